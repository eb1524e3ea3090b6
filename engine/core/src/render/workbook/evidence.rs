//! All evidence: a row for each item, with the columns of the CSV, those that are read most first.

use rust_xlsxwriter::XlsxError;

use super::column::Column;
use super::table::Table;
use crate::model::report::Report;
use crate::render::rows::{COLUMNS, Rows};

/// The columns before those of single kinds of label, and how wide each is.
const FIRST: [(&str, u16); 13] = [
    ("framework", 11),
    ("title", 24),
    ("level", 16),
    ("stance", 10),
    ("quote", 50),
    ("phrase", 18),
    ("claim", 12),
    ("set aside because", 18),
    ("section", 22),
    ("paragraph", 11),
    ("line", 8),
    ("introduced by", 28),
    ("note", 24),
];

/// The columns after them.
const LAST: [(&str, u16); 9] = [
    ("labels", 24),
    ("rationale", 36),
    ("prompts", 36),
    ("where in the project", 28),
    ("domain", 12),
    ("criterion", 18),
    ("shortfall", 16),
    ("start", 9),
    ("end", 9),
];

/// How many columns are printed: on one page more of them could not be read.
const PRINTED: u16 = 11;

/// The columns that most rows repeat.
const REPEATED: [&str; 4] = ["labels", "rationale", "prompts", "where in the project"];

/// The columns that hold numbers.
const NUMBERS: [&str; 4] = ["paragraph", "line", "start", "end"];

/// The sheet of `report`; none where there is no evidence.
pub(super) fn table(report: &Report) -> Result<Option<Table>, XlsxError> {
    let rows = Rows::of(report);
    let heads = rows.heads();
    let (order, columns) = ordered(&heads);
    let mut table = Table::new(columns)?;
    table.heads()?;
    let mut is_empty = true;
    rows.each(|row| {
        if !row.is_item {
            return Ok(());
        }
        is_empty = false;
        table.row(order.iter().map(|at| row.cells.get(*at).copied().unwrap_or_default()))
    })?;
    table.filter()?;
    table.print_first(PRINTED)?;
    Ok((!is_empty).then_some(table))
}

/// Where each column of the sheet stands in the table, and how it is set.
fn ordered(heads: &[String]) -> (Vec<usize>, Vec<Column>) {
    let find = |name: &str| COLUMNS.iter().position(|column| *column == name);
    let known = |columns: &[(&str, u16)]| {
        columns.iter().filter_map(|(name, width)| Some((find(name)?, *width))).collect::<Vec<_>>()
    };
    let labels = (COLUMNS.len()..heads.len()).map(|at| (at, 18));
    let all: Vec<(usize, u16)> = known(&FIRST).into_iter().chain(labels).chain(known(&LAST)).collect();
    let column = |(at, width): &(usize, u16)| {
        let column = Column::new(heads[*at].as_str(), *width);
        match heads[*at].as_str() {
            head if NUMBERS.contains(&head) => column.numbers(),
            head if REPEATED.contains(&head) => column.brief(),
            "level" => column.bold(),
            _ => column,
        }
    };
    (all.iter().map(|(at, _)| *at).collect(), all.iter().map(column).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_table_has_a_place() {
        let heads: Vec<String> = COLUMNS.iter().copied().chain(["label: tdf"]).map(str::to_owned).collect();
        let (mut order, columns) = ordered(&heads);
        assert_eq!((order[13], columns.len()), (22, 23));
        order.sort_unstable();
        assert_eq!(order, (0..heads.len()).collect::<Vec<_>>());
    }
}
