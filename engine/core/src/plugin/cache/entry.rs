//! What a file of the cache looks like: a head that says what it is, then the code.
//!
//! ```text
//! "evenhand compiled v1\n"    what this is
//! 32 bytes                    the key: which plugin, engine and settings
//! 32 bytes                    the sha256 of the code
//! the rest                    the code, as the runtime writes it
//! ```

use std::hash::{Hash as _, Hasher};

use sha2::{Digest as _, Sha256};

const MAGIC: &[u8] = b"evenhand compiled v1\n";
const HASH: usize = 32;

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

/// The head of the entry that holds `code`.
pub(super) fn head(key: &Key, code: &[u8]) -> Vec<u8> {
    [MAGIC, &key.0, Sha256::digest(code).as_slice()].concat()
}

/// The code in `file`, if it is the one of `key`, whole and unaltered.
pub(super) fn code<'a>(key: &Key, file: &'a [u8]) -> Option<&'a [u8]> {
    let rest = file.strip_prefix(MAGIC)?.strip_prefix(&key.0)?;
    let (hash, code) = rest.split_at_checked(HASH)?;
    (Sha256::digest(code).as_slice() == hash).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(digest: &str) -> Key {
        Key::of(&wasmtime::Engine::default(), digest)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let key = key("sha256:one");
        let file = [head(&key, b"code"), b"code".to_vec()].concat();
        assert_eq!(code(&key, &file), Some(&b"code"[..]));
    }

    #[test]
    fn no_bit_can_be_flipped_and_no_byte_lost() {
        let key = key("sha256:one");
        let file = [head(&key, b"code"), b"code".to_vec()].concat();
        for bit in 0..file.len() * 8 {
            let mut damaged = file.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(code(&key, &damaged), None, "bit {bit}");
        }
        for length in 0..file.len() {
            assert_eq!(code(&key, &file[..length]), None, "{length} bytes");
        }
        assert_eq!(code(&key, &[file.as_slice(), b"!"].concat()), None);
    }

    #[test]
    fn another_plugin_or_other_settings_have_another_key() {
        let mut config = wasmtime::Config::new();
        config.consume_fuel(true);
        let metered = wasmtime::Engine::new(&config).expect("an engine");
        assert_ne!(key("sha256:one"), key("sha256:two"));
        assert_ne!(key("sha256:one"), Key::of(&metered, "sha256:one"));
        let other = key("sha256:two");
        let file = [head(&other, b"code"), b"code".to_vec()].concat();
        assert_eq!(code(&key("sha256:one"), &file), None);
    }
}
