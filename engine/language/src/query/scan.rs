//! Reads a text by a table: once for the words, once over the nodes they wake.
//!
//! A node is looked at when something it needs is found, in the order of the table, so
//! that what it is made of is known by then. A node that nothing wakes costs nothing. Of
//! a list it is only known at first that something of it is there: which of its words
//! they are is gathered when a phrase needs it whose other parts are there too, and
//! where they stand is never written out but for a list that is a query itself.

use super::layout::{AFTER, ANY, KIND, NEAR, ROOT, SEQ, number};
use super::sights::Sights;
use super::spans::{Span, in_order, shortest};
use super::table::Table;
use super::within::Within;
use crate::{Reading, Words};
use known::Found;

mod gather;
mod join;
mod known;

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

    /// What a node is, and the two numbers that say of what.
    fn row(&self, node: u32) -> Option<(u32, u32, u32)> {
        let row = self.table.rows.get(node as usize)?;
        Some((number(row, 0), number(row, 4), number(row, 8)))
    }

    fn kids(&self, at: u32, count: u32) -> &'a [[u8; 4]] {
        let from = self.table.kids.get(at as usize..);
        from.and_then(|from| from.get(..count as usize)).unwrap_or_default()
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
