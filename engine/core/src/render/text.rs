//! The terminal view: what was read, each framework's outcome, a few questions, and
//! how to repeat it.
//!
//! It reads well in black and white, in a log and through a screen reader: a word
//! stands beside every symbol. One criterion is [`super::criterion`]'s.

use std::collections::BTreeSet;

use super::alike::Alike;
use super::layout::{count, counts, number, set_of, titles};
use super::page::{Entry, Page, Tail, Weight};
use super::quotation::{Around, gather};
use super::{criterion, grid};
use crate::model::framework::Expectation;
use crate::model::report::{
    About, Assessed, Conclusion, ConclusionKind, Domain, Evidence, Failed, Outcome, Refused, Report, words,
};

/// How the terminal view is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// How many columns it may use; fewer than 40 count as 40.
    pub width: usize,
    /// Plain characters for symbols and typographic marks.
    pub ascii: bool,
    /// Bold and dim. Nothing is said by them alone.
    pub color: bool,
}

impl Default for View {
    fn default() -> Self {
        Self { width: 80, ascii: false, color: false }
    }
}

/// `report` for a terminal.
#[must_use]
pub fn text(report: &Report, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    head(&mut page, &report.description, report.date.as_deref(), &report.notices);
    for outcome in &report.outcomes {
        page.blank();
        match outcome {
            Outcome::Assessed(assessed) => assessed_view(&mut page, assessed, Around::of(&report.description)),
            Outcome::Refused(refused) => refused_view(&mut page, refused),
            Outcome::Failed(failed) => failed_view(&mut page, failed),
        }
    }
    questions(&mut page, report);
    foot(&mut page, report);
    page.finish()
}

/// What was read, and how far that goes.
pub(super) fn head(page: &mut Page, about: &About, date: Option<&str>, notices: &[String]) {
    let mut facts = vec![count(about.words, "word"), count(about.sections, "section")];
    facts.extend(about.stage.map(|stage| format!("stage: {}", words::stage(stage))));
    facts.extend(date.map(str::to_string));
    let facts = facts.join(" · ");
    let text = about.title.as_deref().unwrap_or("A project description");
    page.entry(Entry { text, weight: Weight::Bold, tail: Tail::Keep(&facts), ..Entry::default() });
    page.text(0, words::ONE_DOCUMENT);
    page.text(0, words::NOT_FOUND_MEANS);
    for notice in notices {
        page.entry(Entry { lead: "Note:", text: notice, ..Entry::default() });
    }
}

fn assessed_view(page: &mut Page, assessed: &Assessed, around: Around<'_>) {
    let around = Around { facets: &assessed.facets, ..around };
    let kind = words::kind_of_reading(&assessed.domains);
    title(page, &assessed.title, kind);
    for sentence in assessed.measured.iter().chain([&assessed.summary]) {
        page.text(2, sentence);
    }
    let alike = Alike::of(assessed);
    for domain in assessed.domains.iter().filter(|domain| domain.expects != Expectation::Grounds) {
        page.blank();
        domain_view(page, assessed, domain, &alike, Around { parts: domain.grid.is_some(), ..around });
    }
    if !assessed.conclusions.is_empty() {
        page.blank();
        page.entry(Entry { margin: 2, text: "What follows", weight: Weight::Bold, ..Entry::default() });
        let mut quoted = BTreeSet::new();
        assessed.conclusions.iter().for_each(|c| conclusion(page, c, &mut quoted, around));
    }
}

fn title(page: &mut Page, text: &str, kind: &str) {
    page.entry(Entry { text, weight: Weight::Bold, tail: Tail::Keep(kind), ..Entry::default() });
}

fn domain_view(page: &mut Page, assessed: &Assessed, domain: &Domain, alike: &Alike<'_>, around: Around<'_>) {
    let counted = counts(&domain.counts);
    let tail = if domain.expects == Expectation::Each { Tail::Keep(&counted) } else { Tail::None };
    page.entry(Entry { margin: 2, text: &domain.title, weight: Weight::Bold, tail, ..Entry::default() });
    if let Some(grid) = &domain.grid {
        grid::view(page, grid);
    }
    let set = set_of(assessed, domain);
    let columns = criterion::columns(&set.full);
    for rating in &set.full {
        criterion::view(page, rating, alike, around, columns);
    }
    if domain.unanswered && domain.expects == Expectation::Any {
        page.text(2, "Unanswered: one of these would be enough, and none was found.");
    }
    let silence = if domain.expects.describes() { "not mentioned:" } else { "not found:" };
    let hollow = page.symbol("○", "o");
    let dash = page.symbol("–", "-");
    named(page, &format!("{hollow} {silence}"), &titles(&set.not_found));
    named(page, &format!("{dash} does not apply:"), &titles(&set.not_applicable));
}

