//! Sections of a binary: an id, a length, bytes. Nothing here knows what they mean.

use super::PackError;

/// A section.
pub(super) struct Section<'b> {
    /// What kind it is.
    pub id: u8,
    /// Its bytes, without id and length.
    pub content: &'b [u8],
}

/// The sections of a binary that starts with `head`.
pub(super) fn sections<'b>(bytes: &'b [u8], head: &[u8; 8]) -> Result<Vec<Section<'b>>, PackError> {
    let damaged = |what: &str| PackError::Damaged(what.to_owned());
    let expected = || damaged("it is not the kind of WebAssembly that was expected");
    let mut rest = bytes.strip_prefix(head).ok_or_else(expected)?;
    let mut found = Vec::new();
    while let Some((id, after)) = rest.split_first() {
        let (length, after) = read_leb(after).ok_or_else(|| damaged("a section has no length"))?;
        let content = after.get(..length).ok_or_else(|| damaged("a section is cut short"))?;
        found.push(Section { id: *id, content });
        rest = &after[length..];
    }
    Ok(found)
}

/// Appends a section.
pub(super) fn write_section(to: &mut Vec<u8>, id: u8, content: &[u8]) {
    to.push(id);
    to.extend(leb(content.len() as u64));
    to.extend_from_slice(content);
}

/// A number in LEB128 of at most five bytes, and what stands behind it.
pub(super) fn read_leb(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0u64;
    for (i, byte) in bytes.iter().take(5).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, &bytes[i + 1..]));
        }
    }
    None
}

/// A number in LEB128.
pub(super) fn leb(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// An address in signed LEB128, as `i32.const` takes it.
pub(super) fn signed_leb(address: u32) -> Vec<u8> {
    let mut value = i64::from(address.cast_signed());
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if (value == 0 && low & 0x40 == 0) || (value == -1 && low & 0x40 != 0) {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}
