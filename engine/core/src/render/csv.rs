//! The table for spreadsheets that is plain text: [`rows`](super::rows), with no cell that acts.

use super::rows::Rows;
use super::{RenderError, visible};
use crate::model::report::Report;

/// Without it a spreadsheet reads UTF-8 as something else, and “ becomes â€œ.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// `report` as a table. No cell starts as a formula does.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn csv(report: &Report) -> Result<String, RenderError> {
    let mut writer = ::csv::Writer::from_writer(BYTE_ORDER_MARK.to_string().into_bytes());
    let rows = Rows::of(report);
    let fail = |e| RenderError::new("CSV", e);
    writer.write_record(rows.heads().iter().map(|head| guarded(head))).map_err(fail)?;
    rows.each(|row| writer.write_record(row.cells.into_iter().map(guarded))).map_err(fail)?;
    let bytes = writer.into_inner().map_err(|e| RenderError::new("CSV", e.into_error()))?;
    String::from_utf8(bytes).map_err(|e| RenderError::new("CSV", e))
}

/// Whether a spreadsheet runs a cell that starts with `c`, in either width.
pub(super) fn starts_formula(c: char) -> bool {
    "=+-@\t\r＝＋－＠".contains(c)
}

/// `cell` as words, also where a spreadsheet would run it.
pub(super) fn guarded(cell: &str) -> String {
    // Looked for before and after the white space is tidied: both are read.
    let shown = visible(cell);
    let guarded = cell.starts_with(starts_formula) || shown.starts_with(starts_formula);
    let whole = if guarded { format!("'{shown}") } else { shown };
    if !whole.contains(';') {
        return whole;
    }
    // Where commas are decimal points a spreadsheet parts cells at semicolons, inside
    // quotation marks too: what follows one there is the start of a cell.
    let mut parted = String::with_capacity(whole.len());
    let mut after_semicolon = false;
    for c in whole.chars() {
        if after_semicolon && (starts_formula(c) || c == '"') {
            parted.push(' ');
        }
        after_semicolon = c == ';';
        parted.push(c);
    }
    parted
}
