//! The sheet of questions that is taken to a meeting, `evenhand/prompts/v1`.
//!
//! It is made of a report and adds nothing to it: which questions come first is
//! decided in `questions`, and laying the sheet out is a renderer's.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{About, Engine, Evidence, Outcome, Report, codes, questions};
use crate::model::Level;

/// The name and version of this shape.
pub const SHEET_SCHEMA: &str = "evenhand/prompts/v1";

/// The questions that frameworks ask about one project description, and whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Prompts")]
pub struct Sheet {
    /// Always `evenhand/prompts/v1`.
    pub schema: String,
    /// What made the sheet.
    pub engine: Engine,
    /// When, as the caller wrote it; nothing reads a clock.
    pub date: Option<String>,
    /// What was read.
    pub description: About,
    /// What a reader should know about this text first, in sentences.
    pub notices: Vec<String>,
    /// The frameworks that read it, and so may ask.
    pub frameworks: Vec<Asker>,
    /// How many different questions there are.
    pub total: usize,
    /// The few to ask first, the most worth asking before the others; no role is asked
    /// more than twice.
    pub first: Vec<ToAsk>,
    /// All of them, by whom to ask; those of `first` stand here too.
    pub roles: Vec<OfRole>,
    /// Frameworks that ask nothing because they declined or failed.
    pub unread: Vec<Unread>,
}

/// All questions for one role, the most worth asking first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfRole {
    /// The id of the role.
    pub who: String,
    /// The role under the name that this project uses, else the framework's.
    pub who_title: String,
    /// The questions.
    pub questions: Vec<ToAsk>,
}

/// A question, whom to ask, and what it would settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToAsk {
    /// The question.
    pub ask: String,
    /// The id of a role.
    pub who: String,
    /// The role under the name that this project uses, else the framework's.
    pub who_title: String,
    /// What asks it: more than one where the same question comes up again.
    pub about: Vec<Reason>,
}

/// What asks a question: a criterion, or what follows from several of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// `framework/criterion`, or `framework/conclusion`.
    pub id: String,
    /// A few words that stand for it.
    pub title: String,
    /// The criterion's level; `null` for a conclusion.
    #[schemars(schema_with = "codes::level_or_null")]
    pub level: Option<Level>,
    /// The level as people read it; `null` for a conclusion.
    pub level_words: Option<String>,
    /// What is missing or what follows, where the level does not say it; may be empty.
    pub missing: String,
    /// The sentence that the question follows up; `null` where the text is silent.
    pub follows_up: Option<Evidence>,
}

/// A framework that read the description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Asker {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The digest of the plugin that carries it.
    pub plugin: String,
}

/// A framework that asks nothing, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// The framework's title, or where its plugin came from.
    pub name: String,
    /// Why it asks nothing.
    pub why: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Sheet {
    /// The sheet of `report`, with up to `wanted` questions to ask first.
    #[must_use]
    pub fn new(report: &Report, wanted: usize) -> Self {
        let all = questions::line_up(&report.outcomes);
        Self {
            schema: SHEET_SCHEMA.to_string(),
            engine: report.engine.clone(),
            date: report.date.clone(),
            description: report.description.clone(),
            notices: report.notices.clone(),
            frameworks: report.outcomes.iter().filter_map(asker).collect(),
            total: all.len(),
            first: questions::first(&all, wanted).into_iter().cloned().collect(),
            roles: by_role(all),
            unread: report.outcomes.iter().filter_map(unread).collect(),
        }
    }
}

/// Roles stand in the order of their first questions.
fn by_role(all: Vec<ToAsk>) -> Vec<OfRole> {
    let mut roles: Vec<OfRole> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for to_ask in all {
        let at = *places.entry(to_ask.who.clone()).or_insert(roles.len());
        if at == roles.len() {
            let (who, who_title) = (to_ask.who.clone(), to_ask.who_title.clone());
            roles.push(OfRole { who, who_title, questions: Vec::new() });
        }
        roles[at].questions.push(to_ask);
    }
    roles
}

fn asker(outcome: &Outcome) -> Option<Asker> {
    let Outcome::Assessed(assessed) = outcome else { return None };
    Some(Asker {
        id: assessed.framework.clone(),
        title: assessed.title.clone(),
        version: assessed.version.clone(),
        plugin: assessed.plugin.clone(),
    })
}

fn unread(outcome: &Outcome) -> Option<Unread> {
    match outcome {
        Outcome::Assessed(_) => None,
        Outcome::Refused(refused) => Some(Unread {
            name: refused.title.clone(),
            why: format!("declined to read this: {}", refused.refusal.message.trim_end_matches('.')),
            help: refused.refusal.help.clone(),
        }),
        Outcome::Failed(failed) => Some(Unread {
            name: failed.framework.as_ref().unwrap_or(&failed.source).clone(),
            why: format!("could not be run: {}", failed.error.message.trim_end_matches('.')),
            help: failed.error.help.clone(),
        }),
    }
}
