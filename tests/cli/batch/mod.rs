//! `evenhand batch`: many descriptions, in their order, whatever happens meanwhile.

mod faults;
mod inputs;
mod levels;
mod resume;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::{PHARMACY, Run, command, folder, root, run, told};

/// A folder with descriptions in `in`, and room for results.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// Nothing in `in` yet.
    fn bare() -> Self {
        let folder = folder();
        fs::create_dir(folder.path().join("in")).expect("a folder");
        Self { folder }
    }

    /// `count` descriptions, each another one.
    fn with(count: usize) -> Self {
        let place = Self::bare();
        (0..count).for_each(|at| place.write(&format!("in/{at:03}.md"), short(at)));
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file in a temporary folder");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all that is beside `in`.
    fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name != "in");
        names.sort();
        names
    }

    /// `evenhand batch` by Ward, in this folder.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = command(&["batch", "--framework", "ward"]);
        command.args(args).current_dir(self.folder.path());
        command
    }

    fn batch(&self, args: &[&str]) -> Run {
        told(self.command(args).output().expect("the command starts"))
    }

    fn start(&self, args: &[&str]) -> Child {
        let mut command = self.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command starts")
    }
}

/// A description of a few sentences, another one for each number.
fn short(at: usize) -> String {
    format!(
        "# Warm room {at}\n\nTenants chose the opening hours at {} meetings in May 2025. We will publish what was \
         learned.\n\nWe hope that carers take part.\n",
        at + 2
    )
}

fn lines(text: &str) -> Vec<Value> {
    assert!(text.is_empty() || text.ends_with('\n'), "the last line is whole");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn inputs(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["input"].as_str().expect("an input")).collect()
}

/// A report without what was set aside, as lines have it.
fn without_set_aside(mut report: Value) -> Value {
    for outcome in report["outcomes"].as_array_mut().expect("outcomes") {
        for rating in outcome["ratings"].as_array_mut().expect("ratings") {
            rating["evidence"].as_array_mut().expect("evidence").retain(|item| item["stance"] != "set-aside");
        }
    }
    report
}

