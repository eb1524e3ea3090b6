//! Stretches of words, and how they join: side by side, near, one of several.
//!
//! Both the plain matcher and the table use these, so that they cannot differ in
//! what a query means.

use core::ops::Range;

/// A stretch of words: the first, and the one after the last.
pub type Stretch = (u32, u32);

/// `first` and `second` next to each other. Both are in order of their start.
#[must_use]
pub fn beside(first: &[Stretch], second: &[Stretch], one_sentence: &impl Fn(u32, u32) -> bool) -> Vec<Stretch> {
    let mut found = Vec::new();
    for &(start, end) in first {
        for &(_, stop) in starting(second, end..end + 1) {
            if one_sentence(start, stop) {
                found.push((start, stop));
            }
        }
    }
    minimal(found)
}

/// `first` and `second` with at most `apart` words between.
#[must_use]
pub fn near(
    first: &[Stretch],
    second: &[Stretch],
    apart: u8,
    ordered: bool,
    one_sentence: &impl Fn(u32, u32) -> bool,
) -> Vec<Stretch> {
    let mut found = after(first, second, apart, one_sentence);
    if !ordered {
        found.extend(after(second, first, apart, one_sentence));
    }
    minimal(found)
}

/// The shortest stretches in which `second` follows `first`.
fn after(first: &[Stretch], second: &[Stretch], apart: u8, one_sentence: &impl Fn(u32, u32) -> bool) -> Vec<Stretch> {
    let mut found = Vec::new();
    for &(start, end) in first {
        let reach = end..end.saturating_add(u32::from(apart) + 1);
        let nearest = starting(second, reach).iter().map(|&(_, stop)| stop).min();
        if let Some(stop) = nearest.filter(|&stop| one_sentence(start, stop)) {
            found.push((start, stop));
        }
    }
    found
}

/// The stretches that start within `places`.
fn starting(of: &[Stretch], places: Range<u32>) -> &[Stretch] {
    let from = of.partition_point(|(start, _)| *start < places.start);
    let to = from + of[from..].partition_point(|(start, _)| *start < places.end);
    &of[from..to]
}

/// The stretches that contain no other, in order, each once.
#[must_use]
pub fn minimal(mut found: Vec<Stretch>) -> Vec<Stretch> {
    if found.len() < 2 {
        return found;
    }
    // Of those that end at one place the last to start is the shortest; walking by
    // end, a stretch is minimal when it starts after every one before it.
    found.sort_unstable_by_key(|&(start, end)| (end, core::cmp::Reverse(start)));
    let mut next = 0;
    found.retain(|&(start, _)| {
        let shortest = start >= next;
        if shortest {
            next = start + 1;
        }
        shortest
    });
    found
}
