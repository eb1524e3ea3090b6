//! The sheet of a batch: a row for each description and criterion.
//!
//! A framework that declined or failed has a row, and so has a description that could
//! not be read: what is not there must not look like silence.

use super::RenderError;
use super::csv::{BYTE_ORDER_MARK, guarded};
use super::layout::bare_quote;
use crate::model::batch::Line;
use crate::model::report::{Assessed, Outcome, Rating, Stance, words};

/// What stands over the columns.
pub(super) const COLUMNS: [&str; 14] = [
    "input",
    "row",
    "id",
    "description",
    "framework",
    "version",
    "domain",
    "criterion",
    "title",
    "level",
    "shortfall",
    "phrases",
    "quote",
    "why not",
];

type Row = [String; COLUMNS.len()];

/// The first line of the sheet, with the mark by which spreadsheets know UTF-8.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn levels_header() -> Result<String, RenderError> {
    Ok(format!("{BYTE_ORDER_MARK}{}", written(&[COLUMNS.map(str::to_owned)])?))
}

/// The rows of one line of a batch. No cell starts as a formula does.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn levels(line: &Line) -> Result<String, RenderError> {
    written(&rows(line))
}

/// The same, whatever the file that holds the table.
pub(super) fn rows(line: &Line) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(error) = &line.error {
        rows.push(without_level(start(line), "not-read", &error.message));
    }
    for outcome in line.report.iter().flat_map(|report| &report.outcomes) {
        match outcome {
            Outcome::Assessed(assessed) => rows.extend(assessed.ratings.iter().map(|r| row(line, assessed, r))),
            Outcome::Refused(refused) => {
                let of = framework(start(line), &refused.framework, &refused.version);
                rows.push(without_level(of, "declined", &refused.refusal.message));
            }
            Outcome::Failed(failed) => {
                let of = framework(start(line), failed.framework.as_ref().unwrap_or(&failed.source), "");
                rows.push(without_level(of, "failed", &failed.error.message));
            }
        }
    }
    rows
}

/// What every row of a line starts with.
fn start(line: &Line) -> Row {
    let mut row = Row::default();
    row[0] = line.input.clone();
    row[1] = line.row.map(|row| row.to_string()).unwrap_or_default();
    row[2] = line.id.clone().unwrap_or_default();
    row[3] = line.report.as_ref().and_then(|report| report.description.title.clone()).unwrap_or_default();
    row
}

fn framework(mut row: Row, id: &str, version: &str) -> Row {
    row[4] = id.to_owned();
    row[5] = version.to_owned();
    row
}

fn without_level(mut row: Row, level: &str, why: &str) -> Row {
    row[9] = level.to_owned();
    row[13] = why.to_owned();
    row
}

fn row(line: &Line, assessed: &Assessed, rating: &Rating) -> Row {
    let mut row = framework(start(line), &assessed.framework, &assessed.version);
    let weighed: Vec<_> = rating.evidence.iter().filter(|item| item.stance != Stance::SetAside).collect();
    row[6] = rating.domain.clone();
    row[7] = rating.criterion.clone();
    row[8] = rating.title.clone();
    row[9] = rating.level.id().to_owned();
    row[10] = rating.shortfall.map(words::shortfall).unwrap_or_default().to_owned();
    row[11] = weighed.len().to_string();
    row[12] = weighed.first().map(|item| bare_quote(item)).unwrap_or_default();
    row
}

fn written(rows: &[Row]) -> Result<String, RenderError> {
    let fail = |e| RenderError::new("CSV", e);
    let mut table = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        table.write_record(row.iter().map(|cell| guarded(cell))).map_err(fail)?;
    }
    let bytes = table.into_inner().map_err(|e| RenderError::new("CSV", e.into_error()))?;
    String::from_utf8(bytes).map_err(|e| RenderError::new("CSV", e))
}
