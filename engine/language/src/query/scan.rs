//! Reads a text by a table: once for the words, once over the nodes they wake.
//!
//! A node is looked at when something it needs is found, in the order of the table, so
//! that what it is made of is known by then. A node that nothing wakes costs nothing. Of
//! a list it is only known at first that something of it is there: which of its words
//! they are is gathered when a phrase needs it whose other parts are there too, and
//! where they stand is never written out but for a list that is a query itself.

use super::layout::{AFTER, ANY, KIND, NEAR, ROOT, SEQ, number};
use super::sights::Sights;
use super::spans::{Places, Side, Span, in_order, shortest, widest};
use super::table::Table;
use super::within::Within;
use crate::{Reading, Words};

pub(super) struct Scan<'s, 'a, 't> {
    table: &'s Table<'a>,
    reading: &'s Reading<'t>,
    sights: Sights,
    /// For each node, 1 + the index of what is known of it; 0 where nothing is.
    known: Vec<u32>,
    /// The leaves first, in the order of their sights.
    found: Vec<Found>,
    /// The sentences in which each of `found` stands; any for a list that is untold.
    within: Vec<Within>,
    /// A bit for each node that is to be looked at.
    awake: Vec<u64>,
    /// The leaves of lists, a bit for each leaf that was found, one list after the other.
    leaves: Vec<u64>,
    /// The stretches of nodes that are no leaves, one node after the other.
    spans: Vec<Span>,
    /// The nodes that are queries and were found.
    roots: Vec<u32>,
    /// Room that is used again for each node.
    fresh: Vec<Span>,
    joined: Vec<Span>,
    to_do: Vec<u32>,
}

/// What is known of a node that is found.
#[derive(Clone, Copy)]
enum Found {
    /// The leaf of this number.
    Leaf(u32),
    /// A list that nothing has asked for yet.
    Untold,
    /// A list: where its leaves start, and how often they are sighted at most; beside them
    /// the stretches of other nodes.
    List { leaves: u32, count: u32, rest: Run },
    /// Stretches.
    Spans(Run),
}

/// A run of `Scan::spans`.
#[derive(Clone, Copy)]
struct Run {
    from: u32,
    to: u32,
    widest: u32,
}

impl Run {
    fn len(self) -> u32 {
        self.to - self.from
    }
}

impl<'s, 'a, 't> Scan<'s, 'a, 't> {
    pub(super) fn new(table: &'s Table<'a>, reading: &'s Reading<'t>) -> Self {
        let (nodes, sights) = (table.nodes(), Sights::read(table, reading));
        // There are some more nodes found than leaves.
        let likely = 3 * sights.nodes.len();
        Self {
            table,
            reading,
            sights,
            known: vec![0; nodes],
            found: Vec::with_capacity(likely),
            within: Vec::with_capacity(likely),
            awake: vec![0; nodes.div_ceil(64)],
            leaves: Vec::new(),
            spans: Vec::with_capacity(likely),
            roots: Vec::new(),
            fresh: Vec::new(),
            joined: Vec::new(),
            to_do: Vec::new(),
        }
    }

    pub(super) fn run(mut self, found: &mut impl FnMut(u32, Words)) {
        for leaf in 0..self.sights.nodes.len() {
            let node = self.sights.nodes[leaf];
            self.know(node, Found::Leaf(leaf as u32), self.sights.within(leaf));
            self.wake(node);
        }
        self.look_at_nodes();
        self.report(found);
    }

    fn wake(&mut self, node: u32) {
        if let Some(bits) = self.awake.get_mut(node as usize / 64) {
            *bits |= 1 << (node % 64);
        }
    }

    /// Looks at every node that is awake, in order; what they wake comes after them.
    fn look_at_nodes(&mut self) {
        for block in 0..self.awake.len() {
            while self.awake[block] != 0 {
                let bit = self.awake[block].trailing_zeros();
                let node = block as u32 * 64 + bit;
                self.awake[block] &= !(1 << bit);
                if self.look_at(node) {
                    self.wake_after(node);
                }
            }
        }
    }

