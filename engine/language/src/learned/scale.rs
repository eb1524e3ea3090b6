//! What the level of a criterion is held against: the scores of all criteria together.
//!
//! Two questions are asked: is it there at all, and where the pages found something, is it
//! the whole? Each is a line: a number to begin with by what the pages say, and a weight for
//! the score of each criterion. From nothing on the answer is yes.

use serde::{Deserialize, Serialize};

use crate::Level;

/// How many units of a line are one.
pub const FINE: f64 = 65_536.0;

/// What a criterion is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// What a sentence has to begin with, in units of the weights.
    pub bias: i32,
    /// The two questions; none where readers taught nothing of the criterion.
    pub asks: Option<Asks>,
}

/// The two questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asks {
    /// Is it the whole?
    pub whole: Line,
    /// Is it there at all?
    pub there: Line,
    /// What `there` begins with where the pages found nothing.
    pub silent: i32,
}

/// A line through the scores, in units of [`FINE`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it begins with where the pages say `partly`.
    pub partly: i32,
    /// What it begins with where they say `described`.
    pub described: i32,
    /// For each criterion, what one unit of its score adds.
    pub weights: Vec<i32>,
}

impl Scale {
    /// The level of a criterion that the pages call `level`, in a text of these `scores`. What
    /// the pages did not find is never the whole; what the text says was not done stays so.
    #[must_use]
    pub fn level(&self, level: Level, scores: &[i32]) -> Level {
        let Some(Asks { whole, there, silent }) = &self.asks else { return level };
        let (whole_begins, there_begins) = match level {
            Level::Described => (Some(whole.described), there.described),
            Level::Partly => (Some(whole.partly), there.partly),
            Level::NotFound => (None, *silent),
            Level::SaidNotDone | Level::NotApplicable => return level,
        };
        if whole_begins.is_some_and(|begins| whole.is_yes(begins, scores)) {
            Level::Described
        } else if there.is_yes(there_begins, scores) {
            Level::Partly
        } else {
            Level::NotFound
        }
    }
}

impl Line {
    fn is_yes(&self, begins: i32, scores: &[i32]) -> bool {
        let each = self.weights.iter().zip(scores).map(|(weight, score)| i64::from(*weight) * i64::from(*score));
        i64::from(begins) + each.sum::<i64>() >= 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Asks, Line, Scale};
    use crate::Level;

    fn scale() -> Scale {
        let line = |partly, described, weights: &[i32]| Line { partly, described, weights: weights.to_vec() };
        Scale { bias: 0, asks: Some(Asks { whole: line(-30, -10, &[1, 2]), there: line(-5, 0, &[1, 0]), silent: -8 }) }
    }

    #[test]
    fn the_scores_of_all_criteria_count_and_so_does_what_the_pages_say() {
        assert_eq!(scale().level(Level::Partly, &[10, 10]), Level::Described);
        assert_eq!(scale().level(Level::Partly, &[10, 9]), Level::Partly);
        assert_eq!(scale().level(Level::Described, &[10, 0]), Level::Described);
        assert_eq!(scale().level(Level::Described, &[9, 0]), Level::Partly);
        assert_eq!(scale().level(Level::Described, &[-1, 0]), Level::NotFound);
        assert_eq!(scale().level(Level::Partly, &[4, 0]), Level::NotFound);
    }

    #[test]
    fn what_the_pages_did_not_find_is_never_the_whole() {
        assert_eq!(scale().level(Level::NotFound, &[8, 1000]), Level::Partly);
        assert_eq!(scale().level(Level::NotFound, &[7, 1000]), Level::NotFound);
    }

    #[test]
    fn refusal_stays_and_so_does_what_nobody_taught() {
        for level in [Level::SaidNotDone, Level::NotApplicable] {
            assert_eq!(scale().level(level, &[1000, 1000]), level);
        }
        assert_eq!(Scale::default().level(Level::Partly, &[-1000, 1000]), Level::Partly);
    }
}
