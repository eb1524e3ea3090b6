//! What of a table is no statement: its headers, the names of its rows, and bare figures.

use evenhand_language::reading::Line;
use evenhand_language::word::Figure;
use evenhand_language::{Block, Reading};

use crate::gate;
use crate::lexicon::Hit;

/// A row's name has so many words at the most; what is longer says something.
const NAME: usize = 5;

/// For each sentence whether it only names or counts what other cells say. What names a row is a
/// statement where its column's header says so: *Barrier*, and beside it what was done about it.
pub(super) fn furniture(reading: &Reading<'_>, hits: &[Hit]) -> Vec<bool> {
    let is_cell = |at: &usize| reading.sentences[*at].block == Block::TableCell;
    let header = |line: &Line| line.introduced_by.iter().copied().find(is_cell);
    let mut names = vec![false; reading.sentences.len()];
    for line in reading.sentences.iter().filter(|line| line.block == Block::TableCell) {
        line.introduced_by.iter().filter(|at| is_cell(at)).for_each(|&at| names[at] = true);
    }
    let says = |at: usize| gate::lead(hits, &reading.sentences[at].words).polarity.is_some();
    let is_furniture = |(at, line): (usize, &Line)| {
        let counts = || line.words.clone().all(|i| reading.words[i].figure.is(Figure::NUMBER));
        let names_a_row = |by: usize| line.words.len() <= NAME && !says(by);
        is_cell(&at) && (counts() || (names[at] && header(line).is_none_or(names_a_row)))
    };
    reading.sentences.iter().enumerate().map(is_furniture).collect()
}
