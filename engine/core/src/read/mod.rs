//! A file to a [`ProjectDescription`]: Markdown, TOML, plain text or a Word document.
//!
//! What a description is stands in [`crate::model`]; what its words mean is for
//! `evenhand_language`. Nothing here knows a framework.
//!
//! ```
//! use evenhand::read::{self, Limits, Source};
//!
//! let page = "# A warm room\n\nWho decides?\n\n- Tenants do.\n";
//! let description = read::description(Source::bytes(page), Limits::default())?;
//! assert_eq!(description.title, "A warm room");
//! # Ok::<(), read::Error>(())
//! ```

use std::path::Path;

use crate::model::description::{Notice, ProjectDescription, Section};
use front::Header;
use outline::Outline;
use page::Page;
use source::Origin;

mod decode;
mod error;
mod front;
mod html;
mod inline;
mod mark;
mod markdown;
mod notice;
mod opening;
mod outline;
mod page;
mod plain;
mod source;
mod table;
mod toml;
mod word;

pub use error::{At, Encoding, Error};
pub use source::Source;

/// The most words of a line that is taken for a title.
const TITLE: usize = 14;

/// How much is read.
///
/// It is also a bound on memory: a text that is made for it (a megabyte of headings) takes up
/// to 450 MB of the host's while it is read and reported on, beside what plugins take. Whoever
/// reads several at a time needs as much for each. No deadline reaches in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a file: 1 MiB unless told, some twelve times a long bid.
    /// More than 4 GiB is never read.
    pub bytes: u64,
    /// The most bytes of a Word document's file, which has pictures in it too: 64 MiB unless
    /// told. Of its words as many bytes are read as of any description.
    pub document: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 1 << 20, document: 64 << 20 }
    }
}

impl Limits {
    /// The most bytes of a file that starts with `bytes`.
    fn of(self, bytes: &[u8]) -> u64 {
        let limit = if bytes.starts_with(decode::ARCHIVE) { self.document } else { self.bytes };
        limit.min(u64::from(u32::MAX))
    }
}

/// How a description is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown, with front matter between `+++` lines.
    Markdown,
    /// TOML, with a `[[section]]` for each section.
    Toml,
    /// Plain text; front matter between `+++` lines is read here too.
    Text,
    /// A Word document, `.docx`; its first paragraphs may be front matter between `+++`.
    Word,
}

impl Format {
    /// The word for this format in commands.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Toml => "toml",
            Self::Text => "text",
            Self::Word => "docx",
        }
    }

    /// The format whose [`Format::id`] this is.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Markdown, Self::Toml, Self::Text, Self::Word].into_iter().find(|format| format.id() == id)
    }

    /// The format of files with this ending, given without its full stop.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "toml" => Some(Self::Toml),
            "txt" | "text" => Some(Self::Text),
            "docx" | "docm" | "dotx" | "dotm" => Some(Self::Word),
            _ => None,
        }
    }
}

/// The bytes of a description's file, for a caller who looks at them before they are read:
/// [`Source::bytes`] takes them on.
///
/// # Errors
/// When it is not there, cannot be read, or is too large.
pub fn file(path: &Path, limits: Limits) -> Result<Vec<u8>, Error> {
    source::bytes(Origin::Path(path.to_owned()), &path.display().to_string(), limits)
}

/// Reads a description.
///
/// # Errors
/// An [`Error`] when its author, or who named it, must act: it is not there, not
/// text, too large, without words, or says of itself what cannot be read.
pub fn description(source: Source<'_>, limits: Limits) -> Result<ProjectDescription, Error> {
    let (name, file, told, called) = (source.shown(), source.file(), source.format, source.title);
    let extension = file.as_deref().and_then(Path::extension).and_then(|e| e.to_str());
    let bytes = source::bytes(source.origin, &name, limits)?;
    let format = decode::format(&name, extension, told, &bytes)?;
    let Written { header, text, sections, notices } = written(&name, bytes, format, limits)?;
    if sections.is_empty() {
        let front_matter = matches!(format, Format::Markdown | Format::Text) && front::starts(&text);
        return Err(Error::Empty { name, front_matter });
    }
    let title = title(&header, (&text, &sections), called, file.as_deref());
    let Header { stage, date, we, roles, settings, .. } = header;
    let lines = matches!(format, Format::Markdown | Format::Text);
    let mut read = ProjectDescription { title, stage, date, we, roles, settings, text, lines, sections, notices };
    read.notices.extend(notice::notices(&read));
    Ok(read)
}

/// What is written in a file.
struct Written {
    header: Header,
    /// The canonical text.
    text: String,
    sections: Vec<Section>,
    /// What the file has that is not read.
    notices: Vec<Notice>,
}

/// What is written in `bytes`, as `format` says.
fn written(name: &str, bytes: Vec<u8>, format: Format, limits: Limits) -> Result<Written, Error> {
    if format == Format::Word {
        let word::Document { header, parts, not_read } = word::document(name, &bytes, limits.bytes)?;
        let mut outline = Outline::new(&parts.text, 0);
        parts.outline(&mut outline);
        let sections = outline.finish();
        return Ok(Written { header, text: parts.text, sections, notices: notice::of_word(not_read) });
    }
    let text = decode::text(name, bytes)?;
    let page = Page { name, text: &text };
    if format == Format::Toml {
        let parts = toml::parts(page)?;
        let mut outline = Outline::new(&parts.text, 0);
        parts.outline(&mut outline);
        let sections = outline.finish();
        return Ok(Written { header: parts.header, text: parts.text, sections, notices: Vec::new() });
    }
    let (header, body) = front::read(page)?;
    let mut outline = Outline::new(&text, body);
    match format {
        Format::Text => plain::read(&mut outline, body),
        _ => markdown::read(&mut outline, body..text.len(), 0),
    }
    let sections = outline.finish();
    Ok(Written { header, text, sections, notices: Vec::new() })
}

/// The front matter's title, else the heading that the text starts with or its first of the
/// highest rank, else its first line where that is short, else what it is called, else the
/// file's name.
fn title(header: &Header, (text, sections): (&str, &[Section]), called: Option<String>, file: Option<&Path>) -> String {
    let heads = |(at, section): &(usize, &Section)| section.depth > 0 && (*at == 0 || section.depth == 1);
    let heading = sections.iter().enumerate().find(heads).and_then(|(_, section)| section.path.last());
    let heading = || heading.map(|heading| heading.to_string());
    let stem = || file.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    header
        .title
        .clone()
        .or_else(heading)
        .or(called)
        .or_else(|| first_line(text, sections))
        .or_else(stem)
        .unwrap_or_else(|| "Untitled".to_owned())
}

/// The line that the text starts with, where headings follow and it is short enough to be one.
fn first_line(text: &str, sections: &[Section]) -> Option<String> {
    let line = text[sections.first()?.span.clone()].lines().next()?.trim();
    let short = line.split_whitespace().count() <= TITLE && !line.ends_with(['.', ':', ',', ';']);
    (sections.len() > 1 && short && line.starts_with(char::is_alphanumeric)).then(|| line.to_owned())
}
