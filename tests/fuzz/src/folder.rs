//! Framework folders: every mistake points into a file, and what builds is a plugin that
//! keeps the laws, whatever text it is put before.

use evenhand::model::framework::Framework;
use evenhand::plugin::{Limits, laws};
use evenhand::read::{self, Format, Source};
use evenhand_build::{Built, Files, Folder, Mistake, Severity, compile};
use evenhand_interpreter::compiled::Compiled;

use crate::dice::Dice;
use crate::native;

/// The folder that inputs change: pages with every thing that a page can have.
const FILES: &[(&str, &str)] = &[
    ("framework.toml", include_str!("../folder/framework.toml")),
    ("checks.toml", include_str!("../folder/checks.toml")),
    ("criteria/s1.compare.md", include_str!("../folder/s1.compare.md")),
    ("criteria/s1.ask.md", include_str!("../folder/s1.ask.md")),
    ("criteria/s2.any.md", include_str!("../folder/s2.any.md")),
    ("criteria/s3.why.md", include_str!("../folder/s3.why.md")),
    ("lists/group.txt", "women\nolder people\n# a comment\npostcode*\n{one}\n"),
    ("lists/one.txt", "#money\nlow-income\n"),
    ("lexicons/who/lexicon.toml", include_str!("../folder/lexicon.toml")),
    ("lexicons/who/lists/kin.txt", "family\nfriends\n"),
    ("tests/clinic/description.md", "# Clinic\n\nWe compared uptake between women and men.\n"),
    ("tests/clinic/expected.toml", "[settings]\nedition = \"new\"\n\n[levels]\n\"s1.compare\" = \"described\"\n"),
];

/// What is written into files, or in the place of their lines.
const PIECES: &[&str] = &[
    "",
    "+++",
    "+++\n",
    "# A title?\n",
    "## Counts when\n",
    "## Element: group (fact, same section)\n",
    "## Element: x (core)\n",
    "## Worked examples\n",
    "- strong: {group} ~4 uptake\n",
    "- weak: gap*\n",
    "- denied: nobody\n",
    "- close but no, name (a note): club*\n",
    "- ask analyst: Who?\n",
    "- ask nobody: Who?\n",
    "~~~text described\n",
    "~~~text not-found trap stage=idea\n",
    "~~~\n",
    "```\n",
    "domain = \"s2\"\n",
    "order = 10\n",
    "order = -1\n",
    "required = \"comparison or not group\"\n",
    "required = \"(group and comparison:2)\"\n",
    "required = \"((((\"\n",
    "at-least = { of = \"s1.*\", n = 2 }\n",
    "at-least = { of = \"s2.any\", n = 65535 }\n",
    "applies-when = [\"survey*\", \"{group}\"]\n",
    "denied = [\"\"]\n",
    "phrase = \"é\"\n",
    "title = \"T\"\n",
    "summary = \"{s1} {s9}\"\n",
    "summary = \"counts\"\n",
    "summary = \"leaning\"\n",
    "expects = \"none\"\n",
    "expects = \"any\"\n",
    "[[check]]\n",
    "when = \"s1.ask < partly\"\n",
    "when = \"not (s1.ask = described)\"\n",
    "for-each = \"day\"\n",
    "flag = [\"hard to reach = seldom heard\"]\n",
    "flag = [\"=\"]\n",
    "[[domains]]\n",
    "[[sources]]\n",
    "id = \"s1\"\n",
    "id = \"new\"\n",
    "[facets.day]\n",
    "weekday = \"(\"\n",
    "[parts]\n",
    "problem = [\"background\", \"need*\"]\n",
    "[lexicons]\n",
    "who = \"1.0\"\n",
    "default = \"x\"\n",
    "choices = []\n",
    "required = true\n",
    "[roles]\n",
    "analyst = \"\"\n",
    "{who:kin}",
    "{group}",
    "{one}",
    "{kin}",
    "{",
    "}",
    "\"",
    "\"\"\"",
    "'",
    "=",
    "\n",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "é",
    "\t",
    "\r\n",
    "|",
    "(",
    ")",
    "[",
    "]",
    "# ",
    "women\n",
    "#money",
    "<b>",
    "\\",
    "🙂",
];

/// Names of files that are added, or that files are moved to.
const NAMES: &[&str] = &[
    "criteria/s1.new.md",
    "criteria/S 1.md",
    "criteria/s9.x.md",
    "criteria/.md",
    "lists/new.txt",
    "lists/public.txt",
    "lists/a:b.txt",
    "lexicons/who/lexicon.toml",
    "lexicons/other/lexicon.toml",
    "lexicons/who/lists/group.txt",
    "tests/new/description.md",
    "tests/new/expected.toml",
    "tests/description.md",
    "Cargo.toml",
    "checks.toml",
    "framework.toml",
    "README.md",
    "../x.md",
    "",
];

