//! A TOML file of a folder: reads it, and says in an author's words what is wrong and
//! where. What its keys mean is for the modules that declare them.

use evenhand_language::text;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::mistake::{Mistake, suggest};

/// Where the byte `at` of a file stands: its line, and its column in code points.
pub(crate) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    (line, before.chars().rev().take_while(|c| *c != '\n').count() + 1)
}

/// Where the code point `nth` (from 0) of a string's value stands in its file, whatever
/// quotation marks it has and whatever it escapes.
pub(crate) fn place_in(text: &str, string: &Spanned<String>, nth: usize) -> (usize, usize) {
    let written = text.get(string.span()).unwrap_or_default();
    let triple = written.starts_with("\"\"\"") || written.starts_with("'''");
    let mut rest = written.get(if triple { 3 } else { 1 }..).unwrap_or_default();
    rest = rest.strip_prefix('\n').filter(|_| triple).unwrap_or(rest);
    for _ in 0..nth {
        let escape = written.starts_with('"') && rest.starts_with('\\');
        let length = match rest.as_bytes().get(1) {
            _ if !escape => rest.chars().next().map_or(0, char::len_utf8),
            Some(b'u') => 6,
            Some(b'U') => 10,
            Some(b'x') => 4,
            _ => 2,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    place(text, string.span().end.saturating_sub(rest.len()))
}

/// Reads a file.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Mistake> {
    let told = |error: toml::de::Error| {
        let (line, column) = place(text, error.span().map_or(0, |span| span.start));
        let written = text.lines().nth(line - 1).unwrap_or_default().trim();
        let told = misplaced(error.message(), written).or_else(|| quoted(error.message(), written));
        let (message, help) = told.unwrap_or_else(|| explain(error.message()));
        Mistake::new(file, line, message, help).at(column)
    };
    let table = DeTable::parse(text).map_err(told)?;
    if let Some(at) = escaped(table.get_ref()) {
        let (line, column) = place(text, at);
        let help = "delete what stands after the \\; write a tab or a mark as itself, or leave it out";
        return Err(Mistake::new(file, line, "an escape makes a control character", help).at(column));
    }
    T::deserialize(Deserializer::from(table)).map_err(told)
}

/// Where a key or a string begins that holds, by an escape, what no file may hold itself.
fn escaped(table: &DeTable<'_>) -> Option<usize> {
    let acts = |said: &str| said.chars().any(|c| c != '\n' && text::acts(c));
    table.iter().find_map(|(key, value)| match acts(key.get_ref()) {
        true => Some(key.span().start),
        false => escaped_in(value, &acts),
    })
}

fn escaped_in(value: &Spanned<DeValue<'_>>, acts: &impl Fn(&str) -> bool) -> Option<usize> {
    match value.get_ref() {
        DeValue::String(text) if acts(text) => Some(value.span().start),
        DeValue::Array(values) => values.iter().find_map(|value| escaped_in(value, acts)),
        DeValue::Table(table) => escaped(table),
        _ => None,
    }
}

/// What is wrong with a line that is right elsewhere, or with other brackets.
fn misplaced(said: &str, written: &str) -> Option<(String, String)> {
    if said.starts_with("invalid type: map, expected a sequence") && written.starts_with('[') {
        let written = written.split_inclusive(']').next().unwrap_or(written);
        let help = format!("write [{written}] instead, once before each");
        return Some((format!("there may be several of `{written}`"), help));
    }
    if said.starts_with("invalid type: sequence, expected a string") && written.starts_with("conclusions") {
        let help = "put it above the first line in square brackets";
        return Some(("`conclusions` stands inside a table".to_owned(), help.to_owned()));
    }
    None
}

/// What is wrong with the quotation marks of a line that is no TOML.
fn quoted(said: &str, written: &str) -> Option<(String, String)> {
    const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '«'];
    let is_toml = ["invalid", "unknown", "missing", "duplicate"].iter().any(|start| said.starts_with(start));
    let value = written.split_once('=').filter(|_| !is_toml)?.1.trim_start().trim_start_matches(['[', ' ']);
    if value.starts_with(CURLY) {
        let help = "type straight ones, as in key = \"text\"; a word processor bends them";
        return Some(("these are curly quotation marks".to_owned(), help.to_owned()));
    }
    let inner = value.strip_prefix('"')?.split_once('"')?.1.trim_start();
    let more = inner.starts_with(char::is_alphanumeric) && inner.contains('"');
    more.then(|| ("a \" inside the text ends it".to_owned(), "write ' inside, or \\\"".to_owned()))
}

/// What the reader of TOML says, in words for somebody who has not met it.
fn explain(said: &str) -> (String, String) {
    let said = said.lines().next().unwrap_or_default();
    let names: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let (first, others) = names.split_first().map_or(("", &[][..]), |(first, others)| (*first, others));
    if said.starts_with("unknown field") && matches!(first, "flag" | "when" | "for-each") && others == ["check"] {
        let help = "it belongs to a check: put it below a line [[check]], with id, title and text".to_owned();
        return (format!("`{first}` stands before any check"), help);
    }
    if said.starts_with("unknown field") {
        return (format!("there is no key `{first}` here"), suggest(first, others));
    }
    if said.starts_with("unknown variant") {
        return (format!("`{first}` cannot stand here"), suggest(first, others));
    }
    if said.starts_with("missing field") {
        return (format!("the key `{first}` is missing"), format!("add a line that starts with {first} ="));
    }
    if said.starts_with("duplicate key") {
        return ("the key stands twice".to_owned(), "keep one of the two lines".to_owned());
    }
    if said.starts_with("a lexicon is imported by its version") {
        let help = "write NAME = \"1\", or NAME = { version = \"1\", path = \"../words/NAME\" }";
        return (format!("this imports nothing: {said}"), help.to_owned());
    }
    let wrong = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    if let Some((found, expected)) = wrong.and_then(|wrong| wrong.split_once(", expected ")) {
        return (format!("{} is not what belongs here", found_words(found)), expected_words(found, expected));
    }
    (
        format!("this is not TOML: {said}"),
        "a line is written key = \"text\", key = 3 or key = [\"a\", \"b\"]".to_owned(),
    )
}

fn found_words(found: &str) -> String {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    match kind {
        "string" => format!("the text {value}"),
        "integer" => format!("the number {}", value.trim_matches('`')),
        "floating" => format!("the number {}", value.trim_start_matches("point ").trim_matches('`')),
        "sequence" => "a list".to_owned(),
        "map" => "a table".to_owned(),
        _ => found.trim_start_matches("boolean ").to_owned(),
    }
}

fn expected_words(found: &str, expected: &str) -> String {
    match expected {
        "a string" if found == "map" => {
            "write a text between quotation marks; a name with a dot stands between them too: \"a.name\" = …".to_owned()
        }
        "a string" => "write a text between quotation marks".to_owned(),
        "a sequence" => "write a list in square brackets: [\"a\", \"b\"]".to_owned(),
        "a boolean" => "write true or false".to_owned(),
        "i64" | "u16" => "write a whole number, without quotation marks".to_owned(),
        "a map" => "write it as a table: a line in square brackets, and a key a line under it".to_owned(),
        struct_or_other => format!("write {}", struct_or_other.trim_start_matches("struct ")),
    }
}
