//! A framework folder, read and checked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use evenhand_language::Level;
use evenhand_language::query::{Lists, Query, lists};

use crate::files::{self, Files};
use crate::framework::{self, Checks, Expected, Framework};
use crate::mistake::{Mistake, Mistakes, Severity, suggest};
use crate::page::{self, Example, Page, Written};

/// A framework folder whose pages say nothing impossible.
#[derive(Debug, Clone)]
pub struct Folder {
    pub(crate) files: Files,
    pub(crate) framework: Framework,
    /// In the order of their `order`.
    pub(crate) pages: Vec<Page>,
    pub(crate) lists: Lists,
    pub(crate) checks: Checks,
    cases: Vec<Case>,
}

/// A whole description with the levels that it must get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The case's name: its folder's.
    pub name: String,
    /// The file of its levels, seen from the framework's folder.
    pub file: String,
    /// The description, as Markdown.
    pub description: String,
    /// Settings that hold.
    pub settings: BTreeMap<String, String>,
    /// Levels by criterion.
    pub levels: BTreeMap<String, Level>,
}

impl Folder {
    /// Reads the folder at `path`: the folder, and warnings.
    ///
    /// # Errors
    /// Every mistake that stops it from being built.
    pub fn read(path: &Path) -> Result<(Self, Vec<Mistake>), Mistakes> {
        Self::from_files(files::read(path).map_err(|mistake| Mistakes(vec![mistake]))?)
    }

    /// Reads a folder from its files.
    ///
    /// # Errors
    /// Every mistake that stops it from being built.
    pub fn from_files(files: Files) -> Result<(Self, Vec<Mistake>), Mistakes> {
        let mut mistakes = Vec::new();
        let framework = files.get("framework.toml").map_or_else(
            || Err(Mistake::new("framework.toml", 0, "is missing", "a framework folder holds a file framework.toml")),
            |text| framework::toml::<Framework>("framework.toml", text, 0),
        );
        let framework = framework.map_err(|mistake| Mistakes(vec![mistake]))?;
        let mut folder = Self {
            framework,
            pages: pages(&files, &mut mistakes),
            lists: named_lists(&files, &mut mistakes),
            checks: checks(&files, &mut mistakes),
            cases: cases(&files, &mut mistakes),
            files,
        };
        folder.pages.sort_by(|a, b| (a.front.order, &a.id).cmp(&(b.front.order, &b.id)));
        folder.check(&mut mistakes);
        mistakes.sort();
        let (errors, warnings): (Vec<_>, Vec<_>) = mistakes.into_iter().partition(|m| m.severity == Severity::Error);
        if errors.is_empty() { Ok((folder, warnings)) } else { Err(Mistakes(errors)) }
    }

    /// Its files, by their path in it.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The framework's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.framework.id
    }

    /// The worked examples of its pages, in order.
    #[must_use]
    pub fn examples(&self) -> Vec<&Example> {
        self.pages.iter().flat_map(|page| &page.examples).collect()
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

    /// What pages say of each other and of the framework.
    fn check(&self, mistakes: &mut Vec<Mistake>) {
        if self.pages.is_empty() {
            mistakes.push(Mistake::new("criteria", 0, "there are no pages", "a criterion is a page criteria/ID.md"));
        }
        let mut orders = BTreeMap::new();
        for page in &self.pages {
            if let Some(other) = orders.insert(page.front.order, &page.file) {
                let message = format!("has the order {} of {other}", page.front.order);
                mistakes.push(Mistake::new(&page.file, 2, message, "give each page an order of its own"));
            }
            self.check_page(page, mistakes);
        }
        self.check_case_ids(mistakes);
    }

    fn check_page(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        let domains: Vec<&str> = self.framework.domains.iter().map(|domain| domain.id.as_str()).collect();
        let sources: Vec<&str> = self.framework.sources.iter().map(|source| source.id.as_str()).collect();
        let roles: Vec<&str> = self.framework.roles.keys().map(String::as_str).collect();
        let settings: Vec<&str> = self.framework.settings.iter().map(|setting| setting.id.as_str()).collect();
        let mut unknown = |what: &str, line: usize, word: &str, known: &[&str]| {
            if !known.contains(&word) {
                let message = format!("framework.toml declares no {what} `{word}`");
                mistakes.push(Mistake::new(&page.file, line, message, suggest(word, known)));
            }
        };
        unknown("domain", 2, &page.front.domain, &domains);
        page.front.sources.iter().for_each(|source| unknown("source", 2, source, &sources));
        for element in &page.elements {
            element.asks.iter().for_each(|ask| unknown("role", ask.line, &ask.who, &roles));
            element.with.iter().for_each(|(setting, _)| unknown("setting", element.line, setting, &settings));
        }
        let mut names = BTreeSet::new();
        for element in page.elements.iter().filter(|element| !names.insert(&element.name)) {
            let message = format!("the element `{}` stands twice", element.name);
            mistakes.push(Mistake::new(&page.file, element.line, message, "give it another name"));
        }
        for written in page.elements.iter().flat_map(|element| &element.queries) {
            self.check_lists(&page.file, written, mistakes);
        }
        mistakes.extend(page.lacking());
    }

    fn check_lists(&self, file: &str, written: &Written, mistakes: &mut Vec<Mistake>) {
        let known: Vec<&str> = self.lists.names().collect();
        for list in written.query.lists().into_iter().filter(|list| !known.contains(list)) {
            let message = format!("there is no list `{list}`");
            mistakes.push(Mistake::new(file, written.line, message, suggest(list, &known)).at(written.column));
        }
    }

    fn check_case_ids(&self, mistakes: &mut Vec<Mistake>) {
        let known = self.criteria();
        for case in &self.cases {
            for id in case.levels.keys().filter(|id| !known.contains(&id.as_str())) {
                let message = format!("there is no criterion `{id}`");
                mistakes.push(Mistake::new(&case.file, 0, message, suggest(id, &known)));
            }
        }
    }
}

