//! Where the words of queries stand in a text: a table's leaves, sighted word by word.
//!
//! Every word of the text is looked up in the dictionary once. Sightings stand in the
//! order of the text, so that those of a few words are one slice of them; each leaf has
//! its own too.

use super::layout::{KIND, LEAF, NONE, number};
use super::spans::{Side, Span};
use super::table::{Entry, Table};
use super::within::Within;
use super::{MOST_PARTS, is_exactly, joins};
use crate::Reading;
use crate::word::{Figure, Word};

/// The leaves of a table that a text has, and where they stand.
pub(super) struct Sights {
    /// The leaves that were found: their nodes.
    pub(super) nodes: Vec<u32>,
    /// Where each of them starts among `by_leaf`; one more ends them.
    starts: Vec<u32>,
    /// The most words that each of them stands for.
    widest: Vec<u32>,
    /// The sentences in which each of them stands.
    within: Vec<Within>,
    by_leaf: Vec<Span>,
    /// Every sighting: the leaf, an index into `nodes`, and where it stands.
    all: Vec<(u32, Span)>,
    /// For each word of the text the first of `all` that starts there or later; one more
    /// ends them.
    from_word: Vec<u32>,
}

impl Sights {
    /// Looks up the words of `reading`.
    pub(super) fn read(table: &Table<'_>, reading: &Reading<'_>) -> Self {
        let mut look = Look { table, reading, leaf_of: vec![0; table.nodes()], nodes: Vec::new(), all: Vec::new() };
        look.all.reserve(2 * reading.words.len());
        let from_word = look.at_words();
        let (starts, by_leaf) = by_leaf(look.nodes.len(), &look.all);
        let mut widest = vec![1; look.nodes.len()];
        let mut within = vec![Within::default(); look.nodes.len()];
        for (leaf, (start, end)) in &look.all {
            within[*leaf as usize].add(reading.sentence_of[*start as usize]);
            let widest = &mut widest[*leaf as usize];
            *widest = (*widest).max(end - start);
        }
        Self { nodes: look.nodes, starts, widest, within, by_leaf, all: look.all, from_word }
    }

    /// Where `leaf` stands, in order, each once.
    pub(super) fn of(&self, leaf: usize) -> &[Span] {
        let ends = (self.starts.get(leaf), self.starts.get(leaf + 1));
        let (Some(from), Some(to)) = ends else { return &[] };
        self.by_leaf.get(*from as usize..*to as usize).unwrap_or_default()
    }

    /// `leaf` as a side of a join.
    pub(super) fn side(&self, leaf: usize) -> Side<'_> {
        let spans = self.of(leaf);
        Side { leaves: &[], spans, count: spans.len() as u32, widest: self.widest.get(leaf).copied().unwrap_or(0) }
    }

    /// The sentences in which `leaf` stands.
    pub(super) fn within(&self, leaf: usize) -> Within {
        self.within.get(leaf).copied().unwrap_or_default()
    }

    /// The most words that `leaf` stands for.
    pub(super) fn widest(&self, leaf: u32) -> u32 {
        self.widest.get(leaf as usize).copied().unwrap_or(0)
    }

    /// Whether `leaf` stands at `word`.
    pub(super) fn is_at(&self, leaf: u32, word: u32) -> bool {
        self.starting(word, word + 1).iter().any(|(other, _)| *other == leaf)
    }

    /// The sightings that start from word `first` on, before word `end`.
    pub(super) fn starting(&self, first: u32, end: u32) -> &[(u32, Span)] {
        let at = |word: u32| self.from_word.get(word as usize).map_or(self.all.len(), |at| *at as usize);
        self.all.get(at(first)..at(end)).unwrap_or_default()
    }
}

