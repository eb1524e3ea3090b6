//! Learns what single words say of a statement:
//! `cargo run -p evenhand-com-b --release --example learn -- FILE.csv… > lists/words.txt`.
//!
//! Each file has the columns `text`, `subcomponent` and `polarity`. A word has seven weights: six
//! are learned one sub-component against the rest, from the words of a statement and from how these
//! are used ([`lesson`]), the seventh barrier against facilitator. With `--folds` it prints how
//! often the words alone are right on a fifth of the rows that the other four were learned without.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use evenhand_com_b::{Subcomponent, words};
use evenhand_language::word::fold;

mod lesson;
mod vectors;

use lesson::{Lesson, Weights};
pub use vectors::Vectors;

/// A key whose weights are all below this, on the list's scale, is left out.
const LEAST: u8 = 4;
/// Where it says which words are used alike.
pub const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/learn/vectors");

/// A statement as the keys of its words, with its code and its side.
pub struct Row {
    keys: Vec<String>,
    code: usize,
    helps: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let rows = rows(&files)?;
    let vectors = Vectors::read(VECTORS)?;
    if options.iter().any(|option| option == "--folds") {
        folds(&rows, &vectors);
    } else {
        print!("{}", list(&rows, &vectors));
    }
    Ok(())
}

/// The statements of `files`.
///
/// # Errors
/// Where a file cannot be read.
pub fn rows(files: &[String]) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for file in files {
        for row in csv::Reader::from_path(file)?.deserialize() {
            let row: BTreeMap<String, String> = row?;
            rows.extend(read(&row));
        }
    }
    Ok(rows)
}

fn read(row: &BTreeMap<String, String>) -> Option<Row> {
    let code = Subcomponent::ALL.iter().position(|of| of.id() == row["subcomponent"])?;
    let words = row["text"].split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}'));
    let keys: BTreeSet<String> = words.filter_map(|word| words::keys(&fold(word))).flatten().collect();
    Some(Row { keys: keys.into_iter().collect(), code, helps: row["polarity"] == "facilitator" })
}

/// The list of words that is learned from `rows`.
pub fn list(rows: &[Row], vectors: &Vectors) -> String {
    let lesson = lesson(rows, vectors);
    let heading = "# What single words say: a weight for each sub-component, and one for helping.\n\
                   # Made by examples/learn; change the statements in learn/ and not this file.\n";
    lesson::list(heading, &learn(&lesson, rows, &|_| true), LEAST)
}

fn lesson<'v>(rows: &[Row], vectors: &'v Vectors) -> Lesson<'v> {
    let keys: Vec<&[String]> = rows.iter().map(|row| row.keys.as_slice()).collect();
    Lesson::new(&keys, vectors)
}

/// What the rows that `holds` takes teach of each sub-component, and of helping.
fn learn(lesson: &Lesson<'_>, rows: &[Row], holds: &dyn Fn(usize) -> bool) -> Vec<Weights> {
    let learn = |is: &dyn Fn(&Row) -> bool| {
        let outcomes = rows.iter().enumerate().filter(|(at, _)| holds(*at)).map(|(at, row)| (at, is(row)));
        lesson.weights(&outcomes.collect::<Vec<_>>())
    };
    let mut columns: Vec<Weights> = (0..6).map(|code| learn(&|row| row.code == code)).collect();
    columns.push(learn(&|row| row.helps));
    columns
}

fn folds(rows: &[Row], vectors: &Vectors) {
    let lesson = lesson(rows, vectors);
    let (mut first, mut either, mut sides) = (0, 0, 0);
    for fold in 0..5 {
        let columns = learn(&lesson, rows, &|at| at * 5 / rows.len() != fold);
        for (_, row) in rows.iter().enumerate().filter(|(at, _)| at * 5 / rows.len() == fold) {
            let said: Vec<f64> = columns.iter().map(|column| column.of(&row.keys)).collect();
            let above = said[..6].iter().filter(|&&sum| sum > said[row.code]).count();
            first += usize::from(above == 0);
            either += usize::from(above <= 1);
            sides += usize::from((said[6] > 0.0) == row.helps);
        }
    }
    let share = |part: usize| part as f64 / rows.len() as f64;
    println!(
        "{} rows: first {:.3}, first or second {:.3}, side {:.3}",
        rows.len(),
        share(first),
        share(either),
        share(sides)
    );
}
