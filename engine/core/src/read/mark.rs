//! What marks a line as an item of a list, or as an answer: bullets, letters and numbers in
//! brackets ("(a)", "ii)", "(3)"), *TBC*.
//!
//! Markdown knows no lists of letters. Which lines are items is for [`super::outline`].

use super::inline::Inline;

/// Bullets, which are nothing else.
pub(super) const BULLETS: [char; 6] = ['\u{2022}', '\u{25e6}', '\u{25aa}', '\u{25cf}', '\u{b7}', '\u{2023}'];

/// Whether a line in capitals is the answer to a form, and heads nothing.
pub(super) fn is_answer(line: &str) -> bool {
    ["TBC", "TBA", "YES", "NIL", "NONE"].contains(&line)
}

/// How many bytes of `line` its mark takes, with the space after it.
pub(super) fn bracketed(line: &str) -> Option<usize> {
    let (mark, words) = line.split_once(char::is_whitespace)?;
    let inner = mark.strip_suffix(')')?;
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = (1..=4).contains(&inner.len()) && inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    let length = line.len() - words.trim_start().len();
    (letter || roman || number).then_some(length)
}

/// Ends each line before an item, where two or more lines of the block are items.
pub(super) fn part_items(inline: &mut Inline) {
    let plain = inline.plain();
    let starts = plain.match_indices('\n').map(|(at, _)| at + 1);
    let mut items: Vec<usize> = starts.filter(|&at| bracketed(&plain[at..]).is_some()).collect();
    if items.len() + usize::from(bracketed(plain).is_some()) >= 2 {
        inline.part(&mut items);
    }
}
