//! The laws on what a plugin says of itself.
//!
//! A plugin may declare as much as the limits allow, so nothing here looks a name up
//! by walking a list.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kept, broken, too_long, too_long_an_id, unfit};
use crate::model::framework::{Framework, is_id};
use crate::plugin::Limits;
use crate::plugin::shown::name;

/// A law on a framework.
pub type Law = fn(&Framework, &Limits) -> Kept;

/// The laws, by name, in the order in which they are checked.
pub const LAWS: &[(&str, Law)] = &[
    ("lists-are-within-limits", lists_are_within_limits),
    ("texts-are-plain", texts_are_plain),
    ("ids-are-lower-case-words", ids_are_lower_case_words),
    ("ids-are-short", ids_are_short),
    ("ids-are-unique", ids_are_unique),
    ("ids-leave-out-the-framework", ids_leave_out_the_framework),
    ("criteria-name-what-is-declared", criteria_name_what_is_declared),
    ("has-something-to-ask", has_something_to_ask),
    ("defaults-are-choices", defaults_are_choices),
];

/// No list is longer than the limit `items`.
///
/// # Errors
/// When one is.
pub fn lists_are_within_limits(framework: &Framework, limits: &Limits) -> Kept {
    let inner = framework.criteria.iter().flat_map(|criterion| [criterion.prompts.len(), criterion.sources.len()]);
    let values = framework.facets.iter().map(|facet| facet.values.len());
    let choices = framework.settings.iter().map(|setting| setting.choices.len());
    let own = ids(framework).into_iter().map(|(_, ids)| ids.len());
    match own.chain(inner).chain(values).chain(choices).find_map(|length| too_long(length, limits)) {
        Some(wrong) => broken(wrong),
        None => Ok(()),
    }
}

/// Texts, ids among them, have no control characters but line breaks, and are within
/// the limit `text`.
///
/// # Errors
/// When one has, or is not.
pub fn texts_are_plain(framework: &Framework, limits: &Limits) -> Kept {
    let ids = ids(framework).into_iter().flat_map(|(_, ids)| ids);
    match ids.chain(texts(framework)).find_map(|text| unfit(text, limits)) {
        Some(wrong) => broken(wrong),
        None => Ok(()),
    }
}

/// Ids are lower-case words of letters and digits, joined by `-` and `.`.
///
/// # Errors
/// When one is not.
pub fn ids_are_lower_case_words(framework: &Framework, _: &Limits) -> Kept {
    for (list, ids) in ids(framework) {
        if let Some(id) = ids.into_iter().find(|id| !is_id(id)) {
            return broken(format!("{} in {list}", name(id)));
        }
    }
    Ok(())
}

/// Ids have 100 bytes at most.
///
/// # Errors
/// When one has more.
pub fn ids_are_short(framework: &Framework, _: &Limits) -> Kept {
    for (list, ids) in ids(framework) {
        if let Some((id, wrong)) = ids.into_iter().find_map(|id| Some((id, too_long_an_id(id)?))) {
            return broken(format!("{} in {list} has {wrong}", name(id)));
        }
    }
    Ok(())
}

/// Ids are unique in their list.
///
/// # Errors
/// When one stands twice.
pub fn ids_are_unique(framework: &Framework, _: &Limits) -> Kept {
    for (list, ids) in ids(framework) {
        let mut seen = BTreeSet::new();
        if let Some(twice) = ids.into_iter().find(|id| !seen.insert(*id)) {
            return broken(format!("{} twice in {list}", name(twice)));
        }
    }
    Ok(())
}

/// What is named behind the framework, as in `hiat.inclusion`, does not repeat its name:
/// domains, criteria, settings and facets.
///
/// # Errors
/// When one does.
pub fn ids_leave_out_the_framework(framework: &Framework, _: &Limits) -> Kept {
    let named = |id: &&str| id.strip_prefix(framework.id.as_str()).is_some_and(|rest| rest.starts_with(['.', '-']));
    for (list, ids) in ids(framework) {
        if let Some(id) = ids.into_iter().find(named).filter(|_| !matches!(list, "sources" | "roles")) {
            return broken(format!("{} in {list}", name(id)));
        }
    }
    Ok(())
}

