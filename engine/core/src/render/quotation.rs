//! A sentence of the description, said once with all that was found in it.
//!
//! A framework gives an item of evidence for each phrase; people read sentences. What stands in
//! the same words and does the same for the rating is one quotation, in which each phrase is
//! marked, with all notes and labels under it.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{brief, headings, line, paragraph, place_in_full};
use crate::model::framework::PART;
use crate::model::report::{About, Evidence, Facet, Stance};

/// What a page says around its quotations, so that none of them says it again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'r> {
    /// The title of the description, which the page opens with.
    pub title: Option<&'r str>,
    /// The framework's facets; none where their values are not shown.
    pub facets: &'r [Facet],
    /// Whether a quotation says in which part of the project it stands.
    pub parts: bool,
}

impl<'r> Around<'r> {
    /// Around quotations of which no values are shown.
    pub fn of(about: &'r About) -> Self {
        Self { title: about.title.as_deref(), facets: &[], parts: false }
    }

    /// `Plan, paragraph 3`: the nearest heading, since it is what people look for.
    pub fn place_short(&self, item: &Evidence) -> String {
        let over = headings(&item.place, self.title);
        let here = paragraph(over, &item.place);
        match over.last() {
            Some(heading) => format!("{}, {here}", brief(heading)),
            None if item.quote.is_none() && item.place.line > 0 => format!("line {}", item.place.line),
            None => here,
        }
    }

    /// `Plan, paragraph 3, line 12`; where words are left out no heading.
    pub fn place_long(&self, item: &Evidence) -> String {
        let place = &item.place;
        if item.quote.is_none() {
            let here = if place.paragraph == 0 { "heading".to_owned() } else { paragraph(&place.section, place) };
            return format!("{here} of its section{}", line(place));
        }
        let over = headings(place, self.title).last().map(|heading| brief(heading));
        place_in_full(over.as_slice(), place)
    }
}

/// A sentence, and what was found in it.
#[derive(Debug, Clone)]
pub(super) struct Quotation<'r> {
    /// The first item, which speaks for the others: of the same words, stance and reason.
    pub first: &'r Evidence,
    /// All of them.
    pub items: Vec<&'r Evidence>,
}

/// The quotations of `evidence`, in the order of their first items: what stands in the same words,
/// with one stance, and set aside for one reason.
pub(super) fn gather<'r>(evidence: impl Iterator<Item = &'r Evidence>) -> Vec<Quotation<'r>> {
    let stances = [Stance::Supports, Stance::Opposes, Stance::SetAside];
    let stance = |item: &Evidence| stances.iter().position(|stance| *stance == item.stance);
    gather_by(evidence, |item| (stance(item), item.set_aside.map(|reason| reason as u8)))
}

/// The sentences of `evidence`, in the order of their first items.
pub(super) fn sentences<'r>(evidence: impl Iterator<Item = &'r Evidence>) -> Vec<Quotation<'r>> {
    gather_by(evidence, |_| ())
}

fn gather_by<'r, K: Ord>(
    evidence: impl Iterator<Item = &'r Evidence>,
    kind: impl Fn(&Evidence) -> K,
) -> Vec<Quotation<'r>> {
    let mut at = BTreeMap::new();
    let mut gathered: Vec<Quotation<'r>> = Vec::new();
    for item in evidence {
        let next = gathered.len();
        let known = *at.entry((item.place.start, item.place.end, kind(item))).or_insert(next);
        match gathered.get_mut(known) {
            Some(quotation) => quotation.items.push(item),
            None => gathered.push(Quotation { first: item, items: vec![item] }),
        }
    }
    gathered
}

impl<'r> Quotation<'r> {
    /// The sentence in pieces, and whether each is a phrase that was found. A phrase that is the
    /// whole sentence marks nothing. None where words are left out.
    pub fn pieces(&self) -> Option<Vec<(&'r str, bool)>> {
        let quote = self.first.quote.as_deref()?;
        let from = self.first.place.start;
        let bytes: Vec<usize> = quote.char_indices().map(|(at, _)| at).chain([quote.len()]).collect();
        let byte = |code_point: usize| bytes.get(code_point.checked_sub(from)?).copied();
        let phrase = |item: &&Evidence| Some((byte(item.focus_place.start)?, byte(item.focus_place.end)?));
        let is_part = |(start, end): &(usize, usize)| !is_all(quote, *start, *end);
        let phrases: BTreeSet<(usize, usize)> = self.items.iter().filter_map(phrase).filter(is_part).collect();
        let mut pieces = Vec::new();
        let mut done = 0;
        for (start, end) in merged(phrases) {
            pieces.extend([(&quote[done..start], false), (&quote[start..end], true)]);
            done = end;
        }
        pieces.push((&quote[done..], false));
        pieces.retain(|(words, _)| !words.is_empty());
        Some(pieces)
    }

    /// Where the sentence stands: code points of the text.
    pub fn stands(&self) -> (usize, usize) {
        (self.first.place.start, self.first.place.end)
    }

    /// Whether the sentence is shown as a whole, with no phrase in it; not where words are left out.
    pub fn marks_nothing(&self) -> bool {
        self.pieces().is_some_and(|pieces| pieces.iter().all(|(_, is_phrase)| !is_phrase))
    }

    /// Whether any of its items is as `holds` says.
    pub fn any(&self, holds: impl Fn(&Evidence) -> bool) -> bool {
        self.items.iter().any(|item| holds(item))
    }

    /// What the framework says beside its phrases, each once.
    pub fn notes(&self) -> String {
        once(self.items.iter().map(|item| item.note.as_str()).filter(|note| !note.is_empty())).join("; ")
    }
}

/// `Domain: skills; Actor: staff`: the labels of `items`, in the words of the framework.
pub(super) fn labels(items: &[&Evidence], around: Around<'_>) -> String {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (facet, values) in items.iter().flat_map(|item| &item.labels) {
        all.entry(facet).or_default().extend(values.iter().map(String::as_str));
    }
    let title = |id: &str| {
        let facet = around.facets.iter().find(|facet| facet.id == id);
        facet.map_or_else(|| id.to_owned(), |facet| facet.title.clone())
    };
    let shown = all.into_iter().filter(|(facet, _)| around.parts || *facet != PART);
    let said = shown.map(|(facet, values)| format!("{}: {}", title(facet), once(values.into_iter()).join(", ")));
    said.collect::<Vec<_>>().join("; ")
}

/// Each of `words` once, in their order.
pub(super) fn once<'w>(words: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    let mut said = BTreeSet::new();
    words.filter(|words| said.insert(*words)).collect()
}

/// Whether the bytes from `start` to `end` are all that `quote` says.
fn is_all(quote: &str, start: usize, end: usize) -> bool {
    let outside = |words: Option<&str>| words.is_none_or(|words| !words.contains(char::is_alphanumeric));
    outside(quote.get(..start)) && outside(quote.get(end..))
}

/// Stretches in order, with those that touch as one.
fn merged(stretches: BTreeSet<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in stretches {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}
