//! Texts for the tests, made by the crate's own means.

#![allow(dead_code, reason = "each test uses its part")]

use evenhand_com_b::{Mode, Statement, code};
use evenhand_language::sentence::sentences;
use evenhand_language::text::{Section, Sentence, Text};
use evenhand_language::{Block, Reading};

/// A section of one paragraph.
pub fn paragraph(text: &str) -> Section<'_> {
    let sentence = |span: std::ops::Range<usize>| Sentence {
        span: span.start as u32..span.end as u32,
        block: Block::Paragraph,
        paragraph: 0,
        introduced_by: vec![],
    };
    Section { heading: "", depth: 0, text, sentences: sentences(text).into_iter().map(sentence).collect() }
}

/// A section of a heading, on the first line, and one list, an item a line.
pub fn headed_list(text: &str) -> Section<'_> {
    let mut sentences = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let block = if sentences.is_empty() { Block::Heading } else { Block::ListItem };
        let introduced_by = if sentences.is_empty() { vec![] } else { vec![0] };
        let span = at as u32..(at + line.len()) as u32;
        sentences.push(Sentence { span, block, paragraph: u32::from(at > 0), introduced_by });
        at += line.len() + 1;
    }
    Section { heading: text.split('\n').next().unwrap_or_default(), depth: 2, text, sentences }
}

/// What is found in `section`, with each statement's words.
pub fn found(section: Section<'_>, mode: Mode) -> Vec<(Statement, String)> {
    let text = Text { sections: vec![section], ..Text::default() };
    let statements = code(&Reading::new(&text), mode);
    let words = |s: &Statement| text.sections[0].text[s.span.start as usize..s.span.end as usize].to_owned();
    statements.into_iter().map(|s| (s.clone(), words(&s))).collect()
}
