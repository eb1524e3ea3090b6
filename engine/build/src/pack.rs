//! Packing: a compiled framework goes into the prebuilt interpreter.
//!
//! The framework's bytes become an active data segment behind the interpreter's own
//! memory, and the interpreter's cell is told where. Two custom sections carry the
//! manifest, and the folder where its author wishes. Nothing is compiled.

use evenhand_interpreter::cell::MARKER;
use evenhand_interpreter::compiled::Manifest;
use thiserror::Error;
use wasmparser::{DataKind, Operator, Parser, Payload, TypeRef};

use crate::compile::{Built, describe};
use crate::files::Files;
use crate::folder::Folder;

mod sections;

use sections::{Section, leb, read_leb, sections, signed_leb, write_section};

/// The custom section that carries the manifest as JSON.
const MANIFEST: &str = "evenhand:manifest";
/// The custom section that carries the folder.
const SOURCE: &str = "evenhand:source";
/// What a component starts with.
const COMPONENT: &[u8; 8] = b"\0asm\x0d\0\x01\0";
/// What a core module starts with.
const MODULE: &[u8; 8] = b"\0asm\x01\0\0\0";
/// The most pages that a memory with 32-bit addresses has.
const MOST: u64 = 65_536;
/// A page of memory, in bytes.
const PAGE: u64 = 65_536;

/// Why a framework cannot be packed: the interpreter is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PackError {
    /// The interpreter is not a component, or is cut short.
    #[error("the interpreter is damaged: {0}")]
    Damaged(String),
    /// No module of it, or more than one, has the cell.
    #[error("{0} of the interpreter's modules have the cell, and one must")]
    Cells(usize),
    /// Its module has no memory of its own, several, or one of an unknown kind.
    #[error("the interpreter's memory is not the one plain memory that packing needs")]
    Memory,
    /// Its memory may not grow as far as the framework needs.
    #[error("the interpreter's memory may have {most} pages, and {needed} are needed")]
    TooSmall {
        /// The maximum, in pages of 64 KiB.
        most: u64,
        /// What the framework needs, in pages of 64 KiB.
        needed: u64,
    },
    /// The cell does not lie in a data segment whose place is known.
    #[error("the interpreter's cell lies in no plain data segment")]
    Segment,
    /// Something was packed into it before.
    #[error("the interpreter carries a framework already")]
    Taken,
}

/// Packs a compiled framework into `interpreter`; with `source`, the folder too.
///
/// # Errors
/// When the interpreter is not one that can be packed into.
pub fn pack(interpreter: &[u8], built: &Built, source: Option<&Files>) -> Result<Vec<u8>, PackError> {
    let mut component = pack_bytes(interpreter, &built.bytes)?;
    write_custom(&mut component, MANIFEST, built.manifest.as_bytes());
    if let Some(files) = source {
        let folder = postcard::to_allocvec(files).map_err(|error| PackError::Damaged(error.to_string()))?;
        write_custom(&mut component, SOURCE, &folder);
    }
    Ok(component)
}

/// The component of a plugin in Rust with its manifest beside the code, so that it can be
/// read without running it. The host compares the two when it loads it.
#[must_use]
pub fn with_manifest(mut component: Vec<u8>, folder: &Folder) -> Vec<u8> {
    write_custom(&mut component, MANIFEST, manifest_json(&describe(folder)).as_bytes());
    component
}

/// Packs any bytes into a guest that has the cell; the component carries nothing beside
/// them.
///
/// # Errors
/// When the guest is not one that can be packed into.
pub fn pack_bytes(guest: &[u8], bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let parts = sections(guest, COMPONENT)?;
    let has_cell = |section: &Section<'_>| section.id == 1 && find(section.content, &MARKER).is_some();
    let cells = parts.iter().filter(|section| has_cell(section)).count();
    if cells != 1 {
        return Err(PackError::Cells(cells));
    }
    let mut component = guest[..8].to_vec();
    for section in &parts {
        if has_cell(section) {
            write_section(&mut component, 1, &pack_module(section.content, bytes)?);
        } else {
            write_section(&mut component, section.id, section.content);
        }
    }
    Ok(component)
}

/// The folder that a component carries, if it does.
#[must_use]
pub fn source_of(component: &[u8]) -> Option<Files> {
    let parts = sections(component, COMPONENT).ok()?;
    let custom = parts.iter().filter(|section| section.id == 0).find_map(|section| {
        let (length, rest) = section.content.split_first()?;
        let name = rest.get(..usize::from(*length))?;
        (name == SOURCE.as_bytes()).then(|| &rest[usize::from(*length)..])
    })?;
    postcard::from_bytes(custom).ok()
}

