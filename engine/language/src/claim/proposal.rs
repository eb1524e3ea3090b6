//! What a body is asked to agree to: proposed, and not done by being put to it.

use super::context;
use super::prepared::Place;
use crate::Words;

/// The words by which a body is asked to agree to the phrase: *the Board is asked to
/// approve …*. What it is asked to *note* is so already.
pub(super) fn proposed(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    let near = |w: &Words| {
        w.end <= place.focus.start
            && (chain.contains(&place.clause_of(w.start)) || chain.iter().any(|&c| place.clause(c).first == w.end))
    };
    let agrees = |w: &Words| assents(place.word(w.end)) && place.word(w.end - 1) == "to";
    if let Some(words) = request(place).filter(|w| near(w) && agrees(w)) {
        return Some(words);
    }
    let lead = context::lead_in(place)?;
    let words = request(&lead).filter(|w| w.end == lead.sentence.end || assents(lead.word(w.end)))?;
    let own = assents(place.word(place.sentence.start));
    let led = lead.word(words.end - 1) == "to" && (own || words.end < lead.sentence.end);
    led.then_some(words)
}

/// *The Board is asked to*, *members are recommended to*: a body and what is put to it.
fn request(place: &Place<'_, '_, '_>) -> Option<Words> {
    let asked = |i: &usize| {
        matches!(place.word(*i), "asked" | "recommended" | "invited" | "requested")
            && matches!(place.word(i - 1), "is" | "are" | "was" | "were" | "therefore")
            && place.word(i + 1) == "to"
    };
    let at = (place.sentence.start + 1..place.sentence.end).find(asked)?;
    (place.sentence.start..at).any(|i| decides(place.word(i))).then(|| at - 1..at + 2)
}

/// Bodies that decide, and their members.
fn decides(word: &str) -> bool {
    matches!(
        word,
        "board"
            | "boards"
            | "cabinet"
            | "committee"
            | "council"
            | "councillors"
            | "members"
            | "trustees"
            | "trust"
            | "governors"
            | "body"
            | "executive"
            | "directors"
            | "partnership"
            | "partners"
            | "commissioners"
            | "assembly"
            | "meeting"
            | "icb"
    )
}

fn assents(word: &str) -> bool {
    matches!(
        word,
        "agree" | "approve" | "endorse" | "adopt" | "ratify" | "support" | "authorise" | "sanction" | "confirm"
    )
}
