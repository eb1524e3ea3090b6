//! Bytes to canonical text: no byte order mark, LF line ends, nothing else altered.
//!
//! It also knows what is not text at all. What the text says is for the readers.

use super::Format;
use super::error::{Encoding, Error};

/// What a zipped file starts with, and so a Word document.
pub(super) const ARCHIVE: &[u8] = b"PK\x03\x04";
/// What the files of old Office programs start with, and new ones under a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// Files that people have and that are not read today: ending, first bytes, what.
const DOCUMENTS: &[(&str, &[u8], &str)] = &[
    ("pdf", b"%PDF-", "a PDF file"),
    ("rtf", b"{\\rtf", "a rich text file (RTF)"),
    ("doc", COMPOUND, "an old Word document"),
    ("odt", ARCHIVE, "an OpenDocument text"),
    ("xlsx", ARCHIVE, "an Excel workbook"),
    ("xls", COMPOUND, "an old Excel workbook"),
    ("ods", ARCHIVE, "an OpenDocument spreadsheet"),
    ("pptx", ARCHIVE, "a PowerPoint presentation"),
    ("pages", ARCHIVE, "a Pages document"),
];

/// How `bytes` are written: as was `told`, else as the `extension` of their name says; without
/// one an archive is Word's, and all else Markdown.
pub(super) fn format(name: &str, extension: Option<&str>, told: Option<Format>, bytes: &[u8]) -> Result<Format, Error> {
    let by_name = extension.and_then(Format::from_extension);
    if told.or(by_name) == Some(Format::Word) || (told.is_none() && extension.is_none() && bytes.starts_with(ARCHIVE)) {
        return word(name, bytes);
    }
    refuse_document(name, extension, bytes)?;
    match (told.or(by_name), extension) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Markdown),
        (None, Some(extension)) => Err(Error::UnknownFormat { name: name.to_owned(), extension: extension.to_owned() }),
    }
}

/// Refuses what is called a Word document and is none.
fn word(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    if bytes.starts_with(ARCHIVE) {
        return Ok(Format::Word);
    }
    let name = name.to_owned();
    match bytes.starts_with(COMPOUND) {
        true => Err(Error::Locked { name }),
        false => Err(Error::Broken { name, why: "it does not start as one does" }),
    }
}

/// Refuses a file that is not text, by its ending or by its first bytes.
fn refuse_document(name: &str, extension: Option<&str>, bytes: &[u8]) -> Result<(), Error> {
    let extension = extension.map(str::to_ascii_lowercase);
    let named = DOCUMENTS.iter().find(|(ending, ..)| extension.as_deref() == Some(*ending));
    let kind = match named {
        Some((.., kind)) => *kind,
        None if bytes.starts_with(ARCHIVE) => "a Word, OpenDocument or other zipped file",
        None if bytes.starts_with(COMPOUND) => "an old Office document",
        None => match DOCUMENTS.iter().find(|(_, first, _)| bytes.starts_with(first)) {
            Some((.., kind)) => *kind,
            None => return Ok(()),
        },
    };
    Err(Error::Document { name: name.to_owned(), kind })
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
