//! Paragraphs and tables as text, and what of it is which block.
//!
//! The text is written as Markdown is, so that people and models can read it whole; nothing
//! is escaped, because nothing reads the marks again.

use std::collections::HashSet;

use super::super::outline::Kind;
use super::Notes;
use super::block::{Block, Cell, Note, Paragraph};
use super::parts::{Parts, Piece, Step, Words};
use super::styles::Role;
use super::table::{self, Layout};

/// The text of `blocks`, with the `notes` that they point to.
pub(super) fn set(blocks: &[Block], notes: &Notes) -> Parts {
    let titled = |block: &Block| matches!(block, Block::Paragraph(one) if one.role == Role::Title);
    let below = u8::from(blocks.iter().any(titled));
    let mut setter = Setter {
        parts: Parts::default(),
        notes,
        set: HashSet::new(),
        lists: Vec::new(),
        below,
        titled: false,
        depth: 0,
    };
    setter.blocks(blocks, true);
    setter.parts
}

/// Sets blocks one after another.
struct Setter<'n> {
    parts: Parts,
    notes: &'n Notes,
    /// The notes that are set already: each stands where it is first pointed to.
    set: HashSet<&'n Note>,
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
                    let opens = open && blocks.get(at + 1).is_none_or(stands_apart);
                    match table::layout(table) {
                        Layout::Boxes(boxes) => boxes.iter().for_each(|within| self.blocks(within, open)),
                        Layout::Form(rows) => self.form(&rows, opens),
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
        for note in &paragraph.notes {
            let Some((note, blocks)) = self.notes.get_key_value(note) else { continue };
            if !self.set.insert(note) {
                continue;
            }
            for one in blocks.iter().flat_map(Block::paragraphs) {
                self.step(Step::Enter(Kind::Plain));
                self.say("", one);
                self.step(Step::Leave);
            }
        }
    }

    /// A form: each question heads its answers, as a section or, where prose goes on below the
    /// form, in the section that it stands in.
    fn form(&mut self, rows: &[table::FormRow<'_>], opens: bool) {
        let (within, mut asked) = (self.depth, false);
        for row in rows {
            let goes_on = row.asked.is_none() && asked;
            if !opens && !goes_on {
                if asked {
                    self.step(Step::Leave);
                }
                self.step(Step::Enter(Kind::Plain));
            }
            match row.asked {
                Some(question) if opens => self.heading(question, within.saturating_add(1)),
                Some(question) => {
                    let (start, words) = self.write("", question, "\n\n");
                    self.step(Step::Heading(within.saturating_add(1), start, words));
                }
                None => {}
            }
            row.answers.iter().for_each(|blocks| self.blocks(blocks, false));
            if !opens && !goes_on && row.asked.is_none() {
                self.step(Step::Leave);
            }
            asked |= row.asked.is_some();
        }
        if !opens && asked {
            self.step(Step::Leave);
        }
        self.depth = within;
    }

    fn grid(&mut self, rows: &[table::GridRow<'_>]) {
        self.step(Step::Table);
        for (at, row) in rows.iter().enumerate() {
            self.separate(if at == 0 { "\n\n" } else { "\n" });
            match row {
                table::GridRow::Band(cell) => {
                    let words = self.cell(cell);
                    self.step(Step::Band(words));
                }
                table::GridRow::Cells(row) => {
                    self.step(Step::Row(row.heads, row.before));
                    for cell in row.cells {
                        let words = self.cell(cell);
                        self.step(if cell.goes_on { Step::GoesOn(cell.span) } else { Step::Cell(words, cell.span) });
                    }
                }
            }
            self.parts.text.push('|');
        }
        let cells = rows.iter().flat_map(|row| match row {
            table::GridRow::Band(cell) => std::slice::from_ref(*cell),
            table::GridRow::Cells(row) => row.cells,
        });
        cells.flat_map(Cell::paragraphs).for_each(|paragraph| self.notes_of(paragraph));
    }

    /// Writes a cell of a grid.
    fn cell(&mut self, cell: &Cell) -> Words {
        self.parts.text.push_str("| ");
        let mut words = Words::default();
        for paragraph in cell.paragraphs() {
            self.append(paragraph, &mut words);
        }
        self.parts.text.push(' ');
        words
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

/// Whether what stands below a form is no part of its last answer: a heading, or a form again.
fn stands_apart(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => matches!(paragraph.role, Role::Heading(_) | Role::Title),
        Block::Table(table) => matches!(table::layout(table), Layout::Form(_)),
    }
}
