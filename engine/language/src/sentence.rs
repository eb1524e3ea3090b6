//! Where sentences end inside one block of British health and council prose.
//!
//! Unicode's rules (UAX #29) propose the ends; this module refuses those that stand
//! after an abbreviation, an initial or a list mark, or inside a bracket, and adds
//! the few they miss. What a block is, and what is a mark in it, is for the host.

use core::ops::Range;
use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use abbreviation::{Abbreviation, abbreviation, is_opener};

pub use crate::grammar::statement::states;

mod abbreviation;

/// How far a bracket opened inside a sentence may run, in bytes: a longer one is
/// more likely to be unclosed.
const BRACKET: usize = 400;

/// How much of what stands before and after a stop is looked at, in bytes: a text that
/// never ends a sentence must not be read again from its start at every stop.
const NEAR: usize = 1_000;

/// A longer sentence, in bytes, is cut: what somebody said into a machine has no full stops, and
/// what a reading costs grows faster than the sentence.
const LONGEST: usize = 1_000;

/// The sentences of `block`: bytes, in order, without the space around them. Each
/// contains a letter or a digit; a line break in a block does not end a sentence. One of more
/// than a thousand bytes is cut behind a comma or its like, else between words.
#[must_use]
pub fn sentences(block: &str) -> Vec<Range<usize>> {
    let plain = softened(block);
    let mut found = Vec::new();
    let mut start = 0;
    for cut in candidates(&plain) {
        if ends_at(near_end(&plain[start..cut]), near_start(&plain[cut..])) {
            add(&plain, start..cut, &mut found);
            start = cut;
        }
    }
    add(&plain, start..plain.len(), &mut found);
    found
}

/// The block as it is cut, byte for byte as long as it is: line breaks are spaces,
/// and emphasis marks are quotation marks, which close a sentence as they do.
fn softened(block: &str) -> Cow<'_, str> {
    if !block.contains(['\n', '\r', '*', '_']) {
        return Cow::Borrowed(block);
    }
    let soft = |c| match c {
        '\n' | '\r' => ' ',
        '*' | '_' => '"',
        other => other,
    };
    Cow::Owned(block.chars().map(soft).collect())
}

/// Adds a sentence without its surrounding space; what has no letter or digit
/// belongs to the sentence before it.
fn add(text: &str, span: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[span.clone()];
    let start = span.start + (piece.len() - piece.trim_start().len());
    let end = span.start + piece.trim_end().len();
    if holds(&text[span]) {
        add_pieces(text, start..end, found);
    } else if let Some(last) = found.last_mut().filter(|_| start < end) {
        last.end = end;
    }
}

/// Adds the sentence `span`, in pieces where it is longer than [`LONGEST`]: whole words, and
/// each with a letter or a digit. A word that is longer is a piece of its own.
fn add_pieces(text: &str, span: Range<usize>, found: &mut Vec<Range<usize>>) {
    if span.len() <= LONGEST {
        return found.push(span);
    }
    let (mut start, mut at) = (span.start, span.start);
    // Where it may be cut: behind a word, and better behind a mark in its second half.
    let (mut behind_word, mut behind_mark, mut is_piece) = (None, None, false);
    for word in text[span.clone()].split_inclusive(char::is_whitespace) {
        let (from, to) = (at, at + word.trim_end().len());
        at += word.len();
        if from == to {
            continue;
        }
        if let Some(cut) = behind_mark.or(behind_word).filter(|_| to - start > LONGEST) {
            found.push(start..cut);
            start = cut + (text[cut..from].len() - text[cut..from].trim_start().len());
            // What stands between the cut and this word opens the next piece.
            let opened = text[start..from].trim_end();
            is_piece = holds(opened);
            (behind_mark, behind_word) = (None, is_piece.then_some(start + opened.len()));
        }
        is_piece |= holds(word);
        if is_piece && to > start {
            behind_word = Some(to);
            let marked = text[..to].ends_with([',', ';', ':', '\u{2014}', '\u{2013}']);
            behind_mark = behind_mark.max(Some(to).filter(|_| marked && to - start > LONGEST / 2));
        }
    }
    match found.last_mut().filter(|last| !is_piece && last.start >= span.start) {
        Some(last) => last.end = span.end,
        None => found.push(start..span.end),
    }
}

fn holds(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric)
}

