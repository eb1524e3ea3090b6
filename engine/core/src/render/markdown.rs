//! Pages for colleagues: everything the report says, in Markdown that survives being
//! pasted into a word processor.
//!
//! Headings, paragraphs, quotations and lists; tables only for what people draw up as
//! tables, since they paste badly. Every word of a description or a plugin goes through [`literal`].

use super::layout::{
    barriers_lead, capital, count, counts, flagged_words, labels, lead_in, number, place_long, says_otherwise, set_of,
    titles,
};
use super::markdown_escape::literal;
use super::{grid, statements};
use crate::model::framework::Expectation;
use crate::model::report::{
    About, Assessed, Conclusion, ConclusionKind, Domain, Evidence, Facet, Outcome, Prompt, Rating, Report, Stance,
    words,
};

/// `report` as Markdown.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut doc = Doc::default();
    head(&mut doc, report);
    for outcome in &report.outcomes {
        match outcome {
            Outcome::Assessed(assessed) => framework(&mut doc, assessed),
            Outcome::Refused(refused) => {
                doc.block(&format!("## {}", literal(&refused.title)));
                let why = refused.refusal.message.trim_end_matches('.');
                doc.block(&format!("This framework declined to read this description: {}.", literal(why)));
                doc.block(&literal(&refused.refusal.help));
            }
            Outcome::Failed(failed) => {
                let name = failed.framework.as_ref().unwrap_or(&failed.source);
                doc.block(&format!("## {}", literal(name)));
                let error = &failed.error;
                let when = format!("The plugin failed ({}, {}): {}", error.stage, error.kind, error.message);
                doc.block(&literal(&when));
                doc.block(&literal(&error.help));
                doc.block("The other frameworks are not affected.");
            }
        }
    }
    questions(&mut doc, report);
    foot(&mut doc, report);
    doc.out
}

/// Blocks with a blank line between them.
#[derive(Default)]
pub(super) struct Doc {
    pub(super) out: String,
}

impl Doc {
    pub(super) fn block(&mut self, block: &str) {
        if block.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(block);
        self.out.push('\n');
    }

