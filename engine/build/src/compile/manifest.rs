//! What `describe` answers, from what the folder declares.

use evenhand_interpreter::compiled as form;

use crate::folder::Folder;
use crate::framework::{Expects, written};
use crate::page::Page;

/// The manifest of a folder.
pub(super) fn of(folder: &Folder) -> form::Manifest<'_> {
    let from = &folder.framework;
    form::Manifest {
        id: from.id.get_ref(),
        title: from.title.get_ref(),
        version: &from.version,
        summary: &from.about,
        licence: &from.licence,
        measured: from.measured.as_deref(),
        sources: folder
            .sources()
            .into_iter()
            .map(|s| form::Source { id: s.id.get_ref(), citation: &s.citation, doi: s.doi.as_deref() })
            .chain(folder.lexicons.iter().map(|l| form::Source { id: &l.id, citation: &l.citation, doi: None }))
            .collect(),
        domains: from.domains.iter().map(domain).collect(),
        criteria: folder.pages.iter().map(criterion).collect(),
        settings: from
            .settings
            .iter()
            .map(|s| form::Setting {
                id: s.id.get_ref(),
                title: &s.title,
                summary: &s.summary,
                required: s.required,
                default: s.default.as_ref().map(|value| value.get_ref().as_str()),
                choices: s.choices.iter().map(String::as_str).collect(),
            })
            .chain(folder.taught.is_some().then(learned))
            .collect(),
        facets: folder.facets.iter().map(facet).chain(part(from)).collect(),
        roles: from.roles.iter().map(|(id, title)| form::Role { id: id.get_ref(), title }).collect(),
    }
}

/// The setting that leaves out what was learned.
fn learned() -> form::Setting<'static> {
    let (id, off) = form::LEARNED;
    form::Setting {
        id,
        title: "What readers taught",
        summary: "With on, words that readers took for an answer are weighed beside the pages. With off, the pages speak alone.",
        required: false,
        default: Some("on"),
        choices: vec!["on", off],
    }
}

fn facet(from: &crate::folder::Facet) -> form::Facet<'_> {
    let values = from.values.iter().map(|(id, _)| id.as_str()).collect();
    form::Facet { id: &from.id, title: &from.title, values }
}

/// The facet of the parts, where there are any.
fn part(from: &crate::framework::Framework) -> Option<form::Facet<'_>> {
    let values: Vec<&str> = written(&from.parts).into_iter().map(|(id, _)| id.get_ref().as_str()).collect();
    (!values.is_empty()).then_some(form::Facet { id: form::PART, title: "part of the project", values })
}

/// The parts, with their headings as words are compared.
pub(super) fn project_parts(from: &crate::framework::Framework) -> Vec<form::ProjectPart<'_>> {
    let folded = |heading: &String| -> String {
        let words = evenhand_language::word::words(heading, 0, heading.len() as u32);
        words.into_iter().map(|word| word.folded.into_owned()).collect::<Vec<_>>().join(" ")
    };
    written(&from.parts)
        .into_iter()
        .map(|(id, headings)| form::ProjectPart {
            id: id.get_ref(),
            headings: headings.iter().map(|heading| folded(heading.get_ref()).into()).collect(),
        })
        .collect()
}

fn domain(from: &crate::framework::Domain) -> form::Domain<'_> {
    let expects = match from.expects {
        Expects::Each => form::Expectation::Each,
        Expects::Any => form::Expectation::Any,
        Expects::None => form::Expectation::None,
        Expects::Grounds => form::Expectation::Grounds,
    };
    form::Domain { id: from.id.get_ref(), title: from.title.get_ref(), summary: &from.summary, expects }
}

fn criterion(page: &Page) -> form::Criterion<'_> {
    let asks = |(at, element): (usize, &'_ crate::page::Element)| -> Vec<(u8, usize)> {
        (0..element.asks.len()).map(|ask| (at as u8, ask)).collect()
    };
    let asks: Vec<(u8, usize)> = page.elements.iter().enumerate().flat_map(asks).collect();
    let prompts = asks
        .into_iter()
        .map(|(at, ask)| {
            let ask = &page.elements[usize::from(at)].asks[ask];
            form::Ask { ask: &ask.ask, who: &ask.who, element: Some(at) }
        })
        .collect();
    let title = page.front.title.as_ref().map(|title| title.get_ref().as_str());
    form::Criterion {
        id: &page.id,
        domain: page.front.domain.get_ref(),
        title: title.or(page.front.phrase.as_deref()).unwrap_or(&page.question),
        question: &page.question,
        why: &page.why,
        counts_when: &page.counts_when,
        counts_partly: &page.counts_partly,
        does_not_count: &page.does_not_count,
        prompts,
        sources: page.front.sources.iter().map(|source| source.get_ref().as_str()).collect(),
    }
}
