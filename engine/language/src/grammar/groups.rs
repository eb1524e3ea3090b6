//! Verb groups: an auxiliary chain and its main verb, with tense and negation.
//!
//! Found from left to right by the words alone; [`super::clauses`] then tells which
//! clause each group belongs to. Verbs without an auxiliary are [`past`]'s and [`present`]'s.

use super::form::form;
use super::permission;
use super::tags::Tags;
use crate::{Reading, Words};

pub(crate) use super::form::Form;

mod past;
pub(crate) mod present;

/// A verb group.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// From its first auxiliary to its main verb.
    pub words: Words,
    /// Its main verb.
    pub main: usize,
    /// What its form says.
    pub form: Form,
    /// Whether the subject is acted upon.
    pub passive: bool,
    /// Its main verb is a form of *be* or *have*.
    pub thin: bool,
    /// The word that negates it.
    pub not: Option<usize>,
}

impl Group {
    /// Whether the group can be a clause's verb.
    pub(crate) const fn finite(&self) -> bool {
        !matches!(self.form, Form::To | Form::Gerund | Form::Participle)
    }
}

/// The verb groups of the sentence `line`, in order.
pub(crate) fn groups(reading: &Reading<'_>, tags: &[Tags], line: &Words) -> Vec<Group> {
    let scan = Scan { reading, tags, line };
    let mut found: Vec<Group> = Vec::new();
    let mut i = line.start;
    while i < line.end {
        match scan.at(i, &found) {
            Some(group) => {
                i = group.words.end;
                found.push(group);
            }
            None => i += 1,
        }
    }
    found
}

struct Scan<'a, 't> {
    reading: &'a Reading<'t>,
    tags: &'a [Tags],
    line: &'a Words,
}

impl Scan<'_, '_> {
    fn tag(&self, i: usize) -> Tags {
        if self.line.contains(&i) { self.tags[i] } else { Tags::default() }
    }

    fn word(&self, i: usize) -> &str {
        if self.line.contains(&i) { self.reading.words[i].folded.as_ref() } else { "" }
    }

    /// A mark that ends a phrase stands before word `i`.
    fn broken(&self, i: usize) -> bool {
        i == self.line.start
            || self.reading.before(i).contains([',', ';', ':', '(', ')', '|', '\n', '"', '“', '—', '–'])
    }

    /// A clause may end between two verbs: a comma, or a word that joins clauses.
    fn breaks_between(&self, from: usize, to: usize) -> bool {
        (from..=to).any(|k| self.broken(k) || joins(self.word(k)) || self.tag(k).any(Tags::SUBJECT))
    }

    fn at(&self, i: usize, found: &[Group]) -> Option<Group> {
        let tag = self.tag(i);
        if tag.any(Tags::AUX) && !self.noun_may(i) {
            return Some(self.chain(i));
        }
        if tag.any(Tags::TO) {
            return self.infinitive(i);
        }
        if tag.any(Tags::ED) {
            return self.past(i, found);
        }
        if tag.any(Tags::ING) {
            let noun = i > self.line.start && !self.broken(i) && self.tag(i - 1).any(Tags::DET);
            return (!noun).then(|| self.single(i, Form::Gerund));
        }
        let finite =
            (tag.any(Tags::VERB_S) && self.third_person(i, found)) || (tag.any(Tags::BASE) && self.plain(i, found));
        finite.then(|| self.single(i, Form::Present))
    }

    /// *May* the month, *will* the document.
    fn noun_may(&self, i: usize) -> bool {
        let after_noun = self.tag(i.wrapping_sub(1)).any(Tags::DET.or(Tags::PREP));
        let month = self.word(i) == "may" && self.reading.words[i].raw.starts_with('M') && i > self.line.start;
        month || (matches!(self.word(i), "will" | "can" | "might") && after_noun && i > self.line.start)
    }

    fn single(&self, i: usize, form: Form) -> Group {
        let mut p = i;
        while p > self.line.start && self.tag(p - 1).any(Tags::ADVERB.or(Tags::NOT)) && !self.broken(p) {
            p -= 1;
        }
        let not = (p..i).find(|&k| self.tag(k).any(Tags::NOT)).or_else(|| self.no_longer(p));
        let words = not.unwrap_or(i)..i + 1;
        Group { words, main: i, form, passive: false, thin: false, not }
    }

    /// Where *no longer* starts, if it ends before word `i`.
    fn no_longer(&self, i: usize) -> Option<usize> {
        let at = i.checked_sub(2).filter(|&at| at >= self.line.start)?;
        (self.word(at) == "no" && self.word(at + 1) == "longer").then_some(at)
    }

