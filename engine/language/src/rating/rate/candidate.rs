//! What completes a core, the level that it would then give, and which of several is the best.

use core::cmp::Reverse;

use super::super::Shortfall;
use super::super::judge::{Item, Worth};
use super::super::rule::Strength;
use super::Rated;

/// What the items that complete a core may be, the firmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Support {
    /// Planned or reported, of whom the element wants.
    Firm,
    /// Planned or reported, and of some it is not told who does it.
    Untold,
    /// Hoped for, too.
    Hoped,
}

impl Support {
    pub fn takes(self, item: &Item) -> bool {
        match self {
            Self::Firm => item.worth == Worth::Strong && item.is_firm(),
            Self::Untold => matches!(item.worth, Worth::Strong | Worth::Unclear) && item.is_firm(),
            Self::Hoped => matches!(item.worth, Worth::Strong | Worth::Unclear),
        }
    }
}

/// A core item, and the level that it would give.
pub(super) struct Candidate {
    pub rated: Rated,
    pub firm: bool,
    /// How telling the core's sentence is.
    pub telling: i32,
    /// How many other firm items stand in its paragraph: the more, the surer it is what
    /// the paragraph is about.
    pub around: usize,
    /// Whether something required may be missing: which is told of the best candidate.
    pub lacks: bool,
}

impl Candidate {
    /// Whether a denial goes before it. One that the page words itself goes before all
    /// that is not firm; a deed that the text denies goes before a topic touched on.
    pub fn yields_to(&self, denial: &Item) -> bool {
        match denial.strength {
            Strength::Denied => !self.firm,
            _ => self.rated.shortfall == Some(Shortfall::OnlyTouchedOn),
        }
    }

    /// The better the candidate, the greater; of equals the first in the text.
    pub fn order(&self) -> impl Ord + use<> {
        let rated = &self.rated;
        let first = rated.decided.first().copied().unwrap_or(0);
        let worth = (rated.level, self.firm, rated.shortfall);
        (worth, self.telling, rated.decided.len(), self.around, Reverse(first))
    }
}
