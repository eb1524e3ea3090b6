//! A folder in the form that the interpreter reads in place.

use std::collections::BTreeSet;

use evenhand_interpreter::compiled as form;
use evenhand_language::query::{self, Query, Table};
use evenhand_language::rating::{Element, Part, Rule, Strength};
use evenhand_language::{Reading, Words};

use crate::folder::{Basis, Flagged, Folder, Placed, list_file};
use crate::framework::{Check, Prompt};
use crate::mistake::{Mistake, Mistakes};
use crate::page::{Page, Says, Written};
use crate::taught::Taught;

mod manifest;

/// A compiled framework: its bytes, and its manifest as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The framework's id.
    pub id: String,
    /// What the interpreter reads.
    pub bytes: Vec<u8>,
    /// What a component carries to be read without being run.
    pub manifest: String,
    /// How many different queries there are.
    pub queries: usize,
    /// Where each query of a page is written.
    pub places: Vec<Place>,
}

/// Where a query is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page, seen from the folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Which of the different queries it is.
    pub query: u32,
    /// Whether it is a `close but no`.
    pub sets_aside: bool,
}

impl Built {
    /// Which of the different queries `reading` meets.
    #[must_use]
    pub fn met(&self, reading: &Reading<'_>) -> BTreeSet<u32> {
        self.stretches(reading).into_iter().map(|(query, _)| query).collect()
    }

    /// Each of the different queries that `reading` meets, with each stretch of words.
    #[must_use]
    pub fn stretches(&self, reading: &Reading<'_>) -> Vec<(u32, Words)> {
        let mut stretches = Vec::new();
        let table = form::Compiled::open(&self.bytes).ok().and_then(|form| Table::open(form.queries).ok());
        if let Some(table) = table {
            table.scan(reading, &mut |query, words| stretches.push((query, words)));
        }
        stretches
    }
}

/// Compiles a folder. The same folder gives the same bytes.
///
/// # Errors
/// When the framework is too large, or its lists name each other too deep.
pub fn compile(folder: &Folder) -> Result<Built, Mistakes> {
    let mut compiler = Compiler::default();
    let numbered = || folder.pages.iter().zip(0u16..);
    let criteria = numbered().map(|(page, at)| compiler.rule(at, page, folder.describes(page))).collect();
    let at_least = numbered().filter_map(|(page, at)| counting(folder, at, page)).collect();
    let (mut marks, checks) = (Vec::new(), folder.checks.check.iter().zip(&folder.bases).zip(0u16..));
    let checks = checks.map(|((from, basis), at)| check(&mut compiler, &mut marks, at, from, basis)).collect();
    for (facet, at) in folder.facets.iter().zip(0u16..) {
        let mark = |((_, placed), value): (&(String, Option<Placed>), u16)| {
            Some((compiler.number(&placed.as_ref()?.query), form::Mark::Value(at, value)))
        };
        marks.extend(facet.values.iter().zip(0u16..).filter_map(mark));
    }
    marks.sort_by_key(|(query, _)| *query);
    let Compiler { queries, places, mut parts, notes } = compiler;
    let table = query::compile(&queries, &folder.lists).map_err(|unresolved| {
        let file = list_file(&unresolved.list);
        Mistakes(vec![Mistake::new(&file, 0, unresolved.to_string(), "let fewer lists name each other")])
    })?;
    parts.sort_by_key(|(query, part): &(u32, Part)| (*query, part.criterion, part.element));
    let manifest = manifest::of(folder);
    let rules = form::Rules {
        criteria,
        phrases: folder.pages.iter().map(|page| page.front.phrase.as_deref().unwrap_or_default()).collect(),
        parts,
        marks,
        notes: notes.iter().map(String::as_str).collect(),
        summary: match folder.framework.summary.get_ref().as_str() {
            "counts" => form::Summary::Counts,
            "leaning" => form::Summary::Leaning,
            sentence => form::Summary::Sentence(sentence),
        },
        project_parts: manifest::project_parts(&folder.framework),
        checks,
        at_least,
        learned: folder.taught.as_ref().map(Taught::form),
    };
    let fits = folder.pages.len().max(notes.len()) <= usize::from(u16::MAX);
    let bytes = form::Compiled::to_bytes(&manifest, &rules, &table).filter(|_| fits).ok_or_else(|| {
        Mistakes(vec![Mistake::new("criteria", 0, "the framework is too large", "make two frameworks of it")])
    })?;
    let manifest = crate::pack::manifest_json(&manifest);
    Ok(Built { id: folder.id().to_owned(), bytes, manifest, queries: queries.len(), places })
}

