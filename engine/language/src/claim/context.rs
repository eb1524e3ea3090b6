//! What a list item, a table cell or an answer borrows from what introduces it.

use super::prepared::Place;
use super::{Claim, deny, firm, mention};
use crate::Words;
use crate::text::Block;

/// The sentence nearest above that introduces this one, as a place of its own.
fn lead_in<'p, 'r, 't>(place: &Place<'p, 'r, 't>) -> Option<Place<'p, 'r, 't>> {
    let line = &place.reading().sentences[place.line];
    let above = line.introduced_by.iter().rev().copied().find(|&l| {
        let lead = &place.reading().sentences[l];
        !lead.words.is_empty()
            && (lead.block != Block::Heading || place.reading().after(lead.words.end - 1).contains('?'))
    })?;
    let words = place.reading().sentences[above].words.clone();
    place.text.place(&(words.end - 1..words.end))
}

/// Whether something introduces the sentence of the phrase.
pub(super) fn introduced(place: &Place<'_, '_, '_>) -> bool {
    lead_in(place).is_some()
}

/// The claim that a phrase without a verb of its own borrows from its lead-in.
pub(super) fn borrowed(place: &Place<'_, '_, '_>) -> Option<(Claim, Option<Words>)> {
    let lead = lead_in(place)?;
    lead.tensed()?;
    if lead.asked_outright() {
        return Some((Claim::Reported, None));
    }
    match deny::denied(&lead) {
        deny::Verdict::Denied(words) => return Some((Claim::Denied, Some(words))),
        deny::Verdict::Condition(words) => return Some((Claim::Mentioned, Some(words))),
        deny::Verdict::Twice(words) => return Some((Claim::Reported, Some(words))),
        deny::Verdict::No => {}
    }
    if let Some(words) = mention::mentioned(&lead) {
        return Some((Claim::Mentioned, Some(words)));
    }
    Some(firm::firm(&lead))
}

/// A bare *No*, *None* or *N/A* under a question that holds the phrase.
pub(super) fn bare_no(place: &Place<'_, '_, '_>) -> Option<Words> {
    if !place.asked_outright() {
        return None;
    }
    let next = place.reading().sentences.get(place.line + 1)?;
    let follows = next.introduced_by.contains(&place.line) || next.unit == place.reading().sentences[place.line].unit;
    let words = next.words.clone();
    if words.is_empty() || !follows {
        return None;
    }
    let first = place.reading().words[words.start].folded.as_ref();
    let bare = match first {
        "no" | "none" | "nil" | "never" => {
            words.len() == 1
                || (place.sentence.len() <= 4 && words.len() <= 8)
                || place.reading().after(words.start).contains([',', '.', ';'])
        }
        "n" => words.len() == 2,
        "na" => words.len() == 1,
        "not" => words.len() <= 3,
        "nobody" => place.sentence.len() <= 4,
        _ => false,
    };
    bare.then(|| words.start..(words.start + 1))
}
