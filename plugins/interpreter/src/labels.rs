//! Labels: which values of the framework's facets the words of evidence name.
//!
//! The words that were found decide, with what is listed beside them; where they name no value of a facet, their sentence;
//! where that names none, what introduces it, or the list that it introduces.

use evenhand_language::reading::Line;
use evenhand_language::{Block, Reading, Words};

use crate::assess::Met;
use crate::compiled::{Manifest, Mark};
use crate::contract as wit;

/// How many words may stand between two things of a list.
const BETWEEN: usize = 3;

/// A value of a facet: indexes into the manifest's facets, and the facet's values.
pub(crate) type Value = (u16, u16);

/// Where a text names values of facets.
pub(crate) struct Named {
    /// In order of the words.
    places: Vec<(Words, Value)>,
    /// Sentences, and those further down that they introduce.
    introduced: Vec<(usize, usize)>,
}

impl Named {
    /// Gathers what was met.
    pub(crate) fn new(reading: &Reading<'_>, met: &Met) -> Self {
        let value = |(mark, words): &(Mark, Words)| match mark {
            Mark::Value(facet, value) => Some((words.clone(), (*facet, *value))),
            Mark::Wording(..) => None,
        };
        let mut places: Vec<_> = met.marks.iter().filter_map(value).collect();
        places.sort_by_key(|(words, value)| (words.start, words.end, *value));
        let introduced = if places.is_empty() { Vec::new() } else { introduced(reading) };
        Self { places, introduced }
    }

    /// The values that `words` name, each once, in the framework's order.
    pub(crate) fn of(&self, reading: &Reading<'_>, words: &Words) -> Vec<Value> {
        let mut found: Vec<Value> = Vec::new();
        if self.places.is_empty() {
            return found;
        }
        self.add(reading, &[self.listed(reading, words)], &mut found);
        let at = reading.sentence_of[words.start] as usize;
        let line = &reading.sentences[at];
        self.add(reading, core::slice::from_ref(&line.words), &mut found);
        // The title of a section introduces all of it and labels none of it.
        let said = |line: &&Line| line.block != Block::Heading;
        let above = line.introduced_by.iter().map(|&above| &reading.sentences[above]).filter(said);
        let from = self.introduced.partition_point(|(by, _)| *by < at);
        let below = self.introduced[from..].iter().take_while(|(by, _)| *by == at);
        let beside = above.chain(below.map(|(_, below)| &reading.sentences[*below])).map(|line| &line.words);
        self.add(reading, beside, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds the values that `around` names, of facets of which none is found yet.
    fn add<'w>(&self, reading: &Reading<'_>, around: impl IntoIterator<Item = &'w Words>, found: &mut Vec<Value>) {
        let known = found.len();
        for value in around.into_iter().flat_map(|around| self.within(reading, around)) {
            if found[..known].iter().all(|(facet, _)| *facet != value.0) {
                found.push(value);
            }
        }
    }

    /// The words, and the values that are listed with them in their sentence: of *recruit
    /// women, older people and tenants* more than the first is meant. Words that name no
    /// value themselves begin no list.
    fn listed(&self, reading: &Reading<'_>, words: &Words) -> Words {
        let sentence = &reading.line_of(words).words;
        let joined = |between: Words| {
            let joins = |i: usize| matches!(reading.words[i].folded.as_ref(), "and" | "or" | "plus");
            between.len() <= BETWEEN
                && ((between.start..=between.end)
                    .any(|i| i < sentence.end && reading.before(i).contains([',', '/', '&']))
                    || between.clone().any(joins))
        };
        let mut all = words.start..words.end.min(sentence.end);
        if self.within(reading, &all).next().is_none() {
            return all;
        }
        let here = self.starting(sentence);
        for (place, _) in here.iter().filter(|(place, _)| place.end <= sentence.end) {
            if place.start >= all.end && joined(all.end..place.start) {
                all.end = place.end;
            }
        }
        for (place, _) in here.iter().rev() {
            if place.end <= all.start && joined(place.end..all.start) {
                all.start = place.start;
            }
        }
        all
    }

    /// The values that are named by words of which some lie in `around`, which is of one
    /// sentence.
    fn within(&self, reading: &Reading<'_>, around: &Words) -> impl Iterator<Item = Value> {
        let start = around.start;
        // Words that name a value never go beyond their sentence.
        let from = if around.is_empty() { start } else { reading.line_of(around).words.start };
        let near = self.starting(&(from..around.end));
        near.iter().filter(move |(words, _)| words.end > start).map(|(_, value)| *value)
    }

    /// The places that start in `words`.
    fn starting(&self, words: &Words) -> &[(Words, Value)] {
        let before = |word: usize| self.places.partition_point(|(words, _)| words.start < word);
        let from = before(words.start);
        &self.places[from..before(words.end).max(from)]
    }
}

/// Sentences that are no heading, and those of their section further down that they
/// introduce; in order.
fn introduced(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut introduced = Vec::new();
    for (at, line) in reading.sentences.iter().enumerate() {
        let by = |by: &&usize| {
            let above = &reading.sentences[**by];
            **by < at && above.block != Block::Heading && above.section == line.section
        };
        introduced.extend(line.introduced_by.iter().filter(by).map(|&by| (by, at)));
    }
    introduced.sort_unstable();
    introduced.dedup();
    introduced
}

/// Values as the contract's labels.
pub(crate) fn labels(manifest: &Manifest<'_>, values: &[Value]) -> impl Iterator<Item = wit::Label> {
    let label = move |&(facet, value): &Value| {
        let facet = manifest.facets.get(usize::from(facet))?;
        let value = facet.values.get(usize::from(value))?;
        Some(wit::Label { facet: facet.id.to_owned(), value: (*value).to_owned() })
    };
    values.iter().filter_map(label)
}