    /// Whether the node is found.
    fn look_at(&mut self, node: u32) -> bool {
        let Some((what, a, b)) = self.row(node) else { return false };
        match what & KIND {
            SEQ => {
                let kids = self.kids(a, b);
                if !kids.iter().all(|kid| self.is_found(number(kid, 0), node)) {
                    return false;
                }
                if self.shared(kids).is_empty() {
                    return false;
                }
                if let Some(rarest) = self.plain(kids) {
                    return self.join(node, |scan, fresh, _| scan.spelt(kids, rarest, fresh));
                }
                kids.iter().for_each(|kid| self.gather(number(kid, 0)));
                let within = self.shared(kids);
                !within.is_empty() && self.join(node, |scan, fresh, joined| scan.in_a_row(kids, within, fresh, joined))
            }
            kind @ (NEAR | AFTER) => {
                if !self.is_found(a, node) || !self.is_found(b, node) {
                    return false;
                }
                if self.within(a).and(self.within(b)).is_empty() {
                    return false;
                }
                self.gather(a);
                self.gather(b);
                let shared = self.within(a).and(self.within(b));
                if shared.is_empty() {
                    return false;
                }
                // No distance is larger than a byte, whatever the bytes say.
                let within = (what >> 8) & 0xff;
                self.join(node, |scan, fresh, _| {
                    let (a, b) = (scan.side(a), scan.side(b));
                    let places = scan.places(shared);
                    places.after(a, b, within, fresh);
                    if kind == NEAR {
                        places.after(b, a, within, fresh);
                    }
                    in_order(fresh);
                    shortest(fresh);
                })
            }
            ANY => {
                self.know(node, Found::Untold, Within::ANY);
                true
            }
            _ => true,
        }
    }

    /// Keeps the stretches that `join` finds for a node, and tells whether there are any.
    fn join(&mut self, node: u32, join: impl FnOnce(&Self, &mut Vec<Span>, &mut Vec<Span>)) -> bool {
        let mut fresh = core::mem::take(&mut self.fresh);
        let mut joined = core::mem::take(&mut self.joined);
        fresh.clear();
        join(self, &mut fresh, &mut joined);
        let is_found = !fresh.is_empty();
        if is_found {
            let (run, within) = (self.keep(&fresh), self.sentences_of(&fresh));
            self.know(node, Found::Spans(run), within);
        }
        (self.fresh, self.joined) = (fresh, joined);
        is_found
    }

    /// Of a phrase that is written out in words, the word that stands in the fewest places;
    /// none where it is made of other than words, or some may stand for several at once.
    fn plain(&self, kids: &[[u8; 4]]) -> Option<usize> {
        let mut rarest = None;
        for (at, kid) in kids.iter().enumerate() {
            let Some(Found::Leaf(leaf)) = self.known_of(number(kid, 0)) else { return None };
            if self.sights.widest(leaf) != 1 {
                return None;
            }
            let found = (self.sights.of(leaf as usize).len(), at);
            rarest = Some(rarest.map_or(found, |least: (usize, usize)| least.min(found)));
        }
        rarest.map(|(_, at)| at)
    }

    /// Where the words of a phrase stand next to each other, looked for around the one at
    /// `rarest`; in order.
    fn spelt(&self, kids: &[[u8; 4]], rarest: usize, fresh: &mut Vec<Span>) {
        let places = self.places(self.shared(kids));
        let leaf = |at: usize| match self.known_of(number(&kids[at], 0)) {
            Some(Found::Leaf(leaf)) => leaf,
            _ => u32::MAX,
        };
        for &(word, _) in self.sights.of(leaf(rarest) as usize) {
            let Some((low, high)) = places.sentence(word) else { continue };
            let Some(start) = word.checked_sub(rarest as u32).filter(|start| *start >= low) else { continue };
            let end = start + kids.len() as u32;
            let stands = |at: usize| at == rarest || self.sights.is_at(leaf(at), start + at as u32);
            if end <= high && (0..kids.len()).all(stands) {
                fresh.push((start, end));
            }
        }
    }

