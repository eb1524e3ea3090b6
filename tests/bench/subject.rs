//! What is measured on: one description of 18 KB, and frameworks of many queries.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use evenhand::ProjectDescription;
use evenhand::read::{self, Source};
use evenhand_build::{Built, Folder};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

/// The three examples one after another: about 18 KB, some 3,000 words.
pub fn text() -> String {
    let read = |name: &str| {
        let path = root().join("examples").join(name).join("description.md");
        let text = fs::read_to_string(path).expect("an example");
        // The front matter of the second and third would be prose.
        text.rsplit_once("\n+++\n").map_or(text.clone(), |(_, rest)| rest.to_owned())
    };
    ["pharmacy-blood-pressure", "dementia-allotment", "digital-triage"].map(read).join("\n\n")
}

pub fn description(text: &str) -> ProjectDescription {
    read::description(Source::bytes(text), read::Limits::default()).expect("a description")
}

/// The prebuilt interpreter; `EVENHAND_PREBUILT` names another folder for it.
pub fn interpreter() -> Vec<u8> {
    let prebuilt = std::env::var_os("EVENHAND_PREBUILT").map_or_else(|| root().join("plugins/prebuilt"), PathBuf::from);
    fs::read(prebuilt.join("interpreter.wasm")).expect("the interpreter")
}

pub fn ward() -> Built {
    built(&root().join("plugins/ward"))
}

pub fn hiat() -> Built {
    built(&root().join("plugins/hiat"))
}

fn built(folder: &Path) -> Built {
    let (folder, _) = Folder::read(folder).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    evenhand_build::compile(&folder).expect("the pages compile")
}

pub fn component(built: &Built) -> Vec<u8> {
    evenhand_build::pack(&interpreter(), built, None).expect("the interpreter takes them")
}

/// A framework of one criterion with `all` proximity queries, of which `live` are about
/// words of `text`; the others are about words that it does not have.
pub fn proximity(text: &str, live: usize, all: usize) -> Built {
    let mut queries = String::new();
    for (a, b) in pairs(text, live, all) {
        let _ = writeln!(queries, "- strong: {a} ~8 {b}");
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("framework.toml", FRAMEWORK.to_owned());
    write("README.md", "# Many queries\n".to_owned());
    write("criteria/d.near.md", PAGE.replace("QUERIES", queries.trim_end()));
    built(folder.path())
}

/// The words that [`proximity`]'s queries name, in their order.
pub fn pairs(text: &str, live: usize, all: usize) -> Vec<(String, String)> {
    let words = frequent(text);
    let pair = |at: usize| {
        // Two words that are far apart in the order of their frequency.
        let (a, b) = (&words[at % words.len()], &words[(at / words.len() * 7 + at * 3 + 11) % words.len()]);
        let absent = if at < live { "" } else { "qx" };
        (format!("{a}{absent}"), format!("{b}{absent}"))
    };
    (0..all).map(pair).collect()
}

/// The words of five letters and more that `text` has, the commonest first.
fn frequent(text: &str) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 4) {
        *counts.entry(word.to_ascii_lowercase()).or_default() += 1;
    }
    let mut words: Vec<(String, usize)> = counts.into_iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.into_iter().map(|(word, _)| word).collect()
}

const FRAMEWORK: &str = r#"
id = "many"
title = "Many queries"
about = "Measures what a query costs."
version = "0.1.0"
licence = "MIT"
summary = "counts"

[[sources]]
id = "own"
citation = "Made for measuring."

[[domains]]
id = "d"
title = "Nearness"
summary = "Words that stand near each other."
expects = "any"

[roles]
analyst = "analyst"
"#;

const PAGE: &str = r#"+++
domain = "d"
order = 1
title = "near"
sources = ["own"]
+++
# Do the words stand near each other?

They may.

## Counts when
They do.

## Counts partly
Never.

## Does not count
Anything else.

## Element: near (core, deed)
QUERIES
- ask analyst: Do they?

## Worked examples

~~~text not-found
Nothing of the kind.
~~~
"#;
