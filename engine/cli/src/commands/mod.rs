//! The commands: each reads what it is given, asks the library, and prints.

pub mod assess;
pub mod build;
pub mod cache;
pub mod check;
pub mod find;
pub mod frameworks;
pub mod inspect;
pub mod new;
pub mod prebuilt;
pub mod settings;
pub mod shell;
pub mod test;

use anyhow::Result;

use crate::{exit, output};

/// `evenhand schema`
pub fn schema() -> Result<u8> {
    output::print(evenhand::render::schema().as_bytes())?;
    Ok(exit::DONE)
}
