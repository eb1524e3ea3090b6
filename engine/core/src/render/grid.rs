//! The grid of a domain: as a table where it fits, else and elsewhere a line for each row.
//!
//! What stands in a cell is decided in the report; nothing here judges.

use super::page::{Page, Weight};
use super::wrap::width;
use crate::model::report::{Grid, Rating, Row, words};

/// The narrowest that the column of criteria gets.
const NARROWEST: usize = 16;

/// The grid on a page for a terminal. As lines it leaves out the rows that are all silence:
/// the page names these criteria together.
pub(super) fn view(page: &mut Page, grid: &Grid) {
    let cells = |row: &Row| row.cells.iter().map(|cell| words::mark(*cell)).collect::<Vec<_>>();
    let columns: Vec<usize> =
        grid.columns.iter().enumerate().map(|(at, column)| widest(grid, at, &column.title)).collect();
    let title = grid.rows.iter().map(|row| width(&row.title)).max().unwrap_or(0);
    let room = page.columns().saturating_sub(4 + columns.iter().map(|columns| columns + 2).sum::<usize>());
    if room < title.min(NARROWEST) {
        let said = grid.rows.iter().filter(|row| row.cells.iter().any(Option::is_some));
        return said.for_each(|row| page.text_hanging(4, 6, &format!("{}: {}", row.title, places(grid, row))));
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

/// The cells of a table, its heads first.
pub(super) fn table(grid: &Grid) -> Vec<Vec<&str>> {
    let heads = [""].into_iter().chain(grid.columns.iter().map(|column| column.title.as_str())).collect();
    let row = |row: &'_ Row| row.cells.iter().map(|cell| words::mark(*cell)).collect::<Vec<_>>();
    let rows = grid.rows.iter().map(|of| [vec![of.title.as_str()], row(of)].concat());
    [heads].into_iter().chain(rows).collect()
}

/// Where the criterion of `rating` is named, in a cell of a table.
pub(super) fn of_rating(grid: &Grid, rating: &Rating) -> String {
    let row = grid.rows.iter().find(|row| row.criterion == rating.criterion);
    row.map(|row| places(grid, row)).unwrap_or_default()
}

/// Where a row is named, and where not: `problem said, measurement planned; silent in design`.
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