    /// Nodes next to each other: from the rarest to the end, then to the beginning.
    fn in_a_row(&self, kids: &[[u8; 4]], within: Within, fresh: &mut Vec<Span>, joined: &mut Vec<Span>) {
        let places = self.places(within);
        let side = |kid: &[u8; 4]| self.side(number(kid, 0));
        let Some((key, rarest)) = kids.iter().map(side).enumerate().min_by_key(|(_, side)| side.count) else { return };
        rarest.each(&self.sights, within, |span| fresh.push(span));
        in_order(fresh);
        for kid in &kids[key + 1..] {
            joined.clear();
            places.after(Side::of(fresh), side(kid), 0, joined);
            in_order(joined);
            core::mem::swap(fresh, joined);
        }
        for kid in kids[..key].iter().rev() {
            joined.clear();
            places.after(side(kid), Side::of(fresh), 0, joined);
            in_order(joined);
            core::mem::swap(fresh, joined);
        }
    }

    /// Gathers what a list has, where that is untold: after the lists that it is made of.
    fn gather(&mut self, node: u32) {
        if !self.is_untold(node) {
            return;
        }
        let mut to_do = core::mem::take(&mut self.to_do);
        to_do.push(node);
        while let Some(&node) = to_do.last() {
            match self.row(node).and_then(|(_, a, b)| self.gather_from(node, self.kids(a, b))) {
                Some(untold) => to_do.push(untold),
                None => _ = to_do.pop(),
            }
        }
        self.to_do = to_do;
    }

    /// Gathers what `kids` have, or tells which of them has to be gathered first.
    fn gather_from(&mut self, node: u32, kids: &[[u8; 4]]) -> Option<u32> {
        let at = self.leaves.len();
        self.leaves.resize(at + self.blocks(), 0);
        self.fresh.clear();
        let (mut count, mut widest, mut within) = (0, 0, Within::default());
        for kid in kids.iter().map(|kid| number(kid, 0)).filter(|kid| *kid < node) {
            within = within.or(self.within(kid));
            let rest = match self.known_of(kid) {
                None => continue,
                Some(Found::Leaf(leaf)) => {
                    self.leaves[at + leaf as usize / 64] |= 1 << (leaf % 64);
                    let side = self.sights.side(leaf as usize);
                    (count, widest) = (count + side.count, side.widest.max(widest));
                    continue;
                }
                Some(Found::Untold) => {
                    self.leaves.truncate(at);
                    return Some(kid);
                }
                Some(Found::List { leaves, count: of_leaves, rest }) => {
                    let (before, own) = self.leaves.split_at_mut(at);
                    own.iter_mut().zip(&before[leaves as usize..]).for_each(|(own, bits)| *own |= bits);
                    count += of_leaves;
                    rest
                }
                Some(Found::Spans(run)) => run,
            };
            widest = widest.max(rest.widest);
            self.fresh.extend_from_slice(self.spans.get(rest.from as usize..rest.to as usize).unwrap_or_default());
        }
        in_order(&mut self.fresh);
        let from = self.spans.len() as u32;
        self.spans.extend_from_slice(&self.fresh);
        let rest = Run { from, to: self.spans.len() as u32, widest };
        self.know(node, Found::List { leaves: at as u32, count, rest }, within);
        None
    }

    /// How many blocks of bits all leaves take.
    fn blocks(&self) -> usize {
        self.sights.nodes.len().div_ceil(64)
    }

    /// What a node is, and the two numbers that say of what.
    fn row(&self, node: u32) -> Option<(u32, u32, u32)> {
        let row = self.table.rows.get(node as usize)?;
        Some((number(row, 0), number(row, 4), number(row, 8)))
    }

