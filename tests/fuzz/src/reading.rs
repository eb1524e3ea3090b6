//! Descriptions: whatever stands in a file, what is read of it holds together.

use evenhand::ProjectDescription;
use evenhand::read::{self, Error, Format, Limits, Source};

use crate::dice::Dice;
use crate::places;

/// Pieces of Markdown, TOML and plain text that mean something to the readers.
pub const PIECES: &[&str] = &[
    "# One\n",
    "## 2. Who decides?\n",
    "### *a* `b`\n",
    "Setext\n===\n",
    "Under\n---\n",
    "\n",
    "\n\n",
    "Plain words. And",
    " soft\nbreak ",
    "hard  \nbreak ",
    "slash\\\nbreak ",
    "- item\n",
    "- item **two**\n",
    "  - nested é\n",
    "    deep\n",
    "1. first\n",
    "10) tenth\n",
    "* star\n",
    "- [x] done\n",
    "> quoted\n",
    "> - item\n",
    ">> twice\n",
    "**Run in.** After. ",
    "**Only bold**\n",
    "*Italic.* x\n",
    "| a | b |\n|---|---|\n",
    "| c | d |\n",
    "|",
    "||\n",
    "`code`",
    "``a ` b``",
    "```\nfenced\n\nmore\n```\n",
    "~~~\n",
    "    indented\n",
    "<!-- gone -->",
    "<!--",
    "-->",
    "<div>kept</div>\n",
    "<br>",
    "[link](http://x.org/y)",
    "![alt](i.png)",
    "[^1]",
    "[^1]: note\n",
    "[a]: b\n",
    "&amp;",
    "&#0;",
    "\\*",
    "…",
    "“Q?” and ",
    "p<0.05 ",
    "£4,000",
    "\t",
    "\u{a0}",
    "語",
    "---\n",
    "***",
    "_",
    "a:\n",
    "e.g. x ",
    "[",
    "](",
    "\u{2028}",
    "\u{85}",
    "\u{c}",
    "CAPITALS HERE\n",
    "• bullet\n",
    "– dash\n",
    "(a) letter\n",
    "iv. four\n",
    "+++\n",
    "title = \"T\"\n",
    "stage = \"idea\"\n",
    "we = \"public\"\n",
    "date = 2025-01-01\n",
    "[roles]\n",
    "lead = \"Mo\"\n",
    "[settings.fair]\n",
    "edition = \"x\"\n",
    "[[section]]\n",
    "heading = \"H\"\n",
    "depth = 2\n",
    "text = \"\"\"\nOne. Two\n\"\"\"\n",
    "text = '''a'''\n",
    "\"",
    "'''",
    "=",
    "\r",
    "\r\n",
    "\u{feff}",
    "\u{301}",
    "İ",
    "🙂",
    "1",
    ".",
    " ",
    "\u{ad}",
    "\u{200d}",
    "References\n",
    "Sentence one. Sentence two! ",
];

/// Reads the bytes as a description, in the format that the first says.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let format = dice.one(&[Format::Markdown, Format::Text, Format::Toml]);
    let bytes = if dice.coin() { dice.soup(PIECES).into_bytes() } else { dice.rest().to_vec() };
    let found = read(bytes.clone(), format);
    let not_text = matches!(found, Err(Error::NotText { .. } | Error::Document { .. }));
    let Some(text) = String::from_utf8(bytes).ok().filter(|_| !not_text) else {
        assert!(not_text, "{found:?}");
        return;
    };
    let canonical = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    match &found {
        Ok(found) => holds(found, (format != Format::Toml).then_some(&canonical)),
        Err(error) => points_inside(error, &canonical),
    }
    alike(&found, &canonical, format);
}

fn read(bytes: impl Into<Vec<u8>>, format: Format) -> Result<ProjectDescription, Error> {
    read::description(Source::bytes(bytes).format(format), Limits::default())
}

/// What holds of every description.
pub fn holds(read: &ProjectDescription, canonical: Option<&String>) {
    if let Some(canonical) = canonical {
        assert_eq!(read.text, *canonical, "the canonical text is the file's");
    }
    let mut last = 0;
    for (at, section) in read.sections.iter().enumerate() {
        assert!(at == 0 || section.span.start == last, "sections tile the text");
        assert!(section.span.start >= last && read.text.get(section.span.clone()).is_some(), "they lie in it");
        last = section.span.end;
        assert_eq!(section.depth > 0, !section.path.is_empty(), "a section below a heading has its path");
        assert!(!section.sentences.is_empty(), "a section has words");
        sentences(read, at);
    }
    assert!(read.words() > 0, "what has no words is not read");
    if read.text.len() < 4_000 {
        places::check(read);
    }
}

fn sentences(read: &ProjectDescription, section: usize) {
    let text = read.section_text(section);
    let mut end = 0;
    for (at, sentence) in read.sections[section].sentences.iter().enumerate() {
        let span = sentence.span.start as usize..sentence.span.end as usize;
        let words = text.get(span.clone()).expect("a sentence lies in its section, on characters");
        assert!(span.start >= end, "sentences are in order and apart");
        assert!(words.contains(char::is_alphanumeric), "a sentence says something: {words:?}");
        assert!(sentence.introduced_by.is_sorted_by(|a, b| a < b), "outermost first");
        assert!(sentence.introduced_by.iter().all(|by| (*by as usize) < at), "what introduces comes before");
        end = span.end;
    }
}

/// An error's place is in the file, and its excerpt is the line there.
fn points_inside(error: &Error, text: &str) {
    assert!(!error.to_string().is_empty() && !error.help().is_empty());
    if let Some((line, column, excerpt)) = error.excerpt() {
        let there = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("{error}: line {line} of {text:?}"));
        assert_eq!(there.trim_end(), excerpt.trim_end(), "{error}");
        assert!((1..=there.chars().count() + 1).contains(&column), "{error}: column {column} of {there:?}");
    }
}

/// Line ends and a byte order mark change nothing, and what was read is read again.
fn alike(found: &Result<ProjectDescription, Error>, canonical: &str, format: Format) {
    if canonical.starts_with('\u{feff}') || canonical.contains('\r') {
        return;
    }
    for other in [canonical.to_owned(), canonical.replace('\n', "\r\n"), format!("\u{feff}{canonical}")] {
        match (found, read(other, format)) {
            (Ok(found), Ok(again)) => assert_eq!(*found, again),
            (Err(found), Err(again)) => assert_eq!(found.to_string(), again.to_string()),
            (found, again) => panic!("{found:?} is not {again:?}"),
        }
    }
}