#[test]
fn a_line_holds_the_report_that_assess_gives() {
    let place = Place::bare();
    let description = root().join(PHARMACY);
    place.write("in/one.md", fs::read(&description).expect("an example"));
    let told = place.batch(&["in/one.md"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let line = &lines(&told.out)[0];
    let file = place.path("in/one.md");
    let alone = run(&["assess", file.to_str().expect("UTF-8"), "-f", "ward", "--format", "json"]);
    let alone: Value = serde_json::from_str(&alone.out).expect("JSON");
    assert_eq!(line["report"], without_set_aside(alone.clone()));
    let whole = lines(&place.batch(&["in/one.md", "--set-aside"]).out);
    assert_eq!(whole[0]["report"], alone);
    assert_ne!(whole[0]["run"], line["run"]);
}

#[test]
fn a_line_is_what_the_schema_says() {
    let place = Place::with(1);
    place.write("in/empty.md", "");
    let lines = lines(&place.batch(&["in"]).out);
    let schema: Value = serde_json::from_str(&run(&["schema", "batch"]).out).expect("JSON");
    let mut named: Vec<&str> =
        schema["properties"].as_object().expect("properties").keys().map(String::as_str).collect();
    named.sort_unstable();
    for line in &lines {
        let mut keys: Vec<&str> = line.as_object().expect("an object").keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, named);
        assert_eq!(line["schema"], "evenhand/batch/v1");
    }
    assert_eq!(
        (&lines[0]["status"], &lines[0]["error"], &lines[0]["row"]),
        (&"assessed".into(), &Value::Null, &Value::Null)
    );
    assert_eq!((&lines[1]["status"], &lines[1]["report"]), (&"failed".into(), &Value::Null));
    assert_eq!(lines[1]["error"]["kind"], "empty");
    assert!(lines[1]["error"]["help"].as_str().is_some_and(|help| !help.is_empty()));
}

#[test]
fn threads_and_the_cache_change_no_byte() {
    let place = Place::with(40);
    place.write("in/005.md", b"caf\xe9".as_slice());
    let expected = place.batch(&["in", "--threads", "1"]);
    assert_eq!(expected.code, 3);
    let read = lines(&expected.out);
    assert_eq!(inputs(&read), (0..40).map(|at| format!("in/{at:03}.md")).collect::<Vec<_>>());
    for args in [&["in", "--threads", "2"][..], &["in", "--threads", "8"], &["in", "--no-cache"]] {
        assert_eq!(place.batch(args).out, expected.out, "{args:?}");
    }
}

#[test]
fn a_failed_input_is_a_line_and_the_run_goes_on() {
    let place = Place::with(2);
    place.write("in/a.md", b"\xff\xfeT\0".as_slice());
    place.write("in/b.md", "+++\nroles.nobody = \"residents\"\n+++\n# A\n\nTenants chose.\n");
    place.write("in/c.toml", "title = 3\n");
    let told = place.batch(&["in", "in/000.md"]);
    assert_eq!(told.code, 3);
    let read = lines(&told.out);
    let kinds: Vec<&str> = read.iter().map(|line| line["error"]["kind"].as_str().unwrap_or("none")).collect();
    assert_eq!(kinds, ["none", "none", "not-text", "setting", "wrong-shape"]);
    assert!(told.err.starts_with("5 descriptions: 2 assessed, 3 not assessed\n"), "{}", told.err);
    assert!(told.err.contains("  failed: in/a.md is not UTF-8 text"), "{}", told.err);
    assert!(told.err.contains("  named more than once, and read once: 1\n"), "{}", told.err);
}

#[test]
fn a_plugin_that_meets_a_limit_fails_that_description_alone() {
    let place = Place::with(2);
    place.write("in/001.md", short(1).repeat(400));
    let needed = lines(&place.batch(&["in"]).out)[0]["report"]["outcomes"][0]["fuel"].as_u64().expect("fuel");
    let limit = format!("fuel={}", needed + 1_000_000);
    let told = place.batch(&["in", "--limit", &limit]);
    assert_eq!(told.code, 3, "{}", told.err);
    let read = lines(&told.out);
    assert_eq!((&read[0]["status"], &read[1]["status"]), (&"assessed".into(), &"failed".into()));
    assert_eq!(read[1]["report"]["outcomes"][0]["error"]["kind"], "out-of-fuel");
    assert!(told.err.contains("  failed: ward used all of its "), "{}", told.err);
}

#[test]
fn no_word_of_a_description_is_in_the_lines_where_none_is_wanted() {
    let place = Place::bare();
    place.write("in/a.md", short(1));
    place.write("in/b.md", "+++\nstage = \"Zanzibar\"\n+++\n# A\n\nTenants chose.\n");
    place.write("in/c.md", "+++\nroles.zanzibar = \"x\"\n+++\n# A\n\nTenants chose.\n");
    place.write("in/d.md", "+++\ntitle = Zanzibar\n+++\n# A\n\nTenants chose.\n");
    let told = place.batch(&["in", "--no-quotes"]);
    assert_eq!((told.code, lines(&told.out).len()), (3, 4));
    for words in ["anzibar", "Warm room", "opening hours"] {
        assert!(!told.out.contains(words) && !told.err.contains(words), "{words}: {}", told.out);
    }
}

/// Which of a writer's slips it was is told all the same, in the framework's own words.
#[test]
fn what_is_wrong_with_a_setting_is_told_without_words_too() {
    const ELSEWHERE: &str = "the front matter speaks of a framework or a role that is not at hand";
    let place = Place::bare();
    let slips = [
        (
            "settings.ward.learned = \"Zanzibar\"",
            "ward.learned cannot have the value that it is given",
            "choose one of",
        ),
        ("settings.ward.zanzibar = \"on\"", "ward is given a setting that it does not have", "it has "),
        ("settings.zanzibar.learned = \"on\"", ELSEWHERE, "look at its settings and roles"),
        ("roles.zanzibar = \"x\"", ELSEWHERE, "look at its settings and roles"),
    ];
    for (at, (front, ..)) in slips.iter().enumerate() {
        place.write(&format!("in/{at}.md"), format!("+++\n{front}\n+++\n# A\n\nTenants chose.\n"));
    }
    let told = place.batch(&["in", "--no-quotes"]);
    assert_eq!(told.code, 3, "{}", told.err);
    assert!(!told.out.contains("anzibar") && !told.err.contains("anzibar"), "{} {}", told.out, told.err);
    for (line, (front, message, help)) in lines(&told.out).iter().zip(slips) {
        assert_eq!(
            (&line["error"]["kind"], &line["error"]["message"]),
            (&"setting".into(), &message.into()),
            "{front}"
        );
        assert!(line["error"]["help"].as_str().is_some_and(|told| told.starts_with(help)), "{line}");
    }
}

/// Rows that are no rows are confidential texts all the same.
#[test]
fn no_word_of_a_row_is_told_where_none_is_wanted() {
    let place = Place::bare();
    let text = "Maria Jones has HIV. ".repeat(200);
    place.write(
        "in.jsonl",
        format!(
            "\"{text}\"\n[\"{text}\"]\n{{\"{text}\": 1}}\n{text}\n{{\"text\": [\"{text}\"]}}\n{{\"text\": \"{text}\n"
        ),
    );
    let told = place.batch(&["in.jsonl", "--no-quotes", "-o", "out.jsonl"]);
    assert_eq!(told.code, 3, "{}", told.err);
    let lines = place.read("out.jsonl");
    let table = table_of(&place);
    for what in [&told.err, &lines, &table] {
        assert!(!what.contains("Maria") && what.len() < 4_000, "{what}");
    }
    assert!(lines.contains("row 1 is no JSON object: it is a text, seen at column 4202"), "{lines}");
    assert!(lines.contains("it has 1 field; --text names another field"), "{lines}");

    // Who wants the words gets the names of fields, and never a whole row.
    let told = place.batch(&["in.jsonl"]);
    assert!(told.out.contains("it has Maria Jones has HIV. ") && told.out.len() < 5_000, "{}", told.out);

    place.write("in.csv", "\"Maria Jones has HIV.\"\n");
    let told = place.batch(&["in.csv", "--no-quotes"]);
    assert!(told.code == 2 && !told.err.contains("maria") && told.err.contains("it has 1 column"), "{}", told.err);
}

fn table_of(place: &Place) -> String {
    let told = told(command(&["levels", "out.jsonl"]).current_dir(place.path("")).output().expect("it runs"));
    assert_eq!(told.code, 0, "{}", told.err);
    told.out
}

/// What would be the same mistake in every line is told once, before anything is read.
#[test]
fn what_holds_for_all_is_checked_first() {
    let place = Place::with(2);
    place.write("no.wasm", "no");
    for (args, words) in [
        (&["--set", "ward.colour=red"][..], "ward has no setting `colour`"),
        (&["--framework", "wart"], "there is no framework `wart`"),
        (&["--plugin", "no.wasm"], "no.wasm: the plugin is not WebAssembly"),
        (&["--limit", "fuel=lots"], "no value for the limit fuel"),
        (&["--deadline=-1"], "is no time"),
        (&["--shard", "0/4"], "from 1/N to N/N"),
        (&["--threads", "0"], "--threads"),
        (&["--resume"], "--output"),
        (&["-o", "out.md"], "name it .jsonl"),
        (&["-o", "out.csv"], "`evenhand levels` makes a table"),
        (&["-o", "in"], "in is a folder"),
    ] {
        let told = place.batch(&[&["in"], args].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}: {}", told.err);
        assert!(told.err.contains(words), "{args:?} says {}", told.err);
    }
    assert_eq!(place.beside(), ["no.wasm"], "nothing is left behind");
}

/// A program that keeps it running has each answer before it asks the next.
#[test]
fn each_row_of_a_stream_is_answered_at_once() {
    let place = Place::bare();
    let mut command = place.command(&["-", "--quiet"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the command starts");
    let mut asks = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    for at in 0..3 {
        let row = serde_json::json!({ "id": at, "text": short(at) });
        asks.write_all(format!("{row}\n").as_bytes()).expect("it reads");
        let mut line = String::new();
        answers.read_line(&mut line).expect("a line");
        assert_eq!(lines(&line)[0]["id"], at.to_string());
    }
    drop(asks);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_reader_who_has_enough_ends_the_run_in_silence() {
    let place = Place::with(30);
    let mut child = place.start(&["in"]);
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    assert_eq!(lines(&first).len(), 1);
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), said.as_str()), (Some(0), ""));
}

#[test]
fn quiet_is_quiet() {
    let place = Place::with(2);
    place.write("in/empty.md", "");
    let told = place.batch(&["in", "-q", "-o", "out.jsonl"]);
    assert_eq!((told.code, told.out.as_str(), told.err.as_str()), (3, "", ""));
}

/// Whether `path` is a file of whole lines.
fn is_whole(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.ends_with(b"\n"))
}
