//! The part of the report that stands on the description's words: ratings, evidence
//! and conclusions. The rest of the shape is the parent's.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::{self, ConclusionKind, Stance};
use crate::model::{Claim, Level, SetAside, Shortfall};

/// One criterion's level, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rating {
    /// The criterion's id.
    pub criterion: String,
    /// Its domain's id.
    pub domain: String,
    /// A few words that stand for the criterion.
    pub title: String,
    /// The question it asks of a text.
    pub question: String,
    /// How well the text describes it; never how good the project is.
    #[schemars(schema_with = "codes::level")]
    pub level: Level,
    /// Why it is only `partly`.
    #[schemars(schema_with = "codes::shortfall")]
    pub shortfall: Option<Shortfall>,
    /// The level as people read it: `described: planned`.
    pub level_words: String,
    /// Whether it was expected and is not there.
    pub unanswered: bool,
    /// What was found and what is missing, in a sentence or two.
    pub rationale: String,
    /// What speaks for the level first, the most telling first as the framework puts it; then what
    /// speaks against it; what was set aside last.
    pub evidence: Vec<Evidence>,
    /// The questions still to be asked.
    pub prompts: Vec<Prompt>,
}

/// Words of the description, with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The clause, cut out of the text; `null` where words are left out.
    pub quote: Option<String>,
    /// The phrase in it that was found, or all of it where the sentence is meant as a whole; `null`
    /// where words are left out.
    pub focus: Option<String>,
    /// Where the phrase stands.
    pub focus_place: Stretch,
    /// The sentences that introduce it, outermost first: a list's lead-in, a
    /// question, a table's headers. Headings, and bold paragraphs that stand as such, are in `place`.
    pub introduced_by: Vec<String>,
    /// What it does for the rating.
    pub stance: Stance,
    /// Why it does not count, where it looks like evidence and is not.
    #[schemars(schema_with = "codes::set_aside")]
    pub set_aside: Option<SetAside>,
    /// How firmly it says what it says.
    #[schemars(schema_with = "codes::claim")]
    pub claim: Claim,
    /// Finer codes: the values by facet.
    pub labels: BTreeMap<String, Vec<String>>,
    /// What the framework adds in words; may be empty.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

/// A stretch of the canonical text, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stretch {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
}

/// Where words stand in the canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The headings above it, outermost first, bold paragraphs that stand as such among them; empty
    /// where words are left out.
    pub section: Vec<String>,
    /// The paragraph, list or table row below the nearest of them, from 1; 0 is the heading.
    pub paragraph: u32,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The line, from 1; 0 where the canonical text has other lines than its file (TOML), or
    /// the file has none (Word).
    pub line: usize,
    /// The column in code points, from 1; 0 where `line` is.
    pub column: usize,
}

/// A question, and somebody who can answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Prompt {
    /// The question.
    pub ask: String,
    /// The id of a role.
    pub who: String,
    /// The role under the name that this project uses, else the framework's.
    pub who_title: String,
}

/// What follows from several ratings together, or from the text as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conclusion {
    /// Its id.
    pub id: String,
    /// What kind of conclusion it is.
    pub kind: ConclusionKind,
    /// Its title.
    pub title: String,
    /// What follows.
    pub text: String,
    /// Ids of the criteria it is about.
    pub criteria: Vec<String>,
    /// The evidence it rests on.
    pub evidence: Vec<Evidence>,
    /// The questions it asks.
    pub prompts: Vec<Prompt>,
    /// Ids of its sources.
    pub sources: Vec<String>,
}
