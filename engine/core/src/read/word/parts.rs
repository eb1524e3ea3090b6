//! What a document's canonical text is made of, as the outline is told of it.

use std::ops::Range;

use super::super::inline::Inline;
use super::super::outline::{Kind, Outline};
use super::super::table::Table as Rows;
use super::block::Set;

/// A document's canonical text, and the blocks of it in their order.
#[derive(Debug, Default)]
pub(in crate::read) struct Parts {
    pub text: String,
    pub(super) steps: Vec<Step>,
}

/// What the outline is told.
#[derive(Debug)]
pub(super) enum Step {
    /// How deep it is, where its line starts, and its words.
    Heading(u8, usize, Words),
    Paragraph(Words),
    Enter(Kind),
    Leave,
    Table,
    /// Whether it heads the columns, and how many stand empty before its first cell.
    Row(bool, usize),
    Band(Words),
    Cell(Words, usize),
    GoesOn(usize),
}

/// Words in the canonical text: each piece is set in one way and stands in one line.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub span: Range<usize>,
    pub set: Set,
    /// A line ends behind it.
    pub ends: bool,
}

impl Parts {
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
                _ => {
                    if let Some(table) = &mut table {
                        self.row(step, table, outline);
                    }
                }
            }
        }
    }

    /// Says a row of `table`, or a cell of one.
    fn row(&self, step: &Step, table: &mut Rows, outline: &mut Outline<'_>) {
        match step {
            Step::Row(heads, before) => {
                table.row(outline, *heads);
                table.pass(*before);
            }
            Step::Band(words) => table.band(outline, &words.inline(&self.text)),
            Step::Cell(words, span) => table.cell(outline, &words.inline(&self.text), *span),
            Step::GoesOn(span) => table.goes_on(*span),
            _ => {}
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
