//! Denials that leave the rest untouched: *not asked again*, *not asked to pay*.
//!
//! Who reads that people were not asked twice knows that they were asked. So a denial says
//! nothing of the whole where its clause says of which part it is.

use super::super::prepared::Place;
use crate::Words;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark, holds};
use crate::word::Figure;

/// Words by which one of several meetings is named.
const ORDINALS: &[&str] = &["first", "second", "third", "last", "next", "final", "previous"];

/// The words by which only a part of what the phrase names is denied.
pub(in crate::claim) fn of_a_part(place: &Place<'_, '_, '_>) -> Option<Words> {
    but_some(place)
        .or_else(|| once(place))
        .or_else(|| asked_of(place))
        .or_else(|| about(place))
        .or_else(|| one_meeting(place))
}

/// *We have not asked them, other than at the fair*: some of it was done.
fn but_some(place: &Place<'_, '_, '_>) -> Option<Words> {
    let at = (place.focus.start..place.sentence.end).find(|&i| match place.word(i) {
        "other" | "apart" | "aside" => matches!(place.word(i + 1), "than" | "from"),
        "except" | "beyond" | "besides" => true,
        _ => false,
    })?;
    Some(at..at + 1)
}

/// *Not consulted again*, *not always asked*, *not asked until May*: how, when, or how often.
fn once(place: &Place<'_, '_, '_>) -> Option<Words> {
    let here = scope(place);
    place.marks(List::ClaimOnce).map(Mark::words).find(|m| here.start <= m.start && m.end <= here.end)
}

/// *Not asked to pay*: what people were spared, and no word on whether they had a say.
fn asked_of(place: &Place<'_, '_, '_>) -> Option<Words> {
    let here = scope(place);
    let asked = |i: usize| matches!(place.word(i), "asked" | "invited" | "expected" | "required" | "made" | "told");
    let at = here.clone().find(|&i| asked(i) && place.word(i + 1) == "to")? + 2;
    place.marks(List::ClaimAskedOf).map(Mark::words).find(|m| m.start == at)
}

/// *Not asked about the colour of the walls*: one matter, where others may have been asked about.
fn about(place: &Place<'_, '_, '_>) -> Option<Words> {
    let here = scope(place);
    let at = here.clone().find(|&i| {
        let asked = matches!(place.word(i), "asked" | "ask" | "consulted" | "consult" | "spoken" | "told");
        asked && place.word(i + 1) == "about"
    })? + 2;
    let of = place.tag(at).any(Tags::DET) && (at + 1..at + 4).any(|i| place.word(i) == "of");
    let whole = (at..at + 3).any(|i| holds(List::ClaimWhole, place.word(i)));
    (of && !whole).then_some(at - 1..at)
}

/// *Not invited to the July meeting*: there were others.
fn one_meeting(place: &Place<'_, '_, '_>) -> Option<Words> {
    let here = scope(place);
    let one = |i: usize| {
        let word = place.word(i);
        place.reading().words[i].figure.is(Figure::DATE) || ORDINALS.contains(&word)
    };
    let to = |i: &usize| place.word(*i) == "to" && place.tag(i + 1).any(Tags::DET);
    let at = here.clone().find(to)? + 2;
    let meeting = |i: usize| matches!(place.word(i), "meeting" | "meetings" | "workshop" | "session" | "event");
    (at < here.end && one(at) && (at..at + 3).any(meeting)).then_some(at..at + 1)
}

/// The words from the phrase's verb to the end of its clause, and the one that follows, where
/// no mark stands between.
fn scope(place: &Place<'_, '_, '_>) -> Words {
    let start = place.group().map_or(place.focus.start, |group| group.words.start.min(place.focus.start));
    let within = |i: &usize| *i < place.focus.end || place.clause_of(*i) == place.clause;
    let end = (start..place.sentence.end).find(|i| !within(i)).unwrap_or(place.sentence.end);
    let joined = end < place.sentence.end && place.reading().before(end).trim().is_empty();
    start..end + usize::from(joined)
}