    /// A table, its heads first.
    fn table(&mut self, rows: &[Vec<&str>]) {
        let line = |cells: &Vec<&str>| {
            let cells: Vec<String> = cells.iter().map(|cell| literal(cell)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        if let Some(heads) = rows.first() {
            lines.insert(1, format!("|{}", " --- |".repeat(heads.len())));
        }
        self.block(&lines.join("\n"));
    }

    pub(super) fn list(&mut self, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.map(|item| format!("- {item}")).collect();
        self.block(&items.join("\n"));
    }
}

fn head(doc: &mut Doc, report: &Report) {
    about(doc, &report.description, report.date.as_deref(), &report.notices);
}

/// What was read, and how far that goes.
pub(super) fn about(doc: &mut Doc, about: &About, date: Option<&str>, notices: &[String]) {
    doc.block(&format!("# {}", literal(about.title.as_deref().unwrap_or("A project description"))));
    doc.block(&format!("*{}* {}", words::ONE_DOCUMENT, words::NOT_FOUND_MEANS));
    let mut facts = vec![count(about.words, "word"), count(about.sections, "section")];
    facts.extend(about.stage.map(|stage| format!("stage: {}", words::stage(stage))));
    facts.extend(date.map(literal));
    doc.block(&facts.join(" · "));
    for notice in notices {
        doc.block(&format!("**Note:** {}", literal(notice)));
    }
}

fn framework(doc: &mut Doc, assessed: &Assessed) {
    doc.block(&format!("## {}", literal(&assessed.title)));
    doc.block(&format!("*{}*", capital(words::kind_of_reading(&assessed.domains))));
    doc.block(&assessed.measured.as_deref().map(literal).unwrap_or_default());
    doc.block(&literal(&assessed.summary));
    if let Some(statements) = statements::table(assessed) {
        doc.block("### The statements");
        let rows: Vec<Vec<&str>> = statements.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        doc.table(&rows);
    }
    for one in assessed.domains.iter().filter(|one| one.expects != Expectation::Grounds) {
        domain(doc, assessed, one);
    }
    if !assessed.conclusions.is_empty() {
        doc.block("### What follows");
        assessed.conclusions.iter().for_each(|c| conclusion(doc, assessed, c));
    }
    if !assessed.sources.is_empty() {
        doc.block("### Sources");
        doc.list(assessed.sources.iter().map(|source| {
            let doi = source.doi.as_ref().map(|doi| format!(" doi:{}", literal(doi))).unwrap_or_default();
            format!("{}{doi}", literal(&source.citation))
        }));
    }
}

fn domain(doc: &mut Doc, assessed: &Assessed, domain: &Domain) {
    doc.block(&format!("### {}", literal(&domain.title)));
    if domain.expects == Expectation::Each {
        doc.block(&counts(&domain.counts));
    }
    if let Some(grid) = &domain.grid {
        doc.table(&grid::table(grid));
    }
    let set = set_of(assessed, domain);
    for rating in &set.full {
        criterion(doc, rating, &assessed.facets);
    }
    if domain.unanswered && domain.expects == Expectation::Any {
        doc.block("Unanswered: one of these would be enough, and none was found.");
    }
    let silence = if domain.expects.describes() { "Not mentioned" } else { "Not found by this reading" };
    for (lead, ratings) in [(silence, &set.not_found), ("Does not apply", &set.not_applicable)] {
        if !ratings.is_empty() {
            doc.block(&format!("**{lead}:** {}", literal(&titles(ratings))));
        }
    }
}

fn criterion(doc: &mut Doc, rating: &Rating, facets: &[Facet]) {
    doc.block(&format!("#### {}", literal(&rating.title)));
    doc.block(&format!("**{}** ({})", literal(&capital(&rating.level_words)), literal(&rating.criterion)));
    doc.block(&format!("*{}*", literal(&rating.question)));
    doc.block(&literal(&rating.rationale));
    let shown = shown(&rating.evidence);
    for item in &shown {
        let before = match item.stance {
            _ if says_otherwise(item, &rating.evidence) => words::SAYS_OTHERWISE,
            Stance::SetAside => words::LOOKS_SIMILAR,
            _ => "",
        };
        quotation(doc, item, before, facets);
    }
    match rating.evidence.len() - shown.len() {
        0 => {}
        1 => doc.block("One more place was considered; the CSV and the JSON have it."),
        more => doc.block(&format!("{more} more places were considered; the CSV and the JSON have them.")),
    }
    ask(doc, &rating.prompts);
}

/// Of each stance the first few: what decides stands first.
fn shown(evidence: &[Evidence]) -> Vec<&Evidence> {
    let mut sides = [Stance::Supports, Stance::Opposes];
    if barriers_lead(evidence) {
        sides.reverse();
    }
    let of = |(stance, most)| evidence.iter().filter(move |item| item.stance == stance).take(most);
    let all: Vec<&Evidence> = [(sides[0], 4), (sides[1], 2), (Stance::SetAside, 3)].into_iter().flat_map(of).collect();
    let supports = |item: &Evidence| all.iter().any(|e| e.stance == Stance::Supports && e.place == item.place);
    // What supports a rating is not shown again as what else the text says.
    all.iter().filter(|item| item.stance != Stance::Opposes || !supports(item)).copied().collect()
}

/// A quotation with what introduces it; under it where it stands and what it is.
fn quotation(doc: &mut Doc, item: &Evidence, before: &str, facets: &[Facet]) {
    let quote = item.quote.as_ref().map(|q| format!("{}“{}”", literal_lead(item), marked(item, q)));
    let before = if before.is_empty() { String::new() } else { format!("*{}* ", capital(before)) };
    let reason = item.set_aside.map(|r| format!(" ({})", words::set_aside(r))).unwrap_or_default();
    let said = format!("{before}{}{reason}", quote.unwrap_or_default());
    let mut under = vec![format!("— {}", literal(&place_long(item)))];
    under.extend([labels(item, facets), item.note.clone()].iter().filter(|t| !t.is_empty()).map(|t| literal(t)));
    let under = under.join("; ");
    if said.trim().is_empty() {
        doc.block(&format!("> {under}"));
    } else {
        doc.block(&format!("> {}\n>\n> {under}", said.trim()));
    }
}

/// The quotation with the phrase that was found in bold.
fn marked(item: &Evidence, quote: &str) -> String {
    let Some([before, phrase, after]) = item.around_focus() else { return literal(quote.trim()) };
    let space = |there: bool| if there { " " } else { "" };
    let (left, right) = (before.ends_with(char::is_whitespace), after.starts_with(char::is_whitespace));
    format!("{}{}**{}**{}{}", literal(before.trim()), space(left), literal(phrase), space(right), literal(after.trim()))
}

fn literal_lead(item: &Evidence) -> String {
    let lead = literal(&lead_in(item));
    if lead.is_empty() { lead } else { format!("{lead} ") }
}

/// A project's own names for its roles are of any number and kind, so no article.
fn ask(doc: &mut Doc, prompts: &[Prompt]) {
    doc.list(prompts.iter().map(|p| format!("Question for {}: {}", literal(&p.who_title), literal(&p.ask))));
}

fn conclusion(doc: &mut Doc, assessed: &Assessed, conclusion: &Conclusion) {
    doc.block(&format!("#### {}", literal(&conclusion.title)));
    doc.block(&literal(&conclusion.text));
    if !conclusion.criteria.is_empty() {
        doc.block(&format!("About: {}", literal(&conclusion.criteria.join(", "))));
    }
    let wording = conclusion.kind == ConclusionKind::Wording;
    let most = if wording { usize::MAX } else { QUOTED };
    for item in conclusion.evidence.iter().take(most) {
        if wording {
            doc.block(&format!("> {}", flagged(item).join("\n>\n> ")));
        } else {
            quotation(doc, item, "", &assessed.facets);
        }
    }
    match conclusion.evidence.len().saturating_sub(most) {
        0 => {}
        1 => doc.block("It rests on one more place, which stands above."),
        more => doc.block(&format!("It rests on {more} more places, which stand above.")),
    }
    ask(doc, &conclusion.prompts);
}

/// How many places a conclusion quotes again.
const QUOTED: usize = 3;

/// Flagged words with what to say instead, their sentence, and where it stands.
fn flagged(item: &Evidence) -> Vec<String> {
    let quote = item.quote.as_ref().map(|quote| format!("{}“{}”", literal_lead(item), literal(quote.trim())));
    let words = Some(format!("**{}**", literal(&flagged_words(item))));
    [words, quote, Some(format!("— {}", literal(&place_long(item))))].into_iter().flatten().collect()
}

fn questions(doc: &mut Doc, report: &Report) {
    let questions = &report.questions;
    if questions.first.is_empty() {
        return;
    }
    doc.block("## Questions to take away");
    doc.block(&format!("{} of {}; all of them stand beside their criteria.", questions.first.len(), questions.total));
    doc.list(
        questions
            .first
            .iter()
            .map(|q| format!("**{}:** {} ({})", literal(&q.who_title), literal(&q.ask), literal(&q.about))),
    );
}

fn foot(doc: &mut Doc, report: &Report) {
    doc.block("## To repeat this");
    let run = format!("evenhand {}, description {}", report.engine.version, report.description.digest);
    let plugins = report.outcomes.iter().filter_map(|outcome| {
        let (name, version, plugin, fuel, settings) = match outcome {
            Outcome::Assessed(a) => (&a.framework, &a.version, &a.plugin, a.fuel, &a.settings),
            Outcome::Refused(r) => (&r.framework, &r.version, &r.plugin, r.fuel, &r.settings),
            Outcome::Failed(_) => return None,
        };
        let with: String = settings
            .iter()
            .map(|(id, value)| format!(", {id}: {}", value.as_deref().unwrap_or("(left out)")))
            .collect();
        Some(literal(&format!("{name} {version}, {plugin}, fuel {}{with}", number(fuel))))
    });
    doc.list([literal(&run)].into_iter().chain(plugins));
}
