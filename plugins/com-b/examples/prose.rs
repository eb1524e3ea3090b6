//! Learns which phrases of prose are statements:
//! `cargo run -p evenhand-com-b --release --example prose -- FILE.csv FOLDER … > lists/prose.txt`.
//!
//! Each `FILE.csv` marks every statement of the descriptions in `FOLDER` that it names: it has the
//! columns `input` (a file's stem), `passage`, `subcomponent` and `polarity`, and a description
//! without a statement has a row without a passage. Each weight is of a logistic regression of
//! its own: of statements against the rest over all phrases that the lists find something in,
//! and over the statements of each sub-component against the others, and of what helps.

use std::collections::BTreeMap;
use std::error::Error;

use evenhand::read::{self, Source};
use evenhand_build::logistic;
use evenhand_com_b::{Subcomponent, candidates};
use evenhand_language::Reading;

/// How strongly weights are held to nothing.
const HELD: f64 = 10.0;
/// The weights' scale in the list.
const SCALE: f64 = 24.0;
/// A key whose weights are all below this, on the list's scale, is left out.
const LEAST: f64 = 2.0;
/// A key that fewer phrases have is not learned from.
const FEWEST: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut all = Vec::new();
    for pair in args.chunks(2) {
        let [file, folder] = pair else { return Err("write: FILE.csv FOLDER, one pair or several".into()) };
        all.extend(phrases(file, folder)?);
    }
    print!("{}", list(&all));
    Ok(())
}

type Row = BTreeMap<String, String>;

/// What a statement says: its sub-component, and whether it helps.
type Says = (usize, bool);

/// A phrase that the lists find something in.
pub struct Phrase {
    keys: Vec<String>,
    /// What it says, where it is a statement.
    says: Option<Says>,
}

/// The phrases of the descriptions in `folder` that `file` names.
///
/// # Errors
/// Where a file cannot be read.
pub fn phrases(file: &str, folder: &str) -> Result<Vec<Phrase>, Box<dyn Error>> {
    let mut marked: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in csv::Reader::from_path(file)?.deserialize() {
        let row: Row = row?;
        marked.entry(row["input"].clone()).or_default().push(row);
    }
    let mut phrases = Vec::new();
    for (input, rows) in marked {
        let bytes = std::fs::read(format!("{folder}/{input}.md"))?;
        let description = read::description(Source::bytes(bytes), read::Limits::default())?;
        let text = description.as_text();
        let own = candidates(&Reading::new(&text)).into_iter().map(|candidate| {
            let span = candidate.span.start as usize..candidate.span.end as usize;
            let phrase = plain(&text.sections[candidate.section as usize].text[span]);
            let says = rows.iter().find(|row| is_marked(&phrase, &plain(&row["passage"]))).and_then(said);
            Phrase { keys: candidate.keys, says }
        });
        phrases.extend(own);
    }
    Ok(phrases)
}

/// Letters and digits alone.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a phrase is in a marked passage, or holds it.
fn is_marked(phrase: &str, passage: &str) -> bool {
    !passage.is_empty() && (phrase.contains(passage) || passage.contains(phrase))
}

/// What a row says.
fn said(row: &Row) -> Option<Says> {
    let code = Subcomponent::ALL.iter().position(|of| of.id() == row["subcomponent"])?;
    Some((code, row["polarity"] == "facilitator"))
}

/// The list that is learned from `phrases`.
pub fn list(phrases: &[Phrase]) -> String {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    phrases.iter().flat_map(|phrase| &phrase.keys).for_each(|key| *times.entry(key).or_default() += 1);
    let known: Vec<&str> = times.into_iter().filter(|(_, times)| *times >= FEWEST).map(|(key, _)| key).collect();
    let numbers = |phrase: &Phrase| -> Vec<u32> {
        phrase.keys.iter().filter_map(|key| known.binary_search(&key.as_str()).ok()).map(|at| at as u32).collect()
    };
    let rows: Vec<(Vec<u32>, Option<Says>)> = phrases.iter().map(|one| (numbers(one), one.says)).collect();
    let statements = || rows.iter().filter_map(|(keys, says)| Some((keys.as_slice(), (*says)?)));
    let learn = |rows: Vec<(&[u32], bool)>| logistic::fit(&rows, known.len(), HELD);
    let mut columns: Vec<(f64, Vec<f64>)> =
        (0..6).map(|of| learn(statements().map(|(keys, (code, _))| (keys, code == of)).collect())).collect();
    columns.push(learn(statements().map(|(keys, (_, helps))| (keys, helps)).collect()));
    columns.push(learn(rows.iter().map(|(keys, says)| (keys.as_slice(), says.is_some())).collect()));
    let heading = "# What words and hits say in prose: a weight for each sub-component, one for helping, one for\n\
                   # being a statement. Made by examples/prose.rs; change learn/prose.csv and not this file.\n";
    let bias = line("*", columns.iter().map(|(bias, _)| *bias), 0.0);
    let keys = known.iter().enumerate().map(|(at, key)| line(key, columns.iter().map(|(_, own)| own[at]), LEAST));
    heading.to_owned() + &bias + &keys.collect::<String>()
}

/// The line of a key, where one of its weights is `least` or more.
fn line(key: &str, weights: impl Iterator<Item = f64>, least: f64) -> String {
    let scaled: Vec<f64> = weights.map(|weight| (weight * SCALE).round().clamp(-127.0, 127.0)).collect();
    if scaled.iter().all(|weight| weight.abs() < least) {
        return String::new();
    }
    let scaled: Vec<String> = scaled.iter().map(|weight| format!("{weight:.0}")).collect();
    format!("{key} {}\n", scaled.join(" "))
}
