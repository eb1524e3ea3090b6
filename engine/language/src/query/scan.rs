//! Reads a text by a table: once for the words, once over the nodes they wake.
//!
//! Every word of the text is looked up in the dictionary. A node is looked at when
//! something it needs is found, in the order of the table, so that what it is made of
//! is known by then. A node that nothing wakes costs nothing.

use super::layout::{AFTER, ANY, KIND, NEAR, NONE, ROOT, SEQ, number};
use super::spans::{Span, Spans, after, in_order, near, shortest};
use super::table::{Entry, Table};
use super::{MOST_PARTS, is_exactly, joins};
use crate::word::{Figure, Word};
use crate::{Reading, Words};

pub(super) struct Scan<'s, 'a, 't> {
    table: &'s Table<'a>,
    reading: &'s Reading<'t>,
    /// For each node, 1 + the index of what is known of it; 0 where nothing is.
    known: Vec<u32>,
    found: Vec<Found>,
    /// A bit for each node that is to be looked at.
    awake: Vec<u64>,
    /// Where leaves stand, chained by leaf.
    sightings: Vec<Sighting>,
    /// The stretches of all nodes, one node after the other.
    spans: Vec<Span>,
    /// The nodes that are queries and were found.
    roots: Vec<u32>,
}

/// What is known of a node: while words are read, its first and last sighting; then
/// its stretches.
#[derive(Clone, Copy)]
struct Found {
    from: u32,
    to: u32,
    widest: u32,
}

struct Sighting {
    span: Span,
    next: u32,
}

const EMPTY: Spans<'static> = Spans { all: &[], widest: 0 };

impl<'s, 'a, 't> Scan<'s, 'a, 't> {
    pub(super) fn new(table: &'s Table<'a>, reading: &'s Reading<'t>) -> Self {
        let nodes = table.nodes();
        Self {
            table,
            reading,
            known: vec![0; nodes],
            found: Vec::new(),
            awake: vec![0; nodes.div_ceil(64)],
            sightings: Vec::new(),
            spans: Vec::new(),
            roots: Vec::new(),
        }
    }

    pub(super) fn run(mut self, found: &mut impl FnMut(u32, Words)) {
        self.read_words();
        self.look_at_nodes();
        self.report(found);
    }

