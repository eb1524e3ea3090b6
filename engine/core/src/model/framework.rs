//! What a framework is: the manifest that a plugin gives of itself.

use serde::{Deserialize, Serialize};

/// A framework, as its plugin describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// Lower-case words joined by `-`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// The licence of its pages, as an SPDX expression.
    pub licence: String,
    /// How well its ratings agreed with readers: numbers, and what they are of.
    pub measured: Option<String>,
    /// The works it rests on.
    pub sources: Vec<Source>,
    /// Its domains.
    pub domains: Vec<Domain>,
    /// Its criteria, in order.
    pub criteria: Vec<Criterion>,
    /// The settings it understands.
    pub settings: Vec<Setting>,
    /// The finer codes that its evidence may carry.
    pub facets: Vec<Facet>,
    /// Whom its questions are for.
    pub roles: Vec<Role>,
}

/// A published work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// How to cite it.
    pub citation: String,
    /// Its DOI, without a prefix.
    pub doi: Option<String>,
}

/// What a domain expects of a description, and so what its silence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expectation {
    /// Every criterion: one that was not found, or that the text says was not done, is
    /// unanswered.
    Each,
    /// One is enough: the domain is unanswered only where something of it applies, and nothing
    /// of it is described or partly.
    Any,
    /// Nothing: the domain describes, it does not ask.
    None,
    /// Nothing, and conclusions rest on it: reports for people leave it out.
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
pub struct Domain {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// What it expects.
    pub expects: Expectation,
}

/// The smallest thing that a framework asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its domain's id.
    pub domain: String,
    /// A few words that stand for it in a report.
    pub title: String,
    /// The question it asks of a text.
    pub question: String,
    /// Why it matters, in a sentence.
    pub why: String,
    /// What a description must say to be `described`.
    pub counts_when: String,
    /// What is `partly`.
    pub counts_partly: String,
    /// What looks like it and is not.
    pub does_not_count: String,
    /// Every question it may ask.
    pub prompts: Vec<Prompt>,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// A question, and the role of somebody who can answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// The question.
    pub ask: String,
    /// The id of a role.
    pub who: String,
}

/// A choice that the person running the assessment makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it changes.
    pub summary: String,
    /// Whether nothing can be assessed without it.
    pub required: bool,
    /// Its value where none is given.
    pub default: Option<String>,
    /// Its values; empty where any text will do.
    pub choices: Vec<String>,
}

/// The facet that says in which part of a project words stand.
pub const PART: &str = "part";

/// A finer code that evidence can carry beside its criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its values.
    pub values: Vec<String>,
}

/// Whether `id` is lower-case words of letters and digits, joined by `-` and `.`.
pub(crate) fn is_id(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split(['-', '.']).all(word)
}

/// Somebody a question can be taken to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}
