//! The grid of a domain: as a table where it fits, else and elsewhere a line for each row.
//!
//! What stands in a cell is decided in the report; nothing here judges.

use super::page::{Page, Weight};
use super::wrap::width;
use crate::model::report::{Grid, Rating, Row, words};

/// The narrowest that the column of criteria gets.
const NARROWEST: usize = 16;

/// The grid on a page for a terminal.
pub(super) fn view(page: &mut Page, grid: &Grid) {
    let cells = |row: &Row| row.cells.iter().map(|cell| words::mark(*cell)).collect::<Vec<_>>();
    let columns: Vec<usize> =
        grid.columns.iter().enumerate().map(|(at, column)| widest(grid, at, &column.title)).collect();
    let title = grid.rows.iter().map(|row| width(&row.title)).max().unwrap_or(0);
    let room = page.columns().saturating_sub(4 + columns.iter().map(|columns| columns + 2).sum::<usize>());
    if room < title.min(NARROWEST) {
        return lines(grid).iter().for_each(|line| page.text_hanging(4, 6, line));
    }
    let title = title.min(room);
    let heads: Vec<&str> = grid.columns.iter().map(|column| column.title.as_str()).collect();
    page.row(4, ("", title), &heads, &columns, Weight::Dim);
    for row in &grid.rows {
        page.row(4, (&row.title, title), &cells(row), &columns, Weight::Plain);
    }
}

fn widest(grid: &Grid, at: usize, title: &str) -> usize {
    let marks = grid.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| width(words::mark(*cell)));
    marks.chain([width(title)]).max().unwrap_or(0)
}

/// A line for each row: `ethnicity: problem said, measurement planned; silent in design`.
pub(super) fn lines(grid: &Grid) -> Vec<String> {
    grid.rows.iter().map(|row| format!("{}: {}", row.title, places(grid, row))).collect()
}

/// Where the criterion of `rating` is named, in a cell of a table.
pub(super) fn of_rating(grid: &Grid, rating: &Rating) -> String {
    let row = grid.rows.iter().find(|row| row.criterion == rating.criterion);
    row.map(|row| places(grid, row)).unwrap_or_default()
}

fn places(grid: &Grid, row: &Row) -> String {
    let cells = || grid.columns.iter().zip(&row.cells);
    let named: Vec<String> = cells()
        .filter(|(_, cell)| cell.is_some())
        .map(|(column, cell)| format!("{} {}", column.title, words::mark(*cell)))
        .collect();
    let silent: Vec<&str> =
        cells().filter(|(_, cell)| cell.is_none()).map(|(column, _)| column.title.as_str()).collect();
    let silence = match (silent.as_slice(), named.is_empty()) {
        ([], _) => String::new(),
        (_, true) => words::mark(None).to_owned(),
        (silent, false) => format!("{} in {}", words::mark(None), silent.join(", ")),
    };
    [named.join(", "), silence].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