/// Every place where a sentence may end: UAX #29's, and those it misses.
fn candidates(text: &str) -> Vec<usize> {
    let mut cuts: Vec<usize> = text.split_sentence_bound_indices().map(|(at, _)| at).filter(|&at| at > 0).collect();
    for (at, c) in text.char_indices() {
        if matches!(c, '.' | '?' | '!' | '\u{2026}')
            && let Some(cut) = missed(near_start(&text[at + c.len_utf8()..]), c)
        {
            cuts.push(at + c.len_utf8() + cut);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The last [`NEAR`] bytes of `text`, or a little less.
fn near_end(text: &str) -> &str {
    let from = text.len().saturating_sub(NEAR);
    let from = (from..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    &text[from..]
}

/// The first [`NEAR`] bytes of `text`, or a little less.
fn near_start(text: &str) -> &str {
    let to = (0..=NEAR.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..to]
}

/// How far after a full stop UAX #29 misses an end: before a figure ("£20. 30 people
/// came"), after a note mark ("finished.[3] Then"), after an ellipsis.
fn missed(after: &str, stop: char) -> Option<usize> {
    let mut rest = after;
    if let Some(note) = rest.strip_prefix('[').and_then(|r| r.split_once(']'))
        && note.0.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '\u{2013}' | ' '))
    {
        rest = note.1;
    }
    rest = rest.trim_start_matches(['\u{b9}', '\u{b2}', '\u{b3}', '\u{2070}', '\u{2074}', '\u{2075}', '\u{2076}']);
    let noted = rest.len() < after.len();
    rest = rest.trim_start_matches(is_closer);
    let next = rest.trim_start();
    if next.len() == rest.len() || next.is_empty() {
        return None;
    }
    let cut = after.len() - next.len();
    let next = next.trim_start_matches(|c: char| is_opening(c) || matches!(c, '\u{a3}' | '\u{20ac}' | '$'));
    let upper = next.starts_with(char::is_uppercase);
    let figure = (next.starts_with(|c: char| c.is_ascii_digit()) || is_coined(next)) && stop != '\u{2026}';
    (figure || (upper && (noted || stop == '\u{2026}'))).then_some(cut)
}

/// Whether a sentence that reads `before` ends there, with `after` following it.
fn ends_at(before: &str, after: &str) -> bool {
    let written = before.trim_end();
    if before.ends_with(['\u{85}', '\u{2028}', '\u{2029}']) {
        return true;
    }
    if written.len() == before.len() || is_list_mark(written) || in_bracket(written, after) {
        return false;
    }
    let body = written.trim_end_matches(is_closer);
    let closed = body.len() < written.len();
    let next = next_word(after);
    let lower = next.starts_with(char::is_lowercase);
    match body.chars().next_back() {
        Some('!') => !lower,
        Some('?') => !(closed && lower),
        Some('.') if body.ends_with("..") => !lower,
        Some('.') if !closed => after_stop(&body[..body.len() - 1], next, after),
        Some('.') => !lower,
        Some('\u{2026}') => body.split_whitespace().nth(2).is_some() && !lower,
        _ => true,
    }
}

/// Whether a full stop after `body` ends a sentence, rather than an abbreviation.
fn after_stop(body: &str, next: &str, after: &str) -> bool {
    let last = body.rsplit(|c: char| c.is_whitespace() || is_opening(c) || c == '/').next().unwrap_or("");
    let figure = next.starts_with(|c: char| c.is_ascii_digit());
    let lower = next.starts_with(char::is_lowercase) && !is_coined(next);
    let aside = after.trim_start().starts_with(['(', '[']);
    match abbreviation(last, body) {
        None => !lower,
        Some(Abbreviation::Always) => false,
        Some(Abbreviation::BeforeFigure) => !(figure || is_code(next)),
        Some(Abbreviation::BeforeTime) => !abbreviation::is_time(next),
        Some(Abbreviation::BeforeName) => {
            if figure || aside {
                !aside && last.len() == 1
            } else {
                is_opener(next)
            }
        }
    }
}

/// A name or a code that can open a sentence with a small letter: "eConsult", "v0.7".
fn is_coined(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_ascii_lowercase())
        && chars.next().is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// A single capital, or capitals with digits: what "Fig." and "ref." can precede.
fn is_code(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    capital && (word.len() == 1 && word != "A" && word != "I" || word.contains(|c: char| c.is_ascii_digit()))
}

/// Whether all that is written is a number or a letter that marks an item ("1.",
/// "2.3.", "iv."), or what stands after its last colon or semicolon is.
fn is_list_mark(written: &str) -> bool {
    let item = written.rsplit([':', ';']).next().unwrap_or(written).trim_start();
    let Some(mark) = item.trim_start_matches('(').strip_suffix('.') else { return false };
    let mark = mark.trim_end_matches(')');
    let number = mark.split('.').all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = (1..=4).contains(&mark.len()) && mark.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    number || letter || roman
}

/// Whether a bracket that was opened inside the sentence is still open, and closes.
fn in_bracket(written: &str, after: &str) -> bool {
    let mut open = Vec::new();
    for (at, c) in written.char_indices() {
        match c {
            '(' => open.push(at),
            ')' => drop(open.pop()),
            _ => {}
        }
    }
    let Some(&first) = open.first() else { return false };
    let inside = written[..first].contains(char::is_alphanumeric);
    let closes = after.find(')').is_some_and(|end| written.len() - first + end < BRACKET);
    inside && closes
}

fn next_word(after: &str) -> &str {
    let word = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = word.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').unwrap_or(word.len());
    &word[..end]
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2019}' | '\u{201d}' | ')' | ']' | '\u{bb}' | '`')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}' | '\u{201c}' | '(' | '[' | '\u{ab}' | '`')
}
