//! `evenhand new`: a small framework's folder to start from.
//!
//! What it holds stands in `templates/framework`; it builds as it is, and one of its
//! worked examples fails on purpose and says how to mend it. What a plugin in Rust holds
//! is `rust`'s.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand_build::is_id;

use crate::args::New;
use crate::failure::Problem;
use crate::{exit, output};

mod rust;

/// The files, by their path in the folder.
const FILES: [(&str, &str); 4] = [
    ("README.md", include_str!("../../templates/framework/README.md")),
    ("framework.toml", include_str!("../../templates/framework/framework.toml")),
    ("criteria/offline.md", include_str!("../../templates/framework/criteria/offline.md")),
    ("lists/ways.txt", include_str!("../../templates/framework/lists/ways.txt")),
];

/// The longest id, in characters: one that fits on a line of a report.
const LONGEST: usize = 40;

/// Writes the folder, whole or not at all.
///
/// # Errors
/// When its name cannot be an id, something stands in its place, or it cannot be written.
pub fn run(args: &New) -> Result<u8> {
    // Without a slash at its end.
    let folder = args.folder.components().collect::<PathBuf>();
    let folder = folder.as_path();
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    check_id(&name, folder)?;
    if args.rust {
        rust::check_name(&name)?;
    }
    if fs::symlink_metadata(folder).is_ok() {
        let help = "nothing was changed; give another name, or move what is there";
        return Err(Problem::new(format!("{} is there already", folder.display()), help).into());
    }
    let files: Vec<(String, String)> = match args.rust {
        true => rust::files(args.sdk.as_deref())?,
        false => FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect(),
    };
    write(folder, &name, &files)?;
    let told = if args.rust { rust::told(folder, &name, &files) } else { told(folder, &name) };
    output::tell(&told)?;
    Ok(exit::DONE)
}

fn check_id(name: &str, folder: &Path) -> Result<()> {
    if is_id(name) && name.chars().count() <= LONGEST {
        return Ok(());
    }
    let rule = format!(
        "the folder's name becomes the id: lower-case letters and digits, words joined by -, at most {LONGEST} in all"
    );
    if name.is_empty() {
        return Err(Problem::new(format!("{} is no new folder", folder.display()), rule).into());
    }
    let help = match mended(name) {
        Some(id) => format!("{rule}; try evenhand new {}", typed(&folder.with_file_name(id))),
        None => rule,
    };
    Err(Problem::new(format!("`{name}` cannot be the id of a framework"), help).into())
}

/// The id that `name` is most likely meant to be, if anything of it can stay.
fn mended(name: &str) -> Option<String> {
    let plain: String = name.to_lowercase().chars().flat_map(without_accent).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let mut id = String::new();
    for word in words {
        if id.len() + 1 + word.len() > LONGEST {
            break;
        }
        id = if id.is_empty() { word.to_owned() } else { format!("{id}-{word}") };
    }
    is_id(&id).then_some(id)
}

/// A letter as an id may have it, and a hyphen for what no id has.
fn without_accent(c: char) -> Vec<char> {
    const PLAIN: [(&str, &str); 16] = [
        ("àáâãäåāăą", "a"),
        ("çćč", "c"),
        ("ďđð", "d"),
        ("èéêëēęě", "e"),
        ("ğ", "g"),
        ("ìíîïī", "i"),
        ("łľ", "l"),
        ("ñńň", "n"),
        ("òóôõöøőō", "o"),
        ("ŕř", "r"),
        ("śşš", "s"),
        ("ťț", "t"),
        ("ùúûüůűū", "u"),
        ("ŵ", "w"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
    ];
    const JOINED: [(char, &str); 4] = [('æ', "ae"), ('œ', "oe"), ('ß', "ss"), ('þ', "th")];
    match c {
        c if c.is_ascii_alphanumeric() => vec![c],
        // What an accent is written as behind its letter.
        '\u{300}'..='\u{36f}' => Vec::new(),
        c => {
            let plain = PLAIN.iter().find(|(accented, _)| accented.contains(c)).map(|(_, plain)| *plain);
            let joined = || JOINED.iter().find(|(one, _)| *one == c).map(|(_, plain)| *plain);
            plain.or_else(joined).unwrap_or("-").chars().collect()
        }
    }
}

/// A path as it is typed in a command.
fn typed(path: &Path) -> String {
    let shown = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\' | ':' | '~');
    match shown.chars().all(plain) {
        true => shown,
        false if shown.contains(['"', '$', '`']) => format!("'{shown}'"),
        false => format!("\"{shown}\""),
    }
}

/// Writes the files beside `folder`, then puts all of them in place at once.
fn write(folder: &Path, id: &str, files: &[(String, String)]) -> Result<()> {
    let cannot = || format!("{} cannot be written", folder.display());
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !parent.is_dir() {
        let message = format!("{} is no folder", parent.display());
        return Err(Problem::new(message, "make it first, or name a folder that is there").into());
    }
    let beside = tempfile::Builder::new().prefix(".evenhand-").tempdir_in(parent).with_context(cannot)?;
    let whole = beside.path().join(id);
    for (path, text) in files {
        let file = whole.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&whole)).with_context(cannot)?;
        // What is vendored says nothing of the new framework.
        let filled = match path.starts_with("vendor/") {
            true => text.clone(),
            false => text.replace("@ID@", id).replace("@TITLE@", &title(id)),
        };
        fs::write(&file, filled).with_context(cannot)?;
    }
    fs::rename(&whole, folder).with_context(cannot)
}

/// `warm-welcome` → `Warm welcome`
fn title(id: &str) -> String {
    let words = id.replace(['-', '.'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn told(folder: &Path, id: &str) -> String {
    let (shown, folder) = (folder.display(), typed(folder));
    let files: String = FILES.iter().map(|(path, _)| format!("  {shown}/{path}\n")).collect();
    format!(
        "{files}\nIt builds as it is. One worked example fails on purpose, and says what to change:\n\n  \
         evenhand test {folder}\n\nThen:\n\n  \
         evenhand test {folder} --watch    runs again whenever you save\n  \
         evenhand build {folder}           writes {id}.wasm, to be used with --plugin\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_mended_where_something_of_it_can_stay() {
        assert_eq!(mended("My Framework").as_deref(), Some("my-framework"));
        assert_eq!(mended("Ageing_well (2026)").as_deref(), Some("ageing-well-2026"));
        assert_eq!(mended("Égalité des chances").as_deref(), Some("egalite-des-chances"));
        assert_eq!(mended("Cre\u{301}che Straße").as_deref(), Some("creche-strasse"));
        assert_eq!(typed(Path::new("a/b-c.d")), "a/b-c.d");
        assert_eq!(typed(Path::new("My Documents/eia")), "\"My Documents/eia\"");
        assert_eq!(mended("…"), None);
        assert_eq!(mended(&"long-".repeat(20)).map(|id| id.len()), Some(39));
        assert_eq!(title("warm-welcome"), "Warm welcome");
    }
}
