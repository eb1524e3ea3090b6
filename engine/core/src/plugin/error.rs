//! What can go wrong with a plugin: facts, and what its author can do.
//!
//! Here with its bytes; with a call of it in [`call`]; with what it is to run in, in [`setup`].

mod call;
mod setup;

use std::io;

use thiserror::Error;

pub use call::CallError;
pub use setup::SetupError;

use super::laws::Broken;
use crate::fault::Fault;

/// Why bytes did not become a plugin.
///
/// The message has the whole reason, so there is no source, which logs print after it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The file cannot be read: what kind of error it was, and the system's words.
    #[error("cannot be read: {1}")]
    Unreadable(io::ErrorKind, String),
    /// A folder stands where a file is wanted.
    #[error("is a folder")]
    Folder,
    /// It is larger than the limit.
    #[error("is {size} bytes, and the limit is {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// One of its functions is larger than the limit.
    #[error("has a function of {size} bytes, and the limit is {limit}")]
    FunctionTooLarge {
        /// The function's size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// It is not WebAssembly.
    #[error("is not WebAssembly")]
    NotWasm,
    /// It is a core module.
    #[error("is a core WebAssembly module, not a component")]
    CoreModule,
    /// It is cut short or not valid.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// It exports no framework.
    #[error("exports no framework ({})", exports(.0))]
    NoFramework(Vec<String>),
    /// It is of another version of the contract.
    #[error("speaks version {found} of the contract, this engine speaks {known}")]
    OtherVersion {
        /// The plugin's version.
        found: String,
        /// The engine's version.
        known: &'static str,
    },
    /// It imports what no plugin may.
    #[error("imports {0}, which no plugin may")]
    ForbiddenImport(String),
    /// It is several components that call each other.
    #[error("is several components linked together")]
    Linked,
    /// It uses more of the component model than functions.
    #[error("uses resources, tasks or threads, which no plugin may")]
    BeyondFunctions,
    /// It is put together of more than any plugin needs.
    #[error("has more than {limit} {what}")]
    Sprawling {
        /// What there is too much of.
        what: &'static str,
        /// The most of it that is read.
        limit: u64,
    },
    /// Compiling it would take too long, or too much memory.
    #[error("would take too long to compile: {what} takes about {effort} units, and the limit is {limit}")]
    Compiling {
        /// The whole of it, or one of its functions.
        what: &'static str,
        /// What compiling it would take, in units of about a microsecond.
        effort: u64,
        /// The limit in the same units; of one function a tenth of it.
        limit: u64,
    },
    /// What it imports or exports has not the shape that the contract gives it.
    #[error("has not the shape of the contract: {0}")]
    OtherShape(String),
    /// It was not loaded, because the caller's deadline passed or the caller called it off.
    /// It is no verdict on the plugin.
    #[error(transparent)]
    Stopped(CallError),
    /// It is within the limits, and does not fit the memory that the engine set aside. It is
    /// no verdict on the plugin.
    #[error("does not fit the memory that was set aside: {0}")]
    DoesNotFit(String),
    /// A call failed while it was asked what it is.
    #[error("could not say what it is: {0}")]
    Describe(CallError),
    /// What it says of itself breaks a law.
    #[error(transparent)]
    Law(Broken),
}

fn exports(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let first = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => "it exports nothing".to_owned(),
        count if count > SHOWN => format!("it exports {first} and {} more", count - SHOWN),
        _ => format!("it exports {first}"),
    }
}

impl LoadError {
    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unreadable(..) | Self::Folder => "unreadable",
            Self::TooLarge { .. } => "component-limit",
            Self::FunctionTooLarge { .. } => "function-limit",
            Self::NotWasm => "not-wasm",
            Self::CoreModule => "core-module",
            Self::Damaged(_) => "damaged",
            Self::NoFramework(_) => "no-framework",
            Self::OtherVersion { .. } => "other-version",
            Self::ForbiddenImport(_) => "imports-forbidden",
            Self::Linked => "linked",
            Self::BeyondFunctions => "beyond-functions",
            Self::Sprawling { .. } => "sprawling",
            Self::Compiling { .. } => "compiling-limit",
            Self::OtherShape(_) => "other-shape",
            Self::DoesNotFit(_) => "pool",
            Self::Describe(call) | Self::Stopped(call) => call.kind(),
            Self::Law(broken) => broken.law,
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self {
            Self::Unreadable(..) | Self::Folder | Self::DoesNotFit(_) => Fault::Caller,
            Self::Describe(call) | Self::Stopped(call) => call.fault(),
            _ => Fault::Plugin,
        }
    }

    /// What the plugin's author, or the person who chose the file, can do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Folder => "build it first: evenhand build FOLDER -o FILE.wasm, and give that file".to_owned(),
            Self::Unreadable(..) => "check the path and its permissions".to_owned(),
            Self::TooLarge { .. } => "raise the limit `component` if you trust the plugin".to_owned(),
            Self::FunctionTooLarge { .. } => {
                "raise the limit `function` if you trust the plugin; it may take minutes to compile".to_owned()
            }
            Self::NotWasm => "give a component, as `evenhand build FOLDER -o FILE` makes it".to_owned(),
            Self::CoreModule => {
                "wrap it into a component: build it with `evenhand build`, or with wit-component".to_owned()
            }
            Self::Damaged(_) => "fetch or build the file again".to_owned(),
            Self::NoFramework(_) => {
                format!("a plugin exports {}@{}", super::INTERFACE, super::CONTRACT)
            }
            Self::OtherVersion { known, .. } => {
                format!(
                    "build the plugin against version {known} of wit/framework.wit, or use the engine that it was built for"
                )
            }
            Self::ForbiddenImport(name) if name.starts_with("wasi:") => {
                "it was built for a WASI target such as wasm32-wasip2; build it for wasm32-unknown-unknown".to_owned()
            }
            Self::ForbiddenImport(_) => {
                format!(
                    "a plugin gets everything as an argument; it may import {} and nothing else",
                    super::DIAGNOSTICS
                )
            }
            Self::Linked => "build it as one component: what linked ones hand each other cannot be counted".to_owned(),
            Self::BeyondFunctions => {
                "build it for the world in wit/framework.wit alone: it has functions and values, and nothing to hold on to"
                    .to_owned()
            }
            Self::Sprawling { what: "modules" | "components", .. } => {
                "raise the limit `instances` if you trust the plugin".to_owned()
            }
            Self::Sprawling { what: "elements of tables" | "elements in all tables", .. } => {
                "raise the limit `table-elements` if you trust the plugin".to_owned()
            }
            Self::Sprawling { .. } => "no plugin needs so many: ask its author to build it again".to_owned(),
            Self::Compiling { .. } => {
                "raise the limit `compiling` if you trust the plugin; it may take minutes and much memory".to_owned()
            }
            Self::OtherShape(_) => {
                format!("build the plugin against version {} of wit/framework.wit, unchanged", super::CONTRACT)
            }
            Self::DoesNotFit(_) => "load it with an engine whose memory comes on demand".to_owned(),
            Self::Describe(call) | Self::Stopped(call) => call.help(),
            Self::Law(_) => "the plugin's author must mend it; `evenhand check` names every law".to_owned(),
        }
    }
}
