//! What is wrong with a query, in words for its author.
//!
//! It knows places within one query only; files and lines are the builder's.

use core::fmt;
use core::ops::Range;

/// A place where a query is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of the query that are not understood; empty at its end.
    pub at: Range<usize>,
    /// What was expected: "a closing bracket was expected here".
    pub expected: String,
    /// What to write instead, where that can be guessed.
    pub suggestion: Option<String>,
}

impl Mistake {
    pub(super) fn new(at: Range<usize>, expected: impl Into<String>) -> Self {
        Self { at, expected: expected.into(), suggestion: None }
    }

    pub(super) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.expected)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; {suggestion}"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Mistake {}

/// The name that `wanted` is most likely a slip of, if any is near: at most a third
/// of its letters are other.
pub(super) fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let most = ((wanted.chars().count() + 1) / 3).max(1);
    let near = names.into_iter().map(|name| (slips(wanted, name), name)).filter(|(slips, _)| *slips <= most);
    near.min().map(|(_, name)| name)
}

/// How many letters must be added, left out or changed to make `a` into `b`.
fn slips(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let changed = corner + usize::from(from != *to);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
