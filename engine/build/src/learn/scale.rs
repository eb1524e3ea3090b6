//! The thresholds of each criterion, from what descriptions come to that were left out.
//!
//! For each of the two questions (is a part the whole? does the whole stand?) one regression
//! over all criteria tells how likely a reader says so, given the score; each criterion may
//! lean to one side of it as far as its own cases show. The score at which it is as likely as
//! wanted is the threshold.

use evenhand_language::Level;
use evenhand_language::learned::{Scale, UNIT};

use super::{Example, fit};

/// How strongly a criterion is held to what all show together.
const HELD: f64 = 1.0;
/// Fewer cases than this tell nothing.
const FEWEST: usize = 30;

/// A description, and what its sentences come to for each criterion.
type Scored<'a> = (&'a Example, &'a Vec<f64>);

/// The thresholds of all criteria; `sure` is how likely *described* has to be.
pub(super) fn scales(texts: &[Scored<'_>], sure: f64) -> Vec<Scale> {
    let complete = thresholds(texts, Level::Partly, sure);
    let doubt = thresholds(texts, Level::Described, sure);
    let one = |at: usize| Scale {
        bias: 0,
        complete: complete.as_ref().map_or(i32::MAX, |of| of[at]),
        doubt: doubt.as_ref().map_or(i32::MIN, |of| of[at]),
    };
    let rated = |at: usize| texts.iter().any(|(text, _)| text.readings[at].is_some());
    (0..texts[0].0.readings.len()).map(|at| if rated(at) { one(at) } else { Scale::SILENT }).collect()
}

/// For each criterion the score from which *described* is likely where the pages say `level`;
/// none where the score tells nothing.
fn thresholds(texts: &[Scored<'_>], level: Level, sure: f64) -> Option<Vec<i32>> {
    let criteria = texts[0].0.readings.len();
    let mut columns: Vec<Vec<(u32, f64)>> = vec![Vec::new(); criteria + 1];
    let mut outcomes = Vec::new();
    for (text, scores) in texts {
        for (at, reading) in text.readings.iter().enumerate() {
            let Some(first) = reading.as_ref().and_then(|reading| reading.levels.first()) else { continue };
            if text.offer.levels[at] == level {
                let row = outcomes.len() as u32;
                columns[criteria].push((row, scores[at]));
                columns[at].push((row, 1.0));
                outcomes.push(*first == Level::Described);
            }
        }
    }
    if outcomes.len() < FEWEST {
        return None;
    }
    let (bias, weights) = fit::solve(&columns, &outcomes, HELD);
    let slope = weights[criteria];
    let wanted = (sure / (1.0 - sure)).ln();
    let threshold = |lean: &f64| ((wanted - bias - lean) / slope * UNIT).round() as i32;
    (slope > 0.05).then(|| weights[..criteria].iter().map(threshold).collect())
}

/// What a text is called whose pages say `level` and whose sentences have `score`.
pub(super) fn outcome(scale: &Scale, level: Level, score: f64) -> Level {
    let score = score * UNIT;
    match level {
        Level::Partly if score >= f64::from(scale.complete) => Level::Described,
        Level::Described if score < f64::from(scale.doubt) => Level::Partly,
        other => other,
    }
}
