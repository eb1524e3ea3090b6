//! Sentences and words: they lie in their text, and nothing of it is lost.

use evenhand_language::{sentence, word};

use crate::dice::Dice;
use crate::reading::PIECES;

const MORE: &[&str] = &[
    "a", "1", ",", ".", "'", "’", "-", "‑", "–", "\u{ad}", "\u{301}", "İ", "ß", "ﬁ", "www.", "@", "://", "£", "%", " ",
    "per", "cent", "may", "organis", "e", "Dr. ", "e.g. ", "No. ", "(", ")", "[3]", "²", "…", "?\" ", "!) ", "10.30",
    "24/7", "s'", "'s", "Ω", "١", "paed", "colour", "\u{200b}", "A. ", "i. ", "of ", "2025. ", "St. ", "\n", ". ",
    "...",
];

/// Cuts the bytes, as text, into sentences and words.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let text = match dice.below(3) {
        0 => dice.soup(MORE),
        1 => dice.soup(PIECES),
        _ => String::from_utf8_lossy(dice.rest()).into_owned(),
    };
    sentences(&text);
    let from = (0..=dice.below(4)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    words(&text, from);
}

fn sentences(text: &str) {
    let mut end = 0;
    for span in sentence::sentences(text) {
        let words = text.get(span.clone()).expect("a sentence is characters of its block");
        assert!(span.start >= end, "sentences are in order and apart");
        assert!(words.contains(char::is_alphanumeric), "a sentence says something");
        assert_eq!(words.trim(), words, "a sentence has no space around it");
        nothing_between(&text[end..span.start]);
        end = span.end;
    }
    nothing_between(&text[end..]);
}

fn words(text: &str, from: usize) {
    let mut end = from;
    for (at, word) in word::words(text, from as u32, text.len() as u32).iter().enumerate() {
        let span = word.start as usize..word.end as usize;
        assert_eq!(text.get(span.clone()), Some(word.raw), "a word is what stands at its place");
        assert!(span.start >= end && !word.folded.is_empty(), "words are in order and apart");
        nothing_between(&text[end..span.start]);
        let hyphens = ["-", "\u{2010}", "\u{2011}", "\u{2013}"];
        assert_eq!(word.hyphened, at > 0 && hyphens.contains(&&text[end..span.start]), "{text:?}: {word:?}");
        // An address is opaque; and of two possessives one is taken away.
        let odd = ["www.", "@", "://"].iter().any(|mark| word.raw.contains(mark)) || word.folded.ends_with("'s");
        assert!(odd || word::fold(&word.folded) == word.folded, "folding twice changes nothing: {word:?}");
        end = span.end;
    }
    nothing_between(&text[end..]);
}

fn nothing_between(text: &str) {
    assert!(!text.contains(char::is_alphanumeric), "{text:?} is lost");
}
