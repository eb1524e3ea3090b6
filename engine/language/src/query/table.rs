//! A compiled table, opened in place.
//!
//! Opening checks the header and that the sections fill the bytes; nothing is built
//! or copied. Whatever else the bytes say is looked up with a check each time, so
//! that a damaged table finds less or other words, and never panics.

use core::fmt;

use super::layout::{ENTRY, EXACT, HEADER, Hash, MAGIC, NUMBER, PAIR, ROW, TAG, VERSION, head, length_bit, number};
use super::scan::Scan;
use crate::{Reading, Words};

/// The queries of a framework, ready to read texts by.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    pub(super) rows: &'a [[u8; ROW]],
    pub(super) wakes: &'a [[u8; NUMBER]],
    pub(super) kids: &'a [[u8; NUMBER]],
    pub(super) roots: &'a [[u8; PAIR]],
    heads: &'a [[u8; PAIR]],
    slots: &'a [[u8; NUMBER]],
    entries: &'a [[u8; ENTRY]],
    exacts: &'a [[u8; EXACT]],
    letters: &'a [u8],
    /// The nodes of number, money, percent and date.
    pub(super) figures: [u32; 4],
}

/// Why bytes are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They do not start as a table does.
    NotATable,
    /// They are a table of another version of the layout.
    Version(u32),
    /// They are cut off, or their parts do not fit together.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATable => f.write_str("the bytes are no table of queries"),
            Self::Version(found) => write!(f, "the table's version is {found}; this reader knows {VERSION}"),
            Self::Damaged => f.write_str("the table is damaged"),
        }
    }
}

impl core::error::Error for Unreadable {}

impl<'a> Table<'a> {
    /// Opens the table that `bytes` are.
    ///
    /// # Errors
    ///
    /// See [`Unreadable`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(Unreadable::NotATable)?;
        if bytes.len() < HEADER {
            return Err(Unreadable::Damaged);
        }
        let version = number(rest, 0);
        if version != VERSION {
            return Err(Unreadable::Version(version));
        }
        let mut sections = Sections { bytes, next: 8, at: HEADER };
        let table = Self {
            rows: sections.of()?,
            wakes: sections.of()?,
            kids: sections.of()?,
            roots: sections.of()?,
            heads: sections.of()?,
            slots: sections.of()?,
            entries: sections.of()?,
            exacts: sections.of()?,
            letters: sections.of::<1>()?.as_flattened(),
            figures: [44, 48, 52, 56].map(|at| number(bytes, at)),
        };
        let whole = sections.at == bytes.len() && !table.rows.is_empty() && !table.entries.is_empty();
        let hashed = table.heads.len().is_power_of_two() && table.slots.len().is_power_of_two();
        if whole && hashed { Ok(table) } else { Err(Unreadable::Damaged) }
    }

    /// How many queries the table has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// Whether the table has no queries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// Reads `reading` once by all queries, and calls `found` with a query's number
    /// and each of its shortest stretches: in order of the queries, then of the text.
    pub fn scan(&self, reading: &Reading<'_>, found: &mut impl FnMut(u32, Words)) {
        Scan::new(self, reading).run(found);
    }

    /// How many nodes the table has.
    pub(super) fn nodes(&self) -> usize {
        self.rows.len() - 1
    }

    /// Calls `found` for the word that `letters` are, and for each start of words of
    /// more than `beyond` bytes that `letters` go on from.
    #[inline]
    pub(super) fn look_up(&self, letters: &[u8], beyond: usize, mut found: impl FnMut(Entry)) {
        let first = letters.first().copied().unwrap_or(0);
        let second = letters.get(1).copied().unwrap_or(0);
        let Some(lengths) = self.heads.get(head(first, second, self.heads.len())) else { return };
        let whole = number(lengths, 0) & length_bit(letters.len()) != 0;
        let mut starts = number(lengths, 4) & (u32::MAX >> (31 - letters.len().min(31)));
        if beyond < 31 {
            starts &= u32::MAX << (beyond + 1);
        }
        if !whole && starts == 0 {
            return;
        }
        let mut hash = Hash::START;
        for (at, &byte) in letters.iter().enumerate() {
            hash = hash.then(byte);
            if starts & length_bit(at + 1) != 0 && at + 1 > beyond {
                self.entry(&letters[..=at], hash.finish(true), true).into_iter().for_each(&mut found);
            }
        }
        if whole {
            self.entry(letters, hash.finish(false), false).into_iter().for_each(found);
        }
    }

    fn entry(&self, letters: &[u8], hash: u32, open: bool) -> Option<Entry> {
        let mask = self.slots.len() - 1;
        let from = hash as usize & mask;
        for step in 0..self.slots.len() {
            let slot = u32::from_le_bytes(*self.slots.get((from + step) & mask)?);
            if slot == 0 {
                return None;
            }
            if slot & TAG == hash & TAG {
                let at = ((slot & !TAG) as usize).checked_sub(1)?;
                let row = self.entries.get(at)?;
                if number(row, 4) & 1 == u32::from(open) && self.spelt(number(row, 0), number(row, 4) >> 1) == letters {
                    let exact_to = self.entries.get(at + 1).map_or(0, |next| number(next, 12));
                    return Some(Entry { node: number(row, 8), exact: (number(row, 12), exact_to) });
                }
            }
        }
        None
    }

    fn spelt(&self, at: u32, len: u32) -> &'a [u8] {
        let from = self.letters.get(at as usize..);
        from.and_then(|from| from.get(..len as usize)).unwrap_or_default()
    }

    /// Calls `found` with each exact spelling of `entry`: its letters, whether a
    /// hyphen stands before it where that is known, and its node.
    pub(super) fn spellings(&self, entry: Entry, mut found: impl FnMut(&str, Option<bool>, u32)) {
        let (from, to) = entry.exact;
        for row in self.exacts.get(from as usize..to as usize).unwrap_or_default() {
            let len = number(row, 4);
            let hyphened = (len & 3 != 0).then_some(len & 3 == 2);
            if let Ok(raw) = core::str::from_utf8(self.spelt(number(row, 0), len >> 2)) {
                found(raw, hyphened, number(row, 8));
            }
        }
    }
}

/// A word of the dictionary, found.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Its node, or none.
    pub(super) node: u32,
    /// Its exact spellings: rows, end exclusive.
    exact: (u32, u32),
}

struct Sections<'a> {
    bytes: &'a [u8],
    /// Where the next section's length stands.
    next: usize,
    /// Where the next section starts.
    at: usize,
}

impl<'a> Sections<'a> {
    fn of<const SIZE: usize>(&mut self) -> Result<&'a [[u8; SIZE]], Unreadable> {
        let len = number(self.bytes, self.next) as usize;
        let section = self.bytes.get(self.at..).and_then(|rest| rest.get(..len)).ok_or(Unreadable::Damaged)?;
        self.next += 4;
        self.at += len;
        let (rows, rest) = section.as_chunks();
        if rest.is_empty() { Ok(rows) } else { Err(Unreadable::Damaged) }
    }
}
