//! From a span to a quotation with its place and what introduces it.
//!
//! The quotation is cut out of the canonical text, so a report cannot cite words
//! that the team did not write. Nothing here judges; order is `decide`'s.

use std::ops::Range;

use super::places::Places;
use super::{Evidence, Place, Stance, Stretch};
use crate::model::assessment;
use crate::model::description::{ProjectDescription, Section};
use crate::model::{Block, Sentence};

/// The most characters of a heading that a place repeats, and of a sentence that introduces
/// a quotation; the most such sentences, nearest first. They stand beside every quotation:
/// one heading of a megabyte would otherwise be a report of a gigabyte.
const HEADING: usize = 200;
const INTRODUCTION: usize = 500;
const INTRODUCTIONS: usize = 6;

/// The exact words of `span`; none where a span does not fit the text.
pub(super) fn quote(description: &ProjectDescription, section: usize, span: &Range<usize>) -> String {
    description.sections.get(section).map_or("", |found| words(description, found, span)).to_string()
}

fn words<'d>(description: &'d ProjectDescription, section: &Section, span: &Range<usize>) -> &'d str {
    let text = description.text.get(section.span.clone()).unwrap_or_default();
    text.get(span.clone()).unwrap_or_default()
}

/// The texts of the sentences that introduce the one `span` stands in.
pub(crate) fn introduced_by(description: &ProjectDescription, section: usize, span: &Range<usize>) -> Vec<String> {
    introductions(description, section, span).into_iter().map(|text| shortened(text, INTRODUCTION)).collect()
}

/// The same, whole; without the headings, which are in the place already.
fn introductions<'d>(description: &'d ProjectDescription, section: usize, span: &Range<usize>) -> Vec<&'d str> {
    let Some((found, sentence)) = sentence_in(description, section, span) else { return Vec::new() };
    let mut said: Vec<&str> = introducing(found, sentence)
        .filter(|before| !heads(before, sentence))
        .map(|before| words_of(description, found, before))
        .filter(|text| !text.is_empty())
        .collect();
    said.drain(..said.len().saturating_sub(INTRODUCTIONS));
    said
}

/// The sentences that introduce `sentence`, outermost first, but its section's own heading.
fn introducing<'s>(section: &'s Section, sentence: &'s Sentence) -> impl Iterator<Item = &'s Sentence> {
    let introducing = sentence.introduced_by.iter().map(|index| *index as usize);
    introducing.filter(|index| !is_own_heading(section, *index)).filter_map(|index| section.sentences.get(index))
}

/// Whether `before`, which introduces `sentence`, is a paragraph of its own that stands as a heading
/// does: a bold one. What opens a paragraph is a part of it.
fn heads(before: &Sentence, sentence: &Sentence) -> bool {
    before.block == Block::Heading && before.paragraph != sentence.paragraph
}

/// The headings above `span`, outermost first: the section's path, and bold paragraphs below it.
fn headings<'d>(description: &'d ProjectDescription, section: usize, span: &Range<usize>) -> Vec<&'d str> {
    let Some(found) = description.sections.get(section) else { return Vec::new() };
    let bold = sentence_of(found, span).into_iter().flat_map(|sentence| {
        let heading = introducing(found, sentence).filter(|before| heads(before, sentence));
        heading.map(|before| words_of(description, found, before).trim_end_matches(':'))
    });
    found.path.iter().map(|heading| &**heading).chain(bold).collect()
}

fn words_of<'d>(description: &'d ProjectDescription, section: &Section, sentence: &Sentence) -> &'d str {
    words(description, section, &(sentence.span.start as usize..sentence.span.end as usize)).trim()
}

/// How many bytes stand beside a quotation of `span`, about: its headings, and what introduces it.
pub(crate) fn beside(description: &ProjectDescription, section: usize, span: &Range<usize>) -> usize {
    let headings = headings(description, section, span);
    let headings: usize = headings.into_iter().map(|heading| start(heading, HEADING).len()).sum();
    let introductions = introductions(description, section, span);
    headings + introductions.iter().map(|text| start(text, INTRODUCTION).len()).sum::<usize>()
}

