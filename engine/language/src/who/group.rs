//! Whom a word for a group names: who is in it, else who it is called after.
//!
//! Groups that the text names and tells of are [`super::define`]'s.

use super::Told;
use super::cast::Cast;
use super::nouns::{Noun, Sort};
use super::phrase::Read;
use crate::{Actor, Words};

impl Cast<'_, '_, '_> {
    /// A group is who is in it: *of …*; else who it is called after; else its own kind.
    pub(super) fn read_group(&self, noun: &Noun, head: &Words, end: usize) -> Read {
        if let Some(read) = self.inside(noun.words.end, end).filter(|read| read.actor().is_some()) {
            return read;
        }
        if let Some(read) = self.led_by(head, noun) {
            return read;
        }
        if noun.words.len() == 1
            && let Some(read) = self.come_from(noun.words.end, end)
        {
            return read;
        }
        let own = match noun.sort {
            Sort::Actor(actor) => Some((actor, noun.words.clone())),
            _ => None,
        };
        let all = self.nouns_in(&(head.start..noun.words.start));
        // *The Carers' Commissioning Panel* is carers'.
        let owns = |owner: &&Noun| {
            matches!(owner.sort, Sort::Actor(Actor::Public | Actor::Carers)) && self.possessive(owner.words.end - 1)
        };
        let called = all.iter().find(owns).or(all.last());
        let called = called.and_then(|called| match called.sort {
            Sort::Actor(actor) => Some((actor, called.words.clone())),
            _ => None,
        });
        let (first, second) = if self.word(noun.words.end - 1) == "team" { (own, called) } else { (called, own) };
        match first.or(second) {
            Some((actor, words)) => Read::People(actor, words, Told::Named),
            None => self.said_after(noun, end).unwrap_or_else(|| Read::Loose(noun.words.clone())),
        }
    }

    /// *A team from the university*: a body that lends a team its kind.
    fn come_from(&self, after: usize, end: usize) -> Option<Read> {
        if !matches!(self.word_before(after, end), "from" | "at") {
            return None;
        }
        let read = self.read_one(&self.chunk_from(after + 1, end), end);
        let lends = matches!(read.actor(), Some(Actor::Researchers | Actor::Developers | Actor::Other));
        lends.then_some(read)
    }

    /// Whom *of …* after a word that only counts or groups names.
    pub(super) fn inside(&self, after: usize, end: usize) -> Option<Read> {
        let opens = self.word_before(after, end);
        let skip = match opens {
            "of" => 1,
            "drawn" | "consisting" | "made" => {
                (after..end.min(after + 4)).find(|&i| matches!(self.word(i), "of" | "from")).map(|i| i + 1 - after)?
            }
            "comprising" => 1,
            _ => return None,
        };
        let makeup = self.makeup(&(after + skip..end));
        if let Some((actor, words)) = makeup.most() {
            return Some(Read::People(actor, words, Told::Named));
        }
        let chunk = self.chunk_from(after + skip, end);
        Some(if chunk.is_empty() { Read::Thing } else { self.read_one(&chunk, end) })
    }
}
