//! The vocabulary: what the other floors pass to each other.
//!
//! It knows only the standard library and the words that are shared with
//! `evenhand-language`; it reads, runs and renders nothing.

pub mod agree;
pub mod assessment;
pub mod batch;
pub mod description;
pub mod framework;
pub mod occurrence;
pub mod report;
pub mod second_reading;

pub use evenhand_language::rating::{Level, Shortfall};
pub use evenhand_language::text::{Actor, Block, Sentence, Stage};
pub use evenhand_language::{Claim, SetAside};
