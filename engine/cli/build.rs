//! Packs the frameworks of `plugins/` into the command, from their folders, and the
//! sources that a new plugin in Rust brings along.
//!
//! The interpreter comes from `plugins/prebuilt`, or from the folder that
//! `EVENHAND_PREBUILT` names. A stale interpreter is not this script's business: the
//! tool that rebuilds it is built by it, and a test compares the lock.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use evenhand_build::lock::{Guest, digest};
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
        list.push_str(&bundled(&packed.id, false, &file));
    }
    for guest in Guest::ALL.into_iter().filter(|guest| guest.pages().is_some()) {
        let component = prebuilt.join(format!("{}.wasm", guest.name()));
        println!("cargo:rerun-if-changed={}", component.display());
        match component.canonicalize() {
            Ok(file) => {
                list.push_str(&bundled(guest.name(), true, &file));
            }
            Err(_) => println!("cargo:warning=there is no {}: it is not bundled", component.display()),
        }
    }
    fs::write(out.join("bundled.rs"), format!("&[\n{list}]\n")).expect("OUT_DIR can be written");
    fs::write(out.join("vendored.rs"), vendored(&root, &out)).expect("OUT_DIR can be written");
}

/// The framework of this id in `file`, as Rust. Its digest is taken here, so that no run has
/// to take it.
fn bundled(id: &str, by_name: bool, file: &Path) -> String {
    let digest = digest(&fs::read(file).expect("a component"));
    format!("    Bundled {{ id: {id:?}, by_name: {by_name}, bytes: include_bytes!({file:?}), digest: {digest:?} }},\n")
}

/// What a plugin in Rust depends on, until it is published: folders and files of this
/// project.
const VENDORED: &[&str] = &[
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "engine/build/Cargo.toml",
    "engine/build/src",
    "engine/language/Cargo.toml",
    "engine/language/build.rs",
    "engine/language/lists",
    "engine/language/src",
    "plugins/interpreter/Cargo.toml",
    "plugins/interpreter/src",
    "plugins/sdk/Cargo.toml",
    "plugins/sdk/README.md",
    "plugins/sdk/src",
    "wit",
];

/// Their paths and texts as a list of Rust, with a workspace of them alone.
fn vendored(root: &Path, out: &Path) -> String {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for path in VENDORED {
        println!("cargo:rerun-if-changed={}", root.join(path).display());
        gather(&root.join(path), path, &mut files);
    }
    files.sort();
    let members: Vec<&str> = VENDORED.iter().filter_map(|path| path.strip_suffix("/Cargo.toml")).collect();
    println!("cargo:rerun-if-changed={}", root.join("Cargo.toml").display());
    let whole = fs::read_to_string(root.join("Cargo.toml")).expect("the workspace");
    let workspace = out.join("workspace.toml");
    fs::write(&workspace, workspace_of(&whole, &members)).expect("OUT_DIR can be written");
    files.push(("Cargo.toml".to_owned(), workspace));
    let mut list = String::new();
    for (name, path) in files {
        let _ = writeln!(list, "    ({name:?}, include_str!({:?})),", path.canonicalize().expect("it is there"));
    }
    format!("&[\n{list}]\n")
}

fn gather(path: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) {
    if path.is_file() {
        files.push((name.to_owned(), path.to_owned()));
        return;
    }
    for entry in fs::read_dir(path).unwrap_or_else(|error| panic!("{name}: {error}")) {
        let entry = entry.expect("a readable entry");
        gather(&entry.path(), &format!("{name}/{}", entry.file_name().to_string_lossy()), files);
    }
}

/// The workspace with other members, and without profiles: those are the author's.
fn workspace_of(whole: &str, members: &[&str]) -> String {
    let line = |line: &str| match line.starts_with("members = ") {
        true => format!("members = {members:?}\n"),
        false => format!("{line}\n"),
    };
    let profiles = whole.find("[profile.").unwrap_or(whole.len());
    whole[..profiles].lines().filter(|line| !line.starts_with('#')).map(line).collect()
}

/// The folders of `plugins` that hold a framework, in order.
fn folders(plugins: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(plugins).expect("plugins/ is there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    // A plugin in Rust has a framework.toml too, and is not packed.
    folders.retain(|folder| folder.join("framework.toml").is_file() && !folder.join("Cargo.toml").is_file());
    folders.sort();
    folders
}

fn pack(folder: &Path, interpreter: &[u8]) -> Packed {
    let built = Folder::read(folder).map_err(|mistakes| mistakes.to_string()).and_then(|(folder, _)| {
        evenhand_build::component(&folder, interpreter, false).map_err(|error| error.to_string())
    });
    built.unwrap_or_else(|error| panic!("the framework in {} does not build:\n{error}", folder.display()))
}