/// A manifest as JSON.
#[must_use]
pub fn manifest_json(manifest: &Manifest<'_>) -> String {
    serde_json::to_string(manifest).unwrap_or_default()
}

/// The interpreter's module, with `bytes` behind its memory.
fn pack_module(module: &[u8], bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let seen = look(module)?;
    let address = seen.pages * PAGE;
    let pages = seen.pages + (bytes.len() as u64).div_ceil(PAGE);
    let most = seen.most.unwrap_or(MOST).min(MOST);
    if most < pages {
        return Err(PackError::TooSmall { most, needed: pages });
    }
    let address = u32::try_from(address).map_err(|_| PackError::Memory)?;
    let mut packed = module[..8].to_vec();
    for section in sections(module, MODULE)? {
        let content = match section.id {
            5 => memory(pages, seen.most),
            11 => data(section.content, &seen, address, bytes)?,
            12 => leb(u64::from(seen.segments) + 1),
            _ => section.content.to_vec(),
        };
        write_section(&mut packed, section.id, &content);
    }
    Ok(packed)
}

/// What packing must know of a module.
struct Seen {
    pages: u64,
    most: Option<u64>,
    segments: u32,
}

fn look(module: &[u8]) -> Result<Seen, PackError> {
    // The parser lays some of its reasons out over several lines.
    let line = |reason: &str| reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let damaged = |error: wasmparser::BinaryReaderError| PackError::Damaged(line(error.message()));
    let (mut memories, mut segments, mut has_cell) = (Vec::new(), 0, false);
    for payload in Parser::new(0).parse_all(module) {
        match payload.map_err(damaged)? {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    if matches!(import.map_err(damaged)?.ty, TypeRef::Memory(_)) {
                        return Err(PackError::Memory);
                    }
                }
            }
            Payload::MemorySection(reader) => {
                for memory in reader {
                    memories.push(memory.map_err(damaged)?);
                }
            }
            Payload::DataSection(reader) => {
                segments = reader.count();
                for segment in reader {
                    let segment = segment.map_err(damaged)?;
                    let Some(at) = find(segment.data, &MARKER) else { continue };
                    let after = segment.data.get(at + MARKER.len()..).unwrap_or_default();
                    let again = find(after, &MARKER).is_some();
                    if !is_plain(&segment.kind) || after.len() < 8 || again || has_cell {
                        return Err(PackError::Segment);
                    }
                    if after[..8] != [0; 8] {
                        return Err(PackError::Taken);
                    }
                    has_cell = true;
                }
            }
            _ => {}
        }
    }
    match memories.as_slice() {
        [memory] if !memory.memory64 && !memory.shared && memory.page_size_log2.is_none() => {
            if !has_cell {
                return Err(PackError::Segment);
            }
            Ok(Seen { pages: memory.initial, most: memory.maximum, segments })
        }
        _ => Err(PackError::Memory),
    }
}

/// Whether a segment is put into memory 0 at a constant place at the start.
fn is_plain(kind: &DataKind<'_>) -> bool {
    let DataKind::Active { memory_index: 0, offset_expr } = kind else { return false };
    let mut place = offset_expr.get_operators_reader();
    matches!(place.read(), Ok(Operator::I32Const { .. })) && matches!(place.read(), Ok(Operator::End)) && place.eof()
}

fn memory(pages: u64, most: Option<u64>) -> Vec<u8> {
    let mut content = vec![1, u8::from(most.is_some())];
    content.extend(leb(pages));
    content.extend(most.map(leb).unwrap_or_default());
    content
}

/// The data section with the cell filled and one more segment at its end.
fn data(content: &[u8], seen: &Seen, address: u32, bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let length = u32::try_from(bytes.len()).map_err(|_| PackError::Memory)?;
    let cell = find(content, &MARKER).ok_or(PackError::Segment)?;
    let (_, segments) = read_leb(content).ok_or(PackError::Segment)?;
    let count = content.len() - segments.len();
    let mut filled = content.to_vec();
    let fields = cell + MARKER.len();
    filled[fields..fields + 4].copy_from_slice(&address.to_le_bytes());
    filled[fields + 4..fields + 8].copy_from_slice(&length.to_le_bytes());
    let mut out = leb(u64::from(seen.segments) + 1);
    out.extend_from_slice(filled.get(count..).ok_or(PackError::Segment)?);
    out.extend([0x00, 0x41]);
    out.extend(signed_leb(address));
    out.push(0x0b);
    out.extend(leb(u64::from(length)));
    out.extend_from_slice(bytes);
    Ok(out)
}

fn write_custom(component: &mut Vec<u8>, name: &str, content: &[u8]) {
    let mut whole = leb(name.len() as u64);
    whole.extend(name.as_bytes());
    whole.extend_from_slice(content);
    write_section(component, 0, &whole);
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
