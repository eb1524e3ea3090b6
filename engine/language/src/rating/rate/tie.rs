//! Which items are tied to a core: by a clause, a paragraph, a section, or by nothing.

use super::{Rating, Support};
use crate::Words;
use crate::rating::judge::{Item, overlaps};
use crate::rating::rule::Tie;
use crate::reading::Line;

impl Rating<'_> {
    /// The item of `element` nearest to the core at `at` of those that are tied to it.
    pub(super) fn nearest(&self, element: u8, at: usize, support: Support) -> Option<usize> {
        let core = &self.items[at];
        if element == core.element {
            return Some(at);
        }
        let tie = self.rule.elements[element as usize].tie;
        let counts = |item: &Item| item.element == element && support.takes(item) && self.tied(tie, core, item);
        let tied = self.within_reach(tie, core).filter(|&i| counts(&self.items[i]));
        tied.min_by_key(|&i| self.items[i].words.start.abs_diff(core.words.start))
    }

    /// The items of `element` that are tied to the core at `at`, each of a
    /// different thing, the nearest first.
    pub(super) fn distinct(&self, element: u8, at: usize, support: Support) -> Vec<usize> {
        let core = &self.items[at];
        if element == core.element && self.rule.elements[element as usize].tie == Tie::Clause {
            return vec![at];
        }
        let tie = self.rule.elements[element as usize].tie;
        let mut found: Vec<usize> = if element == core.element { vec![at] } else { vec![] };
        for i in self.within_reach(tie, core) {
            let item = &self.items[i];
            let counts = item.element == element && support.takes(item) && self.tied(tie, core, item);
            if counts && !found.iter().any(|&other| self.same_thing(i, other)) {
                found.push(i);
            }
        }
        found.sort_by_key(|&i| self.items[i].words.start.abs_diff(core.words.start));
        found
    }

    /// The items, in order of their place, that may be tied to the core: those of its
    /// section, unless any may.
    pub(super) fn within_reach(&self, tie: Tie, core: &Item) -> Words {
        if tie == Tie::Anywhere {
            return 0..self.items.len();
        }
        let (sentences, section) = (&self.reading.sentences, self.reading.line_of(&core.words).section);
        let first = sentences.partition_point(|line| line.section < section);
        let next = first + sentences[first..].partition_point(|line| line.section == section);
        let (from, to) = (sentences[first].words.start, sentences[next - 1].words.end);
        let before = |word: usize| self.items.partition_point(|item| item.words.start < word);
        before(from)..before(to)
    }

    /// Whether two items name one thing: they share words, or are worded the same.
    fn same_thing(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.items[a].words, &self.items[b].words);
        let wording = |words: &Words| self.reading.words[words.clone()].iter().map(|word| word.folded.as_ref());
        overlaps(a, b) || (a.len() == b.len() && wording(a).eq(wording(b)))
    }

    fn tied(&self, tie: Tie, core: &Item, item: &Item) -> bool {
        let (here, there) = (self.reading.line_of(&core.words), self.reading.line_of(&item.words));
        match tie {
            Tie::Anywhere => true,
            Tie::Section => here.section == there.section,
            Tie::Paragraph => {
                same_paragraph(here, there) || self.introduces(here, there) || self.introduces(there, here)
            }
            Tie::Clause => self.same_clause(core, item),
        }
    }

    /// Whether `first` introduces `second` as a list's lead-in or a table's header.
    fn introduces(&self, first: &Line, second: &Line) -> bool {
        second.introduced_by.iter().any(|&i| {
            let line = &self.reading.sentences[i];
            line.words == first.words
        })
    }

    /// Whether nothing but commas and small marks stands between two stretches.
    fn same_clause(&self, a: &Item, b: &Item) -> bool {
        let (first, second) = if a.words.start <= b.words.start { (a, b) } else { (b, a) };
        let one_line = self.reading.sentence_of[first.words.start] == self.reading.sentence_of[second.words.start];
        let mark = |i: usize| self.reading.before(i).contains([';', ':', '\u{2014}', '\u{2013}']);
        let word = |i: usize| {
            let folded = self.reading.words[i].folded.as_ref();
            matches!(folded, "but" | "however" | "although" | "whereas" | "while")
        };
        // The mark may stand right before the second, the word may not be of it.
        let mut between = first.words.end..second.words.start;
        one_line && !(first.words.end..=second.words.start).any(mark) && !between.any(word)
    }
}

pub(super) fn same_paragraph(a: &Line, b: &Line) -> bool {
    a.section == b.section && a.unit == b.unit
}
