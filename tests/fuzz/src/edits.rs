//! Components, damaged where it hurts.
//!
//! A flipped bit of a name or of code deep down is the commonest damage and tells least.
//! So a component is taken for a row of pieces: headers, sections, and in its module the
//! entries that packing and loading look at; an edit picks a piece, and a place in it.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use wasmparser::{Parser, Payload};

use crate::dice::Dice;

/// The bytes that mean something in many places: counts, kinds, ends of numbers.
const BYTES: &[u8] = &[0x00, 0x01, 0x02, 0x05, 0x0b, 0x0f, 0x10, 0x20, 0x40, 0x41, 0x60, 0x7e, 0x7f, 0x80, 0xff];

/// The prebuilt guest of the conformance tests, with nothing packed into it.
pub fn puppet() -> &'static [u8] {
    static PUPPET: OnceLock<Vec<u8>> = OnceLock::new();
    PUPPET.get_or_init(|| {
        let committed = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/prebuilt");
        let folder = std::env::var_os("EVENHAND_PREBUILT").map_or_else(committed, PathBuf::from);
        std::fs::read(folder.join("puppet.wasm")).expect("the puppet; plugins/prebuilt/rebuild.sh builds it")
    })
}

/// `component` with as many edits as the dice say.
pub fn damaged(component: &[u8], dice: &mut Dice<'_>) -> Vec<u8> {
    let mut bytes = component.to_vec();
    while !dice.is_done() {
        edit(&mut bytes, &pieces(component), dice);
    }
    bytes
}

/// One edit. Pieces are those of the component as it was: after an insertion they are a
/// little off, which is one more way to be wrong.
fn edit(bytes: &mut Vec<u8>, pieces: &[Range<usize>], dice: &mut Dice<'_>) {
    let piece = pieces.get(dice.below(pieces.len())).cloned().unwrap_or(0..bytes.len());
    let at = (piece.start + dice.below(piece.len().max(1))).min(bytes.len().saturating_sub(1));
    let end = (at + 1 + dice.below(16)).min(bytes.len());
    match dice.below(8) {
        0 | 1 => bytes[at] = dice.one(BYTES),
        2 => bytes[at] ^= 1 << dice.below(8),
        3 => bytes[at] = bytes[at].wrapping_add(1),
        4 => drop(bytes.drain(at..end)),
        5 => drop(bytes.splice(at..at, dice.take(8).to_vec())),
        6 => drop(bytes.splice(at..at, bytes[piece.start.min(at)..end].to_vec())),
        _ if dice.below(16) == 0 => bytes.truncate(at),
        _ => bytes[at..end].fill(dice.one(BYTES)),
    }
    if bytes.is_empty() {
        bytes.push(0);
    }
}

/// The pieces of a component that an edit may pick, those of code once for all functions
/// and every other one by itself.
fn pieces(component: &[u8]) -> Vec<Range<usize>> {
    #[allow(clippy::single_range_in_vec_init, reason = "one piece, and others follow")]
    let mut pieces = vec![0..8];
    let mut functions = 0;
    for payload in Parser::new(0).parse_all(component).flatten() {
        let range = match &payload {
            Payload::CodeSectionEntry(body) => {
                functions += 1;
                // Some functions are enough: there are hundreds.
                if functions % 16 != 0 {
                    continue;
                }
                body.range()
            }
            Payload::ModuleSection { unchecked_range, .. } => unchecked_range.start..unchecked_range.start + 12,
            other => match other.as_section() {
                Some((_, range)) => range.start.saturating_sub(6)..(range.start + 400).min(range.end),
                None => continue,
            },
        };
        pieces.push(range);
    }
    let small = |range: Range<u64>| usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
    pieces.into_iter().filter_map(small).map(|(start, end)| start..end).collect()
}
