//! How a table of queries lies in bytes.
//!
//! Little-endian, every place counted from the table's start, nothing aligned:
//!
//! ```text
//! header   magic "EVHQ", version, the counts below, four nodes for figures
//! rows     a node each: what it is, what it is made of, what it wakes; one more ends them
//! wakes    nodes
//! kids     nodes
//! roots    (node, query), in order
//! heads    by a word's first two bytes: which lengths words and starts of words have
//! slots    a hash table of entries
//! entries  a word or the start of words: its letters, its node, its exact spellings
//! exacts   an exact spelling: its letters, its node
//! letters  UTF-8
//! ```
//!
//! Both who writes a table and who reads it use these names; neither invents a number.

pub(super) const MAGIC: [u8; 4] = *b"EVHQ";
/// The version of this layout. A reader refuses any other.
pub(super) const VERSION: u32 = 1;
/// The header's length, in bytes: 16 numbers.
pub(super) const HEADER: usize = 64;
/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// Bytes of one of each section.
pub(super) const ROW: usize = 16;
pub(super) const PAIR: usize = 8;
pub(super) const NUMBER: usize = 4;
pub(super) const ENTRY: usize = 16;
pub(super) const EXACT: usize = 12;

/// What a node is: the low four bits of its row's first number.
pub(super) const LEAF: u32 = 0;
pub(super) const SEQ: u32 = 1;
pub(super) const ANY: u32 = 2;
pub(super) const NEAR: u32 = 3;
pub(super) const AFTER: u32 = 4;
pub(super) const KIND: u32 = 0xf;
/// The node is a query.
pub(super) const ROOT: u32 = 0x10;

/// Hashes bytes one after the other, so that every start of a word has its hash
/// when the word has.
#[derive(Clone, Copy)]
pub(super) struct Hash(u32);

impl Hash {
    pub(super) const START: Self = Self(0x811c_9dc5);

    pub(super) const fn then(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u32).wrapping_mul(0x0100_0193))
    }

    pub(super) fn of(bytes: &[u8]) -> Self {
        bytes.iter().fold(Self::START, |hash, &byte| hash.then(byte))
    }

    /// The hash of a whole word, or of the start of words.
    pub(super) const fn finish(self, open: bool) -> u32 {
        let mixed = (self.0 ^ if open { 0x9e37_79b9 } else { 0 }).wrapping_mul(0x85eb_ca6b);
        mixed ^ (mixed >> 15)
    }
}

/// The slot's bits above the entry's number are a tag, the hash's highest bits.
pub(super) const TAG: u32 = 0xff00_0000;
/// The most entries: the slot's bits below the tag.
pub(super) const MOST_ENTRIES: usize = 0x00ff_fffe;

/// Where the lengths of words with this start stand, among `heads` (a power of two).
pub(super) const fn head(first: u8, second: u8, heads: usize) -> usize {
    (((first as u32).wrapping_mul(31).wrapping_add(second as u32)).wrapping_mul(0x9e37_79b1) >> 16) as usize
        & (heads - 1)
}

/// The bit of a length; all lengths of 31 bytes and more share one.
pub(super) fn length_bit(len: usize) -> u32 {
    1 << len.min(31)
}

/// The number that `bytes` hold at `at`; 0 beyond their end.
pub(super) fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..).and_then(<[u8]>::first_chunk);
    four.map_or(0, |four| u32::from_le_bytes(*four))
}
