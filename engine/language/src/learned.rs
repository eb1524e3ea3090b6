//! What readers' ratings taught: how much the words of a sentence, and what pages find in
//! it, speak for each criterion.
//!
//! Pages find, readers weigh. Each word (without its ending) and each kind of hit that a
//! page's element has carries two weights for each criterion: for saying something of it, and
//! for saying the whole. A sentence's weights are added up to how likely it says it, and the
//! sentences of a text to how many of them do ([`many`]): one may say it in passing, and who
//! means it says it again. What the pages found is then held against what the text says of all
//! criteria ([`Scale`]), because a text that says much of one thing tells how its words about
//! another are meant. Where the pages find nothing, the likeliest sentences may hold a part,
//! and never all. Reading a text teaches nothing.

use serde::{Deserialize, Serialize};

use crate::Reading;
use crate::claim::Prepared;
use crate::rating::{Item, Worth};
use crate::text::Block;
use crate::word::{Figure, Word, stem};

mod many;
mod scale;

pub use many::{DOUBLING, UNIT, many, raised};
pub use scale::{Asks, FINE, Odds, Question, Scale};

/// Weights, ready to be added up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned<'a> {
    /// Words without their endings, in order.
    #[serde(borrow)]
    pub words: Vec<&'a str>,
    /// Kinds of hits, in order.
    pub finds: Vec<Find>,
    /// For each word, then each find, a weight for each criterion for saying something of it,
    /// then one for each for saying the whole: signed, a byte each, in units of [`UNIT`].
    #[serde(borrow)]
    pub weights: &'a [u8],
    /// For each criterion, what a sentence begins with and what its level is held against.
    pub scales: Vec<Scale>,
    /// How many sentences the shortest text had that was learned from: what is shorter is left
    /// to the pages.
    pub shortest: u32,
    /// How likely the whole has to be for `described`: of a hundred.
    pub sure: u8,
}

/// A kind of hit: what a hit of an element was worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Find {
    /// The criterion: an index.
    pub criterion: u16,
    /// The element of it: an index.
    pub element: u8,
    /// What it was worth.
    pub seen: Seen,
}

/// What a hit was worth, as far as it is weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Seen {
    /// It counts, and is planned, done or so.
    Firm,
    /// It counts, and is hoped for.
    Hoped,
    /// Who does it is not told.
    Unclear,
    /// It only touches the topic.
    Weak,
    /// It denies.
    Denies,
    /// It was set aside.
    Aside,
}

impl Seen {
    /// Every one, in order.
    pub const ALL: [Self; 6] = [Self::Firm, Self::Hoped, Self::Unclear, Self::Weak, Self::Denies, Self::Aside];

    /// Its word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Hoped => "hoped",
            Self::Unclear => "unclear",
            Self::Weak => "weak",
            Self::Denies => "denies",
            Self::Aside => "aside",
        }
    }

    /// What a judged hit is.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        match item.worth {
            Worth::Strong if item.is_firm() => Self::Firm,
            Worth::Strong => Self::Hoped,
            Worth::Unclear => Self::Unclear,
            Worth::Weak => Self::Weak,
            Worth::Denies => Self::Denies,
            Worth::SetAside(_) => Self::Aside,
        }
    }
}

/// So many sentences are pointed at, at the most.
const BEST: usize = 3;
/// For so many sentences of a text one is pointed at.
const FOR_EACH: usize = 10;

/// A sentence as it is weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighable {
    /// The sentence: an index.
    pub line: usize,
    /// What the pages find in it, each once.
    pub finds: Vec<Find>,
}

/// The sentences of a text that can be weighed: no headings, nobody else's work, no
/// questions and no standard wording. `items` are the judged hits of each criterion.
#[must_use]
pub fn weighable(claims: &Prepared<'_, '_>, items: &[&[Item]]) -> Vec<Weighable> {
    let reading = claims.reading();
    let mut finds: Vec<Vec<Find>> = vec![Vec::new(); reading.sentences.len()];
    for (criterion, items) in items.iter().enumerate() {
        for item in *items {
            let find = Find { criterion: criterion as u16, element: item.element, seen: Seen::of(item) };
            let line = &mut finds[reading.sentence_of[item.words.start] as usize];
            if !line.contains(&find) {
                line.push(find);
            }
        }
    }
    let counts = |line: &usize| {
        let sentence = &reading.sentences[*line];
        sentence.block != Block::Heading && !sentence.words.is_empty() && claims.speaks(*line)
    };
    let weighed = (0..reading.sentences.len()).filter(counts);
    weighed.map(|line| Weighable { line, finds: core::mem::take(&mut finds[line]) }).collect()
}

