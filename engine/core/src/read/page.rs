//! A file with TOML in it: its values, and the errors that point at them.
//!
//! Which keys there are is for [`super::front`] and [`super::toml`].

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::error::{At, Error};
use crate::model::framework::is_id;

/// A file's name and its canonical text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'p> {
    pub name: &'p str,
    pub text: &'p str,
}

/// A key and its value, with their places.
pub(super) type Entry<'t, 'i> = (&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>);

impl<'p> Page<'p> {
    /// The place of byte `offset`, with its line.
    pub fn at(self, offset: usize) -> Box<At> {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Box::new(At {
            name: self.name.to_owned(),
            line: 1 + before.matches('\n').count(),
            column: 1 + self.text[start..offset].chars().count(),
            excerpt: self.text[start..].lines().next().unwrap_or("").to_owned(),
        })
    }

    /// The bytes `span` as TOML.
    pub fn parse(self, span: Range<usize>) -> Result<Spanned<DeTable<'p>>, Error> {
        DeTable::parse(&self.text[span.clone()]).map_err(|e| {
            let offset = span.start + e.span().map_or(0, |at| at.start);
            let reason = e.message().lines().collect::<Vec<_>>().join("; ");
            Error::Syntax { at: self.at(offset), reason }
        })
    }

    /// The entries of `table`, in the order of the file.
    pub fn entries<'t, 'i>(self, table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    /// `value` as a text.
    pub fn string<'t>(self, base: usize, key: &str, value: &'t Spanned<DeValue<'_>>) -> Result<&'t str, Error> {
        let wrong = || self.wrong_shape(base + value.span().start, key, "a text in quotation marks");
        value.get_ref().as_str().ok_or_else(wrong)
    }

    /// `value` as a table of names and texts.
    pub fn strings(
        self,
        base: usize,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        shape: &'static str,
    ) -> Result<BTreeMap<String, String>, Error> {
        let Some(table) = value.get_ref().as_table() else {
            return Err(self.wrong_shape(base + value.span().start, key, shape));
        };
        let mut strings = BTreeMap::new();
        for (name, value) in self.entries(table) {
            let text = self.string(base, name.get_ref(), value)?;
            strings.insert(self.id(base, name)?, text.to_owned());
        }
        Ok(strings)
    }

    /// `key` as an id, with `_` read as `-`.
    pub fn id(self, base: usize, key: &Spanned<DeString<'_>>) -> Result<String, Error> {
        let id = key.get_ref().replace('_', "-");
        if is_id(&id) {
            return Ok(id);
        }
        Err(self.wrong_shape(base + key.span().start, key.get_ref(), "lower-case words joined by `-`"))
    }

    /// A value of the wrong kind.
    pub fn wrong_shape(self, offset: usize, key: &str, expected: &'static str) -> Error {
        Error::WrongShape { at: self.at(offset), key: key.to_owned(), expected }
    }

    /// A key that is not among `choices`.
    pub fn unknown_key(self, base: usize, key: &Spanned<DeString<'_>>, choices: &'static [&'static str]) -> Error {
        let at = self.at(base + key.span().start);
        Error::UnknownKey { at, key: key.get_ref().to_string(), nearest: nearest(key.get_ref(), choices), choices }
    }

    /// A value that is not among `choices`.
    pub fn unknown_choice(
        self,
        offset: usize,
        key: &'static str,
        value: &str,
        choices: &'static [&'static str],
    ) -> Error {
        let nearest = nearest(value, choices);
        Error::UnknownChoice { at: self.at(offset), key, value: value.to_owned(), nearest, choices }
    }
}

/// The choice that `word` is a slip of, if there is one: at most a third of its
/// letters differ, or one is the start of the other.
pub(super) fn nearest<'c>(word: &str, choices: impl IntoIterator<Item = &'c &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase().replace('_', "-");
    let distance = |choice: &str| {
        let stem = word.len() >= 3 && choice.len() >= 3 && (word.starts_with(choice) || choice.starts_with(&word));
        if stem { 1 } else { strsim::damerau_levenshtein(&word, choice) }
    };
    let close = |choice: &&str| distance(choice) <= (choice.chars().count() / 3).max(1);
    choices.into_iter().copied().filter(close).min_by_key(|choice| distance(choice))
}
