//! The frameworks that the command carries, packed when it was built.

/// A bundled framework.
pub struct Bundled {
    /// Its id.
    pub id: &'static str,
    /// Whether it is used only by those who name it: it is of one actor's one behaviour,
    /// and says little before it is told which.
    pub by_name: bool,
    /// Its component.
    pub bytes: &'static [u8],
    /// The component's digest, taken when the command was built.
    pub digest: &'static str,
}

/// All of them, by the name of their folder.
pub const ALL: &[Bundled] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The interpreter that frameworks are packed into.
pub const INTERPRETER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/interpreter.wasm"));

#[cfg(test)]
mod tests {
    use evenhand::plugin::Digest;

    #[test]
    fn every_digest_is_of_its_bytes() {
        assert!(!super::ALL.is_empty());
        for bundled in super::ALL {
            assert_eq!(Digest::of(bundled.bytes).as_str(), bundled.digest, "{}", bundled.id);
        }
    }
}
