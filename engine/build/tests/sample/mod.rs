//! A small framework in memory, and ways to change it.

#![allow(dead_code, reason = "each test binary uses some of it")]

use evenhand_build::{Files, Folder, Mistake};

/// The page that most tests change.
pub const PAGE: &str = "criteria/s1.compare.md";

/// A framework of three pages, a list, a check and a case.
pub fn files() -> Files {
    let files = [
        ("framework.toml", include_str!("folder/framework.toml")),
        ("checks.toml", include_str!("folder/checks.toml")),
        (PAGE, include_str!("folder/s1.compare.md")),
        ("criteria/s1.ask.md", include_str!("folder/s1.ask.md")),
        ("criteria/s2.any.md", include_str!("folder/s2.any.md")),
        ("lists/group.txt", "women\nolder people\n# a comment\npostcode*\n"),
        ("tests/clinic/description.md", "# Clinic\n\nWe compared uptake between women and men.\n"),
        ("tests/clinic/expected.toml", "[settings]\nedition = \"new\"\n\n[levels]\n\"s1.compare\" = \"described\"\n"),
    ];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

/// The files with `from` in `path` replaced once.
pub fn with(path: &str, from: &str, to: &str) -> Files {
    let mut files = files();
    let text = files.get_mut(path).expect("a file of the sample");
    assert!(text.contains(from), "{path} has no `{from}`");
    *text = text.replacen(from, to, 1);
    files
}

/// The files with one file more, or another.
pub fn and(path: &str, text: &str) -> Files {
    let mut files = files();
    files.insert(path.to_owned(), text.to_owned());
    files
}

/// The mistakes of files that do not build.
pub fn mistakes(files: Files) -> Vec<Mistake> {
    match Folder::from_files(files) {
        Ok(_) => panic!("this builds"),
        Err(mistakes) => mistakes.0,
    }
}
