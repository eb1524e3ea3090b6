//! What single words say of a statement, learned from statements invented for it.
//!
//! A list names an influence by its phrase. What no list has a phrase for is still said
//! in words that other statements are made of: each word has a weight for each
//! sub-component, and for the side that a statement is on. The weights are added to what
//! the lists say; alone they decide only where no list does. `examples/learn` makes
//! `lists/words.txt` of statements, and of which words are used alike, so that a word which no
//! statement has is weighed by its like. Nothing is learned when a text is read.

use core::ops::Range;

use evenhand_language::Reading;
use evenhand_language::learned::raised;
use evenhand_language::word::stem;

use crate::silent::is_silent;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// How much of the word list's scale is a weight of one.
pub const SCALE: f32 = 24.0;
/// How many keys a statement may have until each counts less.
const ENOUGH: f32 = 8.0;
/// Words that say nothing of what a statement is about.
const SMALL: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "being", "by", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "i", "in", "is", "it", "its", "me", "my", "of", "on", "or", "our", "she",
    "that", "the", "their", "them", "these", "they", "this", "those", "to", "us", "was", "we", "were", "with", "you",
    "your",
];

/// Of so many letters a word's beginning is weighed too.
pub(crate) const BEGINS: usize = 5;

/// What the words of a statement come to.
#[derive(Debug, Clone)]
pub(crate) struct Leaning {
    /// For each sub-component, its share of one.
    pub share: [f32; 6],
    /// For each sub-component, the word that says it most.
    pub cue: [Option<usize>; 6],
    /// Below 0 a barrier, above 0 a facilitator.
    pub side: f32,
}

/// What the words `words` of `reading` come to; `None` where none of them is known.
pub(crate) fn leaning(reading: &Reading<'_>, words: &Range<usize>) -> Option<Leaning> {
    let mut sums = weights("*").unwrap_or_default();
    let mut best: [(f32, Option<usize>); 6] = [(0.0, None); 6];
    let mut seen: Vec<String> = Vec::new();
    let mut known = 0;
    for i in words.clone() {
        if is_silent(reading, i) {
            continue;
        }
        let Some(own) = keys(&reading.words[i].folded) else { continue };
        let mut of_word = [0.0; 7];
        for key in own {
            if seen.contains(&key) {
                continue;
            }
            if let Some(weights) = weights(&key) {
                known += 1;
                of_word.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
            seen.push(key);
        }
        sums.iter_mut().zip(of_word).for_each(|(sum, weight)| *sum += weight);
        for (best, weight) in best.iter_mut().zip(of_word) {
            if weight > best.0 {
                *best = (weight, Some(i));
            }
        }
    }
    // Of many words most say where and when, and not what it is about.
    let calmed = (ENOUGH / known as f32).min(1.0);
    let sums = sums.map(|sum| sum * calmed);
    (known > 0).then(|| Leaning { share: shares(&sums[..6]), cue: best.map(|(_, word)| word), side: sums[6] })
}

/// What a word is known by: itself without its ending, and its first letters ([`BEGINS`]). Small
/// words are none.
#[must_use]
pub fn keys(folded: &str) -> Option<[String; 2]> {
    let whole = ["'ll", "'d", "'re", "'ve", "'m"].iter().find_map(|end| folded.strip_suffix(end)).unwrap_or(folded);
    let plain: String = whole.chars().filter(|c| c.is_alphabetic()).collect();
    if plain.is_empty() || SMALL.contains(&plain.as_str()) {
        return None;
    }
    let mut begins: String = plain.chars().take(BEGINS).collect();
    begins.push('-');
    Some([stem(&plain).to_owned(), begins])
}

fn weights(key: &str) -> Option<[f32; 7]> {
    let at = WORDS.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
    Some(WORDS[at].1.map(|weight| f32::from(weight) / SCALE))
}

/// `sums` of the six as shares of one: the softmax.
pub(crate) fn shares(sums: &[f32]) -> [f32; 6] {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let mut share = [0.0; 6];
    share.iter_mut().zip(sums).for_each(|(share, &sum)| *share = raised(sum - most));
    let total: f32 = share.iter().sum();
    share.map(|part| part / total)
}
