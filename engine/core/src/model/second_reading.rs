//! What a second reader is asked for, and the shape of the answer,
//! `evenhand/second-reading/v1`.
//!
//! The second reader is a language model, or a person, who judges the same text by the
//! same pages. Nothing here sends anything; putting the words together is a renderer's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::codes;
use super::{Level, Shortfall};

/// The name and version of this shape.
pub const SCHEMA: &str = "evenhand/second-reading/v1";

/// A second reader's judgement of one project description by one framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondReading {
    /// Always `evenhand/second-reading/v1`.
    pub schema: String,
    /// The framework's id.
    pub framework: String,
    /// The framework's version.
    pub version: String,
    /// One judgement for each criterion, in the framework's order.
    pub ratings: Vec<Judgement>,
}

/// A second reader's judgement of one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The criterion's id.
    pub criterion: String,
    /// How well the text describes it.
    #[schemars(schema_with = "codes::level")]
    pub level: Level,
    /// Why it is only `partly`; null for every other level.
    #[schemars(schema_with = "codes::shortfall")]
    pub shortfall: Option<Shortfall>,
    /// The words of the text that decided, each copied exactly; empty for `not-found`
    /// and `not-applicable` only.
    pub quotes: Vec<String>,
    /// Why this level and not the next higher one, in a sentence or two.
    pub rationale: String,
}

/// What a level means to somebody who gives one.
#[must_use]
pub fn level_means(level: Level) -> &'static str {
    match level {
        Level::Described => {
            "all that “Counts when” asks for is in the text: as done, as a fact, or as a plan that says who, when, how many or with what"
        }
        Level::Partly => "some of it is in the text; say which shortfall there is",
        Level::NotFound => "the text says nothing of it, or only what “Does not count” names",
        Level::SaidNotDone => "the text itself says that it was not done, or will not be",
        Level::NotApplicable => "the criterion asks about a kind of work that this project does not do",
    }
}

/// What a shortfall means to somebody who gives one.
#[must_use]
pub fn shortfall_means(shortfall: Shortfall) -> &'static str {
    match shortfall {
        Shortfall::OnlyHoped => "it is hoped for, intended or thought possible, and not planned",
        Shortfall::PartMissing => "a part that “Counts when” asks for is not there",
        Shortfall::OnlyTouchedOn => "the topic comes up, and the text does not say what is done about it",
        Shortfall::UnclearWho => "it is done, and the text does not tell by whom",
        Shortfall::Doubtful => "it is there, in words that readers seldom took for a whole answer",
    }
}

/// The rules of judging, in order.
pub const RULES: [&str; 9] = [
    "Judge what the text says, not how good the project is. A level is not a mark.",
    "Use only this text. Do not add what you know or suppose about such projects.",
    "Every judgement rests on quotations. Copy each from the text exactly, letter for letter, without an ellipsis; one sentence or less is enough. Where you cannot quote the text, the level is not-found, or not-applicable.",
    "Only the project’s own work counts. Another team’s work, earlier research and what people do elsewhere do not.",
    "A heading, a question, a name or the wording of a form says nothing of what is done.",
    "Plain words count as much as professional ones.",
    "Where the text denies something in one place and describes it in another, describe what it does and quote both.",
    "When in doubt between two levels, give the lower: described is higher than partly, and partly is higher than not-found.",
    "Silence is not-found. Say said-not-done only where the text itself says so.",
];
