//! The plain matcher: a query tried on a text as it is written, one sentence after
//! the other. It is slow and clear; the table must find what it finds.

use super::join::{Stretch, beside, minimal, near};
use super::lists::Lists;
use super::syntax::Query;
use crate::reading::{Reading, Words};
use crate::word::Figure;

/// How many words a joined word of the query may be hyphenated into.
pub const LONGEST_COMPOUND: usize = 3;

impl Query {
    /// The shortest stretches of `reading` that meet the query, in order. An unknown
    /// list is met by nothing.
    #[must_use]
    pub fn find(&self, lists: &Lists, reading: &Reading<'_>) -> Vec<Words> {
        let all = find(self, lists, reading, 0);
        all.into_iter().map(|(start, end)| start as usize..end as usize).collect()
    }
}

fn find(query: &Query, lists: &Lists, reading: &Reading<'_>, depth: usize) -> Vec<Stretch> {
    let inner = |query: &Query| find(query, lists, reading, depth + 1);
    let one = |from: u32, to: u32| one_sentence(reading, from, to);
    match query {
        _ if depth > 64 => Vec::new(),
        Query::Word { word, open } => words(reading, |text| if *open { text.starts_with(word) } else { text == word }),
        Query::Exact(word) => {
            let meets = |i: &usize| reading.words[*i].raw == word;
            (0..reading.words.len()).filter(meets).map(|i| (i as u32, i as u32 + 1)).collect()
        }
        Query::Figure(kind) => {
            let meets = |i: &usize| reading.words[*i].figure.is(Figure(*kind));
            (0..reading.words.len()).filter(meets).map(|i| (i as u32, i as u32 + 1)).collect()
        }
        Query::List(name) => lists.get(name).map(inner).unwrap_or_default(),
        Query::Any(parts) => minimal(parts.iter().flat_map(inner).collect()),
        Query::Row(parts) => {
            let mut parts = parts.iter().map(inner);
            let first = parts.next().unwrap_or_default();
            parts.fold(first, |found, part| beside(&found, &part, &one))
        }
        Query::Near { first, second, apart, ordered } => near(&inner(first), &inner(second), *apart, *ordered, &one),
    }
}

/// Single words that meet `meets`, and hyphenated ones that meet it joined.
fn words(reading: &Reading<'_>, meets: impl Fn(&str) -> bool) -> Vec<Stretch> {
    let mut found = Vec::new();
    for (i, word) in reading.words.iter().enumerate() {
        if meets(&word.folded) {
            found.push((i as u32, i as u32 + 1));
        }
        let mut joined = word.folded.to_string();
        for next in i + 1..(i + LONGEST_COMPOUND).min(reading.words.len()) {
            if !reading.words[next].hyphened || !one_sentence(reading, i as u32, next as u32 + 1) {
                break;
            }
            joined.push_str(&reading.words[next].folded);
            if meets(&joined) {
                found.push((i as u32, next as u32 + 1));
            }
        }
    }
    minimal(found)
}

/// Whether the words `from..to` stand in one sentence.
pub(super) fn one_sentence(reading: &Reading<'_>, from: u32, to: u32) -> bool {
    let of = |i: u32| reading.sentence_of.get(i as usize);
    of(from) == of(to - 1)
}
