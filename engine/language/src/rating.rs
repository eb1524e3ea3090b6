//! The rating rule: from phrases that queries found to a level, and why.
//!
//! A criterion has elements, one of which is its core; each is found by queries.
//! [`rule`] says what a criterion requires, [`judge`] what each hit is worth, and
//! [`rate`] which level follows. What people read about it is the interpreter's.

pub mod judge;
pub mod rate;
pub mod rule;

pub use judge::{Hit, Item, Worth, judge};
pub use rate::{Rated, rate};
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

/// Why a rating is only `partly`, from the least to the most that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shortfall {
    /// A weak phrase of the core, and no more.
    OnlyTouchedOn,
    /// The core is there, and not the rest.
    PartMissing,
    /// All is there, but hoped for.
    OnlyHoped,
    /// The core is there, and who does it is not told.
    UnclearWho,
}