/// A text that meets some of the folder's queries.
const TEXT: &str = "# Clinic\n\n## Background\n\nWe compared uptake between women and men on Monday. Our team interviewed forty \
    tenants.\n\n- We hope to compare outcomes for families.\n- Nobody asked the hard to reach, and costs of £40 keep low-income people out.\n\n\
    ## Plan\n\nStaff may survey older people at weekends, because the bus stops. All IMD merged.\n";

/// Builds a folder that the bytes change.
pub fn check(bytes: &[u8]) {
    let files = changed(&mut Dice::new(bytes));
    match Folder::from_files(files.clone()) {
        Err(mistakes) => {
            assert!(!mistakes.0.is_empty(), "a folder that does not build has mistakes");
            assert!(mistakes.0.iter().all(|mistake| mistake.severity == Severity::Error));
            told(&mistakes.0, &files);
        }
        Ok((folder, warnings)) => {
            assert!(warnings.iter().all(|mistake| mistake.severity == Severity::Warning));
            told(&warnings, &files);
            // Beside a Cargo.toml, it is code that rates.
            if let (Ok(built), false) = (compile(&folder), folder.is_code()) {
                assert_eq!(compile(&folder).as_ref(), Ok(&built), "the same folder gives the same bytes");
                keeps_the_laws(&built);
            }
        }
    }
}

/// The folder with a few lines, pieces and files changed.
fn changed(dice: &mut Dice<'_>) -> Files {
    let mut files: Files = FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    while !dice.is_done() {
        let name = files.keys().nth(dice.below(files.len())).cloned().unwrap_or_default();
        let text = files.get(&name).cloned().unwrap_or_default();
        let piece = if dice.below(8) == 0 {
            String::from_utf8_lossy(dice.take(12)).into_owned()
        } else {
            dice.of(PIECES).to_owned()
        };
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let at = dice.below(lines.len().max(1));
        let text = match dice.below(8) {
            0 => [&lines[..at], &[piece.as_str()], &lines[at..]].concat().concat(),
            1 | 2 if !lines.is_empty() => {
                lines[at] = &piece;
                lines.concat()
            }
            3 if !lines.is_empty() => {
                lines.remove(at);
                lines.concat()
            }
            4 => lines.repeat(2).concat().chars().take(20_000).collect(),
            5 => {
                files.insert(dice.of(NAMES).to_owned(), piece);
                continue;
            }
            6 => {
                files.remove(&name);
                files.insert(dice.of(NAMES).to_owned(), text);
                continue;
            }
            _ => {
                let cut =
                    text.char_indices().map(|(at, _)| at).nth(dice.below(text.len().max(1))).unwrap_or(text.len());
                format!("{}{piece}{}", &text[..cut], &text[cut..])
            }
        };
        files.insert(name, text);
    }
    files
}

/// Mistakes are in order, each once, in a file and a place that are there, in words.
fn told(mistakes: &[Mistake], files: &Files) {
    assert!(mistakes.is_sorted() && mistakes.windows(2).all(|two| two[0] != two[1]));
    for mistake in mistakes {
        assert!(!mistake.message.is_empty(), "{mistake:?}");
        let Some(text) = files.get(&mistake.file) else {
            assert_eq!((mistake.line, mistake.column), (0, 0), "there is no such file: {mistake}");
            continue;
        };
        let lines = text.replace("\r\n", "\n").split('\n').count();
        assert!(mistake.line <= lines, "{mistake} in {lines} lines");
        assert!(mistake.column == 0 || mistake.line > 0, "{mistake}");
        let line = text.split('\n').nth(mistake.line.saturating_sub(1)).unwrap_or_default();
        assert!(mistake.column <= line.chars().count() + 1, "{mistake} in {line:?}");
    }
}

/// The host loads what was built, and takes what it answers.
fn keeps_the_laws(built: &Built) {
    let limits = Limits::default();
    let framework: Framework = serde_json::from_str(&built.manifest).expect("a manifest");
    let kept = laws::check_framework(&framework, &framework, Some(&built.manifest), &limits);
    assert_eq!(kept, Ok(()), "it builds and is not loaded");
    let source = Source::bytes(TEXT).format(Format::Markdown);
    let description = read::description(source, read::Limits::default()).expect("a description");
    let compiled = Compiled::open(&built.bytes).unwrap_or_else(|why| panic!("{why:?}"));
    let answer = evenhand_interpreter::assess(&compiled, &native::given(&description));
    let answer = answer.unwrap_or_else(|why| panic!("{why:?}")).expect("the text is long enough");
    let kept = laws::check_assessment(&native::assessment(answer), &framework, &description, &limits);
    assert_eq!(kept, Ok(()), "it is loaded and its answer is refused");
}
