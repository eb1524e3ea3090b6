//! Subjects that stand elsewhere: before *who*, before *and*, with the verb before.
//!
//! The walk to a verb's own subject is [`super::subject`]'s.

use super::cast::Cast;
use super::class::Class;
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use crate::Words;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;

/// How many verbs back a subject is looked for.
const FAR: usize = 8;

impl Cast<'_, '_, '_> {
    /// *clinicians and managers*; or the end of one clause, and a new one.
    pub(super) fn joined(
        &self,
        head: Words,
        and: usize,
        low: usize,
        verb: usize,
        aside: Option<Words>,
        depth: u8,
    ) -> Subject {
        if self.class(and - 1) != Class::Noun {
            let pronoun = self.class(and - 1) == Class::Pronoun && !self.broken(and);
            let first = if pronoun { and - 1 } else { head.start };
            return Subject::Phrase(Phrase { first, head, end: verb, aside });
        }
        let other = self.chunk_before(and, low);
        let inside = self.read_one(&head, head.end) == Read::Thing || !self.opens_or_many(&head);
        if inside && other.start > low && matches!(self.class(other.start - 1), Class::Prep | Class::Verb) {
            let whole = self.noun_phrase(and, verb, aside.clone(), depth + 1);
            let walked = matches!(&whole, Subject::Phrase(phrase) if phrase.head != other && phrase.head.end < and);
            if walked {
                return whole;
            }
        }
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

    /// *the carers*, *two nurses*, *officers*: not a bare singular.
    fn opens_or_many(&self, head: &Words) -> bool {
        self.tag(head.start).any(Tags::DET.or(Tags::FIGURE)) || self.is_plural(head.end - 1)
    }

    /// The noun that *who*, *which* or *that* at `relative` stands for.
    pub(super) fn antecedent(&self, relative: usize, verb: usize, depth: u8) -> Subject {
        let low = self.first(relative);
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
                match self.noun_phrase(relative, verb, None, depth + 1) {
                    Subject::Missing => Subject::Phrase(phrase),
                    found => found,
                }
            }
            _ => self.carried(verb, relative, depth),
        }
    }

    /// The subject of the verb that this one is joined to.
    pub(super) fn carried(&self, verb: usize, before: usize, depth: u8) -> Subject {
        let groups = self.groups(&self.piece(verb));
        let own = self.group_at(verb);
        // *…, and put* after a comma is a past; *to choose and put* is a base.
        let past = |i: usize| self.tag(i).any(Tags::ED) && self.broken(before.min(i).saturating_sub(1).max(1));
        let base = own.is_none_or(|g| g.words.len() == 1 && self.tag(g.main).any(Tags::BASE) && !past(g.main));
        let gerund = self.tag(own.map_or(verb, |g| g.main)).any(Tags::ING);
        // *They set the aim, chose the sites, sat on the panel that met, and spoke*: a list
        // that was open before *that* goes on after it.
        let and = before > 0 && self.class(before - 1) == Class::And;
        // *They sat on the panel that met, …, and spoke*: what the panel did they did.
        let seated = |g: &Group| matches!(self.word(g.main), "sit" | "sat" | "serve" | "served");
        let listing = (self.broken(before) || (and && self.broken(before - 1)))
            && groups.iter().any(|g| {
                let open = self.broken(g.words.start) || (seated(g) && self.word_before(g.main + 1, before) == "on");
                g.finite() && g.words.end <= before && open && !self.hangs(g)
            });
        let mut found = Subject::Missing;
        let far = if depth == 0 { FAR } else { 2 };
        for group in groups.iter().rev().filter(|g| g.words.end <= before && g.words.start < verb).take(far) {
            if self.quoted[group.main] != self.quoted[verb] || (listing && self.hangs(group)) {
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
                // *Residents said when it would open, and wrote …*
                Subject::Pronoun(at, _) => !(self.word(*at).starts_with("it") && self.is_embedded(*at)),
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

    /// Whether the pronoun at `at` opens what somebody says or asks: *said when it would open*.
    fn is_embedded(&self, at: usize) -> bool {
        at > 0 && matches!(self.word(at - 1), "how" | "that" | "what" | "when" | "where" | "whether" | "why")
    }
}
