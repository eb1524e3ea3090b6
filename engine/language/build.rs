//! Sorts the word lists of `lists/` into static tables.
//!
//! A list is a file `NAME.txt`; `public.txt` becomes `List::Public`. Phrases are
//! written as they are compared: lower case, straight apostrophes, hyphens as
//! spaces, -ise and -our. What the tables look like is said in `src/lexicon.rs`, which
//! reads them.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/lexicon/hash.rs"]
#[allow(dead_code, reason = "the crate uses all of it")]
mod hash;

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    words: Vec<String>,
    /// Whether the last word may go on.
    open: bool,
    /// The list's variant.
    list: String,
}

fn main() {
    println!("cargo:rerun-if-changed=lists");
    println!("cargo:rerun-if-changed=src/lexicon/hash.rs");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lists");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("lists/ is part of the crate")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let mut phrases: Vec<Phrase> = files.iter().flat_map(|file| phrases_of(file)).collect();
    phrases.sort();
    phrases.dedup();
    let out = [lists(&files), tables(&phrases)].concat();
    let path = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("lists.rs");
    fs::write(path, out).expect("OUT_DIR can be written");
}

fn id(file: &Path) -> &str {
    file.file_stem().and_then(|stem| stem.to_str()).expect("a list's name is ASCII")
}

fn camel(id: &str) -> String {
    id.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

fn phrases_of(file: &Path) -> Vec<Phrase> {
    let text = fs::read_to_string(file).expect("a list is UTF-8");
    let mut phrases = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let words: Vec<String> = line.trim_end_matches('*').split_whitespace().map(str::to_owned).collect();
        let plain = words.iter().all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '\'')
        });
        assert!(plain, "{}:{}: write words as they are compared: {line}", file.display(), number + 1);
        phrases.push(Phrase { words, open: line.ends_with('*'), list: camel(id(file)) });
    }
    phrases
}

/// The enumeration of the lists.
fn lists(files: &[PathBuf]) -> String {
    let (mut variants, mut all, mut ids, mut sources) = (String::new(), String::new(), String::new(), String::new());
    for file in files {
        let (id, variant) = (id(file), camel(id(file)));
        let _ = writeln!(variants, "    /// `lists/{id}.txt`\n    {variant},");
        let _ = write!(all, "Self::{variant}, ");
        let _ = writeln!(ids, "            Self::{variant} => {id:?},");
        // Not the whole path: the folder may be moved, and its build with it.
        let path = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/lists/{id}.txt\")");
        let _ = writeln!(sources, "            Self::{variant} => include_str!({path}),");
    }
    format!(
        "/// A list of `lists/`.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\n\
         pub enum List {{\n{variants}}}\n\n\
         impl List {{\n\
         \x20   /// Every list, by name.\n    pub const ALL: &[Self] = &[{all}];\n\n\
         \x20   /// The list's name: its file's, without the ending.\n    #[must_use]\n\
         \x20   pub const fn id(self) -> &'static str {{\n        match self {{\n{ids}        }}\n    }}\n\n\
         \x20   fn source(self) -> &'static str {{\n        match self {{\n{sources}        }}\n    }}\n}}\n"
    )
}

/// The dictionary of all words, and the phrases by their first word.
fn tables(phrases: &[Phrase]) -> String {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for word in phrases.iter().flat_map(|phrase| &phrase.words) {
        numbers.insert(word, 0);
    }
    let mut pool = String::new();
    let (mut ends, mut slots) = (vec![0], vec![0; (numbers.len() * 2).next_power_of_two()]);
    for (at, (word, number)) in numbers.iter_mut().enumerate() {
        *number = at;
        pool.push_str(word);
        ends.push(pool.len());
        let mut slot = hash::hash(word.as_bytes()) as usize % slots.len();
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = at + 1;
    }
    let (mut firsts, mut tails, mut rows) = (vec![0; numbers.len() + 1], Vec::new(), String::new());
    let mut by_second = Vec::new();
    for (at, phrase) in phrases.iter().enumerate() {
        let Phrase { words, open, list } = phrase;
        firsts[numbers[words[0].as_str()] + 1] = at + 1;
        let (tail, len) = (tails.len(), words.len());
        tails.extend(words[1..].iter().map(|word| numbers[word.as_str()]));
        // One that may go on is told by its letters, not by its number.
        let second = words.get(1).filter(|_| len > 2 || !open).map(|word| numbers[word.as_str()]);
        by_second.push((numbers[words[0].as_str()], second, at));
        let _ = writeln!(
            rows,
            "    Phrase {{ second: {second:?}, tail: {tail}, len: {len}, open: {open}, list: List::{list} }},"
        );
    }
    for at in 1..firsts.len() {
        firsts[at] = firsts[at].max(firsts[at - 1]);
    }
    let mut out = format!("static POOL: &str = {pool:?};\nstatic PHRASES: &[Phrase] = &[\n{rows}];\n");
    out += &numbers_table("ENDS", "u32", &ends);
    out += &numbers_table("SLOTS", "u16", &slots);
    out += &numbers_table("FIRSTS", "u16", &firsts);
    out += &numbers_table("TAILS", "u16", &tails);
    by_second.sort_unstable();
    out += &numbers_table("BY_SECOND", "u16", &by_second.iter().map(|(_, _, at)| at).collect::<Vec<_>>());
    out
}

fn numbers_table(name: &str, of: &str, numbers: &[impl Debug]) -> String {
    format!("static {name}: [{of}; {}] = {numbers:?};\n", numbers.len())
}
