//! Texts in which each paragraph, item and cell is a statement already.

use evenhand_sdk::language::text::{Section, Sentence, Text};
use evenhand_sdk::language::{Block, Reading};

use crate::model::Statement;
use crate::{Mode, code};

/// The statements of `reading`, one for each paragraph, list item and table cell. A
/// statement of two sentences is one.
pub(super) fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    let from = reading.text;
    let sections = from.sections.iter().map(joined).collect();
    let text = Text { title: from.title, stage: from.stage, we: from.we, sections };
    code(&Reading::new(&text), Mode::Statement)
}

/// A section whose paragraphs have one sentence each. What introduces a sentence is left
/// out: nothing but its own words tells what such a statement is about.
fn joined<'t>(section: &Section<'t>) -> Section<'t> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for sentence in section.sentences.iter().filter(|sentence| sentence.block != Block::Heading) {
        match sentences.last_mut() {
            Some(last) if goes_on(last, sentence) => last.span.end = sentence.span.end,
            _ => sentences.push(Sentence { introduced_by: Vec::new(), ..sentence.clone() }),
        }
    }
    Section { heading: section.heading, depth: section.depth, text: section.text, sentences }
}

fn goes_on(last: &Sentence, next: &Sentence) -> bool {
    let runs = matches!(next.block, Block::Paragraph | Block::Quotation);
    runs && last.block == next.block && last.paragraph == next.paragraph
}
