//! What a file of the cache looks like: a head that says what it is, then the rest.
//!
//! ```text
//! "evenhand compiled v2\n"    what this is
//! 32 bytes                    the key: which plugin, engine and settings
//! 32 bytes                    the sha256 of the rest
//! 4 bytes                     the length of what the plugin said of itself; may be 0
//! so many bytes               what it said
//! the others                  the code, as the runtime writes it
//! ```

use std::hash::{Hash as _, Hasher};
use std::io::{self, BufReader, Read, Write};

use sha2::{Digest as _, Sha256};

const MAGIC: &[u8] = b"evenhand compiled v2\n";
const HASH: usize = 32;
/// How many bytes are read at once.
const AT_ONCE: usize = 1 << 16;

/// Which plugin was compiled, by which engine, with which settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key([u8; HASH]);

impl Key {
    /// The key of the component with this digest, compiled by `engine`.
    pub(super) fn of(engine: &wasmtime::Engine, digest: &str) -> Self {
        let mut hasher = Hashed(Sha256::new());
        hasher.write(concat!("evenhand ", env!("CARGO_PKG_VERSION"), "\n").as_bytes());
        hasher.write(digest.as_bytes());
        engine.precompile_compatibility_hash().hash(&mut hasher);
        Self(hasher.0.finalize().into())
    }

    /// The name of its file, without an ending.
    pub(super) fn name(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Hands what is hashed to sha256.
struct Hashed(Sha256);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Never asked for: the whole digest is taken instead.
    fn finish(&self) -> u64 {
        let digest: [u8; HASH] = self.0.clone().finalize().into();
        digest.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

/// What stands behind the head: what the plugin said of itself, and its code.
pub(super) fn rest(told: &[u8], code: &[u8]) -> Vec<u8> {
    // What is too long to have a length is left out: then the plugin is asked again.
    let (length, told) = u32::try_from(told.len()).map_or((0, &[][..]), |length| (length, told));
    [&length.to_le_bytes(), told, code].concat()
}

/// The head of the entry that holds `rest`.
pub(super) fn head(key: &Key, rest: &[u8]) -> Vec<u8> {
    [MAGIC, &key.0, Sha256::digest(rest).as_slice()].concat()
}

/// Reads the entry of `key`: what the plugin said is returned, and its code goes to `code` as it
/// is read. None unless `file` is that entry, whole and unaltered, and then `code` is worth
/// nothing.
pub(super) fn read(key: &Key, file: &mut impl Read, code: &mut impl Write) -> Option<Vec<u8>> {
    let mut head = [0; MAGIC.len() + 2 * HASH];
    file.read_exact(&mut head).ok()?;
    let hash = head.strip_prefix(MAGIC)?.strip_prefix(&key.0)?;
    let mut rest = BufReader::with_capacity(AT_ONCE, Hashing { file, hashed: Sha256::new() });
    let mut length = [0; size_of::<u32>()];
    rest.read_exact(&mut length).ok()?;
    let length = u32::from_le_bytes(length);
    let mut told = Vec::new();
    rest.by_ref().take(length.into()).read_to_end(&mut told).ok()?;
    io::copy(&mut rest, code).ok()?;
    let unaltered = rest.into_inner().hashed.finalize().as_slice() == hash;
    (unaltered && told.len() == length as usize).then_some(told)
}

/// Hashes a file as it is read.
struct Hashing<'f, R> {
    file: &'f mut R,
    hashed: Sha256,
}

impl<R: Read> Read for Hashing<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.hashed.update(&into[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the entry of `key` in `file` holds.
    fn told_and_code(key: &Key, mut file: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut code = Vec::new();
        read(key, &mut file, &mut code).map(|told| (told, code))
    }

    fn key(digest: &str) -> Key {
        Key::of(&wasmtime::Engine::default(), digest)
    }

    fn file(key: &Key) -> Vec<u8> {
        let rest = rest(b"told", b"code");
        [head(key, &rest), rest].concat()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let key = key("sha256:one");
        let file = file(&key);
        assert_eq!(told_and_code(&key, &file), Some((b"told".to_vec(), b"code".to_vec())));
    }

    #[test]
    fn no_bit_can_be_flipped_and_no_byte_lost() {
        let key = key("sha256:one");
        let file = file(&key);
        for bit in 0..file.len() * 8 {
            let mut damaged = file.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(told_and_code(&key, &damaged), None, "bit {bit}");
        }
        for length in 0..file.len() {
            assert_eq!(told_and_code(&key, &file[..length]), None, "{length} bytes");
        }
        assert_eq!(told_and_code(&key, &[file.as_slice(), b"!"].concat()), None);
    }

    #[test]
    fn another_plugin_or_other_settings_have_another_key() {
        let mut config = wasmtime::Config::new();
        config.consume_fuel(true);
        let metered = wasmtime::Engine::new(&config).expect("an engine");
        assert_ne!(key("sha256:one"), key("sha256:two"));
        assert_ne!(key("sha256:one"), Key::of(&metered, "sha256:one"));
        let other = key("sha256:two");
        assert_eq!(told_and_code(&key("sha256:one"), &file(&other)), None);
    }
}
