//! The interpreter's code run natively, on the same framework and description: what the
//! sandbox costs is the difference.

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

given!();

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
