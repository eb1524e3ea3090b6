//! Whom a pronoun stands for: the only candidate before it that fits.
//!
//! *We* and *I* are [`super::first`]'s.

use super::cast::Cast;
use super::class::Class;
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use super::{Told, Who};
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::text::Block;
use crate::{Actor, Words};

/// How many pronouns may stand for one another.
const DEEPEST: u8 = 2;
/// How many verbs of a sentence may tell of somebody.
const FAR: usize = 8;

/// What a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// *they*: several people, or a body.
    Many,
    /// *she*, *he*: one person.
    One,
    /// *it*: a body.
    Body,
}

/// Somebody whom a pronoun may stand for; no actor where the text does not tell.
#[derive(Debug, Clone)]
struct Candidate {
    actor: Option<Actor>,
    words: Words,
}

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

    /// The only candidate before word `at`: in its sentence, the two before it in its
    /// block, or what introduces it.
    fn before(&self, at: usize, fit: Fit, depth: u8) -> Option<Candidate> {
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
        choose(&subjects, &others, end < words.end)
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

fn told(candidate: &Candidate) -> Who {
    match candidate.actor {
        Some(actor) => Who { actor, words: Some(candidate.words.clone()), told: Told::Pronoun },
        None => Who::unclear(Some(candidate.words.clone())),
    }
}

fn fit(stem: &str) -> Fit {
    match stem {
        "she" | "he" | "her" | "him" => Fit::One,
        "it" | "this" => Fit::Body,
        _ => Fit::Many,
    }
}

fn fits_pronoun(stem: &str, fit_wanted: Fit) -> bool {
    stem == "who" || fit(stem) == fit_wanted || (fit_wanted == Fit::Many && stem == "it")
}
