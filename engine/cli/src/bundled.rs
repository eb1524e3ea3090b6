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
}

/// All of them, by the name of their folder.
pub const ALL: &[Bundled] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The interpreter that frameworks are packed into.
pub const INTERPRETER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/interpreter.wasm"));
