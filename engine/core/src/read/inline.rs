//! The words of one block without its marks, and where each of them stands.
//!
//! Finding blocks is for the readers of each format; sentences are cut from the
//! plain words here and mapped back to the canonical text by [`super::outline`].

use std::collections::BTreeMap;
use std::ops::Range;

/// The words of a block.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// The words, marks left out, one space or line break for each of the source's.
    plain: String,
    /// The same, with character references decoded: for people to read.
    shown: String,
    /// Where pieces of the source start: in `plain`, and in the canonical text.
    pieces: Vec<(usize, usize)>,
    /// Where a line ends on purpose: bytes of `plain`.
    breaks: Vec<usize>,
    /// The widest emphasised stretch that starts at a byte of `plain`.
    emphasis: BTreeMap<usize, Emphasis>,
}

/// An emphasised stretch of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Emphasis {
    /// Bytes of the plain words.
    pub span: Range<usize>,
    /// Bold, and not italic.
    pub strong: bool,
}

impl Inline {
    /// Adds `source`, which stands at byte `at` of the canonical text. What stands
    /// before the last piece is left out: places only grow.
    pub fn push(&mut self, source: &str, at: usize) {
        self.push_shown(source, source, at);
    }

    /// Adds `source`, which people read as `shown`.
    pub fn push_shown(&mut self, source: &str, shown: &str, at: usize) {
        if source.is_empty() || self.end().is_some_and(|end| at < end) {
            return;
        }
        self.pieces.push((self.plain.len(), at));
        self.plain.push_str(source);
        self.shown.push_str(shown);
    }

    /// Ends the line on purpose.
    pub fn end_line(&mut self) {
        self.breaks.push(self.plain.len());
        self.shown.push(' ');
    }

    /// Ends lines on purpose at `ends`, bytes of the plain words, too.
    pub fn part(&mut self, ends: &mut Vec<usize>) {
        self.breaks.append(ends);
        self.breaks.sort_unstable();
        self.breaks.dedup();
    }

    /// Notes that what was added since `start` is emphasised. What ends later is wider.
    pub fn emphasise(&mut self, start: usize, strong: bool) {
        let span = start..self.plain.len();
        if !span.is_empty() {
            self.emphasis.insert(start, Emphasis { span, strong });
        }
    }

    /// The words, marks left out.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The words in one line, for people.
    pub fn shown(&self) -> String {
        self.shown.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it has a letter or a digit.
    pub fn says_something(&self) -> bool {
        self.plain.contains(char::is_alphanumeric)
    }

    /// The lines that end on purpose, without the space around them.
    pub fn lines(&self) -> Vec<Range<usize>> {
        let ends = self.breaks.iter().copied().chain([self.plain.len()]);
        let mut start = 0;
        let mut lines = Vec::new();
        for end in ends {
            lines.push(self.trimmed(start..end));
            start = end;
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// `span` without the space around it.
    pub fn trimmed(&self, span: Range<usize>) -> Range<usize> {
        let piece = &self.plain[span.clone()];
        let start = span.start + piece.len() - piece.trim_start().len();
        start..(span.start + piece.trim_end().len()).max(start)
    }

    /// The widest emphasised stretch that starts at `start`.
    pub fn emphasis_at(&self, start: usize) -> Option<&Emphasis> {
        self.emphasis.get(&start)
    }

    /// Where `span` of the plain words stands in the canonical text.
    pub fn source(&self, span: Range<usize>) -> Range<usize> {
        let last = span.end.saturating_sub(1).max(span.start);
        self.source_at(span.start)..self.source_at(last) + (span.end - last)
    }

    fn source_at(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|&(plain, _)| plain <= at).saturating_sub(1);
        self.pieces.get(piece).map_or(0, |&(plain, source)| source + (at - plain))
    }

    fn end(&self) -> Option<usize> {
        self.pieces.last().map(|&(plain, source)| source + (self.plain.len() - plain))
    }
}
