//! All queries of a framework in one flat table.
//!
//! Queries that share a part share its row, so that a list used by three hundred
//! queries is looked for once. The table is little-endian numbers of 32 bits, without
//! pointers; [`super::table`] documents its shape and reads it.

use std::collections::BTreeMap;

use super::lists::Lists;
use super::syntax::Query;
use super::table::{HEADER, MAGIC, NONE, Op, VERSION, hash};

/// A list that a query names and nobody defines, or that names itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The list's name.
    pub list: String,
    /// Whether it is there, but names itself.
    pub names_itself: bool,
}

/// The table of `queries`, in which query `i` is number `i`.
///
/// # Errors
/// When a query names a list that is not in `lists`, or that names itself.
pub fn compile(queries: &[Query], lists: &Lists) -> Result<Vec<u8>, Unresolved> {
    let mut rows = Rows::new(lists);
    let roots = queries.iter().map(|query| rows.row_of(query)).collect::<Result<Vec<u32>, _>>()?;
    Ok(rows.to_bytes(&roots))
}

/// What a row of the table does, before it is laid out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Word(String, bool),
    Exact(String, u32),
    Figure(u8),
    Beside(Vec<u32>),
    Any(Vec<u32>),
    Near(u32, u32, u8, bool),
}

impl Row {
    fn children(&self) -> Vec<u32> {
        match self {
            Self::Word(..) | Self::Figure(_) => vec![],
            Self::Exact(_, word) => vec![*word],
            Self::Beside(parts) | Self::Any(parts) => parts.clone(),
            Self::Near(first, second, ..) => vec![*first, *second],
        }
    }
}

struct Rows<'l> {
    lists: &'l Lists,
    rows: Vec<Row>,
    known: BTreeMap<Row, u32>,
    of_list: BTreeMap<String, Option<u32>>,
}

impl<'l> Rows<'l> {
    fn new(lists: &'l Lists) -> Self {
        Self { lists, rows: Vec::new(), known: BTreeMap::new(), of_list: BTreeMap::new() }
    }

    fn row_of(&mut self, query: &Query) -> Result<u32, Unresolved> {
        let row = match query {
            Query::Word { word, open } => Row::Word(word.clone(), *open),
            Query::Exact(word) => {
                let folded = self.add(Row::Word(crate::word::fold(word).into_owned(), false));
                Row::Exact(word.clone(), folded)
            }
            Query::Figure(kind) => Row::Figure(*kind),
            Query::List(name) => return self.row_of_list(name),
            Query::Row(parts) => Row::Beside(self.rows_of(parts)?),
            Query::Any(parts) => {
                let mut parts = self.rows_of(parts)?;
                parts.sort_unstable();
                parts.dedup();
                Row::Any(parts)
            }
            Query::Near { first, second, apart, ordered } => {
                Row::Near(self.row_of(first)?, self.row_of(second)?, *apart, *ordered)
            }
        };
        Ok(self.add(row))
    }

    fn rows_of(&mut self, queries: &[Query]) -> Result<Vec<u32>, Unresolved> {
        queries.iter().map(|query| self.row_of(query)).collect()
    }

    fn row_of_list(&mut self, name: &str) -> Result<u32, Unresolved> {
        let unresolved = |names_itself| Unresolved { list: name.to_owned(), names_itself };
        match self.of_list.get(name) {
            Some(Some(row)) => return Ok(*row),
            Some(None) => return Err(unresolved(true)),
            None => {}
        }
        let lists = self.lists;
        let query = lists.get(name).ok_or_else(|| unresolved(false))?;
        self.of_list.insert(name.to_owned(), None);
        let row = self.row_of(query)?;
        self.of_list.insert(name.to_owned(), Some(row));
        Ok(row)
    }

    fn add(&mut self, row: Row) -> u32 {
        if let Some(known) = self.known.get(&row) {
            return *known;
        }
        let at = self.rows.len() as u32;
        self.known.insert(row.clone(), at);
        self.rows.push(row);
        at
    }