/// Every criterion names a declared domain, declared sources and declared roles.
///
/// # Errors
/// When one names something else.
pub fn criteria_name_what_is_declared(framework: &Framework, _: &Limits) -> Kept {
    let declared: BTreeMap<&str, BTreeSet<&str>> =
        ids(framework).into_iter().map(|(list, ids)| (list, ids.into_iter().collect())).collect();
    let missing = |list: &str, id: &str| !declared.get(list).is_some_and(|ids| ids.contains(id));
    for criterion in &framework.criteria {
        let wrong = |what: &str, id: &str| broken(format!("{} names the {what} {}", name(&criterion.id), name(id)));
        if missing("domains", &criterion.domain) {
            return wrong("domain", &criterion.domain);
        }
        if let Some(source) = criterion.sources.iter().find(|id| missing("sources", id)) {
            return wrong("source", source);
        }
        if let Some(prompt) = criterion.prompts.iter().find(|prompt| missing("roles", &prompt.who)) {
            return wrong("role", &prompt.who);
        }
    }
    Ok(())
}

/// There is a title and a criterion; every criterion has a question, and no prompt is
/// empty.
///
/// # Errors
/// When something is not there.
pub fn has_something_to_ask(framework: &Framework, _: &Limits) -> Kept {
    if framework.criteria.is_empty() {
        return broken("no criteria");
    }
    if framework.title.trim().is_empty() {
        return broken("no title");
    }
    for criterion in &framework.criteria {
        if criterion.question.trim().is_empty() {
            return broken(format!("no question in {}", name(&criterion.id)));
        }
        if criterion.prompts.iter().any(|prompt| prompt.ask.trim().is_empty()) {
            return broken(format!("an empty prompt in {}", name(&criterion.id)));
        }
    }
    Ok(())
}

/// A setting's default is one of its choices, where it has any.
///
/// # Errors
/// When it is not.
pub fn defaults_are_choices(framework: &Framework, _: &Limits) -> Kept {
    for setting in &framework.settings {
        let Some(default) = &setting.default else { continue };
        if !setting.choices.is_empty() && !setting.choices.contains(default) {
            return broken(format!("{} in {}", name(default), name(&setting.id)));
        }
    }
    Ok(())
}

/// Asked twice, a plugin says the same.
///
/// # Errors
/// When it does not.
pub fn says_the_same_twice(first: &Framework, again: &Framework) -> Kept {
    match first_difference(first, again) {
        Some(what) => broken(format!("asked once more, it gives {what}")),
        None => Ok(()),
    }
}

/// The manifest that a component carries, where it does, is what it says.
///
/// # Errors
/// When it is not, or is not a manifest.
pub fn carries_what_it_says(framework: &Framework, carried: Option<&str>) -> Kept {
    let Some(carried) = carried else { return Ok(()) };
    match serde_json::from_str::<Framework>(carried) {
        Ok(carried) => match first_difference(framework, &carried) {
            Some(what) => broken(format!("the manifest that it carries gives {what}")),
            None => Ok(()),
        },
        Err(error) => broken(format!("what it carries is no manifest, from line {} on", error.line())),
    }
}

/// What `other` gives differently from `one`, if anything.
fn first_difference(one: &Framework, other: &Framework) -> Option<String> {
    let texts = [
        ("id", &one.id, &other.id),
        ("title", &one.title, &other.title),
        ("version", &one.version, &other.version),
        ("summary", &one.summary, &other.summary),
        ("licence", &one.licence, &other.licence),
    ];
    if let Some((what, a, b)) = texts.into_iter().find(|(_, a, b)| a != b) {
        return Some(format!("the {what} {} in place of {}", name(b), name(a)));
    }
    let lists = [
        ("measured", one.measured == other.measured),
        ("sources", one.sources == other.sources),
        ("domains", one.domains == other.domains),
        ("criteria", one.criteria == other.criteria),
        ("settings", one.settings == other.settings),
        ("facets", one.facets == other.facets),
        ("roles", one.roles == other.roles),
    ];
    lists.into_iter().find(|(_, same)| !same).map(|(what, _)| format!("other `{what}`"))
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
