//! The laws on the conclusions of an answer.

use std::collections::BTreeSet;

use super::assessment::Given;
use super::{Kept, broken, broken_by, too_long_an_id};
use crate::model::assessment::ConclusionKind;
use crate::model::framework::is_id;

/// Conclusions have ids of lower-case words, of 100 bytes at most, each of them once.
///
/// # Errors
/// When one has not.
pub fn conclusions_have_ids(given: &Given<'_>) -> Kept {
    let mut ids = BTreeSet::new();
    for (at, conclusion) in given.assessment.conclusions.iter().enumerate() {
        if !is_id(&conclusion.id) {
            return broken_by(format!("the id of conclusion {at} is not lower-case words"), &conclusion.id);
        }
        if let Some(wrong) = too_long_an_id(&conclusion.id) {
            return broken_by(format!("the id of conclusion {at} has {wrong}"), &conclusion.id);
        }
        if !ids.insert(conclusion.id.as_str()) {
            return broken_by(format!("conclusion {at} has an id that stands before"), &conclusion.id);
        }
    }
    Ok(())
}

/// Conclusions point at criteria, evidence and sources that are there.
///
/// # Errors
/// When one points at nothing.
pub fn references_point_at_something(given: &Given<'_>) -> Kept {
    let there = |(rating, item): &(usize, usize)| {
        given.assessment.ratings.get(*rating).is_some_and(|rating| *item < rating.evidence.len())
    };
    for (at, conclusion) in given.assessment.conclusions.iter().enumerate() {
        if let Some(criterion) = conclusion.criteria.iter().find(|to| **to >= given.framework.criteria.len()) {
            return broken(format!("conclusion {at} points at criterion {criterion}"));
        }
        if let Some((rating, item)) = conclusion.evidence.iter().find(|to| !there(to)) {
            return broken(format!("conclusion {at} points at item {item} of rating {rating}"));
        }
        if let Some(source) = conclusion.sources.iter().find(|source| !given.has_source(source)) {
            return broken_by(format!("conclusion {at} points at a source that is not declared"), source);
        }
    }
    Ok(())
}

/// A conclusion about wording has the words and their place.
///
/// # Errors
/// When one has none.
pub fn wording_shows_its_words(given: &Given<'_>) -> Kept {
    let mut conclusions = given.assessment.conclusions.iter().enumerate();
    let bare = conclusions
        .find(|(_, c)| c.kind == ConclusionKind::Wording && c.evidence.is_empty() && c.more_evidence.is_empty());
    match bare {
        Some((at, _)) => broken(format!("conclusion {at} is about wording and shows none")),
        None => Ok(()),
    }
}
