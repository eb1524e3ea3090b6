//! The word lists of a folder: files of queries, and what they name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use evenhand_language::query::{Lists, Query, lists};

use super::lexicons;
use crate::files::{self, Files};
use crate::mistake::{Mistake, Mistakes, suggest};
use crate::operator::operator;
use crate::page::query::{operator_word, unread};

/// The lists that a framework folder's queries may name: its own, from `lists/`, those of
/// the lexicons that it imports, and those that the language has. Nothing else of the
/// folder is read.
///
/// # Errors
/// Every mistake in a list; a folder that has none.
pub fn lists(folder: &Path) -> Result<Lists, Mistakes> {
    named(folder).map_err(|Mistakes(mistakes)| Mistakes(files::on_disk(files::home_of_lists(folder), mistakes)))
}

fn named(folder: &Path) -> Result<Lists, Mistakes> {
    let files = files::plain(files::lists(folder)?);
    let mut mistakes = Vec::new();
    files::check(&files, &mut mistakes);
    lexicons::read(&files, &mut mistakes);
    let named = read(&files, &mut mistakes);
    mistakes.sort();
    if mistakes.is_empty() { Ok(named) } else { Err(Mistakes(mistakes)) }
}

/// The lists that are files: each file, and its queries with their lines.
type Own<'f> = BTreeMap<String, (&'f str, Vec<(usize, Query)>)>;

/// What stands between a lexicon's name and its list's.
const OF: char = ':';

/// The file of a list, seen from the folder.
pub(crate) fn file(list: &str) -> String {
    match list.split_once(OF) {
        Some((lexicon, list)) => format!("lexicons/{lexicon}/lists/{list}.txt"),
        None => format!("lists/{list}.txt"),
    }
}

/// The lexicon that a list is of, if it is of one.
pub(super) fn lexicon(list: &str) -> Option<&str> {
    list.split_once(OF).map(|(lexicon, _)| lexicon)
}

/// Reads the lists beside those that the language has.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Lists {
    let (mut named, mut own) = (Lists::built_in(), Own::new());
    from(files, "lists/", "", &mut named, &mut own, mistakes);
    let imports = lexicons::imports(files);
    let imported: Vec<&str> = imports.iter().flatten().map(|(name, _)| name.get_ref().as_str()).collect();
    for name in &imported {
        from(files, &format!("lexicons/{name}/lists/"), &format!("{name}{OF}"), &mut named, &mut own, mistakes);
    }
    check(&named, &own, imports.is_some().then_some(&imported), mistakes);
    named
}

/// Reads the lists whose files start with `folder`; their names start with `of`. Lists of
/// one lexicon name each other without it, and never those of whoever imports them.
fn from<'f>(
    files: &'f Files,
    folder: &str,
    of: &str,
    named: &mut Lists,
    own: &mut Own<'f>,
    mistakes: &mut Vec<Mistake>,
) {
    let built_in = Lists::built_in();
    let beside = |name: &str| {
        let own = files.contains_key(&format!("{folder}{name}.txt")) || built_in.get(name).is_none();
        own.then(|| format!("{of}{name}"))
    };
    for (path, text) in files {
        let name = path.strip_prefix(folder).and_then(|name| name.strip_suffix(".txt"));
        let Some(name) = name else { continue };
        let before = mistakes.len();
        let queries = queries(path, text, mistakes);
        let queries: Vec<_> = queries.into_iter().map(|(line, query)| (line, query.renaming(&beside))).collect();
        if queries.is_empty() && mistakes.len() == before {
            mistakes.push(Mistake::new(path, 0, "the list is empty", "write one query a line"));
        }
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        if !name.chars().all(allowed) {
            let help = "its file's name may have letters, digits, - and _";
            mistakes.push(Mistake::new(path, 0, format!("no query can name a list `{name}`"), help));
        }
        if of.is_empty() && built_in.get(name).is_some() {
            let help = format!("give the file another name; {{{name}}} is a list already, and yours may name it");
            mistakes.push(Mistake::new(path, 0, format!("the built-in list `{name}` has this name"), help));
        }
        let name = format!("{of}{name}");
        named.add(&name, queries.iter().map(|(_, query)| query.clone()).collect());
        own.insert(name, (path, queries));
    }
}

fn queries(path: &str, text: &str, mistakes: &mut Vec<Mistake>) -> Vec<(usize, Query)> {
    let mut queries = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match lists::read(line) {
            Ok(found) => {
                mistakes.extend(found.iter().filter_map(|query| {
                    let (at, word, help) = operator(query.source())?;
                    let column = query.source()[..at].chars().count() + 1;
                    Some(operator_word(path, number, word, help).at(column))
                }));
                queries.extend(found.into_iter().map(|query| (number, query)));
            }
            Err(wrong) => mistakes.extend(wrong.into_iter().map(|(_, mistake)| {
                let spot = |nth: usize| (number, nth + 1);
                let (_, column) = spot(line.get(..mistake.at.start).map_or(0, |before| before.chars().count()));
                let told = unread(path, number, mistake, &spot).at(column);
                Mistake { help: slip(line, &told.help), ..told }
            })),
        }
    }
    queries
}

