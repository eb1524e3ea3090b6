//! A folder in the form that the interpreter reads in place.

use std::collections::BTreeSet;

use evenhand_interpreter::compiled as form;
use evenhand_language::Reading;
use evenhand_language::query::{self, Query, Table};
use evenhand_language::rating::{Element, Expr, Part, Rule, Strength};

use crate::expression;
use crate::folder::Folder;
use crate::framework::Expects;
use crate::mistake::{Mistake, Mistakes};
use crate::page::bullets::parse;
use crate::page::{Page, Says};

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
    /// Where each query of a page's elements is written.
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
}

impl Built {
    /// Which of the different queries `reading` meets.
    #[must_use]
    pub fn met(&self, reading: &Reading<'_>) -> BTreeSet<u32> {
        let mut met = BTreeSet::new();
        let table = form::Compiled::open(&self.bytes).ok().and_then(|form| Table::open(form.queries).ok());
        if let Some(table) = table {
            table.scan(reading, &mut |query, _| {
                met.insert(query);
            });
        }
        met
    }
}

/// Compiles a folder. The same folder gives the same bytes.
///
/// # Errors
/// Mistakes that only show when the pages are put together.
pub fn compile(folder: &Folder) -> Result<Built, Mistakes> {
    let mut compiler = Compiler::of(folder);
    let rules: Vec<Rule<'_>> =
        folder.pages.iter().enumerate().map(|(at, page)| compiler.rule(at as u16, page)).collect();
    let checks: Vec<form::Check<'_>> = folder.checks.check.iter().map(|check| compiler.check(check)).collect();
    let at_least =
        folder.pages.iter().enumerate().filter_map(|(at, page)| compiler.at_least(at as u16, page)).collect();
    let Compiler { queries, places, mut parts, notes, mut mistakes, .. } = compiler;
    let table = query::compile(&queries, &folder.lists).unwrap_or_else(|unresolved| {
        let message = match unresolved.names_itself {
            true => format!("the list `{}` names itself", unresolved.list),
            false => format!("there is no list `{}`", unresolved.list),
        };
        mistakes.push(Mistake::new(&format!("lists/{}.txt", unresolved.list), 0, message, ""));
        Vec::new()
    });
    if !mistakes.is_empty() {
        mistakes.sort();
        return Err(Mistakes(mistakes));
    }
    parts.sort_by_key(|(query, part): &(u32, Part)| (*query, part.criterion, part.element));
    let manifest = manifest(folder);
    let rules = form::Rules {
        criteria: rules,
        phrases: folder.pages.iter().map(|page| page.front.phrase.as_deref().unwrap_or_default()).collect(),
        parts,
        notes: notes.iter().map(String::as_str).collect(),
        summary: match folder.framework.summary.as_str() {
            "counts" => form::Summary::Counts,
            sentence => form::Summary::Sentence(sentence),
        },
        checks,
        at_least,
    };
    let bytes = form::Compiled::to_bytes(&manifest, &rules, &table).unwrap_or_default();
    let manifest = crate::pack::manifest_json(&manifest);
    Ok(Built { id: folder.framework.id.clone(), bytes, manifest, queries: queries.len(), places })
}

struct Compiler<'f> {
    folder: &'f Folder,
    /// Different queries, in the order in which they were first met.
    queries: Vec<Query>,
    places: Vec<Place>,
    parts: Vec<(u32, Part)>,
    notes: Vec<String>,
    mistakes: Vec<Mistake>,
}

