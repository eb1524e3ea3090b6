//! The phrases that are weighed, for whoever learns the weights.

use core::ops::Range;

use evenhand_language::Reading;

use super::Coder;
use crate::lexicon::hits;

/// A phrase of prose of which its words decide whether it is a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The section it stands in, counted from 0.
    pub section: u32,
    /// The phrase: bytes of the section's text.
    pub span: Range<u32>,
    /// What it is weighed by.
    pub keys: Vec<String>,
}

/// The phrases of `reading` that are weighed, to learn from.
#[must_use]
pub fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let hits = hits(reading);
    let coder = Coder { reading, hits: &hits };
    let open = coder.phrases().into_iter().filter(|(_, read)| read.verdict.is_none());
    open.map(|(at, read)| {
        let mut keys: Vec<String> = Vec::new();
        let mut once = |key: &str, _: Option<usize>| {
            if !keys.iter().any(|known| known == key) {
                keys.push(key.to_owned());
            }
        };
        coder.phrase(at, &read, |phrase| phrase.each_key(reading, &mut once));
        Candidate { section: reading.sentences[at].section, span: reading.span(&read.words), keys }
    })
    .collect()
}
