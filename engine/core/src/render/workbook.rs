//! A workbook for Excel and its like: a report in sheets that can be filtered and printed.
//!
//! The same report is the same file, byte for byte. Colour says nothing in it; levels are words.

mod cell;
mod column;
mod evidence;
mod follows;
mod glance;
mod levels;
mod questions;
mod repeat;
mod table;

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

pub use levels::LevelsWorkbook;

use super::{RenderError, grid};
use crate::model::report::{Grid, Outcome, Report};
use column::Column;
use table::Table;

/// `report` as an `.xlsx` file: what was found at a glance, all evidence, the questions, a sheet
/// for each grid, what follows, and how to repeat it. A sheet with nothing in it is left out.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn workbook(report: &Report) -> Result<Vec<u8>, RenderError> {
    laid_out(report).map_err(|e| RenderError::new("a workbook", e))
}

fn laid_out(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new()?;
    let (grids, more) = grids(report);
    book.add("At a glance", glance::table(report, more)?)?;
    for (name, table) in [("Evidence", evidence::table(report)?), ("Questions", questions::table(report)?)] {
        table.map_or(Ok(()), |table| book.add(name, table))?;
    }
    for (title, grid) in grids {
        book.add_like(title, of_grid(grid)?)?;
    }
    if let Some(table) = follows::table(report)? {
        book.add("What follows", table)?;
    }
    book.add("To repeat this", repeat::table(report)?)?;
    book.workbook.save_to_buffer()
}

/// A workbook, and what its sheets are called.
struct Book {
    workbook: Workbook,
    names: BTreeSet<String>,
}

impl Book {
    /// One without sheets. It says that it was made when the library would say now.
    fn new() -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        Ok(Self { workbook, names: OURS.iter().map(|name| name.to_lowercase()).collect() })
    }

    /// Adds a sheet under a name of ours.
    fn add(&mut self, name: &str, table: Table) -> Result<(), XlsxError> {
        self.workbook.push_worksheet(table.sheet(name)?);
        Ok(())
    }

    /// Adds a sheet whose name is as `wanted`, as far as it can be.
    fn add_like(&mut self, wanted: &str, table: Table) -> Result<(), XlsxError> {
        let name = cell::name(wanted, &mut self.names);
        self.add(&name, table)
    }
}

/// The names that no grid can take.
const OURS: [&str; 5] = ["At a glance", "Evidence", "Questions", "What follows", "To repeat this"];

/// The most grids that have a sheet: a plugin may declare thousands of domains.
const GRIDS: usize = 50;

/// The grids of `report` with their titles, and how many more there are than sheets.
fn grids(report: &Report) -> (Vec<(&str, &Grid)>, usize) {
    let assessed = report.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => Some(assessed),
        Outcome::Refused(_) | Outcome::Failed(_) => None,
    });
    let domains = assessed.flat_map(|assessed| &assessed.domains);
    let mut grids: Vec<_> = domains.filter_map(|domain| Some((domain.title.as_str(), domain.grid.as_ref()?))).collect();
    let more = grids.len().saturating_sub(GRIDS);
    grids.truncate(GRIDS);
    (grids, more)
}

/// A grid, with words in its cells.
fn of_grid(grid: &Grid) -> Result<Table, XlsxError> {
    let columns = grid.columns.iter().map(|column| Column::new(column.title.as_str(), 16));
    let columns = [Column::new("where it is named", 40).bold()].into_iter().chain(columns).take(COLUMNS).collect();
    let mut table = Table::new(columns)?;
    table.heads()?;
    for row in grid::table(grid).into_iter().skip(1) {
        table.row(row.into_iter().take(COLUMNS))?;
    }
    table.filter()?;
    Ok(table)
}

/// The most columns of a sheet.
const COLUMNS: usize = 16_384;
