//! At whose word something was done: *at the tenants' request*, *following advice from
//! carers*, *the idea came from the lads*; and with whom it was made.

use super::Who;
use super::cast::Cast;
use super::class::Class;
use super::deed::Deed;
use super::phrase::{Phrase, Read};
use crate::Words;

/// What people give who set something going.
const PROMPTS: &[&str] = &[
    "advice",
    "comment",
    "comments",
    "complaint",
    "complaints",
    "demand",
    "demands",
    "feedback",
    "idea",
    "ideas",
    "insistence",
    "prompting",
    "proposal",
    "proposals",
    "recommendation",
    "recommendations",
    "request",
    "requests",
    "suggestion",
    "suggestions",
    "urging",
    "wish",
    "wishes",
];

/// How verbs of making begin.
const MAKES: &[&str] = &[
    "creat", "design", "develop", "devis", "draft", "drawn", "edit", "made", "plan", "produc", "redesign", "redraft",
    "redrawn", "remade", "revis", "rewrit", "shap", "written",
];

impl Cast<'_, '_, '_> {
    /// Whose word the phrase names: *at the request of the tenants*.
    pub(super) fn prompted(&self, focus: &Words) -> Option<Who> {
        let at = focus.clone().find(|&i| PROMPTS.contains(&self.word(i)))?;
        let before = |i: usize| {
            let light = matches!(self.class(i), Class::Prep | Class::Noun | Class::Adverb);
            light || matches!(self.word(i), "following" | "taking" | "acting" | "using")
        };
        if !(focus.start..at).all(before) {
            return None;
        }
        let low = self.first(at);
        if let Some(owner) = self.owner_in(&self.chunk_before(at + 1, low))
            && let Read::People(actor, words, told) = self.read_one(&owner, owner.end)
        {
            return Some(Who { actor, words: Some(words), told });
        }
        let end = self.piece(at).end;
        let next = at + 1;
        if next >= end || self.broken(next) || !matches!(self.word(next), "from" | "of" | "by") {
            return None;
        }
        self.people_from(next + 1, end)
    }

    /// *The idea came from the lads*: a thing that came from people.
    pub(super) fn came_from(&self, deed: &Deed) -> Option<Who> {
        let next = deed.main + 1;
        let from = self.word_before(next, self.piece(deed.main).end) == "from";
        let came = matches!(self.word(deed.main), "came" | "come" | "comes" | "coming");
        if came && from { self.people_from(next + 1, self.piece(deed.main).end) } else { None }
    }

    /// *Rewritten with six carers*: they share in what is made.
    pub(super) fn made_with(&self, deed: &Deed) -> Option<Who> {
        let verb = self.word(deed.main);
        let end = self.piece(deed.main).end;
        let next = (deed.main + 1..end).find(|&i| !matches!(self.word(i), "together" | "jointly" | "up"))?;
        let made = MAKES.iter().any(|make| verb.starts_with(make));
        if made && self.word(next) == "with" && !self.broken(next) { self.people_from(next + 1, end) } else { None }
    }

    fn people_from(&self, from: usize, end: usize) -> Option<Who> {
        let chunk = self.chunk_from(from, end);
        if chunk.is_empty() {
            return None;
        }
        let (first, head) = self.all_joined(chunk, end);
        let tail = (head.end..end).find(|&i| self.broken(i)).unwrap_or(end);
        match self.read(&Phrase { first, head, end: tail, aside: None }) {
            Read::People(actor, words, told) => Some(Who { actor, words: Some(words), told }),
            _ => None,
        }
    }
}
