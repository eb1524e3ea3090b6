//! What looks similar and is not: for each criterion one sentence, and each sentence once.
//!
//! A list of what is recorded or an address at the top looks like something to many pages. Said
//! under each of them it hides what is the page's own.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{looks_alike, set_of};
use super::quotation::{Quotation, gather};
use crate::model::SetAside;
use crate::model::framework::Expectation;
use crate::model::report::{Assessed, Rating};

/// For each criterion that is shown in full, the sentence that is said of it, where there is one.
pub(super) struct Alike<'r>(BTreeMap<&'r str, Quotation<'r>>);

impl<'r> Alike<'r> {
    /// Of each criterion, in the order of the page, the one that looks most like it, unless a
    /// criterion above says it: what comes after the first is seldom worth a look. What may count
    /// all the same is always said.
    pub fn of(assessed: &'r Assessed) -> Self {
        let mut said = BTreeSet::new();
        let domains = assessed.domains.iter().filter(|domain| domain.expects != Expectation::Grounds);
        let ratings = domains.flat_map(|domain| set_of(assessed, domain).full);
        let first = |rating: &'r Rating| {
            let most = gather(rating.evidence.iter().filter(|item| looks_alike(item))).into_iter().next()?;
            let unsure = most.first.set_aside == Some(SetAside::SeldomCounted);
            (said.insert(most.stands()) || unsure).then_some((rating.criterion.as_str(), most))
        };
        Self(ratings.filter_map(first).collect())
    }

    /// What is said under `rating`.
    pub fn under(&self, rating: &Rating) -> Option<&Quotation<'r>> {
        self.0.get(rating.criterion.as_str())
    }
}
