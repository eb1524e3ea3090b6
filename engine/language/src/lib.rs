//! How words are read: the one place that decides what a phrase means.
//!
//! The crate reads a [`Text`] (sections of sentences, found by the host) into a
//! [`Reading`] of words, and answers three questions about any stretch of words:
//! which queries it meets ([`query`]), what the sentence does with it ([`claim`]),
//! and who does what it names ([`who`]). It does no I/O, knows nothing of wasm or
//! of the host, and runs the same natively and inside guests.

pub mod claim;
mod grammar;
pub mod learned;
pub mod lexicon;
pub mod query;
pub mod rating;
pub mod reading;
pub mod sentence;
pub mod text;
pub mod who;
pub mod word;
pub mod wording;

pub use claim::{Claim, Kind, Reckoned, SetAside, claim};
pub use rating::{Level, Shortfall};
pub use reading::{Reading, Words};
pub use text::{Actor, Block, Section, Sentence, Stage, Text};
pub use who::{Told, Who, who};
