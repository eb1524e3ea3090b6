//! What a framework is, and what it asks: all that `describe` answers.

use serde::{Deserialize, Serialize};

/// What the framework is: what `describe` answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest<'a> {
    /// The framework's id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its version.
    pub version: &'a str,
    /// What it is, in a sentence or two.
    pub summary: &'a str,
    /// The licence of the pages, as an SPDX expression.
    pub licence: &'a str,
    /// How well its ratings agreed with readers.
    pub measured: Option<&'a str>,
    /// The works it rests on.
    #[serde(borrow)]
    pub sources: Vec<Source<'a>>,
    /// Its domains.
    #[serde(borrow)]
    pub domains: Vec<Domain<'a>>,
    /// Its criteria, in order.
    #[serde(borrow)]
    pub criteria: Vec<Criterion<'a>>,
    /// The settings it understands.
    #[serde(borrow)]
    pub settings: Vec<Setting<'a>>,
    /// The finer codes that its evidence may carry.
    #[serde(borrow)]
    pub facets: Vec<Facet<'a>>,
    /// Whom its questions are for.
    #[serde(borrow)]
    pub roles: Vec<Role<'a>>,
}

/// A published work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source<'a> {
    /// Its id.
    pub id: &'a str,
    /// How to cite it.
    pub citation: &'a str,
    /// Its DOI, without a prefix.
    pub doi: Option<&'a str>,
}

/// What a domain expects of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expectation {
    /// Every criterion.
    Each,
    /// One of them.
    Any,
    /// Nothing.
    None,
    /// Nothing, and conclusions rest on it.
    Grounds,
}

impl Expectation {
    /// Whether the domain describes and does not ask.
    #[must_use]
    pub const fn describes(self) -> bool {
        matches!(self, Self::None | Self::Grounds)
    }
}

/// A part of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is about.
    pub summary: &'a str,
    /// What it expects.
    pub expects: Expectation,
}

/// The smallest thing that a framework asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its domain's id.
    pub domain: &'a str,
    /// A few words that stand for it.
    pub title: &'a str,
    /// The question it asks of a text.
    pub question: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// What is `described`.
    pub counts_when: &'a str,
    /// What is `partly`.
    pub counts_partly: &'a str,
    /// What looks like it and is not.
    pub does_not_count: &'a str,
    /// The questions it may ask, in the order of its elements.
    #[serde(borrow)]
    pub prompts: Vec<Ask<'a>>,
    /// Ids of its sources.
    #[serde(borrow)]
    pub sources: Vec<&'a str>,
}

/// A question, whom it is for, and the element it asks after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask<'a> {
    /// The question.
    pub ask: &'a str,
    /// The id of a role.
    pub who: &'a str,
    /// The element: an index; `None` where it asks after the whole.
    pub element: Option<u8>,
}

/// A choice that the person running the assessment makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it changes.
    pub summary: &'a str,
    /// Whether nothing can be assessed without it.
    pub required: bool,
    /// Its value where none is given.
    pub default: Option<&'a str>,
    /// Its values; empty where any text will do.
    #[serde(borrow)]
    pub choices: Vec<&'a str>,
}

/// A finer code that evidence can carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its values.
    #[serde(borrow)]
    pub values: Vec<&'a str>,
}

/// Somebody a question can be taken to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}
