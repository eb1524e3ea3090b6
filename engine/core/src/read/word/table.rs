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
pub(super) struct GridRow<'t> {
    pub heads: bool,
    pub cells: Vec<GridCell<'t>>,
}

/// A cell of a grid.
pub(super) struct GridCell<'t> {
    pub paragraphs: Vec<&'t Paragraph>,
    pub span: usize,
    pub goes_on: bool,
}

/// How `table` is read.
pub(super) fn layout(table: &Table) -> Layout<'_> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if table.rows.iter().all(|row| row.cells.len() <= 1) {
        return Layout::Boxes(cells().map(|cell| cell.blocks.as_slice()).collect());
    }
    let heads = heads(table);
    let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if columns == 2 && !heads && cells().any(is_long) {
        return Layout::Form(table.rows.iter().map(form_row).collect());
    }
    Layout::Grid(table.rows.iter().enumerate().map(|(at, row)| grid_row(row, at == 0 && heads)).collect())
}

/// Whether somebody wrote more there than a cell of a grid holds.
fn is_long(cell: &Cell) -> bool {
    let paragraphs = cell.paragraphs();
    let words: usize = paragraphs.iter().map(|paragraph| paragraph.words()).sum();
    let listed = paragraphs.iter().any(|paragraph| matches!(paragraph.role, Role::Item(_)));
    let many = cell.blocks.len() > 1 && (listed || words > LONG / 2);
    words > LONG || many || cell.blocks.iter().any(|block| matches!(block, Block::Table(_)))
}

fn form_row(row: &Row) -> FormRow<'_> {
    let filled: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.blocks.is_empty()).collect();
    let most = if filled.len() == 1 { HEAD } else { ASKED };
    let first = filled.first().and_then(|cell| cell.only());
    let asked = first.filter(|one| one.could_head(most) || (filled.len() > 1 && one.text().trim().ends_with('?')));
    let answers = filled.iter().skip(usize::from(asked.is_some())).map(|cell| cell.blocks.as_slice()).collect();
    FormRow { asked, answers }
}

fn grid_row(row: &Row, heads: bool) -> GridRow<'_> {
    let cell = |cell| {
        let &Cell { span, goes_on, .. } = cell;
        GridCell { paragraphs: Cell::paragraphs(cell), span, goes_on }
    };
    GridRow { heads, cells: row.cells.iter().map(cell).collect() }
}

/// Whether the first row heads the columns: Word says so, all of it is bold, or three or more
/// short cells stand over others.
fn heads(table: &Table) -> bool {
    let [first, _, ..] = table.rows.as_slice() else { return false };
    let paragraphs: Vec<&Paragraph> = first.cells.iter().flat_map(Cell::paragraphs).collect();
    let filled = first.cells.iter().all(|cell| !cell.blocks.is_empty());
    let bold = !paragraphs.is_empty() && paragraphs.iter().all(|paragraph| paragraph.is_bold());
    let short = filled && first.cells.len() > 2 && paragraphs.iter().all(|paragraph| paragraph.could_head(HEAD));
    first.heads || bold || short
}
