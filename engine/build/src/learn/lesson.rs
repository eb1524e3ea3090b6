//! What is learned from examples: the keys that are weighed, and a weight for each.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_interpreter::taught::Sentence;
use evenhand_language::learned::{self, Asks, Find, Scale, UNIT};
use evenhand_language::word;

use super::{Example, parallel};
use crate::folder::Folder;
use crate::logistic;
use crate::taught::{Row, Taught};

/// A key that fewer descriptions have is not learned from, nor one that fewer than one in
/// [`ONE_IN`] have.
const FEWEST: usize = 3;
/// See [`FEWEST`].
const ONE_IN: usize = 100;
/// How strongly weights are held to nothing.
const HELD: f64 = 8.0;

/// The keys that are learned from, and where each stands.
pub(super) struct Lesson {
    words: Vec<String>,
    finds: Vec<Find>,
    criteria: usize,
    /// For each text, for each sentence, its keys.
    pub keys: Vec<Vec<Vec<u32>>>,
}

/// The words of the folder's own pages and lists, as they are weighed: *Polish* is one of
/// them, and a name that only the descriptions have is not.
fn known_words(folder: &Folder) -> BTreeSet<String> {
    let says = |file: &str| ["criteria/", "lists/", "lexicons/"].iter().any(|within| file.starts_with(within));
    let texts = folder.files().iter().filter(|(file, _)| says(file)).map(|(_, text)| text);
    let words = texts.flat_map(|text| word::words(text, 0, text.len() as u32));
    words.map(|word| learned::key(&word).to_owned()).collect()
}

/// For each column of a [`Lesson`] a bias, then a weight for each key.
pub(super) type Weights = Vec<(f64, Vec<f64>)>;

impl Lesson {
    /// Gathers the keys of `texts` that enough of them have.
    pub fn new(texts: &[Example], folder: &Folder) -> Self {
        let known = known_words(folder);
        let fewest = FEWEST.max(texts.len() / ONE_IN);
        let (mut words, mut finds) = (BTreeMap::<&str, (usize, bool)>::new(), BTreeMap::<Find, usize>::new());
        for text in texts {
            let sentences = || text.offer.sentences.iter();
            let mut own: BTreeMap<&str, bool> = BTreeMap::new();
            for (word, name) in sentences().flat_map(|sentence| &sentence.words) {
                *own.entry(word).or_default() |= !name;
            }
            for (word, plain) in own {
                let (times, known) = words.entry(word).or_default();
                *times += 1;
                *known |= plain;
            }
            let own: BTreeSet<Find> = sentences().flat_map(|sentence| sentence.finds.iter().copied()).collect();
            own.into_iter().for_each(|find| *finds.entry(find).or_default() += 1);
        }
        let taken = |(word, (times, plain)): &(&str, (usize, bool))| {
            *times >= fewest && !word.is_empty() && (*plain || known.contains(*word))
        };
        let words: Vec<String> = words.into_iter().filter(taken).map(|(word, _)| word.to_owned()).collect();
        let finds: Vec<Find> = finds.into_iter().filter(|(_, times)| *times >= fewest).map(|(find, _)| find).collect();
        let keys_of = |sentence: &Sentence| -> Vec<u32> {
            let of_words = sentence.words.iter().filter_map(|(word, _)| words.binary_search(word).ok());
            let of_finds = sentence.finds.iter().filter_map(|find| finds.binary_search(find).ok());
            of_words.chain(of_finds.map(|at| at + words.len())).map(|at| at as u32).collect()
        };
        let keys = texts.iter().map(|text| text.offer.sentences.iter().map(keys_of).collect()).collect();
        Self { criteria: folder.pages.len(), keys, words, finds }
    }

    /// How many things are asked of a sentence: whether it says something of each criterion,
    /// then whether it says the whole of each.
    fn columns(&self) -> usize {
        2 * self.criteria
    }

    /// What is learned from the texts that `holds` takes, for each column.
    pub fn weights(&self, texts: &[Example], holds: &(dyn Fn(usize) -> bool + Sync)) -> Weights {
        let one = |asked: usize| {
            let is_rated = |text: &Example| text.readings[asked % self.criteria].is_some();
            let of = |(at, text): &(usize, &Example)| holds(*at) && is_rated(text);
            let rows: Vec<(&[u32], bool)> = (texts.iter().enumerate().filter(of))
                .flat_map(|(at, text)| {
                    let lines = self.keys[at].iter().enumerate();
                    lines.map(move |(line, keys)| (keys.as_slice(), text.says(line, asked)))
                })
                .collect();
            logistic::fit(&rows, self.words.len() + self.finds.len(), HELD)
        };
        parallel::each(self.columns(), &one)
    }

    /// The weights in the units that are kept.
    pub fn taught(&self, weights: &Weights, asks: Vec<Option<Asks>>, sure: u8) -> Taught {
        let unit = |weight: f64| (weight * UNIT).round().clamp(-127.0, 127.0);
        let row = |key: usize| -> Row { weights.iter().map(|(_, own)| unit(own[key]) as i8).collect() };
        let known = |row: &Row| row.iter().any(|weight| *weight != 0);
        let words = self.words.iter().enumerate().map(|(at, word)| (word.clone(), row(at)));
        let words = words.filter(|(_, row)| known(row));
        let finds = self.finds.iter().enumerate().map(|(at, find)| (*find, row(at + self.words.len())));
        let bias = |asked: usize| (weights[asked].0 * UNIT).round() as i32;
        let scale = |(at, asks): (usize, _)| Scale { biases: [bias(at), bias(self.criteria + at)], asks };
        let shortest = self.keys.iter().map(Vec::len).min().unwrap_or(0) as u32;
        let scales = asks.into_iter().enumerate().map(scale).collect();
        Taught::new(words.collect(), finds.collect(), scales, (shortest, sure))
    }
}
