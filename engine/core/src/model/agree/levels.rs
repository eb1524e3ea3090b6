//! Levels that a framework gives, beside those that readers give.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{kappa, share};
use crate::model::Level;

/// One criterion of one description: the level found, and those that readers gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The criterion's id.
    pub criterion: String,
    /// What the framework found.
    pub found: Level,
    /// Of each reader a first choice and, after it, others that would do as well. No
    /// reader gives none.
    pub readers: Vec<Vec<Level>>,
    /// Whether the sentences shown are those that readers quote.
    pub words: Quoted,
}

/// Where the words that readers quote stand among the sentences that a rating shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoted {
    /// Nothing to compare: not both find something there, or no reader quotes words of the text.
    Nothing,
    /// None of the sentences shown holds such words.
    Nowhere,
    /// So many sentences stand before the first that does.
    After(usize),
}

impl Cell {
    /// Whether any reader would take the level that was found.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.takes(self.found)
    }

    /// Whether any reader would take `level`.
    #[must_use]
    pub fn takes(&self, level: Level) -> bool {
        self.readers.iter().flatten().any(|given| *given == level)
    }

    /// Whether every reader's first choice is `described`.
    fn plainly_described(&self) -> bool {
        self.readers.iter().all(|given| given.first() == Some(&Level::Described))
    }

    /// The step found, and the step nearest to it that a reader gave.
    fn nearest(&self) -> Option<(u8, u8)> {
        let found = step(self.found);
        let given = self.readers.iter().flatten().map(|level| step(*level));
        given.min_by_key(|given| given.abs_diff(found)).map(|given| (found, given))
    }
}

/// absent < partly < described: whatever the reason for its absence.
fn step(level: Level) -> u8 {
    match level {
        Level::Described => 2,
        Level::Partly => 1,
        Level::NotFound | Level::SaidNotDone | Level::NotApplicable => 0,
    }
}

/// How far levels agree with readers'.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LevelAgreement {
    /// How many ratings were compared.
    pub ratings: usize,
    /// The share whose level is one that any reader would take.
    pub exact: Option<f64>,
    /// The share whose level is the first reader's first choice.
    pub first_choice: Option<f64>,
    /// The `exact` that always giving each criterion's commonest level would get on these
    /// same texts: what to be better than.
    pub commonest: Option<f64>,
    /// Kappa with quadratic weights over absent, partly, described, against the nearer
    /// reader.
    pub kappa: Option<f64>,
    /// How `described` fares, which is the level that ends a conversation.
    pub described: Described,
    /// How often the sentences shown are those that readers quote.
    pub words: Words,
}

/// How often a rating shows the sentences that readers quote, where both find something there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// How many ratings could be compared.
    pub quoted: usize,
    /// In how many the sentence that stands first has words that a reader quotes.
    pub first: usize,
    /// In how many one of the first three has.
    pub first_three: usize,
}

/// How often `described` is right, and how often it is found where it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Described {
    /// How often the framework says it.
    pub found: usize,
    /// How often a reader would take it there.
    pub right: usize,
    /// `right` of `found`.
    pub precision: Option<f64>,
    /// How often it is every reader's first choice.
    pub expected: usize,
    /// How often the framework says it there.
    pub met: usize,
    /// `met` of `expected`.
    pub recall: Option<f64>,
}

impl LevelAgreement {
    /// Counts `cells`.
    #[must_use]
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Self {
        let cells: Vec<&Cell> = cells.into_iter().collect();
        let count = |holds: fn(&Cell) -> bool| cells.iter().filter(|cell| holds(cell)).count();
        let first = |cell: &Cell| cell.readers.first().and_then(|given| given.first()) == Some(&cell.found);
        let pairs: Vec<(u8, u8)> = cells.iter().filter_map(|cell| cell.nearest()).collect();
        let said = |cell: &Cell| cell.found == Level::Described;
        let found = count(said);
        let right = count(|cell| cell.found == Level::Described && cell.agrees());
        let expected = count(Cell::plainly_described);
        let met = count(|cell| cell.found == Level::Described && cell.plainly_described());
        Self {
            ratings: cells.len(),
            exact: share(count(Cell::agrees), cells.len()),
            first_choice: share(count(first), cells.len()),
            commonest: share(commonest(&cells), cells.len()),
            kappa: kappa::quadratic(&pairs),
            described: Described {
                found,
                right,
                precision: share(right, found),
                expected,
                met,
                recall: share(met, expected),
            },
            words: Words {
                quoted: count(|cell| cell.words != Quoted::Nothing),
                first: count(|cell| cell.words == Quoted::After(0)),
                first_three: count(|cell| matches!(cell.words, Quoted::After(0..3))),
            },
        }
    }
}

