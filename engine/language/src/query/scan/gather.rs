//! What a list has: gathered when a phrase needs it, after the lists that it is made of.

use super::Scan;
use super::known::{Found, Run};
use crate::query::layout::number;
use crate::query::spans::in_order;
use crate::query::within::Within;

impl Scan<'_, '_, '_> {
    /// Gathers what a list has, where that is untold: after the lists that it is made of.
    pub(super) fn gather(&mut self, node: u32) {
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
    pub(super) fn blocks(&self) -> usize {
        self.sights.nodes.len().div_ceil(64)
    }
}
