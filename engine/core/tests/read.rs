//! What is read from a file: sections, sentences, what introduces what, and errors.
//!
//! Each file of `tests/fixtures/read` is read and laid out beside the `.outline` that
//! is expected of it; `EVENHAND_REWRITE=1` rewrites those. `EVENHAND_DESCRIPTIONS`
//! names a folder of other descriptions to lay out and hold to the same invariants.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use evenhand::ProjectDescription;
use evenhand::model::Block;
use evenhand::read::{self, Limits, Source};

#[path = "read/bad.rs"]
mod bad;
#[path = "read/invariants.rs"]
mod invariants;
#[path = "read/notices.rs"]
mod notices;
#[path = "read/places.rs"]
mod places;
#[path = "read/soup.rs"]
mod soup;
#[path = "read/word/main.rs"]
mod word;

use invariants::check;

fn fixtures() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/read"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder of descriptions")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| ["md", "toml", "txt", "docx"].iter().any(|known| e == *known)))
        .collect();
    files.sort();
    files
}

/// The description, laid out for a person to judge: one line for each sentence.
fn outline(read: &ProjectDescription) -> String {
    let mut out = format!("title: {}\n", read.title);
    for notice in &read.notices {
        let _ = writeln!(out, "notice: {notice:?}");
    }
    for (i, section) in read.sections.iter().enumerate() {
        let _ = writeln!(out, "\n[{}] {}", section.depth, section.path.join(" > "));
        for (at, sentence) in section.sentences.iter().enumerate() {
            let span = sentence.span.start as usize..sentence.span.end as usize;
            let kind = match sentence.block {
                Block::Heading => 'H',
                Block::Paragraph => 'p',
                Block::ListItem => '-',
                Block::TableCell => '|',
                Block::Quotation => '>',
            };
            let words = read.quote(i, &span).replace('\n', "⏎");
            let by = sentence.introduced_by.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "{at:3} {kind} ¶{} <{by}> {words}", sentence.paragraph);
        }
    }
    out
}

fn read_and_check(path: &Path) -> ProjectDescription {
    let read = read::description(Source::path(path), Limits::default()).expect("a description");
    let bytes = std::fs::read(path).expect("a readable file");
    check(&read, path.extension().is_some_and(|e| e != "toml" && e != "docx").then_some(&bytes[..]));
    read
}

#[test]
fn files_are_read_as_their_outlines_say() {
    let rewrite = std::env::var_os("EVENHAND_REWRITE").is_some();
    let files = files(&fixtures());
    assert!(files.len() > 3, "no fixtures");
    for path in files {
        let (expected, found) = (path.with_extension("outline"), outline(&read_and_check(&path)));
        if rewrite {
            std::fs::write(&expected, &found).expect("a writable fixture");
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(found, wanted, "{}: EVENHAND_REWRITE=1 rewrites it", path.display());
    }
}

#[test]
fn other_descriptions_hold_the_invariants() {
    let Some(folder) = std::env::var_os("EVENHAND_DESCRIPTIONS") else { return };
    for path in files(Path::new(&folder)) {
        println!("=== {}\n{}", path.display(), outline(&read_and_check(&path)));
    }
}
