//! What a table of Word's is: a grid of cells, a form with questions and answers, or a box
//! that only draws a line around what stands in it.

use super::block::{Block, Cell, Paragraph, Row, Table};
use super::styles::Role;

/// A cell of more words is an answer, and two columns with one are a form.
const LONG: usize = 40;
/// The most words of what an answer answers.
const ASKED: usize = 60;
/// The most words of a cell that heads a column.
const HEAD: usize = 8;

/// How a table is read.
pub(super) enum Layout<'t> {
    /// Boxes with blocks of their own.
    Boxes(Vec<&'t [Block]>),
    Form(Vec<FormRow<'t>>),
    Grid(Vec<GridRow<'t>>),
}

/// What a form asks, and the blocks of each answer.
pub(super) struct FormRow<'t> {
    pub asked: Option<&'t Paragraph>,
    pub answers: Vec<&'t [Block]>,
}

/// A row of a grid.
pub(super) enum GridRow<'t> {
    /// One cell over all columns, which heads the rows below it.
    Band(&'t Cell),
    Cells(GridCells<'t>),
}

/// The cells of a row.
pub(super) struct GridCells<'t> {
    pub heads: bool,
    pub before: usize,
    pub cells: &'t [Cell],
}

/// How `table` is read.
pub(super) fn layout(table: &Table) -> Layout<'_> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if table.rows.iter().all(|row| row.cells.len() <= 1) && !cells().any(asks) {
        return Layout::Boxes(cells().map(|cell| cell.blocks.as_slice()).collect());
    }
    let heads = heads(table);
    let columns = table.rows.iter().map(|row| answering(row).len()).max().unwrap_or(0);
    if columns <= 2 && heads == 0 && (columns < 2 || cells().any(is_long)) {
        return Layout::Form(form(table));
    }
    let first = table.rows.iter().position(|row| !is_band(row, table)).unwrap_or(0);
    let rows = table.rows.iter().enumerate();
    Layout::Grid(rows.map(|(at, row)| grid_row(row, table, (first..first + heads).contains(&at))).collect())
}

/// Whether somebody wrote more there than a cell of a grid holds.
fn is_long(cell: &Cell) -> bool {
    let paragraphs = cell.paragraphs();
    let words: usize = paragraphs.iter().map(|paragraph| paragraph.words()).sum();
    let listed = paragraphs.iter().any(|paragraph| matches!(paragraph.role, Role::Item(_)));
    let many = cell.blocks.len() > 1 && (listed || words > LONG / 2);
    words > LONG || many || cell.blocks.iter().any(|block| matches!(block, Block::Table(_)))
}

/// Whether the cell is a question and nothing else.
fn asks(cell: &Cell) -> bool {
    cell.only().is_some_and(|one| one.words() <= ASKED && one.text().trim().ends_with('?'))
}

/// The cells of a form's row, but one that only numbers the question.
fn answering(row: &Row) -> &[Cell] {
    match row.cells.as_slice() {
        [number, rest @ ..] if number.is_number() && !rest.is_empty() => rest,
        cells => cells,
    }
}

/// The rows of a form: a question stands beside its answer, or above it.
fn form(table: &Table) -> Vec<FormRow<'_>> {
    let mut rows: Vec<FormRow<'_>> = Vec::new();
    for row in &table.rows {
        let cells = answering(row);
        let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.blocks.is_empty()).collect();
        let goes_on = cells.first().is_some_and(|cell| cell.goes_on);
        let waits = rows.last().is_some_and(|last| last.asked.is_some() && last.answers.is_empty());
        let asked = match filled.as_slice() {
            [only] if cells.len() == 1 => only.only().filter(|one| !waits && heads_alone(one)),
            [] | [_] if goes_on => None,
            [first, ..] if !goes_on => question(first),
            _ => None,
        };
        let answers = filled.iter().skip(usize::from(asked.is_some())).map(|cell| cell.blocks.as_slice());
        rows.push(FormRow { asked, answers: answers.collect() });
    }
    rows
}

/// What a cell beside an answer asks: its first paragraph. What else stands there, such as the
/// most words of an answer, is the form's and not the team's.
fn question(cell: &Cell) -> Option<&Paragraph> {
    let words: usize = cell.paragraphs().iter().map(|paragraph| paragraph.words()).sum();
    match cell.blocks.first() {
        Some(Block::Paragraph(first)) if words <= ASKED => Some(first),
        _ => None,
    }
}

/// Whether a cell over the whole width heads what follows: a part of the form, or a question.
fn heads_alone(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let opens = text.trim().ends_with(['?', ':']) && paragraph.words() <= ASKED;
    opens || (paragraph.is_bold() && paragraph.could_head(HEAD * 2))
}

fn grid_row<'t>(row: &'t Row, table: &Table, heads: bool) -> GridRow<'t> {
    match row.cells.iter().find(|cell| !cell.blocks.is_empty()) {
        Some(band) if is_band(row, table) => GridRow::Band(band),
        _ => GridRow::Cells(GridCells { heads, before: row.before, cells: &row.cells }),
    }
}

/// Whether the row is one cell over all the columns that others have.
fn is_band(row: &Row, table: &Table) -> bool {
    row.cells.len() == 1 && table.rows.iter().any(|other| other.cells.len() > 1)
}

/// How many rows head the columns, below the bands that the table starts with: those that Word
/// repeats on each page, one that is bold throughout, or three or more short cells over others.
fn heads(table: &Table) -> usize {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !is_band(row, table)).collect();
    let [first, below @ ..] = rows.as_slice() else { return 0 };
    if below.is_empty() {
        return 0;
    }
    let repeated = rows.iter().take_while(|row| row.heads).count();
    if repeated > 0 {
        return repeated.min(rows.len() - 1);
    }
    let filled: Vec<&Paragraph> = first.cells.iter().flat_map(Cell::paragraphs).collect();
    let labels = filled.iter().any(|paragraph| paragraph.text().trim_end().ends_with(':'));
    // A first column that is bold throughout names the rows, and the first of them too.
    let names =
        below.iter().all(|row| row.cells.first().is_some_and(|cell| cell.paragraphs().iter().all(|one| one.is_bold())));
    let bold =
        !filled.is_empty() && filled.iter().all(|paragraph| paragraph.is_bold()) && !(first.cells.len() == 2 && names);
    let short = first.cells.len() > 2
        && first.cells.iter().skip(1).all(|cell| !cell.blocks.is_empty())
        && filled.iter().all(|paragraph| paragraph.could_head(HEAD));
    let styled = table.style_heads && table.first_row && filled.iter().all(|paragraph| paragraph.could_head(HEAD));
    usize::from(!labels && (bold || short || styled))
}