    /// The group that starts with the auxiliary at `i`.
    fn chain(&self, i: usize) -> Group {
        let mut j = i;
        let mut last = i;
        let mut not = None;
        let mut seen = Tags::default();
        while j < self.line.end && (j == i || !self.stops(j)) {
            let tag = self.tag(j);
            if self.no_longer(j + 2).is_some() {
                not = Some(j);
                j += 2;
                continue;
            }
            if tag.any(Tags::NOT) {
                not = Some(j);
            }
            if tag.any(Tags::AUX) {
                seen = seen.or(if self.had(j) { Tags::HAD } else { tag });
                last = j;
            } else if self.future_to(j, seen) {
                seen = seen.or(Tags::WILL);
                j += usize::from(self.word(j) == "going");
                last = j;
            } else if !tag.any(Tags::NOT) && !tag.any(Tags::ADVERB) {
                break;
            }
            j += 1;
        }
        self.close(i, j, last, seen, not)
    }

    /// *they'd been*, *who'd left*: the end of the pronoun is *had*, and not *would*.
    fn had(&self, j: usize) -> bool {
        let next = (j + 1..self.line.end).find(|&k| !self.tag(k).any(Tags::ADVERB)).map(|k| (k, self.tag(k)));
        self.word(j).ends_with("'d")
            && next.is_some_and(|(k, tag)| self.word(k) == "been" || (tag.any(Tags::ED) && !tag.any(Tags::BASE)))
    }

    fn stops(&self, j: usize) -> bool {
        let resumed = self.tag(j).any(Tags::AUX) && self.tag(j - 1).any(Tags::ADVERB);
        self.broken(j) && !resumed && !self.tag(j).any(Tags::NOT.or(Tags::ADVERB))
    }

    /// *is to*, *are going to*, *has to*.
    fn future_to(&self, j: usize, seen: Tags) -> bool {
        let verb_after = |k: usize| self.tag(k).any(Tags::BASE.or(Tags::BEEN).or(Tags::HAVE).or(Tags::DO));
        let be = seen.any(Tags::BE.or(Tags::WAS).or(Tags::BEEN));
        (be && self.word(j) == "to" && verb_after(j + 1))
            || (be && self.word(j) == "going" && self.word(j + 1) == "to" && verb_after(j + 2))
    }

    fn close(&self, from: usize, j: usize, last: usize, seen: Tags, not: Option<usize>) -> Group {
        let tag = self.tag(j);
        let helped = seen.any(Tags::WILL.or(Tags::WEAK).or(Tags::CAN).or(Tags::DO).or(Tags::DID));
        let be = seen.any(Tags::BE.or(Tags::WAS).or(Tags::BEEN));
        // *could have kept*, and not *could kept*.
        let perfect = seen.any(Tags::HAVE) && self.word(last) == "have";
        let verb = j < self.line.end
            && !self.stops(j)
            && ((tag.any(Tags::ED) && (!helped || be || perfect || tag.any(Tags::BASE)))
                || (tag.any(Tags::ING) && be)
                || (tag.any(Tags::BASE) && helped && !be));
        let main = if verb { j } else { last };
        let ing = verb && tag.any(Tags::ING) && be;
        let form = match form(seen, verb, ing, self.word(last) == "being") {
            Form::Weak if verb && permission::permits(self.reading, self.tags, self.line, from, main) => Form::Can,
            form => form,
        };
        let not = not.filter(|&n| n <= main || n == main + 1);
        let end = main.max(not.unwrap_or(main)) + 1;
        Group { words: from..end, main, form, passive: verb && be && !ing, thin: !verb, not }
    }

    fn infinitive(&self, i: usize) -> Option<Group> {
        let mut j = i + 1;
        while self.tag(j).any(Tags::ADVERB.or(Tags::NOT)) && j < self.line.end {
            j += 1;
        }
        let not = (i.saturating_sub(1)..j).find(|&k| self.line.contains(&k) && self.word(k) == "not");
        if self.tag(j).any(Tags::BEEN.or(Tags::HAVE)) {
            let verb = self.tag(j + 1).any(Tags::ED);
            let main = if verb { j + 1 } else { j };
            return Some(Group { words: i..main + 1, main, form: Form::To, passive: verb, thin: !verb, not });
        }
        let base = self.tag(j).any(Tags::BASE.or(Tags::DO)) && !self.tag(i.wrapping_sub(1)).any(Tags::PREP);
        base.then(|| Group { words: i..j + 1, main: j, form: Form::To, passive: false, thin: false, not })
    }
}

/// Words that end a clause and start another, or a phrase beside it.
fn joins(word: &str) -> bool {
    matches!(
        word,
        "before"
            | "after"
            | "and"
            | "but"
            | "or"
            | "who"
            | "which"
            | "that"
            | "because"
            | "when"
            | "while"
            | "until"
            | "so"
            | "as"
            | "what"
            | "where"
            | "whether"
            | "if"
            | "than"
            | "how"
            | "why"
            | "although"
            | "though"
    )
}
