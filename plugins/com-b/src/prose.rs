//! Which phrases of running prose are statements, learned from descriptions in which each
//! is marked.
//!
//! A plan names budgets, teams and illnesses on every page; a statement says that one of
//! them helps somebody or stands in the way. Which of the two it is, its words tell, and
//! what the lists find in it: each has a weight for being a statement, for helping, and
//! for each sub-component. `examples/prose.rs` makes `lists/prose.txt` of descriptions in
//! which every statement is marked, and nothing is learned when a text is read.
//!
//! Of what a plan names one phrase in seven is a statement, of an account of barriers most
//! are. So what all phrases of a text come to tells how likely each of them is: after
//! Saerens, Latinne and Decaestecker, *Adjusting the outputs of a classifier to new a priori
//! probabilities* (Neural Computation 2002), with as much trust in what texts usually hold as
//! [`TRUST`] phrases have.

use evenhand_language::learned::raised;
use evenhand_language::reading::Line;
use evenhand_language::word::stem;
use evenhand_language::{Block, Reading, Words};

use crate::actor;
use crate::lexicon::{Gate, Hit, Kind};
use crate::model::Polarity;
use crate::polarity::Signs;
use crate::silent::is_silent;
use crate::words::{BEGINS, Leaning, SCALE, shares};

include!(concat!(env!("OUT_DIR"), "/prose.rs"));

/// How much of the phrases of a text are statements, usually.
const USUAL: f32 = 0.15;
/// As how many phrases this counts beside those of the text.
const TRUST: f32 = 10.0;
/// How often what a text holds is looked at anew.
const ROUNDS: usize = 8;
/// The odds from which a phrase of a long text is a statement.
const LEAST: f32 = 3.0;
/// A text of so many phrases asks for half of that: what a few lines name they are about.
const FEW: f32 = 8.0;
/// How many words may stand between a cue and the word that signs it.
const NEAR: usize = 2;
/// A phrase of which it is open whether it is a statement.
pub(crate) struct Phrase<'a, 'h> {
    pub words: &'a Words,
    /// What the lists find in it.
    pub hits: &'a [&'h Hit],
    /// What it is about.
    pub cue: &'a Words,
    pub signs: &'a Signs,
    pub line: &'a Line,
    /// What stands above it says that barriers, or facilitators, follow.
    pub above: Option<Polarity>,
}

impl Phrase<'_, '_> {
    /// Says each thing that it is weighed by, and the word that it is of: its words and how
    /// they begin, what the lists find in it, and how it stands. Some are said more than once.
    pub(crate) fn each_key(&self, reading: &Reading<'_>, say: &mut dyn FnMut(&str, Option<usize>)) {
        let mut key = String::new();
        for i in self.words.clone().filter(|&i| !is_silent(reading, i)) {
            let word = reading.words[i].folded.as_ref();
            say(stem(word), Some(i));
            if let Some((end, _)) = word.char_indices().nth(BEGINS) {
                key.clear();
                key.push_str(&word[..end]);
                key.push('-');
                say(&key, Some(i));
            }
        }
        // What only a heading or a column's header says is no word of a sentence.
        let heads = |hit: &&&Hit| matches!(hit.list.kind, Kind::Gate(Gate::ColumnOut | Gate::HeadingBarrier));
        for hit in self.hits.iter().filter(|hit| !heads(hit)) {
            key.clear();
            key.push('{');
            key.push_str(hit.list.id);
            key.push('}');
            match hit.sign {
                0 => {}
                1.. => key.push('+'),
                _ => key.push('-'),
            }
            say(&key, None);
        }
        self.stands(reading).into_iter().flatten().for_each(|how| say(how, None));
    }

    fn stands(&self, reading: &Reading<'_>) -> [Option<&'static str>; 5] {
        let near = |mark: &Words| mark.start <= self.cue.end + NEAR && self.cue.start <= mark.end + NEAR;
        let sum = self.signs.sum;
        [
            Some(match self.line.block {
                Block::Paragraph => "/paragraph",
                Block::ListItem => "/item",
                _ => "/cell",
            }),
            self.signs.marked.iter().any(near).then_some("/marked"),
            actor::speaks_of_others(reading, self.words).then_some("/others"),
            self.above.map(|above| if above == Polarity::Barrier { "/below-barriers" } else { "/below-facilitators" }),
            (sum != 0.0).then_some(if sum < 0.0 { "/barrier" } else { "/facilitator" }),
        ]
    }
}

/// What a phrase comes to.
pub(crate) struct Weighed {
    /// The odds that it is a statement, in a text that holds as many as usual.
    pub odds: f32,
    /// What it says of the sub-component and the side.
    pub leaning: Leaning,
}

impl Weighed {
    /// How likely it is a statement, of a thousand.
    pub(crate) fn likely(&self) -> u16 {
        (1000.0 * self.odds / (1.0 + self.odds)) as u16
    }
}

/// Weighs `phrase` of `reading`: each key once, by the word that says it first.
pub(crate) fn weigh(phrase: &Phrase<'_, '_>, reading: &Reading<'_>) -> Weighed {
    let find = |key: &str| PROSE.binary_search_by(|(known, _)| (*known).cmp(key)).ok();
    let weights = |at: usize| PROSE[at].1.map(|weight| f32::from(weight) / SCALE);
    let mut sums = find("*").map(weights).unwrap_or_default();
    let mut of_word: Vec<(usize, [f32; 8])> = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    phrase.each_key(reading, &mut |key, word| {
        let Some(at) = find(key).filter(|at| !seen.contains(at)) else { return };
        seen.push(at);
        let weights = weights(at);
        add(&mut sums, &weights);
        match (word, of_word.last_mut()) {
            (Some(word), Some((last, own))) if *last == word => add(own, &weights),
            (Some(word), _) => of_word.push((word, weights)),
            (None, _) => {}
        }
    });
    let says_most = |code: usize| {
        let best = of_word.iter().filter(|(_, own)| own[code] > 0.0);
        best.max_by(|(_, a), (_, b)| a[code].total_cmp(&b[code])).map(|(word, _)| *word)
    };
    let cue = std::array::from_fn(says_most);
    Weighed { odds: raised(sums[7]), leaning: Leaning { share: shares(&sums[..6]), cue, side: sums[6] } }
}

fn add(sums: &mut [f32; 8], weights: &[f32; 8]) {
    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
}

/// From what odds on a phrase of a text is a statement, by what all of its phrases come to.
pub(crate) fn least<'w>(all: impl Iterator<Item = &'w Weighed> + Clone) -> f32 {
    let usual = USUAL / (1.0 - USUAL);
    let many = all.clone().count() as f32;
    let mut times = 1.0;
    for _ in 0..ROUNDS {
        let expected: f32 = all.clone().map(|one| one.odds * times / (1.0 + one.odds * times)).sum();
        let share = (expected + TRUST * USUAL) / (many + TRUST);
        times = share / (1.0 - share) / usual;
    }
    LEAST * many / (many + FEW) / times
}
