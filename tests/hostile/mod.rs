//! Plugins that try to break out, hold the host up or lie about their shape. Each stands
//! in a `.wat` file, as text that can be read: components as they are, and modules that
//! are wrapped as `evenhand build` wraps them. Where a whole framework is needed, the
//! puppet misbehaves.

mod behind;
mod beside;
mod bytes;
mod cache;
mod compiling;
mod descriptions;
mod limits;
mod load;
mod memory;
mod pooled;
mod sandbox;
mod slow;
mod stopping;

use std::path::Path;

use evenhand::{Engine, Limits, LoadError};

/// The bytes of a `.wat` file, as the text format's own encoder gives them.
fn encoded(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile").join(name);
    wat::parse_file(&path).unwrap_or_else(|error| panic!("{error}"))
}

/// The `.wat` files of a folder here, as `encoded` and `wrapped` name them.
fn files(folder: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile").join(folder);
    let names = std::fs::read_dir(path).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.map(|name| format!("{folder}/{name}")).collect();
    names.sort();
    names
}

/// The component around the module in a `.wat` file.
fn wrapped(name: &str) -> Vec<u8> {
    evenhand_build::wrap(&encoded(name), evenhand_build::CONTRACT).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Limits under which a hostile plugin costs little time.
fn tight() -> Limits {
    let mut limits = Limits::default();
    limits.set("fuel", 50_000_000);
    limits.set("memory", 8 << 20);
    limits
}

fn engine(limits: Limits) -> Engine {
    Engine::with_limits(limits).expect("limits that this machine keeps")
}

/// Everything that an error tells, in one text.
fn told(error: &LoadError) -> String {
    format!("{error}; {}", error.help())
}
