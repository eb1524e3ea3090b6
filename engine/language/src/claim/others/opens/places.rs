//! Others' work told by a place or a name: *a pilot in Cumbria*, *a New Zealand team*,
//! *over in Felby they …*.
//!
//! Which names are the project's own is [`ours`]'s to say.

use super::Sentence;
use crate::Words;
use crate::claim::others::ours;
use crate::grammar::groups::Group;
use crate::lexicon::{List, holds};

/// How many words a subject, or what stands before an object's noun, may have.
const HEAD: usize = 8;

impl Sentence<'_, '_, '_> {
    /// A place or body opens others' work at the head of the sentence, or before a
    /// study, a team or another doer of its own.
    pub(super) fn place_opens(&self, words: &Words) -> bool {
        let last = words.end - 1;
        if ours::speak(self.reading, &self.words) || self.is_own(last) || self.pays(words.end) {
            return false;
        }
        let after = words.end + usize::from(matches!(self.word(words.end), "based" | "led" | "run" | "wide"));
        let doer = self.is_work(after) || (self.is_doer(after) || self.is_doer(after + 1)) && self.names_people(words);
        // A bare place name acts on its own only as the subject.
        if words.len() == 1 && ours::is_name(self.reading, words.start) && !doer {
            return words.start == self.words.start && self.word(words.start) != "french";
        }
        if words.start > self.words.start + 1 && self.word(words.start - 2) == "by" {
            return false;
        }
        let early = words.start <= self.words.start + 2 && !self.word(words.start).starts_with("in");
        words.start == self.words.start
            || early
            || doer
            || (words.start > self.words.start && self.is_work(words.start - 1))
    }

    /// *NHS England will fund the second year*: who pays for our work.
    fn pays(&self, after: usize) -> bool {
        let next = self.text.grammar.lines[self.number].groups.iter().find(|g| g.finite() && g.words.start >= after);
        let stems = ["fund", "pay", "paid", "commission", "award", "grant", "approv", "agree"];
        next.is_some_and(|g| g.words.start == after && stems.iter().any(|stem| self.word(g.main).starts_with(stem)))
    }

    /// *Scottish*, *Norwegian*: a word that says of whom, not where.
    fn names_people(&self, words: &Words) -> bool {
        let word = self.word(words.end - 1);
        words.len() == 1 && ["an", "ish", "ian", "ch", "ese", "lsh"].iter().any(|end| word.ends_with(end))
    }

    /// *A pilot in Cumbria*, *one trust in Kent*: somebody's, somewhere, at the head.
    pub(super) fn somebodys(&self) -> Option<Words> {
        let first = self.words.start;
        if !self.some(first) {
            return None;
        }
        let named = |i: &usize| {
            matches!(self.word(*i), "in" | "from" | "at" | "near") && self.stranger(i + 1) && self.is_doer(i - 1)
        };
        (first + 1..self.words.end.min(first + 6)).find(named).map(|i| first..i + 2)
    }

    fn some(&self, i: usize) -> bool {
        matches!(self.word(i), "a" | "an" | "one" | "two" | "three" | "several" | "some" | "another")
    }

    /// *A New Zealand team*, *the Felby-based scheme*; *the Marlow scheme*, in a text that
    /// says *we*, or that there is one; *a Harrogate charity has …*.
    pub(super) fn named_work(&self) -> Option<Words> {
        let first = self.head();
        let mut after = first + 1;
        while after < first + 4 && self.stranger(after) {
            after += 1;
        }
        if after == first + 1 {
            return None;
        }
        let based = matches!(self.word(after), "based" | "led" | "run");
        let doer = after + usize::from(based);
        let wanted = match self.word(first) {
            "the" => {
                self.is_work(doer)
                    && self.word(doer) != "team"
                    && (based || self.ours.says_we || first > self.words.start)
            }
            _ if self.some(first) => {
                self.is_work(doer) || self.is_doer(doer) && matches!(self.word(doer + 1), "has" | "have" | "had")
            }
            _ => false,
        };
        wanted.then_some(first..doer + 1)
    }

    /// *The residents on Hallam Top had a proper project with …*, *Larch Primary ran its
    /// own trial*: people of a place that is not ours, and work that they had, in a text
    /// that says *we*. A person's name alone may be one of us.
    pub(super) fn project_of_theirs(&self) -> Option<Words> {
        let (first, groups) = (self.words.start, &self.text.grammar.lines[self.number].groups);
        let verb = groups.iter().find(|g| g.finite() && g.words.start > first)?.words.clone();
        if !self.ours.says_we || verb.start - first > HEAD || self.words.clone().any(|i| ours::is_we(self.reading, i)) {
            return None;
        }
        let there = |i: usize| {
            let before = i - 1 - usize::from(self.word(i - 1) == "the" && i > first + 1);
            matches!(self.word(before), "in" | "on" | "at" | "from" | "of" | "over" | "across")
        };
        let body =
            |i: usize| holds(List::WhoBody, self.word(i)) || matches!(self.word(i), "high" | "primary" | "estate");
        let named = (first + 1..verb.start).any(|i| self.stranger(i) && (there(i) || body(i) || body(i + 1)));
        let own = |i: usize| self.some(i) || self.word(i) == "own";
        let work = (verb.end..verb.end + HEAD).any(|i| own(i) && (i + 1..i + 4).any(|k| self.is_work(k)));
        (named && work).then_some(first..verb.start)
    }

    /// *On the Skarrow Estate they had …*, *over in Felby …*.
    pub(super) fn there(&self) -> Option<Words> {
        let first = self.words.start;
        let over = matches!(self.word(first), "over" | "up" | "down" | "out" | "across");
        let preposition = first + usize::from(over);
        if !matches!(self.word(preposition), "in" | "on" | "at") {
            return None;
        }
        let name = preposition + 1 + usize::from(self.word(preposition + 1) == "the");
        let end = (name..self.words.end).find(|&i| !ours::is_name(self.reading, i)).unwrap_or(self.words.end);
        let strange = name < end && (name..end).all(|i| self.stranger(i) || holds(List::WhoBody, self.word(i)));
        (strange && (over || self.word(end) == "they")).then_some(first..end)
    }

    /// *In Denby the council pays …*: a body of a place that is named once and is not ours.
    pub(super) fn body_there(&self) -> Option<Words> {
        let first = self.words.start;
        if self.word(first) != "in" {
            return None;
        }
        let end = (first + 1..self.words.end).find(|&i| !ours::is_name(self.reading, i)).unwrap_or(self.words.end);
        let article = matches!(self.word(end), "the" | "their" | "a");
        let head = (end + 1..self.words.end.min(end + 4)).find(|&i| holds(List::WhoBody, self.word(i)))?;
        let acts = |g: &Group| g.finite() && !g.passive && g.words.start == head + 1;
        let acts = self.text.grammar.lines[self.number].groups.iter().any(acts);
        let strange = end > first + 1 && (first + 1..end).all(|i| self.stranger(i) && !self.recurs(i));
        (article && acts && strange).then_some(first..head + 1)
    }

    /// Whether the name at word `i` stands in another sentence too.
    fn recurs(&self, i: usize) -> bool {
        let words = &self.reading.words;
        (0..words.len()).any(|k| !self.words.contains(&k) && words[k].folded == words[i].folded)
    }
}
