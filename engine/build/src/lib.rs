//! A framework folder becomes a component.
//!
//! [`Folder::read`] reads and checks the pages, [`compile()`] turns them into the
//! form that the interpreter reads in place, and [`pack()`] puts that into the
//! prebuilt interpreter. The same folder and interpreter give the same bytes on any
//! machine. Running a component is not this crate's: it knows nothing of the sandbox.

mod compile;
mod component;
mod crate_folder;
pub mod endings;
mod expression;
mod files;
mod folder;
mod framework;
pub mod learn;
pub mod lock;
pub mod logistic;
mod mistake;
mod operator;
mod pack;
mod page;
mod taught;
mod toml_file;
mod wrap;

pub use compile::{Built, Place, compile, describe};
pub use component::{BuildError, Packed, component, is_built_from};
pub use crate_folder::{CrateError, build_crate, is_crate};
pub use evenhand_interpreter::compiled::LEARNED;
pub use files::{Files, on_disk, read as read_files, stamps};
pub use folder::{Affected, Case, Folder, is_id, lists};
pub use mistake::{Mistake, Mistakes, Severity};
pub use operator::operator;
pub use pack::{PackError, manifest_json, pack, pack_bytes, source_of, with_manifest};
pub use page::Example;
pub use wrap::{WrapError, wrap};

/// The contract that plugins are built against: `wit/framework.wit`.
pub const CONTRACT: &str = include_str!("../../../wit/framework.wit");
