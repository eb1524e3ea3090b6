//! The guest of the conformance tests: it answers what is packed into it.
//!
//! A test packs a [`Script`] into the prebuilt component, so that each misdeed is a
//! few lines of data and no test needs a compiler. What a host must make of them is
//! for the tests.

use serde::{Deserialize, Serialize};

/// The cell that the packer fills, the same as the interpreter's.
#[path = "../../interpreter/src/cell.rs"]
pub mod cell;

#[allow(missing_docs, reason = "generated from the contract, which documents it")]
#[allow(clippy::all, reason = "generated")]
mod bindings {
    wit_bindgen::generate!({
        world: "plugin",
        path: "../../wit",
        pub_export_macro: true,
        export_macro_name: "export_plugin",
        additional_derives: [serde::Serialize, serde::Deserialize, PartialEq],
        generate_all,
    });
}

pub use bindings::exports::evenhand::framework::framework as contract;

use contract::{Assessment, Manifest, Refusal};

/// All that the puppet does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Script {
    /// What it does before it says what it is.
    pub before_describe: Misdeed,
    /// What it says it is.
    pub manifest: Manifest,
    /// What it does before it assesses.
    pub before_assess: Misdeed,
    /// What it answers.
    pub answer: Answer,
}

/// What the puppet answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It assesses.
    Assessment(Assessment),
    /// It declines.
    Refusal(Refusal),
}

/// What the puppet does before it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Misdeed {
    /// Nothing.
    Nothing,
    /// Runs for ever.
    Loop,
    /// Calls itself for ever.
    Recurse,
    /// Asks for memory, and never stops.
    Grow,
    /// Says why and traps.
    Trap(String),
    /// Panics with a message, and says so first, as a guest's panic hook does.
    Panic(String),
    /// Reports these words this many times, then goes on to answer.
    Report(String, u64),
    /// Reports the description that it was given, and traps.
    Tell,
    /// Sums up with the description that it was given.
    Echo,
    /// Sums up with the number of the call in this instance: a host that keeps an
    /// instance gets another answer the second time.
    Count,
}

#[cfg(target_arch = "wasm32")]
mod guest;
