//! A framework folder, read and checked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use evenhand_language::query::{Lists, Query};

use crate::files::{self, Files};
use crate::framework::{Check, Checks, Domain, Expects, Framework, Source};
use crate::mistake::{Mistake, Mistakes, Severity, suggest};
use crate::page::{self, Example, Page, Rater};
use crate::toml_file::{self, place};

mod affected;
mod cases;
mod checks;
mod code;
mod declared;
mod facets;
mod lexicons;
mod lists;

pub use affected::Affected;
pub use cases::Case;
pub(crate) use checks::{Basis, Flagged, Placed};
pub use declared::is_id;
pub(crate) use facets::Facet;
pub(crate) use lexicons::Lexicon;
pub(crate) use lists::file as list_file;
pub use lists::lists;

/// A framework folder whose pages say nothing impossible.
#[derive(Debug, Clone)]
pub struct Folder {
    pub(crate) files: Files,
    pub(crate) framework: Framework,
    /// In the order of their `order`.
    pub(crate) pages: Vec<Page>,
    pub(crate) lists: Lists,
    pub(crate) lexicons: Vec<Lexicon>,
    /// The labels that evidence gets by its words.
    pub(crate) facets: Vec<Facet>,
    pub(crate) checks: Checks,
    /// What the checks rest on.
    pub(crate) bases: Vec<Basis>,
    cases: Vec<Case>,
}

impl Folder {
    /// Reads the folder at `path`: the folder, and warnings.
    ///
    /// # Errors
    /// Every mistake that stops it from being built.
    pub fn read(path: &Path) -> Result<(Self, Vec<Mistake>), Mistakes> {
        let files = files::read(path)?;
        let homes = files::homes(path, files.get("framework.toml").map_or("", String::as_str));
        // A lexicon's mistakes are told where its files are.
        let told = |mistakes: Vec<Mistake>| mistakes.into_iter().map(|mistake| mistake.at_home(path, &homes)).collect();
        match Self::from_files(files) {
            Ok((folder, warnings)) => Ok((folder, told(warnings))),
            Err(Mistakes(mistakes)) => Err(Mistakes(told(mistakes))),
        }
    }

    /// Reads a folder from its files.
    ///
    /// # Errors
    /// Every mistake that stops it from being built.
    pub fn from_files(files: Files) -> Result<(Self, Vec<Mistake>), Mistakes> {
        let files = files::plain(files);
        let mut mistakes = Vec::new();
        files::check(&files, &mut mistakes);
        let pages = pages(&files, &mut mistakes);
        let lexicons = lexicons::read(&files, &mut mistakes);
        let lists = lists::read(&files, &mut mistakes);
        let checks = checks(&files, &mut mistakes);
        let cases = cases::read(&files, &mut mistakes);
        let folder = match framework(&files) {
            Ok(framework) => {
                let (facets, bases) = (facets::read(&framework, &files, &mut mistakes), Vec::new());
                let mut folder = Self { files, framework, pages, lists, lexicons, facets, checks, bases, cases };
                folder.pages.sort_by(|a, b| (a.front.order.get_ref(), &a.id).cmp(&(b.front.order.get_ref(), &b.id)));
                folder.check(&mut mistakes);
                if folder.is_code() {
                    code::check(&folder, &mut mistakes);
                }
                folder.bases = checks::read(&folder, &mut mistakes);
                folder.check_placed(&mut mistakes);
                Some(folder)
            }
            Err(mistake) => {
                mistakes.push(mistake);
                None
            }
        };
        mistakes.sort();
        mistakes.dedup();
        let (errors, warnings): (Vec<_>, Vec<_>) = mistakes.into_iter().partition(|m| m.severity == Severity::Error);
        match folder.filter(|_| errors.is_empty()) {
            Some(folder) => Ok((folder, warnings)),
            None => Err(Mistakes(errors)),
        }
    }

