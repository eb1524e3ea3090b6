//! Running code that this engine compiled before: the one unsafe step of the host.
//!
//! What is compiled, kept and removed is the cache's; nothing else reaches this module.

use wasmtime::component::Component;

use super::Told;
use super::entry::{self, Key};

/// The component whose code stands in `file`, if it is the entry of `key`, and what it
/// said of itself. None where it is damaged, another plugin's, or of another version of
/// the runtime.
#[allow(unsafe_code, reason = "the runtime cannot see that compiled code is its own; the entry proves it")]
pub(super) fn component(engine: &wasmtime::Engine, key: &Key, file: &[u8]) -> Option<(Component, Option<Told>)> {
    let (told, code) = entry::told_and_code(key, file)?;
    // SAFETY: `deserialize` asks that the bytes come unaltered from `serialize`.
    // - Only this user can put a file into the folder (`Cache::open` refuses one that
    //   others may write to, and `Cache::read` a file that is another's), and only `Cache::write` does, with what `serialize` gave.
    // - `entry::told_and_code` has compared the sha256 of every byte that is passed on, in
    //   memory that no other process can change, so a damaged, cut or mixed file does
    //   not come here.
    // - The key binds the code to the component's digest, this version, the machine's
    //   features and the runtime's settings; the runtime checks its version and
    //   settings once more.
    // Who can write to this user's folders can already run what they like as this user.
    let component = unsafe { Component::deserialize(engine, code) }.ok()?;
    Some((component, Told::read(told)))
}