impl<'f> Compiler<'f> {
    fn of(folder: &'f Folder) -> Self {
        Self {
            folder,
            queries: Vec::new(),
            places: Vec::new(),
            parts: Vec::new(),
            notes: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    /// Takes a query in: which of the different ones it is.
    fn add(&mut self, query: &Query, part: Part) -> u32 {
        let at = self.queries.iter().position(|known| known == query).unwrap_or_else(|| {
            self.queries.push(query.clone());
            self.queries.len() - 1
        });
        self.parts.push((at as u32, part));
        at as u32
    }

    fn note(&mut self, note: &str) -> u16 {
        let at = self.notes.iter().position(|known| known == note).unwrap_or_else(|| {
            self.notes.push(note.to_owned());
            self.notes.len() - 1
        });
        at as u16
    }

    fn rule(&mut self, criterion: u16, page: &'f Page) -> Rule<'f> {
        for (index, element) in page.elements.iter().enumerate() {
            for written in &element.queries {
                let strength = match &written.says {
                    Says::Strong => Strength::Strong,
                    Says::Weak => Strength::Weak,
                    Says::CloseBut(reason, note) => Strength::CloseBut(*reason, self.note(note)),
                };
                let query = self.add(&written.query, Part { criterion, element: index as u8, strength });
                self.places.push(Place { file: page.file.clone(), line: written.line, query });
            }
        }
        let core = page.elements.iter().position(|element| element.core).unwrap_or(0) as u8;
        self.own_queries(criterion, core, page, &page.front.denied, Strength::Denied);
        self.own_queries(criterion, core, page, &page.front.applies_when, Strength::AppliesWhen);
        let expects = self.folder.framework.domains.iter().find(|domain| domain.id == page.front.domain);
        Rule {
            elements: page.elements.iter().map(element).collect(),
            required: self.required(page),
            conditional: !page.front.applies_when.is_empty(),
            describes: expects.is_some_and(|domain| domain.expects == Expects::None),
        }
    }

    /// The queries of a page's front matter.
    fn own_queries(&mut self, criterion: u16, element: u8, page: &Page, queries: &[String], strength: Strength) {
        for text in queries {
            let line = self.line_of(page, text);
            match parse(&page.file, line, 0, text) {
                Ok(query) => {
                    self.add(&query, Part { criterion, element, strength });
                }
                Err(mistake) => self.mistakes.push(mistake),
            }
        }
    }

    fn line_of(&self, page: &Page, text: &str) -> usize {
        let whole = self.folder.files.get(&page.file).map_or("", String::as_str);
        whole.lines().position(|line| line.contains(text)).map_or(1, |at| at + 1)
    }

    fn required(&mut self, page: &Page) -> Expr {
        let all = || Expr::All((0..page.elements.len()).map(|at| Expr::Has(at as u8, 1)).collect());
        let Some(text) = &page.front.required else { return all() };
        let index = |name: &str| page.elements.iter().position(|element| element.name == name).map(|at| at as u8);
        expression::required(text, &index).unwrap_or_else(|(column, message)| {
            let known: Vec<&str> = page.elements.iter().map(|element| element.name.as_str()).collect();
            let line = self.line_of(page, "required");
            let help = format!("the elements are {}", known.join(", "));
            self.mistakes.push(Mistake::new(&page.file, line, format!("`required`: {message}"), help).at(column));
            all()
        })
    }

    fn check(&mut self, check: &'f crate::framework::Check) -> form::Check<'f> {
        let whole = self.folder.files.get("checks.toml").map_or("", String::as_str);
        let line = whole.lines().position(|line| line.contains(&check.when)).map_or(0, |at| at + 1);
        let ids = self.folder.criteria();
        let index = |id: &str| ids.iter().position(|known| *known == id).map(|at| at as u16);
        let when = expression::when(&check.when, &index).unwrap_or_else(|(column, message)| {
            self.mistakes.push(Mistake::new("checks.toml", line, format!("`when`: {message}"), "").at(column));
            form::When::All(Vec::new())
        });
        let roles: Vec<&str> = self.folder.framework.roles.keys().map(String::as_str).collect();
        for prompt in check.prompts.iter().filter(|prompt| !roles.contains(&prompt.who.as_str())) {
            let message = format!("framework.toml declares no role `{}`", prompt.who);
            self.mistakes.push(Mistake::new(
                "checks.toml",
                line,
                message,
                crate::mistake::suggest(&prompt.who, &roles),
            ));
        }
        let sources = &self.folder.framework.sources;
        for source in check.sources.iter().filter(|id| !sources.iter().any(|source| source.id == **id)) {
            let message = format!("framework.toml declares no source `{source}`");
            self.mistakes.push(Mistake::new("checks.toml", line, message, ""));
        }
        form::Check {
            id: &check.id,
            title: &check.title,
            text: &check.text,
            when,
            prompts: check.prompts.iter().map(|p| form::Ask { ask: &p.ask, who: &p.who, element: None }).collect(),
            sources: check.sources.iter().map(String::as_str).collect(),
        }
    }

    fn at_least(&mut self, criterion: u16, page: &Page) -> Option<form::AtLeast> {
        let counted = page.front.at_least.as_ref()?;
        let ids = self.folder.criteria();
        let meant = |id: &str| match counted.of.strip_suffix('*') {
            Some(start) => id.starts_with(start) && id != page.id,
            None => id == counted.of,
        };
        let of: Vec<u16> = ids.iter().enumerate().filter(|(_, id)| meant(id)).map(|(at, _)| at as u16).collect();
        if of.is_empty() {
            let message = format!("no criterion is meant by `{}`", counted.of);
            self.mistakes.push(Mistake::new(&page.file, self.line_of(page, "at-least"), message, ""));
        }
        Some(form::AtLeast { criterion, of, n: counted.n })
    }
}

fn element(from: &crate::page::Element) -> Element<'_> {
    Element {
        name: &from.name,
        core: from.core,
        kind: from.kind,
        tie: from.tie,
        background: from.background,
        actors: from.actors.clone(),
        with: from.with.as_ref().map(|(setting, value)| (setting.as_str(), value.as_str())),
    }
}

fn manifest(folder: &Folder) -> form::Manifest<'_> {
    let from = &folder.framework;
    form::Manifest {
        id: &from.id,
        title: &from.title,
        version: &from.version,
        summary: &from.about,
        licence: &from.licence,
        measured: from.measured.as_deref(),
        sources: from
            .sources
            .iter()
            .map(|s| form::Source { id: &s.id, citation: &s.citation, doi: s.doi.as_deref() })
            .collect(),
        domains: from.domains.iter().map(domain).collect(),
        criteria: folder.pages.iter().map(criterion).collect(),
        settings: from
            .settings
            .iter()
            .map(|s| form::Setting {
                id: &s.id,
                title: &s.title,
                summary: &s.summary,
                required: s.required,
                default: s.default.as_deref(),
                choices: s.choices.iter().map(String::as_str).collect(),
            })
            .collect(),
        facets: from
            .facets
            .iter()
            .map(|f| form::Facet { id: &f.id, title: &f.title, values: f.values.iter().map(String::as_str).collect() })
            .collect(),
        roles: from.roles.iter().map(|(id, title)| form::Role { id, title }).collect(),
    }
}

fn domain(from: &crate::framework::Domain) -> form::Domain<'_> {
    let expects = match from.expects {
        Expects::Each => form::Expectation::Each,
        Expects::Any => form::Expectation::Any,
        Expects::None => form::Expectation::None,
    };
    form::Domain { id: &from.id, title: &from.title, summary: &from.summary, expects }
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
    form::Criterion {
        id: &page.id,
        domain: &page.front.domain,
        title: page.front.title.as_deref().or(page.front.phrase.as_deref()).unwrap_or(&page.question),
        question: &page.question,
        why: &page.why,
        counts_when: &page.counts_when,
        counts_partly: &page.counts_partly,
        does_not_count: &page.does_not_count,
        prompts,
        sources: page.front.sources.iter().map(String::as_str).collect(),
    }
}
