//! The laws on what a plugin answers.

use super::framework::plain;
use super::{Kept, broken, shown};
use crate::model::assessment::{Assessment, Evidence, Rating, Stance};
use crate::model::description::ProjectDescription;
use crate::model::framework::{Expectation, Framework, Prompt};
use crate::model::{Claim, Level};
use crate::plugin::Limits;

/// What the laws look at.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The answer.
    pub assessment: &'a Assessment,
    /// The framework that gave it.
    pub framework: &'a Framework,
    /// The description that it is about.
    pub description: &'a ProjectDescription,
    /// The limits that hold.
    pub limits: &'a Limits,
}

/// A law on an answer.
pub type Law = fn(&Given<'_>) -> Kept;

/// The laws, by name, in the order in which they are checked.
pub const LAWS: &[(&str, Law)] = &[
    ("answers-are-within-limits", answers_are_within_limits),
    ("every-criterion-is-rated-once", every_criterion_is_rated_once),
    ("spans-lie-in-the-text", spans_lie_in_the_text),
    ("found-rests-on-support", found_rests_on_support),
    ("partly-says-why", partly_says_why),
    ("not-done-rests-on-opposing", not_done_rests_on_opposing),
    ("not-found-has-no-support", not_found_has_no_support),
    ("support-is-not-denied", support_is_not_denied),
    ("labels-are-declared", labels_are_declared),
    ("prompts-are-for-declared-roles", prompts_are_for_declared_roles),
    ("unanswered-asks", unanswered_asks),
    ("references-point-at-something", references_point_at_something),
    ("answers-are-plain", answers_are_plain),
];

impl<'a> Given<'a> {
    fn expects(&self, rating: &Rating) -> Expectation {
        let domain = self.framework.criteria.get(rating.criterion).map(|criterion| criterion.domain.as_str());
        let domain = self.framework.domains.iter().find(|d| Some(d.id.as_str()) == domain);
        domain.map_or(Expectation::Each, |domain| domain.expects)
    }

    fn id(&self, rating: &Rating) -> &'a str {
        self.framework.criteria.get(rating.criterion).map_or("a criterion", |criterion| criterion.id.as_str())
    }

    fn evidence(&self) -> impl Iterator<Item = &'a Evidence> {
        let own = self.assessment.ratings.iter().flat_map(|rating| &rating.evidence);
        own.chain(self.assessment.conclusions.iter().flat_map(|conclusion| &conclusion.more_evidence))
    }

    fn prompts(&self) -> impl Iterator<Item = &'a Prompt> {
        let own = self.assessment.ratings.iter().flat_map(|rating| &rating.prompts);
        own.chain(self.assessment.conclusions.iter().flat_map(|conclusion| &conclusion.prompts))
    }
}

fn supports(rating: &Rating) -> bool {
    rating.evidence.iter().any(|item| item.stance == Stance::Supports)
}

fn opposes(rating: &Rating) -> bool {
    rating.evidence.iter().any(|item| item.stance == Stance::Opposes)
}

/// No list is longer than the limit `items`.
///
/// # Errors
/// When one is.
pub fn answers_are_within_limits(given: &Given<'_>) -> Kept {
    let ratings = given.assessment.ratings.iter().map(|r| r.evidence.len().max(r.prompts.len()));
    let conclusions = given.assessment.conclusions.iter();
    let inner = conclusions.map(|c| {
        [c.criteria.len(), c.evidence.len(), c.more_evidence.len(), c.prompts.len(), c.sources.len()]
            .into_iter()
            .max()
            .unwrap_or(0)
    });
    let own = [given.assessment.ratings.len(), given.assessment.conclusions.len()];
    let limit = given.limits.items;
    match ratings.chain(inner).chain(own).find(|length| *length > limit) {
        Some(length) => broken("answers-are-within-limits", format!("{length} items, the limit is {limit}")),
        None => Ok(()),
    }
}

