//! One criterion in the terminal view: its level in words, the words it rests on with
//! their place, and what looks similar and is not.

use super::layout::{barriers_lead, flagged_words, labels, lead_in, place_short, says_otherwise};
use super::marked::marked;
use super::page::{Entry, Page, Tail, Weight};
use super::wrap::width;
use crate::model::report::{Evidence, Facet, Rating, Stance, words};
use crate::model::{Claim, Level, SetAside};

/// How many quotations a criterion shows; the other formats have them all.
const QUOTATIONS: usize = 2;

/// The longest quotation, in code points; longer ones are shortened around the phrase.
const LONGEST: usize = 260;

/// How wide the column of levels must be for `ratings`, symbol included.
pub(super) fn columns(ratings: &[&Rating]) -> usize {
    let widest = ratings.iter().map(|r| width(words::short(&r.level_words))).max().unwrap_or(0);
    widest + 4
}

pub(super) fn view(page: &mut Page, rating: &Rating, facets: &[Facet], columns: usize) {
    let lead = format!("{} {}", symbol(page, rating.level), words::short(&rating.level_words));
    page.entry(Entry {
        margin: 2,
        lead: &lead,
        lead_columns: columns,
        text: &rating.title,
        tail: Tail::Keep(&rating.criterion),
        ..Entry::default()
    });
    for item in shown(&rating.evidence) {
        let told = matches!(rating.level, Level::Described | Level::Partly);
        quotation(page, item, if told && says_otherwise(item, &rating.evidence) { words::SAYS_OTHERWISE } else { "" });
        let labels = labels(item, facets);
        page.entry(Entry { margin: 8, text: &labels, weight: Weight::Dim, ..Entry::default() });
    }
    if let Some(item) = rating.evidence.iter().find(|e| looks_alike(e)) {
        looks_similar(page, item);
    }
    if rating.level != Level::Described || rating.evidence.iter().all(|e| e.quote.is_none()) {
        page.text(8, &rating.rationale);
    }
}

/// Whether it was set aside for what it says, and not for where it stands: a part that
/// nothing beside it completes looks like nothing to a reader.
fn looks_alike(item: &Evidence) -> bool {
    item.stance == Stance::SetAside && item.set_aside != Some(SetAside::Elsewhere)
}

pub(super) fn symbol<'p>(page: &Page, level: Level) -> &'p str {
    match level {
        Level::Described => page.symbol("●", "*"),
        Level::Partly => page.symbol("◐", "+"),
        Level::NotFound => page.symbol("○", "o"),
        Level::SaidNotDone | Level::NotApplicable => page.symbol("–", "-"),
    }
}

/// The first items that do not repeat each other's words, a second one only where it
/// is about as firm; and always one that speaks against, where there is one of other words.
fn shown(evidence: &[Evidence]) -> Vec<&Evidence> {
    let mut shown: Vec<&Evidence> = Vec::new();
    let first = evidence.first().map(|first| first.stance);
    let leading = if barriers_lead(evidence) { Some(Stance::Opposes) } else { first };
    let (deciding, against): (Vec<_>, Vec<_>) =
        evidence.iter().filter(|e| e.stance != Stance::SetAside).partition(|e| Some(e.stance) == leading);
    let Some(first) = deciding.first().map(|first| first.claim) else {
        return shown;
    };
    let apart = |a: &Evidence, b: &Evidence| a.place.end <= b.place.start || b.place.end <= a.place.start;
    for item in deciding {
        let firm = item.claim >= Claim::Planned || item.claim == first;
        if shown.len() < QUOTATIONS && firm && shown.iter().all(|other| apart(item, other)) {
            shown.push(item);
        }
    }
    let other = against.into_iter().find(|item| shown.iter().all(|known| apart(item, known)));
    shown.extend(other);
    shown
}

/// A quotation with what introduces it, its phrase marked, and its place at the right.
pub(super) fn quotation(page: &mut Page, item: &Evidence, before: &str) {
    let quote = quoted(page, item);
    quotation_of(page, item, before, &quote);
}

/// The same with nothing marked, for those who want the sentence and not why it counts.
pub(super) fn plain_quotation(page: &mut Page, item: &Evidence) {
    let quote = item.quote.as_ref().map_or_else(String::new, |quote| format!("“{}”", quote.trim()));
    quotation_of(page, item, "", &quote);
}

fn quotation_of(page: &mut Page, item: &Evidence, before: &str, quote: &str) {
    let place = place_short(item);
    let text = [before, &lead_in(item), quote].map(str::trim).join(" ");
    if quote.is_empty() {
        let before = if before.is_empty() { "rests on" } else { before };
        return page.text(8, &format!("{before} {place}"));
    }
    page.entry(Entry { margin: 8, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

/// Words that are flagged, with what to say instead and their place at the right.
pub(super) fn flagged(page: &mut Page, item: &Evidence) {
    let (place, text) = (place_short(item), flagged_words(item));
    page.entry(Entry { margin: 8, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

fn looks_similar(page: &mut Page, item: &Evidence) {
    let reason = item.set_aside.map(words::set_aside).unwrap_or_default();
    let parts = [words::LOOKS_SIMILAR, &quoted(page, item), &format!("({reason})")].map(str::to_string);
    let text = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let place = place_short(item);
    page.entry(Entry { margin: 8, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

/// The quotation in quotation marks, with the phrase that was found in it between marks
/// of its own; nothing where words are left out.
fn quoted(page: &Page, item: &Evidence) -> String {
    let Some(quote) = &item.quote else { return String::new() };
    match item.around_focus() {
        Some(parts) => format!("“{}”", marked(parts, page.phrase_marks(), LONGEST)),
        None => format!("“{}”", quote.trim()),
    }
}
