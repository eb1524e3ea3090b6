//! Files that are zips of parts, such as Word's documents.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// The bytes of a zip of `parts`, which are names and texts, in their order.
///
/// The time of each part is the earliest that a zip can say and its system is the same, so that
/// no clock and no machine changes a byte.
pub(in crate::render) fn archive<'p>(parts: impl IntoIterator<Item = (&'p str, &'p str)>) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        file.start_file(name, options)?;
        file.write_all(part.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}
