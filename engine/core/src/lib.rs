//! Evenhand puts a project description before sandboxed framework plugins and
//! returns what each framework finds: ratings, the words they rest on, and the
//! questions still to be asked.
//!
//! Data goes one way: [`read`] turns a file into a [`ProjectDescription`],
//! `plugin` turns bytes into a plugin, `assess` puts the one before the other, and
//! `render` lays a report out. Each floor may use [`model`].

pub mod model;

pub use model::description::ProjectDescription;
