//! From Markdown to the paragraphs and tables of a document.

use std::mem;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::numbering::{DEEPEST, Numbering, STEP};
use super::page::Page;
use super::paragraph::Paragraph;
use super::table::Table;
use super::words::Runs;

/// What differs from document to document.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The words of the first heading.
    pub(super) title: String,
    /// Paragraphs and tables.
    pub(super) xml: String,
    /// The lists that they belong to.
    pub(super) numbering: Numbering,
}

/// Sets `markdown`.
pub(super) fn body(markdown: &str) -> Body {
    let mut setter = Setter::default();
    Parser::new_ext(markdown, Options::ENABLE_TABLES).for_each(|event| setter.take(event));
    setter.finish()
}

/// The space above a question, and below a table or a list, in twentieths of a point.
const APART: u32 = 160;

/// How far a quotation stands in, in twentieths of a point.
const QUOTED: u32 = 454;

/// Where in the Markdown we are.
#[derive(Debug, Default)]
struct Setter {
    body: Body,
    /// The words of the paragraph or cell that is not closed yet.
    runs: Runs,
    strong: usize,
    emphasis: usize,
    heading: Option<HeadingLevel>,
    /// How deep in quotations, and how many there were.
    quoted: usize,
    quotations: u32,
    /// The lists that we are in, and whether the next paragraph is the first of its item.
    lists: Vec<(usize, bool)>,
    first_of_item: bool,
    table: Option<Table>,
    /// What was closed, and may have to stay with what comes next.
    closed: Option<(Paragraph, Runs)>,
    /// What the next block has to heed.
    page_break: bool,
    after: After,
}

/// What stands above, as far as it matters.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum After {
    #[default]
    Text,
    /// A heading, or a question of a sheet: the paragraph below it belongs to both its neighbours.
    Heading,
    List,
    Table,
}

impl Setter {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::FootnoteReference(words) => self.add(&words),
            Event::SoftBreak => self.add(" "),
            Event::HardBreak => self.add("\n"),
            Event::Rule => {
                self.close();
                self.page_break = true;
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn add(&mut self, words: &str) {
        self.runs.add(words, self.strong > 0, self.emphasis > 0);
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { .. } | Tag::Image { .. } | Tag::TableCell => {}
            Tag::TableHead | Tag::TableRow => self.table.get_or_insert_default().row(),
            _ => self.close(),
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level),
            Tag::BlockQuote(_) => self.start_quotation(),
            Tag::List(start) => self.lists.push((self.body.numbering.list(*start), start.is_some())),
            Tag::Item => self.first_of_item = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Link | TagEnd::Image | TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::TableCell => {
                let words = self.runs.take();
                self.table.get_or_insert_default().cell(words);
            }
            TagEnd::Table => self.close_table(),
            _ => self.close(),
        }
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::BlockQuote(_) => self.quoted -= 1,
            TagEnd::List(_) => drop(self.lists.pop()),
            _ => {}
        }
    }

    /// What is quoted stands on the page of what it bears out.
    fn start_quotation(&mut self) {
        self.quoted += 1;
        self.quotations += 1;
        if let Some((above, _)) = self.closed.as_mut().filter(|(above, _)| above.style == "Normal") {
            above.keep_next = true;
        }
    }

    /// Closes the paragraph that is open, if there is one.
    fn close(&mut self) {
        let runs = self.runs.take();
        if runs.is_empty() {
            return;
        }
        let mut paragraph = self.paragraph(&runs);
        paragraph.page_break = mem::take(&mut self.page_break);
        self.after = match paragraph.mark {
            Some(_) => After::List,
            None if self.heading.is_some() || runs.is_bold() => After::Heading,
            None => After::Text,
        };
        self.write();
        self.closed = Some((paragraph, runs));
    }

    /// Writes what was closed.
    fn write(&mut self) {
        if let Some((paragraph, runs)) = self.closed.take() {
            paragraph.push_xml(&runs, &mut self.body.xml);
        }
    }

    /// How `runs` are set here.
    fn paragraph(&mut self, runs: &Runs) -> Paragraph {
        if let Some(level) = self.heading {
            return Paragraph { style: self.heading_style(level, runs), ..Paragraph::default() };
        }
        if self.quoted > 0 {
            return self.quotation(runs);
        }
        let level = self.lists.len().saturating_sub(1).min(DEEPEST);
        match self.lists.last() {
            Some(&(list, numbered)) if mem::take(&mut self.first_of_item) => {
                let style = if numbered { "ListNumber" } else { "ListBullet" };
                Paragraph { style, mark: Some((level, list)), ..Paragraph::default() }
            }
            Some(_) => {
                let left = u32::try_from(STEP * (level + 1)).ok();
                Paragraph { style: "ListContinue", left, ..Paragraph::default() }
            }
            None => {
                let below = matches!(self.after, After::List | After::Table);
                let above = (below || runs.is_bold()).then_some(APART);
                let keep_next = runs.leads() || self.after == After::Heading;
                Paragraph { style: "Normal", keep_next, above, ..Paragraph::default() }
            }
        }
    }

    /// The first heading is the title, so the second level is the first of Word's.
    fn heading_style(&mut self, level: HeadingLevel, runs: &Runs) -> &'static str {
        if self.is_empty() && level == HeadingLevel::H1 {
            self.body.title = runs.plain();
            return "Title";
        }
        match level {
            HeadingLevel::H1 | HeadingLevel::H2 => "Heading1",
            HeadingLevel::H3 => "Heading2",
            _ => "Heading3",
        }
    }

    /// Words, or the line that says where they stand. Paragraphs that stand in equally far share
    /// one rule at their left, so every other quotation stands in by one unit more, which nobody
    /// sees: each has a rule of its own.
    fn quotation(&self, runs: &Runs) -> Paragraph {
        let left = (self.quotations % 2 == 1).then_some(QUOTED + 1);
        let source = runs.plain().starts_with('—');
        let style = if source { "QuoteSource" } else { "Quote" };
        Paragraph { style, left, keep_next: !source, ..Paragraph::default() }
    }

    /// Writes the table that is open. Where two meet, or one starts a page, an empty paragraph
    /// stands between: Word would make one table of two.
    fn close_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        if self.after == After::Table || self.page_break {
            self.empty();
        }
        let page = table.page();
        if page == Page::OnItsSide {
            // Its heading, which is closed and not written, goes with it.
            self.body.xml.push_str(&Page::Upright.end());
        }
        self.write();
        table.push_xml(page, &mut self.body.xml);
        if page == Page::OnItsSide {
            self.body.xml.push_str(&page.end());
        }
        self.after = After::Table;
    }

    fn empty(&mut self) {
        self.write();
        let page_break = mem::take(&mut self.page_break);
        let empty = Paragraph { style: "Normal", page_break, ..Paragraph::default() };
        self.closed = Some((empty, Runs::default()));
    }

    /// Whether nothing was set yet.
    fn is_empty(&self) -> bool {
        self.closed.is_none() && self.body.xml.is_empty()
    }

    /// A document ends with a paragraph.
    fn finish(mut self) -> Body {
        self.close();
        if self.after == After::Table || self.is_empty() {
            self.empty();
        }
        self.write();
        self.body
    }
}
