//! A table's bytes, bounded: no row fills the memory, and no open quotation takes the rows
//! below it for its own words.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::rows::Stream;
use crate::commands::table::quoted_field::{self, QuotedFields};

/// The longest row, in bytes: a text of the most that is read, written as escapes.
pub(super) const LONGEST: u64 = 32 << 20;

/// A stream that ends with an error where a row is too long, or a quotation is not closed.
pub(super) struct Bounded {
    stream: Stream,
    /// The bytes since the last row began, as far as they are read.
    since: Arc<AtomicU64>,
    quoted: QuotedFields,
    /// Whether what was read up to now ends where a quotation is seen not to be closed.
    slip: bool,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.slip {
            return Err(self.open());
        }
        let read = self.stream.read(buffer)?;
        if self.since.fetch_add(read as u64, Ordering::Relaxed) > LONGEST {
            return Err(too_long());
        }
        let slip = self.quoted.take(&buffer[..read]);
        self.slip = slip.is_some();
        match slip {
            // The rows above it are whole.
            Some(at) if at > 0 => Ok(at),
            Some(_) => Err(self.open()),
            None if read == 0 && self.quoted.is_open() => Err(self.open()),
            None => Ok(read),
        }
    }
}

impl Bounded {
    pub fn new(stream: Stream, since: Arc<AtomicU64>, quoted: QuotedFields) -> Self {
        Self { stream, since, quoted, slip: false }
    }

    fn open(&self) -> io::Error {
        let line = self.quoted.opened();
        io::Error::other(format!("the quotation that opens on line {line} is never closed; {}", quoted_field::HELP))
    }
}

fn too_long() -> io::Error {
    io::Error::other(format!("it has more than {LONGEST} bytes; a quotation mark may not be closed"))
}
