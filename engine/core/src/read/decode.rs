//! Bytes to canonical text: no byte order mark, LF line ends, nothing else altered.
//!
//! It also knows what is not text at all. What the text says is for the readers.

use super::Format;
use super::error::{Encoding, Error};

/// Files that people have and that are not read today: ending, first bytes, what.
const DOCUMENTS: &[(&str, &[u8], &str)] = &[
    ("pdf", b"%PDF-", "a PDF file"),
    ("rtf", b"{\\rtf", "a rich text file (RTF)"),
    ("docx", b"PK\x03\x04", "a Word document"),
    ("doc", b"\xd0\xcf\x11\xe0", "an old Word document"),
    ("odt", b"PK\x03\x04", "an OpenDocument text"),
    ("xlsx", b"PK\x03\x04", "an Excel workbook"),
    ("xls", b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    ("ods", b"PK\x03\x04", "an OpenDocument spreadsheet"),
    ("pptx", b"PK\x03\x04", "a PowerPoint presentation"),
    ("pages", b"PK\x03\x04", "a Pages document"),
];

/// Refuses a file that is not text, by its ending or by its first bytes.
pub(super) fn refuse_document(name: &str, extension: Option<&str>, bytes: &[u8]) -> Result<(), Error> {
    let extension = extension.map(str::to_ascii_lowercase);
    let named = DOCUMENTS.iter().find(|(ending, ..)| extension.as_deref() == Some(*ending));
    let kind = match named {
        Some((.., kind)) => *kind,
        None if bytes.starts_with(b"PK\x03\x04") => "a Word, OpenDocument or other zipped file",
        None if bytes.starts_with(b"\xd0\xcf\x11\xe0") => "an old Office document",
        None => match DOCUMENTS.iter().find(|(_, first, _)| bytes.starts_with(first)) {
            Some((.., kind)) => *kind,
            None => return Ok(()),
        },
    };
    Err(Error::Document { name: name.to_owned(), kind })
}

/// The format that a file's ending stands for; Markdown where it has none.
pub(super) fn format_of(name: &str, extension: Option<&str>) -> Result<Format, Error> {
    let Some(extension) = extension else { return Ok(Format::Markdown) };
    Format::from_extension(extension)
        .ok_or_else(|| Error::UnknownFormat { name: name.to_owned(), extension: extension.to_owned() })
}

/// The canonical text of `bytes`.
pub(super) fn text(name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let not_text = |bytes: &[u8], offset: usize, likely| {
        let line = 1 + bytes[..offset].iter().filter(|&&b| b == b'\n').count();
        Error::NotText { name: name.to_owned(), offset, line, likely }
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(not_text(&bytes, 0, Encoding::Utf16));
    }
    if let Some(offset) = bytes.iter().position(|&b| b == 0) {
        let zeros = bytes.iter().filter(|&&b| b == 0).count();
        let likely = if 4 * zeros > bytes.len() { Encoding::Utf16 } else { Encoding::Unknown };
        return Err(not_text(&bytes, offset, likely));
    }
    let text = String::from_utf8(bytes).map_err(|e| {
        let offset = e.utf8_error().valid_up_to();
        not_text(e.as_bytes(), offset, likely(e.as_bytes()))
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text })
}

/// Windows-1252 writes quotation marks, dashes, the pound sign and accented letters
/// as one byte between ASCII neighbours.
fn likely(bytes: &[u8]) -> Encoding {
    let single = |pair: &[u8]| matches!(pair, [0x80..=0xff, next] if next.is_ascii());
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    let alone = bytes.windows(2).filter(|pair| single(pair)).count();
    if 2 * alone >= high && 5 * high < bytes.len().max(25) { Encoding::Windows1252 } else { Encoding::Unknown }
}