/// What a word is weighed by: itself without its ending; a figure by its kind.
#[must_use]
pub fn key<'w>(word: &'w Word<'_>) -> &'w str {
    match word.figure {
        figure if figure.is(Figure::MONEY) => "£",
        figure if figure.is(Figure::PERCENT) => "%",
        figure if figure.is(Figure::DATE) => "@",
        figure if figure.is(Figure::NUMBER) => "#",
        _ => stem(&word.folded),
    }
}

/// What the sentences of a text come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// For each sentence, its score for each criterion: for saying something of it, then for
    /// saying the whole.
    each: Vec<Vec<i32>>,
    /// The same for the text: how many of its sentences do ([`many`]).
    pub said: Vec<i32>,
}

impl Weighed {
    fn new(each: Vec<Vec<i32>>, columns: usize) -> Self {
        let said = (0..columns).map(|column| many(each.iter().map(|scores| scores[column])));
        Self { said: said.collect(), each }
    }

    /// How telling a sentence (an index of what was weighed) is of `criterion`: how much more
    /// it speaks for it than for the other criteria on the average, because what speaks for
    /// many of them is seldom the best sentence of each.
    #[must_use]
    pub fn telling(&self, sentence: usize, criterion: usize) -> i32 {
        let scores = &self.each[sentence][..self.said.len() / 2];
        let others = scores.iter().sum::<i32>() - scores[criterion];
        scores[criterion] - others / (scores.len() as i32 - 1).max(1)
    }

    /// The odds that a sentence (an index of what was weighed) says something of `criterion`.
    #[must_use]
    pub fn odds(&self, sentence: usize, criterion: usize) -> f32 {
        raised(self.each[sentence][criterion] as f32 / UNIT as f32)
    }

    /// The sentences that most likely say something of `criterion`, the likeliest first:
    /// indexes of what was weighed.
    #[must_use]
    pub fn best(&self, criterion: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.each.len()).collect();
        order.sort_by_key(|&at| -self.each[at][criterion]);
        order.truncate((self.each.len() / FOR_EACH).clamp(1, BEST));
        order
    }
}

impl Learned<'_> {
    /// What the sentences of a text come to.
    #[must_use]
    pub fn weigh(&self, reading: &Reading<'_>, sentences: &[Weighable]) -> Weighed {
        let rows = reading.each_by_key(|word| self.words.binary_search(&key(word)).ok());
        let biases = |at: usize| self.scales.iter().map(move |scale| scale.biases[at]);
        let nothing: Vec<i32> = biases(0).chain(biases(1)).collect();
        let score = |sentence: &Weighable| {
            let mut scores = nothing.clone();
            for row in self.rows(reading, &rows, sentence) {
                scores.iter_mut().zip(self.row(row)).for_each(|(score, weight)| *score += i32::from(*weight as i8));
            }
            scores
        };
        Weighed::new(sentences.iter().map(score).collect(), nothing.len())
    }

    /// The rows of weights that a sentence has.
    fn rows<'a>(
        &'a self,
        reading: &'a Reading<'_>,
        rows: &'a [Option<usize>],
        sentence: &'a Weighable,
    ) -> impl Iterator<Item = usize> + 'a {
        let words = reading.sentences[sentence.line].words.clone().filter_map(|i| rows[i]);
        let finds = sentence.finds.iter().filter_map(|find| self.finds.binary_search(find).ok());
        words.chain(finds.map(|at| at + self.words.len()))
    }

    fn row(&self, row: usize) -> &[u8] {
        let width = 2 * self.scales.len();
        self.weights.get(row * width..(row + 1) * width).unwrap_or_default()
    }
}
