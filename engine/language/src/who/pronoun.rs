//! Whom a pronoun stands for: the only candidate before it that fits.
//!
//! Who the candidates are is read by [`candidate`]; *we* and *I* are [`super::first`]'s.

use super::cast::Cast;
use super::class::Class;
use super::phrase::Read;
use super::subject::Subject;
use super::{Told, Who};
use crate::Words;
use candidate::{Candidate, Fit, fit};

mod candidate;

/// How many pronouns may stand for one another.
const DEEPEST: u8 = 2;

impl Cast<'_, '_, '_> {
    /// Whom the pronoun at `at` stands for; `aside` is what is said of it beside.
    pub(super) fn stands_for(&self, at: usize, aside: Option<&Words>, verb: usize) -> Who {
        // *We*, said by *who*, answered by *we*: words can point at each other for ever.
        let pointing = self.pointing.get();
        if pointing > DEEPEST {
            return Who::unclear(None);
        }
        self.pointing.set(pointing + 1);
        let who = self.pointed_from(at, aside, verb);
        self.pointing.set(pointing);
        who
    }

    fn pointed_from(&self, at: usize, aside: Option<&Words>, verb: usize) -> Who {
        if self.is_first(at) {
            return self.first_person(at, aside);
        }
        let stem = self.word(at).split('\'').next().unwrap_or_default();
        if let Some(who) = aside.and_then(|aside| self.said_beside(aside)) {
            return who;
        }
        match stem {
            "who" | "which" | "what" => self.answer(self.line_at(at)),
            "nobody" | "none" | "no" => self.all_but(at + 1, self.piece(at).end).unwrap_or(Who::unclear(None)),
            "everyone" | "everybody" | "someone" | "anyone" | "you" | "there" | "that" | "nothing" => {
                let end = (at + 1..verb.max(at + 1)).find(|&i| self.broken(i)).unwrap_or(verb.max(at + 1));
                self.said_of_all(at, end)
            }
            "them" | "they" if self.relative_follows(at) => self.said_of_all(at, verb.max(at + 1)),
            "it" if self.thing_before(at) => Who::unclear(None),
            _ => self.before(at, fit(stem), 0).map_or(Who::unclear(None), |candidate| told(&candidate)),
        }
    }

    /// Whether a thing is the subject of the verb before *it*: *our advice was that it …*.
    fn thing_before(&self, at: usize) -> bool {
        let groups = self.groups(&self.piece(at));
        let last = groups.iter().rev().find(|g| g.finite() && g.words.end <= at);
        match last.map(|g| self.subject(g.words.start, 0)) {
            Some(Subject::Phrase(phrase)) => self.read(&phrase) == Read::Thing,
            _ => false,
        }
    }

    /// *them that use the lift*.
    fn relative_follows(&self, at: usize) -> bool {
        at + 1 < self.piece(at).end && self.class(at + 1) == Class::Relative
    }

    /// *everyone on the ward*, *anyone who looks after …*.
    fn said_of_all(&self, at: usize, end: usize) -> Who {
        match self.signed_as(&(at + 1..end.max(at + 1))) {
            Some(actor) => Who { actor, words: Some(at..end), told: Told::Named },
            None => Who::unclear(None),
        }
    }

    /// *nobody outside the finance team*: whom the words leave.
    pub(super) fn all_but(&self, from: usize, end: usize) -> Option<Who> {
        let but = (from..end.min(from + 3))
            .find(|&i| matches!(self.word(i), "outside" | "but" | "except" | "beyond" | "than" | "from" | "besides"))?;
        let chunk = self.chunk_from(but + 1, end);
        let tail = chunk.end..end;
        match self.read_one(&chunk, tail.end) {
            Read::People(actor, words, told) => Some(Who { actor, words: Some(words), told }),
            _ => None,
        }
    }

    /// *they, the tenants,*; *both on oxygen*.
    fn said_beside(&self, aside: &Words) -> Option<Who> {
        let (actor, words) = match self.makeup(aside).most() {
            Some(most) => most,
            None => (self.signed_as(aside)?, aside.clone()),
        };
        Some(Who { actor, words: Some(words), told: Told::Named })
    }

    /// *the group*, *this panel*: the only body before that it can point to.
    pub(super) fn pointed_at(&self, at: usize) -> Option<Who> {
        let fit = if self.is_plural(at) { Fit::Many } else { Fit::Body };
        let candidate = self.before(at.saturating_sub(1).max(self.piece(at).start), fit, 0)?;
        let same = (candidate.words.clone()).any(|i| self.word(i) == self.word(at));
        (candidate.actor.is_some() && same).then(|| told(&candidate))
    }
}

fn told(candidate: &Candidate) -> Who {
    match candidate.actor {
        Some(actor) => Who { actor, words: Some(candidate.words.clone()), told: Told::Pronoun },
        None => Who::unclear(Some(candidate.words.clone())),
    }
}
