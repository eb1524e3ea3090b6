//! Joins stretches of words: next to each other, or at most so many words apart.
//!
//! A join goes from the side with fewer stretches and looks what of the other stands
//! around each, so that a common word, or a long list of words, costs nothing where the
//! word beside it is rare.

use super::sights::Sights;
use super::within::Within;
use crate::Reading;

/// A stretch of words: the first, and after the last.
pub(super) type Span = (u32, u32);

/// Where one side of a join stands.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    /// Leaves that are part of it, a bit each.
    pub(super) leaves: &'s [u64],
    /// Stretches beside those of its leaves, in order.
    pub(super) spans: &'s [Span],
    /// How many stretches there are at most.
    pub(super) count: u32,
    /// The most words that one of them has.
    pub(super) widest: u32,
}

impl<'s> Side<'s> {
    pub(super) const EMPTY: Self = Self { leaves: &[], spans: &[], count: 0, widest: 0 };

    /// A side that is these stretches, which are in order.
    pub(super) fn of(spans: &'s [Span]) -> Self {
        Self { leaves: &[], spans, count: spans.len() as u32, widest: widest(spans) }
    }

    /// Calls `each` with every stretch, in no order; those of leaves that stand in none of
    /// the sentences `within` are left out.
    pub(super) fn each(self, sights: &Sights, within: Within, mut each: impl FnMut(Span)) {
        for (bits, block) in self.leaves.iter().zip(0..) {
            let mut bits = *bits;
            while bits != 0 {
                let leaf = block * 64 + bits.trailing_zeros() as usize;
                if !sights.within(leaf).and(within).is_empty() {
                    sights.of(leaf).iter().copied().for_each(&mut each);
                }
                bits &= bits - 1;
            }
        }
        self.spans.iter().copied().for_each(each);
    }

    /// Calls `each` with every stretch that starts from word `first` on, before word `end`.
    fn starting(self, sights: &Sights, first: u32, end: u32, mut each: impl FnMut(Span)) {
        if !self.leaves.is_empty() {
            let has =
                |leaf: u32| self.leaves.get(leaf as usize / 64).is_some_and(|bits| bits & (1 << (leaf % 64)) != 0);
            let here = sights.starting(first, end).iter().filter(|(leaf, _)| has(*leaf));
            here.for_each(|(_, span)| each(*span));
        }
        if !self.spans.is_empty() {
            let from = self.spans.partition_point(|(at, _)| *at < first);
            self.spans[from..].iter().copied().take_while(|(at, _)| *at < end).for_each(each);
        }
    }
}

/// The most words that one of `spans` has.
pub(super) fn widest(spans: &[Span]) -> u32 {
    spans.iter().map(|(start, end)| end - start).max().unwrap_or(0)
}

/// Where words and their sentences stand.
#[derive(Clone, Copy)]
pub(super) struct Places<'s, 't> {
    pub(super) reading: &'s Reading<'t>,
    pub(super) sights: &'s Sights,
    /// The sentences that are looked at.
    pub(super) within: Within,
}

impl Places<'_, '_> {
    /// Adds to `into` a stretch of `left` and, after it in its sentence, one of `right`
    /// at most `within` words on; in no order.
    pub(super) fn after(self, left: Side<'_>, right: Side<'_>, within: u32, into: &mut Vec<Span>) {
        let sights = self.sights;
        if left.count <= right.count {
            left.each(sights, self.within, |(start, left_end)| {
                let Some((_, sentence_end)) = self.sentence(start) else { return };
                let last = sentence_end.min(left_end.saturating_add(within + 1));
                right.starting(sights, left_end, last, |(_, end)| into.push((start, end)));
            });
        } else {
            right.each(sights, self.within, |(right_start, end)| {
                let Some((sentence_start, _)) = self.sentence(right_start) else { return };
                // A stretch of `left` ends after this word, so it starts no more than its
                // width before it.
                let first_end = right_start.saturating_sub(within);
                let first = sentence_start.max(first_end.saturating_sub(left.widest));
                left.starting(sights, first, right_start, |(start, left_end)| {
                    if (first_end..=right_start).contains(&left_end) {
                        into.push((start, end));
                    }
                });
            });
        }
    }

    /// The words of the sentence of `word`, if it is looked at.
    pub(super) fn sentence(self, word: u32) -> Option<Span> {
        let sentence = self.reading.sentence_of[word as usize];
        let words = self.within.has(sentence).then(|| &self.reading.sentences[sentence as usize].words)?;
        Some((words.start as u32, words.end as u32))
    }
}

/// Puts `spans` in order, each once.
pub(super) fn in_order(spans: &mut Vec<Span>) {
    if spans.len() > 1 {
        spans.sort_unstable();
        spans.dedup();
    }
}

/// Keeps of `spans`, which are in order, those that contain no other.
pub(super) fn shortest(spans: &mut Vec<Span>) {
    // Going backwards, a stretch contains an earlier seen one when it ends no sooner;
    // of those that start at one word the shortest is seen last and takes its place.
    let mut kept = spans.len();
    for i in (0..spans.len()).rev() {
        let span = spans[i];
        if spans.get(kept).is_some_and(|next| next.0 == span.0) {
            kept += 1;
        }
        if spans.get(kept).is_none_or(|next| span.1 < next.1) {
            kept -= 1;
            spans[kept] = span;
        }
    }
    spans.drain(..kept);
}
