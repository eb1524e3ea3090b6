//! The files of a folder, as text, in an order that no machine changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::mistake::Mistake;

/// The files of a folder by their path in it, with `/` between names.
pub type Files = BTreeMap<String, String>;

/// No page is larger than this, in bytes.
const LARGEST: u64 = 4 << 20;

/// Reads the files of a framework folder: Markdown, TOML and text, at most three
/// folders deep. Hidden files and others are not part of it.
pub(crate) fn read(folder: &Path) -> Result<Files, Mistake> {
    if !folder.join("framework.toml").is_file() {
        let message = format!("{} is not a framework folder", folder.display());
        return Err(Mistake::new("framework.toml", 0, message, "a framework folder holds a file framework.toml"));
    }
    let mut files = Files::new();
    gather(folder, "", 0, &mut files)?;
    Ok(files)
}

fn gather(folder: &Path, inside: &str, depth: usize, files: &mut Files) -> Result<(), Mistake> {
    let unreadable = |name: &str, error: std::io::Error| Mistake::new(name, 0, format!("cannot be read: {error}"), "");
    for entry in fs::read_dir(folder).map_err(|error| unreadable(inside, error))? {
        let entry = entry.map_err(|error| unreadable(inside, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            if depth < 3 {
                gather(&entry.path(), &path, depth + 1, files)?;
            }
            continue;
        }
        if ![".md", ".toml", ".txt"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        if entry.metadata().is_ok_and(|data| data.len() > LARGEST) {
            return Err(Mistake::new(&path, 0, format!("is larger than {LARGEST} bytes"), "split it"));
        }
        let bytes = fs::read(entry.path()).map_err(|error| unreadable(&path, error))?;
        files.insert(path.clone(), text(&path, bytes)?);
    }
    Ok(())
}

/// Text without a byte order mark and with LF line ends.
fn text(path: &str, bytes: Vec<u8>) -> Result<String, Mistake> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n")),
        Err(error) => {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(Mistake::new(path, line, "is not UTF-8 text", "save it as UTF-8 in your editor"))
        }
    }
}
