//! A file's bytes as text, or what they are instead.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::{LARGEST, unreadable};
use crate::mistake::Mistake;

/// A file's text. What is no plain file, such as a device that never ends, is not opened.
pub(super) fn text(name: &str, path: &Path) -> Result<String, Mistake> {
    let about = fs::metadata(path).map_err(|error| unreadable(name, &error))?;
    if !about.is_file() {
        return Err(Mistake::new(name, 0, "is no file", "put the page itself there"));
    }
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(name, &error))?;
    if bytes.len() > LARGEST {
        return Err(too_large(name));
    }
    if let Some((what, help)) = other_than_text(&bytes) {
        return Err(Mistake::new(name, 0, what, help));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (bytes, at) = (error.as_bytes(), error.utf8_error().valid_up_to());
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let what = match bytes[at..] {
            [first, next, ..] if first >= 0x80 && next.is_ascii() => "is not UTF-8 text: it looks like Windows-1252",
            _ => "is not UTF-8 text",
        };
        Mistake::new(name, line, what, "save it again as plain text and choose the encoding UTF-8")
    })
}

/// What a file is by its first bytes, and what to do, where no editor for text wrote it so.
fn other_than_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const SAVE: &str = "save it again as plain text, in UTF-8";
    const UTF_16: &str = "save it again and choose the encoding UTF-8, not \"Unicode\" or UTF-16";
    let starts = |start: &[u8]| bytes.starts_with(start);
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    // Every other byte of plain letters is a zero there.
    let every_other = 4 * zeros > bytes.len() && 4 * zeros < 3 * bytes.len();
    if starts(&[0xff, 0xfe]) || starts(&[0xfe, 0xff]) || every_other {
        Some(("is UTF-16 text, and only UTF-8 is read", UTF_16))
    } else if starts(b"PK\x03\x04") || starts(b"\xd0\xcf\x11\xe0") {
        Some(("is a Word or other office document, whatever its ending", SAVE))
    } else if starts(b"{\\rtf") {
        Some(("is rich text (RTF), whatever its ending", SAVE))
    } else if starts(b"%PDF-") {
        Some(("is a PDF file, whatever its ending", SAVE))
    } else {
        None
    }
}

pub(super) fn too_large(name: &str) -> Mistake {
    Mistake::new(name, 0, format!("is larger than {LARGEST} bytes"), "split it")
}