fn pages(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Page> {
    let is_page = |path: &str| path.starts_with("criteria/") && path.ends_with(".md");
    files.iter().filter(|(path, _)| is_page(path)).filter_map(|(path, text)| page::read(path, text, mistakes)).collect()
}

fn named_lists(files: &Files, mistakes: &mut Vec<Mistake>) -> Lists {
    let mut named = Lists::built_in();
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("lists/") && path.ends_with(".txt")) {
        let name = path["lists/".len()..].trim_end_matches(".txt");
        match lists::read(text) {
            Ok(queries) => named.add(name, queries),
            Err(wrong) => mistakes.extend(wrong.into_iter().map(|(line, mistake)| {
                let message = format!("the query cannot be read: {}", mistake.expected);
                Mistake::new(path, line, message, "one query a line").at(mistake.at.start + 1)
            })),
        }
    }
    let known: Vec<String> = named.names().map(str::to_owned).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for name in &known {
        for list in named.get(name).map(Query::lists).unwrap_or_default() {
            if !known.contains(&list) {
                let message = format!("names a list `{list}` that is not there");
                mistakes.push(Mistake::new(&format!("lists/{name}.txt"), 0, message, suggest(list, &known)));
            }
        }
    }
    named
}

fn checks(files: &Files, mistakes: &mut Vec<Mistake>) -> Checks {
    let Some(text) = files.get("checks.toml") else { return Checks::default() };
    framework::toml("checks.toml", text, 0).unwrap_or_else(|mistake| {
        mistakes.push(mistake);
        Checks::default()
    })
}

fn cases(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Case> {
    let mut cases = Vec::new();
    for (file, text) in files.iter().filter(|(path, _)| path.starts_with("tests/") && path.ends_with("/expected.toml"))
    {
        let folder = file.trim_end_matches("/expected.toml");
        let description = files.get(&format!("{folder}/description.md"));
        let (expected, description) = match (framework::toml::<Expected>(file, text, 0), description) {
            (Err(mistake), _) => {
                mistakes.push(mistake);
                continue;
            }
            (_, None) => {
                mistakes.push(Mistake::new(file, 0, "has no description beside it", "add description.md"));
                continue;
            }
            (Ok(expected), Some(description)) => (expected, description.clone()),
        };
        let mut levels = BTreeMap::new();
        for (criterion, name) in expected.levels {
            match page::examples::level(&name) {
                Ok(level) => {
                    levels.insert(criterion.replace('_', "-"), level);
                }
                Err(help) => mistakes.push(Mistake::new(file, 0, format!("`{name}` is no level"), help)),
            }
        }
        let name = folder["tests/".len()..].to_owned();
        cases.push(Case { name, file: file.clone(), description, settings: expected.settings, levels });
    }
    cases
}
