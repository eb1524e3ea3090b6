//! A folder to a component, in one step.

use thiserror::Error;

use crate::compile::compile;
use crate::folder::Folder;
use crate::mistake::Mistakes;
use crate::pack::{PackError, pack, source_of};

/// A framework as a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The framework's id.
    pub id: String,
    /// The component's bytes.
    pub component: Vec<u8>,
    /// How many different queries it has.
    pub queries: usize,
}

/// Why a folder did not become a component.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The folder's author must mend something.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// The interpreter cannot be packed into.
    #[error(transparent)]
    Pack(#[from] PackError),
}

/// Compiles `folder` and packs it into `interpreter`, with its pages where
/// `with_source` says so. The same arguments give the same bytes.
///
/// # Errors
/// When the pages do not fit together, or the interpreter is not one.
pub fn component(folder: &Folder, interpreter: &[u8], with_source: bool) -> Result<Packed, BuildError> {
    let built = compile(folder)?;
    let component = pack(interpreter, &built, with_source.then(|| folder.files()))?;
    Ok(Packed { id: built.id, component, queries: built.queries })
}

/// Whether `component` is, byte for byte, what `folder` builds with `interpreter`; it
/// may carry its pages or not.
///
/// # Errors
/// As [`component()`].
pub fn is_built_from(packed: &[u8], folder: &Folder, interpreter: &[u8]) -> Result<bool, BuildError> {
    let with_source = source_of(packed).is_some();
    Ok(component(folder, interpreter, with_source)?.component == packed)
}
