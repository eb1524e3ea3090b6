//! Which part of the project each section is, told by the words of its heading.
//!
//! Which words tell is the framework's; what stands in a section is the evidence's.

use evenhand_language::{Block, Reading};

use crate::compiled::{PART, ProjectPart, Rules};
use crate::contract as wit;

/// For each section, the part that its heading tells, else that of the heading above it. The
/// title of the whole tells none: *Connector service* names the project, and no part of it.
pub(crate) fn of_sections<'a>(reading: &Reading<'_>, rules: &Rules<'a>) -> Vec<Option<&'a str>> {
    let headings = Headings::new(rules);
    let mut parts: Vec<Option<&'a str>> = Vec::new();
    let mut above: Vec<(u8, Option<&'a str>)> = Vec::new();
    for (at, section) in reading.text.sections.iter().enumerate() {
        above.retain(|(depth, _)| *depth < section.depth);
        let told = if at == 0 && titled(reading) { None } else { headings.told(reading, at) };
        let part = told.or_else(|| above.last().and_then(|(_, part)| *part));
        above.push((section.depth, part));
        parts.push(part);
    }
    parts
}

/// Whether the first heading stands over all others.
fn titled(reading: &Reading<'_>) -> bool {
    let sections = &reading.text.sections;
    sections.len() > 1 && sections[1..].iter().all(|section| section.depth > sections[0].depth)
}

/// The words by which headings tell a part, by their first word.
struct Headings<'r, 'a> {
    /// A first word, the phrase, and the part that it tells; of one first word in the
    /// framework's order.
    phrases: Vec<(&'r str, &'r str, &'a str)>,
}

impl<'r, 'a> Headings<'r, 'a> {
    fn new(rules: &'r Rules<'a>) -> Self {
        let first = |phrase: &'r str| phrase.split(' ').next().unwrap_or_default();
        let of =
            |part: &'r ProjectPart<'a>| part.headings.iter().map(move |phrase| (first(phrase), &**phrase, part.id));
        let mut phrases: Vec<_> = rules.project_parts.iter().flat_map(of).collect();
        phrases.sort_by_key(|(first, ..)| *first);
        Self { phrases }
    }

    /// The part whose words stand first in the heading of the section at `index`.
    fn told(&self, reading: &Reading<'_>, index: usize) -> Option<&'a str> {
        let first = reading.sentences.partition_point(|line| (line.section as usize) < index);
        let lines = &reading.sentences[first..];
        let unit = lines.first()?.unit;
        // *Q5. Who decides?* is a heading of two sentences.
        let heading =
            lines.iter().take_while(|l| l.section as usize == index && l.unit == unit && l.block == Block::Heading);
        heading.flat_map(|line| line.words.clone()).find_map(|at| self.told_at(reading, at))
    }

    /// The first part of which a phrase stands at word `at`.
    fn told_at(&self, reading: &Reading<'_>, at: usize) -> Option<&'a str> {
        let word = reading.words[at].folded.as_ref();
        let from = self.phrases.partition_point(|(first, ..)| *first < word);
        let here = self.phrases[from..].iter().take_while(|(first, ..)| *first == word);
        here.filter(|(_, phrase, _)| reading.is_phrase(at, phrase)).map(|(.., part)| *part).next()
    }
}

/// The label of evidence that stands in a section of `part`.
pub(crate) fn label(part: Option<&str>) -> Option<wit::Label> {
    part.map(|part| wit::Label { facet: PART.to_owned(), value: part.to_owned() })
}
