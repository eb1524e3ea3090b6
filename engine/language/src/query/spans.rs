//! Joins stretches of words: next to each other, or at most so many words apart.
//!
//! Stretches are in order and each stands once. A join goes from the side with fewer
//! stretches and looks up the other, so that a common word costs nothing where the
//! word beside it is rare.

use crate::Reading;

/// A stretch of words: the first, and after the last.
pub(super) type Span = (u32, u32);

/// Stretches in order, and the most words that one of them has.
#[derive(Clone, Copy)]
pub(super) struct Spans<'s> {
    pub(super) all: &'s [Span],
    pub(super) widest: u32,
}

/// Adds to `into` a stretch of `left` and, after it in its sentence, one of `right`
/// at most `within` words on; then puts `into` in order.
pub(super) fn after(left: Spans<'_>, right: Spans<'_>, within: u32, reading: &Reading<'_>, into: &mut Vec<Span>) {
    ordered(left, right, within, reading, into);
    in_order(into);
}

/// The same in either order.
pub(super) fn near(left: Spans<'_>, right: Spans<'_>, within: u32, reading: &Reading<'_>, into: &mut Vec<Span>) {
    ordered(left, right, within, reading, into);
    ordered(right, left, within, reading, into);
    in_order(into);
}

fn ordered(left: Spans<'_>, right: Spans<'_>, within: u32, reading: &Reading<'_>, into: &mut Vec<Span>) {
    if left.all.len() <= right.all.len() {
        for &(start, left_end) in left.all {
            let (_, sentence_end) = sentence(start, reading);
            let last = sentence_end.min(left_end.saturating_add(within + 1));
            let from = right.all.partition_point(|(at, _)| *at < left_end);
            into.extend(right.all[from..].iter().take_while(|(at, _)| *at < last).map(|(_, end)| (start, *end)));
        }
    } else {
        for &(right_start, end) in right.all {
            let (sentence_start, _) = sentence(right_start, reading);
            // A stretch of `left` ends after this word, so it starts no more than its
            // width before it.
            let first_end = right_start.saturating_sub(within);
            let first = sentence_start.max(first_end.saturating_sub(left.widest));
            let from = left.all.partition_point(|(at, _)| *at < first);
            let before = left.all[from..].iter().take_while(|(at, _)| *at < right_start);
            let near = before.filter(|(_, left_end)| (first_end..=right_start).contains(left_end));
            into.extend(near.map(|(start, _)| (*start, end)));
        }
    }
}

fn sentence(word: u32, reading: &Reading<'_>) -> (u32, u32) {
    let line = &reading.sentences[reading.sentence_of[word as usize] as usize];
    (line.words.start as u32, line.words.end as u32)
}

/// Puts `spans` in order, each once.
pub(super) fn in_order(spans: &mut Vec<Span>) {
    // They come as a few stretches in order, which this sort joins.
    spans.sort();
    spans.dedup();
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
