//! What the laws on an answer look at, with what a framework declares ready to be
//! looked up: a plugin may declare and answer as much as the limits allow.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::model::assessment::{Assessment, Evidence, Rating};
use crate::model::description::ProjectDescription;
use crate::model::framework::{Expectation, Framework, Prompt};
use crate::plugin::Limits;

/// What the laws on an answer look at.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) framework: &'a Framework,
    pub(super) description: &'a ProjectDescription,
    pub(super) limits: &'a Limits,
    /// For each criterion, the place of its domain.
    pub(super) domain_of: Vec<usize>,
    facets: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Each role, with its title.
    roles: BTreeMap<&'a str, &'a str>,
    sources: BTreeSet<&'a str>,
}

impl<'a> Given<'a> {
    /// An answer, the framework that gave it, the description that it is about, and the
    /// limits that hold.
    #[must_use]
    pub fn new(
        assessment: &'a Assessment,
        framework: &'a Framework,
        description: &'a ProjectDescription,
        limits: &'a Limits,
    ) -> Self {
        let places: BTreeMap<_, _> = framework.domains.iter().enumerate().map(|(at, d)| (d.id.as_str(), at)).collect();
        let place = |domain: &str| places.get(domain).copied().unwrap_or(usize::MAX);
        let values = |values: &'a [String]| values.iter().map(String::as_str).collect();
        Self {
            assessment,
            framework,
            description,
            limits,
            domain_of: framework.criteria.iter().map(|criterion| place(&criterion.domain)).collect(),
            facets: framework.facets.iter().map(|facet| (facet.id.as_str(), values(&facet.values))).collect(),
            roles: framework.roles.iter().map(|role| (role.id.as_str(), role.title.as_str())).collect(),
            sources: framework.sources.iter().map(|source| source.id.as_str()).collect(),
        }
    }

    /// What the domain of the criterion at `criterion` expects.
    pub(super) fn expects(&self, criterion: usize) -> Expectation {
        let domain = self.domain_of.get(criterion).and_then(|at| self.framework.domains.get(*at));
        domain.map_or(Expectation::Each, |domain| domain.expects)
    }

    /// The id of what `rating` rates.
    pub(super) fn id(&self, rating: &Rating) -> &'a str {
        self.id_of(rating.criterion)
    }

    /// The id of the criterion at `criterion`.
    pub(super) fn id_of(&self, criterion: usize) -> &'a str {
        self.framework.criteria.get(criterion).map_or("a criterion", |criterion| criterion.id.as_str())
    }

    /// Whether the framework declares this facet with this value.
    pub(super) fn has_label(&self, facet: &str, value: &str) -> bool {
        self.facets.get(facet).is_some_and(|values| values.contains(value))
    }

    /// Whether the framework declares this role.
    pub(super) fn has_role(&self, role: &str) -> bool {
        self.roles.contains_key(role)
    }

    /// The title of this role.
    pub(super) fn role(&self, role: &str) -> &'a str {
        self.roles.get(role).copied().unwrap_or_default()
    }

    /// The title of what `rating` rates.
    pub(super) fn title(&self, rating: &Rating) -> &'a str {
        self.framework.criteria.get(rating.criterion).map_or("", |criterion| criterion.title.as_str())
    }

    /// Whether the framework declares this source.
    pub(super) fn has_source(&self, source: &str) -> bool {
        self.sources.contains(source)
    }

    /// The first rating that is `wrong`.
    pub(super) fn rating(&self, wrong: impl Fn(&Rating) -> bool) -> Option<&'a Rating> {
        self.assessment.ratings.iter().find(|rating| wrong(rating))
    }

    /// Every item of evidence, with its place.
    pub(super) fn evidence(&self) -> impl Iterator<Item = (Place, &'a Evidence)> {
        let ratings = self.assessment.ratings.iter().map(|rating| rating.evidence.as_slice());
        let conclusions = self.assessment.conclusions.iter().map(|conclusion| conclusion.more_evidence.as_slice());
        placed("item", ratings, conclusions)
    }

    /// Every prompt, with its place.
    pub(super) fn prompts(&self) -> impl Iterator<Item = (Place, &'a Prompt)> {
        let ratings = self.assessment.ratings.iter().map(|rating| rating.prompts.as_slice());
        let conclusions = self.assessment.conclusions.iter().map(|conclusion| conclusion.prompts.as_slice());
        placed("prompt", ratings, conclusions)
    }
}

/// Where something stands in an answer: `item 2 of rating 0`. All count from 0, as the
/// contract does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    what: &'static str,
    at: usize,
    of: &'static str,
    of_at: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of {} {}", self.what, self.at, self.of, self.of_at)
    }
}

fn placed<'a, T: 'a>(
    what: &'static str,
    of_ratings: impl Iterator<Item = &'a [T]>,
    of_conclusions: impl Iterator<Item = &'a [T]>,
) -> impl Iterator<Item = (Place, &'a T)> {
    let ratings = of_ratings.enumerate().map(|(of_at, list)| ("rating", of_at, list));
    let conclusions = of_conclusions.enumerate().map(|(of_at, list)| ("conclusion", of_at, list));
    ratings.chain(conclusions).flat_map(move |(of, of_at, list)| {
        list.iter().enumerate().map(move |(at, it)| (Place { what, at, of, of_at }, it))
    })
}
