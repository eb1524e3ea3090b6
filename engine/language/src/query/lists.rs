//! Named lists of queries, and whether what they name exists.
//!
//! Which files they come from is the builder's; matching them is the matchers'.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::Query;
use super::mistake::{Mistake, nearest};
use super::node::Node;
use crate::lexicon::{self, List};
use crate::text::Actor;

/// Lists may name lists, to this depth.
pub(super) const DEEPEST: usize = 32;

/// Lists of queries, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    by_name: BTreeMap<String, Query>,
}

/// Where a query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The query of this index, among those being compiled.
    Query(usize),
    /// A query of a list: the list's name, and the query's index in it.
    List(String, usize),
}

/// A name in a query that leads nowhere, or in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The name.
    pub list: String,
    /// Whether the list is there, and contains itself.
    pub names_itself: bool,
    /// The query that the name stands in.
    pub place: Place,
    /// The name's place in that query, and what was expected.
    pub mistake: Box<Mistake>,
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Query(index) => write!(f, "query {}: {}", index + 1, self.mistake),
            Place::List(name, index) => write!(f, "list {name}, query {}: {}", index + 1, self.mistake),
        }
    }
}

impl core::error::Error for Unresolved {}

impl Lists {
    /// No lists.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The language's own lists of actors: `{public}`, `{carers}`, `{staff}` …
    #[must_use]
    pub fn built_in() -> Self {
        // Thousands of phrases, read once in a process: an author's tools ask at each save.
        static BUILT_IN: LazyLock<Lists> = LazyLock::new(|| {
            let mut lists = Lists::new();
            for &list in List::ALL.iter().filter(|list| Actor::from_id(list.id()).is_some()) {
                let queries = lexicon::phrases(list).filter_map(|phrase| Query::parse(phrase).ok());
                lists.add(list.id(), queries.collect());
            }
            lists
        });
        BUILT_IN.clone()
    }

    /// Adds the list `name`, or replaces it.
    pub fn add(&mut self, name: &str, queries: Vec<Query>) {
        let source = queries.iter().map(Query::source).collect::<Vec<_>>().join(" | ");
        let node = Node::Any(queries.into_iter().map(|query| query.node).collect());
        self.by_name.insert(name.to_owned(), Query { source, node });
    }

    /// The list of this name, as one query.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Query> {
        self.by_name.get(name)
    }

    /// The lists' names, in order of the alphabet.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Checks that every list named by `queries`, and by the lists they name, is
    /// there, and that none contains itself.
    ///
    /// # Errors
    ///
    /// The first name that is unknown (with the nearest known one) or in a circle.
    pub fn check(&self, queries: &[Query]) -> Result<(), Unresolved> {
        let mut walk = Walk { lists: self, open: Vec::new(), done: BTreeSet::new() };
        let nodes: Vec<&Node> = queries.iter().map(|query| &query.node).collect();
        walk.all(&nodes, &Place::Query)
    }
}

struct Walk<'l> {
    lists: &'l Lists,
    /// The lists being walked, outermost first.
    open: Vec<&'l str>,
    done: BTreeSet<&'l str>,
}

impl<'l> Walk<'l> {
    fn all(&mut self, queries: &[&'l Node], place: &dyn Fn(usize) -> Place) -> Result<(), Unresolved> {
        for (index, query) in queries.iter().enumerate() {
            let mut named = Vec::new();
            query.names(&mut |name, at| named.push((name, at.clone())));
            for (name, at) in named {
                self.one(name, |names_itself, mut mistake| {
                    mistake.at = at;
                    Unresolved { list: name.to_owned(), names_itself, place: place(index), mistake: Box::new(mistake) }
                })?;
            }
        }
        Ok(())
    }

    /// Checks the list `name`; `wrong` tells where it was named.
    fn one(&mut self, name: &'l str, wrong: impl FnOnce(bool, Mistake) -> Unresolved) -> Result<(), Unresolved> {
        if self.done.contains(name) {
            return Ok(());
        }
        let Some(list) = self.lists.get(name) else {
            let mistake = Mistake::new(0..0, format!("a list that exists was expected here, and there is no `{name}`"));
            return Err(match nearest(name, self.lists.names()) {
                Some(near) => wrong(false, mistake.suggest(format!("did you mean {{{near}}}?"))),
                None => wrong(false, mistake),
            });
        };
        if let Some(from) = self.open.iter().position(|open| *open == name) {
            let circle = [&self.open[from..], &[name]].concat().join(" → ");
            let mistake = Mistake::new(0..0, "a list that does not contain itself was expected here");
            return Err(wrong(true, mistake.suggest(format!("the circle is {circle}"))));
        }
        if self.open.len() >= DEEPEST {
            let expected = format!("lists that name lists at most {DEEPEST} deep were expected");
            return Err(wrong(false, Mistake::new(0..0, expected)));
        }
        self.open.push(name);
        let place = |index| Place::List(name.to_owned(), index);
        let queries = match &list.node {
            Node::Any(queries) => queries.iter().collect(),
            query => vec![query],
        };
        self.all(&queries, &place)?;
        self.open.pop();
        self.done.insert(name);
        Ok(())
    }
}

/// Reads a list's file: a query a line, `#` and anything but a kind of figure for a
/// comment.
///
/// # Errors
///
/// Every line that is not a query: its number from 1, and the mistake, whose place is
/// counted in bytes of that line.
pub fn read(text: &str) -> Result<Vec<Query>, Vec<(usize, Mistake)>> {
    let mut queries = Vec::new();
    let mut mistakes = Vec::new();
    for (line, number) in text.lines().map(without_comment).zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        match Query::parse(line) {
            Ok(query) => queries.push(query),
            Err(mistake) => mistakes.push((number, mistake)),
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
