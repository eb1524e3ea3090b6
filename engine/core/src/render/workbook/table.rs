//! One sheet: lines above its table, the heads, the rows, and how it is filtered and printed.
//!
//! Words are written as words, never as formulas or links, and stay words where somebody edits a
//! cell that looks like a formula.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::cell::cell;
use super::column::{Column, Kind, lines};
use crate::render::csv::starts_formula;

/// The most rows of a sheet.
pub(super) const ROWS: u32 = 1_048_576;

/// The number by which printers know A4.
const A4: u8 = 9;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The highest that Excel sets a row, in points.
const HIGHEST: f64 = 409.0;

/// A sheet, as far as it is written.
pub(super) struct Table {
    sheet: Worksheet,
    columns: Vec<Column>,
    formats: Formats,
    head: u32,
    next: u32,
    rows: u32,
    beyond: u64,
}

/// How a line is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Title,
    Bold,
    Plain,
}

impl Table {
    /// An empty sheet with these columns.
    pub fn new(columns: Vec<Column>) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        for (at, column) in (0..).zip(&columns) {
            sheet.set_column_width(at, column.width)?;
        }
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_gridlines(true);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&L&A&RPage &P of &N");
        Ok(Self { sheet, columns, formats: Formats::new(), head: 0, next: 0, rows: ROWS, beyond: 0 })
    }

    /// A line across the columns from `from` on.
    pub fn line(&mut self, from: u16, text: &str, weight: Weight) -> Result<(), XlsxError> {
        let (format, size) = match weight {
            Weight::Title => (words().set_bold().set_font_size(16), 1.5),
            Weight::Bold => (words().set_bold(), 1.0),
            Weight::Plain => (words(), 1.0),
        };
        let text = cell(text);
        let width: u16 = self.columns.iter().skip(usize::from(from)).map(|column| column.width).sum();
        let lines = lines(&text, (f64::from(width) / size) as u16, weight != Weight::Plain);
        self.sheet.merge_range(self.next, from, self.next, self.last_column(), &text, &guarded(format, &text))?;
        self.sheet.set_row_height(self.next, (lines as f64 * size * LINE).min(HIGHEST))?;
        self.next += 1;
        Ok(())
    }

    /// A name in the first column, and a line beside it.
    pub fn named_line(&mut self, name: &str, text: &str) -> Result<(), XlsxError> {
        let name = cell(name);
        let at = self.next;
        self.sheet.write_string_with_format(at, 0, &name, &guarded(words().set_bold(), &name))?;
        self.line(1, text, Weight::Plain)?;
        let width: u16 = self.columns.iter().skip(1).map(|column| column.width).sum();
        let beside = lines(&cell(text), width, false);
        let lines = self.columns.first().map_or(1, |column| lines(&name, column.width, true));
        self.sheet.set_row_height(at, lines.max(beside) as f64 * LINE)?;
        Ok(())
    }

    /// Leaves a row empty.
    pub fn gap(&mut self) {
        self.next += 1;
    }

    /// The heads, which stay where they are while the rows below them move.
    pub fn heads(&mut self) -> Result<(), XlsxError> {
        self.head = self.next;
        let format = words().set_bold().set_background_color("#EDEDED").set_border_bottom(FormatBorder::Thin);
        let mut most = 1;
        for (at, column) in (0..).zip(&self.columns) {
            let head = cell(&column.head);
            most = most.max(lines(&head, column.width, true));
            self.sheet.write_string_with_format(self.head, at, &head, &guarded(format.clone(), &head))?;
        }
        self.sheet.set_row_height(self.head, most as f64 * LINE)?;
        self.sheet.set_freeze_panes(self.head + 1, 0)?.set_repeat_rows(self.head, self.head)?;
        self.next += 1;
        Ok(())
    }

    /// A row. What does not fit into the sheet is counted; the last row tells of it.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<(), XlsxError> {
        if self.next + 1 >= self.rows {
            self.beyond += 1;
            return Ok(());
        }
        let mut most = 1;
        for ((at, column), text) in (0..).zip(&self.columns).zip(cells) {
            let text = cell(text);
            most = most.max(column.lines(&text));
            let number = if column.kind == Kind::Numbers { text.parse::<u32>().ok() } else { None };
            let format = self.formats.of(column.kind, &text);
            match number {
                _ if text.is_empty() => {}
                Some(number) => drop(self.sheet.write_number_with_format(self.next, at, number, format)?),
                None => drop(self.sheet.write_string_with_format(self.next, at, text, format)?),
            }
        }
        // Excel finds the height by itself; other programs show one line of what has several.
        self.sheet.set_row_height(self.next, most as f64 * LINE)?;
        self.next += 1;
        Ok(())
    }

    /// Empty cells in the next row: as its words are set, as what looks like a formula, as numbers.
    pub fn model(&mut self) -> Result<(), XlsxError> {
        let formats = [(Kind::Brief, ""), (Kind::Brief, "="), (Kind::Numbers, "")]
            .map(|(kind, text)| self.formats.of(kind, text));
        for (at, format) in (0..).zip(formats) {
            self.sheet.write_blank(self.next, at, format)?;
        }
        Ok(())
    }

    /// Ends the table: its rows can be filtered, and what did not fit is told.
    pub fn filter(&mut self) -> Result<(), XlsxError> {
        if let Some(remark) = beyond(self.beyond) {
            self.sheet.write_string(self.next, 0, remark)?;
            self.next += 1;
        }
        self.filter_to(self.next.saturating_sub(1))
    }

    /// The same down to a row that is not written here.
    pub fn filter_to(&mut self, last: u32) -> Result<(), XlsxError> {
        self.sheet.autofilter(self.head, 0, last.max(self.head), self.last_column())?;
        Ok(())
    }

    /// Prints only so many of the columns, the first ones.
    pub fn print_first(&mut self, columns: u16) -> Result<(), XlsxError> {
        let last = columns.saturating_sub(1).min(self.last_column());
        self.sheet.set_print_area(0, 0, self.next.saturating_sub(1), last)?;
        Ok(())
    }

    /// The sheet, under a name that Excel takes.
    pub fn sheet(mut self, name: &str) -> Result<Worksheet, XlsxError> {
        self.sheet.set_name(name)?;
        Ok(self.sheet)
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

/// What the last row says of `rows` that did not fit into a sheet.
pub(super) fn beyond(rows: u64) -> Option<String> {
    (rows > 0).then(|| format!("{rows} more rows do not fit into a sheet; the CSV has them all."))
}

/// How cells are set, by what they hold: each for plain words, and for what looks like a formula.
struct Formats {
    words: [Format; 2],
    bold: [Format; 2],
    brief: [Format; 2],
    numbers: [Format; 2],
}

impl Formats {
    fn new() -> Self {
        let both = |format: Format| [format.clone(), format.set_quote_prefix()];
        Self {
            words: both(words()),
            bold: both(words().set_bold()),
            brief: both(top()),
            // Beside words that start where the next column does.
            numbers: both(top().set_align(FormatAlign::Left)),
        }
    }

    fn of(&self, kind: Kind, text: &str) -> &Format {
        let formats = match kind {
            Kind::Words => &self.words,
            Kind::Bold => &self.bold,
            Kind::Brief => &self.brief,
            Kind::Numbers => &self.numbers,
        };
        &formats[usize::from(acts(text))]
    }
}

/// Words in as many lines as they need.
fn words() -> Format {
    top().set_text_wrap()
}

fn top() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// Whether a spreadsheet would run `text` if somebody typed it.
pub(super) fn acts(text: &str) -> bool {
    text.starts_with(starts_formula)
}

/// The same for a cell that looks like a formula: it stays words where somebody edits it.
fn guarded(format: Format, text: &str) -> Format {
    if acts(text) { format.set_quote_prefix() } else { format }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_do_not_fit_are_told_of() {
        let mut table = Table::new(vec![Column::new("n", 8).numbers(), Column::new("of", 8)]).expect("a table");
        table.rows = 5;
        table.heads().expect("heads");
        (0..10).for_each(|_| table.row(["1", "a"]).expect("a row"));
        assert_eq!((table.next, table.beyond), (4, 7));
        table.filter().expect("a filter");
        assert_eq!(table.next, 5);
        assert_eq!(beyond(7).expect("a remark"), "7 more rows do not fit into a sheet; the CSV has them all.");
        assert_eq!(beyond(0), None);
    }
}
