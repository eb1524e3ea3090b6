//! What rests on which files: what must be tried again when some of them change.
//!
//! Nothing is run here, and seeing that files change is the caller's.

use std::collections::BTreeSet;

use super::{Case, Folder, lists};
use crate::page::Page;

/// Pages and cases whose examples may come out otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Affected {
    /// Files of pages, seen from the folder.
    pub pages: BTreeSet<String>,
    /// Names of cases.
    pub cases: BTreeSet<String>,
}

impl Affected {
    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.cases.is_empty()
    }
}

impl Folder {
    /// Every page and case.
    #[must_use]
    pub fn everything(&self) -> Affected {
        Affected {
            pages: self.pages.iter().map(|page| page.file.clone()).collect(),
            cases: self.cases.iter().map(|case| case.name.clone()).collect(),
        }
    }

    /// What rests on `changed`, files seen from the folder. A page rests on itself, on the
    /// lists that its queries name, and on the pages that it counts; all rest on
    /// `framework.toml` and on what lexicons say of themselves. A case rests on its own files
    /// and on the pages that it rates; where it says which conclusions are drawn, on every
    /// page, and on `checks.toml` and the lists that it names.
    #[must_use]
    pub fn affected(&self, changed: &BTreeSet<String>) -> Affected {
        if changed.iter().any(|file| file == "framework.toml" || file.ends_with("/lexicon.toml")) {
            return self.everything();
        }
        let rests = |page: &&Page| {
            changed.contains(&page.file) || self.lists_of(page).iter().any(|file| changed.contains(file))
        };
        let own: BTreeSet<&str> = self.pages.iter().filter(rests).map(|page| page.file.as_str()).collect();
        let counts =
            |page: &&Page| self.counted(page).iter().any(|at| own.contains(self.pages[usize::from(*at)].file.as_str()));
        let counting = self.pages.iter().filter(counts).map(|page| page.file.as_str());
        let pages: BTreeSet<String> = own.iter().copied().chain(counting).map(str::to_owned).collect();
        let rated = |case: &&Case| case.levels.keys().any(|id| pages.contains(&format!("criteria/{id}.md")));
        let touched = |case: &&Case| changed.iter().any(|file| file.starts_with(&format!("tests/{}/", case.name)));
        let drawn = changed.contains("checks.toml") || self.lists_of_checks().iter().any(|file| changed.contains(file));
        let draws = |case: &&Case| (drawn || !pages.is_empty()) && case.conclusions.is_some();
        let rests = |case: &&Case| rated(case) || touched(case) || draws(case);
        let cases = self.cases.iter().filter(rests).map(|case| case.name.clone()).collect();
        Affected { pages, cases }
    }

    /// The files of the lists that a page's queries name, and that those name.
    pub(super) fn lists_of(&self, page: &Page) -> Vec<String> {
        let named = page.written().flat_map(|written| written.query.lists()).collect();
        self.reached(named).into_iter().map(lists::file).collect()
    }

    /// The same of the queries that are no page's.
    pub(super) fn lists_of_checks(&self) -> Vec<String> {
        let named = self.placed().into_iter().flat_map(|placed| placed.query.lists()).collect();
        self.reached(named).into_iter().map(lists::file).collect()
    }

    /// The lists of these names, and those that they name.
    pub(crate) fn reached<'f>(&'f self, mut open: Vec<&'f str>) -> BTreeSet<&'f str> {
        let mut seen = BTreeSet::new();
        while let Some(name) = open.pop() {
            if seen.insert(name) {
                open.extend(self.lists.get(name).into_iter().flat_map(|list| list.lists()));
            }
        }
        seen
    }
}
