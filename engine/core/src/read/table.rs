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
    /// The sentences of the row over all columns that heads the rows now.
    band: Vec<u32>,
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
            band: Vec::new(),
        }
    }

    /// Starts a row; its cells share a number.
    pub fn row(&mut self, outline: &mut Outline<'_>, in_head: bool) {
        self.unit = outline.next_unit();
        self.in_head = in_head;
        self.column = 0;
        self.above = std::mem::take(&mut self.first);
    }

    /// The next cell of the row, which takes so many columns.
    pub fn cell(&mut self, outline: &mut Outline<'_>, inline: &Inline, span: usize) {
        let mut by = self.introduced_by.clone();
        by.extend(&self.band);
        if !self.in_head {
            by.extend(self.columns.get(self.column).into_iter().flatten());
            by.extend(&self.first);
        }
        // A band below the header stands behind it.
        by.sort_unstable();
        let said = outline.cell(inline, self.unit, &by);
        let columns = self.column..self.column + span;
        if self.in_head {
            self.columns.resize_with(self.columns.len().max(columns.end), Vec::new);
            self.columns[columns.clone()].iter_mut().for_each(|column| column.extend(&said));
        } else if self.column == 0 {
            self.first = said;
        }
        self.column = columns.end;
    }

    /// A row that is one cell over all columns: it heads those below it.
    pub fn band(&mut self, outline: &mut Outline<'_>, inline: &Inline) {
        self.row(outline, false);
        self.band = outline.cell(inline, self.unit, &self.introduced_by);
        self.first.clear();
    }

    /// The next cell of the row is the one above, going on.
    pub fn goes_on(&mut self, span: usize) {
        if self.column == 0 {
            self.first = self.above.clone();
        }
        self.column += span;
    }

    /// So many columns stand empty.
    pub fn pass(&mut self, columns: usize) {
        self.column += columns;
    }
}