    fn read_words(&mut self) {
        let (table, words) = (self.table, &self.reading.words);
        let any_figure = table.figures.iter().any(|&node| node != NONE);
        let mut joined = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let (start, end) = (at as u32, at as u32 + 1);
            table.look_up(word.folded.as_bytes(), 0, |entry| self.sight_entry(entry, word, (start, end)));
            if any_figure && word.figure != Figure::default() {
                self.sight_figures(word.figure, (start, end));
            }
            if words.get(at + 1).is_some_and(|next| next.hyphened) {
                self.read_joined(at, &mut joined);
            }
        }
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
        let sighting = self.sightings.len() as u32;
        match self.known.get_mut(node as usize) {
            None => return,
            Some(0) => {
                self.found.push(Found { from: sighting, to: sighting, widest: 1 });
                self.known[node as usize] = self.found.len() as u32;
                self.wake(node);
            }
            Some(known) => {
                let last = &mut self.found[*known as usize - 1];
                self.sightings[last.to as usize].next = sighting;
                last.to = sighting;
            }
        }
        self.sightings.push(Sighting { span, next: NONE });
    }

    fn wake(&mut self, node: u32) {
        if let Some(bits) = self.awake.get_mut(node as usize / 64) {
            *bits |= 1 << (node % 64);
        }
    }

    /// Looks at every node that is awake, in order; what they wake comes after them.
    fn look_at_nodes(&mut self) {
        let mut fresh = Vec::new();
        for block in 0..self.awake.len() {
            while self.awake[block] != 0 {
                let bit = self.awake[block].trailing_zeros();
                let node = block as u32 * 64 + bit;
                self.awake[block] &= !(1 << bit);
                fresh.clear();
                self.look_at(node, &mut fresh);
                if !fresh.is_empty() {
                    self.keep(node, &fresh);
                    self.wake_after(node);
                }
            }
        }
    }

    fn look_at(&self, node: u32, fresh: &mut Vec<Span>) {
        let Some(row) = self.table.rows.get(node as usize) else { return };
        let (what, a, b) = (number(row, 0), number(row, 4), number(row, 8));
        let side = |other: u32| if other < node { self.of(other) } else { EMPTY };
        match what & KIND {
            SEQ => self.row(node, self.kids(a, b), (what >> 8) as usize, fresh),
            ANY => {
                for kid in self.kids(a, b) {
                    fresh.extend_from_slice(side(number(kid, 0)).all);
                }
                in_order(fresh);
            }
            kind @ (NEAR | AFTER) => {
                let join = if kind == NEAR { near } else { after };
                // No distance is larger than a byte, whatever the bytes say.
                join(side(a), side(b), (what >> 8) & 0xff, self.reading, fresh);
                shortest(fresh);
            }
            _ => self.leaf(node, fresh),
        }
    }

    /// The sightings of a leaf.
    fn leaf(&self, node: u32, fresh: &mut Vec<Span>) {
        let known = self.known.get(node as usize).and_then(|known| self.found.get((*known as usize).checked_sub(1)?));
        let mut at = known.map_or(NONE, |found| found.from);
        while let Some(sighting) = self.sightings.get(at as usize) {
            fresh.push(sighting.span);
            at = sighting.next;
        }
        in_order(fresh);
    }

    /// Nodes next to each other: from the key to the end, then to the beginning.
    fn row(&self, node: u32, kids: &[[u8; 4]], key: usize, fresh: &mut Vec<Span>) {
        let of = |kid: &[u8; 4]| Some(number(kid, 0)).filter(|kid| *kid < node).map_or(EMPTY, |kid| self.of(kid));
        let Some(rarest) = kids.get(key) else { return };
        if kids.iter().any(|kid| of(kid).all.is_empty()) {
            return;
        }
        fresh.extend_from_slice(of(rarest).all);
        let mut joined = Vec::new();
        for kid in &kids[key + 1..] {
            after(spans(fresh), of(kid), 0, self.reading, &mut joined);
            core::mem::swap(fresh, &mut joined);
            joined.clear();
        }
        for kid in kids[..key].iter().rev() {
            after(of(kid), spans(fresh), 0, self.reading, &mut joined);
            core::mem::swap(fresh, &mut joined);
            joined.clear();
        }
    }

    fn kids(&self, at: u32, count: u32) -> &'a [[u8; 4]] {
        let from = self.table.kids.get(at as usize..);
        from.and_then(|from| from.get(..count as usize)).unwrap_or_default()
    }

    /// The stretches of a node that has been looked at.
    fn of(&self, node: u32) -> Spans<'_> {
        let known = self.known.get(node as usize).and_then(|known| self.found.get((*known as usize).checked_sub(1)?));
        known.map_or(EMPTY, |found| {
            let all = self.spans.get(found.from as usize..found.to as usize).unwrap_or_default();
            Spans { all, widest: found.widest }
        })
    }

    fn keep(&mut self, node: u32, fresh: &[Span]) {
        let from = self.spans.len() as u32;
        self.spans.extend_from_slice(fresh);
        let found = Found { from, to: self.spans.len() as u32, widest: spans(fresh).widest };
        match self.known[node as usize] {
            0 => {
                self.found.push(found);
                self.known[node as usize] = self.found.len() as u32;
            }
            known => self.found[known as usize - 1] = found,
        }
    }

    fn wake_after(&mut self, node: u32) {
        let table = self.table;
        let Some([row, next]) = table.rows.get(node as usize..).and_then(<[_]>::first_chunk) else { return };
        if number(row, 0) & ROOT != 0 {
            self.roots.push(node);
        }
        let woken = table.wakes.get(number(row, 12) as usize..number(next, 12) as usize).unwrap_or_default();
        for other in woken.iter().map(|other| number(other, 0)).filter(|other| *other > node) {
            if (other as usize) < table.nodes() {
                self.wake(other);
            }
        }
    }

    fn report(&self, found: &mut impl FnMut(u32, Words)) {
        let mut met: Vec<(u32, u32)> = Vec::new();
        for &node in &self.roots {
            let from = self.table.roots.partition_point(|root| number(root, 0) < node);
            let same = self.table.roots[from..].iter().take_while(|root| number(*root, 0) == node);
            met.extend(same.map(|root| (number(root, 4), node)));
        }
        met.sort_unstable();
        let mut shown = Vec::new();
        for (query, node) in met {
            shown.clear();
            shown.extend_from_slice(self.of(node).all);
            shortest(&mut shown);
            shown.iter().for_each(|(start, end)| found(query, *start as usize..*end as usize));
        }
    }
}

fn spans(all: &[Span]) -> Spans<'_> {
    Spans { all, widest: all.iter().map(|(start, end)| end - start).max().unwrap_or(0) }
}