/// Several criteria in a line; nothing where there are none.
fn named(page: &mut Page, lead: &str, titles: &str) {
    if !titles.is_empty() {
        page.text_hanging(2, 4, &format!("{lead} {titles}"));
    }
}

/// A conclusion with one sentence that it rests on: the first that none above it quotes.
fn conclusion(page: &mut Page, conclusion: &Conclusion, quoted: &mut BTreeSet<(usize, usize)>, around: Around<'_>) {
    let id = Tail::Drop(conclusion.id.as_str());
    page.entry(Entry { margin: 2, text: &conclusion.title, tail: id, ..Entry::default() });
    page.text(6, &conclusion.text);
    if conclusion.kind == ConclusionKind::Wording {
        return wording(page, &conclusion.evidence, around);
    }
    let all = gather(conclusion.evidence.iter());
    if let Some(new) = all.iter().find(|one| quoted.insert(one.stands())) {
        criterion::quotation(page, new, "", around);
    }
}

/// How many places of flagged wording are shown; the other formats have them all.
const FLAGGED: usize = 8;

fn wording(page: &mut Page, places: &[Evidence], around: Around<'_>) {
    places.iter().take(FLAGGED).for_each(|item| criterion::flagged(page, item, around));
    match places.len().saturating_sub(FLAGGED) {
        0 => {}
        1 => page.text(8, "One more place: the Markdown and the JSON have it."),
        more => page.text(8, &format!("{more} more places: the Markdown and the JSON have them.")),
    }
}

fn refused_view(page: &mut Page, refused: &Refused) {
    title(page, &refused.title, "declined to read this");
    page.text(2, &format!("This framework declined: {}.", refused.refusal.message.trim_end_matches('.')));
    page.text(2, &refused.refusal.help);
}

fn failed_view(page: &mut Page, failed: &Failed) {
    title(page, failed.framework.as_ref().unwrap_or(&failed.source), "could not be run");
    let error = &failed.error;
    page.text(2, &format!("The plugin failed ({}, {}): {}", error.stage, error.kind, error.message));
    page.text(2, &error.help);
    page.text(2, "The other frameworks are not affected.");
}

const ALL_OF_THEM: &str = "all of them: evenhand prompts FILE --all";

fn questions(page: &mut Page, report: &Report) {
    let questions = &report.questions;
    if questions.first.is_empty() {
        return;
    }
    page.blank();
    let (shown, total) = (questions.first.len(), questions.total);
    let more = if shown == total { "with their sentences: evenhand prompts FILE" } else { ALL_OF_THEM };
    let of = format!("{shown} of {total} · {more}");
    page.entry(Entry {
        text: "Questions to take away",
        weight: Weight::Bold,
        tail: Tail::Keep(&of),
        ..Entry::default()
    });
    let widest = questions.first.iter().map(|q| super::wrap::width(&q.who_title)).max().unwrap_or(0);
    for question in &questions.first {
        page.entry(Entry {
            margin: 2,
            lead: &question.who_title,
            lead_columns: widest.min(24) + 2,
            text: &question.ask,
            tail: Tail::Keep(&question.about),
            ..Entry::default()
        });
    }
}

fn foot(page: &mut Page, report: &Report) {
    page.blank();
    page.entry(Entry { text: "To repeat this", weight: Weight::Bold, ..Entry::default() });
    page.text_hanging(
        2,
        6,
        &format!("evenhand {} · description {}", report.engine.version, brief(&report.description.digest)),
    );
    for outcome in &report.outcomes {
        let (name, version, plugin, fuel, settings) = match outcome {
            Outcome::Assessed(a) => (&a.framework, &a.version, &a.plugin, a.fuel, &a.settings),
            Outcome::Refused(r) => (&r.framework, &r.version, &r.plugin, r.fuel, &r.settings),
            Outcome::Failed(_) => continue,
        };
        let mut line = format!("{name} {version} · {} · fuel {}", brief(plugin), number(fuel));
        for (id, value) in settings {
            line.push_str(&format!(" · {id}: {}", value.as_deref().unwrap_or("(left out)")));
        }
        page.text_hanging(2, 6, &line);
    }
}

/// A digest short enough to compare by eye; the JSON has all of it.
pub(super) fn brief(digest: &str) -> String {
    const SHOWN: usize = "sha256:".len() + 16;
    match digest.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &digest[..at]),
        None => digest.to_string(),
    }
}