/// Every declared criterion is rated exactly once, in order.
///
/// # Errors
/// When one is not.
pub fn every_criterion_is_rated_once(given: &Given<'_>) -> Kept {
    const LAW: &str = "every-criterion-is-rated-once";
    let (ratings, criteria) = (&given.assessment.ratings, given.framework.criteria.len());
    if ratings.len() != criteria {
        return broken(LAW, format!("{} ratings of {criteria} criteria", ratings.len()));
    }
    match ratings.iter().enumerate().find(|(at, rating)| rating.criterion != *at) {
        Some((at, rating)) => broken(LAW, format!("criterion {} in place {at}", rating.criterion)),
        None => Ok(()),
    }
}

/// Spans lie within their section, on character boundaries, are not empty, and the
/// focus lies within the span.
///
/// # Errors
/// When one does not.
pub fn spans_lie_in_the_text(given: &Given<'_>) -> Kept {
    const LAW: &str = "spans-lie-in-the-text";
    for item in given.evidence() {
        if item.section >= given.description.sections.len() {
            return broken(LAW, format!("section {} of {}", item.section, given.description.sections.len()));
        }
        let text = given.description.section_text(item.section);
        for span in [&item.span, &item.focus] {
            let within = span.start < span.end && span.end <= text.len();
            if !within || !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end) {
                return broken(LAW, format!("{}..{} in a section of {} bytes", span.start, span.end, text.len()));
            }
        }
        if item.focus.start < item.span.start || item.focus.end > item.span.end {
            return broken(LAW, format!("a focus {:?} outside its span {:?}", item.focus, item.span));
        }
    }
    Ok(())
}

/// `described` and `partly` rest on a supporting item; where the domain expects
/// nothing, an opposing one will do.
///
/// # Errors
/// When one rests on nothing.
pub fn found_rests_on_support(given: &Given<'_>) -> Kept {
    let found = |rating: &&Rating| matches!(rating.level, Level::Described | Level::Partly);
    let rests = |rating: &Rating| supports(rating) || (given.expects(rating) == Expectation::None && opposes(rating));
    match given.assessment.ratings.iter().filter(found).find(|rating| !rests(rating)) {
        Some(rating) => broken("found-rests-on-support", format!("{} without support", given.id(rating))),
        None => Ok(()),
    }
}

/// `partly` has a shortfall, and no other level has.
///
/// # Errors
/// When it has not, or another has.
pub fn partly_says_why(given: &Given<'_>) -> Kept {
    let wrong = |rating: &&Rating| (rating.level == Level::Partly) != rating.shortfall.is_some();
    match given.assessment.ratings.iter().find(wrong) {
        Some(rating) => broken("partly-says-why", format!("{} with {:?}", given.id(rating), rating.shortfall)),
        None => Ok(()),
    }
}

/// `said-not-done` rests on an opposing item, and does not occur where the domain
/// expects nothing.
///
/// # Errors
/// When it does not, or does.
pub fn not_done_rests_on_opposing(given: &Given<'_>) -> Kept {
    let wrong = |rating: &&Rating| {
        rating.level == Level::SaidNotDone && (!opposes(rating) || given.expects(rating) == Expectation::None)
    };
    match given.assessment.ratings.iter().find(wrong) {
        Some(rating) => broken("not-done-rests-on-opposing", given.id(rating)),
        None => Ok(()),
    }
}

/// `not-found` has no supporting item.
///
/// # Errors
/// When it has.
pub fn not_found_has_no_support(given: &Given<'_>) -> Kept {
    let wrong = |rating: &&Rating| rating.level == Level::NotFound && supports(rating);
    match given.assessment.ratings.iter().find(wrong) {
        Some(rating) => broken("not-found-has-no-support", given.id(rating)),
        None => Ok(()),
    }
}

/// Outside domains that expect nothing, nothing both supports and is denied.
///
/// # Errors
/// When something does.
pub fn support_is_not_denied(given: &Given<'_>) -> Kept {
    let both = |item: &Evidence| item.stance == Stance::Supports && item.claim == Claim::Denied;
    let wrong = |rating: &&Rating| given.expects(rating) != Expectation::None && rating.evidence.iter().any(both);
    match given.assessment.ratings.iter().find(wrong) {
        Some(rating) => broken("support-is-not-denied", given.id(rating)),
        None => Ok(()),
    }
}

