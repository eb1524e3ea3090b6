//! What `evenhand agree` answers: the published JSON, `evenhand/agreement/v1`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CodedAgreement, LevelAgreement};

/// The name and version of both shapes.
pub const AGREEMENT_SCHEMA: &str = "evenhand/agreement/v1";

/// Which plugin was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Compared {
    /// Always `evenhand/agreement/v1`.
    pub schema: String,
    /// The framework's id.
    pub framework: String,
    /// Its version.
    pub version: String,
    /// The digest of the plugin.
    pub plugin: String,
}

/// Levels beside readers' levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfLevels {
    /// Which plugin was compared.
    #[serde(flatten)]
    pub compared: Compared,
    /// How many descriptions were read.
    pub inputs: usize,
    /// How many rows name a criterion of another framework.
    pub rows_of_others: usize,
    /// Over all criteria.
    pub overall: LevelAgreement,
    /// By domain, in the framework's order.
    pub domains: Vec<OfPart>,
    /// By criterion, in the framework's order.
    pub criteria: Vec<OfPart>,
    /// Descriptions that the framework did not read, and why.
    pub unread: Vec<Unread>,
    /// Every disagreement, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<Disagreement>>,
    /// What was passed over and what was found in vain, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<Missed>,
}

/// Agreement on a part of a framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfPart {
    /// The id of the domain or criterion.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The domain of a criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The counts.
    #[serde(flatten)]
    pub agreement: LevelAgreement,
}

/// A description that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// Which.
    pub input: String,
    /// Why.
    pub why: String,
}

/// A level that no reader would take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Disagreement {
    /// The description.
    pub input: String,
    /// The criterion.
    pub criterion: String,
    /// The level found.
    pub found: String,
    /// Why, in the framework's words.
    pub rationale: String,
    /// The phrases that decided.
    pub phrases: Vec<String>,
    /// What the readers gave.
    pub readers: Vec<Said>,
}

/// What one reader gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// Who; empty where the file does not say.
    pub reader: String,
    /// The levels, the first choice first.
    pub levels: Vec<String>,
    /// The words that decided; empty where the file has none.
    pub quote: String,
}

/// Where the framework and the readers looked at different words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Missed {
    /// Words that decided for a reader and that no phrase touched.
    pub untouched: Vec<Untouched>,
    /// Phrases that counted where every reader found nothing.
    pub in_vain: Vec<InVain>,
}

/// A reader's quotation that no phrase of that criterion touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Untouched {
    /// The description.
    pub input: String,
    /// The criterion.
    pub criterion: String,
    /// The reader's first choice.
    pub level: String,
    /// The words.
    pub quote: String,
    /// Whether they stand in the text as they are quoted.
    pub in_text: bool,
}

/// Phrases that gave a level where every reader found nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InVain {
    /// The description.
    pub input: String,
    /// The criterion.
    pub criterion: String,
    /// The level found.
    pub found: String,
    /// The phrases.
    pub phrases: Vec<String>,
}

/// Codes beside coders' codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfCodes {
    /// Which plugin was compared.
    #[serde(flatten)]
    pub compared: Compared,
    /// How many rows have no code, or several, and were left out.
    pub left_out: usize,
    /// The counts.
    #[serde(flatten)]
    pub agreement: CodedAgreement,
    /// Every disagreement, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disagreements: Option<Vec<Miscoded>>,
}

/// A statement whose first code, or side, is not the coders'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Miscoded {
    /// The line of the file, from 1.
    pub line: u64,
    /// The statement.
    pub statement: String,
    /// The coders' code.
    pub code: String,
    /// The coders' side.
    pub stance: Option<String>,
    /// The framework's codes, the likeliest first.
    pub given: Vec<String>,
    /// The framework's side.
    pub given_stance: Option<String>,
    /// The phrase that decided; empty where it abstains.
    pub phrase: String,
    /// What the framework says of it: for instance the rule that decided.
    pub note: String,
}
