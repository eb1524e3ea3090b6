//! The laws on what a plugin says of itself.

use std::collections::BTreeSet;

use super::{Kept, broken, shown};
use crate::model::framework::Framework;
use crate::plugin::Limits;

/// A law on a framework.
pub type Law = fn(&Framework, &Limits) -> Kept;

/// The laws, by name, in the order in which they are checked.
pub const LAWS: &[(&str, Law)] = &[
    ("ids-are-lower-case-words", ids_are_lower_case_words),
    ("ids-are-unique", ids_are_unique),
    ("ids-leave-out-the-framework", ids_leave_out_the_framework),
    ("criteria-name-what-is-declared", criteria_name_what_is_declared),
    ("has-something-to-ask", has_something_to_ask),
    ("lists-are-within-limits", lists_are_within_limits),
    ("texts-are-plain", texts_are_plain),
    ("defaults-are-choices", defaults_are_choices),
];

/// Ids are lower-case words of letters and digits, joined by `-` and `.`.
///
/// # Errors
/// When one is not.
pub fn ids_are_lower_case_words(framework: &Framework, _: &Limits) -> Kept {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let good = |id: &str| id.split(['-', '.']).all(word);
    match ids(framework).into_iter().flat_map(|(_, ids)| ids).find(|id| !good(id)) {
        Some(id) => broken("ids-are-lower-case-words", shown(id)),
        None => Ok(()),
    }
}

/// Ids are unique in their list.
///
/// # Errors
/// When one stands twice.
pub fn ids_are_unique(framework: &Framework, _: &Limits) -> Kept {
    for (list, ids) in ids(framework) {
        let mut seen = BTreeSet::new();
        if let Some(twice) = ids.into_iter().find(|id| !seen.insert(*id)) {
            return broken("ids-are-unique", format!("{} twice in {list}", shown(twice)));
        }
    }
    Ok(())
}

/// A criterion's id does not start with the framework's.
///
/// # Errors
/// When one does.
pub fn ids_leave_out_the_framework(framework: &Framework, _: &Limits) -> Kept {
    let named = |id: &str| id.strip_prefix(framework.id.as_str()).is_some_and(|rest| rest.starts_with(['.', '-']));
    match framework.criteria.iter().find(|criterion| named(&criterion.id)) {
        Some(criterion) => broken("ids-leave-out-the-framework", shown(&criterion.id)),
        None => Ok(()),
    }
}

/// Every criterion names a declared domain, declared sources and declared roles.
///
/// # Errors
/// When one names something else.
pub fn criteria_name_what_is_declared(framework: &Framework, _: &Limits) -> Kept {
    const LAW: &str = "criteria-name-what-is-declared";
    for criterion in &framework.criteria {
        if !framework.domains.iter().any(|domain| domain.id == criterion.domain) {
            return broken(LAW, format!("domain {}", shown(&criterion.domain)));
        }
        if let Some(source) = criterion.sources.iter().find(|id| !framework.sources.iter().any(|s| s.id == **id)) {
            return broken(LAW, format!("source {}", shown(source)));
        }
        if let Some(prompt) = criterion.prompts.iter().find(|p| !framework.roles.iter().any(|r| r.id == p.who)) {
            return broken(LAW, format!("role {}", shown(&prompt.who)));
        }
    }
    Ok(())
}

/// There is an id, a title and a criterion; every criterion has a question.
///
/// # Errors
/// When something is not there.
pub fn has_something_to_ask(framework: &Framework, _: &Limits) -> Kept {
    let silent = framework.criteria.iter().find(|criterion| criterion.question.trim().is_empty());
    match silent {
        _ if framework.criteria.is_empty() => broken("has-something-to-ask", "no criteria"),
        _ if framework.title.trim().is_empty() => broken("has-something-to-ask", "no title"),
        Some(criterion) => broken("has-something-to-ask", format!("no question in {}", shown(&criterion.id))),
        None => Ok(()),
    }
}

/// No list is longer than the limit `items`.
///
/// # Errors
/// When one is.
pub fn lists_are_within_limits(framework: &Framework, limits: &Limits) -> Kept {
    let inner = framework.criteria.iter().map(|criterion| criterion.prompts.len().max(criterion.sources.len()));
    let values = framework.facets.iter().map(|facet| facet.values.len());
    let choices = framework.settings.iter().map(|setting| setting.choices.len());
    let own = ids(framework).into_iter().map(|(_, ids)| ids.len());
    match inner.chain(values).chain(choices).chain(own).find(|length| *length > limits.items) {
        Some(length) => broken("lists-are-within-limits", format!("{length} items, the limit is {}", limits.items)),
        None => Ok(()),
    }
}

