//! The report: the outcomes with their provenance, ready to render.
//!
//! These types are the published JSON, `evenhand/report/v1`, field by field. They
//! carry decisions, made once in [`Report::new`]; laying them out is a renderer's.
//!
//! Within v1 a later version may add fields, kinds of errors and notices, and change any
//! sentence that is for people; so a program passes over fields that it does not know, and
//! goes by ids and codes and not by wording. A field is not taken away, does not change its
//! type, and a level keeps its id: that would be v2. Levels themselves change with a
//! framework's version and the engine's, which the report names.

pub(in crate::model) mod codes;
mod decide;
mod evidence;
mod explanation;
mod found;
mod grid;
mod places;
mod questions;
mod rate;
mod rating;
mod sheet;
mod withhold;
pub mod words;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use codes::{ConclusionKind, Stance};
pub(crate) use evidence::{beside, introduced_by, place, shortened};
pub use explanation::{Asks, EXPLANATION_SCHEMA, Explanation, Page};
pub use found::{Found, Options};
pub use grid::{Column, Grid, Row};
pub(crate) use places::Places;
pub use rating::{Conclusion, Evidence, Place, Prompt, Rating, Stretch};
pub use sheet::{Asker, OfRole, Reason, SHEET_SCHEMA, Sheet, ToAsk, Unread};

use super::Stage;
use super::framework::Expectation;

/// The name and version of this shape.
pub const SCHEMA: &str = "evenhand/report/v1";

/// What frameworks find in one project description. It reads one document, not the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Always `evenhand/report/v1`.
    pub schema: String,
    /// What made the report.
    pub engine: Engine,
    /// When, as the caller wrote it; nothing reads a clock.
    pub date: Option<String>,
    /// What was read.
    pub description: About,
    /// What a reader should know about this text first, in sentences.
    pub notices: Vec<String>,
    /// One outcome for each plugin, in the order that they were asked in.
    pub outcomes: Vec<Outcome>,
    /// The questions of all frameworks, and those to take away first.
    pub questions: Questions,
}

/// What made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Engine {
    /// Its version.
    pub version: String,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct About {
    /// Its title; `null` where words of the description are left out.
    pub title: Option<String>,
    /// How far the project has come, where the description says so.
    #[schemars(schema_with = "codes::stage")]
    pub stage: Option<Stage>,
    /// The digest of what the frameworks were given.
    pub digest: String,
    /// How many words it has.
    pub words: usize,
    /// How many sections it has.
    pub sections: usize,
}

/// What came of putting the description before one plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Outcome {
    /// The framework read it.
    Assessed(Assessed),
    /// The framework declined to, and says why. It is an answer.
    Refused(Refused),
    /// The plugin, or what carries it, failed; the other outcomes stand.
    Failed(Failed),
}

/// What one framework finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assessed {
    /// The framework's id.
    pub framework: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The digest of the plugin that carries it.
    pub plugin: String,
    /// Always `assessed`.
    pub outcome: codes::IsAssessed,
    /// How much of its budget the assessment used; the same on every machine.
    pub fuel: u64,
    /// The settings it ran with; `null` where words of the description are left out.
    pub settings: BTreeMap<String, Option<String>>,
    /// How well its ratings agreed with readers, where that is published.
    pub measured: Option<String>,
    /// What it finds, in a sentence.
    pub summary: String,
    /// Its domains, in order.
    pub domains: Vec<Domain>,
    /// One rating for each criterion, in the framework's order.
    pub ratings: Vec<Rating>,
    /// What follows from several ratings together.
    pub conclusions: Vec<Conclusion>,
    /// What the labels of evidence are called.
    pub facets: Vec<Facet>,
    /// The works it rests on.
    pub sources: Vec<Source>,
}

/// A framework that declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refused {
    /// The framework's id.
    pub framework: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The digest of the plugin that carries it.
    pub plugin: String,
    /// Always `refused`.
    pub outcome: codes::IsRefused,
    /// How much of its budget it used.
    pub fuel: u64,
    /// The settings it ran with; `null` where words of the description are left out.
    pub settings: BTreeMap<String, Option<String>>,
    /// Why it declined.
    pub refusal: Refusal,
}

/// Why a framework declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refusal {
    /// `too-little-text`, `missing-setting`, `invalid-setting` or `out-of-scope`.
    #[schemars(schema_with = "codes::refusal")]
    pub kind: String,
    /// The setting it is about.
    pub setting: Option<String>,
    /// The value that the setting cannot have.
    pub value: Option<String>,
    /// Why, for people.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// A plugin that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Failed {
    /// The framework's id, where the plugin got as far as telling it.
    pub framework: Option<String>,
    /// Where the plugin came from, as whoever asked it names it; the digest of its bytes where
    /// nobody does.
    pub source: String,
    /// Always `failed`.
    pub outcome: codes::IsFailed,
    /// What went wrong.
    pub error: Failure,
}

/// What went wrong with a plugin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Failure {
    /// When: `load`, `describe`, `assess`.
    pub stage: String,
    /// A stable code, such as `imports-forbidden`.
    pub kind: String,
    /// What happened, for people.
    pub message: String,
    /// Who must do what about it; may be empty.
    pub help: String,
}

/// A part of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Domain {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it expects of a description, and so what its silence means.
    #[schemars(schema_with = "codes::expects")]
    pub expects: Expectation,
    /// Whether something was expected and nothing of it is there.
    pub unanswered: bool,
    /// How many criteria have which level. Counts; nothing is added up.
    pub counts: Counts,
    /// Where in the project each of its criteria is named, where it expects nothing and the
    /// framework tells parts of a project.
    pub grid: Option<Grid>,
}

/// How many criteria have which level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Criteria that are described.
    pub described: usize,
    /// Criteria that are partly described.
    pub partly: usize,
    /// Criteria of which this reading found nothing.
    pub not_found: usize,
    /// Criteria that the text says were not done.
    pub said_not_done: usize,
    /// Criteria that do not apply.
    pub not_applicable: usize,
}

/// What the labels of evidence are called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facet {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A published work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// How to cite it.
    pub citation: String,
    /// Its DOI, without a prefix.
    pub doi: Option<String>,
}

/// The questions of all frameworks together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Questions {
    /// How many different questions there are, without those of domains that are there for
    /// conclusions alone.
    pub total: usize,
    /// The few to take away first, the most worth asking before the others; no role is
    /// asked more than twice.
    pub first: Vec<Question>,
}

/// A question to take away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// What it is about: `framework/criterion`, or `framework/conclusion`.
    pub about: String,
    /// The question.
    pub ask: String,
    /// The id of a role.
    pub who: String,
    /// The role's name for people.
    pub who_title: String,
}
