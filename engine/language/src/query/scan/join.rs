//! How the parts of a phrase are joined: where they stand in a row, or near each other.

use super::Scan;
use super::known::Found;
use crate::query::layout::number;
use crate::query::spans::{Places, Side, Span, in_order};
use crate::query::within::Within;

impl<'t> Scan<'_, '_, 't> {
    /// Keeps the stretches that `join` finds for a node, and tells whether there are any.
    pub(super) fn join(&mut self, node: u32, join: impl FnOnce(&Self, &mut Vec<Span>, &mut Vec<Span>)) -> bool {
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
    pub(super) fn plain(&self, kids: &[[u8; 4]]) -> Option<usize> {
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
    pub(super) fn spelt(&self, kids: &[[u8; 4]], rarest: usize, fresh: &mut Vec<Span>) {
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
    pub(super) fn in_a_row(&self, kids: &[[u8; 4]], within: Within, fresh: &mut Vec<Span>, joined: &mut Vec<Span>) {
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

    pub(super) fn places(&self, within: Within) -> Places<'_, 't> {
        Places { reading: self.reading, sights: &self.sights, within }
    }
}
