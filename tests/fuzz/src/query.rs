//! Queries and lists as anybody may write them: understood, or a mistake that points at
//! what is wrong.

use std::sync::LazyLock;

use evenhand_language::query::{Lists, Mistake, Query, Table, compile, lists};

use crate::dice::Dice;

const PIECES: &[&str] = &[
    "(",
    ")",
    "|",
    "~",
    ">",
    "6",
    "99",
    "100",
    "{",
    "}",
    "{one}",
    "{equity:group}",
    "{public}",
    "#",
    "number",
    "#money",
    "#date",
    "\"",
    "*",
    "-",
    "a",
    "bc",
    "é",
    " ",
    "'",
    "’s",
    "“",
    "”",
    "\u{301}",
    "co-produc*",
    "\n",
    "🙂",
    "\u{ad}",
    "İ",
    "x ~6 y",
    "x >8 y",
    "((",
    "))",
    "1,000",
    "£",
    "%",
    "a-b-c-d-e",
    "-f",
    "\t",
    "\u{a0}",
    "# ",
    "paed*",
    "organis*",
    "ß",
];

/// Reads the bytes as a query, and as a list of them.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let source = match dice.coin() {
        true => dice.soup(PIECES),
        false => String::from_utf8_lossy(dice.rest()).into_owned(),
    };
    match Query::parse(&source) {
        Ok(query) => understood(&query, &source),
        Err(mistake) => points_inside(&mistake, &source),
    }
    list(&source);
}

/// A few lists; `{equity:group}` is not there.
fn known() -> &'static Lists {
    static KNOWN: LazyLock<Lists> = LazyLock::new(|| {
        let mut known = Lists::new();
        for (name, query) in [("one", "a | {public}"), ("public", "residents | co-produc*")] {
            known.add(name, vec![Query::parse(query).expect("a query")]);
        }
        known
    });
    &KNOWN
}

fn understood(query: &Query, source: &str) {
    assert_eq!(query.source(), source, "a query is printed as it was written");
    assert_eq!(Query::parse(query.source()).as_ref(), Ok(query), "and read again as it was");
    for name in query.lists() {
        assert!(source.contains(name), "{name} is named in it");
    }
    match compile(std::slice::from_ref(query), known()) {
        Ok(bytes) => {
            assert_eq!(Table::open(&bytes).expect("a fresh table").len(), 1);
            same_in_brackets(&bytes, source);
        }
        Err(unresolved) => {
            let place = source.get(unresolved.mistake.at.clone()).expect("a place in the query");
            assert!(place.starts_with('{') && place.contains(&unresolved.list), "{place}: {unresolved}");
        }
    }
}

/// Brackets around a whole query, and space around it, are no part of it.
fn same_in_brackets(bytes: &[u8], source: &str) {
    let Ok(bracketed) = Query::parse(&format!(" ( {source} ) ")) else {
        assert!(source.matches('(').count() > 14 || source.len() > 9_990, "brackets around {source:?} are refused");
        return;
    };
    let compiled = compile(&[bracketed], known());
    assert_eq!(compiled.as_deref(), Ok(bytes), "brackets around {source:?} change it");
}

fn points_inside(mistake: &Mistake, source: &str) {
    assert!(source.get(mistake.at.clone()).is_some(), "{mistake} at {:?} of {source:?}", mistake.at);
    assert!(!mistake.expected.is_empty(), "a mistake says what was expected");
}

/// A list has a query a line; each line that is none is told by its number.
fn list(text: &str) {
    match lists::read(text) {
        Ok(queries) => assert!(queries.len() <= text.lines().count()),
        Err(mistakes) => {
            assert!(!mistakes.is_empty() && mistakes.is_sorted_by(|a, b| a.0 < b.0), "each line once, in order");
            for (number, mistake) in &mistakes {
                let line = text.lines().nth(number - 1).expect("a line of the list");
                points_inside(mistake, line);
            }
        }
    }
}
