//! Sorts the word lists of `lists/` into static tables.
//!
//! A list is a file `NAME.txt`; `public.txt` becomes `List::Public`. Phrases are
//! written as they are compared: lower case, straight apostrophes, hyphens as
//! spaces, -ise and -our.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=lists");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lists");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("lists/ is part of the crate")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();

    let mut phrases: Vec<(Vec<String>, bool, String)> = Vec::new();
    let (mut variants, mut ids, mut sources) = (String::new(), String::new(), String::new());
    for file in &files {
        let id = file.file_stem().and_then(|stem| stem.to_str()).expect("a list's name is ASCII").to_owned();
        let variant = camel(&id);
        let text = fs::read_to_string(file).expect("a list is UTF-8");
        let _ = writeln!(variants, "    /// `lists/{id}.txt`\n    {variant},");
        let _ = writeln!(ids, "            Self::{variant} => {id:?},");
        let _ = writeln!(sources, "            Self::{variant} => include_str!({file:?}),");
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let open = line.ends_with('*');
            let words: Vec<String> = line.trim_end_matches('*').split_whitespace().map(str::to_owned).collect();
            let plain = words.iter().all(|word| {
                !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '\'')
            });
            assert!(plain, "{}:{}: write words as they are compared: {line}", file.display(), number + 1);
            phrases.push((words, open, variant.clone()));
        }
    }
    phrases.sort();
    phrases.dedup();
    let (open, closed): (Vec<_>, Vec<_>) = phrases.into_iter().partition(|(words, open, _)| *open && words.len() == 1);

    let all: String = files
        .iter()
        .map(|file| format!("Self::{}, ", camel(file.file_stem().and_then(|s| s.to_str()).unwrap_or_default())))
        .collect();
    let mut out = String::new();
    let _ = writeln!(
        out,
        "/// A list of `lists/`.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum List {{\n{variants}}}"
    );
    let _ = writeln!(out, "impl List {{\n    /// Every list, by name.\n    pub const ALL: &[Self] = &[{all}];\n");
    let _ = writeln!(
        out,
        "    /// The list's name: its file's, without the ending.\n    #[must_use]\n    pub const fn id(self) -> &'static str {{\n        match self {{\n{ids}        }}\n    }}\n"
    );
    let _ =
        writeln!(out, "    fn source(self) -> &'static str {{\n        match self {{\n{sources}        }}\n    }}\n}}");
    let _ = writeln!(out, "{}", table("CLOSED", &closed));
    let _ = writeln!(out, "{}", table("OPEN", &open));
    let path = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("lists.rs");
    fs::write(path, out).expect("OUT_DIR can be written");
}

fn table(name: &str, phrases: &[(Vec<String>, bool, String)]) -> String {
    let mut out = format!("static {name}: &[Phrase] = &[\n");
    for (words, open, variant) in phrases {
        let _ = writeln!(out, "    Phrase {{ words: &{words:?}, open: {open}, list: List::{variant} }},");
    }
    out + "];\n"
}

fn camel(id: &str) -> String {
    id.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
