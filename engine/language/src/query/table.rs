//! The table of a framework's queries, read in place.
//!
//! Numbers of 32 bits, little-endian:
//!
//! ```text
//! magic · version · lengths of open words, a bit each · four rows of figures
//! six lengths in numbers · length of the texts in bytes
//! rows     five numbers each: what it does, a number, where its parts start among the
//!          links, where the rows it wakes start, where those end
//! links    rows
//! words    three numbers each: text, length, row
//! closed   index of whole words by hash        open     index of open words by hash
//! answers  two numbers each, in order: row, query
//! texts    letters
//! ```
//!
//! A row's parts stand before it. A scan finds the words of the text in the two
//! indexes, wakes the rows that they may complete, and works through these in order,
//! so that only rows whose rarest part was found cost anything. Reading checks every
//! place, so that damaged bytes find nothing rather than something wrong.

use super::join::{Stretch, beside, minimal, near};
use super::plain::{LONGEST_COMPOUND, one_sentence};
use crate::reading::{Reading, Words};
use crate::word::{Figure, Word};

pub(super) const MAGIC: [u8; 4] = *b"EVHQ";
pub(super) const VERSION: u32 = 1;
/// Numbers in the header.
pub(super) const HEADER: usize = 14;
/// No row, no entry.
pub(super) const NONE: u32 = u32::MAX;
/// Numbers in a row.
const ROW: usize = 5;

/// What a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Op {
    Word = 0,
    Exact = 1,
    Figure = 2,
    Beside = 3,
    Any = 4,
    Near = 5,
    Then = 6,
}

/// Why bytes are not a table that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They are not one, or are cut short.
    Damaged,
    /// They are of another version.
    Version(u32),
}

/// A table of queries.
#[derive(Debug, Clone, Copy)]
pub struct Table<'t> {
    lengths: u32,
    figures: [u32; 4],
    rows: Numbers<'t>,
    links: Numbers<'t>,
    words: Numbers<'t>,
    closed: Numbers<'t>,
    open: Numbers<'t>,
    answers: Numbers<'t>,
    texts: &'t [u8],
}

/// Numbers of 32 bits in bytes, wherever these stand.
#[derive(Debug, Clone, Copy)]
struct Numbers<'t>(&'t [u8]);

impl Numbers<'_> {
    fn get(&self, at: usize) -> u32 {
        let four = self.0.get(at * 4..at * 4 + 4).and_then(|four| four.try_into().ok());
        four.map_or(NONE, u32::from_le_bytes)
    }

    fn len(&self) -> usize {
        self.0.len() / 4
    }
}

impl<'t> Table<'t> {
    /// Opens a table; nothing is copied or built.
    ///
    /// # Errors
    /// When `bytes` are not a table of this version.
    pub fn open(bytes: &'t [u8]) -> Result<Self, Unreadable> {
        let head = Numbers(bytes.get(..HEADER * 4).ok_or(Unreadable::Damaged)?);
        if head.get(0).to_le_bytes() != MAGIC {
            return Err(Unreadable::Damaged);
        }
        if head.get(1) != VERSION {
            return Err(Unreadable::Version(head.get(1)));
        }
        let mut at = HEADER * 4;
        let mut part = |bytes_long: usize| {
            let end = at.checked_add(bytes_long).ok_or(Unreadable::Damaged)?;
            let part = bytes.get(at..end).ok_or(Unreadable::Damaged)?;
            at = end;
            Ok(part)
        };
        let mut numbers = |i: usize| Ok(Numbers(part((head.get(7 + i) as usize).saturating_mul(4))?));
        let (rows, links, words) = (numbers(0)?, numbers(1)?, numbers(2)?);
        let (closed, open, answers) = (numbers(3)?, numbers(4)?, numbers(5)?);
        let figures = [head.get(3), head.get(4), head.get(5), head.get(6)];
        let texts = part(head.get(13) as usize)?;
        Ok(Self { lengths: head.get(2), figures, rows, links, words, closed, open, answers, texts })
    }

