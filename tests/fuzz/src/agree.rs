//! The files that `agree` compares with: columns by name, rows by the line they start on,
//! as a plain reader of CSV finds them; and counts that a second count confirms.

use std::io::Write as _;

use evenhand::agree::{Cell, Coded, CodedAgreement, Given, LevelAgreement, Quoted};
use evenhand::model::Level;

use crate::dice::Dice;
use crate::table::Table;

mod plainly;

const PIECES: &[&str] = &[
    "input",
    "criterion",
    "level",
    "reader",
    ",",
    ",",
    "\n",
    "\n",
    "\"",
    "\"\"",
    "a",
    "é",
    " ",
    "\r\n",
    "\r",
    ";",
    "described",
    "partly/described",
    "\"two\nlines\"",
    "\"a,b\"",
    "\u{feff}",
    "Level",
    "ward/",
    "\t",
    "'",
    "=1",
    "\n\n",
    "text",
    "code",
];

/// Reads the bytes as a table, and counts agreement of what they say.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    match dice.below(3) {
        0 => table(&dice.soup(PIECES).into_bytes()),
        1 => table(dice.rest()),
        _ => {
            levels(&mut Dice::new(dice.rest()));
            codes(&mut Dice::new(bytes));
        }
    }
}

fn table(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("a file that can be written");
    match Table::read(file.path()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(table) => {
            for row in table.rows() {
                let problem = row.problem("is wrong", "mend it").to_string();
                assert!(problem.contains(&format!(":{}: ", row.line)), "{problem}");
            }
            let text = String::from_utf8(bytes.to_vec()).expect("a table is UTF-8");
            rows(&table, &text);
        }
    }
}

/// Every cell is found under its column's name, and its row on its line.
fn rows(table: &Table, text: &str) {
    let mut plain = match plainly::said(text) {
        Some((apart, below)) => plainly::records(below, apart, 2),
        None => plainly::records(text, plainly::apart(text), 1),
    };
    let (_, header) = plain.remove(0);
    // Rows without a word say nothing.
    plain.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    assert_eq!(table.rows().count(), plain.len(), "{text:?}");
    for name in &header {
        let name = name.trim_start_matches('\u{feff}').trim();
        let column = table.column(name).expect("a column of the header");
        let lower = name.to_lowercase();
        let at = header.iter().position(|n| n.trim_start_matches('\u{feff}').trim().to_lowercase() == lower);
        for (row, (line, cells)) in table.rows().zip(&plain) {
            let cell = at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            assert_eq!((row.get(column), row.line), (cell, *line), "{text:?}");
        }
    }
    assert!(table.find("no such column, surely").is_none());
}

fn levels(dice: &mut Dice<'_>) {
    let mut cells = Vec::new();
    while !dice.is_done() && cells.len() < 40 {
        let reading = |dice: &mut Dice<'_>| (0..1 + dice.below(2)).map(|_| dice.one(&Level::ALL)).collect();
        let criterion = dice.of(&["a", "b"]).to_owned();
        let found = dice.one(&Level::ALL);
        let readers: Vec<Vec<Level>> = (0..1 + dice.below(3)).map(|_| reading(dice)).collect();
        cells.push(Cell { criterion, found, readers, words: Quoted::Nothing });
    }
    let counted = LevelAgreement::of(&cells);
    let share =
        |part: usize, whole: usize| (whole > 0).then(|| (part as f64 / whole as f64 * 10_000.0).round() / 10_000.0);
    let takes = |cell: &&Cell| cell.readers.iter().any(|levels| levels.contains(&cell.found));
    assert_eq!(counted.ratings, cells.len());
    assert_eq!(counted.exact, share(cells.iter().filter(takes).count(), cells.len()));
    let first = cells.iter().filter(|cell| cell.readers[0][0] == cell.found).count();
    assert_eq!(counted.first_choice, share(first, cells.len()));
    let said: Vec<&Cell> = cells.iter().filter(|cell| cell.found == Level::Described).collect();
    assert_eq!(counted.described.precision, share(said.iter().copied().filter(takes).count(), said.len()));
    assert!(counted.kappa.is_none_or(|kappa| kappa.is_finite() && kappa <= 1.0), "{:?}", counted.kappa);
    assert!(counted.commonest.unwrap_or(1.0) <= 1.0 && counted.described.met <= counted.described.expected);
}

fn codes(dice: &mut Dice<'_>) {
    let mut rows = Vec::new();
    while !dice.is_done() && rows.len() < 40 {
        let side = |dice: &mut Dice<'_>| dice.one(&[None, Some("barrier"), Some("facilitator")]).map(str::to_owned);
        let code = |dice: &mut Dice<'_>| dice.of(&["x", "y", "z"]).to_owned();
        let given = Given { codes: (0..dice.below(3)).map(|_| code(dice)).collect(), stance: side(dice) };
        rows.push(Coded { code: code(dice), stance: side(dice), given });
    }
    let counted = CodedAgreement::of(&rows);
    let right =
        |most: usize| rows.iter().filter(|row| row.given.codes.iter().take(most).any(|c| *c == row.code)).count();
    let share =
        |part: usize, whole: usize| (whole > 0).then(|| (part as f64 / whole as f64 * 10_000.0).round() / 10_000.0);
    assert_eq!((counted.top1, counted.top2), (share(right(1), rows.len()), share(right(2), rows.len())));
    assert_eq!(counted.answered, rows.iter().filter(|row| !row.given.codes.is_empty()).count());
    assert_eq!(counted.confusion.iter().map(|confused| confused.rows).sum::<usize>(), rows.len());
    assert!(counted.macro_f1.is_none_or(|f1| (0.0..=1.0).contains(&f1)));
}
