//! A look at a component before it is compiled: what it imports, exports and
//! carries.

use wasmparser::{Encoding, Parser, Payload};

use super::error::LoadError;
use super::{CONTRACT, DIAGNOSTICS, INTERFACE, MANIFEST_SECTION};

/// What a component shows of itself without being run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The names of its imports.
    pub imports: Vec<String>,
    /// The names of its exports.
    pub exports: Vec<String>,
    /// The manifest that it carries as JSON, where it does.
    pub manifest: Option<String>,
}

/// Looks at `bytes`, without judging them.
///
/// # Errors
/// When they are not a component at all.
pub fn look(bytes: &[u8]) -> Result<Look, LoadError> {
    if !bytes.starts_with(b"\0asm") {
        return Err(LoadError::NotWasm);
    }
    let mut seen = Look::default();
    let mut depth = 0usize;
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload.map_err(|error| LoadError::Damaged(error.message().to_owned()))?;
        match payload {
            Payload::Version { encoding: Encoding::Module, .. } if depth == 0 => return Err(LoadError::CoreModule),
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 1 => {
                for import in section {
                    seen.imports.push(import.map_err(damaged)?.name.name.to_owned());
                }
            }
            Payload::ComponentExportSection(section) if depth == 1 => {
                for export in section {
                    seen.exports.push(export.map_err(damaged)?.name.name.to_owned());
                }
            }
            Payload::CustomSection(section) if depth == 1 && section.name() == MANIFEST_SECTION => {
                seen.manifest = Some(String::from_utf8_lossy(section.data()).into_owned());
            }
            _ => {}
        }
    }
    Ok(seen)
}

fn damaged(error: wasmparser::BinaryReaderError) -> LoadError {
    LoadError::Damaged(error.message().to_owned())
}

/// The laws on what a component imports and exports.
///
/// # Errors
/// When it exports no framework, one of another version, or imports what no plugin
/// may.
pub(super) fn admit(seen: &Look) -> Result<(), LoadError> {
    if let Some(import) = seen.imports.iter().find(|name| split(name).0 != DIAGNOSTICS) {
        return Err(LoadError::ForbiddenImport(import.clone()));
    }
    let versions: Vec<&str> =
        seen.exports.iter().map(|name| split(name)).filter(|(name, _)| *name == INTERFACE).map(|(_, v)| v).collect();
    match versions.as_slice() {
        [] => Err(LoadError::NoFramework(seen.exports.clone())),
        versions if versions.contains(&CONTRACT) => Ok(()),
        [found, ..] => Err(LoadError::OtherVersion { found: (*found).to_owned(), known: CONTRACT }),
    }
}

fn split(name: &str) -> (&str, &str) {
    name.split_once('@').unwrap_or((name, "unknown"))
}
