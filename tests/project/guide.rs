//! The author's guide, run from top to bottom in a scratch folder: its commands, its
//! pages, its queries. `EVENHAND_BLESS=1` rewrites what its commands print, to be read
//! before it is committed.
//!
//! What a fenced block is stands after its language: `console` is commands; `PATH` a file
//! that is written; `add PATH` lines that are added to one; `element` and `front` parts of
//! a page that must build; `meets` and `reads` queries with what they give.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{root, words};

const GUIDE: &str = "plugins/README.md";
/// The framework that the guide writes.
const FOLDER: &str = "warm-welcome";

struct Block {
    line: usize,
    info: String,
    text: String,
}

fn blocks(guide: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (line, number) in guide.lines().zip(1..) {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                blocks.push(Block { line: number, info: info.to_owned(), text: String::new() });
            }
            None if open => {
                let block = blocks.last_mut().expect("an open block");
                block.text += line;
                block.text.push('\n');
            }
            None => {}
        }
    }
    assert!(!open, "the last block is not closed");
    blocks
}

/// The command; what it compiles is kept for the other tests, away from this user's own.
fn evenhand() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command.env("EVENHAND_CACHE_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled"));
    command
}

struct Scratch {
    folder: tempfile::TempDir,
    /// Where the guide says something else than the tool.
    wrong: RefCell<Vec<String>>,
}

impl Scratch {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// What a command prints on both ways out, and how it ends.
    fn evenhand(&self, args: &[String]) -> (String, i32) {
        let output = evenhand().args(args).current_dir(self.folder.path()).output().expect("the command starts");
        let told = [output.stderr, output.stdout].concat();
        (String::from_utf8(told).expect("UTF-8"), output.status.code().expect("a code"))
    }

    fn compare(&self, block: &Block, line: &str, told: &str, shown: &str) {
        if told != shown {
            let wrong = format!("block at line {}, `{}`: the tool says {told}", block.line, line.trim());
            self.wrong.borrow_mut().push(wrong);
        }
    }

    fn find(&self, query: &str, text: &str, more: &[&str]) -> Vec<serde_json::Value> {
        self.write("sentence.md", text);
        let mut args = vec!["find", query, "sentence.md", "--format", "json"];
        if self.path(FOLDER).join("lists").is_dir() {
            args.extend(["--lists", FOLDER]);
        }
        args.extend(more);
        let (told, code) = self.evenhand(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>());
        assert_eq!(code, 0, "{query}: {told}");
        serde_json::from_str(&told).expect("a list")
    }

    /// The folder builds with a page of its own around a part of one.
    fn builds_with(&self, part: &str, front: &str) -> Result<(), String> {
        let core = if part.contains("core") { "fact" } else { "core, fact" };
        let page = format!(
            "+++\ndomain = \"access\"\norder = 1000\n{front}+++\n# Does it build?\n\nIt must.\n\n\
             ## Counts when\nIt does.\n\n## Counts partly\nIt nearly does.\n\n## Does not count\nIt does not.\n\n\
             {part}\n## Element: other ({core})\n- strong: other\n- ask team: Does it?\n"
        );
        self.write(&format!("{FOLDER}/criteria/part.md"), &page);
        let (told, code) = self.evenhand(&["build", FOLDER, "-o", "part.wasm"].map(str::to_owned));
        std::fs::remove_file(self.path(FOLDER).join("criteria/part.md")).expect("the page");
        if code == 0 { Ok(()) } else { Err(told) }
    }
}

/// Whether `told` is what the guide shows, `…` standing for anything.
fn is_as_shown(told: &str, shown: &str) -> bool {
    let parts: Vec<&str> = shown.split('…').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return told == shown };
    let Some(mut rest) = told.strip_prefix(first) else { return false };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    // A line of its own that is `…` may stand for nothing.
    rest.ends_with(last.trim_start_matches('\n'))
}

/// Runs the commands of a console block; what it should look like.
fn console(scratch: &Scratch, block: &Block) -> String {
    let mut out = String::new();
    let text = block.text.strip_prefix("$ ").expect("a console block starts with a command");
    for part in text.split("\n$ ") {
        let (command, shown) = part.split_once('\n').unwrap_or((part, ""));
        let shown = if shown.is_empty() || shown.ends_with('\n') { shown.to_owned() } else { format!("{shown}\n") };
        let args = words(command.strip_prefix("evenhand ").expect("the guide runs evenhand"));
        let (told, code) = scratch.evenhand(&args);
        assert!(shown.is_empty() == told.is_empty(), "line {}: `{command}` prints\n{told}", block.line);
        assert!(code <= 2, "line {}: `{command}` ends with {code}\n{told}", block.line);
        let elided = shown.contains('…');
        if std::env::var_os("EVENHAND_BLESS").is_none() || elided {
            assert!(is_as_shown(&told, &shown), "line {}: `{command}` prints\n{told}\nnot\n{shown}", block.line);
        }
        out += &format!("$ {command}\n{}", if elided { shown } else { told });
    }
    out
}

/// A sentence, then indented queries with what they meet in it.
fn meets(scratch: &Scratch, block: &Block) {
    let mut lines = block.text.lines();
    let sentence = lines.next().expect("a sentence");
    for line in lines {
        let (query, met) = line.trim().split_once("  ").expect("a query, two spaces, what it meets");
        let found = scratch.find(query, sentence, &[]);
        let quotes: Vec<&str> = found.iter().filter_map(|place| place["quote"].as_str()).collect();
        let told = if quotes.is_empty() { "–".to_owned() } else { quotes.join(" · ") };
        scratch.compare(block, line, &told, met.trim());
    }
}