/// `text`, cut at a space before its `most`th character where it is longer.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let cut = start(text, most);
    if cut.len() == text.len() {
        return text.to_string();
    }
    format!("{}…", cut.rfind(' ').map_or(cut, |at| &cut[..at]))
}

/// The first `most` characters of `text`.
fn start(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

fn sentence_in<'d>(
    description: &'d ProjectDescription,
    section: usize,
    span: &Range<usize>,
) -> Option<(&'d Section, &'d Sentence)> {
    let found = description.sections.get(section)?;
    Some((found, sentence_of(found, span)?))
}

fn sentence_of<'a>(section: &'a Section, span: &Range<usize>) -> Option<&'a Sentence> {
    let holds = |s: &&Sentence| (s.span.start as usize) <= span.start && span.start < s.span.end as usize;
    // They stand in the order of the text.
    let after = section.sentences.partition_point(|s| (s.span.start as usize) <= span.start);
    after.checked_sub(1).and_then(|at| section.sentences.get(at)).filter(holds)
}

/// Whether the sentence at `index` is of the section's heading, whose words are in the place
/// already: it is one, or a few (*What do you expect? By when?*), and none of a paragraph.
fn is_own_heading(section: &Section, index: usize) -> bool {
    section.depth > 0 && section.sentences.get(index).is_some_and(|s| s.block == Block::Heading && s.paragraph == 0)
}

/// Where `span` stands, for people and for other tools; `places` are those of the
/// description's text.
pub(crate) fn place(
    description: &ProjectDescription,
    places: &Places<'_>,
    section: usize,
    span: &Range<usize>,
) -> Place {
    let Some(found) = description.sections.get(section) else {
        return Place { section: Vec::new(), paragraph: 1, start: 0, end: 0, line: 1, column: 1 };
    };
    let (start, end) = (places.at(found.span.start + span.start), places.at(found.span.start + span.end));
    Place {
        section: headings(description, section, span).into_iter().map(|heading| shortened(heading, HEADING)).collect(),
        paragraph: paragraph(found, span),
        start: start.chars,
        end: end.chars.max(start.chars),
        line: if description.lines { start.line } else { 0 },
        column: if description.lines { start.column } else { 0 },
    }
}

fn stretch(description: &ProjectDescription, places: &Places<'_>, section: usize, span: &Range<usize>) -> Stretch {
    let Some(found) = description.sections.get(section) else { return Stretch { start: 0, end: 0 } };
    let (start, end) = (places.at(found.span.start + span.start), places.at(found.span.start + span.end));
    Stretch { start: start.chars, end: end.chars.max(start.chars) }
}

/// The paragraph as people count: from 1 below the nearest heading, which is 0 itself.
fn paragraph(section: &Section, span: &Range<usize>) -> u32 {
    let first = u32::from(!is_own_heading(section, 0));
    let Some(sentence) = sentence_of(section, span) else { return 1 };
    let bold = introducing(section, sentence).filter(|before| heads(before, sentence)).last();
    bold.map_or(sentence.paragraph + first, |bold| sentence.paragraph.saturating_sub(bold.paragraph))
}

/// An item of evidence, with its words unless they are to be left out.
pub(super) fn item(
    description: &ProjectDescription,
    places: &Places<'_>,
    found: &assessment::Evidence,
    no_quotes: bool,
) -> Evidence {
    let (stance, set_aside) = match found.stance {
        assessment::Stance::Supports => (Stance::Supports, None),
        assessment::Stance::Opposes => (Stance::Opposes, None),
        assessment::Stance::SetAside(reason) => (Stance::SetAside, Some(reason)),
    };
    let mut item = Evidence {
        quote: Some(quote(description, found.section, &found.span)),
        focus: Some(quote(description, found.section, &found.focus)),
        focus_place: stretch(description, places, found.section, &found.focus),
        introduced_by: introduced_by(description, found.section, &found.span),
        stance,
        set_aside,
        claim: found.claim,
        labels: std::collections::BTreeMap::new(),
        note: found.note.clone(),
        place: place(description, places, found.section, &found.span),
    };
    for (facet, value) in &found.labels {
        item.labels.entry(facet.clone()).or_default().push(value.clone());
    }
    if no_quotes {
        item.quote = None;
        item.focus = None;
        item.introduced_by.clear();
        item.place.section.clear();
    }
    item
}
