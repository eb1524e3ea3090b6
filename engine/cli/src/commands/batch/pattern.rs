//! Patterns for files: `*` for any part of a name, `?` for any letter, `[a-z]` and `[!a-z]`
//! for letters, `**` for any folders.
//!
//! Names are compared as bytes, so that one which is not UTF-8 is met like any other.

use std::io;
use std::path::{Path, PathBuf};

/// The files that `pattern` is met by, in the order of their names. Names that start with a
/// full stop are met only by a pattern that does, and `**` follows no links.
///
/// # Errors
/// When a folder cannot be read.
pub fn matches(pattern: &str) -> io::Result<Vec<PathBuf>> {
    let parts: Vec<&str> = Path::new(pattern).components().filter_map(|part| part.as_os_str().to_str()).collect();
    let mut found = Vec::new();
    follow(PathBuf::new(), &parts, &mut found)?;
    found.sort();
    found.dedup();
    Ok(found)
}

fn follow(from: PathBuf, parts: &[&str], found: &mut Vec<PathBuf>) -> io::Result<()> {
    let Some((first, rest)) = parts.split_first() else {
        if from.is_file() {
            found.push(from);
        }
        return Ok(());
    };
    if !first.contains(['*', '?', '[']) {
        return follow(from.join(first), rest, found);
    }
    let folder = if from.as_os_str().is_empty() { Path::new(".") } else { &from };
    if !folder.is_dir() {
        return Ok(());
    }
    if *first == "**" {
        follow(from.clone(), rest, found)?;
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let bytes = name.as_encoded_bytes();
        let is_shown = !bytes.starts_with(b".") || first.starts_with('.');
        match *first {
            "**" if is_shown && entry.file_type()?.is_dir() => follow(from.join(name), parts, found)?,
            "**" => {}
            first if is_shown && is_met(first.as_bytes(), bytes) => follow(from.join(name), rest, found)?,
            _ => {}
        }
    }
    Ok(())
}

/// Whether `name` is what `pattern` says.
fn is_met(pattern: &[u8], name: &[u8]) -> bool {
    match pattern.split_first() {
        None => name.is_empty(),
        Some((b'*', rest)) => (0..=name.len()).any(|at| is_met(rest, &name[at..])),
        Some((b'?', rest)) => !name.is_empty() && is_met(rest, &name[letter(name)..]),
        Some((b'[', rest)) => match (rest.iter().skip(1).position(|&byte| byte == b']'), name.first()) {
            (Some(end), Some(&byte)) => is_among(&rest[..=end], byte) && is_met(&rest[end + 2..], &name[1..]),
            (Some(_), None) => false,
            (None, _) => name.first() == Some(&b'[') && is_met(rest, &name[1..]),
        },
        Some((byte, rest)) => name.first() == Some(byte) && is_met(rest, &name[1..]),
    }
}

/// How many bytes the first letter of `name` has; a byte that is none is one.
fn letter(name: &[u8]) -> usize {
    let first = name.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
    first.map_or(1, char::len_utf8)
}

/// Whether `byte` is one of `set`, such as `a-z_`, or none of it where that starts with `!`.
fn is_among(set: &[u8], byte: u8) -> bool {
    let (set, wanted) = set.strip_prefix(b"!").map_or((set, true), |set| (set, false));
    let mut rest = set;
    while let Some((&from, after)) = rest.split_first() {
        let (to, after) = match after {
            [b'-', to, after @ ..] => (*to, after),
            after => (from, after),
        };
        if (from..=to).contains(&byte) {
            return wanted;
        }
        rest = after;
    }
    !wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_met_as_a_shell_meets_them() {
        for (pattern, name, met) in [
            ("*.md", "a.md", true),
            ("*.md", "a.mdx", false),
            ("b*d?.md", "b-1-d2.md", true),
            ("caf?.md", "café.md", true),
            ("[a-c]*.md", "bid.md", true),
            ("[!a-c]*.md", "bid.md", false),
            ("[a-c", "[a-c", true),
            ("a[]b]c", "a]c", true),
            ("*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaa", false),
        ] {
            assert_eq!(is_met(pattern.as_bytes(), name.as_bytes()), met, "{pattern} {name}");
        }
        assert!(is_met(b"caf?.md", b"caf\xe9.md"));
    }

    #[test]
    fn files_below_are_found_in_order_and_once() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.md", "a/x.md", "a/c/y.md", "a/c/z.txt", ".hidden/h.md", "a/.h.md"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, "").expect("a file");
        }
        let found = |pattern: &str| -> Vec<String> {
            let found = matches(folder.path().join(pattern).to_str().expect("UTF-8")).expect("it can be read");
            let inside = |path: &PathBuf| path.strip_prefix(folder.path()).expect("inside").display().to_string();
            found.iter().map(inside).collect()
        };
        assert_eq!(found("**/*.md"), ["a/c/y.md", "a/x.md", "b.md"]);
        assert_eq!(found("*/**/*.[mt]*"), ["a/c/y.md", "a/c/z.txt", "a/x.md"]);
        assert_eq!(found("a/.*.md"), ["a/.h.md"]);
        assert_eq!(found("a/*"), ["a/x.md"]);
        assert_eq!(found("nothing/*.md"), Vec::<String>::new());
    }
}
