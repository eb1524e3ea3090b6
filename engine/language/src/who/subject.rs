//! The subject of a verb: a flat walk to its left over noun phrases.
//!
//! It skips what hangs on a noun (*of …*, *who …*, asides), carries a subject over
//! *and*, and follows *who* to its noun. Whom the subject names is
//! [`super::phrase`]'s to say, who acts in a passive [`super::doer`]'s.

use super::cast::Cast;
use super::class::Class;
use super::phrase::Phrase;
use crate::Words;
use crate::grammar::groups::present::is_time;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::word::Figure;

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
        let low = self.first(verb);
        if self.is_clipped(verb) {
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
            // *Clinicians co-wrote it*
            let prefix = self.text.reading.words[at].hyphened && matches!(self.word(at - 1), "co" | "re" | "pre");
            if (self.class(at - 1) != Class::Adverb && !prefix) || at - 1 == low {
                break;
            }
            at -= 1;
        }
        match self.class(at - 1) {
            Class::Relative => self.antecedent(at - 1, verb, depth),
            Class::Pronoun => match self.over_object(at - 1, low) {
                Some(chunk) if depth < DEEPEST => self.noun_phrase(chunk.end, verb, aside, depth + 1),
                _ => self.counted(at - 1, verb, aside),
            },
            Class::Noun => self.noun_phrase(at, verb, aside, depth),
            Class::Adverb => Subject::Missing,
            // *Folk round here*
            Class::Prep if at < verb && matches!(self.word(at), "here" | "there") => {
                match self.over_preposition(at - 1, low) {
                    Some(chunk) => self.noun_phrase(chunk.end, verb, aside, depth + 1),
                    None => self.carried(verb, at, depth),
                }
            }
            Class::And | Class::Join | Class::Verb | Class::Prep => self.carried(verb, at, depth),
        }
    }

    /// *Women who had been through it planned …*: the pronoun at `at` is an object, and the
    /// subject stands before what it hangs on.
    fn over_object(&self, at: usize, low: usize) -> Option<Words> {
        let object = matches!(self.word(at), "it" | "them" | "him" | "her" | "us" | "me" | "this");
        let hangs = at > low + 1 && !self.broken(at) && self.class(at - 1) == Class::Prep;
        let opens =
            matches!(self.word(at.checked_sub(1)?), "after" | "before" | "since" | "until" | "as" | "than" | "of");
        if object && hangs && !opens { self.over_preposition(at - 1, low) } else { None }
    }

    /// *The first meeting*, *each sitting*: a noun that ends in *-ing*.
    fn is_occasion(&self, at: usize, low: usize) -> bool {
        let before = |i: usize| {
            self.tag(i).any(Tags::DET.or(Tags::FIGURE))
                || matches!(self.word(i), "first" | "second" | "third" | "last" | "next" | "opening" | "final")
        };
        at > low && self.tag(at).any(Tags::ING) && !self.broken(at) && before(at - 1)
    }

    /// *All of them*, *those of us*: the pronoun inside; else the word itself.
    fn counted(&self, at: usize, verb: usize, aside: Option<Words>) -> Subject {
        let low = self.first(at);
        // *him and his neighbour*, *she and her sister*
        if at > low + 1 && self.class(at - 1) == Class::And && self.class(at - 2) == Class::Noun && !self.broken(at) {
            let chunk = self.chunk_before(at - 1, low);
            if chunk.start == low || self.broken(chunk.start) {
                return Subject::Phrase(Phrase { first: chunk.start, head: chunk, end: verb, aside });
            }
        }
        Subject::Pronoun(at, aside)
    }

    /// Where an aside that ends before `at` starts: *, all of them householders,*.
    fn aside_before(&self, at: usize, low: usize) -> Option<usize> {
        let open = (low + 1..at).rev().find(|&i| self.broken(i))?;
        let noun_before = matches!(self.class(open - 1), Class::Noun | Class::Pronoun);
        let bracket = self.text.reading.before(open).contains('(');
        let relative = self.class(open) == Class::Relative || self.word(open) == "that";
        let verb = self
            .groups(&self.piece(open))
            .iter()
            .any(|g| g.finite() && g.words.start >= open && g.words.end <= at && !self.hangs(g));
        // *trained and paid*, *paid by the hour*
        let participle = self.tag(open).any(Tags::ED)
            && !holds(List::ClaimPastOnly, self.word(open))
            && at - open <= 6
            && !(open..at).any(|i| self.class(i) == Class::Pronoun);
        let verb = verb && !participle;
        let joins = matches!(self.class(open), Class::And | Class::Join);
        let paired = !self.text.reading.before(open).contains([':', ';']);
        (noun_before && paired && (bracket || relative || (!verb && !joins))).then_some(open)
    }

    /// Whether a verb is in a relative clause.
    pub(super) fn hangs(&self, group: &Group) -> bool {
        let low = self.piece(group.main).start;
        let mut at = group.words.start;
        while at > low && self.class(at - 1) == Class::Adverb {
            at -= 1;
        }
        at > low && self.class(at - 1) == Class::Relative
    }

    /// The noun phrase that ends before `end`, from its head on.
    pub(super) fn noun_phrase(&self, end: usize, verb: usize, aside: Option<Words>, depth: u8) -> Subject {
        let low = self.first(verb);
        let mut head = self.chunk_before(end, low);
        loop {
            if head.start == low || self.broken(head.start) {
                return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside });
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
                    None => match self.after_date(&head) {
                        Some(head) => return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside }),
                        None => return Subject::Missing,
                    },
                },
                Class::Verb if self.is_occasion(before, low) => {
                    return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside });
                }
                Class::Verb => match self.over_modifier(before, low) {
                    Some(noun_end) if depth < DEEPEST => return self.antecedent(noun_end, verb, depth + 1),
                    Some(_) => return Subject::Missing,
                    None => return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside }),
                },
                _ => return Subject::Phrase(Phrase { first: head.start, head, end: verb, aside }),
            }
            if head.is_empty() {
                return Subject::Missing;
            }
        }
    }

    /// *In May 2025 residents*, *on Mondays staff*: what stands after a date.
    fn after_date(&self, chunk: &Words) -> Option<Words> {
        let date = |i: usize| self.text.reading.words[i].figure.is(Figure::DATE) || is_time(self.word(i));
        let part = |i: &usize| date(*i) || self.tag(*i).any(Tags::FIGURE.or(Tags::DET)) || self.word(*i) == "last";
        let start = chunk.clone().find(|i| !part(i)).filter(|&start| start > chunk.start && date(start - 1))?;
        Some(start..chunk.end)
    }

    /// *some of the mums*: the pronoun *some* is read by what follows *of*.
    fn partitive(&self, of: usize, verb: usize) -> usize {
        (of + 1..verb).find(|&i| self.class(i) == Class::Pronoun).unwrap_or(of - 1)
    }

    /// The noun words before a preposition, or before the verb of a relative or of a
    /// participle that the preposition follows.
    pub(super) fn over_preposition(&self, preposition: usize, low: usize) -> Option<Words> {
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
                let noun_end = self.over_modifier(at - 1, low)?;
                Some(self.chunk_before(noun_end, low))
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

    /// Where the noun ends of which the verb at `at` only says more: *people who use*,
    /// *fathers whose sons are*, *people living*, *the people we met*.
    fn over_modifier(&self, at: usize, low: usize) -> Option<usize> {
        let group = self.group_at(at)?;
        let start = self.skip_adverbs(group.words.start, low);
        if start == low {
            return None;
        }
        let noun_before = |end: usize| end > low && matches!(self.class(end - 1), Class::Noun | Class::Pronoun);
        match self.class(start - 1) {
            Class::Relative => noun_before(start - 1).then_some(start - 1),
            Class::Pronoun if !self.broken(start - 1) => noun_before(start - 1).then_some(start - 1),
            Class::Noun if self.broken(start) => None,
            Class::Noun if matches!(group.form, Form::Gerund | Form::Participle) => Some(start),
            Class::Noun => {
                let chunk = self.chunk_before(start, low);
                let whose = chunk.start > low && self.class(chunk.start - 1) == Class::Relative;
                (whose && noun_before(chunk.start - 1)).then(|| chunk.start - 1)
            }
            _ => None,
        }
    }

    /// *they've*, *we'd*, *she'll*, *it's*: the verb's word has its subject in it.
    fn is_clipped(&self, verb: usize) -> bool {
        let known = |stem: &str| matches!(stem, "we" | "they" | "i" | "he" | "she" | "it" | "you");
        match self.word(verb).split_once('\'') {
            Some((stem, _)) => known(stem),
            None => known(self.word(verb)) && self.possessive(verb) && self.tag(verb).any(Tags::BE),
        }
    }
}
