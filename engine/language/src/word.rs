//! Words with their spans: what a query, a claim and an actor are found in.
//!
//! A word is a run of letters and digits; an apostrophe, or a mark inside a
//! figure (`2,400`, `10.30`, `1:1`, `24/7`), does not end it. A hyphen does, and is
//! remembered. Web and mail addresses are one opaque word. Markdown's marks are
//! not words, so they are skipped and never altered.

use std::borrow::Cow;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as it is written.
    pub raw: &'t str,
    /// The word as it is compared: lower case, straight apostrophes, no trailing
    /// possessive, no soft hyphens, one spelling of -ise/-ize, -our/-or and the common
    /// ae/e pairs.
    pub folded: Cow<'t, str>,
    /// Byte where it starts in its section's text.
    pub start: u32,
    /// Byte after its last in its section's text.
    pub end: u32,
    /// A hyphen, and nothing else, stands between it and the word before.
    pub hyphened: bool,
    /// The kinds of figure it is.
    pub figure: Figure,
}

/// The kinds of figure that a word is, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figure(pub u8);

impl Figure {
    /// A number, in digits or in words.
    pub const NUMBER: Self = Self(1);
    /// An amount of money.
    pub const MONEY: Self = Self(2);
    /// A percentage.
    pub const PERCENT: Self = Self(4);
    /// A date, a month, a year or a day of the week.
    pub const DATE: Self = Self(8);

    /// Whether this word is a figure of `kind`.
    #[must_use]
    pub const fn is(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

/// The words of `text[from..to]`, with places counted from the start of `text`.
#[must_use]
pub fn words(text: &str, from: u32, to: u32) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    read(text, from, to, &mut found);
    found
}

/// Adds the words of `text[from..to]` to `found`, as [`words`] finds them.
pub(crate) fn read<'t>(text: &'t str, from: u32, to: u32, found: &mut Vec<Word<'t>>) {
    let first = found.len();
    let mut rest = from as usize;
    let end = to as usize;
    while let Some((start, stop)) = next_word(text, rest, end) {
        let raw = &text[start..stop];
        let hyphened = found[first..].last().is_some_and(|last| is_hyphen(&text[last.end as usize..start]));
        found.push(Word {
            raw,
            folded: fold(raw),
            start: start as u32,
            end: stop as u32,
            hyphened,
            figure: Figure::default(),
        });
        rest = stop;
    }
    mark_figures(text, &mut found[first..]);
}

/// The word as it is compared; see [`Word::folded`].
#[must_use]
pub fn fold(raw: &str) -> Cow<'_, str> {
    let mut folded = plain(raw);
    let stem = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')).map(str::len);
    if let Some(stem) = stem {
        folded = match folded {
            Cow::Borrowed(whole) => Cow::Borrowed(&whole[..stem]),
            Cow::Owned(mut whole) => {
                whole.truncate(stem);
                Cow::Owned(whole)
            }
        };
    }
    spelling::one_spelling(folded)
}

/// The starts that a folded word may have to go on from `raw`: as it is, and as it is
/// when the word is spelt the other way (`pedi` also starts *paediatric*).
#[must_use]
pub fn fold_open(raw: &str) -> Vec<String> {
    spelling::starts(plain(raw).into_owned())
}

/// Lower case, straight apostrophes, no soft hyphens.
fn plain(raw: &str) -> Cow<'_, str> {
    if raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'\'') {
        return Cow::Borrowed(raw);
    }
    let straight = |c: char| if is_apostrophe(c) { '\'' } else { c };
    Cow::Owned(raw.chars().filter(|c| *c != SOFT_HYPHEN).flat_map(|c| straight(c).to_lowercase()).collect())
}

/// The characters that join two words: the hyphen's kinds, and a dash in its place.
pub(crate) const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '\u{2013}'];
/// Shows where a word may be broken, and is no part of it.
const SOFT_HYPHEN: char = '\u{ad}';

fn is_hyphen(between: &str) -> bool {
    let mut chars = between.chars();
    chars.next().is_some_and(|c| HYPHENS.contains(&c)) && chars.next().is_none()
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}')
}

fn next_word(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let start = word_start(text, from, to)?;
    let end = plain_end(&text.as_bytes()[..to], start)
        .or_else(|| address_end(text, start, to))
        .unwrap_or_else(|| word_end(text, start, to));
    Some((start, end))
}

fn word_start(text: &str, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..to)?;
    let at = bytes.iter().position(|b| b.is_ascii_alphanumeric() || !b.is_ascii())?;
    if bytes[at].is_ascii() {
        return Some(from + at);
    }
    Some(from + at + text[from + at..to].find(char::is_alphanumeric)?)
}

/// Where a word ends that is plainly one, as most are: letters and digits of ASCII, then
/// a space, or a mark and a space.
fn plain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let space = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    let end = start + bytes[start..].iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len() - start);
    let marked = || matches!(bytes[end], b',' | b'.' | b';' | b':' | b'!' | b'?') && space(end + 1);
    (end > start && (space(end) || marked())).then_some(end)
}

/// Where the word that starts at `start`, before `to`, ends.
pub(crate) fn word_end(text: &str, start: usize, to: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..to].char_indices().peekable();
    let mut before_digit = false;
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, next)| next);
        let joins = c.is_alphanumeric()
            || (is_apostrophe(c) && after.is_some_and(char::is_alphabetic))
            || (matches!(c, ',' | '.' | ':' | '/') && before_digit && after.is_some_and(|next| next.is_ascii_digit()))
            || (c == SOFT_HYPHEN && after.is_some_and(char::is_alphabetic))
            || matches!(c, '\u{300}'..='\u{36f}');
        if !joins {
            break;
        }
        before_digit = c.is_ascii_digit();
        end = start + at + c.len_utf8();
    }
    end
}

/// No address is longer, in bytes: a text without blanks must not be read again from each word.
const ADDRESS: usize = 400;

/// Where a web or mail address that starts at `start` ends, if one does.
fn address_end(text: &str, start: usize, to: usize) -> Option<usize> {
    let to = (start..=to.min(start + ADDRESS)).rev().find(|&at| text.is_char_boundary(at))?;
    let chunk = text[start..to].split(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '|' | ']')).next()?;
    let address = chunk.contains("://") || chunk.starts_with("www.") || chunk.contains('@');
    address.then(|| {
        start
            + chunk
                .trim_end_matches(['.', ',', ';', ':', '*', '_', '"', '\'', '\u{2018}', '\u{2019}', '\u{201d}'])
                .len()
    })
}

/// A folded word without its ending, where three letters are left: a rough stem, by which words
/// of one family are counted together.
#[must_use]
pub fn stem(folded: &str) -> &str {
    const ENDINGS: [&str; 11] = ["ings", "ing", "ies", "ied", "ely", "ly", "es", "ed", "s", "e", "y"];
    let long_enough = |stem: &&str| stem.chars().count() >= 3;
    ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending).filter(long_enough)).unwrap_or(folded)
}

mod figures;
mod same;
mod spelling;
#[cfg(test)]
mod tests;

pub(crate) use figures::count;
use figures::mark_figures;
pub(crate) use same::first_written_so;
