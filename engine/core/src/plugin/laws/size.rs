//! The laws on how large an answer may be, and on the texts that it is written in.

use super::assessment::Given;
use super::{Kept, broken, too_long, unfit};
use crate::model::assessment::{Conclusion, Evidence};
use crate::model::framework::Prompt;
use crate::model::report;

/// What one item of evidence, or one question, counts for in bytes, beside its words, its
/// headings and what introduces it: its place, and all that has a name in a report.
const ITEM: usize = 256;
/// The same of a criterion that a conclusion is about, beside its id.
const NAMED: usize = 32;

/// No list is longer than the limit `items`.
///
/// # Errors
/// When one is.
pub fn answers_are_within_limits(given: &Given<'_>) -> Kept {
    let own = [given.assessment.ratings.len(), given.assessment.conclusions.len()];
    let ratings = given.assessment.ratings.iter().flat_map(|r| [r.evidence.len(), r.prompts.len()]);
    let conclusions =
        given.assessment.conclusions.iter().flat_map(|c| {
            [c.criteria.len(), c.evidence.len(), c.more_evidence.len(), c.prompts.len(), c.sources.len()]
        });
    let labels = given.evidence().map(|(_, item)| item.labels.len());
    let mut all = own.into_iter().chain(ratings).chain(conclusions).chain(labels);
    match all.find_map(|length| too_long(length, given.limits)) {
        Some(wrong) => broken(wrong),
        None => Ok(()),
    }
}

/// Texts have no control characters but line breaks, and are within the limit `text`.
///
/// # Errors
/// When one has, or is not.
pub fn answers_are_plain(given: &Given<'_>) -> Kept {
    let assessment = given.assessment;
    let ratings = assessment.ratings.iter().map(|rating| rating.rationale.as_str());
    let conclusions = assessment
        .conclusions
        .iter()
        .flat_map(|c| [c.id.as_str(), &c.title, &c.text].into_iter().chain(c.sources.iter().map(String::as_str)));
    let evidence = given.evidence().flat_map(|(_, item)| {
        let labels = item.labels.iter().flat_map(|(facet, value)| [facet.as_str(), value]);
        [item.note.as_str()].into_iter().chain(labels)
    });
    let prompts = given.prompts().flat_map(|(_, prompt)| [prompt.ask.as_str(), &prompt.who]);
    let mut all =
        [assessment.summary.as_str()].into_iter().chain(ratings).chain(conclusions).chain(evidence).chain(prompts);
    match all.find_map(|text| unfit(text, given.limits)) {
        Some(wrong) => broken(wrong),
        None => Ok(()),
    }
}

/// All that an answer points at, and so all that a report of it repeats, is within the limit
/// `returned`: a quotation for each item of evidence, however often it is of the same words,
/// with its headings and what introduces it; beside each question the criterion that asks it
/// and the words that it follows up; and for each conclusion the ids of the criteria that it
/// is about.
///
/// # Errors
/// When it is not.
pub fn quotations_are_within_limits(given: &Given<'_>) -> Kept {
    let ratings = &given.assessment.ratings;
    let cited = |conclusion: &Conclusion| {
        let cited = conclusion.evidence.iter();
        cited.filter_map(|(rating, item)| ratings.get(*rating)?.evidence.get(*item)).collect::<Vec<_>>()
    };
    let mut all = 0usize;
    for rating in ratings {
        let beside = given.title(rating).len() + rating.rationale.len();
        all = all.saturating_add(repeated(given, beside, rating.evidence.iter(), &rating.prompts));
    }
    for conclusion in &given.assessment.conclusions {
        let beside = conclusion.title.len() + conclusion.text.len();
        let evidence = cited(conclusion).into_iter().chain(&conclusion.more_evidence);
        all = all.saturating_add(repeated(given, beside, evidence, &conclusion.prompts));
        let named = conclusion.criteria.iter().map(|criterion| NAMED + given.id_of(*criterion).len());
        all = named.fold(all, usize::saturating_add);
    }
    let limit = given.limits.returned;
    if all > limit {
        let seen = format!("quotations of {all} bytes in all, and the limit `returned` is {limit}");
        return broken(seen);
    }
    Ok(())
}

/// What a report repeats of one rating or conclusion: its quotations, and for each question
/// the longest of them, what stands `beside` it, and the title of whom to ask.
fn repeated<'a>(
    given: &Given<'_>,
    beside: usize,
    evidence: impl Iterator<Item = &'a Evidence>,
    prompts: &[Prompt],
) -> usize {
    let (mut all, mut longest) = (0usize, 0);
    for item in evidence {
        let words = item.span.len() + item.focus.len() + report::beside(given.description, item.section, &item.span);
        all = all.saturating_add(ITEM + words);
        longest = longest.max(words);
    }
    let asked = prompts.iter().map(|prompt| ITEM + beside + longest + given.role(&prompt.who).len());
    asked.fold(all, usize::saturating_add)
}
