//! A framework folder becomes a component.
//!
//! [`Folder::read`] reads and checks the pages, [`compile()`] turns them into the
//! form that the interpreter reads in place, and [`pack()`] puts that into the
//! prebuilt interpreter. The same folder and interpreter give the same bytes on any
//! machine. Running a component is not this crate's: it knows nothing of the sandbox.

mod compile;
mod expression;
mod files;
mod folder;
mod framework;
pub mod lock;
mod mistake;
mod pack;
mod page;
mod wrap;

pub use compile::{Built, compile};
pub use files::Files;
pub use folder::{Case, Folder};
pub use mistake::{Mistake, Mistakes, Severity};
pub use pack::{PackError, manifest_json, pack, source_of};
pub use page::Example;
pub use wrap::wrap;
