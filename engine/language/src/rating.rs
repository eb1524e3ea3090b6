//! The rating rule: from phrases that queries found to a level, and why.
//!
//! A criterion has elements, one of which is its core; each is found by queries.
//! [`rule`] says what a criterion requires, [`judge`] what each hit is worth, and
//! [`rate`] which level follows. What people read about it is the interpreter's.

pub mod judge;
pub mod lack;
pub mod rate;
pub mod rule;

pub use judge::{Hit, Item, Readers, Worth, judge};
pub use lack::{Lack, Want};
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

impl Level {
    /// Every level, the least first.
    pub const ALL: [Self; 5] = [Self::NotApplicable, Self::NotFound, Self::SaidNotDone, Self::Partly, Self::Described];

    /// The word for this level in files, commands and reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::NotFound => "not-found",
            Self::SaidNotDone => "said-not-done",
            Self::Partly => "partly",
            Self::Described => "described",
        }
    }

    /// The level whose [`Level::id`] this is; `_` is read as `-`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id.replace('_', "-"))
    }
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
    /// All is there, in words that readers seldom took for it.
    Doubtful,
}

impl Shortfall {
    /// Every shortfall, the least that is there first.
    pub const ALL: [Self; 5] =
        [Self::OnlyTouchedOn, Self::PartMissing, Self::OnlyHoped, Self::UnclearWho, Self::Doubtful];

    /// The word for this shortfall in files and reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OnlyTouchedOn => "only-touched-on",
            Self::PartMissing => "part-missing",
            Self::OnlyHoped => "only-hoped",
            Self::UnclearWho => "unclear-who",
            Self::Doubtful => "doubtful",
        }
    }

    /// The shortfall whose [`Shortfall::id`] this is.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shortfall| shortfall.id() == id)
    }
}
