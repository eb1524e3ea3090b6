//! The interpreter's code run natively, on the same framework and description: what the
//! sandbox costs is the difference.

use evenhand::ProjectDescription;
use evenhand::model::{Block, Stage};
use evenhand_interpreter::compiled::Compiled;
use evenhand_interpreter::contract as wit;
use evenhand_language::{Section, Sentence, Text};

/// Assesses as the guest does; what the guest gets by crossing is made here beforehand.
pub fn assess(framework: &Compiled<'_>, given: &wit::ProjectDescription) -> wit::Assessment {
    let answer = evenhand_interpreter::assess(framework, given);
    match answer {
        Ok(Ok(assessment)) => assessment,
        _ => panic!("the framework can be read and the text is long enough"),
    }
}

/// The description as a guest receives it.
pub fn given(from: &ProjectDescription) -> wit::ProjectDescription {
    let section = |(index, section): (usize, &evenhand::model::description::Section)| wit::Section {
        heading: section.path.last().cloned().unwrap_or_default(),
        depth: section.depth,
        text: from.section_text(index).to_owned(),
        sentences: section.sentences.iter().map(sentence).collect(),
    };
    wit::ProjectDescription {
        title: from.title.clone(),
        stage: from.stage.map(stage),
        we: None,
        sections: from.sections.iter().enumerate().map(section).collect(),
        settings: Vec::new(),
    }
}

/// The description as the language reads it.
pub fn text(given: &wit::ProjectDescription) -> Text<'_> {
    let sentence = |s: &wit::Sentence| Sentence {
        span: s.span.start..s.span.end,
        block: Block::Paragraph,
        paragraph: s.paragraph,
        introduced_by: s.introduced_by.clone(),
    };
    let section = |from: &'_ wit::Section| (from.depth, from.sentences.iter().map(sentence).collect::<Vec<_>>());
    let sections = given.sections.iter().map(|from| {
        let (depth, sentences) = section(from);
        Section { heading: &from.heading, depth, text: &from.text, sentences }
    });
    Text { title: &given.title, stage: Some(Stage::Delivery), we: None, sections: sections.collect() }
}

fn sentence(from: &Sentence) -> wit::Sentence {
    wit::Sentence {
        span: wit::Span { start: from.span.start, end: from.span.end },
        block: match from.block {
            Block::Heading => wit::Block::Heading,
            Block::Paragraph => wit::Block::Paragraph,
            Block::ListItem => wit::Block::ListItem,
            Block::TableCell => wit::Block::TableCell,
            Block::Quotation => wit::Block::Quotation,
        },
        paragraph: from.paragraph,
        introduced_by: from.introduced_by.clone(),
    }
}

fn stage(from: Stage) -> wit::Stage {
    match from {
        Stage::Idea => wit::Stage::Idea,
        Stage::Design => wit::Stage::Design,
        Stage::Delivery => wit::Stage::Delivery,
        Stage::Evaluation => wit::Stage::Evaluation,
        Stage::Completed => wit::Stage::Completed,
    }
}
