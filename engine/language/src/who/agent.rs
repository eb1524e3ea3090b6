//! Whom *by* names after a passive.
//!
//! Whether a verb is passive is [`super::deed`]'s to say.

use super::Who;
use super::cast::Cast;
use super::class::Class;
use super::deed::Deed;
use super::phrase::{Phrase, Read};
use crate::Words;

impl Cast<'_, '_, '_> {
    /// Where the words that may name a passive's agent end: before the next clause.
    pub(super) fn passive_end(&self, deed: &Deed) -> usize {
        let piece = self.piece(deed.main);
        let end = piece.end;
        let next = self.groups(&piece).iter().find(|g| {
            g.words.start > deed.main
                && g.finite()
                && !(g.passive || g.words.len() == 1 && self.is_linked(g.words.start))
        });
        next.map_or(end, |g| g.words.start)
    }

    fn is_linked(&self, start: usize) -> bool {
        matches!(self.class(start - 1), Class::And | Class::Join | Class::Adverb) || self.broken(start)
    }

    /// Who stands after *by* in the words from `from` to `end`.
    pub(super) fn agent(&self, from: usize, end: usize) -> Option<Who> {
        self.named_after("by", from, end)
    }

    /// Who stands after the preposition `preposition` in the words from `from` to `end`.
    pub(super) fn named_after(&self, preposition: &str, from: usize, end: usize) -> Option<Who> {
        let mut loose = None;
        for by in (from..end).filter(|&i| self.word(i) == preposition) {
            let light = |i: &usize| {
                matches!(
                    self.word(*i),
                    "at" | "least" | "most" | "about" | "around" | "nearly" | "over" | "both" | "all"
                )
            };
            let Some(next) = (by + 1..end).find(|i| !light(i)) else { break };
            if self.class(next) == Class::Pronoun {
                return Some(self.stands_for(next, None, next));
            }
            let chunk = self.chunk_from(next, end);
            if chunk.is_empty() {
                continue;
            }
            let (first, head) = self.all_joined(chunk, end);
            let tail = (head.end..end).find(|&i| self.word(i) == preposition || self.broken(i)).unwrap_or(end);
            let aside = self.aside_after(tail, end);
            match self.read(&Phrase { first, head, end: tail, aside }) {
                Read::People(actor, words, told) => return Some(Who { actor, words: Some(words), told }),
                Read::Loose(words) => loose = loose.or(Some(Who::unclear(Some(words)))),
                Read::Thing => {}
            }
        }
        loose
    }

    /// What stands between this mark and the next.
    pub(super) fn aside_after(&self, at: usize, end: usize) -> Option<Words> {
        if at >= end || !self.broken(at) || matches!(self.class(at), Class::And | Class::Join) {
            return None;
        }
        let list = self.text.reading.before(at).contains(':');
        let close = (at + 1..end).find(|&i| !list && self.broken(i)).unwrap_or(end);
        Some(at..close)
    }

    /// *people with aphasia and a nurse*: the first head and the last.
    pub(super) fn all_joined(&self, chunk: Words, end: usize) -> (usize, Words) {
        let first = chunk.start;
        let mut head = chunk;
        while head.end + 1 < end && !self.broken(head.end + 1) {
            let list = self.broken(head.end) && self.class(head.end) == Class::Noun;
            let start = if self.class(head.end) == Class::And { head.end + 1 } else { head.end };
            if !list && start == head.end {
                break;
            }
            let next = self.chunk_from(start, end);
            let verb = next.end < end && self.class(next.end) == Class::Verb && !self.broken(next.end);
            if next.is_empty() || verb || self.read_one(&next, next.end) == Read::Thing {
                break;
            }
            head = next;
        }
        (first, head)
    }
}
