//! The digest of a description, which reports publish.

use sha2::{Digest as _, Sha256};

use crate::model::description::ProjectDescription;
use crate::model::{Actor, Block, Stage};
use crate::plugin::load::Digest;

/// The digest of a description as a guest receives it: title, stage, who *we* are,
/// and the sections with their text and sentences. Settings are not part of it.
///
/// Every field goes in with its length before it, so that no two descriptions are
/// the same bytes. Reports publish it, so what goes in is spelt out here, and no name of
/// this code is part of it.
#[must_use]
pub fn digest(from: &ProjectDescription) -> Digest {
    let mut hash = Sha256::new();
    let mut text = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    text("evenhand/description/v1");
    text(&from.title);
    let (stage, we) = (from.stage.map_or("", stage_id), from.we.map_or("", Actor::id));
    text(&format!("{stage} {we} {}", from.sections.len()));
    for (index, section) in from.sections.iter().enumerate() {
        text(section.path.last().map_or("", |heading| heading));
        text(from.section_text(index));
        text(&format!("{} {}", section.depth, section.sentences.len()));
        for sentence in &section.sentences {
            let (span, block) = (&sentence.span, block_id(sentence.block));
            text(&format!("{} {} {block} {}", span.start, span.end, sentence.paragraph));
            let introduced_by: Vec<String> = sentence.introduced_by.iter().map(u32::to_string).collect();
            text(&introduced_by.join(" "));
        }
    }
    Digest::from_hash(hash.finalize().as_slice())
}

const fn stage_id(stage: Stage) -> &'static str {
    match stage {
        Stage::Idea => "idea",
        Stage::Design => "design",
        Stage::Delivery => "delivery",
        Stage::Evaluation => "evaluation",
        Stage::Completed => "completed",
    }
}

const fn block_id(block: Block) -> &'static str {
    match block {
        Block::Heading => "heading",
        Block::Paragraph => "paragraph",
        Block::ListItem => "list-item",
        Block::TableCell => "table-cell",
        Block::Quotation => "quotation",
    }
}

#[cfg(test)]
mod tests {
    use super::digest;
    use crate::model::description::{ProjectDescription, Section};
    use crate::model::{Actor, Block, Sentence, Stage};

    /// Reports publish it, and results are kept by it: a description has the same digest whatever
    /// this code is called. Where what a guest receives changes, so may this.
    #[test]
    fn a_description_has_the_digest_that_it_always_had() {
        let blocks = [Block::Heading, Block::Paragraph, Block::ListItem, Block::TableCell, Block::Quotation];
        let sentence = |(at, block): (usize, &Block)| Sentence {
            span: 2 * at as u32..2 * at as u32 + 1,
            block: *block,
            paragraph: at as u32,
            introduced_by: (0..at as u32).collect(),
        };
        let section = Section {
            path: vec!["A".into()],
            depth: 1,
            span: 0..9,
            sentences: blocks.iter().enumerate().map(sentence).collect(),
        };
        let description = ProjectDescription {
            title: "A".into(),
            stage: Some(Stage::Design),
            date: None,
            we: Some(Actor::Public),
            roles: Default::default(),
            settings: Default::default(),
            text: "A b c d e".into(),
            lines: true,
            sections: vec![section],
            notices: Vec::new(),
        };
        assert_eq!(
            digest(&description).as_str(),
            "sha256:e8dcf72a913e13176f0560616c91115bc39fababc6f85ee78704ee237485984d"
        );
    }
}
