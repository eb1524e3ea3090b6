//! One line of a batch, `evenhand/batch/v1`: what came of one description among many.
//!
//! A line stands for itself: it names what was read, what read it, and holds the whole
//! report or the reason why there is none. Running many is the caller's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::{Outcome, Report};

/// The name and version of this shape.
pub const LINE_SCHEMA: &str = "evenhand/batch/v1";

/// What came of one description among many. Lines stand in the order of the inputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// Always `evenhand/batch/v1`.
    pub schema: String,
    /// The file that the description is from, as it was named; `-` is standard input.
    /// Bytes of a name that are not UTF-8 stand as `\xe9`.
    pub input: String,
    /// Its row, from 1, where the file holds one description in each row.
    pub row: Option<u64>,
    /// What the row's own column calls it.
    pub id: Option<String>,
    /// The digest of all that this line depends on: the text and its name, and `run`.
    /// Lines with the same digest are the same.
    pub result: String,
    /// The digest of what read it: the engine's version, the plugins, settings and limits.
    /// Lines can be compared where it is the same.
    pub run: String,
    /// How far it came.
    pub status: Status,
    /// Why there is no report.
    pub error: Option<Unread>,
    /// The report; `null` where the description could not be read. What was set aside is
    /// not in it, unless it was asked for.
    pub report: Option<Report>,
}

/// How far an input came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Every framework answered; one that declines has answered too.
    Assessed,
    /// Some plugins failed, and others answered.
    SomeFailed,
    /// There is no report, or every plugin failed.
    Failed,
}

/// Why a description has no report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// A stable code, such as `not-text`.
    pub kind: String,
    /// What happened, for people.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Status {
    /// How far the description of `report` came.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let failed = report.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Failed(_))).count();
        match failed {
            0 => Self::Assessed,
            _ if failed == report.outcomes.len() => Self::Failed,
            _ => Self::SomeFailed,
        }
    }
}
