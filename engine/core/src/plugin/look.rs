//! A look at a component before it is compiled: what it imports, exports and
//! carries. Whether its code is valid is for the runtime.

use wasmparser::{CanonicalFunction, Encoding, Parser, Payload};

use super::error::LoadError;
use super::limits::Limits;
use super::{CONTRACT, DIAGNOSTICS, INTERFACE, MANIFEST_SECTION, shown};

/// The most imports and exports of a component together, and the longest name of one
/// in characters: far more than any component has.
const NAMES: usize = 1_000;
const NAME: usize = 200;
/// The most bytes of a manifest that is carried, and of all that describes how a component
/// is put together: types, names, aliases. Programs have a hundredth of it.
const MANIFEST: usize = 4 << 20;
const SHAPE: usize = 1 << 20;

/// What a component shows of itself without being run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The names of its imports.
    pub imports: Vec<String>,
    /// The names of its exports.
    pub exports: Vec<String>,
    /// The manifest that it carries as JSON, where it does.
    pub manifest: Option<String>,
    /// Whether components stand in it that call each other: what they hand each other
    /// would be copied by the host without being counted.
    pub linked: bool,
    /// The code of its largest function, in bytes.
    pub largest_function: usize,
    /// How many core modules stand in it.
    pub modules: usize,
    /// How many components it makes instances of.
    pub instances: usize,
    /// Whether it uses more of the component model than functions: resources, tasks,
    /// streams, threads.
    pub beyond_functions: bool,
    /// How many bytes say how it is put together.
    pub shape: usize,
}

/// Looks at `bytes`, without judging them. Names are cut short, and what acts instead
/// of standing for something is left out of them.
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
        let payload = payload.map_err(damaged)?;
        shape(&mut seen, &payload, depth)?;
        match payload {
            Payload::Version { encoding: Encoding::Module, .. } if depth == 0 => return Err(LoadError::CoreModule),
            Payload::Version { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 1 => {
                for import in section {
                    keep(&mut seen.imports, import.map_err(damaged)?.name.name)?;
                }
            }
            Payload::ComponentExportSection(section) if depth == 1 => {
                for export in section {
                    keep(&mut seen.exports, export.map_err(damaged)?.name.name)?;
                }
            }
            Payload::CodeSectionEntry(body) => {
                seen.largest_function = seen.largest_function.max(body.as_bytes().len());
            }
            Payload::CustomSection(section) if depth == 1 && section.name() == MANIFEST_SECTION => {
                if section.data().len() > MANIFEST {
                    return Err(LoadError::Sprawling { what: "bytes of manifest", limit: MANIFEST as u64 });
                }
                let manifest = String::from_utf8_lossy(section.data()).into_owned();
                if seen.manifest.replace(manifest).is_some() {
                    return Err(LoadError::Damaged("it carries two manifests".to_owned()));
                }
            }
            _ => {}
        }
    }
    Ok(seen)
}

/// Notes how the component is put together. A component inside another may name types and
/// pass functions on, as every plugin's own does, and do nothing else.
fn shape(seen: &mut Look, payload: &Payload<'_>, depth: usize) -> Result<(), LoadError> {
    let bytes = match payload {
        Payload::ComponentTypeSection(section) => section.range(),
        Payload::CoreTypeSection(section) => section.range(),
        Payload::ComponentAliasSection(section) => section.range(),
        Payload::ComponentImportSection(section) => section.range(),
        Payload::ComponentExportSection(section) => section.range(),
        Payload::ComponentCanonicalSection(section) => section.range(),
        Payload::ComponentInstanceSection(section) => section.range(),
        Payload::InstanceSection(section) => section.range(),
        _ => 0..0,
    };
    seen.shape += usize::try_from(bytes.end - bytes.start).unwrap_or(usize::MAX);
    let does_something = matches!(
        payload,
        Payload::ModuleSection { .. }
            | Payload::InstanceSection(_)
            | Payload::ComponentInstanceSection(_)
            | Payload::ComponentSection { .. }
            | Payload::ComponentCanonicalSection(_)
            | Payload::ComponentStartSection { .. }
    );
    seen.linked |= depth > 1 && does_something;
    match payload {
        Payload::ModuleSection { .. } => seen.modules += 1,
        Payload::ComponentInstanceSection(section) => seen.instances += section.count() as usize,
        Payload::ComponentCanonicalSection(section) => {
            for function in section.clone() {
                let function = function.map_err(damaged)?;
                seen.beyond_functions |=
                    !matches!(function, CanonicalFunction::Lift { .. } | CanonicalFunction::Lower { .. });
            }
        }
        _ => {}
    }
    Ok(())
}

fn keep(names: &mut Vec<String>, name: &str) -> Result<(), LoadError> {
    if names.len() >= NAMES {
        return Err(LoadError::Damaged(format!("it has more than {NAMES} imports or exports")));
    }
    names.push(shown::bare(name, NAME));
    Ok(())
}

pub(super) fn damaged(error: wasmparser::BinaryReaderError) -> LoadError {
    LoadError::Damaged(shown::reason(error.message()))
}

/// The laws on what a component imports and exports, and on how it is put together.
///
/// # Errors
/// When it exports no framework, one of another version, imports what no plugin may,
/// is several components, or is put together of too much.
pub(super) fn admit(seen: &Look, limits: &Limits) -> Result<(), LoadError> {
    if let Some(import) = seen.imports.iter().find(|name| split(name).0 != DIAGNOSTICS) {
        return Err(LoadError::ForbiddenImport(import.clone()));
    }
    let versions: Vec<&str> =
        seen.exports.iter().map(|name| split(name)).filter(|(name, _)| *name == INTERFACE).map(|(_, v)| v).collect();
    let other = |found: &str| Err(LoadError::OtherVersion { found: found.to_owned(), known: CONTRACT });
    match versions.as_slice() {
        [] => return Err(LoadError::NoFramework(seen.exports.clone())),
        versions if versions.contains(&CONTRACT) => {}
        [found, ..] => return other(found),
    }
    match seen.imports.iter().map(|name| split(name).1).find(|version| *version != CONTRACT) {
        Some(found) => other(found),
        None if seen.linked => Err(LoadError::Linked),
        None if seen.beyond_functions => Err(LoadError::BeyondFunctions),
        None => sprawls(seen, limits),
    }
}

/// Whether more stands in it than can be made, or than any plugin has.
fn sprawls(seen: &Look, limits: &Limits) -> Result<(), LoadError> {
    let counts = [
        (seen.modules, "modules", limits.instances),
        (seen.instances, "components", limits.instances),
        (seen.shape, "bytes of types and names", SHAPE),
    ];
    match counts.into_iter().find(|(seen, _, limit)| seen > limit) {
        Some((_, what, limit)) => Err(LoadError::Sprawling { what, limit: limit as u64 }),
        None => Ok(()),
    }
}

fn split(name: &str) -> (&str, &str) {
    name.split_once('@').unwrap_or((name, "unknown"))
}
