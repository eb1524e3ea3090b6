//! Paragraphs and tables as text, and what of it is which block.
//!
//! The text is written as Markdown is, so that people and models can read it whole; nothing
//! is escaped, because nothing reads the marks again.

use std::ops::Range;

use super::super::inline::Inline;
use super::super::outline::{Kind, Outline};
use super::super::table::Table as Rows;
use super::Notes;
use super::block::{Block, Paragraph, Set};
use super::styles::Role;
use super::table::{self, Layout};

/// A document's canonical text, and the blocks of it in their order.
#[derive(Debug, Default)]
pub(in crate::read) struct Parts {
    pub text: String,
    steps: Vec<Step>,
}

/// What the outline is told.
#[derive(Debug)]
enum Step {
    /// How deep it is, where its line starts, and its words.
    Heading(u8, usize, Words),
    Paragraph(Words),
    Enter(Kind),
    Leave,
    Table,
    Row(bool),
    Cell(Words, usize),
    GoesOn(usize),
}

/// Words in the canonical text: each piece is set in one way and stands in one line.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
struct Piece {
    span: Range<usize>,
    set: Set,
    /// A line ends behind it.
    ends: bool,
}

impl Parts {
    /// The text of `blocks`, with the `notes` that they point to.
    pub(super) fn of(blocks: &[Block], notes: &Notes) -> Self {
        let titled = |block: &Block| matches!(block, Block::Paragraph(one) if one.role == Role::Title);
        let below = u8::from(blocks.iter().any(titled));
        let mut setter = Setter { parts: Self::default(), notes, lists: Vec::new(), below, titled: false, depth: 0 };
        setter.blocks(blocks, true);
        setter.parts
    }

    /// Says to `outline`, which is of this text, what stands in it.
    pub fn outline(&self, outline: &mut Outline<'_>) {
        let mut table: Option<Rows> = None;
        for step in &self.steps {
            match step {
                Step::Heading(depth, start, words) => outline.heading(&words.inline(&self.text), *depth, *start),
                Step::Paragraph(words) => outline.paragraph(&words.inline(&self.text)),
                Step::Enter(kind) => outline.enter(*kind),
                Step::Leave => outline.leave(),
                Step::Table => table = Some(Rows::new(outline)),
                Step::Row(heads) => {
                    if let Some(table) = &mut table {
                        table.row(outline, *heads);
                    }
                }
                Step::Cell(words, span) => {
                    if let Some(table) = &mut table {
                        table.cell(outline, &words.inline(&self.text));
                        table.pass(span.saturating_sub(1));
                    }
                }
                Step::GoesOn(span) => {
                    if let Some(table) = &mut table {
                        table.goes_on();
                        table.pass(span.saturating_sub(1));
                    }
                }
            }
        }
    }
}

impl Words {
    fn inline(&self, text: &str) -> Inline {
        let mut inline = Inline::default();
        for piece in &self.pieces {
            let start = inline.plain().len();
            inline.push(&text[piece.span.clone()], piece.span.start);
            if piece.set != Set::Plain {
                inline.emphasise(start, piece.set == Set::Bold);
            }
            if piece.ends {
                inline.end_line();
            }
        }
        inline
    }
}

/// Sets blocks one after another.
struct Setter<'n> {
    parts: Parts,
    notes: &'n Notes,
    /// How deep the lists are that are open, outermost first.
    lists: Vec<u8>,
    /// How much deeper headings stand than they say, below a title.
    below: u8,
    titled: bool,
    /// How deep the last heading stands that is no form's.
    depth: u8,
}

