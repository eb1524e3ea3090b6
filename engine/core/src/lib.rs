//! Evenhand puts a project description before sandboxed framework plugins and
//! returns what each framework finds: ratings, the words they rest on, and the
//! questions still to be asked.
//!
//! Data goes one way: [`read`] turns a file into a [`ProjectDescription`], [`plugin`]
//! turns bytes into a [`Plugin`], [`Engine::assess`] puts the one before the other,
//! and [`render`] lays a report out. Each floor may use [`model`]. Beside it stands
//! [`find()`], by which an author tries one query on a description, without a plugin.
//!
//! A whole run, where `component` holds a plugin such as `evenhand framework save ward` or
//! `evenhand build plugins/ward -o ward.wasm` writes:
//!
//! ```
//! use evenhand::model::report::Options;
//! use evenhand::read::{self, Source};
//! use evenhand::{Engine, render};
//!
//! # let folder = evenhand_build::Folder::read("../../plugins/ward".as_ref()).map_err(|e| e.to_string())?.0;
//! # let interpreter = std::fs::read("../../plugins/prebuilt/interpreter.wasm")?;
//! # let component = evenhand_build::component(&folder, &interpreter, false)?.component;
//! let engine = Engine::new()?;
//! let ward = engine.load(&component)?;
//!
//! let page = "# A warm room\n\nTenants chose the opening hours at three meetings in May 2025.\n";
//! let description = read::description(Source::bytes(page), read::Limits::default())?;
//!
//! let report = engine.report(&description, &[ward.into()], &Options::default())?;
//! println!("{}", render::json(&report)?);
//! # assert_eq!(report.outcomes.len(), 1);
//! # let json = render::json(&report)?;
//! # assert!(json.contains("Tenants chose the opening hours at three meetings in May 2025."), "{json}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Confidential descriptions
//!
//! `{:?}` of a description, an [`Outcome`] or any error prints no word of the text. Of what is
//! *printed* (`Display`), only these have words that a description's writer put into its
//! front matter: [`read::Error`] where [`read::Error::excerpt`] gives a line,
//! [`SettingError`], and [`Error`] around either. `without_words()` of both tells the same
//! without them. A [`Report`], an assessment and [`plugin::CallError::said`] hold the text's
//! words by design; `Options::no_quotes` leaves them out of a report.
//!
//! # What can go wrong
//!
//! Every error has a `kind()`, a stable name, a `help()`, and, where it matters, a
//! [`Fault`]: whether the writer, the caller or the plugin's author has to mend something,
//! or whether the same may go well if it is tried again. What [`render`] fails with, and what
//! [`plugin::laws`] return, have them once they are part of one of the others, as in [`Error`].
//!
//! [`Engine`] and [`Plugin`] are `Send` and `Sync`. Nothing here prints, or keeps what
//! it has read; a caller sets [`Limits`], a deadline or a flag to call a run off
//! ([`Control`]), and a folder to keep compiled plugins in ([`Cache`]).

pub mod assess;
mod engine;
mod error;
mod fault;
mod find;
pub mod model;
pub mod plugin;
pub mod read;
pub mod render;
mod setting;

pub use assess::{Outcome, SettingError, report};
pub use engine::{Engine, Request};
pub use error::Error;
pub use fault::Fault;
pub use find::find;
pub use model::agree;
pub use model::description::ProjectDescription;
pub use model::report::Report;
pub use plugin::{Cache, Control, Limits, LoadError, Plugin};