/// Texts have no control characters but line breaks, and are within the limit `text`.
///
/// # Errors
/// When one has, or is not.
pub fn texts_are_plain(framework: &Framework, limits: &Limits) -> Kept {
    texts(framework).into_iter().try_for_each(|text| plain("texts-are-plain", text, limits))
}

/// A setting's default is one of its choices, where it has any.
///
/// # Errors
/// When it is not.
pub fn defaults_are_choices(framework: &Framework, _: &Limits) -> Kept {
    for setting in &framework.settings {
        let Some(default) = &setting.default else { continue };
        if !setting.choices.is_empty() && !setting.choices.contains(default) {
            return broken("defaults-are-choices", format!("{} in {}", shown(default), shown(&setting.id)));
        }
    }
    Ok(())
}

/// Asked twice, a plugin says the same.
///
/// # Errors
/// When it does not.
pub fn says_the_same_twice(first: &Framework, again: &Framework) -> Kept {
    if first == again { Ok(()) } else { broken("says-the-same-twice", "two manifests that differ") }
}

/// The manifest that a component carries, where it does, is what it says.
///
/// # Errors
/// When it is not, or is not a manifest.
pub fn carries_what_it_says(framework: &Framework, carried: Option<&str>) -> Kept {
    const LAW: &str = "carries-what-it-says";
    match carried.map(serde_json::from_str::<Framework>) {
        None => Ok(()),
        Some(Err(_)) => broken(LAW, "a section that is not a manifest"),
        Some(Ok(carried)) if carried != *framework => broken(LAW, "a manifest that differs from its own"),
        Some(Ok(_)) => Ok(()),
    }
}

/// Whether `text` is short enough and has no control characters but line breaks.
pub(super) fn plain(law: &'static str, text: &str, limits: &Limits) -> Kept {
    if text.len() > limits.text {
        return broken(law, format!("a text of {} bytes, the limit is {}", text.len(), limits.text));
    }
    match text.chars().find(|c| c.is_control() && *c != '\n') {
        Some(c) => broken(law, format!("the control character U+{:04X}", u32::from(c))),
        None => Ok(()),
    }
}

fn ids(framework: &Framework) -> Vec<(&'static str, Vec<&str>)> {
    vec![
        ("the framework", vec![framework.id.as_str()]),
        ("sources", framework.sources.iter().map(|source| source.id.as_str()).collect()),
        ("domains", framework.domains.iter().map(|domain| domain.id.as_str()).collect()),
        ("criteria", framework.criteria.iter().map(|criterion| criterion.id.as_str()).collect()),
        ("settings", framework.settings.iter().map(|setting| setting.id.as_str()).collect()),
        ("facets", framework.facets.iter().map(|facet| facet.id.as_str()).collect()),
        ("roles", framework.roles.iter().map(|role| role.id.as_str()).collect()),
    ]
}

fn texts(framework: &Framework) -> Vec<&str> {
    let f = framework;
    let mut texts = vec![f.title.as_str(), &f.version, &f.summary, &f.licence];
    texts.extend(f.measured.as_deref());
    texts.extend(f.sources.iter().flat_map(|s| [Some(s.citation.as_str()), s.doi.as_deref()]).flatten());
    texts.extend(f.domains.iter().flat_map(|d| [d.title.as_str(), &d.summary]));
    texts.extend(f.criteria.iter().flat_map(|c| {
        let own = [c.title.as_str(), &c.question, &c.why, &c.counts_when, &c.counts_partly, &c.does_not_count];
        own.into_iter().chain(c.prompts.iter().map(|prompt| prompt.ask.as_str()))
    }));
    texts.extend(f.settings.iter().flat_map(|s| {
        [s.title.as_str(), &s.summary]
            .into_iter()
            .chain(s.default.as_deref())
            .chain(s.choices.iter().map(String::as_str))
    }));
    texts.extend(
        f.facets.iter().flat_map(|x| [x.title.as_str()].into_iter().chain(x.values.iter().map(String::as_str))),
    );
    texts.extend(f.roles.iter().map(|role| role.title.as_str()));
    texts
}
