//! What must hold of inputs that nobody would write.
//!
//! Each module is a target: a function that takes any bytes, makes an input of them and
//! panics where something does not hold. A fuzzer calls it (`fuzz_targets`), and so does
//! an ordinary test, with every input of `corpus` and changed copies of them (`replay`).

pub mod agree;
pub mod answers;
pub mod document;
pub mod folder;
pub mod json;
pub mod loading;
pub mod matching;
pub mod meaning;
pub mod packing;
pub mod query;
pub mod rating;
pub mod reading;
pub mod words;

#[cfg(test)]
mod changes;
mod dice;
mod edits;
mod native;
#[cfg(test)]
mod replay;

// What holds of every place in a report: a test of the library's, which asks it of fewer texts.
#[path = "../../../engine/core/tests/read/places.rs"]
mod places;

// The command's own reader of tables: it is part of no library.
mod failure;
#[path = "../../../engine/cli/src/commands/table/mod.rs"]
mod table;
