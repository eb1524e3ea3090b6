//! Named lists: the framework's own, and the language's lists of actors.

use std::collections::BTreeMap;

use super::syntax::{Mistake, Query};
use crate::lexicon::{self, List};

/// The names of the lists that every framework may use.
pub const BUILT_IN: &[&str] = &["public", "carers", "staff", "commissioners", "researchers", "developers"];

/// Named lists of queries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    named: BTreeMap<String, Query>,
}

impl Lists {
    /// The language's lists of actors.
    #[must_use]
    pub fn built_in() -> Self {
        let mut lists = Self::default();
        for list in List::ALL.iter().filter(|list| BUILT_IN.contains(&list.id())) {
            let queries = lexicon::phrases(*list).filter_map(|phrase| Query::parse(phrase).ok()).collect();
            lists.add(list.id(), queries);
        }
        lists
    }

    /// Adds the list `name`, or replaces it.
    pub fn add(&mut self, name: &str, queries: Vec<Query>) {
        self.named.insert(name.to_owned(), Query::Any(queries));
    }

    /// The list of this name, as one query.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Query> {
        self.named.get(name)
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.named.keys().map(String::as_str)
    }
}

/// Reads a list's file: a query a line, `#` and a space (or a line of its own) for a
/// comment.
///
/// # Errors
/// Every line that is not a query: its number from 1, and the mistake, whose place is
/// counted in bytes of that line.
pub fn read(text: &str) -> Result<Vec<Query>, Vec<(usize, Mistake)>> {
    let mut queries = Vec::new();
    let mut mistakes = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let bare = without_comment(line);
        if bare.trim().is_empty() {
            continue;
        }
        match Query::parse(bare) {
            Ok(query) => queries.push(query),
            Err(mistake) => mistakes.push((number + 1, mistake)),
        }
    }
    if mistakes.is_empty() { Ok(queries) } else { Err(mistakes) }
}

/// `#number` is a figure; `# number` is a comment.
fn without_comment(line: &str) -> &str {
    let figure = |rest: &str| ["number", "money", "percent", "date"].iter().any(|kind| rest.starts_with(kind));
    let comment = line.match_indices('#').find(|(at, _)| !figure(&line[at + 1..]));
    comment.map_or(line, |(at, _)| &line[..at])
}
