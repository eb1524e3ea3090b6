//! What the level of a criterion is held against: what a text says of all criteria together.
//!
//! Two questions are asked: is it there at all, and is it the whole? What the pages say tells
//! how likely each is to begin with, and for each criterion how many sentences say something
//! of it, and how many the whole, add to it.

use serde::{Deserialize, Serialize};

use super::raised;
use crate::Level;

/// How many units of a question are one.
pub const FINE: f64 = 65_536.0;
/// The odds from which something is there where the pages found nothing: three in four.
const FOUND: f32 = 3.0;
/// The odds from which a part that the pages found stays, because they can show its words: one
/// in three.
const STAYS: f32 = 0.5;

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
    /// Is it there at all?
    pub there: Question,
    /// Is it the whole?
    pub whole: Question,
}

/// How likely a question is to be answered with yes: of the odds, the logarithm, in units of
/// [`FINE`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What it begins with where the pages say `not-found`, `partly` and `described`.
    pub begins: [i32; 3],
    /// For each criterion what one unit of how many sentences say something of it adds, then
    /// for each what one of how many say the whole does.
    pub weights: Vec<i32>,
}

/// How likely readers find something of a criterion, and the whole of it: as odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// That something is there.
    pub there: f32,
    /// That the whole is.
    pub whole: f32,
}

impl Scale {
    /// How likely readers find it where the pages say `level`, in a text that says as much of
    /// each criterion as `said` tells ([`super::Weighed::said`]). None where they taught
    /// nothing of it, and where the pages say that it was not done or does not apply.
    #[must_use]
    pub fn odds(&self, level: Level, said: &[i32]) -> Option<Odds> {
        let Asks { there, whole } = self.asks.as_ref()?;
        let pages = match level {
            Level::NotFound => 0,
            Level::Partly => 1,
            Level::Described => 2,
            Level::SaidNotDone | Level::NotApplicable => return None,
        };
        Some(Odds { there: there.odds(pages, said), whole: whole.odds(pages, said) })
    }
}

impl Odds {
    /// The level of a criterion that the pages call `level`; the whole has to be as likely as
    /// `sure` of a hundred. It moves by one at the most: what the pages did not find is never the
    /// whole, and of what they call whole a part stays.
    #[must_use]
    pub fn level(self, level: Level, sure: u8) -> Level {
        let of_hundred = f32::from(sure.min(99));
        let sure = of_hundred / (100.0 - of_hundred);
        match level {
            Level::Described | Level::Partly if self.whole >= sure => Level::Described,
            Level::Described => Level::Partly,
            Level::Partly if self.there < STAYS => Level::NotFound,
            Level::NotFound if self.there >= FOUND => Level::Partly,
            other => other,
        }
    }
}

impl Question {
    fn odds(&self, pages: usize, said: &[i32]) -> f32 {
        let each = self.weights.iter().zip(said).map(|(weight, many)| i64::from(*weight) * i64::from(*many));
        raised((i64::from(self.begins[pages]) + each.sum::<i64>()) as f32 / FINE as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::{Asks, FINE, FOUND, Odds, Question, STAYS, Scale};
    use crate::Level;

    fn odds(there: f32, whole: f32) -> Odds {
        Odds { there, whole }
    }

    #[test]
    fn what_the_pages_say_and_what_is_said_of_all_criteria_counts() {
        let line = |begins, weights: [i32; 2]| Question { begins, weights: weights.to_vec() };
        let one = FINE as i32;
        let asks = Asks { there: line([-one, 0, one], [one, 0]), whole: line([-one, -one, 0], [0, one]) };
        let scale = Scale { biases: [0, 0], asks: Some(asks) };
        let near = |odds: Odds, there: f32, whole: f32| {
            assert!((odds.there / there - 1.0).abs() < 0.02 && (odds.whole / whole - 1.0).abs() < 0.02, "{odds:?}");
        };
        let e = std::f32::consts::E;
        near(scale.odds(Level::NotFound, &[0, 0]).expect("it was taught"), 1.0 / e, 1.0 / e);
        near(scale.odds(Level::Partly, &[1, 0]).expect("it was taught"), e, 1.0 / e);
        near(scale.odds(Level::Described, &[1, 2]).expect("it was taught"), e * e, e * e);
    }

    #[test]
    fn it_moves_by_one_level_at_the_most() {
        assert_eq!(odds(FOUND, 99.0).level(Level::NotFound, 60), Level::Partly);
        assert_eq!(odds(FOUND - 0.1, 99.0).level(Level::NotFound, 60), Level::NotFound);
        assert_eq!(odds(0.0, 0.0).level(Level::Described, 60), Level::Partly);
        assert_eq!(odds(0.0, 1.6).level(Level::Described, 60), Level::Described);
        assert_eq!(odds(STAYS, 1.4).level(Level::Partly, 60), Level::Partly);
        assert_eq!(odds(STAYS - 0.1, 0.0).level(Level::Partly, 60), Level::NotFound);
        assert_eq!(odds(STAYS, 1.6).level(Level::Partly, 60), Level::Described);
    }

    #[test]
    fn of_refusal_and_of_what_nobody_taught_nothing_is_likely() {
        let taught = Scale { biases: [0, 0], asks: Some(Asks::default()) };
        for level in [Level::SaidNotDone, Level::NotApplicable] {
            assert_eq!(taught.odds(level, &[1000, 1000]), None);
        }
        assert_eq!(Scale::default().odds(Level::Partly, &[-1000, 1000]), None);
    }
}
