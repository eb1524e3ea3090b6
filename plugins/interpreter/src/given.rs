//! The description that the contract gives, as the language reads it.

use evenhand_language::{Actor, Block, Section, Sentence, Stage, Text};

use crate::contract as wit;

/// The description as the language reads it.
pub(crate) fn text_of(description: &wit::ProjectDescription) -> Text<'_> {
    Text {
        title: &description.title,
        stage: description.stage.map(stage),
        we: description.we.map(actor),
        sections: description.sections.iter().map(section).collect(),
    }
}

fn section(from: &wit::Section) -> Section<'_> {
    let sentence = |from: &wit::Sentence| Sentence {
        span: from.span.start..from.span.end,
        block: match from.block {
            wit::Block::Heading => Block::Heading,
            wit::Block::Paragraph => Block::Paragraph,
            wit::Block::ListItem => Block::ListItem,
            wit::Block::TableCell => Block::TableCell,
            wit::Block::Quotation => Block::Quotation,
        },
        paragraph: from.paragraph,
        introduced_by: from.introduced_by.clone(),
    };
    Section {
        heading: &from.heading,
        depth: from.depth,
        text: &from.text,
        sentences: from.sentences.iter().map(sentence).collect(),
    }
}

fn stage(from: wit::Stage) -> Stage {
    match from {
        wit::Stage::Idea => Stage::Idea,
        wit::Stage::Design => Stage::Design,
        wit::Stage::Delivery => Stage::Delivery,
        wit::Stage::Evaluation => Stage::Evaluation,
        wit::Stage::Completed => Stage::Completed,
    }
}

fn actor(from: wit::Actor) -> Actor {
    match from {
        wit::Actor::Public => Actor::Public,
        wit::Actor::Carers => Actor::Carers,
        wit::Actor::Staff => Actor::Staff,
        wit::Actor::Commissioners => Actor::Commissioners,
        wit::Actor::Researchers => Actor::Researchers,
        wit::Actor::Developers => Actor::Developers,
        wit::Actor::Other => Actor::Other,
    }
}
