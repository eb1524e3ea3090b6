//! What crosses to a guest that has no contract: the description as bytes, and what was found
//! as lines. `natively` writes and prints them; the guest of `tests/bench/extism` reads and
//! answers them.

use evenhand_interpreter::compiled::Compiled;
use evenhand_interpreter::contract as wit;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Description {
    title: String,
    sections: Vec<Section>,
    settings: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Section {
    heading: String,
    depth: u8,
    text: String,
    sentences: Vec<Sentence>,
}

#[derive(Serialize, Deserialize)]
struct Sentence {
    start: u32,
    end: u32,
    block: u8,
    paragraph: u32,
    introduced_by: Vec<u32>,
}

const BLOCKS: [wit::Block; 5] =
    [wit::Block::Heading, wit::Block::Paragraph, wit::Block::ListItem, wit::Block::TableCell, wit::Block::Quotation];

/// The description as bytes.
#[allow(dead_code, reason = "a guest only reads them")]
pub fn packed(from: &wit::ProjectDescription) -> Vec<u8> {
    let block = |block| BLOCKS.iter().position(|known| *known == block).unwrap_or_default() as u8;
    let sentence = |s: &wit::Sentence| Sentence {
        start: s.span.start,
        end: s.span.end,
        block: block(s.block),
        paragraph: s.paragraph,
        introduced_by: s.introduced_by.clone(),
    };
    let section = |s: &wit::Section| Section {
        heading: s.heading.clone(),
        depth: s.depth,
        text: s.text.clone(),
        sentences: s.sentences.iter().map(sentence).collect(),
    };
    let description = Description {
        title: from.title.clone(),
        sections: from.sections.iter().map(section).collect(),
        settings: from.settings.clone(),
    };
    postcard::to_allocvec(&description).expect("a description is plain data")
}

/// The description of `bytes`.
#[allow(dead_code, reason = "the other side only writes them")]
pub fn unpacked(bytes: &[u8]) -> wit::ProjectDescription {
    let from: Description = postcard::from_bytes(bytes).expect("what `packed` wrote");
    let sentence = |s: Sentence| wit::Sentence {
        span: wit::Span { start: s.start, end: s.end },
        block: BLOCKS[usize::from(s.block)],
        paragraph: s.paragraph,
        introduced_by: s.introduced_by,
    };
    let section = |s: Section| wit::Section {
        heading: s.heading,
        depth: s.depth,
        text: s.text,
        sentences: s.sentences.into_iter().map(sentence).collect(),
    };
    wit::ProjectDescription {
        title: from.title,
        stage: None,
        we: None,
        sections: from.sections.into_iter().map(section).collect(),
        settings: from.settings,
    }
}

/// The settings that hold where nobody sets any.
pub fn defaults(framework: &Compiled<'_>) -> Vec<(String, String)> {
    let Ok(manifest) = framework.manifest() else { panic!("the framework can be read") };
    let held =
        manifest.settings.iter().filter_map(|setting| Some((setting.id.to_owned(), setting.default?.to_owned())));
    held.collect()
}

/// The ids of its criteria.
pub fn ids<'f>(framework: &Compiled<'f>) -> Vec<&'f str> {
    let Ok(manifest) = framework.manifest() else { panic!("the framework can be read") };
    manifest.criteria.iter().map(|criterion| criterion.id).collect()
}

told!();
