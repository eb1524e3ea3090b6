//! What is known of nodes while a text is scanned.

use super::Scan;
use crate::query::layout::number;
use crate::query::spans::{Side, Span, widest};
use crate::query::within::Within;

/// What is known of a node that is found.
#[derive(Clone, Copy)]
pub(super) enum Found {
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
pub(super) struct Run {
    pub from: u32,
    pub to: u32,
    pub widest: u32,
}

impl Run {
    fn len(self) -> u32 {
        self.to - self.from
    }
}

impl Scan<'_, '_, '_> {
    pub(super) fn known_of(&self, node: u32) -> Option<Found> {
        self.found.get((*self.known.get(node as usize)? as usize).checked_sub(1)?).copied()
    }

    /// Whether `side`, of which `node` is made, is found.
    pub(super) fn is_found(&self, side: u32, node: u32) -> bool {
        side < node && self.known.get(side as usize).is_some_and(|known| *known != 0)
    }

    pub(super) fn is_untold(&self, node: u32) -> bool {
        matches!(self.known_of(node), Some(Found::Untold))
    }

    /// The sentences in which a node may stand.
    pub(super) fn within(&self, node: u32) -> Within {
        let known = self.known.get(node as usize).and_then(|known| (*known as usize).checked_sub(1));
        known.and_then(|known| self.within.get(known)).copied().unwrap_or_default()
    }

    /// The sentences in which all of `kids` may stand.
    pub(super) fn shared(&self, kids: &[[u8; 4]]) -> Within {
        kids.iter().fold(Within::ANY, |shared, kid| shared.and(self.within(number(kid, 0))))
    }

    pub(super) fn sentences_of(&self, spans: &[Span]) -> Within {
        let mut within = Within::default();
        spans.iter().for_each(|(start, _)| within.add(self.reading.sentence_of[*start as usize]));
        within
    }

    fn run_of(&self, run: Run) -> &[Span] {
        self.spans.get(run.from as usize..run.to as usize).unwrap_or_default()
    }

    /// Where a node stands that is gathered.
    pub(super) fn side(&self, node: u32) -> Side<'_> {
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

    pub(super) fn keep(&mut self, fresh: &[Span]) -> Run {
        let from = self.spans.len() as u32;
        self.spans.extend_from_slice(fresh);
        Run { from, to: self.spans.len() as u32, widest: widest(fresh) }
    }

    pub(super) fn know(&mut self, node: u32, found: Found, within: Within) {
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
}
