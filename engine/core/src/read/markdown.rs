//! Markdown: which bytes are a heading, a list item, a table cell.
//!
//! `pulldown-cmark` finds the blocks (CommonMark, with tables, footnotes and task
//! marks); [`super::outline`] makes sections and sentences of them. Strike-through,
//! mathematics and smart punctuation are left off: they would eat a team's `~`.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::inline::Inline;
use super::mark::part_items;
use super::outline::{Kind, Outline};
use super::table::Table;

/// Reads the bytes `span` of the outline's text; headings stand `below` deeper than
/// they are written.
pub(super) fn read(outline: &mut Outline<'_>, span: Range<usize>, below: u8) {
    let text = &outline.text()[span.clone()];
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let mut walk = Walk { text, base: span.start, below, outline, leaf: None, emphasis: Vec::new(), table: None };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        walk.event(event, range);
    }
    walk.close();
}

/// A block of words that is open.
struct Leaf {
    inline: Inline,
    heading: Option<(u8, usize)>,
    code: bool,
    /// The last byte read of it.
    end: usize,
}

struct Walk<'o, 't> {
    text: &'t str,
    base: usize,
    below: u8,
    outline: &'o mut Outline<'t>,
    leaf: Option<Leaf>,
    /// Where the open emphases start in the leaf's plain words.
    emphasis: Vec<usize>,
    table: Option<(Table, usize)>,
}

impl Walk<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(shown) => self.text(&shown, range),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak => self.text("\n", range.start..range.start + 1),
            Event::HardBreak => self.leaf(range.start).inline.end_line(),
            Event::InlineHtml(tag) if html::ends_line(&tag) => self.leaf(range.start).inline.end_line(),
            Event::Rule => {
                self.close();
                self.outline.interrupt();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) {
            self.close();
        }
        match tag {
            Tag::Emphasis | Tag::Strong => self.emphasis(matches!(tag, Tag::Strong), range.start),
            Tag::Paragraph | Tag::TableCell => drop(self.leaf(range.start)),
            Tag::CodeBlock(_) => self.leaf(range.start).code = true,
            Tag::Heading { level, .. } => {
                let depth = (*level as u8).saturating_add(self.below);
                let start = self.base + range.start;
                self.leaf(range.start).heading = Some((depth, start));
            }
            Tag::HtmlBlock => {
                let words = html::words(&self.text[range.clone()], self.base + range.start);
                self.outline.paragraph(&words);
            }
            Tag::List(_) => self.outline.enter(Kind::List),
            Tag::Item => self.outline.enter(Kind::Item),
            Tag::BlockQuote(_) => self.outline.enter(Kind::Quotation),
            Tag::FootnoteDefinition(_) => self.outline.enter(Kind::Plain),
            Tag::Table(_) => self.table = Some((Table::new(self.outline), 0)),
            Tag::TableHead | Tag::TableRow => {
                if let Some((table, end)) = &mut self.table {
                    table.row(self.outline, matches!(tag, Tag::TableHead));
                    *end = range.start;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => {
                if let (Some(start), Some(leaf)) = (self.emphasis.pop(), &mut self.leaf) {
                    leaf.inline.emphasise(start, tag == TagEnd::Strong);
                }
            }
            TagEnd::Link | TagEnd::Image => {}
            TagEnd::TableCell => self.cell(range.end),
            TagEnd::TableRow => self.rest_of_row(range.end),
            TagEnd::Table => self.table = None,
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.close();
                self.outline.leave();
            }
            _ => self.close(),
        }
    }

    /// The open block; the words of a tight list item have none of their own.
    fn leaf(&mut self, end: usize) -> &mut Leaf {
        self.leaf.get_or_insert_with(|| Leaf { inline: Inline::default(), heading: None, code: false, end })
    }

    fn text(&mut self, shown: &str, range: Range<usize>) {
        let (source, at) = (&self.text[range.clone()], self.base + range.start);
        let leaf = self.leaf(range.end);
        if leaf.code && source.trim().is_empty() && leaf.inline.plain().ends_with('\n') {
            leaf.inline.end_line();
        }
        leaf.inline.push_shown(source, shown, at);
        leaf.end = range.end;
    }

    /// Words between backticks; the marks are not words.
    fn code(&mut self, code: &str, range: Range<usize>) {
        let source = &self.text[range.clone()];
        let inner = source.trim_matches('`');
        let from = source.len() - source.trim_start_matches('`').len();
        let at = self.base + range.start + from;
        self.leaf(range.end).inline.push_shown(inner, code, at);
    }

    /// Bold at the start of a line opens it, where the block's first line opens so:
    /// "**To:** the board" over "**Date:** 9 May".
    fn emphasis(&mut self, strong: bool, at: usize) {
        let leaf = self.leaf(at);
        let start = leaf.inline.plain().len();
        let opens = leaf.inline.emphasis_at(0).is_some_and(|first| first.strong);
        if strong && opens && leaf.inline.plain().ends_with('\n') {
            leaf.inline.end_line();
        }
        self.emphasis.push(start);
    }

    fn cell(&mut self, row_end: usize) {
        let leaf = self.leaf.take();
        if let (Some(leaf), Some((table, end))) = (leaf, &mut self.table) {
            table.cell(self.outline, &leaf.inline, 1);
            *end = row_end;
        }
        self.emphasis.clear();
    }

    /// Cells beyond the header's are no cells to Markdown, and words to a reader.
    fn rest_of_row(&mut self, row_end: usize) {
        let Some((table, end)) = &mut self.table else { return };
        let mut at = *end;
        for piece in self.text[at.min(row_end)..row_end].split_inclusive('|') {
            let words = piece.trim_end_matches('|');
            if words.contains(char::is_alphanumeric) {
                let mut inline = Inline::default();
                inline.push(words, self.base + at);
                table.cell(self.outline, &inline, 1);
            }
            at += piece.len();
        }
    }

    /// Ends the open block, if there is one.
    fn close(&mut self) {
        self.emphasis.clear();
        let Some(mut leaf) = self.leaf.take() else { return };
        match leaf.heading {
            Some((depth, start)) => self.outline.heading(&leaf.inline, depth, start),
            None => {
                part_items(&mut leaf.inline);
                self.outline.paragraph(&leaf.inline);
            }
        }
    }
}
