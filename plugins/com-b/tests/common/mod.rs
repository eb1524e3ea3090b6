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

/// A section of a heading, on the first line, and one table: a row a line, its cells parted by
/// ` | `, the first row its headers. A cell is introduced by its header and by its row's first.
pub fn headed_table(text: &str) -> Section<'_> {
    let heading = text.split('\n').next().unwrap_or_default();
    let cell = |span: std::ops::Range<usize>, block, introduced_by| Sentence {
        span: span.start as u32..span.end as u32,
        block,
        paragraph: 1,
        introduced_by,
    };
    let mut sentences = vec![cell(0..heading.len(), Block::Heading, vec![])];
    let mut at = heading.len() + 1;
    let mut columns = 0;
    for (row, line) in text.split('\n').skip(1).enumerate() {
        let label = sentences.len() as u32;
        for (column, words) in line.split(" | ").enumerate() {
            let mut by = vec![0];
            by.extend((row > 0).then_some(1 + column as u32));
            by.extend((row > 0 && column > 0).then_some(label));
            sentences.push(cell(at..at + words.len(), Block::TableCell, by));
            at += words.len() + 3;
            columns = columns.max(column + 1);
        }
        at -= 2;
    }
    assert!(columns > 1, "a table has columns");
    Section { heading, depth: 2, text, sentences }
}

/// What is found in `section`, with each statement's words.
pub fn found(section: Section<'_>, mode: Mode) -> Vec<(Statement, String)> {
    let text = Text { sections: vec![section], ..Text::default() };
    let statements = code(&Reading::new(&text), mode);
    let words = |s: &Statement| text.sections[0].text[s.span.start as usize..s.span.end as usize].to_owned();
    statements.into_iter().map(|s| (s.clone(), words(&s))).collect()
}
