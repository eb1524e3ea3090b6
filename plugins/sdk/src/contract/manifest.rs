//! What a framework says of itself, as the contract says it.

use crate::bindings::exports::evenhand::framework::framework as wit;
use crate::framework::{Criterion, Domain, Expects, Framework, Setting};

pub(super) fn of(from: &Framework) -> wit::Manifest {
    wit::Manifest {
        id: from.id.to_owned(),
        title: from.title.to_owned(),
        version: from.version.to_owned(),
        summary: from.summary.to_owned(),
        licence: from.licence.to_owned(),
        measured: from.measured.map(str::to_owned),
        sources: each(from.sources, |s| wit::Source {
            id: s.id.to_owned(),
            citation: s.citation.to_owned(),
            doi: s.doi.map(str::to_owned),
        }),
        domains: each(from.domains, domain),
        criteria: each(from.criteria, criterion),
        settings: each(from.settings, setting),
        facets: each(from.facets, |f| wit::Facet {
            id: f.id.to_owned(),
            title: f.title.to_owned(),
            values: owned(f.values),
        }),
        roles: each(from.roles, |r| wit::Role { id: r.id.to_owned(), title: r.title.to_owned() }),
    }
}

fn each<T, W>(list: &[T], one: impl Fn(&T) -> W) -> Vec<W> {
    list.iter().map(one).collect()
}

fn owned(texts: &[&str]) -> Vec<String> {
    each(texts, |&text| text.to_owned())
}

fn domain(from: &Domain) -> wit::Domain {
    let expects = match from.expects {
        Expects::Each => wit::Expectation::Each,
        Expects::Any => wit::Expectation::Any,
        Expects::None => wit::Expectation::None,
        Expects::Grounds => wit::Expectation::Grounds,
    };
    let (id, title, summary) = (from.id.to_owned(), from.title.to_owned(), from.summary.to_owned());
    wit::Domain { id, title, summary, expects }
}

fn criterion(from: &Criterion) -> wit::Criterion {
    wit::Criterion {
        id: from.id.to_owned(),
        domain: from.domain.to_owned(),
        title: from.title.to_owned(),
        question: from.question.to_owned(),
        why: from.why.to_owned(),
        counts_when: from.counts_when.to_owned(),
        counts_partly: from.counts_partly.to_owned(),
        does_not_count: from.does_not_count.to_owned(),
        prompts: each(from.prompts, |p| wit::Prompt { ask: p.ask.to_owned(), who: p.who.to_owned() }),
        sources: owned(from.sources),
    }
}

fn setting(from: &Setting) -> wit::Setting {
    wit::Setting {
        id: from.id.to_owned(),
        title: from.title.to_owned(),
        summary: from.summary.to_owned(),
        required: from.required,
        default: from.default.map(str::to_owned),
        choices: owned(from.choices),
    }
}
