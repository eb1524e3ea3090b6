//! Packs the frameworks of `plugins/` into the command, from their folders.
//!
//! The interpreter comes from `plugins/prebuilt`, or from the folder that
//! `EVENHAND_PREBUILT` names. A stale interpreter is not this script's business: the
//! tool that rebuilds it is built by it, and a test compares the lock.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use evenhand_build::{Folder, Packed};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../..");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let plugins = root.join("plugins");
    println!("cargo:rerun-if-env-changed=EVENHAND_PREBUILT");
    let prebuilt = env::var_os("EVENHAND_PREBUILT").map_or_else(|| plugins.join("prebuilt"), PathBuf::from);
    let interpreter = prebuilt.join("interpreter.wasm");
    println!("cargo:rerun-if-changed={}", interpreter.display());
    let bytes = fs::read(&interpreter).unwrap_or_else(|_| {
        println!("cargo:warning=there is no {}: no framework is bundled", interpreter.display());
        Vec::new()
    });
    fs::write(out.join("interpreter.wasm"), &bytes).expect("OUT_DIR can be written");

    println!("cargo:rerun-if-changed={}", plugins.join("lexicons").display());
    let mut list = String::new();
    for folder in folders(&plugins) {
        println!("cargo:rerun-if-changed={}", folder.display());
        if bytes.is_empty() {
            continue;
        }
        let packed = pack(&folder, &bytes);
        let file = out.join(format!("{}.wasm", packed.id));
        fs::write(&file, &packed.component).expect("OUT_DIR can be written");
        let _ = writeln!(list, "    Bundled {{ id: {:?}, bytes: include_bytes!({file:?}) }},", packed.id);
    }
    fs::write(out.join("bundled.rs"), format!("&[\n{list}]\n")).expect("OUT_DIR can be written");
}

/// The folders of `plugins` that hold a framework, in order.
fn folders(plugins: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(plugins).expect("plugins/ is there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    folders.retain(|folder| folder.join("framework.toml").is_file());
    folders.sort();
    folders
}

fn pack(folder: &Path, interpreter: &[u8]) -> Packed {
    let built = Folder::read(folder).map_err(|mistakes| mistakes.to_string()).and_then(|(folder, _)| {
        evenhand_build::component(&folder, interpreter, false).map_err(|error| error.to_string())
    });
    built.unwrap_or_else(|error| panic!("the framework in {} does not build:\n{error}", folder.display()))
}
