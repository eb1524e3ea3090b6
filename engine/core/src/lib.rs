//! Evenhand puts a project description before sandboxed framework plugins and
//! returns what each framework finds: ratings, the words they rest on, and the
//! questions still to be asked.
//!
//! Data goes one way: [`read`] turns a file into a [`ProjectDescription`], [`plugin`]
//! turns bytes into a [`Plugin`], [`Engine::assess`] puts the one before the other,
//! and [`render`] lays a report out. Each floor may use [`model`].

pub mod assess;
mod engine;
mod error;
pub mod model;
pub mod plugin;
pub mod read;
pub mod render;

pub use assess::{Outcome, SettingError, report};
pub use engine::{Engine, Request};
pub use error::Error;
pub use model::description::ProjectDescription;
pub use model::report::Report;
pub use plugin::{Control, Limits, LoadError, Plugin};
