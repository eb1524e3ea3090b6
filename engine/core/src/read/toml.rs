//! TOML: the front matter's keys at the top, and a `[[section]]` for each section
//! with its heading, depth and text. A section's text is read as Markdown.
//!
//! The file's own layout is not the description's, so the canonical text is made of
//! the sections: each heading and its text, joined by blank lines.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::error::Error;
use super::front::{Header, KEYS};
use super::inline::Inline;
use super::markdown;
use super::outline::Outline;
use super::page::Page;

const TOP: &[&str] = &["title", "stage", "date", "we", "roles", "settings", "section"];
const SECTION: &[&str] = &["heading", "depth", "text"];
const _: () = assert!(KEYS.len() + 1 == TOP.len());
const SHAPE: &str = "a list of sections, each under a line `[[section]]`";

/// A section as it is written, and where it stands in the canonical text.
#[derive(Debug, Default)]
struct Part {
    heading: Range<usize>,
    depth: u8,
    text: Range<usize>,
}

/// A TOML description: its header, and its canonical text with the parts of it.
#[derive(Debug)]
pub(super) struct Parts {
    pub header: Header,
    pub text: String,
    parts: Vec<Part>,
}

/// Reads `page` as TOML.
pub(super) fn parts(page: Page<'_>) -> Result<Parts, Error> {
    let table = page.parse(0..page.text.len())?;
    let mut read = Parts { header: Header::default(), text: String::new(), parts: Vec::new() };
    for (key, value) in page.entries(table.get_ref()) {
        if read.header.take(page, 0, key, value)? {
            continue;
        }
        if key.get_ref() != "section" {
            return Err(page.unknown_key(0, key, TOP));
        }
        let Some(sections) = value.get_ref().as_array() else {
            return Err(page.wrong_shape(key.span().start, "section", SHAPE));
        };
        for section in sections.iter() {
            read.section(page, section)?;
        }
    }
    Ok(read)
}

impl Parts {
    fn section(&mut self, page: Page<'_>, section: &Spanned<DeValue<'_>>) -> Result<(), Error> {
        let Some(table) = section.get_ref().as_table() else {
            return Err(page.wrong_shape(section.span().start, "section", SHAPE));
        };
        let (mut heading, mut depth, mut text) = ("", 1, "");
        for (key, value) in page.entries(table) {
            match key.get_ref().as_ref() {
                "heading" => heading = page.string(0, "heading", value)?.trim(),
                "depth" => depth = depth_of(page, value)?,
                "text" => text = page.string(0, "text", value)?.trim_matches('\n'),
                _ => return Err(page.unknown_key(0, key, SECTION)),
            }
        }
        let part = Part { heading: self.append(heading), depth, text: self.append(text) };
        self.parts.push(part);
        Ok(())
    }

    /// Adds `words` to the canonical text, a blank line before them.
    fn append(&mut self, words: &str) -> Range<usize> {
        if !words.is_empty() && !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        start..self.text.len()
    }

    /// Says to `outline`, which is of this canonical text, what stands in the parts.
    pub fn outline(&self, outline: &mut Outline<'_>) {
        for part in &self.parts {
            let mut heading = Inline::default();
            heading.push(&self.text[part.heading.clone()], part.heading.start);
            outline.heading(&heading, part.depth, part.heading.start);
            let below = if heading.says_something() { part.depth } else { 0 };
            markdown::read(outline, part.text.clone(), below);
        }
    }
}

fn depth_of(page: Page<'_>, value: &Spanned<DeValue<'_>>) -> Result<u8, Error> {
    let digits = value.get_ref().as_integer().map(|n| n.as_str().parse::<u8>());
    match digits {
        Some(Ok(depth @ 1..=6)) => Ok(depth),
        _ => Err(page.wrong_shape(value.span().start, "depth", "a number from 1, the top, to 6")),
    }
}
