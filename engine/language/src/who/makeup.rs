//! How many people of each kind a stretch of words names, and of whom most are.
//!
//! Whom each noun phrase names is [`super::phrase`]'s to say.

use super::cast::Cast;
use super::class::Class;
use super::phrase::Read;
use crate::grammar::tags::Tags;
use crate::word::count;
use crate::{Actor, Words};

/// More than any group that a text tells of: years and sums count nobody.
const MOST: u32 = 1000;

/// How many people of each kind a stretch names.
#[derive(Debug, Default)]
pub(super) struct Makeup {
    counts: Vec<(Actor, u32, Words)>,
}

impl Makeup {
    pub fn add(&mut self, actor: Actor, number: u32, words: Words) {
        match self.counts.iter_mut().find(|(known, ..)| *known == actor) {
            Some(count) => count.1 += number,
            None => self.counts.push((actor, number, words)),
        }
    }

    /// Whether all are of one kind.
    pub fn is_one_kind(&self) -> bool {
        self.counts.len() == 1
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Of whom the first is.
    pub fn first(&self) -> Option<Actor> {
        self.counts.first().map(|count| count.0)
    }

    /// Of whom most are; people and those who care for them count together.
    pub fn most(&self) -> Option<(Actor, Words)> {
        let all: u32 = self.counts.iter().map(|count| count.1).sum();
        let over_half = |n: u32| n * 2 > all;
        if let Some((actor, _, words)) = self.counts.iter().find(|count| over_half(count.1)) {
            return Some((*actor, words.clone()));
        }
        let lay = |count: &&(Actor, u32, Words)| matches!(count.0, Actor::Public | Actor::Carers);
        let together: u32 = self.counts.iter().filter(lay).map(|count| count.1).sum();
        let first = self.counts.iter().filter(lay).max_by_key(|count| (count.1, count.0 == Actor::Public))?;
        over_half(together).then(|| (first.0, first.2.clone()))
    }
}

impl Cast<'_, '_, '_> {
    /// How many people of each kind `range` names, those that others hang on left out.
    pub(super) fn makeup(&self, range: &Words) -> Makeup {
        let mut makeup = Makeup::default();
        let mut i = range.start;
        let mut hangs = false;
        while i < range.end {
            let chunk = self.chunk_from(i, range.end);
            if chunk.is_empty() {
                let opens = self.class(i) == Class::Prep && self.word(i) != "of";
                hangs = opens || matches!(self.class(i), Class::Verb | Class::Relative) || (hangs && self.goes_on(i));
                i += 1;
                continue;
            }
            hangs = hangs && !self.broken(chunk.start);
            if self.only_holds(&chunk, range.end) {
                i = chunk.end + 1;
                continue;
            }
            if !hangs {
                let until = self.next_top(chunk.end, range.end);
                if let Read::People(actor, words, _) = self.read_one(&chunk, until) {
                    makeup.add(actor, self.count(&chunk), words);
                    // *residents of the ward*: what follows hangs on them.
                    hangs = self.word_before(chunk.end, range.end) == "of";
                    i = chunk.end + usize::from(hangs);
                    continue;
                }
            }
            i = chunk.end;
        }
        makeup
    }

    /// *a panel of*, *six of*, *members of*: the people stand after *of*.
    fn only_holds(&self, chunk: &Words, end: usize) -> bool {
        let last = chunk.end - 1;
        let member = matches!(self.word(last), "member" | "members" | "representatives" | "reps" | "leaders");
        let holds = member || self.counts(last) || self.noun(last).is_some_and(|noun| noun.group);
        holds && self.word_before(chunk.end, end) == "of"
    }

    /// Whether word `i` only counts those that stand after *of*.
    pub(super) fn counts(&self, i: usize) -> bool {
        self.tag(i).any(Tags::FIGURE.or(Tags::DET))
            || matches!(
                self.word(i),
                "all" | "both" | "half" | "rest" | "one" | "most" | "others" | "remainder" | "those"
            )
    }

    fn goes_on(&self, i: usize) -> bool {
        !(self.broken(i) || (self.class(i) == Class::And && self.opens_next(i + 1)))
    }

    /// *and one engineer*, *and the link worker*: a new member, not part of the last.
    fn opens_next(&self, i: usize) -> bool {
        i < self.classes.len() && self.tag(i).any(Tags::FIGURE.or(Tags::DET))
            || self.word_before(i, self.classes.len()) == "a"
    }

    /// Where the next member of a list of people starts.
    fn next_top(&self, from: usize, end: usize) -> usize {
        (from..end).find(|&i| self.class(i) == Class::And && self.opens_next(i + 1) || self.broken(i)).unwrap_or(end)
    }

    /// How many a noun phrase stands for: its figure, one, or a few.
    fn count(&self, chunk: &Words) -> u32 {
        let figure = chunk.clone().find_map(|i| count(self.word(i)).filter(|n| *n < MOST));
        let plural = self.is_plural(chunk.end - 1);
        figure.unwrap_or(if plural { 3 } else { 1 })
    }

    /// Whether word `i` is a plural noun.
    pub(super) fn is_plural(&self, i: usize) -> bool {
        let word = self.word(i);
        let irregular = matches!(
            word,
            "people"
                | "women"
                | "men"
                | "children"
                | "folk"
                | "staff"
                | "youth"
                | "police"
                | "clergy"
                | "public"
                | "those"
                | "management"
        );
        irregular
            || word.ends_with("women")
            || word.ends_with("men")
            || (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
    }
}
