//! Words that name people or their groups, as far as the build of a sentence needs them.
//!
//! Of which kind they are is for [`crate::who`] to say.

use crate::lexicon::{List, Mark};
use crate::{Reading, Words};

const LISTS: &[List] = &[
    List::Public,
    List::Carers,
    List::Staff,
    List::Commissioners,
    List::Researchers,
    List::Developers,
    List::WhoGroup,
    List::WhoOther,
    List::WhoPublic,
    List::WhoStaff,
    List::WhoVague,
];

/// Whether a word for people or for a group of them ends before word `end` of `line`.
pub(super) fn end_at(reading: &Reading<'_>, line: &Words, end: usize) -> bool {
    let names = |m: &Mark| m.words().end == end && LISTS.contains(&m.list);
    reading.marks_in(&(line.start..end)).any(names)
}