/// What a folder declares, without what it counts by.
#[must_use]
pub fn describe(folder: &Folder) -> form::Manifest<'_> {
    manifest::of(folder)
}

/// Gathers what the pages' queries stand for.
#[derive(Default)]
struct Compiler {
    /// Different queries, in the order in which they were first met.
    queries: Vec<Query>,
    places: Vec<Place>,
    parts: Vec<(u32, Part)>,
    notes: Vec<String>,
}

impl Compiler {
    /// The number of a query, which is taken in where it is new.
    fn number(&mut self, query: &Query) -> u32 {
        let known = self.queries.iter().position(|known| known == query);
        known.unwrap_or_else(|| {
            self.queries.push(query.clone());
            self.queries.len() - 1
        }) as u32
    }

    /// Takes a page's query in.
    fn add(&mut self, page: &Page, criterion: u16, element: u8, written: &Written) {
        let query = self.number(&written.query);
        let strength = match &written.says {
            Says::Strong => Strength::Strong,
            Says::Weak => Strength::Weak,
            Says::CloseBut(reason, note) => Strength::CloseBut(*reason, self.note(note)),
            Says::Denied => Strength::Denied,
            Says::AppliesWhen => Strength::AppliesWhen,
        };
        self.parts.push((query, Part { criterion, element, strength }));
        let sets_aside = matches!(written.says, Says::CloseBut(..));
        self.places.push(Place { file: page.file.clone(), line: written.line, query, sets_aside });
    }

    fn note(&mut self, note: &str) -> u16 {
        let at = self.notes.iter().position(|known| known == note).unwrap_or_else(|| {
            self.notes.push(note.to_owned());
            self.notes.len() - 1
        });
        at as u16
    }

    fn rule<'f>(&mut self, criterion: u16, page: &'f Page, describes: bool) -> Rule<'f> {
        for (element, index) in page.elements.iter().zip(0u8..) {
            element.queries.iter().for_each(|written| self.add(page, criterion, index, written));
        }
        let core = page.elements.iter().position(|element| element.core).unwrap_or(0) as u8;
        page.queries.iter().for_each(|written| self.add(page, criterion, core, written));
        Rule {
            elements: page.elements.iter().map(element).collect(),
            required: page.required.clone(),
            conditional: !page.front.applies_when.is_empty(),
            describes,
        }
    }
}

fn check<'f>(
    compiler: &mut Compiler,
    marks: &mut Vec<(u32, form::Mark)>,
    at: u16,
    check: &'f Check,
    basis: &'f Basis,
) -> form::Check<'f> {
    let rests_on = match basis {
        Basis::Levels(when) => form::RestsOn::Levels(when.clone()),
        Basis::EachValue(facet, when) => form::RestsOn::EachValue(*facet as u16, when.clone()),
        Basis::Wording(flagged) => {
            let mark =
                |(one, entry): (&Flagged, u16)| (compiler.number(&one.query.query), form::Mark::Wording(at, entry));
            marks.extend(flagged.iter().zip(0u16..).map(mark));
            form::RestsOn::Wording(flagged.iter().map(|one| one.instead.as_str()).collect())
        }
    };
    let ask = |prompt: &'f Prompt| form::Ask { ask: prompt.ask.get_ref(), who: prompt.who.get_ref(), element: None };
    form::Check {
        id: check.id.get_ref(),
        title: check.title.get_ref(),
        text: check.text.get_ref(),
        rests_on,
        prompts: check.prompts.iter().map(ask).collect(),
        sources: check.sources.iter().map(|source| source.get_ref().as_str()).collect(),
    }
}

fn counting(folder: &Folder, criterion: u16, page: &Page) -> Option<form::AtLeast> {
    let n = *page.front.at_least.as_ref()?.n.get_ref();
    Some(form::AtLeast { criterion, of: folder.counted(page), n })
}

fn element(from: &crate::page::Element) -> Element<'_> {
    Element {
        name: from.called.as_deref().unwrap_or(&from.name),
        core: from.core,
        kind: from.kind,
        tie: from.tie,
        background: from.background,
        hypothetical: from.hypothetical,
        one_of_many: from.one_of_many,
        actors: from.actors.clone(),
        with: from.with.as_ref().map(|(setting, value)| (setting.as_str(), value.as_str())),
    }
}
