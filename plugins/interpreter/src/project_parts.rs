//! Which part of the project each section is, told by the words of its heading.
//!
//! Which words tell is the framework's; what stands in a section is the evidence's.

use evenhand_language::{Block, Reading};

use crate::compiled::{PART, Rules};
use crate::contract as wit;

/// For each section, the part that its heading tells, else that of the heading above it.
pub(crate) fn of_sections<'a>(reading: &Reading<'_>, rules: &Rules<'a>) -> Vec<Option<&'a str>> {
    let mut parts: Vec<Option<&'a str>> = Vec::new();
    let mut above: Vec<(u8, Option<&'a str>)> = Vec::new();
    for (at, section) in reading.text.sections.iter().enumerate() {
        above.retain(|(depth, _)| *depth < section.depth);
        let part = told(reading, rules, at).or_else(|| above.last().and_then(|(_, part)| *part));
        above.push((section.depth, part));
        parts.push(part);
    }
    parts
}

/// The part whose words stand first in the heading of the section at `index`.
fn told<'a>(reading: &Reading<'_>, rules: &Rules<'a>, index: usize) -> Option<&'a str> {
    let first = reading.sentences.partition_point(|line| (line.section as usize) < index);
    let lines = &reading.sentences[first..];
    let unit = lines.first()?.unit;
    // *Q5. Who decides?* is a heading of two sentences.
    let heading =
        lines.iter().take_while(|l| l.section as usize == index && l.unit == unit && l.block == Block::Heading);
    heading.flat_map(|line| line.words.clone()).find_map(|at| {
        let tells = |words: &std::borrow::Cow<'a, str>| reading.is_phrase(at, words);
        rules.project_parts.iter().find(|part| part.headings.iter().any(tells)).map(|part| part.id)
    })
}

/// The label of evidence that stands in a section of `part`.
pub(crate) fn label(part: Option<&str>) -> Vec<wit::Label> {
    part.map(|part| wit::Label { facet: PART.to_owned(), value: part.to_owned() }).into_iter().collect()
}
