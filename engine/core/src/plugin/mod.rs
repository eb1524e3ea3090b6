//! Plugins: from bytes to a framework that can be asked, safely.
//!
//! A plugin is a WebAssembly component that somebody else wrote. It is looked at
//! before it is compiled ([`look()`]), compiled and asked what it is ([`Plugin::load`]),
//! run in a fresh store for each description under [`Limits`], and what it answers is
//! checked against the contract's [`laws`] before anybody sees it. No type of the runtime
//! leaves this module.

mod bindings;
mod cache;
mod call;
mod convert;
mod effort;
mod error;
mod fuel;
mod functions;
pub mod laws;
mod limits;
mod load;
mod look;
mod pool;
mod room;
mod sandbox;
mod shown;

pub use cache::{Cache, CacheEntry, CacheError};
pub use call::Control;
pub(crate) use call::{Answer, assess};
pub use convert::digest;
pub use error::{CallError, LoadError, SetupError};
pub use laws::Broken;
pub use limits::Limits;
pub use load::{Component, Digest, Plugin, read_component};
pub use look::{Look, look};
pub use sandbox::Sandbox;

/// The version of the contract that this engine speaks.
pub const CONTRACT: &str = "0.1.0";
/// The interface that a plugin exports, without its version.
pub(crate) const INTERFACE: &str = "evenhand:framework/framework";
/// The only interface that a plugin may import, without its version.
pub(crate) const DIAGNOSTICS: &str = "evenhand:framework/diagnostics";
/// The custom section that carries the manifest as JSON.
pub const MANIFEST_SECTION: &str = "evenhand:manifest";