    /// For each row, the rows that it wakes when it is found: all that have it as an
    /// alternative, and those of several parts of which it is the rarest.
    fn wakes(&self) -> Vec<Vec<u32>> {
        let mut used = vec![0u32; self.rows.len()];
        for child in self.rows.iter().flat_map(Row::children) {
            used[child as usize] += 1;
        }
        let mut wakes: Vec<Vec<u32>> = vec![Vec::new(); self.rows.len()];
        for (at, row) in self.rows.iter().enumerate() {
            let children = row.children();
            let woken_by = match row {
                Row::Any(_) => children,
                _ => children.into_iter().min_by_key(|child| used[*child as usize]).into_iter().collect(),
            };
            for child in woken_by {
                wakes[child as usize].push(at as u32);
            }
        }
        wakes
    }

    fn to_bytes(&self, roots: &[u32]) -> Vec<u8> {
        let mut links: Vec<u32> = Vec::new();
        let mut texts: Vec<u8> = Vec::new();
        let mut rows: Vec<u32> = Vec::new();
        let mut words: Vec<Entry> = Vec::new();
        let mut figures = [NONE; 4];
        for ((at, row), wakes) in self.rows.iter().enumerate().zip(self.wakes()) {
            let (op, number) = match row {
                Row::Word(word, open) => {
                    words.push(Entry { text: texts.len() as u32, len: word.len() as u32, row: at as u32, open: *open });
                    texts.extend(word.as_bytes());
                    (Op::Word, 0)
                }
                Row::Exact(word, _) => {
                    texts.extend(word.as_bytes());
                    (Op::Exact, ((texts.len() - word.len()) as u32) << 8 | word.len().min(255) as u32)
                }
                Row::Figure(kind) => {
                    figures[kind.trailing_zeros().min(3) as usize] = at as u32;
                    (Op::Figure, 0)
                }
                Row::Beside(_) => (Op::Beside, 0),
                Row::Any(_) => (Op::Any, 0),
                Row::Near(.., apart, ordered) => {
                    (if *ordered { Op::Then } else { Op::Near }, u32::from(*apart))
                }
            };
            let children = links.len() as u32;
            links.extend(row.children());
            let wake = links.len() as u32;
            links.extend(wakes);
            rows.extend([op as u32, number, children, wake, links.len() as u32]);
        }
        let mut lengths = 0u32;
        for entry in words.iter().filter(|entry| entry.open) {
            lengths |= 1 << entry.len.min(31);
        }
        let index = [index(&words, &texts, false), index(&words, &texts, true)];
        let mut answers: Vec<(u32, u32)> = roots.iter().enumerate().map(|(query, row)| (*row, query as u32)).collect();
        answers.sort_unstable();
        let entries: Vec<u32> = words.iter().flat_map(|entry| [entry.text, entry.len, entry.row]).collect();
        let answers: Vec<u32> = answers.into_iter().flat_map(|(row, query)| [row, query]).collect();
        let parts = [&rows, &links, &entries, &index[0], &index[1], &answers];
        lay_out(&parts, &texts, lengths, figures)
    }
}

struct Entry {
    text: u32,
    len: u32,
    row: u32,
    open: bool,
}

/// An open-addressed index of the closed or the open words, by the hash of their
/// letters: entries of the word table, [`NONE`] where empty.
fn index(words: &[Entry], texts: &[u8], open: bool) -> Vec<u32> {
    let of_kind: Vec<(usize, &Entry)> = words.iter().enumerate().filter(|(_, entry)| entry.open == open).collect();
    let size = (of_kind.len() * 2).next_power_of_two().max(2);
    let mut index = vec![NONE; size];
    for (at, entry) in of_kind {
        let text = &texts[entry.text as usize..(entry.text + entry.len) as usize];
        let mut slot = hash(text) as usize & (size - 1);
        while index[slot] != NONE {
            slot = (slot + 1) & (size - 1);
        }
        index[slot] = at as u32;
    }
    index
}

fn lay_out(parts: &[&Vec<u32>; 6], texts: &[u8], lengths: u32, figures: [u32; 4]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut put = |number: u32| bytes.extend(number.to_le_bytes());
    put(u32::from_le_bytes(MAGIC));
    put(VERSION);
    put(lengths);
    figures.into_iter().for_each(&mut put);
    parts.iter().for_each(|part| put(part.len() as u32));
    put(texts.len() as u32);
    debug_assert_eq!(HEADER, 14);
    parts.iter().for_each(|part| part.iter().copied().for_each(&mut put));
    bytes.extend_from_slice(texts);
    bytes
}
