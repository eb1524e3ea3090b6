//! What the framework is: the packed manifest, as the contract says it.

use crate::compiled::{self, Compiled, Unreadable};
use crate::contract as wit;

/// The manifest of a compiled framework.
///
/// # Errors
/// When the framework cannot be read.
pub fn describe(compiled: &Compiled<'_>) -> Result<wit::Manifest, Unreadable> {
    let from = compiled.manifest()?;
    Ok(wit::Manifest {
        id: from.id.to_owned(),
        title: from.title.to_owned(),
        version: from.version.to_owned(),
        summary: from.summary.to_owned(),
        licence: from.licence.to_owned(),
        measured: from.measured.map(str::to_owned),
        sources: from.sources.iter().map(source).collect(),
        domains: from.domains.iter().map(domain).collect(),
        criteria: from.criteria.iter().map(criterion).collect(),
        settings: from.settings.iter().map(setting).collect(),
        facets: from.facets.iter().map(facet).collect(),
        roles: from.roles.iter().map(role).collect(),
    })
}

fn source(from: &compiled::Source<'_>) -> wit::Source {
    wit::Source { id: from.id.to_owned(), citation: from.citation.to_owned(), doi: from.doi.map(str::to_owned) }
}

fn domain(from: &compiled::Domain<'_>) -> wit::Domain {
    wit::Domain {
        id: from.id.to_owned(),
        title: from.title.to_owned(),
        summary: from.summary.to_owned(),
        expects: match from.expects {
            compiled::Expectation::Each => wit::Expectation::Each,
            compiled::Expectation::Any => wit::Expectation::Any,
            compiled::Expectation::None => wit::Expectation::None,
            compiled::Expectation::Grounds => wit::Expectation::Grounds,
        },
    }
}

fn criterion(from: &compiled::Criterion<'_>) -> wit::Criterion {
    wit::Criterion {
        id: from.id.to_owned(),
        domain: from.domain.to_owned(),
        title: from.title.to_owned(),
        question: from.question.to_owned(),
        why: from.why.to_owned(),
        counts_when: from.counts_when.to_owned(),
        counts_partly: from.counts_partly.to_owned(),
        does_not_count: from.does_not_count.to_owned(),
        prompts: from.prompts.iter().map(crate::prompts::prompt).collect(),
        sources: owned(&from.sources),
    }
}

fn setting(from: &compiled::Setting<'_>) -> wit::Setting {
    wit::Setting {
        id: from.id.to_owned(),
        title: from.title.to_owned(),
        summary: from.summary.to_owned(),
        required: from.required,
        default: from.default.map(str::to_owned),
        choices: owned(&from.choices),
    }
}

fn facet(from: &compiled::Facet<'_>) -> wit::Facet {
    wit::Facet { id: from.id.to_owned(), title: from.title.to_owned(), values: owned(&from.values) }
}

fn role(from: &compiled::Role<'_>) -> wit::Role {
    wit::Role { id: from.id.to_owned(), title: from.title.to_owned() }
}

/// Owned copies of `texts`.
pub(crate) fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