/// `KIND  QUERY  |  SENTENCE  |  CLAIM, WHO, REASON`: how the first place reads.
fn reads(scratch: &Scratch, block: &Block) {
    for line in block.text.lines() {
        let parts: Vec<&str> = line.split("  |  ").map(str::trim).collect();
        let [what, sentence, expected] = parts.as_slice() else { panic!("line {}: {line}", block.line) };
        let (kind, query) = what.split_once("  ").expect("a kind, two spaces, a query");
        let more: &[&str] = if kind == "fact" { &["--fact"] } else { &[] };
        let found = scratch.find(query.trim(), sentence, more);
        let place = found.first().unwrap_or_else(|| panic!("line {}: nothing is met: {line}", block.line));
        let who = place["who"]["kind"].as_str().unwrap_or("nobody");
        let mut told = vec![place["claim"].as_str().expect("a claim"), who];
        told.extend(place["set_aside"].as_str());
        scratch.compare(block, line, &told.join(", "), expected);
    }
}

fn run(scratch: &Scratch, block: &Block) -> Option<String> {
    let place = || format!("{GUIDE}, line {}", block.line);
    let (_, what) = block.info.split_once(' ').unwrap_or((&block.info, ""));
    match what {
        "" if block.info == "console" => return Some(console(scratch, block)),
        "meets" => meets(scratch, block),
        "reads" => reads(scratch, block),
        "element" => scratch.builds_with(&block.text, "").unwrap_or_else(|told| panic!("{}: {told}", place())),
        "front" => {
            let elements = "## Element: way (core)\n- strong: way\n\n## Element: time (fact)\n- strong: time\n\n\
                            ## Element: place (fact)\n- strong: place\n";
            scratch.builds_with(elements, &block.text).unwrap_or_else(|told| panic!("{}: {told}", place()));
        }
        _ => match what.strip_prefix("add ") {
            Some(file) => {
                let before = std::fs::read_to_string(scratch.path(file)).unwrap_or_else(|_| panic!("{}", place()));
                scratch.write(file, &format!("{before}\n{}", block.text));
            }
            None if what.contains('.') => scratch.write(what, &block.text),
            None => panic!("{}: nothing tests a block `{}`", place(), block.info),
        },
    }
    None
}

#[test]
fn the_guide_is_what_the_tool_does() {
    let path = root().join(GUIDE);
    let guide = std::fs::read_to_string(&path).expect("the guide");
    let scratch = Scratch { folder: tempfile::tempdir().expect("a temporary folder"), wrong: RefCell::default() };
    let all = blocks(&guide);
    assert!(all.len() > 25, "{} blocks", all.len());
    let mut blessed = guide.clone();
    for block in &all {
        if let Some(printed) = run(&scratch, block) {
            let (old, new) = (format!("```console\n{}```", block.text), format!("```console\n{printed}```"));
            blessed = blessed.replacen(&old, &new, 1);
        }
        let folder = scratch.path(FOLDER);
        if folder.is_dir() && block.info.contains(FOLDER) && !block.info.contains("/description.md") {
            let (told, code) = scratch.evenhand(&["build", FOLDER, "-o", "built.wasm"].map(str::to_owned));
            assert_eq!(code, 0, "after line {} it does not build: {told}", block.line);
        }
    }
    let wrong = scratch.wrong.take();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if std::env::var_os("EVENHAND_BLESS").is_some() && blessed != guide {
        std::fs::write(&path, blessed).expect("the guide");
    }
}

/// Every entry of its table of contents leads to a heading, and every heading has one.
#[test]
fn the_table_of_contents_is_whole() {
    let guide = std::fs::read_to_string(root().join(GUIDE)).expect("the guide");
    let slug = |heading: &str| -> String {
        let kept = heading
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-')
            .collect::<String>();
        kept.replace(' ', "-")
    };
    let mut fenced = false;
    let mut headings = Vec::new();
    for line in guide.lines() {
        fenced ^= line.starts_with("```");
        headings.extend(line.strip_prefix("## ").filter(|_| !fenced).map(slug));
    }
    let linked: Vec<&str> = guide.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    for heading in &headings {
        assert!(linked.contains(&heading.as_str()), "{heading} is not in the table of contents");
    }
    for link in linked {
        assert!(headings.iter().any(|heading| heading == link), "#{link} leads nowhere");
    }
}

/// The example framework that was written by following the guide.
#[test]
fn the_framework_of_the_examples_holds() {
    let folder = Path::new("examples/lasting");
    let run = |args: &[&str]| {
        let output = evenhand().args(args).current_dir(root()).output().expect("the command starts");
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && err.is_empty(), "{args:?}\n{out}{err}");
        out.into_owned()
    };
    let folder = folder.to_str().expect("UTF-8");
    let tested = run(&["test", folder]);
    assert!(tested.ends_with(" 0 failed\n"), "{tested}");
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let component = scratch.path().join("lasting.wasm");
    let component = component.to_str().expect("UTF-8");
    run(&["build", folder, "-o", component, "--with-source"]);
    assert!(run(&["check", component]).contains("every law is kept"));
    assert!(!run(&["frameworks"]).contains("lasting"), "it is an example, and not bundled");
}
