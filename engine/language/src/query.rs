//! Queries: how a framework says which words it looks for.
//!
//! A query is parsed ([`syntax`]), its named lists are looked up ([`lists`]), and all
//! queries of a framework are compiled ([`compile`]) into one flat [`table`] that is
//! scanned in place, so that a text is read once however many queries there are.
//! What the words mean where they were found is for [`crate::claim`] and
//! [`crate::who`].
//!
//! | write | means |
//! |---|---|
//! | `health equity audit` | these words next to each other |
//! | `depriv*` | any ending, or none |
//! | `(uptake \| access \| outcome*)` | one of these; each can be a whole query |
//! | `gap ~6 access` | at most six words between them, either order, in one sentence |
//! | `we >8 recruit*` | the second after the first, at most eight words between |
//! | `{group}` | a named list |
//! | `#number` `#money` `#percent` `#date` | a figure of that kind |
//! | `"IMD"` | exactly this spelling and case |
//!
//! Words side by side bind tighter than `~` and `>`, and these tighter than `|`. A
//! hyphen in a query also matches the spaced and the joined form; a joined word also
//! matches the hyphenated one.

pub mod compile;
pub mod join;
pub mod lists;
pub mod plain;
pub mod syntax;
pub mod table;

pub use compile::{Unresolved, compile};
pub use lists::Lists;
pub use syntax::{Mistake, Query};
pub use table::{Table, Unreadable};