impl Setter<'_> {
    /// `open`: headings among them open sections.
    fn blocks(&mut self, blocks: &[Block], open: bool) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => {
                    self.leave_lists(0);
                    let opens = open && !matches!(blocks.get(at + 1), Some(Block::Paragraph(one)) if is_prose(one));
                    match table::layout(table) {
                        Layout::Boxes(boxes) => boxes.iter().for_each(|within| self.blocks(within, open)),
                        Layout::Form(rows) => rows.iter().for_each(|row| self.form_row(row, opens)),
                        Layout::Grid(rows) => self.grid(&rows),
                    }
                }
            }
        }
        self.leave_lists(0);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Role::Item(level) = paragraph.role {
            return self.item(paragraph, level);
        }
        self.leave_lists(0);
        match paragraph.role {
            Role::Title if !self.titled => {
                self.titled = true;
                self.heading(paragraph, 1);
            }
            Role::Heading(depth) => self.heading(paragraph, depth.saturating_add(self.below)),
            Role::Quotation => {
                self.step(Step::Enter(Kind::Quotation));
                self.say("> ", paragraph);
                self.step(Step::Leave);
            }
            _ => self.say("", paragraph),
        }
        self.notes_of(paragraph);
    }

    fn heading(&mut self, paragraph: &Paragraph, depth: u8) {
        self.depth = depth;
        let (start, words) = self.write(&format!("{} ", "#".repeat(usize::from(depth.min(6)))), paragraph, "\n\n");
        self.step(Step::Heading(depth, start, words));
    }

    fn item(&mut self, paragraph: &Paragraph, level: u8) {
        while self.lists.last().is_some_and(|&open| open > level) && self.lists.len() > 1 {
            self.leave_list();
        }
        if self.lists.last().is_some_and(|&open| open >= level) {
            self.step(Step::Leave);
        } else {
            self.step(Step::Enter(Kind::List));
            self.lists.push(level);
        }
        self.step(Step::Enter(Kind::Item));
        let mark = format!("{}- ", "  ".repeat(self.lists.len() - 1));
        self.say(&mark, paragraph);
        self.notes_of(paragraph);
    }

    fn leave_lists(&mut self, keep: usize) {
        while self.lists.len() > keep {
            self.leave_list();
        }
    }

    fn leave_list(&mut self) {
        self.lists.pop();
        self.step(Step::Leave);
        self.step(Step::Leave);
    }

    /// The notes that a paragraph points to stand below it.
    fn notes_of(&mut self, paragraph: &Paragraph) {
        let notes = self.notes;
        for note in &paragraph.notes {
            let blocks = notes.get(note).map(Vec::as_slice).unwrap_or_default();
            let says = blocks.iter().filter_map(|block| match block {
                Block::Paragraph(one) => Some(one),
                Block::Table(_) => None,
            });
            for one in says {
                self.step(Step::Enter(Kind::Plain));
                self.say("", one);
                self.step(Step::Leave);
            }
        }
    }

    /// A row of a form: its first cell heads the others.
    fn form_row(&mut self, row: &table::FormRow<'_>, opens: bool) {
        let depth = self.depth.saturating_add(1);
        if opens && let Some(asked) = row.asked {
            let within = self.depth;
            self.heading(asked, depth);
            self.depth = within;
            row.answers.iter().for_each(|blocks| self.blocks(blocks, false));
            return;
        }
        self.step(Step::Enter(Kind::Plain));
        if let Some(asked) = row.asked {
            let (start, words) = self.write("", asked, "\n\n");
            self.step(Step::Heading(depth, start, words));
        }
        row.answers.iter().for_each(|blocks| self.blocks(blocks, false));
        self.step(Step::Leave);
    }

    fn grid(&mut self, rows: &[table::GridRow<'_>]) {
        self.step(Step::Table);
        for (at, row) in rows.iter().enumerate() {
            self.step(Step::Row(row.heads));
            self.separate(if at == 0 { "\n\n" } else { "\n" });
            for cell in &row.cells {
                self.parts.text.push_str("| ");
                let mut words = Words::default();
                for paragraph in &cell.paragraphs {
                    self.append(paragraph, &mut words);
                }
                self.parts.text.push(' ');
                self.step(if cell.goes_on { Step::GoesOn(cell.span) } else { Step::Cell(words, cell.span) });
            }
            self.parts.text.push('|');
        }
        let paragraphs = rows.iter().flat_map(|row| row.cells.iter().flat_map(|cell| cell.paragraphs.iter()));
        paragraphs.for_each(|paragraph| self.notes_of(paragraph));
    }

    fn say(&mut self, mark: &str, paragraph: &Paragraph) {
        let close = if self.lists.is_empty() { "\n\n" } else { "\n" };
        let (_, words) = self.write(mark, paragraph, close);
        self.step(Step::Paragraph(words));
    }

    /// Writes a paragraph behind `mark`, apart from what stands before; where its line
    /// starts, and its words.
    fn write(&mut self, mark: &str, paragraph: &Paragraph, apart: &str) -> (usize, Words) {
        self.separate(apart);
        let start = self.parts.text.len();
        self.parts.text.push_str(mark);
        let mut words = Words::default();
        self.append(paragraph, &mut words);
        (start, words)
    }

    fn separate(&mut self, apart: &str) {
        if !self.parts.text.is_empty() {
            self.parts.text.push_str(apart);
        }
    }

    /// Writes the words of a paragraph behind those of others in `words`.
    fn append(&mut self, paragraph: &Paragraph, words: &mut Words) {
        if let Some(last) = words.pieces.last_mut() {
            last.ends = true;
            self.parts.text.push(' ');
        }
        for run in &paragraph.runs {
            for line in run.text.split_inclusive('\n') {
                let start = self.parts.text.len();
                self.parts.text.push_str(line);
                let span = start..self.parts.text.len();
                words.pieces.push(Piece { span, set: run.set, ends: line.ends_with('\n') });
            }
        }
    }

    fn step(&mut self, step: Step) {
        self.parts.steps.push(step);
    }
}

/// Whether it goes on below a table in the section of what stands above it.
fn is_prose(paragraph: &Paragraph) -> bool {
    !matches!(paragraph.role, Role::Heading(_) | Role::Title)
}
