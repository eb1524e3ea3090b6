//! A Word document (`.docx`): its words to canonical text, and which of them are what.
//!
//! The archive is unpacked ([`archive`]), its XML walked ([`xml`]), paragraphs and tables
//! are made of it ([`story`], with what [`styles`] and [`numbering`] say of them), and these
//! are set as text in the manner of Markdown ([`text`]): a heading behind `#`, an item behind
//! `-`, a row between `|`. Sections and sentences are [`super::outline`]'s, as ever.
//!
//! The format is ECMA-376, part 1, *WordprocessingML*.

use std::collections::HashMap;

use super::error::Error;
use super::front::{self, Header};
use super::page::Page;
use archive::Archive;
use block::{Block, Note, Paragraph, Set};
use numbering::Numbering;
use story::Story;
use styles::Styles;

pub(super) use parts::Parts;

mod archive;
mod block;
mod headed;
mod numbering;
mod open;
mod parts;
mod property;
mod sign;
mod story;
mod styles;
mod table;
mod text;
mod xml;

/// The words of a document, and what it says of itself.
pub(super) struct Document {
    pub header: Header,
    pub parts: Parts,
    pub not_read: NotRead,
}

/// What a document has that was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct NotRead {
    /// Somebody's changes stand in it that nobody has accepted or rejected.
    pub changes: bool,
    /// Words are struck out or hidden.
    pub words: bool,
    /// Options of a form that nobody ticked.
    pub options: bool,
    /// So many pictures, whose words nobody reads.
    pub pictures: usize,
}

/// Why a document cannot be read, before it is known what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is no document of Word's, or a damaged one.
    Broken(&'static str),
    /// There is more in it than is read.
    TooLong,
}

/// Reads the document in `bytes`, called `name`, of which at most `limit` bytes of text are read.
pub(super) fn document(name: &str, bytes: &[u8], limit: u64) -> Result<Document, Error> {
    let fault = |fault| match fault {
        Fault::Broken(why) => Error::Broken { name: name.to_owned(), why },
        Fault::TooLong => Error::TooLong { name: name.to_owned(), limit },
    };
    let (mut blocks, notes, not_read) = blocks(bytes, limit).map_err(fault)?;
    if blocks.is_empty() && not_read.pictures > 0 {
        return Err(fault(Fault::Broken("all that it shows is in pictures or inserted files")));
    }
    let header = header(name, &mut blocks)?;
    headed::head(&mut blocks);
    Ok(Document { header, parts: text::set(&blocks, &notes), not_read })
}

/// The most paragraphs of front matter.
const HEADER: usize = 200;

/// What the notes of a document say.
type Notes = HashMap<Note, Vec<Block>>;

/// What stands in the document, its notes, and what was not read.
fn blocks(bytes: &[u8], limit: u64) -> Result<(Vec<Block>, Notes, NotRead), Fault> {
    let mut archive = Archive::open(bytes)?;
    let main = archive.main_part()?;
    let relations = archive.relations(&main)?;
    let mut related = |kind| archive.related(&relations, kind);
    let styles = related("styles")?.map_or_else(|| Ok(Styles::default()), |xml| Styles::read(&xml))?;
    let numbering = related("numbering")?.map_or_else(|| Ok(Numbering::default()), |xml| Numbering::read(&xml))?;
    let mut story = Story::new(&styles, &numbering, limit);
    let mut notes = Notes::new();
    for kind in ["footnotes", "endnotes"] {
        if let Some(xml) = related(kind)? {
            notes.extend(story.notes(&xml)?);
        }
    }
    let xml = archive.part(&main)?.ok_or(Fault::Broken("there is no document of Word's in it"))?;
    let blocks = story.body(&xml)?;
    Ok((blocks, notes, story.not_read))
}

/// What stands between two lines of `+++` at the head, taken out of `blocks`. Word curls
/// quotation marks while people type, and TOML knows straight ones.
fn header(name: &str, blocks: &mut Vec<Block>) -> Result<Header, Error> {
    let (mut text, mut end) = (String::new(), 0);
    for block in blocks.iter() {
        let Block::Paragraph(paragraph) = block else { break };
        if end == 0 && !paragraph.is_fence() {
            break;
        }
        let lines = paragraph.text();
        let closes = lines.trim().lines().skip(usize::from(end == 0)).any(|line| line.trim_end() == front::FENCE);
        text.push_str(lines.trim());
        text.push('\n');
        end += 1;
        if closes || end == HEADER {
            break;
        }
    }
    let text = text.replace(['\u{201c}', '\u{201d}', '\u{201e}'], "\"");
    let (header, body) = front::read(Page { name, text: &text })?;
    let mut rest = Paragraph::default();
    rest.push(text[body..].trim(), Set::Plain);
    let rest = Some(Block::Paragraph(rest)).filter(|_| !text[body..].trim().is_empty());
    blocks.splice(..end, rest);
    Ok(header)
}
