//! Queries: what a framework's author writes to say which words count.
//!
//! | write | means |
//! |---|---|
//! | `health equity audit` | these words next to each other |
//! | `depriv*` | any ending, or none |
//! | <code>(uptake &#124; access &#124; outcome*)</code> | one of these; alternatives can be whole queries |
//! | `gap ~6 access` | at most six words between them, either order, same sentence |
//! | `we >8 recruit*` | the second after the first, at most eight words between |
//! | `{group}` | a named list; `{equity:group}` one of the lexicon `equity` |
//! | `#number #money #percent #date` | a figure of that kind |
//! | `"IMD"` | exactly this spelling and case |
//!
//! Words in a row bind tighter than `~` and `>`, and these tighter than `|`. Every
//! `~` and `>` finds its shortest stretches: none that contains another. In a chain
//! `a ~6 b >8 c` the third is measured from the shortest stretch of the first two.
//! The two sides of a `~` or `>` share no word.
//!
//! A hyphen in a query (`co-produc*`) also matches the spaced and the joined form; a
//! joined word also matches the hyphened form; a spaced query matches the hyphened
//! form and never a joined word. A hyphen between two digits joins nothing.
//!
//! [`Query::parse`] reads one, [`Query::find`] matches it directly (clear, and slow:
//! the yardstick). [`compile`] makes one [`Table`] of all queries of a framework,
//! which [`Table::scan`] reads a text by, once. What a match is worth is for
//! [`crate::claim`] and [`crate::rating`].

mod compile;
mod dictionary;
mod graph;
mod layout;
pub mod lists;
mod mistake;
mod naive;
mod node;
mod scan;
mod sights;
mod spans;
mod syntax;
mod table;
mod within;

pub use compile::compile;
pub use lists::{Lists, Place, Unresolved};
pub use mistake::Mistake;
pub use table::{Table, Unreadable};

use node::Node;

use crate::word::Word;
use crate::{Reading, Words};

/// The most words that one joined word can be hyphened into, and the most parts that
/// a hyphened word of a query can have.
const MOST_PARTS: usize = 5;

/// A query, as it was written and as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    source: String,
    node: Node,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// A [`Mistake`] says where `source` is no query, and what was expected there.
    pub fn parse(source: &str) -> Result<Self, Mistake> {
        Ok(Self { node: syntax::parse(source)?, source: source.to_owned() })
    }

    /// The query as it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The lists that the query names, in order, each as often as it is written.
    #[must_use]
    pub fn lists(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.node.names(&mut |name, _| found.push(name));
        found
    }

    /// The same query with every list under the name that `rename` gives it, where it
    /// gives one: so a lexicon's lists, which name each other plainly, keep apart from
    /// those of whoever imports it. [`Query::source`] stays as it was written.
    #[must_use]
    pub fn renaming(self, rename: &dyn Fn(&str) -> Option<String>) -> Self {
        Self { node: self.node.renamed(rename), source: self.source }
    }

    /// The shortest stretches of `reading` that meet the query, in order. A list that
    /// `lists` does not have, or that contains itself, matches nothing here; see
    /// [`Lists::check`].
    #[must_use]
    pub fn find(&self, lists: &Lists, reading: &Reading<'_>) -> Vec<Words> {
        naive::find(&self.node, lists, reading)
    }
}

/// Whether the hyphen between two words of a text may be left out: it stands between
/// two words, and not between two digits.
fn joins(before: &Word<'_>, word: &Word<'_>) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    word.hyphened && !(digit(before.folded.as_bytes().last()) && digit(word.folded.as_bytes().first()))
}

/// Whether `word` is written exactly so, a trailing possessive left out; `hyphened`
/// is what must stand before it, where that is known.
fn is_exactly(word: &Word<'_>, raw: &str, hyphened: Option<bool>) -> bool {
    let stem = word.raw.strip_suffix("'s").or_else(|| word.raw.strip_suffix("\u{2019}s"));
    (word.raw == raw || stem == Some(raw)) && hyphened.is_none_or(|hyphened| hyphened == word.hyphened)
}
