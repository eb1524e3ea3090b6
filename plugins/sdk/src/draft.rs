//! Descriptions for an author's own tests, made without a file, a host or wasm.
//!
//! A [`Draft`] is built from headings, paragraphs and lists; [`Draft::assess`] puts it
//! before a plugin and tells what came of it ([`Told`]). Files are read by the host
//! alone: the worked examples of a page, run by `evenhand test`, go that way.

use core::ops::Range;

use evenhand_language::sentence::sentences;
use evenhand_language::text::{Section, Sentence};
use evenhand_language::{Actor, Block, Stage, Text};

use crate::description::{self, Description};
use crate::plugin::{Plugin, Refusal};
use crate::told::Told;

/// A description in the making.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    title: String,
    stage: Option<Stage>,
    we: Option<Actor>,
    settings: Vec<(String, String)>,
    sections: Vec<DraftSection>,
}

/// A section in the making: its text grows, and with it the places of its sentences.
#[derive(Debug, Clone, Default)]
struct DraftSection {
    heading: String,
    depth: u8,
    text: String,
    sentences: Vec<Sentence>,
    blocks: u32,
    /// The last sentence of the paragraph before, which introduces a list.
    lead_in: Option<u32>,
}

impl Draft {
    /// An empty description.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A description of paragraphs, which empty lines part. Marks stay as they are.
    #[must_use]
    pub fn text(text: &str) -> Self {
        text.split("\n\n").fold(Self::new(), |draft, paragraph| draft.paragraph(paragraph))
    }

    /// Its title, which is never evidence.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// How far the project has come.
    #[must_use]
    pub fn stage(mut self, stage: Stage) -> Self {
        self.stage = Some(stage);
        self
    }

    /// Who *we* are in it.
    #[must_use]
    pub fn we(mut self, we: Actor) -> Self {
        self.we = Some(we);
        self
    }

    /// What the person chose for a setting. A plugin that declares a default gets it
    /// from the host, so a test sets it here.
    #[must_use]
    pub fn setting(mut self, id: &str, value: &str) -> Self {
        self.settings.push((id.to_owned(), value.to_owned()));
        self
    }

    /// A new section; the top heading has the depth 1.
    #[must_use]
    pub fn heading(mut self, depth: u8, heading: &str) -> Self {
        let mut section = DraftSection { heading: heading.to_owned(), depth, ..DraftSection::default() };
        section.add(heading, Block::Heading, &[]);
        section.blocks = 1;
        self.sections.push(section);
        self
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(mut self, text: &str) -> Self {
        self.section().block(text, Block::Paragraph);
        self
    }

    /// A quotation.
    #[must_use]
    pub fn quotation(mut self, text: &str) -> Self {
        self.section().block(text, Block::Quotation);
        self
    }

    /// A list; the paragraph before it introduces it.
    #[must_use]
    pub fn list<'i>(mut self, items: impl IntoIterator<Item = &'i str>) -> Self {
        let section = self.section();
        let by = [section.headings(), section.lead_in.take().into_iter().collect()].concat();
        for item in items {
            section.add(item, Block::ListItem, &by);
        }
        section.blocks += 1;
        self
    }

    fn section(&mut self) -> &mut DraftSection {
        if self.sections.is_empty() {
            self.sections.push(DraftSection::default());
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    /// Lets `ask` look at it as a plugin does.
    pub fn read<T>(&self, ask: impl FnOnce(Description<'_>) -> T) -> T {
        let sections = self.sections.iter().map(DraftSection::as_section).collect();
        let text = Text { title: &self.title, stage: self.stage, we: self.we, sections };
        description::read(&text, &self.settings, ask)
    }

    /// Puts it before a plugin: what came of it.
    ///
    /// # Errors
    /// When the plugin declines; as in the sandbox, a description without a word is
    /// refused before it is asked.
    pub fn assess<P: Plugin>(&self) -> Result<Told, Refusal> {
        self.read(|description| {
            if description.reading().words.is_empty() {
                return Err(Refusal::TooLittleText);
            }
            Ok(Told::new(P::assess(description)?, description))
        })
    }
}

impl DraftSection {
    fn as_section(&self) -> Section<'_> {
        Section { heading: &self.heading, depth: self.depth, text: &self.text, sentences: self.sentences.clone() }
    }

    /// The heading, as what introduces.
    fn headings(&self) -> Vec<u32> {
        self.sentences.first().filter(|first| first.block == Block::Heading).map(|_| 0).into_iter().collect()
    }

    fn block(&mut self, text: &str, block: Block) {
        let by = self.headings();
        self.add(text, block, &by);
        self.blocks += 1;
        self.lead_in = (!self.sentences.is_empty()).then(|| self.sentences.len() as u32 - 1);
    }

    fn add(&mut self, text: &str, block: Block, by: &[u32]) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let from = self.text.len();
        self.text.push_str(text);
        let place = |found: Range<usize>| (from + found.start) as u32..(from + found.end) as u32;
        let all = sentences(text).into_iter().map(|found| Sentence {
            span: place(found),
            block,
            paragraph: self.blocks,
            introduced_by: by.to_vec(),
        });
        self.sentences.extend(all);
    }
}
