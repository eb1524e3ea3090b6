//! A plugin in Rust to start from: `templates/rust`, and the SDK with what it needs.
//!
//! Until the crates are published the new folder carries them under `vendor/evenhand`,
//! as they were when this command was built.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::typed;
use crate::failure::Problem;

/// The files of the author, by their path in the folder.
const FILES: [(&str, &str); 6] = [
    ("README.md", include_str!("../../../templates/rust/README.md")),
    ("framework.toml", include_str!("../../../templates/rust/framework.toml")),
    ("criteria/when.md", include_str!("../../../templates/rust/criteria/when.md")),
    ("src/lib.rs", include_str!("../../../templates/rust/src/lib.rs")),
    ("build.rs", include_str!("../../../templates/rust/build.rs")),
    ("Cargo.toml", include_str!("../../../templates/rust/Cargo.toml")),
];

/// Files of this project, by their path in it, with the versions that it was tested with.
const VENDORED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/vendored.rs"));
/// Where they go.
const VENDOR: &str = "vendor/evenhand";
/// The lock: it starts the author's own, which cargo shortens to what is needed.
const LOCK: &str = "Cargo.lock";

/// Words that cargo or the compiler keeps for itself.
const KEPT: &[&str] = &[
    "abstract", "alloc", "as", "async", "await", "become", "box", "break", "const", "continue", "core", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "std", "struct",
    "super", "test", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
    "yield",
];

/// Checks that an id can name a crate too.
///
/// # Errors
/// When it cannot.
pub fn check_name(id: &str) -> Result<()> {
    let starts = id.starts_with(|c: char| c.is_ascii_lowercase());
    let taken = KEPT.contains(&id) || VENDORED.iter().any(|(path, _)| path.ends_with(&format!("/{id}/Cargo.toml")));
    if starts && !id.contains('.') && !taken && !id.starts_with("evenhand-") {
        return Ok(());
    }
    let help = "start with a letter, join words by -, and use no word that Rust or Evenhand keeps for itself";
    Err(Problem::new(format!("`{id}` cannot be the name of a crate"), help).into())
}

/// The files of a new plugin, depending on the SDK at `sdk`, or on one that comes along.
///
/// # Errors
/// When there is no SDK at `sdk`.
pub fn files(sdk: Option<&Path>) -> Result<Vec<(String, String)>> {
    let path = match sdk {
        Some(folder) => found(folder)?,
        None => format!("{VENDOR}/plugins/sdk"),
    };
    let row = match sdk {
        Some(_) => "",
        None => "| `vendor/` | the SDK and what it needs; `vendor/evenhand/plugins/sdk/README.md` explains it |\n",
    };
    let own = FILES.iter().map(|(file, text)| {
        ((*file).to_owned(), text.replace("@SDK@", &path).replace("@VENDOR_ROW@\n", &format!("{row}\n")))
    });
    let vendored = VENDORED.iter().filter_map(|(file, text)| match *file {
        LOCK => Some((LOCK.to_owned(), (*text).to_owned())),
        _ if sdk.is_some() => None,
        file => Some((format!("{VENDOR}/{file}"), (*text).to_owned())),
    });
    Ok(own.chain(vendored).collect())
}

/// The SDK's folder, as a path that holds from anywhere.
fn found(folder: &Path) -> Result<String> {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    if !manifest.contains("name = \"evenhand-sdk\"") {
        let help = "name the folder plugins/sdk of a copy of Evenhand, or leave --sdk out";
        return Err(Problem::new(format!("{} is no folder of evenhand-sdk", folder.display()), help).into());
    }
    let whole = folder.canonicalize().with_context(|| folder.display().to_string())?;
    // A path in TOML, between quotation marks.
    Ok(whole.display().to_string().replace('\\', "\\\\").replace('"', "\\\""))
}

/// What is said of the new folder.
pub fn told(folder: &Path, id: &str, files: &[(String, String)]) -> String {
    let (shown, folder) = (folder.display(), typed(folder));
    let own: String = FILES.iter().map(|(path, _)| format!("  {shown}/{path}\n")).collect();
    let vendored = files.iter().filter(|(path, _)| path.starts_with(VENDOR)).count();
    let vendor = match vendored {
        0 => String::new(),
        n => format!("  {shown}/vendor/ ({n} files: the SDK and what it needs)\n"),
    };
    format!(
        "{own}{vendor}\nIt builds as it is. One test fails on purpose, and says what to change:\n\n  \
         cd {folder} && cargo test\n\nThen, where {shown} lies:\n\n  \
         rustup target add wasm32-unknown-unknown    once, to compile for the sandbox\n  \
         evenhand test {folder}     runs the worked examples of its pages in the sandbox\n  \
         evenhand build {folder}    writes {id}.wasm, to be used with --plugin\n  \
         evenhand check {id}.wasm   checks it against every law of the contract\n"
    )
}
