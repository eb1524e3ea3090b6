//! The laws on what a plugin answers.
//!
//! It has read the description by now, so what it wrote is never part of what a broken
//! law shows: the place is.

use std::collections::BTreeSet;

use super::conclusions::{conclusions_have_ids, references_point_at_something, wording_shows_its_words};
use super::size::{answers_are_plain, answers_are_within_limits, quotations_are_within_limits};
use super::{Kept, broken, broken_by};
use crate::model::assessment::{Evidence, Rating, Stance};
use crate::model::framework::Expectation;
use crate::model::{Claim, Level};

pub use super::given::Given;

/// A law on an answer.
pub type Law = fn(&Given<'_>) -> Kept;

/// The laws, by name, in the order in which they are checked.
pub const LAWS: &[(&str, Law)] = &[
    ("answers-are-within-limits", answers_are_within_limits),
    ("answers-are-plain", answers_are_plain),
    ("every-criterion-is-rated-once", every_criterion_is_rated_once),
    ("spans-lie-in-the-text", spans_lie_in_the_text),
    ("quotations-are-within-limits", quotations_are_within_limits),
    ("found-rests-on-support", found_rests_on_support),
    ("partly-says-why", partly_says_why),
    ("not-done-rests-on-opposing", not_done_rests_on_opposing),
    ("not-found-has-no-support", not_found_has_no_support),
    ("support-is-not-denied", support_is_not_denied),
    ("labels-are-declared", labels_are_declared),
    ("prompts-are-for-declared-roles", prompts_are_for_declared_roles),
    ("unanswered-asks", unanswered_asks),
    ("conclusions-have-ids", conclusions_have_ids),
    ("references-point-at-something", references_point_at_something),
    ("wording-shows-its-words", wording_shows_its_words),
];

fn supports(rating: &Rating) -> bool {
    rating.evidence.iter().any(|item| item.stance == Stance::Supports)
}

fn opposes(rating: &Rating) -> bool {
    rating.evidence.iter().any(|item| item.stance == Stance::Opposes)
}

/// Every declared criterion is rated exactly once, in order.
///
/// # Errors
/// When one is not.
pub fn every_criterion_is_rated_once(given: &Given<'_>) -> Kept {
    let (ratings, criteria) = (&given.assessment.ratings, given.framework.criteria.len());
    if ratings.len() != criteria {
        return broken(format!("{} ratings of {criteria} criteria", ratings.len()));
    }
    match ratings.iter().enumerate().find(|(at, rating)| rating.criterion != *at) {
        Some((at, rating)) => broken(format!("criterion {} in place {at}", rating.criterion)),
        None => Ok(()),
    }
}

/// Spans lie within their section, on character boundaries, are not empty, and the
/// focus lies within the span.
///
/// # Errors
/// When one does not.
pub fn spans_lie_in_the_text(given: &Given<'_>) -> Kept {
    let sections = given.description.sections.len();
    for (place, Evidence { section, span, focus, .. }) in given.evidence() {
        if *section >= sections {
            return broken(format!("{place} in section {section} of {sections}"));
        }
        let text = given.description.section_text(*section);
        for part in [span, focus] {
            let within = part.start < part.end && part.end <= text.len();
            if !within || !text.is_char_boundary(part.start) || !text.is_char_boundary(part.end) {
                return broken(format!("{place} at {part:?}, in a section of {} bytes", text.len()));
            }
        }
        if focus.start < span.start || focus.end > span.end {
            return broken(format!("{place} with the focus {focus:?} outside its span {span:?}"));
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
    let rests = |rating: &Rating| supports(rating) || (given.expects(rating.criterion).describes() && opposes(rating));
    let wrong = |rating: &Rating| matches!(rating.level, Level::Described | Level::Partly) && !rests(rating);
    match given.rating(wrong) {
        Some(rating) => broken(format!("{} without support", given.id(rating))),
        None => Ok(()),
    }
}

/// `partly` has a shortfall, and no other level has.
///
/// # Errors
/// When it has not, or another has.
pub fn partly_says_why(given: &Given<'_>) -> Kept {
    match given.rating(|rating| (rating.level == Level::Partly) != rating.shortfall.is_some()) {
        Some(rating) => {
            let why =
                rating.shortfall.map_or("no shortfall".to_owned(), |shortfall| format!("the shortfall {shortfall:?}"));
            broken(format!("{} is {:?} with {why}", given.id(rating), rating.level))
        }
        None => Ok(()),
    }
}

/// `said-not-done` rests on an opposing item, and does not occur where the domain
/// expects nothing.
///
/// # Errors
/// When it does not, or does.
pub fn not_done_rests_on_opposing(given: &Given<'_>) -> Kept {
    let not_done = |rating: &Rating| rating.level == Level::SaidNotDone;
    if let Some(rating) = given.rating(|rating| not_done(rating) && !opposes(rating)) {
        return broken(format!("{} without an opposing item", given.id(rating)));
    }
    match given.rating(|rating| not_done(rating) && given.expects(rating.criterion).describes()) {
        Some(rating) => broken(format!("{} in a domain that expects nothing", given.id(rating))),
        None => Ok(()),
    }
}

/// `not-found` has no supporting item.
///
/// # Errors
/// When it has.
pub fn not_found_has_no_support(given: &Given<'_>) -> Kept {
    match given.rating(|rating| rating.level == Level::NotFound && supports(rating)) {
        Some(rating) => broken(format!("{} with a supporting item", given.id(rating))),
        None => Ok(()),
    }
}

/// Outside domains that expect nothing, nothing both supports and is denied. What a
/// conclusion adds stands outside them unless it is about a criterion of one.
///
/// # Errors
/// When something does.
pub fn support_is_not_denied(given: &Given<'_>) -> Kept {
    let denied = |items: &[Evidence]| {
        items.iter().position(|item| item.stance == Stance::Supports && item.claim == Claim::Denied)
    };
    let describes = |criterion: usize| given.expects(criterion).describes();
    for rating in given.assessment.ratings.iter().filter(|rating| !describes(rating.criterion)) {
        if let Some(item) = denied(&rating.evidence) {
            return broken(format!("item {item} of {}", given.id(rating)));
        }
    }
    for (at, conclusion) in given.assessment.conclusions.iter().enumerate() {
        if let Some(item) =
            denied(&conclusion.more_evidence).filter(|_| !conclusion.criteria.iter().any(|c| describes(*c)))
        {
            return broken(format!("item {item} of conclusion {at}"));
        }
    }
    Ok(())
}

/// Labels use declared facets and values.
///
/// # Errors
/// When one does not.
pub fn labels_are_declared(given: &Given<'_>) -> Kept {
    for (place, item) in given.evidence() {
        if let Some((facet, value)) = item.labels.iter().find(|(facet, value)| !given.has_label(facet, value)) {
            let words = format!("{facet} = {value}");
            return broken_by(format!("a label of {place} that is not declared"), &words);
        }
    }
    Ok(())
}

/// Prompts are for declared roles.
///
/// # Errors
/// When one is not.
pub fn prompts_are_for_declared_roles(given: &Given<'_>) -> Kept {
    match given.prompts().find(|(_, prompt)| !given.has_role(&prompt.who)) {
        Some((place, prompt)) => {
            let seen = format!("{place} is for a role that is not declared");
            broken_by(seen, &prompt.who)
        }
        None => Ok(()),
    }
}

/// What is unanswered asks: each criterion where the domain expects each, one of them
/// where it expects any. A domain of which nothing applies is not unanswered.
///
/// # Errors
/// When nothing is asked.
pub fn unanswered_asks(given: &Given<'_>) -> Kept {
    let asks = |rating: &Rating| rating.prompts.iter().any(|prompt| !prompt.ask.trim().is_empty());
    let silent = |rating: &Rating| matches!(rating.level, Level::NotFound | Level::SaidNotDone);
    let each = |rating: &Rating| given.expects(rating.criterion) == Expectation::Each;
    if let Some(rating) = given.rating(|rating| each(rating) && silent(rating) && !asks(rating)) {
        return broken(format!("{} is unanswered and asks nothing", given.id(rating)));
    }
    let domains = &given.framework.domains;
    let (mut unanswered, mut asked) = (vec![None; domains.len()], BTreeSet::new());
    for rating in &given.assessment.ratings {
        let Some(domain) = given.domain_of.get(rating.criterion).copied().filter(|at| *at < domains.len()) else {
            continue;
        };
        match rating.level {
            Level::Described | Level::Partly => unanswered[domain] = Some(false),
            Level::NotFound | Level::SaidNotDone => unanswered[domain] = Some(unanswered[domain].unwrap_or(true)),
            Level::NotApplicable => {}
        }
        if asks(rating) {
            asked.insert(domain);
        }
    }
    let quiet =
        |at: &usize| domains[*at].expects == Expectation::Any && unanswered[*at] == Some(true) && !asked.contains(at);
    match (0..domains.len()).find(quiet) {
        Some(at) => broken(format!("the domain {} is unanswered and asks nothing", domains[at].id)),
        None => Ok(()),
    }
}
