//! A Word document: our Markdown, set for a word processor.
//!
//! Nothing is worded here. What people read stands in the Markdown of a report or of a sheet of
//! questions, and is only given styles, so the two can never say different things.

mod body;
mod numbering;
mod package;
mod page;
mod paragraph;
mod table;
mod words;

use super::RenderError;

/// `markdown`, as the other renderers write it, as the bytes of a Word document (`.docx`).
///
/// The first heading is the title, also in the document's properties; the others are Word's own
/// headings, so that its navigation pane lists them. Rules are page breaks, tables repeat their
/// heads on each page, and phrases in bold stay bold. Links, pictures and code, which our
/// Markdown has none of, are the words that they show. A4, Arial 11, British English.
///
/// The same Markdown gives the same bytes everywhere: a document carries no date and no name of
/// whoever made it. Characters that XML cannot hold show as their names (`⟨U+FFFE⟩`).
///
/// # Errors
///
/// Where the file cannot be packed (it would have four gigabytes or more), which is our fault.
pub fn document(markdown: &str) -> Result<Vec<u8>, RenderError> {
    package::package(&body::body(markdown)).map_err(|error| RenderError::new("a Word document", error))
}
