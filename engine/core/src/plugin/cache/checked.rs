//! Where compiled code goes while it is checked, and stays as it was.
//!
//! A file of the cache can change after it was read, so it is not run where it lies. Linux has files
//! in memory without a name: what is written to one can be sealed, and is then mapped as it is,
//! with only the pages read that are used. Elsewhere, and where that is refused, the bytes are
//! kept in memory and copied once more.

use std::io::{self, Write};
use std::path::PathBuf;

/// Bytes that nobody else can change.
pub(super) enum Checked {
    /// In a file in memory.
    #[cfg(target_os = "linux")]
    File(memfd::Memfd),
    /// In memory.
    Bytes(Vec<u8>),
}

impl Checked {
    /// An empty one.
    #[cfg(target_os = "linux")]
    pub fn new() -> Self {
        let options = memfd::MemfdOptions::new().allow_sealing(true);
        options.create("evenhand").map_or_else(|_| Self::Bytes(Vec::new()), Self::File)
    }

    /// An empty one.
    #[cfg(not(target_os = "linux"))]
    pub fn new() -> Self {
        Self::Bytes(Vec::new())
    }

    /// Seals it, and tells by which path this process can open it. None where it is no file, or
    /// cannot be sealed.
    pub fn sealed(&self) -> Option<PathBuf> {
        match self {
            #[cfg(target_os = "linux")]
            Self::File(file) => {
                use memfd::FileSeal::{SealGrow, SealSeal, SealShrink, SealWrite};
                use std::os::fd::AsRawFd as _;
                file.add_seals(&[SealWrite, SealGrow, SealShrink, SealSeal]).ok()?;
                Some(format!("/proc/self/fd/{}", file.as_raw_fd()).into())
            }
            Self::Bytes(_) => None,
        }
    }

    /// The bytes. None where they cannot be read back.
    pub fn bytes(self) -> Option<Vec<u8>> {
        match self {
            #[cfg(target_os = "linux")]
            Self::File(file) => {
                use std::io::{Read as _, Seek as _};
                let (mut file, mut bytes) = (file.into_file(), Vec::new());
                file.rewind().and_then(|()| file.read_to_end(&mut bytes)).ok()?;
                Some(bytes)
            }
            Self::Bytes(bytes) => Some(bytes),
        }
    }
}

#[cfg(target_os = "linux")]
impl Checked {
    /// Goes on in memory, where a file may not be as large as is needed.
    fn write_to_memory(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = std::mem::replace(self, Self::Bytes(Vec::new())).bytes().ok_or(io::ErrorKind::Other)?;
        *self = Self::Bytes(written);
        self.write(bytes)
    }
}

impl Write for Checked {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            #[cfg(target_os = "linux")]
            Self::File(file) => file.as_file().write(bytes).or_else(|_| self.write_to_memory(bytes)),
            Self::Bytes(own) => own.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let mut checked = Checked::new();
        checked.write_all(b"one ").expect("a file in memory");
        checked.write_all(b"two").expect("a file in memory");
        assert_eq!(checked.bytes().expect("bytes"), b"one two");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn nobody_writes_to_what_is_sealed() {
        let mut checked = Checked::new();
        checked.write_all(b"code").expect("a file in memory");
        let path = checked.sealed().expect("a file in memory");
        assert_eq!(std::fs::read(&path).expect("a file in memory"), b"code");
        let opened = std::fs::OpenOptions::new().write(true).open(&path);
        assert!(opened.and_then(|mut file| file.write(b"more")).is_err());
        assert_eq!(checked.bytes().expect("bytes"), b"code");
    }
}
