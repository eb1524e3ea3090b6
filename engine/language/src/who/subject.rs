//! The subject of a verb: a flat walk to its left over noun phrases.
//!
//! It skips what hangs on a noun (*of …*, *who …*, asides), carries a subject over
//! *and*, and follows *who* to its noun. Whom the subject names is
//! [`super::phrase`]'s to say, who acts in a passive [`super::doer`]'s.

use super::cast::Cast;
use super::nouns::Class;
use super::phrase::{Phrase, Read};
use crate::Words;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;

/// How far one subject may be carried over from another.
const DEEPEST: u8 = 6;

/// What stands as the subject of a verb.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// A noun phrase.
    Phrase(Phrase),
    /// A pronoun, this word.
    Pronoun(usize, Option<Words>),
    /// Nothing in the sentence.
    Missing,
}

impl Cast<'_, '_, '_> {
    /// The grammatical subject of the verb group that starts at `verb`.
    pub(super) fn subject(&self, verb: usize, depth: u8) -> Subject {
        if depth > DEEPEST {
            return Subject::Missing;
        }
        let low = self.line(verb).words.start;
        if is_clipped(self.word(verb)) {
            return Subject::Pronoun(verb, None);
        }
        let mut at = verb;
        let mut aside = None;
        loop {
            if at == low {
                return Subject::Missing;
            }
            if self.broken(at) {
                let Some(open) = self.aside_before(at, low) else { return self.carried(verb, at, depth) };
                aside = Some(open..at);
                at = open;
            }
            if self.class(at - 1) != Class::Adverb || at - 1 == low {
                break;
            }
            at -= 1;
        }
        match self.class(at - 1) {
            Class::Relative => self.antecedent(at - 1, verb, depth),
            Class::Pronoun => self.counted(at - 1, verb, aside),
            Class::Noun => self.noun_phrase(at, verb, aside, depth),
            Class::Adverb => Subject::Missing,
            Class::And | Class::Join | Class::Verb | Class::Prep => self.carried(verb, at, depth),
        }
    }

    /// *All of them*, *those of us*: the pronoun inside; else the word itself.
    fn counted(&self, at: usize, verb: usize, aside: Option<Words>) -> Subject {
        let low = self.line(at).words.start;
        // *him and his neighbour*, *she and her sister*
        if at > low + 1 && self.class(at - 1) == Class::And && self.class(at - 2) == Class::Noun && !self.broken(at) {
            let chunk = self.chunk_before(at - 1, low);
            if !matches!(self.class_before(chunk.start, low), Some(Class::Verb)) {
                return Subject::Phrase(Phrase { first: chunk.start, head: chunk, end: verb, aside });
            }
        }
        Subject::Pronoun(at, aside)
    }

    fn class_before(&self, at: usize, low: usize) -> Option<Class> {
        (at > low).then(|| self.class(at - 1))
    }

    /// Where an aside that ends before `at` starts: *, all of them householders,*.
    fn aside_before(&self, at: usize, low: usize) -> Option<usize> {
        let open = (low + 1..at).rev().find(|&i| self.broken(i))?;
        let noun_before = matches!(self.class(open - 1), Class::Noun | Class::Pronoun);
        let bracket = self.text.reading.before(open).contains('(');
        let relative = self.class(open) == Class::Relative || self.word(open) == "that";
        let verb = self
            .groups(self.line_at(open))
            .iter()
            .any(|g| g.finite() && g.words.start >= open && g.words.end <= at && !self.hangs(g));
        let joins = matches!(self.class(open), Class::And | Class::Join);
        let paired = !self.text.reading.before(open).contains([':', ';']);
        (noun_before && paired && (bracket || relative || (!verb && !joins))).then_some(open)
    }

    /// Whether a verb is in a relative clause.
    fn hangs(&self, group: &Group) -> bool {
        let low = self.line(group.main).words.start;
        let mut at = group.words.start;
        while at > low && self.class(at - 1) == Class::Adverb {
            at -= 1;
        }
        at > low && self.class(at - 1) == Class::Relative
    }

    /// The noun phrase that ends before `end`, from its head on.
    fn noun_phrase(&self, end: usize, verb: usize, aside: Option<Words>, depth: u8) -> Subject {
        let low = self.line(verb).words.start;
        let mut head = self.chunk_before(end, low);
        loop {
            if head.start == low || self.broken(head.start) {
                return self.listed(head, low, verb, aside);
            }
            let before = head.start - 1;
            match self.class(before) {
                Class::And if before > low => return self.joined(head, before, low, verb, aside, depth),
                Class::Prep => match self.over_preposition(before, low) {
                    Some(next) => head = next,
                    None if self.word(before) == "with" || self.word(before) == "of" => {
                        return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside });
                    }
                    None if before > low && self.class(before - 1) == Class::Pronoun => {
                        return Subject::Pronoun(self.partitive(before, verb), aside);
                    }
                    None => return self.after_fronted(before, low),
                },
                Class::Verb => match self.over_modifier(before, low) {
                    Some(Class::Relative) => {
                        let start = self.group_at(before).map_or(before, |g| g.words.start);
                        let relative = self.skip_adverbs(start, low) - 1;
                        return self.antecedent(relative, verb, depth);
                    }
                    Some(_) => {
                        let start = self.group_at(before).map_or(before, |g| g.words.start);
                        head = self.chunk_before(start, low);
                    }
                    None => return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside }),
                },
                _ => return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside }),
            }
            if head.is_empty() {
                return Subject::Missing;
            }
        }
    }

    /// *some of the mums*: the pronoun *some* is read by what follows *of*.
    fn partitive(&self, of: usize, verb: usize) -> usize {
        (of + 1..verb).find(|&i| self.class(i) == Class::Pronoun).unwrap_or(of - 1)
    }

    /// The noun words before a preposition, or before the verb of a relative or of a
    /// participle that the preposition follows.
    fn over_preposition(&self, preposition: usize, low: usize) -> Option<Words> {
        if preposition == low || self.broken(preposition) {
            return None;
        }
        let mut at = preposition;
        while at > low && matches!(self.class(at - 1), Class::Adverb | Class::Prep) && !self.broken(at) {
            at -= 1;
        }
        if at == low {
            return None;
        }
        match self.class(at - 1) {
            Class::Noun => Some(self.chunk_before(at, low)),
            Class::Verb => {
                let start = self.group_at(at - 1).map_or(at - 1, |g| g.words.start);
                match self.over_modifier(at - 1, low)? {
                    Class::Relative => {
                        let relative = self.skip_adverbs(start, low) - 1;
                        let noun = relative > low && self.class(relative - 1) == Class::Noun;
                        noun.then(|| self.chunk_before(relative, low))
                    }
                    _ => Some(self.chunk_before(start, low)),
                }
            }
            _ => None,
        }
    }

    fn skip_adverbs(&self, from: usize, low: usize) -> usize {
        let mut at = from;
        while at > low && self.class(at - 1) == Class::Adverb {
            at -= 1;
        }
        at
    }

    /// Whether the verb at `at` only says more of the noun before it: in a relative
    /// clause, or as a participle.
    fn over_modifier(&self, at: usize, low: usize) -> Option<Class> {
        let group = self.group_at(at)?;
        let start = self.skip_adverbs(group.words.start, low);
        if start == low {
            return None;
        }
        match self.class(start - 1) {
            Class::Relative => Some(Class::Relative),
            Class::Noun if matches!(group.form, Form::Gerund | Form::Participle) && !self.broken(start) => {
                Some(Class::Noun)
            }
            _ => None,
        }
    }

    /// A sentence that opens with a preposition and has no other noun phrase.
    fn after_fronted(&self, _preposition: usize, _low: usize) -> Subject {
        Subject::Missing
    }

    /// *clinicians and managers*; or the end of one clause, and a new one.
    fn joined(&self, head: Words, and: usize, low: usize, verb: usize, aside: Option<Words>, depth: u8) -> Subject {
        if self.class(and - 1) != Class::Noun {
            let pronoun = self.class(and - 1) == Class::Pronoun && !self.broken(and);
            let first = if pronoun { and - 1 } else { head.start };
            return Subject::Phrase(Phrase { first, head, end: verb, aside });
        }
        let other = self.chunk_before(and, low);
        let mut left = other.clone();
        while left.start > low && self.class(left.start - 1) == Class::Prep && !self.broken(left.start) {
            match self.over_preposition(left.start - 1, low) {
                Some(next) if !next.is_empty() => left = next,
                _ => break,
            }
        }
        let after_verb = left.start > low
            && !self.broken(left.start)
            && matches!(self.class(left.start - 1), Class::Verb | Class::Prep | Class::Pronoun);
        let fronted = left.start > low && self.class(left.start - 1) == Class::Prep && left == other;
        if after_verb || (fronted && depth == 0) {
            let member = self.over_preposition(left.start.saturating_sub(1).max(low), low);
            let of = left.start > low && self.word(left.start - 1) == "of";
            return match member {
                Some(group) if of && !group.is_empty() => {
                    Subject::Phrase(Phrase { first: group.start, head: group, end: verb, aside })
                }
                _ => Subject::Phrase(Phrase { first: head.start, head, end: verb, aside }),
            };
        }
        if left != other {
            // *a group of clerks and nurses*: the group is the head.
            let of = self.word_before(left.end, verb) == "of";
            if of {
                return Subject::Phrase(Phrase { first: left.start, head: left, end: verb, aside });
            }
        }
        let mut first = left.start;
        while first > low && self.broken(first) && self.class(first - 1) == Class::Noun {
            let chunk = self.chunk_before(first, low);
            let people = matches!(self.read_one(&chunk, first), Read::People(..) | Read::Loose(_));
            if !people || (chunk.start > low && self.class(chunk.start - 1) == Class::Verb) {
                break;
            }
            first = chunk.start;
        }
        Subject::Phrase(Phrase { first, head, end: verb, aside })
    }

    fn listed(&self, head: Words, _low: usize, verb: usize, aside: Option<Words>) -> Subject {
        Subject::Phrase(Phrase { first: head.start, head, end: verb, aside })
    }

    /// The noun that *who*, *which* or *that* at `relative` stands for.
    pub(super) fn antecedent(&self, relative: usize, verb: usize, depth: u8) -> Subject {
        let low = self.line(relative).words.start;
        if relative == low {
            return Subject::Pronoun(relative, None);
        }
        match self.class(relative - 1) {
            Class::Pronoun => Subject::Pronoun(relative - 1, None),
            Class::Noun => {
                let near = self.chunk_before(relative, low);
                let phrase = Phrase { first: near.start, head: near.clone(), end: verb, aside: None };
                if self.read(&phrase) != Read::Thing {
                    return Subject::Phrase(phrase);
                }
                self.noun_phrase(relative, verb, None, depth + 1)
            }
            _ => self.carried(verb, relative, depth),
        }
    }

    /// The subject of the verb that this one is joined to.
    fn carried(&self, verb: usize, before: usize, depth: u8) -> Subject {
        let groups = self.groups(self.line_at(verb));
        let own = self.group_at(verb);
        let base = own.is_none_or(|g| g.words.len() == 1 && self.tag(g.main).any(Tags::BASE));
        let gerund = self.tag(own.map_or(verb, |g| g.main)).any(Tags::ING);
        let mut found = Subject::Missing;
        for group in groups.iter().rev().filter(|g| g.words.end <= before && g.words.start < verb) {
            if self.quoted[group.main] != self.quoted[verb] {
                continue;
            }
            let subject = match group.form {
                Form::To if base => self.controller(group.words.start, depth + 1),
                Form::Gerund if gerund => self.gerund(group.words.start, depth + 1),
                Form::To | Form::Gerund | Form::Participle => continue,
                _ => self.subject(group.words.start, depth + 1),
            };
            let people = match &subject {
                Subject::Phrase(phrase) => self.read(phrase) != Read::Thing,
                Subject::Pronoun(..) => true,
                Subject::Missing => false,
            };
            if people {
                return subject;
            }
            if matches!(found, Subject::Missing) {
                found = subject;
            }
        }
        found
    }
}

/// *they've*, *we'd*, *she'll*.
fn is_clipped(word: &str) -> bool {
    word.split_once('\'').is_some_and(|(stem, _)| matches!(stem, "we" | "they" | "i" | "he" | "she" | "it" | "you"))
}
