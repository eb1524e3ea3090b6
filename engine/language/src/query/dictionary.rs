//! Writes the table's dictionary: every word and start of words that queries use.
//!
//! A text's word meets at most one word and a few starts of words; `heads` tell which
//! lengths are worth a look before anything is looked up.

use std::collections::BTreeMap;

use super::graph::Part;
use super::layout::{Hash, MOST_ENTRIES, NONE, TAG, head, length_bit};
use crate::word;

/// A word or start of words.
#[derive(Default)]
struct Entry<'g> {
    node: Option<u32>,
    /// Spellings, whether a hyphen stands before them, and their nodes.
    exact: Vec<(&'g str, Option<bool>, u32)>,
}

/// The sections of a dictionary, as bytes.
#[derive(Default)]
pub(super) struct Dictionary {
    pub(super) heads: Vec<u8>,
    pub(super) slots: Vec<u8>,
    pub(super) entries: Vec<u8>,
    pub(super) exacts: Vec<u8>,
    pub(super) letters: Vec<u8>,
}

impl Dictionary {
    pub(super) fn new(parts: &[Part]) -> Self {
        let words = entries(parts);
        debug_assert!(words.len() <= MOST_ENTRIES);
        let mut dictionary = Self { heads: heads(&words), slots: slots(&words), ..Self::default() };
        for ((key, open), entry) in &words {
            let at = dictionary.spell(key);
            let exact_from = dictionary.exacts.len() / super::layout::EXACT;
            let node = entry.node.unwrap_or(NONE);
            let len = (key.len() as u32) << 1 | u32::from(*open);
            put(&mut dictionary.entries, &[at, len, node, exact_from as u32]);
            for (raw, hyphened, node) in &entry.exact {
                let at = dictionary.spell(raw);
                let hyphened = hyphened.map_or(0, |hyphened| 1 + u32::from(hyphened));
                put(&mut dictionary.exacts, &[at, (raw.len() as u32) << 2 | hyphened, *node]);
            }
        }
        let end = dictionary.exacts.len() / super::layout::EXACT;
        put(&mut dictionary.entries, &[0, 0, NONE, end as u32]);
        dictionary
    }

    fn spell(&mut self, letters: &str) -> u32 {
        let at = self.letters.len() as u32;
        self.letters.extend_from_slice(letters.as_bytes());
        at
    }
}

type Entries<'g> = BTreeMap<(String, bool), Entry<'g>>;

fn entries(parts: &[Part]) -> Entries<'_> {
    let mut words = Entries::new();
    for (node, part) in parts.iter().enumerate() {
        match part {
            Part::Word { key, open } => {
                words.entry((key.clone(), *open)).or_default().node = Some(node as u32);
            }
            Part::Exact { raw, hyphened } => {
                let key = word::fold(raw).into_owned();
                words.entry((key, false)).or_default().exact.push((raw, *hyphened, node as u32));
            }
            _ => {}
        }
    }
    words
}

fn heads(words: &Entries<'_>) -> Vec<u8> {
    let count = words.len().next_power_of_two().clamp(16, 1024);
    let mut heads = vec![[0_u32; 2]; count];
    for (key, open) in words.keys() {
        let bytes = key.as_bytes();
        let first = bytes.first().copied().unwrap_or(0);
        let place = head(first, bytes.get(1).copied().unwrap_or(0), count);
        heads[place][usize::from(*open)] |= length_bit(bytes.len());
    }
    let mut bytes = Vec::new();
    heads.iter().for_each(|lengths| put(&mut bytes, lengths));
    bytes
}

fn slots(words: &Entries<'_>) -> Vec<u8> {
    let count = (words.len() * 2).next_power_of_two().max(16);
    let mut slots = vec![0_u32; count];
    for (number, (key, open)) in words.keys().enumerate() {
        let hash = Hash::of(key.as_bytes()).finish(*open);
        let mut at = hash as usize & (count - 1);
        while slots[at] != 0 {
            at = (at + 1) & (count - 1);
        }
        slots[at] = (hash & TAG) | (number as u32 + 1);
    }
    let mut bytes = Vec::new();
    put(&mut bytes, &slots);
    bytes
}

pub(super) fn put(bytes: &mut Vec<u8>, numbers: &[u32]) {
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
}
