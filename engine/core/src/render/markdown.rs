//! Pages for colleagues: everything the report says, in Markdown that survives being
//! pasted into a word processor.
//!
//! Headings, paragraphs, quotations and lists; tables only for the first page and what people draw up
//! as tables, since they paste badly. Every word of a description or a plugin goes through [`literal`].

use super::alike::Alike;
use super::layout::{capital, count, counts, made_by, set_of, titles};
use super::markdown_escape::literal;
use super::markdown_quotation::{ask, conclusion, criterion};
use super::quotation::Around;
use super::{glance, grid, statements};
use crate::model::framework::Expectation;
use crate::model::report::{About, Assessed, Domain, Outcome, Report, words};

/// `report` as Markdown.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let mut doc = Doc::default();
    head(&mut doc, report);
    for outcome in &report.outcomes {
        match outcome {
            Outcome::Assessed(assessed) => framework(&mut doc, assessed, Around::of(&report.description)),
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

fn framework(doc: &mut Doc, assessed: &Assessed, around: Around<'_>) {
    let around = Around { facets: &assessed.facets, ..around };
    doc.block(&format!("## {}", literal(&assessed.title)));
    doc.block(&format!("*{}*", capital(words::kind_of_reading(&assessed.domains))));
    doc.block(&assessed.measured.as_deref().map(literal).unwrap_or_default());
    doc.block(&literal(&assessed.summary));
    let first_page =
        [("At a glance", glance::table(assessed, around)), ("The statements", statements::table(assessed, around))];
    for (heading, table) in first_page.iter().filter_map(|(heading, table)| Some((heading, table.as_ref()?))) {
        doc.block(&format!("### {heading}"));
        let rows: Vec<Vec<&str>> = table.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        doc.table(&rows);
    }
    let alike = Alike::of(assessed);
    for one in assessed.domains.iter().filter(|one| one.expects != Expectation::Grounds) {
        domain(doc, assessed, one, &alike, Around { parts: one.grid.is_some(), ..around });
    }
    if !assessed.conclusions.is_empty() {
        doc.block("### What follows");
        assessed.conclusions.iter().for_each(|c| conclusion(doc, c, around));
    }
    if !assessed.sources.is_empty() {
        doc.block("### Sources");
        doc.list(assessed.sources.iter().map(|source| {
            let doi = source.doi.as_ref().map(|doi| format!(" doi:{}", literal(doi))).unwrap_or_default();
            format!("{}{doi}", literal(&source.citation))
        }));
    }
}

fn domain(doc: &mut Doc, assessed: &Assessed, domain: &Domain, alike: &Alike<'_>, around: Around<'_>) {
    doc.block(&format!("### {}", literal(&domain.title)));
    if domain.expects == Expectation::Each {
        doc.block(&counts(&domain.counts));
    }
    if let Some(grid) = &domain.grid {
        doc.table(&grid::table(grid));
    }
    let set = set_of(assessed, domain);
    for rating in &set.full {
        criterion(doc, rating, alike, around);
    }
    if domain.unanswered && domain.expects == Expectation::Any {
        doc.block("Unanswered: one of these would be enough, and none was found.");
    }
    let silence = if domain.expects.describes() { "Not mentioned" } else { "Not found by this reading" };
    for (lead, ratings) in [(silence, &set.not_found), ("Does not apply", &set.not_applicable)] {
        if !ratings.is_empty() {
            doc.block(&format!("**{lead}:** {}", literal(&titles(ratings))));
            ask(doc, ratings.iter().flat_map(|rating| &rating.prompts));
        }
    }
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
    doc.list(made_by(report).iter().map(|line| literal(line)));
}
