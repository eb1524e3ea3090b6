//! Whether a few words state something, told by a verb and its object: *parents picked
//! the colours*, and not *working with parents*.
//!
//! It knows less than [`super::groups`], on purpose: a label must not pass for a
//! statement. What heads what is for whoever asks.

use super::tags::{Tags, tags};
use crate::word::words;

/// Whether `text` has a subject, a verb and an object that opens with *the*, *our* or
/// the like, and asks nothing.
#[must_use]
pub fn states(text: &str) -> bool {
    let words = words(text, 0, text.len() as u32);
    let parts: Vec<Tags> = words.iter().map(tags).collect();
    let word = |i: usize| words.get(i).map_or("", |w| w.folded.as_ref());
    let asks = |i: usize| {
        matches!(word(i), "what" | "who" | "whose" | "how" | "why" | "when" | "where" | "which" | "that" | "whether")
    };
    let object = |i: usize| {
        matches!(word(i), "the" | "a" | "an" | "our" | "their" | "his" | "her" | "its" | "them" | "us" | "it" | "every")
    };
    if text.ends_with(['?', ':']) || (0..words.len()).any(asks) {
        return false;
    }
    (1..words.len()).any(|i| {
        let before = parts[i - 1];
        let verb = parts[i].any(Tags::ED)
            || (parts[i].any(Tags::BASE) && before.any(Tags::PLURAL))
            || (parts[i].any(Tags::VERB_S) && !parts[i].any(Tags::NOUN));
        verb && object(i + 1) && !before.any(Tags::DET.or(Tags::PREP).or(Tags::TO).or(Tags::AUX).or(Tags::FIGURE))
    })
}
