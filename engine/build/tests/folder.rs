//! A folder of pages: what builds, and what an author is told when it does not.

mod sample;

#[path = "folder/mistakes.rs"]
mod mistakes;
#[path = "folder/same_bytes.rs"]
mod same_bytes;
