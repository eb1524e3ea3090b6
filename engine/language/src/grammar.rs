//! How a sentence is built: parts of words, verb groups, clauses.
//!
//! Shared by what a sentence claims ([`crate::claim`]) and who acts ([`crate::who`]);
//! what any of it means is theirs to say.

use crate::Reading;
use clauses::{Clauses, clauses};
use groups::{Group, groups};
use tags::Tags;

pub(crate) mod clauses;
mod form;
pub(crate) mod groups;
mod people;
mod permission;
pub(crate) mod statement;
pub(crate) mod tags;

/// A text, cut up: what each word can be, and the build of each sentence.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub tags: Vec<Tags>,
    pub lines: Vec<Parsed>,
}

/// A sentence, cut up.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub groups: Vec<Group>,
    pub clauses: Clauses,
}

impl Grammar {
    /// Cuts every sentence of `reading` into verb groups and clauses.
    pub fn new(reading: &Reading<'_>) -> Self {
        let mut tags: Vec<Tags> = reading.each_by_writing(tags::tags);
        for (tags, word) in tags.iter_mut().zip(&reading.words) {
            *tags = tags.or(tags::figure(word));
        }
        let parse = |line: &crate::reading::Line| {
            if line.words.is_empty() {
                return Parsed::default();
            }
            let groups = groups(reading, &tags, &line.words);
            let clauses = clauses(reading, &tags, &line.words, &groups);
            Parsed { groups, clauses }
        };
        let lines = reading.sentences.iter().map(parse).collect();
        Self { tags, lines }
    }
}
