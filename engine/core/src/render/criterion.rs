//! One criterion in the terminal view: its level in words, the words it rests on with
//! their place, and what looks similar and is not.

use super::alike::Alike;
use super::emphasis::unmarked;
use super::layout::{barriers_lead, flagged_words, lead_in, says_otherwise};
use super::marked::marked;
use super::page::{Entry, Page, Tail, Weight};
use super::quotation::{Around, Quotation, gather, labels};
use super::wrap::width;
use crate::model::report::{Evidence, Rating, Stance, words};
use crate::model::{Claim, Level};

/// How many quotations a criterion shows; the other formats have them all.
const QUOTATIONS: usize = 2;

/// The longest quotation, in code points; longer ones are shortened around the phrase.
const LONGEST: usize = 260;

/// How wide the column of levels must be for `ratings`, symbol included.
pub(super) fn columns(ratings: &[&Rating]) -> usize {
    let widest = ratings.iter().map(|r| width(words::short(&r.level_words))).max().unwrap_or(0);
    widest + 4
}

pub(super) fn view(page: &mut Page, rating: &Rating, alike: &Alike<'_>, around: Around<'_>, columns: usize) {
    let lead = format!("{} {}", symbol(page, rating.level), words::short(&rating.level_words));
    page.entry(Entry {
        margin: 2,
        lead: &lead,
        lead_columns: columns,
        text: &rating.title,
        tail: Tail::Keep(&rating.criterion),
        ..Entry::default()
    });
    for shown in shown(&rating.evidence) {
        let told = matches!(rating.level, Level::Described | Level::Partly);
        let otherwise = told && shown.any(|item| says_otherwise(item, &rating.evidence));
        quotation(page, &shown, if otherwise { words::SAYS_OTHERWISE } else { "" }, around);
        // What marks nothing has to say why it is there.
        let why = if shown.marks_nothing() { shown.notes() } else { String::new() };
        for text in [why, labels(&shown.items, around)] {
            page.entry(Entry { margin: 8, text: &text, weight: Weight::Dim, ..Entry::default() });
        }
    }
    if let Some(similar) = alike.under(rating) {
        looks_similar(page, similar, around);
    }
    if rating.level != Level::Described || rating.evidence.iter().all(|e| e.quote.is_none()) {
        page.text(8, &rating.rationale);
    }
}

pub(super) fn symbol<'p>(page: &Page, level: Level) -> &'p str {
    match level {
        Level::Described => page.symbol("●", "*"),
        Level::Partly => page.symbol("◐", "+"),
        Level::NotFound => page.symbol("○", "o"),
        Level::SaidNotDone | Level::NotApplicable => page.symbol("–", "-"),
    }
}

/// The first sentences, a second one only where it is about as firm; and always one that speaks
/// against, where there is one of other words.
fn shown(evidence: &[Evidence]) -> Vec<Quotation<'_>> {
    let first = evidence.first().map(|first| first.stance);
    let leading = if barriers_lead(evidence) { Some(Stance::Opposes) } else { first };
    let of = |leads: bool| {
        let counts = move |item: &&Evidence| item.stance != Stance::SetAside && (Some(item.stance) == leading) == leads;
        gather(evidence.iter().filter(counts))
    };
    let deciding = of(true);
    let Some(claim) = deciding.first().map(|deciding| deciding.first.claim) else { return Vec::new() };
    let is_firm = |item: &Evidence| item.claim >= Claim::Planned || item.claim == claim;
    let firm = deciding.into_iter().filter(|deciding| deciding.any(is_firm));
    let mut shown: Vec<Quotation<'_>> = firm.take(QUOTATIONS).collect();
    let apart = |a: &Evidence, b: &Evidence| a.place.end <= b.place.start || b.place.end <= a.place.start;
    let other = of(false).into_iter().find(|other| shown.iter().all(|known| apart(other.first, known.first)));
    shown.extend(other);
    shown
}

/// A quotation with what introduces it, its phrases marked, and its place at the right.
pub(super) fn quotation(page: &mut Page, quotation: &Quotation<'_>, before: &str, around: Around<'_>) {
    let quote = quoted(page, quotation);
    quotation_of(page, quotation.first, before, &quote, around);
}

/// The same with nothing marked, for those who want the sentence and not why it counts.
pub(super) fn plain_quotation(page: &mut Page, item: &Evidence, around: Around<'_>) {
    let quote = item.quote.as_ref().map_or_else(String::new, |quote| format!("“{}”", unmarked(quote.trim())));
    quotation_of(page, item, "", &quote, around);
}

fn quotation_of(page: &mut Page, item: &Evidence, before: &str, quote: &str, around: Around<'_>) {
    let place = around.place_short(item);
    let text = [before, &lead_in(item), quote].map(str::trim).join(" ");
    if quote.is_empty() {
        let before = if before.is_empty() { "rests on" } else { before };
        return page.text(8, &format!("{before} {place}"));
    }
    page.entry(Entry { margin: 8, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

/// Words that are flagged, with what to say instead and their place at the right.
pub(super) fn flagged(page: &mut Page, item: &Evidence, around: Around<'_>) {
    let (place, text) = (around.place_short(item), flagged_words(item));
    page.entry(Entry { margin: 8, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

fn looks_similar(page: &mut Page, similar: &Quotation<'_>, around: Around<'_>) {
    let reason = similar.first.set_aside.map(words::set_aside).unwrap_or_default();
    let before = words::looks_similar(similar.first.set_aside);
    let parts = [before, &quoted(page, similar), &format!("({reason})")].map(str::to_string);
    let text = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let place = around.place_short(similar.first);
    page.entry(Entry { margin: 8, text: &text, tail: Tail::Keep(&place), ..Entry::default() });
}

/// The quotation in quotation marks, with the phrases that were found in it between marks
/// of their own; nothing where words are left out.
fn quoted(page: &Page, quotation: &Quotation<'_>) -> String {
    let marked = quotation.pieces().map(|pieces| marked(&pieces, page.phrase_marks(), LONGEST));
    marked.map_or_else(String::new, |marked| format!("“{}”", unmarked(marked.trim())))
}