/// Labels use declared facets and values.
///
/// # Errors
/// When one does not.
pub fn labels_are_declared(given: &Given<'_>) -> Kept {
    let declared = |facet: &str, value: &str| {
        let found = given.framework.facets.iter().find(|declared| declared.id == facet);
        found.is_some_and(|facet| facet.values.is_empty() || facet.values.iter().any(|known| known == value))
    };
    match given.evidence().flat_map(|item| &item.labels).find(|(facet, value)| !declared(facet, value)) {
        Some((facet, value)) => broken("labels-are-declared", format!("{} = {}", shown(facet), shown(value))),
        None => Ok(()),
    }
}

/// Prompts are for declared roles.
///
/// # Errors
/// When one is not.
pub fn prompts_are_for_declared_roles(given: &Given<'_>) -> Kept {
    let declared = |prompt: &&Prompt| !given.framework.roles.iter().any(|role| role.id == prompt.who);
    match given.prompts().find(declared) {
        Some(prompt) => broken("prompts-are-for-declared-roles", shown(&prompt.who)),
        None => Ok(()),
    }
}

/// What is unanswered asks: each criterion where the domain expects each, one of them
/// where it expects any.
///
/// # Errors
/// When nothing is asked.
pub fn unanswered_asks(given: &Given<'_>) -> Kept {
    const LAW: &str = "unanswered-asks";
    for domain in &given.framework.domains {
        let of_domain = |rating: &&Rating| {
            given.framework.criteria.get(rating.criterion).is_some_and(|criterion| criterion.domain == domain.id)
        };
        let mut ratings = given.assessment.ratings.iter().filter(of_domain).peekable();
        if ratings.peek().is_none() {
            continue;
        }
        let silent =
            |rating: &Rating| matches!(rating.level, Level::NotFound | Level::SaidNotDone) && rating.prompts.is_empty();
        let asks = match domain.expects {
            Expectation::None => true,
            Expectation::Each => !ratings.any(silent),
            Expectation::Any => ratings.any(|rating| {
                matches!(rating.level, Level::Described | Level::Partly | Level::NotApplicable)
                    || !rating.prompts.is_empty()
            }),
        };
        if !asks {
            return broken(LAW, format!("the domain {} asks nothing", shown(&domain.id)));
        }
    }
    Ok(())
}

/// Conclusions point at criteria, evidence and sources that are there, and have ids
/// of their own.
///
/// # Errors
/// When one points at nothing.
pub fn references_point_at_something(given: &Given<'_>) -> Kept {
    const LAW: &str = "references-point-at-something";
    let mut ids = std::collections::BTreeSet::new();
    for conclusion in &given.assessment.conclusions {
        if !ids.insert(conclusion.id.as_str()) {
            return broken(LAW, format!("{} twice", shown(&conclusion.id)));
        }
        if let Some(at) = conclusion.criteria.iter().find(|at| **at >= given.framework.criteria.len()) {
            return broken(LAW, format!("criterion {at}"));
        }
        let there = |(rating, item): &(usize, usize)| {
            given.assessment.ratings.get(*rating).is_some_and(|rating| *item < rating.evidence.len())
        };
        if let Some((rating, item)) = conclusion.evidence.iter().find(|to| !there(to)) {
            return broken(LAW, format!("item {item} of rating {rating}"));
        }
        let known = |id: &&String| !given.framework.sources.iter().any(|source| source.id == **id);
        if let Some(source) = conclusion.sources.iter().find(known) {
            return broken(LAW, format!("source {}", shown(source)));
        }
    }
    Ok(())
}

/// Texts have no control characters but line breaks, and are within the limit `text`.
///
/// # Errors
/// When one has, or is not.
pub fn answers_are_plain(given: &Given<'_>) -> Kept {
    let assessment = given.assessment;
    let ratings = assessment.ratings.iter().map(|rating| rating.rationale.as_str());
    let conclusions = assessment.conclusions.iter().flat_map(|c| [c.id.as_str(), &c.title, &c.text]);
    let notes = given.evidence().map(|item| item.note.as_str());
    let asks = given.prompts().map(|prompt| prompt.ask.as_str());
    let all = [assessment.summary.as_str()].into_iter().chain(ratings).chain(conclusions).chain(notes).chain(asks);
    all.into_iter().try_for_each(|text| plain("answers-are-plain", text, given.limits))
}