    fn kids(&self, at: u32, count: u32) -> &'a [[u8; 4]] {
        let from = self.table.kids.get(at as usize..);
        from.and_then(|from| from.get(..count as usize)).unwrap_or_default()
    }

    fn known_of(&self, node: u32) -> Option<Found> {
        self.found.get((*self.known.get(node as usize)? as usize).checked_sub(1)?).copied()
    }

    /// Whether `side`, of which `node` is made, is found.
    fn is_found(&self, side: u32, node: u32) -> bool {
        side < node && self.known.get(side as usize).is_some_and(|known| *known != 0)
    }

    fn is_untold(&self, node: u32) -> bool {
        matches!(self.known_of(node), Some(Found::Untold))
    }

    /// The sentences in which a node may stand.
    fn within(&self, node: u32) -> Within {
        let known = self.known.get(node as usize).and_then(|known| (*known as usize).checked_sub(1));
        known.and_then(|known| self.within.get(known)).copied().unwrap_or_default()
    }

    /// The sentences in which all of `kids` may stand.
    fn shared(&self, kids: &[[u8; 4]]) -> Within {
        kids.iter().fold(Within::ANY, |shared, kid| shared.and(self.within(number(kid, 0))))
    }

    fn sentences_of(&self, spans: &[Span]) -> Within {
        let mut within = Within::default();
        spans.iter().for_each(|(start, _)| within.add(self.reading.sentence_of[*start as usize]));
        within
    }

    fn places(&self, within: Within) -> Places<'_, 't> {
        Places { reading: self.reading, sights: &self.sights, within }
    }

    fn run_of(&self, run: Run) -> &[Span] {
        self.spans.get(run.from as usize..run.to as usize).unwrap_or_default()
    }

    /// Where a node stands that is gathered.
    fn side(&self, node: u32) -> Side<'_> {
        match self.known_of(node) {
            Some(Found::Leaf(leaf)) => self.sights.side(leaf as usize),
            Some(Found::List { leaves, count, rest }) => {
                let leaves = self.leaves.get(leaves as usize..).and_then(|from| from.get(..self.blocks()));
                let count = count + rest.len();
                Side { leaves: leaves.unwrap_or_default(), spans: self.run_of(rest), count, widest: rest.widest }
            }
            Some(Found::Spans(run)) => {
                Side { leaves: &[], spans: self.run_of(run), count: run.len(), widest: run.widest }
            }
            Some(Found::Untold) | None => Side::EMPTY,
        }
    }

    fn keep(&mut self, fresh: &[Span]) -> Run {
        let from = self.spans.len() as u32;
        self.spans.extend_from_slice(fresh);
        Run { from, to: self.spans.len() as u32, widest: widest(fresh) }
    }

    fn know(&mut self, node: u32, found: Found, within: Within) {
        match self.known.get(node as usize) {
            None => {}
            Some(0) => {
                self.found.push(found);
                self.within.push(within);
                self.known[node as usize] = self.found.len() as u32;
            }
            Some(known) => {
                self.found[*known as usize - 1] = found;
                self.within[*known as usize - 1] = within;
            }
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

    fn report(&mut self, found: &mut impl FnMut(u32, Words)) {
        let mut met: Vec<(u32, u32)> = Vec::new();
        for &node in &self.roots {
            let from = self.table.roots.partition_point(|root| number(root, 0) < node);
            let same = self.table.roots[from..].iter().take_while(|root| number(*root, 0) == node);
            met.extend(same.map(|root| (number(root, 4), node)));
        }
        met.sort_unstable();
        let mut shown = Vec::new();
        for (query, node) in met {
            self.gather(node);
            shown.clear();
            self.side(node).each(&self.sights, Within::ANY, |span| shown.push(span));
            in_order(&mut shown);
            shortest(&mut shown);
            shown.iter().for_each(|(start, end)| found(query, *start as usize..*end as usize));
        }
    }
}
