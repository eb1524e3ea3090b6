//! Learns what single words say of a statement:
//! `cargo run -p evenhand-com-b --release --example learn -- FILE.csv… > lists/words.txt`.
//!
//! Each file has the columns `text`, `subcomponent` and `polarity`. Six weights of a word
//! are those of a multinomial logistic regression over the words that a statement has, the
//! seventh that of one between barrier and facilitator. The order of the files' rows and
//! nothing else decides the outcome. With `--folds` it prints how often the words alone
//! are right on a fifth of the rows that the other four were learned without.

use std::collections::BTreeMap;
use std::error::Error;

use evenhand_com_b::{Subcomponent, words};

/// Rounds over all rows.
const ROUNDS: usize = 60;
/// How far a row moves the weights of its words.
const STEP: f64 = 0.25;
/// How fast weights fall back that no row holds up.
const DECAY: f64 = 0.0006;
/// The weights' scale in the list.
const SCALE: f64 = 24.0;
/// Weights below this, on the list's scale, are left out.
const LEAST: f64 = 4.0;

/// A statement as the numbers of its words, with its code and its side.
pub struct Row {
    words: Vec<usize>,
    code: usize,
    helps: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let (rows, numbers) = rows(&files)?;
    if options.iter().any(|option| option == "--folds") {
        folds(&rows, numbers.len());
    } else {
        print!("{}", list(&rows, &numbers));
    }
    Ok(())
}

/// Each key, and its number.
type Numbers = BTreeMap<String, usize>;

/// The statements of `files`, and the keys that they are made of.
pub fn rows(files: &[String]) -> Result<(Vec<Row>, Numbers), Box<dyn Error>> {
    let mut numbers = BTreeMap::from([("*".to_owned(), 0)]);
    let mut rows = Vec::new();
    for file in files {
        for row in csv::Reader::from_path(file)?.deserialize() {
            let row: BTreeMap<String, String> = row?;
            rows.extend(read(&row, &mut numbers));
        }
    }
    Ok((rows, numbers))
}

/// The list of words that is learned from `rows`.
pub fn list(rows: &[Row], numbers: &Numbers) -> String {
    let mut list = "# What single words say: a weight for each sub-component, and one for helping.\n\
                    # Made by examples/learn.rs; change the statements in learn/ and not this file.\n"
        .to_owned();
    let weights = learn(&rows.iter().collect::<Vec<_>>(), numbers.len());
    for (key, &number) in numbers {
        let scaled = weights[number].map(|weight| (weight * SCALE).round().clamp(-127.0, 127.0));
        if number == 0 || scaled.iter().any(|weight| weight.abs() >= LEAST) {
            list += &format!("{key} {}\n", scaled.map(|weight| format!("{weight:.0}")).join(" "));
        }
    }
    list
}

fn read(row: &BTreeMap<String, String>, numbers: &mut Numbers) -> Option<Row> {
    let code = Subcomponent::ALL.iter().position(|of| of.id() == row["subcomponent"])?;
    let mut words = vec![0];
    let text = row["text"].to_lowercase().replace('\u{2019}', "'");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        for key in words::keys(word).into_iter().flatten() {
            let next = numbers.len();
            words.push(*numbers.entry(key).or_insert(next));
        }
    }
    words.sort_unstable();
    words.dedup();
    Some(Row { words, code, helps: row["polarity"] == "facilitator" })
}

/// The weights of each word: rows in turn, each moving its words towards its code.
fn learn(rows: &[&Row], words: usize) -> Vec<[f64; 7]> {
    let mut weights = vec![[0.0; 7]; words];
    for round in 0..ROUNDS {
        let step = STEP / (1.0 + round as f64 / 10.0);
        // Every other round backwards, so that no end of the files weighs more.
        for at in 0..rows.len() {
            let row = rows[if round % 2 == 0 { at } else { rows.len() - 1 - at }];
            let said = says(&weights, row);
            let mut error = said.map(|share| -share);
            error[row.code] += 1.0;
            error[6] += f64::from(u8::from(row.helps));
            for &word in &row.words {
                let own = &mut weights[word];
                own.iter_mut().zip(error).for_each(|(weight, error)| *weight += step * error);
            }
        }
        let keep = (1.0 - DECAY * step).powi(rows.len() as i32);
        weights.iter_mut().flatten().for_each(|weight| *weight *= keep);
    }
    weights
}

/// What the weights say of `row`: a share for each code, and one for helping.
fn says(weights: &[[f64; 7]], row: &Row) -> [f64; 7] {
    let mut sums = [0.0; 7];
    for &word in &row.words {
        sums.iter_mut().zip(weights[word]).for_each(|(sum, weight)| *sum += weight);
    }
    let most = sums[..6].iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = sums[..6].iter().map(|sum| (sum - most).exp()).sum();
    let mut said = sums.map(|sum| (sum - most).exp() / total);
    said[6] = 1.0 / (1.0 + (-sums[6]).exp());
    said
}

fn folds(rows: &[Row], words: usize) {
    let (mut first, mut either, mut sides) = (0, 0, 0);
    for fold in 0..5 {
        let others: Vec<&Row> = rows.iter().enumerate().filter(|(at, _)| at % 5 != fold).map(|(_, row)| row).collect();
        let weights = learn(&others, words);
        for row in rows.iter().skip(fold).step_by(5) {
            let said = says(&weights, row);
            let above = said[..6].iter().filter(|&&share| share > said[row.code]).count();
            first += usize::from(above == 0);
            either += usize::from(above <= 1);
            sides += usize::from((said[6] > 0.5) == row.helps);
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
