//! A line of plain text, and what it looks like.

use super::super::mark::{BULLETS, bracketed, is_answer};

/// The most words and characters of a line that heads what follows.
const WORDS: usize = 14;
const CHARACTERS: usize = 100;
/// The most words of a question that heads its answer.
const QUESTION: usize = 30;
/// Text is wrapped at this many characters or more, unless its lines end on purpose.
const WRAPPED_AT: usize = 60;

/// A line with words in it.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// Its words and marks, without the space around them.
    pub text: &'t str,
    /// The byte of the canonical text where they start.
    pub start: usize,
    /// The space before them; a tab counts four.
    pub indent: usize,
}

/// What marks an item, and how many bytes of the line it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bullet, which is nothing else.
    Bullet(usize),
    /// A dash, which can also stand in prose.
    Dash(usize),
    /// A number or a letter, which can also stand in prose.
    Number(usize),
}

/// The lines of `text` from byte `body` on, in groups between blank lines.
pub(super) fn lines(text: &str, body: usize) -> Vec<Vec<Line<'_>>> {
    let mut groups = vec![Vec::new()];
    let mut at = body;
    for raw in text[body..].split_inclusive('\n') {
        let words = raw.trim_start();
        let indent = raw[..raw.len() - words.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let start = at + raw.len() - words.len();
        at += raw.len();
        match groups.last_mut() {
            Some(group) if !words.is_empty() => group.push(Line { text: words.trim_end(), start, indent }),
            Some(group) if !group.is_empty() => groups.push(Vec::new()),
            _ => {}
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

impl Line<'_> {
    /// The mark that the line starts with.
    pub fn mark(&self) -> Option<Mark> {
        let first = self.text.chars().next()?;
        let rest = &self.text[first.len_utf8()..];
        let spaced = rest.len() - rest.trim_start().len();
        let length = first.len_utf8() + spaced;
        match first {
            first if BULLETS.contains(&first) => Some(Mark::Bullet(length)),
            '-' | '*' if spaced > 0 => Some(Mark::Bullet(length)),
            '\u{2013}' | '+' if spaced > 0 => Some(Mark::Dash(length)),
            '(' if !rest.starts_with(|c: char| c.is_ascii_digit()) => bracketed(self.text).map(Mark::Bullet),
            _ => self.number_mark().map(Mark::Number),
        }
    }

    /// How many parts the number has that the line starts with: 2 in "1.2 Context".
    pub fn number(&self) -> Option<usize> {
        let mark = &self.text[..self.number_mark()?];
        mark.starts_with(|c: char| c.is_ascii_digit()).then(|| mark.split('.').filter(|p| !p.trim().is_empty()).count())
    }

    /// Whether it is marked as an item by something other than a number.
    pub fn is_item(&self) -> bool {
        matches!(self.mark(), Some(Mark::Bullet(_) | Mark::Dash(_)))
    }

    fn number_mark(&self) -> Option<usize> {
        let (mark, words) = self.text.split_once(char::is_whitespace)?;
        let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
        let closed = inner.len() < mark.len() || inner.contains('.');
        let digits =
            inner.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase()) && !inner.is_empty();
        let length = self.text.len() - words.trim_start().len();
        (closed && (digits || letter)).then_some(length)
    }

    /// Whether it underlines the line above.
    pub fn is_underline(&self) -> bool {
        self.text.len() >= 3 && (self.text.bytes().all(|b| b == b'=') || self.text.bytes().all(|b| b == b'-'))
    }

    /// Whether it is a heading in capitals.
    pub fn is_capitals(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let words = self.text.split_whitespace().count();
        letters >= 3
            && !is_answer(self.text)
            && words <= WORDS
            && !self.text.contains(char::is_lowercase)
            && !self.text.ends_with('.')
    }

    /// Whether it is one question, or a few, and nothing else.
    pub fn is_question(&self) -> bool {
        self.text.ends_with('?') && self.text.split_whitespace().count() <= QUESTION
    }

    /// Whether it reads like a heading, if it stands alone: short, not a sentence,
    /// not a lead-in.
    pub fn could_head(&self) -> bool {
        let words = match self.mark() {
            Some(Mark::Number(length)) => &self.text[length..],
            _ => self.text,
        };
        let short = self.text.split_whitespace().count() <= WORDS && self.text.chars().count() <= CHARACTERS;
        let starts = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        short && starts && !self.text.ends_with(['.', '!', ':', ';', ',', '"', '\u{201d}', '|', '\u{2026}'])
    }

    /// Whether it ends where it does on purpose, and not because it was wrapped: the
    /// next line's first word would have fitted, and it starts something.
    pub fn ends_on_purpose(&self, next: &Line<'_>, longest: usize) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or("");
        let length = self.text.chars().count() + 1 + word.chars().count();
        let starts = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        starts && !self.text.ends_with([',', '-']) && 4 * length < 3 * longest.max(WRAPPED_AT)
    }
}
