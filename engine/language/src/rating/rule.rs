//! What a criterion requires: elements, how they are tied, and which must be there.

use serde::{Deserialize, Serialize};

use crate::claim::{Kind, SetAside};
use crate::text::Actor;

/// What a criterion requires of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule<'a> {
    /// The elements; exactly one is the core.
    #[serde(borrow)]
    pub elements: Vec<Element<'a>>,
    /// Which elements must be there.
    pub required: Expr,
    /// Whether the criterion applies only where an `applies-when` query finds a
    /// planned or reported deed.
    pub conditional: bool,
    /// Whether words that deny are findings too: the domain expects nothing.
    pub describes: bool,
}

impl Rule<'_> {
    /// The element that is the core: an index.
    #[must_use]
    pub fn core(&self) -> u8 {
        self.elements.iter().position(|element| element.core).unwrap_or(0) as u8
    }
}

/// A part that a criterion requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element<'a> {
    /// Its name, as the page writes it: "comparison".
    pub name: &'a str,
    /// Whether it is the part without which the rest is about something else.
    pub core: bool,
    /// Whether it is something done, or something that is so.
    pub kind: Kind,
    /// Where it must stand, seen from the core.
    pub tie: Tie,
    /// Whether other people's work may satisfy it.
    pub background: bool,
    /// Whether it is a risk by nature, so that what a fact only fears or supposes is
    /// named all the same.
    pub hypothetical: bool,
    /// Whether it is a deed of many kinds, so that one that was not done says nothing of the
    /// rest: only the page's own wording says then that it was not done.
    pub one_of_many: bool,
    /// Who must do it; empty where anybody may.
    pub actors: Vec<Actor>,
    /// The setting and value that it is required with; always where `None`.
    #[serde(borrow)]
    pub with: Option<(&'a str, &'a str)>,
}

/// Where an element must stand, seen from the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tie {
    /// In the same clause.
    Clause,
    /// In the same paragraph, list (with its lead-in) or table row.
    Paragraph,
    /// In the same section.
    Section,
    /// Anywhere in the text.
    Anywhere,
}

/// An expression over elements: `comparison and (group or cause:2)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// The element of this index, found in at least so many distinct things.
    Has(u8, u8),
    /// All of these.
    All(Vec<Expr>),
    /// One of these.
    Any(Vec<Expr>),
}

/// What a query of a framework stands for: where its hits go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The criterion: an index.
    pub criterion: u16,
    /// The element of it: an index; 0 where the query is the criterion's own.
    pub element: u8,
    /// What a hit says.
    pub strength: Strength,
}

/// What a query's hit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strength {
    /// It names the deed or the fact.
    Strong,
    /// It only touches the topic.
    Weak,
    /// It looks like the element and is not, for this reason; the words shown to
    /// the reader are the note of this index.
    CloseBut(SetAside, u16),
    /// A phrasing that itself says that the core was not done.
    Denied,
    /// A deed of the kind without which the criterion does not apply.
    AppliesWhen,
}
