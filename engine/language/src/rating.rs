//! The rating rule: from judged phrases to a level, and why.
//!
//! A criterion has elements, one of which is its core; each is found by queries.
//! This module says what the elements of a criterion are ([`rule`]), which of them
//! the text carries and how firmly, and so which level holds. It does not say what
//! people read about it: that is the interpreter's.

pub mod rule;

pub use rule::{Element, Expr, Part, Rule, Strength, Tie};

use serde::{Deserialize, Serialize};

/// How well a text describes what a criterion asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The criterion does not apply to this project.
    NotApplicable,
    /// Nothing was found: silence, or wording that is not read.
    NotFound,
    /// The text says that it was not done.
    SaidNotDone,
    /// Some of it, or only hoped for.
    Partly,
    /// All that is required, planned, done or (for facts) asserted.
    Described,
}

/// Why a rating is only `partly`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shortfall {
    /// All is there, but hoped for.
    OnlyHoped,
    /// The core is there, and not the rest.
    PartMissing,
    /// A weak phrase of the core, and no more.
    OnlyTouchedOn,
    /// The core is there, and who does it is not told.
    UnclearWho,
}
