//! The guest that a framework folder is packed into.
//!
//! The builder bakes a compiled framework ([`compiled`]) into this guest's memory;
//! the guest reads it in place, so nothing is parsed or built when an instance
//! starts. How words are read is `evenhand-language`'s; this crate turns what it
//! finds into ratings, rationales, prompts and conclusions.

pub mod compiled;
