//! Why a criterion has its level, on a terminal: its page, its rating, and every item of
//! evidence in full.
//!
//! What counts was decided by the framework; nothing here weighs it again.

use std::collections::BTreeMap;

use super::criterion::symbol;
use super::layout::{lead_in, line, number};
use super::page::{Entry, Page, Tail, Weight};
use super::quotation::{Around, labels, sentences};
use super::text::{View, brief, head};
use crate::model::SetAside;
use crate::model::report::{Evidence, Explanation, Rating, Stance, words};

/// `explanation` for a terminal.
#[must_use]
pub fn explanation(explanation: &Explanation, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    head(&mut page, &explanation.description, explanation.date.as_deref(), &explanation.notices);
    page.blank();
    asked(&mut page, explanation);
    match &explanation.rating {
        Some(rating) => rated(&mut page, explanation, rating),
        None => declined(&mut page, explanation),
    }
    foot(&mut page, explanation);
    page.finish()
}

/// The criterion and what its page says.
fn asked(page: &mut Page, explanation: &Explanation) {
    let criterion = &explanation.criterion;
    let id = format!("{}/{}", explanation.framework.id, criterion.id);
    title(page, &id, &criterion.title);
    page.text(2, &criterion.question);
    page.text(2, &criterion.why);
    for (lead, text) in [
        ("Counts when:", &criterion.counts_when),
        ("Counts partly:", &criterion.counts_partly),
        ("Does not count:", &criterion.does_not_count),
    ] {
        if !text.is_empty() {
            page.text_hanging(2, 4, &format!("{lead} {text}"));
        }
    }
}

fn title(page: &mut Page, text: &str, tail: &str) {
    page.entry(Entry { text, weight: Weight::Bold, tail: Tail::Keep(tail), ..Entry::default() });
}

fn rated(page: &mut Page, explanation: &Explanation, rating: &Rating) {
    page.blank();
    let symbol = symbol(page, rating.level);
    page.entry(Entry { lead: symbol, text: &rating.level_words, weight: Weight::Bold, ..Entry::default() });
    page.text(2, &rating.rationale);
    let facets = &explanation.framework.facets;
    let around = Around { facets, parts: true, ..Around::of(&explanation.description) };
    for (stance, heading) in [
        (Stance::Supports, "What counts"),
        (Stance::Opposes, "What speaks against it"),
        (Stance::SetAside, "What looks similar and was set aside"),
    ] {
        evidence(page, heading, &items(rating, stance, false), around);
    }
    evidence(page, "Set aside for where it stands", &items(rating, Stance::SetAside, true), around);
    if rating.evidence.is_empty() {
        page.blank();
        page.text(0, "No words of the text bear on this, as they are read here.");
    }
    follows(page, explanation);
    questions(page, rating);
}

/// The items of `stance`; what was set aside for where it stands is kept apart from what
/// was set aside for what it says.
fn items(rating: &Rating, stance: Stance, elsewhere: bool) -> Vec<&Evidence> {
    let wanted = |item: &&Evidence| item.stance == stance && (item.set_aside == Some(SetAside::Elsewhere)) == elsewhere;
    rating.evidence.iter().filter(wanted).collect()
}

/// Each sentence once, in the order of its first item.
fn evidence(page: &mut Page, heading: &str, items: &[&Evidence], around: Around<'_>) {
    if items.is_empty() {
        return;
    }
    page.blank();
    title(page, heading, &items.len().to_string());
    for said in sentences(items.iter().copied()) {
        sentence(page, said.first, around);
        phrases(page, &said.items, around);
    }
}

/// The sentence around phrases, with what introduces it and its place.
fn sentence(page: &mut Page, item: &Evidence, around: Around<'_>) {
    let Some(quote) = &item.quote else {
        return page.text(2, &around.place_short(item));
    };
    let text = format!("{}“{}”", lead_in(item), quote.trim());
    let place = format!("{}{}", around.place_short(item), line(&item.place));
    page.entry(Entry { margin: 2, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

/// The phrases that were found in a sentence, why they count or do not, and what they
/// were taken for; those of which the same is to be said stand together.
fn phrases(page: &mut Page, items: &[&Evidence], around: Around<'_>) {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut remarks: Vec<(String, Vec<String>)> = Vec::new();
    for item in items {
        let finer = [words::because(item), item.note.clone(), labels(&[item], around)];
        let finer: Vec<&str> = finer.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        let (remark, focus) = (finer.join(" · "), item.focus.as_ref().map(|words| format!("“{words}”")));
        let known = *at.entry(remark.clone()).or_insert(remarks.len());
        if known == remarks.len() {
            remarks.push((remark, Vec::new()));
        }
        remarks[known].1.extend(focus);
    }
    for (remark, found) in remarks {
        page.text_hanging(4, 6, &format!("{} {remark}", found.join(", ")));
    }
}

fn follows(page: &mut Page, explanation: &Explanation) {
    if explanation.conclusions.is_empty() {
        return;
    }
    page.blank();
    page.entry(Entry { text: "What follows, with other criteria", weight: Weight::Bold, ..Entry::default() });
    for conclusion in &explanation.conclusions {
        page.entry(Entry { margin: 2, text: &conclusion.title, tail: Tail::Drop(&conclusion.id), ..Entry::default() });
        page.text(4, &conclusion.text);
        let others = conclusion.criteria.iter().filter(|id| **id != explanation.criterion.id);
        let others: Vec<&str> = others.map(String::as_str).collect();
        if !others.is_empty() {
            page.text_hanging(4, 6, &format!("with {}", others.join(", ")));
        }
    }
}

fn questions(page: &mut Page, rating: &Rating) {
    page.blank();
    page.entry(Entry { text: "Questions that remain", weight: Weight::Bold, ..Entry::default() });
    for prompt in &rating.prompts {
        page.text_hanging(2, 4, &format!("{}: {}", prompt.who_title, prompt.ask));
    }
    if rating.prompts.is_empty() {
        page.text(2, "The framework asks nothing more about this.");
    }
}

fn declined(page: &mut Page, explanation: &Explanation) {
    let Some(refusal) = &explanation.refusal else { return };
    page.blank();
    let why = refusal.message.trim_end_matches('.');
    page.text(0, &format!("The framework declined to read this, so there is no level: {why}."));
    page.text(0, &refusal.help);
}

fn foot(page: &mut Page, explanation: &Explanation) {
    let by = &explanation.framework;
    page.blank();
    page.entry(Entry { text: "To repeat this", weight: Weight::Bold, ..Entry::default() });
    let run =
        format!("evenhand {} · description {}", explanation.engine.version, brief(&explanation.description.digest));
    page.text_hanging(2, 6, &run);
    let mut plugin = format!("{} {} · {} · fuel {}", by.id, by.version, brief(&by.plugin), number(by.fuel));
    for (id, value) in &by.settings {
        plugin.push_str(&format!(" · {id}: {}", value.as_deref().unwrap_or("(left out)")));
    }
    page.text_hanging(2, 6, &plugin);
}
