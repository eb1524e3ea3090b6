//! Labels: which values of the framework's facets the words of evidence name.
//!
//! The words that were found decide; where they name no value of a facet, their sentence;
//! where that names none, what introduces it, or the list that it introduces.

use evenhand_language::{Block, Reading, Words};

use crate::assess::Met;
use crate::compiled::{Manifest, Mark};
use crate::contract as wit;

/// A value of a facet: indexes into the manifest's facets, and the facet's values.
pub(crate) type Value = (u16, u16);

/// Where a text names values of facets.
pub(crate) struct Named {
    /// In order of the words.
    places: Vec<(Words, Value)>,
}

impl Named {
    /// Gathers what was met.
    pub(crate) fn new(met: &Met) -> Self {
        let value = |(mark, words): &(Mark, Words)| match mark {
            Mark::Value(facet, value) => Some((words.clone(), (*facet, *value))),
            Mark::Wording(..) => None,
        };
        let mut places: Vec<_> = met.marks.iter().filter_map(value).collect();
        places.sort_by_key(|(words, value)| (words.start, words.end, *value));
        Self { places }
    }

    /// The values that `words` name, each once, in the framework's order.
    pub(crate) fn of(&self, reading: &Reading<'_>, words: &Words) -> Vec<Value> {
        let mut found: Vec<Value> = Vec::new();
        if self.places.is_empty() {
            return found;
        }
        for around in around(reading, words) {
            let known: Vec<u16> = found.iter().map(|(facet, _)| *facet).collect();
            let new = around.iter().flat_map(|around| self.within(around)).filter(|(facet, _)| !known.contains(facet));
            found.extend(new.collect::<Vec<_>>());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The values that are named by words of which some lie in `around`.
    fn within(&self, around: &Words) -> impl Iterator<Item = Value> {
        let to = self.places.partition_point(|(words, _)| words.start < around.end);
        let start = around.start;
        self.places[..to].iter().filter(move |(words, _)| words.end > start).map(|(_, value)| *value)
    }
}

/// Where the values of `words` are looked for, the nearest first.
fn around(reading: &Reading<'_>, words: &Words) -> [Vec<Words>; 3] {
    let at = reading.sentence_of[words.start] as usize;
    let line = &reading.sentences[at];
    let said = |line: &&evenhand_language::reading::Line| line.block != Block::Heading;
    let above = line.introduced_by.iter().map(|&above| &reading.sentences[above]).filter(said);
    let below = reading.sentences[at + 1..].iter().take_while(|below| below.section == line.section);
    let below = below.filter(|below| line.block != Block::Heading && below.introduced_by.contains(&at));
    let beside = above.chain(below).map(|line| line.words.clone()).collect();
    [vec![words.clone()], vec![line.words.clone()], beside]
}

/// Values as the contract's labels.
pub(crate) fn labels(manifest: &Manifest<'_>, values: &[Value]) -> Vec<wit::Label> {
    let label = |&(facet, value): &Value| {
        let facet = manifest.facets.get(usize::from(facet))?;
        let value = facet.values.get(usize::from(value))?;
        Some(wit::Label { facet: facet.id.to_owned(), value: (*value).to_owned() })
    };
    values.iter().filter_map(label).collect()
}
