//! A compiled framework: the form that a folder takes inside a component.
//!
//! The builder writes it with [`Compiled::to_bytes`]; the guest opens it in place.
//! Little-endian, without pointers:
//!
//! ```text
//! magic "EVHF" · version u32 · three lengths u32 · manifest · rules · queries
//! ```
//!
//! `manifest` and `rules` are postcard records that borrow their strings from the
//! bytes; `queries` is the table of `evenhand_language::query`.

mod check;
mod manifest;
mod rules;

pub use check::{Check, Compare, Grade, RestsOn, When};
pub use manifest::{Ask, Criterion, Domain, Expectation, Facet, Manifest, Role, Setting, Source};
pub use rules::{AtLeast, LEARNED, Mark, PART, ProjectPart, Rules, Summary};

/// The version of this form. A guest refuses any other.
pub const VERSION: u32 = 7;
const MAGIC: [u8; 4] = *b"EVHF";
const HEAD: usize = 20;

/// Why bytes are not a compiled framework that this guest can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They are not one at all, or are cut short.
    Damaged,
    /// They are of another version of the form.
    Version(u32),
}

/// A compiled framework, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Compiled<'a> {
    manifest: &'a [u8],
    rules: &'a [u8],
    /// The table of queries.
    pub queries: &'a [u8],
}

impl<'a> Compiled<'a> {
    /// Opens `bytes`.
    ///
    /// # Errors
    /// When they are not a compiled framework of this [`VERSION`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let number = |at: usize| {
            let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
            four.map(u32::from_le_bytes).ok_or(Unreadable::Damaged)
        };
        if !bytes.starts_with(&MAGIC) {
            return Err(Unreadable::Damaged);
        }
        let version = number(4)?;
        if version != VERSION {
            return Err(Unreadable::Version(version));
        }
        let mut at = HEAD;
        let mut part = |length: u32| {
            let end = at.checked_add(length as usize).ok_or(Unreadable::Damaged)?;
            let part = bytes.get(at..end).ok_or(Unreadable::Damaged)?;
            at = end;
            Ok(part)
        };
        Ok(Self { manifest: part(number(8)?)?, rules: part(number(12)?)?, queries: part(number(16)?)? })
    }

    /// What the framework is.
    ///
    /// # Errors
    /// When the bytes are damaged.
    pub fn manifest(&self) -> Result<Manifest<'a>, Unreadable> {
        postcard::from_bytes(self.manifest).map_err(|_| Unreadable::Damaged)
    }

    /// How it rates.
    ///
    /// # Errors
    /// When the bytes are damaged.
    pub fn rules(&self) -> Result<Rules<'a>, Unreadable> {
        postcard::from_bytes(self.rules).map_err(|_| Unreadable::Damaged)
    }

    /// The bytes of a compiled framework of these parts; the same parts give the
    /// same bytes. `None` where a part is larger than 4 GiB.
    #[must_use]
    pub fn to_bytes(manifest: &Manifest<'_>, rules: &Rules<'_>, queries: &[u8]) -> Option<Vec<u8>> {
        let manifest = postcard::to_allocvec(manifest).ok()?;
        let rules = postcard::to_allocvec(rules).ok()?;
        let mut bytes = Vec::with_capacity(HEAD + manifest.len() + rules.len() + queries.len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        for part in [manifest.as_slice(), rules.as_slice(), queries] {
            bytes.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
        }
        for part in [manifest.as_slice(), rules.as_slice(), queries] {
            bytes.extend_from_slice(part);
        }
        Some(bytes)
    }
}
