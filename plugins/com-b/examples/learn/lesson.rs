//! Learns what keys say: each for itself, and each word beside those that are used like it.
//!
//! Few statements name a *walking frame*; many say *wheelchair* or *stairs*. A regression over
//! the keys of a row, and over how its words are used, gives each key a weight of its own and
//! each way of being used another. The two together are the weight of a word, so that one which
//! no row has is weighed by its like, and what is learned is a list of words and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_build::logistic::{Column, solve};
use evenhand_com_b::words::SCALE;

use super::vectors::{SIZE, Vector, Vectors};

/// How strongly weights are held to nothing.
const HELD: f64 = 1.0;
/// How often each weight is looked at.
const ROUNDS: usize = 60;
/// What being used alike counts beside being the same key.
const LIKE: f64 = 2.0;
/// A word that this share of rows has counts half for how it is used: what stands everywhere
/// says little.
const OFTEN: f64 = 0.02;

/// What is learned from: the keys of each row.
pub struct Lesson<'v> {
    vectors: &'v Vectors,
    /// The keys that rows have, in order, and in what share of rows each stands.
    known: BTreeMap<String, f64>,
    /// For each row, which of the known keys it has.
    keys: Vec<Vec<usize>>,
    /// For each row, how its words are used.
    used: Vec<Vector>,
}

impl<'v> Lesson<'v> {
    /// Of `rows`, each without a key twice.
    pub fn new(rows: &[&[String]], vectors: &'v Vectors) -> Self {
        let mut known: BTreeMap<String, f64> = BTreeMap::new();
        rows.iter()
            .copied()
            .flatten()
            .for_each(|key| *known.entry(key.clone()).or_default() += 1.0 / rows.len() as f64);
        let numbers: BTreeMap<&str, usize> = known.keys().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
        let keys = rows.iter().map(|row| row.iter().map(|key| numbers[key.as_str()]).collect()).collect();
        let mut lesson = Self { vectors, known, keys, used: Vec::new() };
        lesson.used = rows.iter().map(|row| lesson.used(row)).collect();
        lesson
    }

    /// How words are used, together.
    fn used(&self, words: &[String]) -> Vector {
        let mut sum = [0.0; SIZE];
        for (word, used) in words.iter().filter_map(|word| Some((word, self.vectors.get(word)?))) {
            let counts = LIKE / (1.0 + self.known.get(word).copied().unwrap_or_default() / OFTEN);
            sum.iter_mut().zip(used).for_each(|(sum, value)| *sum += counts * value);
        }
        sum
    }

    /// What tells the rows for which it is so from the others, of the rows that `outcomes` numbers.
    pub fn weights(&self, outcomes: &[(usize, bool)]) -> Weights {
        let keys = self.known.len();
        let mut columns: Vec<Column> = vec![Vec::new(); keys + SIZE];
        for (at, &(row, _)) in outcomes.iter().enumerate() {
            self.keys[row].iter().for_each(|&key| columns[key].push((at as u32, 1.0)));
            columns[keys..].iter_mut().zip(self.used[row]).for_each(|(column, value)| column.push((at as u32, value)));
        }
        let is: Vec<bool> = outcomes.iter().map(|(_, is)| *is).collect();
        let (bias, own) = solve(&columns, &is, HELD, ROUNDS);
        let used = &own[keys..];
        let own = self.known.keys().zip(&own).map(|(key, own)| (key.as_str(), *own));
        let mut of: BTreeMap<String, f64> = self
            .vectors
            .words()
            .map(|word| (word, 0.0))
            .chain(own)
            .map(|(key, own)| {
                let by_use: f64 =
                    used.iter().zip(self.used(&[key.to_owned()])).map(|(weight, value)| weight * value).sum();
                (key.to_owned(), own + by_use)
            })
            .collect();
        of.insert(BIAS.to_owned(), bias);
        Weights(of)
    }
}

/// What stands for every row.
const BIAS: &str = "*";

/// What each key says of one thing.
pub struct Weights(BTreeMap<String, f64>);

impl Weights {
    /// What a row comes to; above 0 it is likely so.
    pub fn of(&self, row: &[String]) -> f64 {
        self.0[BIAS] + row.iter().filter_map(|key| self.0.get(key)).sum::<f64>()
    }
}

/// A list of what each of `columns` says of each key, below `heading`. A key whose weights are
/// all below `least`, on the list's scale, is left out.
pub fn list(heading: &str, columns: &[Weights], least: u8) -> String {
    let keys: BTreeSet<&String> = columns.iter().flat_map(|Weights(of)| of.keys()).collect();
    let lines = keys.into_iter().filter_map(|key| {
        let scaled = |Weights(of): &Weights| (of[key] * f64::from(SCALE)).round().clamp(-127.0, 127.0) as i8;
        let weights: Vec<i8> = columns.iter().map(scaled).collect();
        let says = key == BIAS || weights.iter().any(|weight| weight.unsigned_abs() >= least);
        let weights: Vec<String> = weights.iter().map(i8::to_string).collect();
        says.then(|| format!("{key} {}\n", weights.join(" ")))
    });
    heading.to_owned() + &lines.collect::<String>()
}