/// What to do with a line that is written as elsewhere; `help` where it is not.
fn slip(line: &str, help: &str) -> String {
    let line = line.split("# ").next().unwrap_or(line).trim();
    let count = |mark: char| line.matches(mark).count();
    match line {
        _ if line.starts_with(['-', '*', '•']) => "write one query a line, without a mark before it".to_owned(),
        _ if line.contains([',', ';']) => "write one query a line, or (one | another)".to_owned(),
        _ if line.ends_with('|') => "write the other words behind it: a list's query stands on one line".to_owned(),
        _ if count('(') != count(')') => format!("{help}; a list's query stands on one line"),
        _ => help.to_owned(),
    }
}

/// Every list that is named is there, and none contains itself. Of lists of lexicons nobody
/// knows where `imported` is not known.
fn check(named: &Lists, own: &Own<'_>, imported: Option<&Vec<&str>>, mistakes: &mut Vec<Mistake>) {
    let is_known = |list: &&str| imported.is_some() || lexicon(list).is_none();
    let imported = imported.map_or(&[][..], Vec::as_slice);
    for (name, (path, queries)) in own {
        for (line, query) in queries {
            for list in query.lists().into_iter().filter(is_known) {
                if let Some((message, help)) = unknown(list, lexicon(name), named, imported) {
                    mistakes.push(Mistake::new(path, *line, message, help).at(column(query, list)));
                } else if leads_to(own, list, name) {
                    let message = format!("the list `{name}` names itself");
                    let message = if list == name { message } else { format!("{message}, by way of `{list}`") };
                    let help = "take one of the names out of the circle";
                    mistakes.push(Mistake::new(path, *line, message, help).at(column(query, list)));
                }
            }
        }
    }
}

/// That there is no such list, and what may be meant, if there is none; `inside` is the
/// lexicon that the name stands in. Of a lexicon that is imported and not there, that is
/// told once, and not for each of its lists.
pub(super) fn unknown(list: &str, inside: Option<&str>, named: &Lists, imported: &[&str]) -> Option<(String, String)> {
    let has_lists = |name: &str| named.names().any(|known| lexicon(known) == Some(name));
    if named.get(list).is_some() || lexicon(list).is_some_and(|name| imported.contains(&name) && !has_lists(name)) {
        return None;
    }
    if let Some(inside) = inside {
        let plain = |name: &'_ str| name.strip_prefix(inside).and_then(|name| name.strip_prefix(OF)).map(str::to_owned);
        let (list, lists) = (plain(list)?, named.names().filter_map(plain).collect::<Vec<_>>());
        let lists: Vec<&str> = lists.iter().map(String::as_str).collect();
        let help = format!("a lexicon's lists name each other and those built in; {}", suggest(&list, &lists));
        return Some((format!("there is no list `{list}` in the lexicon"), help));
    }
    let message = format!("there is no list `{list}`");
    if let Some(name) = lexicon(list).filter(|name| !imported.contains(name)) {
        let help = format!("framework.toml imports no lexicon `{name}`: add [lexicons] with {name} = \"1\"");
        return Some((message, help));
    }
    let elsewhere = named.names().find(|known| known.split_once(OF).is_some_and(|(_, name)| name == list));
    let help = || match suggest(list, &own_first(named)) {
        near if near.starts_with("did you mean") => near,
        there => format!("add {}; {there}", file(list)),
    };
    Some((message, elsewhere.map_or_else(help, |known| format!("did you mean `{known}`?"))))
}

/// The names of all lists: the framework's own, those of lexicons, those that the language has.
fn own_first(named: &Lists) -> Vec<&str> {
    let built_in = Lists::built_in();
    let mut names: Vec<&str> = named.names().collect();
    names.sort_by_key(|name| if lexicon(name).is_some() { 1 } else { 2 * usize::from(built_in.get(name).is_some()) });
    names
}

/// Where a query names a list: a column.
pub(super) fn column(query: &Query, list: &str) -> usize {
    let source = query.source();
    // A lexicon's own lists are named there without it.
    let plain = list.split_once(OF).map(|(_, plain)| plain).filter(|_| !source.contains(list));
    let list = plain.unwrap_or(list);
    let at = source.match_indices('{').find(|(at, _)| source[at + 1..].trim_start().starts_with(list));
    at.map_or(0, |(at, _)| source[..at].chars().count() + 1)
}

/// Whether the list `from` is `to`, or names lists that lead there.
fn leads_to<'o>(own: &'o Own<'_>, from: &'o str, to: &str) -> bool {
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
