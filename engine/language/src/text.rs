//! What is read: sections of sentences, as the host found them.
//!
//! These types carry places and borrowed text only; finding sentences in a block
//! is [`crate::sentence`]'s work, finding blocks in a file is the host's.

use core::ops::Range;

use serde::{Deserialize, Serialize};

/// A project description, ready to be read.
#[derive(Debug, Clone, Default)]
pub struct Text<'t> {
    /// The title; it is context, and never evidence.
    pub title: &'t str,
    /// How far the project has come, where the description says so.
    pub stage: Option<Stage>,
    /// Who *we* are in this text. `None` is the usual case: the project's team.
    pub we: Option<Actor>,
    /// The sections, in order.
    pub sections: Vec<Section<'t>>,
}

/// A section: its text starts with its heading, so that it can be cited.
#[derive(Debug, Clone, Default)]
pub struct Section<'t> {
    /// The heading's words, without marks; empty where there is none.
    pub heading: &'t str,
    /// How deep the heading stands: 1 is the top, 0 is no heading.
    pub depth: u8,
    /// The section's text, marks included.
    pub text: &'t str,
    /// The sentences, in order; they do not overlap.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the section's text: start inclusive, end exclusive.
    pub span: Range<u32>,
    /// What kind of block it stands in.
    pub block: Block,
    /// The paragraph, list or table row it stands in, counted from 0 within the
    /// section. All items of one list share a number; so do all cells of a row.
    pub paragraph: u32,
    /// The sentences of this section that introduce it, outermost first: its
    /// heading, a list's lead-in, a table cell's column and row headers.
    pub introduced_by: Vec<u32>,
}

/// The kind of block that a sentence stands in. Blocks are hard boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// A heading, or a bold run-in that heads what follows it.
    Heading,
    /// Running prose.
    Paragraph,
    /// An item of a list, numbered or not.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// A block quotation.
    Quotation,
}

/// How far a project has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing is fixed yet.
    Idea,
    /// The plan is being made.
    Design,
    /// The work is going on.
    Delivery,
    /// The work is being evaluated.
    Evaluation,
    /// The project is over.
    Completed,
}

/// The kind of person or body who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// People the service is for, residents, and groups of them.
    Public,
    /// Unpaid carers and family members in that part.
    Carers,
    /// People who deliver or manage the service, and the project's own team.
    Staff,
    /// People and bodies who commission, fund or decide.
    Commissioners,
    /// Researchers, evaluators and analysts.
    Researchers,
    /// People who build a product or programme.
    Developers,
    /// Somebody else, who is named.
    Other,
    /// The text does not tell.
    Unclear,
}

impl Actor {
    /// The word for this kind of actor in files, commands and reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Carers => "carers",
            Self::Staff => "staff",
            Self::Commissioners => "commissioners",
            Self::Researchers => "researchers",
            Self::Developers => "developers",
            Self::Other => "other",
            Self::Unclear => "unclear",
        }
    }

    /// The actor whose [`Actor::id`] this is.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [
            Self::Public,
            Self::Carers,
            Self::Staff,
            Self::Commissioners,
            Self::Researchers,
            Self::Developers,
            Self::Other,
            Self::Unclear,
        ]
        .into_iter()
        .find(|actor| actor.id() == id)
    }
}

/// Whether `c` does something instead of standing for something: controls, line and
/// paragraph separators, marks that turn the direction of text, annotations, tags. A
/// plugin says no such character but the line feed: who builds one looks for them, and
/// who loads one refuses them.
#[must_use]
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
