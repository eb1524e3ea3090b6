//! A framework folder, read and checked.

use std::collections::BTreeSet;
use std::path::Path;

use evenhand_language::query::{Lists, Query};

use crate::files::{self, Files};
use crate::framework::{Checks, Domain, Expects, Framework, Source};
use crate::mistake::{Mistake, Mistakes, Severity};
use crate::page::{self, Example, Page, Rater};
use crate::taught::{self, Taught};
use crate::toml_file;

mod affected;
mod cases;
mod check;
mod checks;
mod code;
mod declared;
mod facets;
mod lexicons;
mod lists;
mod misnamed;
mod unused;

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
    /// What readers' ratings taught.
    pub(crate) taught: Option<Taught>,
}

impl Folder {
    /// Reads the folder at `path`: the folder, and warnings.
    ///
    /// # Errors
    /// Every mistake that stops it from being built.
    pub fn read(path: &Path) -> Result<(Self, Vec<Mistake>), Mistakes> {
        Self::from_disk(path, files::read(path)?)
    }

    /// Reads the folder at `path` as if readers had taught nothing: what they taught before may
    /// be of other pages, or damaged.
    ///
    /// # Errors
    /// Every mistake that stops it from being built.
    pub fn read_untaught(path: &Path) -> Result<(Self, Vec<Mistake>), Mistakes> {
        let mut files = files::read(path)?;
        files.remove(taught::FILE);
        Self::from_disk(path, files)
    }

    fn from_disk(path: &Path, files: Files) -> Result<(Self, Vec<Mistake>), Mistakes> {
        match Self::from_files(files) {
            Ok((folder, warnings)) => Ok((folder, files::on_disk(path, warnings))),
            Err(Mistakes(mistakes)) => Err(Mistakes(files::on_disk(path, mistakes))),
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
        misnamed::check(&files, &mut mistakes);
        let pages = pages(&files, &mut mistakes);
        let lexicons = lexicons::read(&files, &mut mistakes);
        let lists = lists::read(&files, &mut mistakes);
        let checks = checks(&files, &mut mistakes);
        let cases = cases::read(&files, &mut mistakes);
        let folder = match framework(&files) {
            Ok(framework) => {
                let (facets, bases) = (facets::read(&framework, &files, &mut mistakes), Vec::new());
                let mut folder =
                    Self { files, framework, pages, lists, lexicons, facets, checks, bases, cases, taught: None };
                folder.pages.sort_by(|a, b| (a.front.order.get_ref(), &a.id).cmp(&(b.front.order.get_ref(), &b.id)));
                folder.check(&mut mistakes);
                if folder.is_code() {
                    code::check(&folder, &mut mistakes);
                }
                folder.bases = checks::read(&folder, &mut mistakes);
                folder.check_placed(&mut mistakes);
                if !folder.is_code() {
                    folder.taught = taught::read(&folder, &mut mistakes);
                }
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
    #[must_use]
    pub fn criteria(&self) -> Vec<&str> {
        self.pages.iter().map(|page| page.id.as_str()).collect()
    }

    /// The index of a criterion; `_` is read as `-`. A page that could not be read, or whose
    /// name is no id yet, is there all the same, so that nobody is told that it is not.
    fn index(&self, id: &str) -> Option<u16> {
        let plain = |id: &str| id.to_lowercase().replace(['_', ' '], "-");
        let id = id.replace('_', "-");
        let read = self.pages.iter().position(|page| page.id == id);
        let unread = || self.files.contains_key(&format!("criteria/{id}.md")).then_some(0);
        let misnamed = || self.pages.iter().position(|page| !is_id(&page.id) && plain(&page.id) == plain(&id));
        read.or_else(unread).or_else(misnamed).map(|at| at as u16)
    }

    /// Whether a page's domain describes and expects nothing.
    pub(crate) fn describes(&self, page: &Page) -> bool {
        let of_page = |domain: &&Domain| domain.id == page.front.domain;
        self.framework
            .domains
            .iter()
            .find(of_page)
            .is_some_and(|domain| matches!(domain.expects, Expects::None | Expects::Grounds))
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

    /// The works that it rests on, with those of its lexicons.
    pub(crate) fn sources(&self) -> Vec<&Source> {
        lexicons::sources(&self.framework.sources, &self.lexicons)
    }

    /// Whether these are all: a lexicon that could not be read may have others.
    fn knows_sources(&self) -> bool {
        self.lexicons.len() == self.framework.lexicons.len()
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