    /// Its files, by their path in it.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The framework's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.framework.id.get_ref()
    }

    /// The worked examples of its pages, in order.
    #[must_use]
    pub fn examples(&self) -> Vec<&Example> {
        self.pages.iter().flat_map(|page| &page.examples).collect()
    }

    /// Whether a plugin in Rust rates by it.
    #[must_use]
    pub fn is_code(&self) -> bool {
        rater(&self.files) == Rater::Code
    }

    /// Its whole cases, by name.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The ids of its criteria, in order.
    pub(crate) fn criteria(&self) -> Vec<&str> {
        self.pages.iter().map(|page| page.id.as_str()).collect()
    }

    /// The index of a criterion; `_` is read as `-`. A page that could not be read is
    /// there all the same, so that nobody is told that it is not.
    fn index(&self, id: &str) -> Option<u16> {
        let id = id.replace('_', "-");
        let read = self.pages.iter().position(|page| page.id == id).map(|at| at as u16);
        read.or_else(|| self.files.contains_key(&format!("criteria/{id}.md")).then_some(0))
    }

    /// Whether a page's domain describes and expects nothing.
    pub(crate) fn describes(&self, page: &Page) -> bool {
        let of_page = |domain: &&Domain| domain.id == page.front.domain;
        self.framework.domains.iter().find(of_page).is_some_and(|domain| domain.expects == Expects::None)
    }

    /// What a page with `at-least` counts: indexes of criteria that are not counted
    /// themselves.
    pub(crate) fn counted(&self, page: &Page) -> Vec<u16> {
        let of = page.front.at_least.as_ref().map_or("", |at_least| at_least.of.get_ref().as_str());
        let meant = |other: &Page| match of.strip_suffix('*') {
            Some(start) => other.id.starts_with(start),
            None => other.id == of,
        };
        let counts = |(_, other): &(usize, &Page)| other.front.at_least.is_none() && meant(other);
        self.pages.iter().enumerate().filter(counts).map(|(at, _)| at as u16).collect()
    }

    /// What pages say of each other and of the framework.
    fn check(&self, mistakes: &mut Vec<Mistake>) {
        let text = self.files.get("framework.toml").map_or("", String::as_str);
        declared::check(&self.framework, text, mistakes);
        if self.pages.is_empty() && !self.files.keys().any(|path| is_page(path)) {
            mistakes.push(Mistake::new("criteria", 0, "there are no pages", "a criterion is a page criteria/ID.md"));
        }
        let mut orders = BTreeMap::new();
        let mut ids = BTreeMap::new();
        for page in &self.pages {
            let order = &page.front.order;
            if let Some(other) = orders.insert(order.get_ref(), &page.file) {
                let message = format!("has the order {} of {other}", order.get_ref());
                self.wrong(page, order.span().start, message, "give each page an order of its own", mistakes);
            }
            if let Some(other) = ids.insert(&page.id, &page.file) {
                let message = format!("has the id of {other}");
                mistakes.push(Mistake::new(&page.file, 0, message, "a page's file gives its id: rename one"));
            }
            self.check_page(page, mistakes);
            self.check_settings(page, mistakes);
            self.check_count(page, mistakes);
        }
        self.check_cases(mistakes);
    }

    /// A mistake at a byte of a page.
    fn wrong(&self, page: &Page, at: usize, message: String, help: impl Into<String>, mistakes: &mut Vec<Mistake>) {
        let text = self.files.get(&page.file).map_or("", String::as_str);
        mistakes.push(Mistake::new(&page.file, place(text, at).0, message, help));
    }

    fn check_page(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        if !is_id(&page.id) {
            let message = format!("`{}` cannot be the id of a criterion", page.id);
            mistakes.push(Mistake::new(&page.file, 0, message, declared::ID_HELP));
        }
        if declared::repeats(self.id(), &page.id) {
            let message = format!("`{}` repeats the framework's id", page.id);
            mistakes.push(Mistake::new(&page.file, 0, message, "leave it out of the file's name"));
        }
        let domains: Vec<&str> = self.framework.domains.iter().map(|domain| domain.id.get_ref().as_str()).collect();
        let sources: Vec<&str> = self.sources().iter().map(|source| source.id.get_ref().as_str()).collect();
        let roles: Vec<&str> = self.framework.roles.keys().map(|role| role.get_ref().as_str()).collect();
        let none = |what: &str, word: &str| format!("framework.toml declares no {what} `{word}`");
        let front = page.front.sources.iter().map(|source| ("source", source, &sources));
        for (what, id, known) in front.chain([("domain", &page.front.domain, &domains)]) {
            if !known.contains(&id.get_ref().as_str()) {
                let help = suggest(id.get_ref(), known);
                self.wrong(page, id.span().start, none(what, id.get_ref()), help, mistakes);
            }
        }
        for ask in page.elements.iter().flat_map(|element| &element.asks) {
            if !roles.contains(&ask.who.as_str()) {
                let help = suggest(&ask.who, &roles);
                mistakes.push(Mistake::new(&page.file, ask.line, none("role", &ask.who), help));
            }
        }
        let mut names = BTreeSet::new();
        for element in page.elements.iter().filter(|element| !names.insert(&element.name)) {
            let message = format!("the element `{}` stands twice", element.name);
            mistakes.push(Mistake::new(&page.file, element.line, message, "give it another name"));
        }
        let slot = format!("{{{}}}", page.front.domain.get_ref());
        let phrase = page.front.phrase.as_deref().unwrap_or_default().trim();
        if phrase.is_empty() && self.framework.summary.get_ref().contains(&slot) {
            let message = format!("the page has no words for the slot {slot} of `summary`");
            mistakes.push(Mistake::new(&page.file, 0, message, "add phrase = \"a few words\" to its front matter"));
        }
        self.check_lists(page, mistakes);
        mistakes.extend(page.lacking());
    }

    fn check_lists(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        for written in page.written() {
            for list in written.query.lists() {
                let Some((message, help)) = self.unknown(list) else { continue };
                let column = written.column + lists::column(&written.query, list).saturating_sub(1);
                mistakes.push(Mistake::new(&page.file, written.line, message, help).at(column));
            }
        }
    }

    /// That there is no such list, if there is none.
    fn unknown(&self, list: &str) -> Option<(String, String)> {
        let imported: Vec<&str> = self.framework.lexicons.keys().map(|name| name.get_ref().as_str()).collect();
        lists::unknown(list, None, &self.lists, &imported)
    }

    /// The works that it rests on, with those of its lexicons.
    pub(crate) fn sources(&self) -> Vec<&Source> {
        lexicons::sources(&self.framework.sources, &self.lexicons)
    }

    /// The lists that some query of the folder needs.
    fn needed(&self) -> BTreeSet<&str> {
        let of_pages = self.pages.iter().flat_map(Page::written).map(|written| &written.query);
        let queries = of_pages.chain(self.placed().into_iter().map(|placed| &placed.query));
        self.reached(queries.flat_map(Query::lists).collect())
    }

    /// The queries that are no page's.
    pub(crate) fn placed(&self) -> Vec<&Placed> {
        let flagged = self.bases.iter().filter_map(|basis| match basis {
            Basis::Wording(flagged) => Some(flagged),
            Basis::Levels(_) | Basis::EachValue(..) => None,
        });
        facets::queries(&self.facets).chain(flagged.flatten().map(|flagged| &flagged.query)).collect()
    }

    /// What can only be checked once all queries are read: the lists that those of no page
    /// name, and whether each lexicon is needed.
    fn check_placed(&self, mistakes: &mut Vec<Mistake>) {
        for Placed { file, line, column, query } in self.placed() {
            for list in query.lists() {
                let Some((message, help)) = self.unknown(list) else { continue };
                let column = column + lists::column(query, list).saturating_sub(1);
                mistakes.push(Mistake::new(file, *line, message, help).at(column));
            }
        }
        self.check_lexicons(mistakes);
    }

    fn check_lexicons(&self, mistakes: &mut Vec<Mistake>) {
        lexicons::check(&self.framework.sources, &self.lexicons, mistakes);
        let needed: BTreeSet<&str> = self.needed().into_iter().filter_map(lists::lexicon).collect();
        for Lexicon { name, line, .. } in self.lexicons.iter().filter(|one| !needed.contains(one.name.as_str())) {
            let message = format!("no query needs a list of the lexicon `{name}`");
            let help = format!("name one, as in {{{name}:LIST}}, or import nothing");
            mistakes.push(Mistake::new("framework.toml", *line, message, help).warning());
        }
    }

    /// What is wrong with a setting that has a value, if anything: what, and what to do.
    fn setting(&self, id: &str, value: &str) -> Option<(String, String)> {
        let settings = &self.framework.settings;
        let known: Vec<&str> = settings.iter().map(|setting| setting.id.get_ref().as_str()).collect();
        let Some(setting) = settings.iter().find(|setting| setting.id.get_ref() == id) else {
            return Some((format!("framework.toml declares no setting `{id}`"), suggest(id, &known)));
        };
        let choices: Vec<&str> = setting.choices.iter().map(String::as_str).collect();
        let fits = choices.is_empty() || choices.contains(&value);
        (!fits).then(|| (format!("the setting `{id}` is never `{value}`"), suggest(value, &choices)))
    }

    fn check_settings(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        let with = page.elements.iter().filter_map(|element| element.with.as_ref().map(|with| (element.line, with)));
        let of_examples = page.examples.iter().flat_map(|e| e.settings.iter().map(|setting| (e.line, setting)));
        for (line, (id, value)) in with.chain(of_examples) {
            if let Some((message, help)) = self.setting(id, value) {
                mistakes.push(Mistake::new(&page.file, line, message, help));
            }
        }
    }

    fn check_count(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        let Some(at_least) = &page.front.at_least else { return };
        let (of, n) = (at_least.of.get_ref(), usize::from(*at_least.n.get_ref()));
        let counted = self.counted(page).len();
        if counted == 0 {
            let known: Vec<&str> =
                self.pages.iter().filter(|page| page.front.at_least.is_none()).map(|page| page.id.as_str()).collect();
            let message = format!("no criterion that can be counted is meant by `{of}`");
            self.wrong(page, at_least.of.span().start, message, suggest(of, &known), mistakes);
        } else if !(1..=counted).contains(&n) {
            let message = format!("at least {n} of {counted} means nothing");
            let help = format!("write a number from 1 to {counted}");
            self.wrong(page, at_least.n.span().start, message, help, mistakes);
        }
    }

    /// The ids of all conclusions that may be drawn.
    fn conclusions(&self) -> Vec<String> {
        let of = |check: &Check| {
            let id = check.id.get_ref();
            let each =
                check.for_each.as_ref().and_then(|id| self.facets.iter().find(|facet| facet.id == *id.get_ref()));
            each.map_or_else(
                || vec![id.clone()],
                |facet| facet.values.iter().map(|(value, _)| format!("{id}.{value}")).collect(),
            )
        };
        self.checks.check.iter().flat_map(of).collect()
    }

    fn check_cases(&self, mistakes: &mut Vec<Mistake>) {
        let known = self.criteria();
        for case in &self.cases {
            let mut wrong = |id: &str, (message, help): (String, String)| {
                let line = case.lines.get(id).copied().unwrap_or_default();
                mistakes.push(Mistake::new(&case.file, line, message, help));
            };
            for id in case.levels.keys().filter(|id| self.index(id).is_none()) {
                wrong(id, (format!("there is no criterion `{id}`"), suggest(id, &known)));
            }
            for (id, value) in &case.settings {
                self.setting(id, value).into_iter().for_each(|said| wrong(id, said));
            }
            let drawn = self.conclusions();
            for id in case.conclusions.iter().flatten().filter(|id| !drawn.contains(id)) {
                let drawn: Vec<&str> = drawn.iter().map(String::as_str).collect();
                wrong(id, (format!("checks.toml draws no conclusion `{id}`"), suggest(id, &drawn)));
            }
        }
    }
}

fn framework(files: &Files) -> Result<Framework, Mistake> {
    let help = "a framework folder holds a file framework.toml";
    let text = files.get("framework.toml").ok_or_else(|| Mistake::new("framework.toml", 0, "is missing", help))?;
    toml_file::read("framework.toml", text)
}

/// Who rates by the pages: they stand beside a Cargo.toml, or alone.
fn rater(files: &Files) -> Rater {
    if files.contains_key("Cargo.toml") { Rater::Code } else { Rater::Queries }
}

fn is_page(path: &str) -> bool {
    path.starts_with("criteria/") && path.ends_with(".md")
}

fn pages(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Page> {
    let rater = rater(files);
    let pages = files.iter().filter(|(path, _)| is_page(path));
    pages.filter_map(|(path, text)| page::read(path, text, rater, mistakes)).collect()
}

fn checks(files: &Files, mistakes: &mut Vec<Mistake>) -> Checks {
    let Some(text) = files.get("checks.toml") else { return Checks::default() };
    toml_file::read("checks.toml", text).unwrap_or_else(|mistake| {
        mistakes.push(mistake);
        Checks::default()
    })
}
