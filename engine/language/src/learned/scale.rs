//! What the level of a criterion is held against: what a text says of all criteria together.
//!
//! Two questions are asked: is it there at all, and is it the whole? Each is a line between
//! two levels: a number to begin with by which of the two the pages say, and for each criterion
//! a weight for how many sentences say something of it and one for how many say the whole.
//! From nothing on it is the upper one.

use serde::{Deserialize, Serialize};

use crate::Level;

/// How many units of a line are one.
pub const FINE: f64 = 65_536.0;

/// What a criterion is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// What a sentence has to begin with, for saying something of it and for saying the whole,
    /// in units of the weights.
    pub biases: [i32; 2],
    /// The two questions; none where readers taught nothing of the criterion.
    pub asks: Option<Asks>,
}

/// The two questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asks {
    /// Is it there at all? Between `not-found` and `partly`.
    pub there: Line,
    /// Is it the whole? Between `partly` and `described`.
    pub whole: Line,
}

/// A line between two levels, in units of [`FINE`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it begins with where the pages say the lower level.
    pub lower: i32,
    /// What it begins with where they say the upper one.
    pub upper: i32,
    /// For each criterion what one unit of how many sentences say something of it adds, then
    /// for each what one of how many say the whole does.
    pub weights: Vec<i32>,
}

impl Scale {
    /// The level of a criterion that the pages call `level`, in a text that says as much of
    /// each as `said` tells ([`super::Weighed::said`]). It moves by one at the most: what the
    /// pages did not find is never the whole, and of what they call whole a part stays. What
    /// the text says was not done stays so.
    #[must_use]
    pub fn level(&self, level: Level, said: &[i32]) -> Level {
        let Some(Asks { there, whole }) = &self.asks else { return level };
        match level {
            Level::Described | Level::Partly if whole.is_upper(level == Level::Described, said) => Level::Described,
            Level::Described => Level::Partly,
            Level::Partly | Level::NotFound if there.is_upper(level == Level::Partly, said) => Level::Partly,
            Level::Partly => Level::NotFound,
            other => other,
        }
    }
}

impl Line {
    fn is_upper(&self, pages_say_so: bool, said: &[i32]) -> bool {
        let begin = if pages_say_so { self.upper } else { self.lower };
        let each = self.weights.iter().zip(said).map(|(weight, many)| i64::from(*weight) * i64::from(*many));
        i64::from(begin) + each.sum::<i64>() >= 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Asks, Line, Scale};
    use crate::Level;

    fn scale() -> Scale {
        let line = |lower, upper, weights: &[i32]| Line { lower, upper, weights: weights.to_vec() };
        Scale { biases: [0, 0], asks: Some(Asks { there: line(-8, -5, &[1, 0]), whole: line(-30, -10, &[1, 2]) }) }
    }

    #[test]
    fn what_is_said_of_all_criteria_counts_and_so_does_what_the_pages_say() {
        assert_eq!(scale().level(Level::Partly, &[10, 10]), Level::Described);
        assert_eq!(scale().level(Level::Partly, &[10, 9]), Level::Partly);
        assert_eq!(scale().level(Level::Partly, &[4, 0]), Level::NotFound);
        assert_eq!(scale().level(Level::Described, &[10, 0]), Level::Described);
        assert_eq!(scale().level(Level::NotFound, &[8, 0]), Level::Partly);
        assert_eq!(scale().level(Level::NotFound, &[7, 0]), Level::NotFound);
    }

    #[test]
    fn it_moves_by_one_level_at_the_most() {
        assert_eq!(scale().level(Level::NotFound, &[8, 1000]), Level::Partly);
        assert_eq!(scale().level(Level::Described, &[-1000, 0]), Level::Partly);
    }

    #[test]
    fn refusal_stays_and_so_does_what_nobody_taught() {
        for level in [Level::SaidNotDone, Level::NotApplicable] {
            assert_eq!(scale().level(level, &[1000, 1000]), level);
        }
        assert_eq!(Scale::default().level(Level::Partly, &[-1000, 1000]), Level::Partly);
    }
}