/// The same sightings one leaf after the other, and where each leaf's start.
fn by_leaf(leaves: usize, all: &[(u32, Span)]) -> (Vec<u32>, Vec<Span>) {
    let mut starts = vec![0; leaves + 1];
    all.iter().for_each(|(leaf, _)| starts[*leaf as usize + 1] += 1);
    for leaf in 0..leaves {
        starts[leaf + 1] += starts[leaf];
    }
    let (mut next, mut by_leaf) = (starts.clone(), vec![(0, 0); all.len()]);
    for (leaf, span) in all {
        let next = &mut next[*leaf as usize];
        by_leaf[*next as usize] = *span;
        *next += 1;
    }
    (starts, by_leaf)
}

struct Look<'s, 'a, 't> {
    table: &'s Table<'a>,
    reading: &'s Reading<'t>,
    /// For each node, 1 + the leaf that it is; 0 where it is not yet found.
    leaf_of: Vec<u32>,
    nodes: Vec<u32>,
    all: Vec<(u32, Span)>,
}

impl Look<'_, '_, '_> {
    fn at_words(&mut self) -> Vec<u32> {
        let (table, words) = (self.table, &self.reading.words);
        let any_figure = table.figures.iter().any(|&node| node != NONE);
        let mut joined = Vec::new();
        let mut from_word = Vec::with_capacity(words.len() + 1);
        // For each word, where in `all` the sightings by its writing end.
        let mut by_writing: Vec<u32> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let from = self.all.len();
            from_word.push(from as u32);
            let span = (at as u32, at as u32 + 1);
            let first = self.reading.first_written_so[at] as usize;
            if first < at && words[first].hyphened == word.hyphened {
                self.sight_again(from_word[first] as usize..by_writing[first] as usize, span);
            } else {
                table.look_up(word.folded.as_bytes(), 0, |entry| self.sight_entry(entry, word, span));
            }
            by_writing.push(self.all.len() as u32);
            if any_figure && word.figure != Figure::default() {
                self.sight_figures(word.figure, span);
            }
            if words.get(at + 1).is_some_and(|next| next.hyphened) {
                self.read_joined(at, &mut joined);
            }
        }
        from_word.push(self.all.len() as u32);
        from_word
    }

    /// Looks up the words that hyphens join to the word at `at`, as one word.
    fn read_joined(&mut self, at: usize, joined: &mut Vec<u8>) {
        let (table, words) = (self.table, &self.reading.words);
        joined.clear();
        joined.extend_from_slice(words[at].folded.as_bytes());
        for end in at + 1..words.len().min(at + MOST_PARTS) {
            if !joins(&words[end - 1], &words[end]) {
                break;
            }
            let beyond = joined.len();
            joined.extend_from_slice(words[end].folded.as_bytes());
            table.look_up(joined, beyond, |entry| self.sight(entry.node, (at as u32, end as u32 + 1)));
        }
    }

    /// The leaves of these sightings stand at `span` too.
    fn sight_again(&mut self, sightings: core::ops::Range<usize>, span: Span) {
        for at in sightings {
            let (leaf, _) = self.all[at];
            self.all.push((leaf, span));
        }
    }

    fn sight_entry(&mut self, entry: Entry, word: &Word<'_>, span: Span) {
        self.sight(entry.node, span);
        self.table.spellings(entry, |raw, hyphened, node| {
            if is_exactly(word, raw, hyphened) {
                self.sight(node, span);
            }
        });
    }

    fn sight_figures(&mut self, figure: Figure, span: Span) {
        let kinds = [Figure::NUMBER, Figure::MONEY, Figure::PERCENT, Figure::DATE];
        for (kind, node) in kinds.into_iter().zip(self.table.figures) {
            if figure.is(kind) {
                self.sight(node, span);
            }
        }
    }

    /// A leaf stands at `span`.
    fn sight(&mut self, node: u32, span: Span) {
        let Some(leaf) = self.leaf_of.get_mut(node as usize) else { return };
        if *leaf == 0 {
            // In a damaged table a word could be anything.
            if self.table.rows.get(node as usize).is_none_or(|row| number(row, 0) & KIND != LEAF) {
                return;
            }
            self.nodes.push(node);
            *leaf = self.nodes.len() as u32;
        }
        self.all.push((*leaf - 1, span));
    }
}
