//! How often the outcome agrees with readers, on descriptions that it was not learned from.

use evenhand_language::Level;
use evenhand_language::learned::Scale;

use super::scale::{self, Scored};
use super::{PARTS, part};

/// What came of learning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How many descriptions it was learned from.
    pub descriptions: usize,
    /// How many words are known.
    pub words: usize,
    /// How many kinds of hits are known.
    pub finds: usize,
    /// What the pages say alone.
    pub pages: Tally,
    /// What they say with what was learned, of each description from the others.
    pub both: Tally,
}

/// How often levels agree with readers'.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Criteria of descriptions that readers rated.
    pub ratings: usize,
    /// Those with a level that a reader would take.
    pub exact: usize,
    /// Those that are called described.
    pub described: usize,
    /// Of these, those of which a reader says so.
    pub right: usize,
    /// Those that the first reader calls described.
    pub expected: usize,
    /// Of these, those that are called so.
    pub met: usize,
}

impl Tally {
    fn add(&mut self, level: Level, readers: &[Level]) {
        let agreed = readers.contains(&level);
        let (is, wanted) = (level == Level::Described, readers.first() == Some(&Level::Described));
        self.ratings += 1;
        self.exact += usize::from(agreed);
        self.described += usize::from(is);
        self.right += usize::from(is && agreed);
        self.expected += usize::from(wanted);
        self.met += usize::from(wanted && is);
    }
}

/// How often levels agree, each text's held against what the others came to.
pub(super) fn of(texts: &[Scored<'_>], sure: u8, size: (usize, usize)) -> Outcome {
    let (mut pages, mut both) = (Tally::default(), Tally::default());
    for left_out in 0..PARTS {
        let (own, others): (Vec<_>, Vec<_>) =
            texts.iter().enumerate().partition(|(at, _)| part(*at, texts.len()) == left_out);
        let others: Vec<Scored<'_>> = others.into_iter().map(|(_, scored)| *scored).collect();
        let scales: Vec<Scale> =
            scale::asks(&others, texts).into_iter().map(|asks| Scale { asks, ..Scale::default() }).collect();
        for (_, (text, said)) in own {
            for (at, reading) in text.readings.iter().enumerate() {
                let Some(reading) = reading else { continue };
                let level = text.offer.levels[at];
                pages.add(level, &reading.levels);
                let odds = scales[at].odds(level, said);
                both.add(odds.map_or(level, |odds| odds.level(level, sure)), &reading.levels);
            }
        }
    }
    Outcome { descriptions: texts.len(), words: size.0, finds: size.1, pages, both }
}

impl Outcome {
    /// What the file says of itself at its top.
    pub(super) fn heading(&self, sure: u8) -> String {
        format!(
            "What readers' ratings taught, learned from {} descriptions with {} ratings;\n\
             *described* stands where it is likely by {sure} in 100 or more.\n\
             `evenhand learn` writes this file and nobody edits it. Delete it to do without.",
            self.descriptions, self.pages.ratings,
        )
    }
}
