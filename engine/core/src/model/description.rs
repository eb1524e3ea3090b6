//! A project description: what is assessed.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use evenhand_language::text;

use super::{Actor, Sentence, Stage};

/// A project description, as sections with places. `{:?}` prints how much there is of it,
/// and none of its words.
#[derive(Clone, PartialEq, Eq)]
pub struct ProjectDescription {
    /// The title: the front matter's, else the first heading, else the file's name.
    pub title: String,
    /// How far the project has come.
    pub stage: Option<Stage>,
    /// The date, as it is written.
    pub date: Option<String>,
    /// Who *we* are in this text; the project's team where it is not said.
    pub we: Option<Actor>,
    /// Roles under the names that this project uses: `public-adviser` → "young people".
    pub roles: BTreeMap<String, String>,
    /// Settings by framework, as the description gives them.
    pub settings: BTreeMap<String, BTreeMap<String, String>>,
    /// The canonical text: the whole file without a byte order mark and with LF line
    /// ends, front matter and marks included. For TOML, the sections' texts joined
    /// by a blank line; for a Word document, its words set in the manner of Markdown.
    /// Every quotation is a slice of it.
    pub text: String,
    /// Whether its lines are those of its file: they are not in TOML, and Word has none.
    pub lines: bool,
    /// The sections, in order; they do not overlap.
    pub sections: Vec<Section>,
    /// What the reader of a report should know about this text.
    pub notices: Vec<Notice>,
}

/// A section of a description; `{:?}` prints none of its words.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading and the headings above it, outermost first; empty before the
    /// first heading. Sections below one heading share it.
    pub path: Vec<Arc<str>>,
    /// How deep its heading stands: 1 is the top, 0 is no heading.
    pub depth: u8,
    /// Its bytes in the canonical text, heading included.
    pub span: Range<usize>,
    /// Its sentences; their spans are bytes of the section's text.
    pub sentences: Vec<Sentence>,
}

/// Something about the text that a reader of the report should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It has only so many words, so not much can be expected.
    VeryShort(usize),
    /// It is hardly English, and was read for English wording.
    HardlyEnglish,
    /// It has settings for so many frameworks that did not read it.
    SettingsUnread(usize),
    /// Tracked changes stand in it, and were read as if they were accepted.
    ChangesAsAccepted,
    /// Struck or hidden words stand in it, and were not read.
    WordsNotShown,
    /// Options of a form that nobody ticked stand in it, and were not read.
    OptionsNotTicked,
    /// It has so many pictures, diagrams or inserted files, and words in them were not read.
    Pictures(usize),
}

impl fmt::Debug for ProjectDescription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProjectDescription")
            .field("text", &format_args!("{} bytes", self.text.len()))
            .field("sections", &self.sections.len())
            .field("roles", &self.roles.len())
            .field("settings", &self.settings.len())
            .field("notices", &self.notices)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section")
            .field("headings", &self.path.len())
            .field("depth", &self.depth)
            .field("span", &self.span)
            .field("sentences", &self.sentences.len())
            .finish()
    }
}

impl ProjectDescription {
    /// The text of the section at `index`.
    #[must_use]
    pub fn section_text(&self, index: usize) -> &str {
        &self.text[self.sections[index].span.clone()]
    }

    /// The words at `range`, bytes of the text of the section at `section`.
    ///
    /// # Panics
    /// When there is no such section, or `range` is no range of characters of it.
    #[must_use]
    pub fn quote(&self, section: usize, range: &Range<usize>) -> &str {
        &self.section_text(section)[range.clone()]
    }

    /// The description as it is read for its words, which are borrowed.
    #[must_use]
    pub fn as_text(&self) -> text::Text<'_> {
        let section = |(i, section): (usize, &Section)| text::Section {
            heading: self.heading(i),
            depth: section.depth,
            text: self.section_text(i),
            sentences: section.sentences.clone(),
        };
        text::Text {
            title: &self.title,
            stage: self.stage,
            we: self.we,
            sections: self.sections.iter().enumerate().map(section).collect(),
        }
    }

    /// The heading of the section at `index`, without marks; empty where it has none.
    #[must_use]
    pub fn heading(&self, index: usize) -> &str {
        let section = &self.sections[index];
        section.path.last().filter(|_| section.depth > 0).map_or("", |heading| heading)
    }

    /// How many words the sections have, runs of letters and digits being words.
    #[must_use]
    pub fn words(&self) -> usize {
        let in_sentence = |text: &str, s: &Sentence| {
            let span = &text[s.span.start as usize..s.span.end as usize];
            span.split_whitespace().filter(|chunk| chunk.contains(char::is_alphanumeric)).count()
        };
        let in_section = |(i, section): (usize, &Section)| -> usize {
            section.sentences.iter().map(|s| in_sentence(self.section_text(i), s)).sum()
        };
        self.sections.iter().enumerate().map(in_section).sum()
    }
}
