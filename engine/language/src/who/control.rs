//! Who does what *to …* and *…ing* name: whoever is asked, let or helped to, else
//! whoever the verb above is said of.

use super::cast::Cast;
use super::class::Class;
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use crate::Words;
use crate::grammar::groups::{Form, Group};
use crate::lexicon::{List, holds_open};

impl Cast<'_, '_, '_> {
    /// Who does what the infinitive that starts at `to` names.
    pub(super) fn controller(&self, to: usize, depth: u8) -> Subject {
        let low = self.first(to);
        let at = self.over_adverbs(to, low);
        if at == low {
            return self.next_subject(to, depth);
        }
        if let Some(subject) = self.object_before(at, to, true) {
            return subject;
        }
        match self.above(at, low) {
            Some(group) if group.form == Form::To => self.controller(group.words.start, depth + 1),
            Some(group) if group.form == Form::Gerund => self.gerund(group.words.start, depth + 1),
            Some(group) => self.subject(group.words.start, depth + 1),
            None => self.assigned(at, to, low).unwrap_or_else(|| self.owner_of(at, to)),
        }
    }

    /// *Two carers to join the panel*, *practice manager to write*: to whom a clipped plan
    /// gives the deed.
    fn assigned(&self, at: usize, to: usize, low: usize) -> Option<Subject> {
        let head = self.chunk_before(at, low);
        let opens = !head.is_empty() && (head.start == low || self.broken(head.start));
        let phrase = Phrase { first: head.start, head, end: to, aside: None };
        (opens && self.read(&phrase) != Read::Thing).then_some(Subject::Phrase(phrase))
    }

    /// Who does what the *-ing* form at `gerund` names.
    pub(super) fn gerund(&self, gerund: usize, depth: u8) -> Subject {
        let low = self.first(gerund);
        let at = self.over_adverbs(gerund, low);
        if at == low {
            return self.next_subject(gerund, depth);
        }
        let near = self.class(at - 1);
        if near == Class::Noun && !self.broken(at) && !self.sat_with(at, low) {
            let chunk = self.chunk_before(at, low);
            let phrase = Phrase { first: chunk.start, head: chunk, end: gerund, aside: None };
            if self.read(&phrase) != Read::Thing {
                return Subject::Phrase(phrase);
            }
        }
        if near == Class::Pronoun && !self.broken(at) {
            return Subject::Pronoun(at - 1, None);
        }
        let linked = matches!(near, Class::Prep | Class::Join) && !self.broken(at);
        if linked && at - 1 == low {
            return self.next_subject(gerund, depth);
        }
        if linked && let Some(subject) = self.object_before(at - 1, gerund, false) {
            return subject;
        }
        match self.above(at, low) {
            Some(group) if group.form == Form::To => self.controller(group.words.start, depth + 1),
            Some(group) if group.form == Form::Gerund => self.gerund(group.words.start, depth + 1),
            Some(group) => self.subject(group.words.start, depth + 1),
            None if linked => self.next_subject(gerund, depth),
            None => Subject::Missing,
        }
    }

    /// *Spent three days with the analyst going through …*: those who spent them go through.
    fn sat_with(&self, at: usize, low: usize) -> bool {
        let chunk = self.chunk_before(at, low);
        let with = chunk.start > low && self.word(chunk.start - 1) == "with";
        let spent = |group: &Group| {
            matches!(self.word(group.main), "spent" | "spend" | "spends" | "sat" | "sit" | "sits") && !group.passive
        };
        with && self.above(at, low).is_some_and(spent)
    }

    fn over_adverbs(&self, from: usize, low: usize) -> usize {
        let mut at = from;
        while at > low && self.class(at - 1) == Class::Adverb && !self.broken(at) {
            at -= 1;
        }
        at
    }

    /// The object that ends before `at`, where its verb makes it the doer, or where it
    /// stands after *for*.
    fn object_before(&self, at: usize, end: usize, infinitive: bool) -> Option<Subject> {
        let low = self.first(at);
        let mut stop = at;
        if self.broken(at) && at > low {
            stop = (low + 1..at).rev().find(|&i| self.broken(i))?;
        }
        for _ in 0..6 {
            let (words, pronoun) = match self.class(stop.checked_sub(1).filter(|&i| i >= low)?) {
                Class::Noun => (self.chunk_before(stop, low), false),
                Class::Pronoun => (stop - 1..stop, true),
                _ => return None,
            };
            if words.start == low {
                return None;
            }
            let before = words.start - 1;
            let object = if pronoun {
                Subject::Pronoun(words.start, None)
            } else {
                Subject::Phrase(Phrase { first: words.start, head: words.clone(), end, aside: None })
            };
            let people = match &object {
                Subject::Phrase(phrase) => self.read(phrase) != Read::Thing,
                _ => true,
            };
            match self.class(before) {
                Class::Verb if self.hands_over(before) && (people || self.lets(before)) => return Some(object),
                Class::Prep if people && infinitive && self.word(before) == "for" => return Some(object),
                Class::Prep if people && self.word(before) == "to" && self.word(before.saturating_sub(1)) == "up" => {
                    return Some(object);
                }
                Class::And if people => stop = before,
                Class::Prep => stop = before,
                Class::Noun if !self.broken(words.start) => stop = words.start,
                _ => return None,
            }
        }
        None
    }

    /// Whether the verb at `at` makes its object the doer: *ask*, *let*, *help*.
    fn hands_over(&self, at: usize) -> bool {
        let Some(group) = self.group_at(at) else { return false };
        !group.passive && !group.thin && holds_open(List::WhoCausing, self.word(group.main))
    }

    /// Whether it makes any object the doer, known or not: *got the sixth form to*.
    fn lets(&self, at: usize) -> bool {
        matches!(self.word(at), "got" | "get" | "gets" | "let" | "lets" | "asked" | "asks" | "invited" | "told")
    }

    /// The nearest verb group before `at`, in the same quotation.
    fn above(&self, at: usize, low: usize) -> Option<&Group> {
        let same = |g: &&Group| self.quoted[g.main] == self.quoted[at.min(self.quoted.len() - 1)];
        self.groups(&self.piece(low))
            .iter()
            .rev()
            .filter(same)
            .find(|g| g.words.end <= at && g.form != Form::Participle)
    }

    /// The subject of the first finite verb after `at`: *By choosing …, the panel …*.
    fn next_subject(&self, at: usize, depth: u8) -> Subject {
        let comma = (at + 1..self.piece(at).end).find(|&i| self.broken(i));
        let groups = self.groups(&self.piece(at));
        match groups.iter().find(|g| g.finite() && comma.is_some_and(|comma| g.words.start > comma)) {
            Some(group) => self.subject(group.words.start, depth + 1),
            None => Subject::Missing,
        }
    }

    /// *The team's decision to …*: whose it is.
    fn owner_of(&self, at: usize, end: usize) -> Subject {
        let low = self.first(at - 1);
        let chunk = self.chunk_before(at, low);
        match self.owner_in(&chunk) {
            Some(head) => Subject::Phrase(Phrase { first: head.start, head, end, aside: None }),
            None => Subject::Missing,
        }
    }

    /// The noun words up to a possessive in `chunk`, its last word left out.
    pub(super) fn owner_in(&self, chunk: &Words) -> Option<Words> {
        let last = chunk.end.checked_sub(1)?;
        let owner = (chunk.start..last).rev().find(|&i| self.possessive(i))?;
        Some(chunk.start..owner + 1)
    }
}
