//! GUIDs that are the same for the same thing, in every report and on every machine.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

/// A GUID as the standard writes it: `8d7f…-…`, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Guid(String);

impl Guid {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The start of the sha256 of `parts`. Its version is 8, which is for those who make their own
    /// (RFC 9562).
    fn of(parts: &[&str], nth: usize) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"evenhand qda v1\n");
        for part in parts {
            // With its length, so that no two lists of parts are one text.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        hash.update((nth as u64).to_le_bytes());
        let mut bytes: Vec<u8> = hash.finalize().iter().copied().take(16).collect();
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
    }
}

/// The GUIDs of one project.
#[derive(Debug, Default)]
pub(super) struct Guids(BTreeSet<Guid>);

impl Guids {
    /// One for what `parts` name. Where two things have the same names, as the ids of a plugin that
    /// is loaded twice, the second has another.
    pub fn issue(&mut self, parts: &[&str]) -> Guid {
        let mut nth = 0;
        loop {
            let guid = Guid::of(parts, nth);
            if self.0.insert(guid.clone()) {
                return guid;
            }
            nth += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Guids;

    #[test]
    fn the_same_names_have_the_same_guid_and_no_two_things_share_one() {
        let names: [&[&str]; 4] = [&["code", "ab"], &["code", "a", "b"], &["codea", "b"], &["code", "ab"]];
        let issued = || {
            let mut guids = Guids::default();
            names.map(|parts| guids.issue(parts))
        };
        let once = issued();
        assert_eq!(once, issued());
        for (at, guid) in once.iter().enumerate() {
            assert!(!once[..at].contains(guid));
            let lengths: Vec<usize> = guid.as_str().split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12]);
            assert!(guid.as_str().chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
            assert_eq!(&guid.as_str()[14..15], "8", "its version");
        }
    }
}
