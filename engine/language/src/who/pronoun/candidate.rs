//! The candidates that a pronoun may stand for, and the only one of them that fits.

use super::super::Told;
use super::super::cast::Cast;
use super::super::class::Class;
use super::super::phrase::{Phrase, Read};
use super::super::subject::Subject;
use super::DEEPEST;
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::text::Block;
use crate::{Actor, Words};

/// How many verbs of a sentence may tell of somebody.
const FAR: usize = 8;

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// *they*: several people, or a body.
    Many,
    /// *she*, *he*: one person.
    One,
    /// *it*: a body.
    Body,
}

/// Somebody whom a pronoun may stand for; no actor where the text does not tell.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub actor: Option<Actor>,
    pub words: Words,
}

impl Cast<'_, '_, '_> {
    /// The only candidate before word `at`: in its sentence, the two before it in its
    /// block, or what introduces it.
    pub(super) fn before(&self, at: usize, fit: Fit, depth: u8) -> Option<Candidate> {
        if depth > DEEPEST {
            return None;
        }
        let line = self.line_at(at);
        if let Some(found) = self.in_sentence(line, at, at, fit, depth) {
            return found;
        }
        let own = &self.text.reading.sentences[line];
        let mut seen = 0;
        for above in (0..line).rev() {
            let other = &self.text.reading.sentences[above];
            if other.section != own.section || other.unit != own.unit || other.block != own.block || seen == 2 {
                break;
            }
            if other.words.is_empty() {
                continue;
            }
            seen += 1;
            if let Some(found) = self.in_sentence(above, other.words.end, at, fit, depth) {
                return found;
            }
        }
        self.introducing(line, at, fit, depth)
    }

    /// A candidate in what introduces the sentence, or in the paragraph before.
    fn introducing(&self, line: usize, at: usize, fit: Fit, depth: u8) -> Option<Candidate> {
        let own = &self.text.reading.sentences[line];
        for &above in own.introduced_by.iter().rev() {
            let end = self.text.reading.sentences[above].words.end;
            if let Some(found) = self.in_sentence(above, end, at, fit, depth) {
                return found;
            }
        }
        let last = line.checked_sub(1)?;
        let other = &self.text.reading.sentences[last];
        let follows = own.block == Block::Paragraph && other.section == own.section && other.unit != own.unit;
        if !follows || other.block == Block::Heading {
            return None;
        }
        self.in_sentence(last, other.words.end, at, fit, depth)?
    }

    /// The candidate of a sentence before word `end`: `None` where it has none at all,
    /// `Some(None)` where it has several.
    fn in_sentence(&self, line: usize, end: usize, at: usize, fit: Fit, depth: u8) -> Option<Option<Candidate>> {
        let words = &if end > 0 { self.piece(end - 1) } else { self.sentence(line) };
        if self.text.reading.sentences[line].words.is_empty() {
            return None;
        }
        let subjects = self.subjects_before(words, end, at, fit, depth);
        let others = self.others_before(words, end, at, fit, &subjects);
        choose(&subjects, &others, end < words.end)
    }

    /// Those of whom verbs of the sentence tell, the nearest last.
    fn subjects_before(&self, words: &Words, end: usize, at: usize, fit: Fit, depth: u8) -> Vec<Candidate> {
        let same_quote = |i: usize| self.quoted[i] == self.quoted[at];
        let mut subjects: Vec<Candidate> = Vec::new();
        let told = self.groups(words).iter().filter(|g| g.finite() && g.words.start < end && same_quote(g.main));
        let near = told.clone().count().saturating_sub(FAR);
        for group in told.skip(near) {
            match self.subject(group.words.start, 0) {
                Subject::Phrase(phrase) if phrase.head.end <= end => {
                    self.add_phrase(&phrase, fit, &mut subjects);
                }
                Subject::Pronoun(other, _) if other < end && other != at => {
                    let stem = self.word(other).split('\'').next().unwrap_or_default();
                    let third = matches!(stem, "they" | "she" | "he" | "it" | "both" | "all" | "them" | "who");
                    if third && fits_pronoun(stem, fit) && other < at {
                        subjects.extend(self.before(other, fit, depth + 1));
                    }
                }
                _ => {}
            }
        }
        subjects
    }

    /// Whom the sentence names beside its subjects.
    fn others_before(&self, words: &Words, end: usize, at: usize, fit: Fit, subjects: &[Candidate]) -> Vec<Candidate> {
        let same_quote = |i: usize| self.quoted[i] == self.quoted[at];
        let mut others: Vec<Candidate> = Vec::new();
        for noun in self.nouns_in(&(words.start..end)).iter().filter(|noun| noun.words.end <= end) {
            if !same_quote(noun.words.start) || noun.words.contains(&at) {
                continue;
            }
            let head = self.chunk_before(noun.words.end, words.start);
            let after = noun.words.end;
            let verb = Tags::BASE.or(Tags::ED).or(Tags::VERB_S).or(Tags::ING);
            let ends = self.chunk_from(head.start, end).end == after || (after < end && self.tag(after).any(verb));
            // *Two of the women are analysts: they …*: what they are, and nobody else.
            let is = |g: &Group| g.thin && g.words.end == head.start && self.tag(g.main).any(Tags::BE.or(Tags::WAS));
            if self.groups(words).iter().any(is) {
                continue;
            }
            let known = subjects.iter().any(|s| s.words.start < noun.words.end && noun.words.start < s.words.end);
            if ends && !known && !self.is_venue(&head, words.start) {
                let tail = (noun.words.end..end).find(|&i| self.broken(i)).unwrap_or(end);
                let phrase = Phrase { first: head.start, head, end: tail, aside: None };
                self.add_phrase(&phrase, fit, &mut others);
            }
        }
        self.add_names(&(words.start..end), fit, &mut others);
        others
    }

    fn add_names(&self, words: &Words, fit: Fit, others: &mut Vec<Candidate>) {
        for i in words.clone() {
            if let Some(name) = self.name(i).filter(|_| self.name_starts(i)) {
                let span = i..(i + name.words.len()).min(words.end);
                if self.is_venue(&span, words.start) {
                    continue;
                }
                if fit != Fit::One || name.one {
                    others.push(Candidate { actor: name.actor, words: span });
                }
            }
        }
    }

    /// Whether a body is told of as a place: *at the Women's Centre, the church and a school*.
    fn is_venue(&self, head: &Words, from: usize) -> bool {
        let Some(last) = head.end.checked_sub(1) else { return false };
        if self.is_plural(last) || holds(List::WhoGroup, self.word(last)) {
            return false;
        }
        // Back over what it is joined to.
        let joined = |i: usize| self.class(i) == Class::Noun || matches!(self.word(i), "and" | "or" | "of");
        let before = (from..head.start).rev().find(|&i| !joined(i));
        before.is_some_and(|i| matches!(self.word(i), "at" | "in"))
    }

    fn add_phrase(&self, phrase: &Phrase, fit: Fit, found: &mut Vec<Candidate>) {
        let (actor, words) = match self.read(phrase) {
            // A name's words stand where it was defined.
            Read::People(actor, _, Told::Alias) => (Some(actor), phrase.head.clone()),
            Read::People(actor, words, _) => (Some(actor), words),
            Read::Loose(words) => (None, words),
            Read::Thing => return,
        };
        let last = phrase.head.end.saturating_sub(1).max(phrase.head.start);
        let word = self.word(last);
        let joined = phrase.first < phrase.head.start;
        let many = self.is_plural(last) || joined;
        let body = holds(List::WhoGroup, word)
            || holds(List::WhoBody, word)
            || (self.name(last).is_some_and(|name| !name.one) && self.capital(last));
        let fits = match fit {
            Fit::Many => many || body,
            Fit::One => !many && !body,
            Fit::Body => body && !joined,
        };
        if fits {
            found.push(Candidate { actor, words: phrase.first..words.end.max(phrase.head.end) });
        }
    }
}

/// One candidate, where subjects go before others and all agree.
fn choose(subjects: &[Candidate], others: &[Candidate], same_sentence: bool) -> Option<Option<Candidate>> {
    let agreed = |all: &[Candidate]| {
        let first = all.first()?;
        Some(all.iter().all(|c| c.actor == first.actor).then(|| first.clone()).filter(|c| c.actor.is_some()))
    };
    if subjects.is_empty() {
        return agreed(others);
    }
    if same_sentence {
        // The nearest subject, unless somebody else stands between it and the pronoun.
        let last = subjects.last()?.clone();
        let rival = others.iter().any(|o| o.words.start >= last.words.end && o.actor != last.actor);
        return Some((!rival && last.actor.is_some()).then_some(last));
    }
    agreed(subjects)
}

pub(super) fn fit(stem: &str) -> Fit {
    match stem {
        "she" | "he" | "her" | "him" => Fit::One,
        "it" | "this" => Fit::Body,
        _ => Fit::Many,
    }
}

fn fits_pronoun(stem: &str, fit_wanted: Fit) -> bool {
    stem == "who" || fit(stem) == fit_wanted || (fit_wanted == Fit::Many && stem == "it")
}
