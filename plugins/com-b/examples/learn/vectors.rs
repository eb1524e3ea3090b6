//! Which words are used alike: `learn/vectors`, which says where they come from.

use std::collections::BTreeMap;
use std::{fs, io};

use evenhand_com_b::words;
use evenhand_language::word::fold;

/// How many numbers say how a word is used.
pub const SIZE: usize = 100;
/// How a word is used: words that are used alike point the same way.
pub type Vector = [f64; SIZE];

/// Added to a word's rank before frequencies are compared, so that the first few do not outweigh
/// all others.
const CALM: f64 = 20.0;

/// Words as the list has them, and how each is used.
pub struct Vectors {
    of: BTreeMap<String, Vector>,
}

impl Vectors {
    /// Reads the files in `folder`.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub fn read(folder: &str) -> io::Result<Self> {
        let words = fs::read_to_string(format!("{folder}/words.txt"))?;
        let values = fs::read(format!("{folder}/values.bin"))?;
        let mut of: BTreeMap<String, Vector> = BTreeMap::new();
        for (rank, (word, own)) in words.lines().zip(values.chunks_exact(SIZE)).enumerate() {
            let Some([word, _]) = words::keys(&fold(word)) else { continue };
            let own: Vector = std::array::from_fn(|at| f64::from(own[at] as i8));
            let weight = 1.0 / (length(&own) * (rank as f64 + CALM));
            let sum = of.entry(word).or_insert([0.0; SIZE]);
            sum.iter_mut().zip(own).for_each(|(sum, value)| *sum += weight * value);
        }
        let mut vectors = Self { of };
        vectors.level();
        Ok(vectors)
    }

    /// How `word`, a key of the list, is used.
    pub fn get(&self, word: &str) -> Option<&Vector> {
        self.of.get(word)
    }

    /// Each word, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }

    /// Makes all as long as each other, and takes away what is common to all.
    fn level(&mut self) {
        let mut mean = [0.0; SIZE];
        let many = self.of.len() as f64;
        for own in self.of.values_mut() {
            let long = length(own);
            own.iter_mut().for_each(|value| *value /= long);
            mean.iter_mut().zip(*own).for_each(|(mean, value)| *mean += value / many);
        }
        self.of.values_mut().for_each(|own| own.iter_mut().zip(mean).for_each(|(value, mean)| *value -= mean));
    }
}

fn length(vector: &Vector) -> f64 {
    vector.iter().map(|value| value * value).sum::<f64>().sqrt()
}
