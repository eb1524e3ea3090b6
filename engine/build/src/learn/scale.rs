//! What the level of each criterion is held against, from what descriptions come to that
//! were left out.
//!
//! Two regressions for each criterion: does the first reader call it described, and does she
//! find it at all? Each is given what the pages say, and of all criteria how many sentences say
//! something of them and how many the whole.

use evenhand_language::Level;
use evenhand_language::learned::{Asks, DOUBLING, Denials, FINE, Question, Scale};

use super::{Example, PARTS, parallel, part};
use crate::logistic;

/// How strongly what a column adds is held to nothing.
const HELD: f64 = 25.0;
/// Fewer descriptions than this tell nothing, also where a part of them is left out.
pub(super) const FEWEST: usize = 30;
/// What every column varies by at the least, so that one that hardly varies tells little.
const LEAST: f64 = 0.05;
/// The levels of the pages that tell something beside `not-found`.
const LEVELS: [Level; 4] = [Level::Partly, Level::Described, Level::SaidNotDone, Level::NotApplicable];

/// A description, and how many of its sentences say what is asked.
pub(super) type Scored<'a> = (&'a Example, &'a Vec<i32>);

/// How many of the texts `rated`, which are the places of some among `all`, are left for
/// learning where that part is left out which has most of them.
pub(super) fn fewest_left(rated: &[usize], all: usize) -> usize {
    let left = |part_out: usize| rated.iter().filter(|&&at| part(at, all) != part_out).count();
    (0..PARTS).map(left).min().unwrap_or(0)
}

/// What each criterion is held against, learned from `texts`, but for what a sentence begins
/// with. Nothing of one of which so few of `all` are rated, or so many of them in one part, that
/// what was learned cannot be tried out.
pub(super) fn scales(texts: &[Scored<'_>], all: &[Scored<'_>]) -> Vec<Scale> {
    let scale = |(criterion, asks): (usize, Option<Asks>)| {
        let denials = if asks.is_some() { denials(texts, criterion) } else { Denials::default() };
        Scale { asks, denials, ..Scale::default() }
    };
    asks(texts, all).into_iter().enumerate().map(scale).collect()
}

/// How often readers agree where the pages say of `criterion` that it was not done.
fn denials(texts: &[Scored<'_>], criterion: usize) -> Denials {
    let denied = texts.iter().filter(|(text, _)| text.offer.levels[criterion] == Level::SaidNotDone);
    denied.filter_map(|(text, _)| text.readings[criterion].as_ref()).fold(Denials::default(), |sum, reading| {
        let agreed = u32::from(reading.levels.contains(&Level::SaidNotDone));
        Denials { agreed: sum.agreed + agreed, times: sum.times + 1 }
    })
}

/// The two questions of each criterion.
fn asks(texts: &[Scored<'_>], all: &[Scored<'_>]) -> Vec<Option<Asks>> {
    let criteria = texts.first().map_or(0, |(text, _)| text.readings.len());
    let rated = |criterion: usize| -> Vec<usize> {
        (0..all.len()).filter(|&at| all[at].0.readings[criterion].is_some()).collect()
    };
    let tried: Vec<bool> = (0..criteria).map(|one| fewest_left(&rated(one), all.len()) >= FEWEST).collect();
    parallel::each(criteria, &|criterion| {
        if !tried[criterion] {
            return None;
        }
        let whole = regress(texts, criterion, &tried, |first| first == Level::Described)?;
        let there = regress(texts, criterion, &tried, |first| first >= Level::Partly)?;
        Some(Asks { there: there.question(), whole: whole.question() })
    })
}

/// How likely something is, as a regression tells it.
struct Likely {
    /// Where the pages found nothing.
    begins: f64,
    /// What it adds that they say `partly`, and `described`.
    partly: f64,
    described: f64,
    /// What each column of how many sentences say it adds.
    weights: Vec<f64>,
}

/// How likely `is` holds of the first reader's level of `criterion`, told by what is said of those
/// that are `tried`: of no other is anything kept.
fn regress(texts: &[Scored<'_>], criterion: usize, tried: &[bool], is: impl Fn(Level) -> bool) -> Option<Likely> {
    let first = |text: &Example| text.readings[criterion].as_ref()?.levels.first().copied();
    let (rated, outcomes): (Vec<&Scored<'_>>, Vec<bool>) =
        texts.iter().filter_map(|scored| Some((scored, is(first(scored.0)?)))).unzip();
    if rated.len() < FEWEST {
        return None;
    }
    let said = |level: Level| {
        Even::new(rated.iter().map(|(text, _)| f64::from(u8::from(text.offer.levels[criterion] == level))))
    };
    let asked = rated[0].1.len();
    let taken: Vec<usize> = (0..asked).filter(|&at| tried[at % tried.len()]).collect();
    let counts = taken.iter().map(|&at| Even::new(rated.iter().map(|(_, own)| f64::from(own[at]) / DOUBLING)));
    let columns: Vec<Even> = LEVELS.map(said).into_iter().chain(counts).collect();
    let rows: Vec<_> = columns.iter().map(Even::column).collect();
    let (bias, own) = logistic::solve(&rows, &outcomes, HELD, logistic::ROUNDS);
    // Back from columns of one width to levels and counts as they are.
    let each = |at: usize| own[at] / columns[at].width;
    let lowered: f64 = columns.iter().enumerate().map(|(at, column)| each(at) * column.middle).sum();
    let mut weights = vec![0.0; asked];
    taken.iter().zip(LEVELS.len()..).for_each(|(&of, at)| weights[of] = each(at));
    Some(Likely { begins: bias - lowered, partly: each(0), described: each(1), weights })
}

impl Likely {
    fn question(&self) -> Question {
        let begins = [0.0, self.partly, self.described].map(|said| fine(self.begins + said));
        Question { begins, weights: self.weights.iter().map(|weight| fine(weight / DOUBLING)).collect() }
    }
}

fn fine(number: f64) -> i32 {
    (number * FINE).round() as i32
}

/// A column moved and stretched so that it varies about nothing by one.
struct Even {
    own: Vec<f64>,
    middle: f64,
    width: f64,
}

impl Even {
    fn new(own: impl Iterator<Item = f64>) -> Self {
        let own: Vec<f64> = own.collect();
        let many = own.len() as f64;
        let middle = own.iter().sum::<f64>() / many;
        let width = (own.iter().map(|value| (value - middle).powi(2)).sum::<f64>() / many).sqrt() + LEAST;
        Self { own, middle, width }
    }

    fn column(&self) -> logistic::Column {
        self.own.iter().zip(0..).map(|(value, row)| (row, (value - self.middle) / self.width)).collect()
    }
}
