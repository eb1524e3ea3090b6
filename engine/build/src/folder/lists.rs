//! The word lists of a folder: files of queries, and what they name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use evenhand_language::query::{Lists, Query, lists};

use crate::files::{self, Files};
use crate::mistake::{Mistake, Mistakes, suggest};
use crate::page::bullets::unread;

/// The lists that a framework folder's queries may name: its own, from `lists/`, and those
/// that the language has. Nothing else of the folder is read.
///
/// # Errors
/// Every mistake in a list; a folder that has none.
pub fn lists(folder: &Path) -> Result<Lists, Mistakes> {
    let files = files::plain(files::lists(folder)?);
    let mut mistakes = Vec::new();
    files::check(&files, &mut mistakes);
    let named = read(&files, &mut mistakes);
    mistakes.sort();
    if mistakes.is_empty() { Ok(named) } else { Err(Mistakes(mistakes)) }
}

/// A folder's own lists: their file, and each query with its line.
type Own<'f> = BTreeMap<&'f str, (&'f str, Vec<(usize, Query)>)>;

/// Reads the lists beside those that the language has.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Lists {
    let mut named = Lists::built_in();
    let mut own = Own::new();
    for (path, text) in files {
        let name = path.strip_prefix("lists/").and_then(|name| name.strip_suffix(".txt"));
        let Some(name) = name else { continue };
        let before = mistakes.len();
        let queries = queries(path, text, mistakes);
        if queries.is_empty() && mistakes.len() == before {
            mistakes.push(Mistake::new(path, 0, "the list is empty", "write one query a line"));
        }
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        if !name.chars().all(allowed) {
            let help = "its file's name may have letters, digits, - and _";
            mistakes.push(Mistake::new(path, 0, format!("no query can name a list `{name}`"), help));
        }
        named.add(name, queries.iter().map(|(_, query)| query.clone()).collect());
        own.insert(name, (path, queries));
    }
    check(&named, &own, mistakes);
    named
}

fn queries(path: &str, text: &str, mistakes: &mut Vec<Mistake>) -> Vec<(usize, Query)> {
    let mut queries = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match lists::read(line) {
            Ok(found) => queries.extend(found.into_iter().map(|query| (number, query))),
            Err(wrong) => mistakes.extend(wrong.into_iter().map(|(_, mistake)| {
                let column = line.get(..mistake.at.start).map_or(0, |before| before.chars().count()) + 1;
                unread(path, number, mistake).at(column)
            })),
        }
    }
    queries
}

/// Every list that is named is there, and none contains itself.
fn check(named: &Lists, own: &Own<'_>, mistakes: &mut Vec<Mistake>) {
    let known: Vec<&str> = named.names().collect();
    for (name, (path, queries)) in own {
        for (line, query) in queries {
            for list in query.lists() {
                if !known.contains(&list) {
                    let message = format!("there is no list `{list}`");
                    mistakes.push(Mistake::new(path, *line, message, suggest(list, &known)).at(column(query, list)));
                } else if leads_to(own, list, name) {
                    let message = format!("the list `{name}` names itself");
                    let message = if list == *name { message } else { format!("{message}, by way of `{list}`") };
                    let help = "take one of the names out of the circle";
                    mistakes.push(Mistake::new(path, *line, message, help).at(column(query, list)));
                }
            }
        }
    }
}

/// Where a query names a list: a column.
pub(super) fn column(query: &Query, list: &str) -> usize {
    let source = query.source();
    let at = source.match_indices('{').find(|(at, _)| source[at + 1..].trim_start().starts_with(list));
    at.map_or(0, |(at, _)| source[..at].chars().count() + 1)
}

/// Whether the list `from` is `to`, or names lists that lead there.
fn leads_to(own: &Own<'_>, from: &str, to: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        let queries = own.get(name).filter(|_| seen.insert(name)).map(|(_, queries)| queries.as_slice());
        open.extend(queries.unwrap_or_default().iter().flat_map(|(_, query)| query.lists()));
    }
    false
}
