//! Running code that this engine compiled before: the one unsafe step of the host.
//!
//! What is compiled, kept and removed is the cache's; nothing else reaches this module.

use std::io::Read;

use wasmtime::Engine;
use wasmtime::component::Component;

use super::Told;
use super::checked::Checked;
use super::entry::{self, Key};

/// The component whose code stands in `file`, if it is the entry of `key`, and what it
/// said of itself. None where it is damaged, another plugin's, or of another version of
/// the runtime.
pub(super) fn component(engine: &Engine, key: &Key, file: &mut impl Read) -> Option<(Component, Option<Told>)> {
    let mut code = Checked::new();
    let told = entry::read(key, file, &mut code)?;
    Some((run(engine, code)?, Told::read(&told)))
}

/// What [`entry::read`] has checked, mapped where that can be done.
#[allow(unsafe_code, reason = "the runtime cannot see that compiled code is its own; the entry proves it")]
fn run(engine: &Engine, code: Checked) -> Option<Component> {
    // SAFETY: `deserialize` and `deserialize_file` ask that the bytes come unaltered from
    // `serialize`, and that a file stays as it is.
    // - Only this user can put a file into the folder (`Cache::open` refuses one that
    //   others may write to, and `Cache::file` a file that is another's), and only
    //   `Cache::write` does, with what `serialize` gave.
    // - `entry::read` has compared the sha256 of every byte that is passed on, on its way into
    //   `Checked`: memory of this process, or a file in memory that has no name and that nobody
    //   can write to once it is sealed. So a damaged, cut or mixed file does not come here.
    // - The key binds the code to the component's digest, this version, the machine's
    //   features and the runtime's settings; the runtime checks its version and
    //   settings once more.
    // Who can write to this user's folders can already run what they like as this user.
    let mapped = code.sealed().and_then(|file| unsafe { Component::deserialize_file(engine, file) }.ok());
    mapped.or_else(|| unsafe { Component::deserialize(engine, code.bytes()?) }.ok())
}