    /// Calls `found` with every place where a query is met: the query's number, and
    /// the shortest words that meet it; by query, then by place.
    pub fn scan(&self, reading: &Reading<'_>, found: &mut impl FnMut(u32, Words)) {
        let mut scan = Scan::new(self, reading);
        scan.find_words();
        scan.work();
        let mut answers: Vec<(u32, u32)> = scan.met.iter().flat_map(|row| self.queries_of(*row)).collect();
        answers.sort_unstable();
        for (query, row) in answers {
            for &(start, end) in scan.stretches(row) {
                found(query, start as usize..end as usize);
            }
        }
    }

    /// The queries whose row is `row`, each with it.
    fn queries_of(&self, row: u32) -> impl Iterator<Item = (u32, u32)> {
        let count = self.answers.len() / 2;
        let (mut from, mut to) = (0, count);
        while from < to {
            let middle = (from + to) / 2;
            if self.answers.get(middle * 2) < row { from = middle + 1 } else { to = middle }
        }
        let answers = self.answers;
        (from..count).take_while(move |i| answers.get(i * 2) == row).map(move |i| (answers.get(i * 2 + 1), row))
    }

    /// The row of the closed word with these letters, or of the open word that has
    /// exactly these.
    fn row_of_word(&self, letters: &[u8], hash: u32, open: bool) -> Option<u32> {
        let index = if open { self.open } else { self.closed };
        let mask = index.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        for _ in 0..=mask {
            let entry = index.get(slot);
            if entry == NONE {
                return None;
            }
            let at = entry as usize * 3;
            let (text, len) = (self.words.get(at) as usize, self.words.get(at + 1) as usize);
            if self.texts.get(text..text.saturating_add(len)) == Some(letters) {
                return Some(self.words.get(at + 2));
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

/// The hash of a word's letters; that of a longer word goes on from it.
pub(super) fn hash(letters: &[u8]) -> u32 {
    letters.iter().fold(HASH, |hash, letter| hash_on(hash, *letter))
}

const HASH: u32 = 0x811c_9dc5;

fn hash_on(hash: u32, letter: u8) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
}

/// One scan of one text.
struct Scan<'s, 't> {
    table: &'s Table<'t>,
    reading: &'s Reading<'s>,
    /// For each row, its place in `lists` plus one; 0 where it was not found.
    list_of: Vec<u32>,
    lists: Vec<Vec<Stretch>>,
    /// Rows to look at, a bit each.
    woken: Vec<u64>,
    /// Rows that were found, in order.
    met: Vec<u32>,
}

impl<'s, 't> Scan<'s, 't> {
    fn new(table: &'s Table<'t>, reading: &'s Reading<'s>) -> Self {
        let rows = table.rows.len() / ROW;
        Self { table, reading, list_of: vec![0; rows], lists: Vec::new(), woken: vec![0; rows.div_ceil(64)], met: Vec::new() }
    }

    fn stretches(&self, row: u32) -> &[Stretch] {
        match self.list_of.get(row as usize) {
            Some(0) | None => &[],
            Some(list) => &self.lists[*list as usize - 1],
        }
    }

    fn find_words(&mut self) {
        let reading = self.reading;
        for (i, word) in reading.words.iter().enumerate() {
            self.find_word(word.folded.as_bytes(), i, 1);
            self.find_figures(word, i);
            if reading.words.get(i + 1).is_some_and(|next| next.hyphened) {
                self.find_compounds(i);
            }
        }
    }

    fn find_word(&mut self, letters: &[u8], at: usize, len: usize) {
        let mut hash = HASH;
        for (i, letter) in letters.iter().enumerate() {
            hash = hash_on(hash, *letter);
            if self.table.lengths & (1 << (i + 1).min(31)) != 0 {
                if let Some(row) = self.table.row_of_word(&letters[..=i], hash, true) {
                    self.add(row, at, len);
                }
            }
        }
        if let Some(row) = self.table.row_of_word(letters, hash, false) {
            self.add(row, at, len);
        }
    }

    fn find_compounds(&mut self, at: usize) {
        let reading = self.reading;
        let mut joined = reading.words[at].folded.to_string();
        for next in at + 1..(at + LONGEST_COMPOUND).min(reading.words.len()) {
            if !reading.words[next].hyphened || !one_sentence(reading, at as u32, next as u32 + 1) {
                break;
            }
            joined.push_str(&reading.words[next].folded);
            self.find_word(joined.as_bytes(), at, next + 1 - at);
        }
    }

    fn find_figures(&mut self, word: &Word<'_>, at: usize) {
        if word.figure == Figure::default() {
            return;
        }
        for (bit, row) in self.table.figures.into_iter().enumerate() {
            if row != NONE && word.figure.is(Figure(1 << bit)) {
                self.add(row, at, 1);
            }
        }
    }

    /// Notes that a word's row was found, and wakes it.
    fn add(&mut self, row: u32, at: usize, len: usize) {
        let Some(list) = self.list_of.get_mut(row as usize) else { return };
        if *list == 0 {
            self.lists.push(Vec::new());
            *list = self.lists.len() as u32;
            self.woken[row as usize / 64] |= 1 << (row % 64);
        }
        self.lists[*list as usize - 1].push((at as u32, (at + len) as u32));
    }

    /// Works through the woken rows in order; a row wakes only later ones.
    fn work(&mut self) {
        for block in 0..self.woken.len() {
            while self.woken[block] != 0 {
                let row = (block * 64) as u32 + self.woken[block].trailing_zeros();
                self.woken[block] &= self.woken[block] - 1;
                self.work_on(row);
            }
        }
    }

    fn work_on(&mut self, row: u32) {
        let at = row as usize * ROW;
        let number = |i: usize| self.table.rows.get(at + i);
        let (op, parts, wakes, end) = (number(0), number(2), number(3), number(4));
        let found = if op == Op::Word as u32 || op == Op::Figure as u32 {
            minimal(self.stretches(row).to_vec())
        } else {
            self.meet(op, number(1), row, parts as usize..wakes as usize)
        };
        if found.is_empty() {
            return;
        }
        match self.list_of[row as usize] {
            0 => {
                self.lists.push(found);
                self.list_of[row as usize] = self.lists.len() as u32;
            }
            list => self.lists[list as usize - 1] = found,
        }
        self.met.push(row);
        for link in wakes as usize..(end as usize).min(self.table.links.len()) {
            let next = self.table.links.get(link);
            if next > row && (next as usize) < self.list_of.len() {
                self.woken[next as usize / 64] |= 1 << (next % 64);
            }
        }
    }

    fn meet(&self, op: u32, number: u32, row: u32, parts: core::ops::Range<usize>) -> Vec<Stretch> {
        let one = |from: u32, to: u32| one_sentence(self.reading, from, to);
        // A part stands before its row, or the bytes are damaged.
        let part = |i: usize| self.stretches(Some(self.table.links.get(i)).filter(|part| *part < row).unwrap_or(NONE));
        let parts = parts.start..parts.end.min(self.table.links.len());
        let second = || part((parts.start + 1).min(parts.end.saturating_sub(1)));
        if parts.is_empty() {
            return Vec::new();
        }
        match op {
            op if op == Op::Any as u32 => minimal(parts.flat_map(|i| part(i).iter().copied()).collect()),
            op if op == Op::Exact as u32 => {
                let (text, len) = ((number >> 8) as usize, (number & 255) as usize);
                let exact = self.table.texts.get(text..text.saturating_add(len)).unwrap_or_default();
                let same = |stretch: &&Stretch| {
                    self.reading.words.get(stretch.0 as usize).is_some_and(|word| word.raw.as_bytes() == exact)
                };
                part(parts.start).iter().filter(same).filter(|(from, to)| to - from == 1).copied().collect()
            }
            op if op == Op::Near as u32 || op == Op::Then as u32 => {
                let apart = number.min(255) as u8;
                near(part(parts.start), second(), apart, op == Op::Then as u32, &one)
            }
            _ => {
                let mut found = part(parts.start).to_vec();
                for i in parts.skip(1) {
                    found = beside(&found, part(i), &one);
                }
                found
            }
        }
    }
}
