//! A table as it is met: rows of cells, each introduced by its column and its row.
//!
//! The bytes of a cell are for the reader of the format to know.

use super::inline::Inline;
use super::outline::Outline;

/// A table that is being read.
#[derive(Debug)]
pub(super) struct Table {
    introduced_by: Vec<u32>,
    /// The sentences of each column's header.
    columns: Vec<Vec<u32>>,
    in_head: bool,
    unit: u32,
    column: usize,
    /// The sentences of the row's first cell.
    first: Vec<u32>,
    /// The same of the row before.
    above: Vec<u32>,
}

impl Table {
    /// A table that starts here.
    pub fn new(outline: &mut Outline<'_>) -> Self {
        let introduced_by = outline.table();
        Self {
            introduced_by,
            columns: Vec::new(),
            in_head: true,
            unit: 0,
            column: 0,
            first: Vec::new(),
            above: Vec::new(),
        }
    }

    /// Starts a row; its cells share a number.
    pub fn row(&mut self, outline: &mut Outline<'_>, in_head: bool) {
        self.unit = outline.next_unit();
        self.in_head = in_head;
        self.column = 0;
        self.above = std::mem::take(&mut self.first);
    }

    /// The next cell of the row.
    pub fn cell(&mut self, outline: &mut Outline<'_>, inline: &Inline) {
        let mut by = self.introduced_by.clone();
        if !self.in_head {
            by.extend(self.columns.get(self.column).into_iter().flatten());
            by.extend(&self.first);
        }
        let said = outline.cell(inline, self.unit, &by);
        if self.in_head {
            self.columns.push(said);
        } else if self.column == 0 {
            self.first = said;
        }
        self.column += 1;
    }

    /// The next cell of the row is the one above, going on.
    pub fn goes_on(&mut self) {
        if self.column == 0 {
            self.first = self.above.clone();
        }
        self.column += 1;
    }

    /// The last cell takes so many columns more.
    pub fn pass(&mut self, columns: usize) {
        if self.in_head {
            let last = self.columns.last().cloned().unwrap_or_default();
            self.columns.extend(std::iter::repeat_n(last, columns));
        }
        self.column += columns;
    }
}