/// How many cells one level for each criterion would satisfy, the best for it.
fn commonest(cells: &[&Cell]) -> usize {
    let mut by_criterion: BTreeMap<&str, Vec<&Cell>> = BTreeMap::new();
    for cell in cells {
        by_criterion.entry(&cell.criterion).or_default().push(cell);
    }
    let best = |cells: &Vec<&Cell>| {
        let satisfied = |level: Level| cells.iter().filter(|cell| cell.takes(level)).count();
        Level::ALL.into_iter().map(satisfied).max().unwrap_or(0)
    };
    by_criterion.values().map(best).sum()
}

#[cfg(test)]
mod tests {
    use super::Level::{Described, NotFound, Partly, SaidNotDone};
    use super::*;

    fn cell(criterion: &str, found: Level, readers: &[&[Level]]) -> Cell {
        let readers = readers.iter().map(|given| given.to_vec()).collect();
        Cell { criterion: criterion.to_owned(), found, readers, words: Quoted::Nothing }
    }

    #[test]
    fn a_level_that_any_reader_would_take_agrees() {
        let cells = [
            cell("a", Described, &[&[Partly, Described], &[Partly]]),
            cell("a", Partly, &[&[Partly], &[NotFound]]),
            cell("b", NotFound, &[&[SaidNotDone], &[SaidNotDone]]),
            cell("b", NotFound, &[&[NotFound], &[NotFound]]),
        ];
        let counted = LevelAgreement::of(&cells);
        assert_eq!(counted.ratings, 4);
        assert_eq!(counted.exact, Some(0.75));
        assert_eq!(counted.first_choice, Some(0.5));
        assert_eq!(counted.commonest, Some(0.75), "partly for a, either for b");
    }

    #[test]
    fn described_is_expected_only_where_every_reader_says_so_first() {
        let cells = [
            cell("a", Described, &[&[Described], &[Described, Partly]]),
            cell("a", Partly, &[&[Described], &[Described]]),
            cell("a", Described, &[&[Partly], &[Partly, Described]]),
            cell("a", Described, &[&[NotFound], &[Partly]]),
        ];
        let described = LevelAgreement::of(&cells).described;
        assert_eq!((described.found, described.right, described.precision), (3, 2, Some(0.6667)));
        assert_eq!((described.expected, described.met, described.recall), (2, 1, Some(0.5)));
    }

    #[test]
    fn kappa_does_not_tell_kinds_of_absence_apart() {
        let cells = [
            cell("a", NotFound, &[&[SaidNotDone]]),
            cell("a", Described, &[&[Described]]),
            cell("a", Partly, &[&[Partly], &[Described]]),
        ];
        assert_eq!(LevelAgreement::of(&cells).kappa, Some(1.0));
    }

    #[test]
    fn the_first_sentence_and_the_first_three_are_counted_of_those_with_a_quotation() {
        let quoted = |words| Cell { words, ..cell("a", Partly, &[&[Partly]]) };
        let cells =
            [Quoted::Nothing, Quoted::Nowhere, Quoted::After(0), Quoted::After(2), Quoted::After(3)].map(quoted);
        let words = LevelAgreement::of(&cells).words;
        assert_eq!((words.quoted, words.first, words.first_three), (4, 1, 2));
    }

    #[test]
    fn of_nothing_nothing_is_said() {
        let counted = LevelAgreement::of(&[]);
        assert_eq!((counted.exact, counted.kappa, counted.described.precision), (None, None, None));
    }
}
