//! A page of a terminal: lines that fit, a hanging indent, and what stands at the right.
//!
//! All text is made visible here, so nothing reaches a terminal any other way.
//! Weight is decoration: a page without it says the same.

use super::visible::{plain, visible};
use super::wrap::{width, wrap};

/// The weight of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Plain,
    Bold,
    Dim,
}

/// What to do with the words at the right where they do not fit beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail<'a> {
    None,
    /// On a line of their own.
    Keep(&'a str),
    /// Not at all.
    Drop(&'a str),
}

/// A paragraph: what leads it, its text, and what stands at the right of its last line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Columns before the lead.
    pub margin: usize,
    /// What stands before the text; the text hangs after it.
    pub lead: &'a str,
    /// The columns that the lead is set in, at least.
    pub lead_columns: usize,
    pub text: &'a str,
    pub weight: Weight,
    pub tail: Tail<'a>,
}

impl Default for Entry<'_> {
    fn default() -> Self {
        Self { margin: 0, lead: "", lead_columns: 0, text: "", weight: Weight::Plain, tail: Tail::None }
    }
}

/// The narrowest column that text is set in beside a lead.
const NARROWEST: usize = 24;

/// The lines written so far.
pub(super) struct Page {
    columns: usize,
    ascii: bool,
    color: bool,
    out: String,
}

impl Page {
    pub(super) fn new(columns: usize, ascii: bool, color: bool) -> Self {
        Self { columns, ascii, color, out: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// One symbol, or its plain form.
    pub(super) fn symbol<'s>(&self, symbol: &'s str, plain: &'s str) -> &'s str {
        if self.ascii { plain } else { symbol }
    }

    /// What stands before and after a phrase that was found.
    pub(super) fn phrase_marks(&self) -> (&'static str, &'static str) {
        if self.ascii { (">>", "<<") } else { ("«", "»") }
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Text at `margin`.
    pub(super) fn text(&mut self, margin: usize, text: &str) {
        self.entry(Entry { margin, text, ..Entry::default() });
    }

    /// A row of a table: its name in `columns`, then cells that we have set ourselves.
    pub(super) fn table_line(&mut self, name: &str, columns: usize, cells: &str) {
        let shown = self.shown(name);
        let gap = " ".repeat(columns.saturating_sub(width(&shown)));
        self.line(0, &[(&shown, Weight::Plain), (&gap, Weight::Plain), (cells, Weight::Plain)]);
    }

    /// Text at `margin` whose further lines start at `hang`.
    pub(super) fn text_hanging(&mut self, margin: usize, hang: usize, text: &str) {
        let shown = self.shown(text);
        for (index, line) in wrap(&shown, self.columns.saturating_sub(hang)).iter().enumerate() {
            self.line(if index == 0 { margin } else { hang }, &[(line, Weight::Plain)]);
        }
    }

    pub(super) fn entry(&mut self, entry: Entry<'_>) {
        let lead = self.shown(entry.lead);
        let gap = match (lead.is_empty(), entry.lead_columns) {
            (true, _) => 0,
            (false, 0) => 1,
            (false, _) => 2,
        };
        let mut indent = entry.margin + (width(&lead) + gap).max(entry.lead_columns);
        let beside = indent + NARROWEST <= self.columns || lead.is_empty();
        if !beside {
            for line in wrap(&lead, self.columns.saturating_sub(entry.margin)) {
                self.line(entry.margin, &[(&line, entry.weight)]);
            }
            indent = (entry.margin + 4).min(self.columns / 2);
        }
        let shown = self.shown(entry.text);
        let lines = wrap(&shown, self.columns.saturating_sub(indent));
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.iter().enumerate() {
            let lead = if index == 0 && beside { lead.as_str() } else { "" };
            let gap = " ".repeat(indent - entry.margin - width(lead).min(indent - entry.margin));
            let tail = if index == last { entry.tail } else { Tail::None };
            self.with_tail(entry.margin, &[(lead, Weight::Plain), (&gap, Weight::Plain), (line, entry.weight)], tail);
        }
        if lines.is_empty() && beside && !lead.is_empty() {
            self.with_tail(entry.margin, &[(&lead, entry.weight)], entry.tail);
        }
    }

    /// How many columns the page has.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// A row of a table: a first cell of so many columns, which may take several lines, and
    /// cells of these `columns` beside its first one.
    pub(super) fn row(
        &mut self,
        margin: usize,
        (first, title): (&str, usize),
        cells: &[&str],
        columns: &[usize],
        weight: Weight,
    ) {
        let pad = |text: &str, columns: usize| format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))));
        let cells = cells.iter().zip(columns).map(|(cell, columns)| format!("  {}", pad(&self.shown(cell), *columns)));
        let cells = cells.collect::<String>();
        let mut lines = wrap(&self.shown(first), title);
        if lines.is_empty() {
            lines.push(String::new());
        }
        for (index, line) in lines.iter().enumerate() {
            let beside = if index == 0 { cells.trim_end() } else { "" };
            self.line(margin, &[(&pad(line, title), Weight::Plain), (beside, weight)]);
        }
    }

    /// A line, and its tail at the right where there is room.
    fn with_tail(&mut self, margin: usize, parts: &[(&str, Weight)], tail: Tail<'_>) {
        let (Tail::Keep(words) | Tail::Drop(words)) = tail else {
            return self.line(margin, parts);
        };
        let words = self.shown(words);
        let used = margin + parts.iter().map(|(text, _)| width(text)).sum::<usize>();
        if used + 2 + width(&words) <= self.columns {
            let gap = " ".repeat(self.columns - used - width(&words));
            let mut all = parts.to_vec();
            all.push((&gap, Weight::Plain));
            all.push((&words, Weight::Dim));
            return self.line(margin, &all);
        }
        self.line(margin, parts);
        if matches!(tail, Tail::Keep(_)) {
            for line in wrap(&words, self.columns.saturating_sub(margin)) {
                let right = self.columns.saturating_sub(width(&line));
                self.line(right, &[(&line, Weight::Dim)]);
            }
        }
    }

    fn line(&mut self, margin: usize, parts: &[(&str, Weight)]) {
        let start = self.out.len();
        self.out.push_str(&" ".repeat(margin));
        for (text, weight) in parts {
            self.weighted(text, *weight);
        }
        self.out.truncate(self.out[start..].trim_end_matches(' ').len() + start);
        self.out.push('\n');
    }

    fn weighted(&mut self, text: &str, weight: Weight) {
        let code = match weight {
            _ if !self.color || text.trim().is_empty() => None,
            Weight::Plain => None,
            Weight::Bold => Some("1"),
            Weight::Dim => Some("2"),
        };
        match code {
            Some(code) => self.out.push_str(&format!("\x1b[{code}m{text}\x1b[0m")),
            None => self.out.push_str(text),
        }
    }

    fn shown(&self, text: &str) -> String {
        let shown = visible(text);
        if self.ascii { plain(&shown) } else { shown }
    }
}
