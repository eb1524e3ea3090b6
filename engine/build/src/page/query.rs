//! A query of a page, a list or a TOML file: read, or pointed at where it cannot be.

use evenhand_language::query::{self, Query};

use super::bullets::Spot;
use crate::mistake::Mistake;
use crate::operator::operator;

/// Parses a query; `spot` tells where a code point of it stands.
pub(crate) fn parse(file: &str, query: &str, spot: &dyn Fn(usize) -> Spot) -> Result<Query, Mistake> {
    if let Some((at, word, help)) = operator(query) {
        let (line, column) = spot(query[..at].chars().count());
        return Err(operator_word(file, line, word, help).at(column));
    }
    Query::parse(query).map_err(|mistake| {
        let (line, column) = spot(query.get(..mistake.at.start).map_or(0, |before| before.chars().count()));
        unread(file, line, mistake, spot).at(column)
    })
}

/// A word that a query reads as any other, where its author means a search engine's.
pub(crate) fn operator_word(file: &str, line: usize, word: &str, help: &str) -> Mistake {
    let message = format!("`{word}` is only the word *{}* in a query", word.to_lowercase());
    Mistake::new(file, line, message, format!("{help}; the word itself is written small"))
}

/// A query that cannot be read; `spot` tells where a code point of it stands.
pub(crate) fn unread(file: &str, line: usize, mistake: query::Mistake, spot: &dyn Fn(usize) -> Spot) -> Mistake {
    let help = mistake.suggestion.map(|help| in_file(&help, line, spot)).unwrap_or_else(|| {
        "words next to each other, (one | another), depriv*, a ~6 b, a >6 b, {list}, #number, \"exact\"".to_owned()
    });
    Mistake::new(file, line, format!("the query cannot be read: {}", mistake.expected), help)
}

/// A help that counts characters of the query, with columns of the file instead.
fn in_file(help: &str, line: usize, spot: &dyn Fn(usize) -> Spot) -> String {
    const AT: &str = "at character ";
    let place = || {
        let (before, rest) = help.split_once(AT)?;
        let (nth, rest) = rest.split_once(' ')?;
        let (on, column) = spot(nth.parse::<usize>().ok()?.checked_sub(1)?);
        let line = if on == line { String::new() } else { format!("line {on}, ") };
        Some(format!("{before}at {line}column {column} {rest}"))
    };
    place().unwrap_or_else(|| help.to_owned())
}
