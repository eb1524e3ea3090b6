//! An author's afternoon: `new`, `test`, the edit that it asks for, `build`, `check`,
//! `assess`; and `test --watch` while a file is saved.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::{command, file, folder, run};

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().expect("UTF-8").to_owned()
}

fn new(folder: &Path, name: &str) -> String {
    let made = path(folder, name);
    let told = run(&["new", &made]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
    made
}

/// The line that the output of `test` asks for, and the list that it belongs in.
fn asked(out: &str) -> (String, String) {
    let told = out.split("add the line").nth(1).expect("an edit is asked for");
    let told: String = told.lines().map(|line| line.trim_start_matches([' ', '|'])).collect::<Vec<_>>().join(" ");
    let (line, rest) = told.split_once(" to ").expect("a list is named");
    (line.trim().to_owned(), rest.split_whitespace().next().expect("a file").to_owned())
}

fn append(file: &Path, line: &str) {
    let text = std::fs::read_to_string(file).expect("the file");
    std::fs::write(file, text + line + "\n").expect("saved");
}

#[test]
fn from_nothing_to_a_plugin_in_an_afternoon() {
    let folder = folder();
    let made = new(folder.path(), "warm-welcome");
    let first = run(&["test", &made]);
    assert_eq!(first.code, 1, "{}", first.err);
    assert_eq!(first.err, "", "every query is used by an example, and every page has its three kinds");
    assert!(first.out.ends_with(" passed, 1 failed\n"), "{}", first.out);
    assert_eq!(first.out.matches("expected ").count(), 1, "{}", first.out);
    let (line, list) = asked(&first.out);
    append(&Path::new(&made).join(list), &line);
    let second = run(&["test", &made]);
    assert_eq!((second.code, second.err.as_str()), (0, ""), "{}", second.out);
    assert!(second.out.ends_with(" 0 failed\n"), "{}", second.out);

    let component = path(folder.path(), "warm-welcome.wasm");
    let built = run(&["build", &made, "-o", &component]);
    assert_eq!((built.code, built.err.as_str()), (0, ""), "{}", built.out);
    let checked = run(&["check", &component]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("every law is kept"), "{}", checked.out);

    let text = "# A warm room\n\nAnybody can ring the desk on weekdays, and a volunteer fills in the form with them.\n";
    let page = file(folder.path(), "description.md", text);
    let assessed = run(&["assess", &page, "--plugin", &component, "--framework", "warm-welcome"]);
    assert_eq!((assessed.code, assessed.err.as_str()), (0, ""), "{}", assessed.out);
    assert!(assessed.out.contains("Warm welcome") && assessed.out.contains("described"), "{}", assessed.out);
    let shown = run(&["framework", "show", "warm-welcome", "--plugin", &component]);
    assert!(shown.out.contains("Can people who are not online take part?"), "{}", shown.out);
    assert!(!shown.out.contains("What it rests on"), "it has no sources yet:\n{}", shown.out);
}

#[test]
fn a_new_folder_never_replaces_anything() {
    let folder = folder();
    let there = folder.path().join("mine");
    std::fs::create_dir(&there).expect("a folder");
    let told = run(&["new", there.to_str().expect("UTF-8")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("is there already") && told.err.contains("help: "), "{}", told.err);
    assert_eq!(std::fs::read_dir(&there).expect("the folder").count(), 0);
    let written = file(folder.path(), "notes", "mine too");
    assert_eq!(run(&["new", &written]).code, 2);
    assert_eq!(std::fs::read_to_string(&written).expect("the file"), "mine too");
    let nowhere = run(&["new", &path(folder.path(), "no/such/mine")]);
    assert!(nowhere.code == 2 && nowhere.err.contains("make it first"), "{}", nowhere.err);
    let slash = run(&["new", &path(folder.path(), "second/")]);
    assert!(slash.code == 0 && slash.out.contains("/second/framework.toml"), "{}{}", slash.out, slash.err);
    let names = std::fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(names, 3, "nothing is left beside them");
}

#[test]
fn a_name_that_is_no_id_is_mended() {
    let folder = folder();
    for (name, id) in [("My Framework", "my-framework"), ("Ageing_Well", "ageing-well"), ("-x-", "x")] {
        let told = run(&["new", &path(folder.path(), name)]);
        assert_eq!(told.code, 2);
        assert!(told.err.contains(&format!("/{id}\n")), "{}", told.err);
    }
    assert_eq!(run(&["new", &path(folder.path(), &"long".repeat(30))]).code, 2);
    let up = run(&["new", ".."]);
    assert!(up.code == 2 && up.err.contains("no new folder"), "{}", up.err);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

/// Ids that begin like the template's own words still build.
#[test]
fn any_id_builds() {
    let folder = folder();
    for id in ["offline", "access", "way", "a", "time-2.0"] {
        let made = new(folder.path(), id);
        let told = run(&["build", &made, "-o", &path(folder.path(), "x.wasm")]);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{id}");
    }
}

/// A running `test --watch`, and its lines as they come.
struct Watched {
    child: Child,
    lines: mpsc::Receiver<String>,
}

impl Watched {
    fn start(folder: &str) -> Self {
        let mut child = command(&["test", folder, "--watch"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, lines }
    }

    /// The lines up to one that starts so.
    fn until(&self, start: &str) -> String {
        let mut seen = String::new();
        loop {
            match self.lines.recv_timeout(Duration::from_secs(120)) {
                Ok(line) if line.starts_with(start) => return seen + &line + "\n",
                Ok(line) => seen += &(line + "\n"),
                Err(error) => panic!("no line starts with `{start}` ({error}); seen:\n{seen}"),
            }
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_save_runs_again_what_rests_on_it() {
    let folder = folder();
    let made = new(folder.path(), "watched");
    let watched = Watched::start(&made);
    let first = watched.until("watching ");
    assert!(first.contains(" passed, 1 failed\n"), "{first}");
    let (line, list) = asked(&first);
    let list = Path::new(&made).join(list);
    let before = std::fs::read_to_string(&list).expect("the list");
    append(&list, "(open");
    let broken = watched.until("still watching");
    assert!(broken.contains("lists/ways.txt changed: it does not build"), "{broken}");
    assert!(broken.contains("lists/ways.txt:") && broken.contains("closing bracket"), "{broken}");
    // As editors do that save by putting a new file in the old one's place.
    let beside = file(folder.path(), "beside.txt", before + &line + "\n");
    std::fs::rename(beside, &list).expect("saved by rename");
    let mended = watched.until("watched: ");
    assert!(mended.contains("lists/ways.txt changed: everything is run again\n"), "{mended}");
    assert!(mended.ends_with(" 0 failed\n"), "{mended}");
}

/// Whether whoever started this test has Ctrl-C ignored, as a shell does for what it
/// starts in the background; then what the test starts ignores it too.
#[cfg(unix)]
fn interrupts_are_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 0b10 != 0)
}

/// Ctrl-C ends it with nothing more said.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_quietly() {
    let folder = folder();
    let made = new(folder.path(), "watched");
    let mut watched = Watched::start(&made);
    watched.until("watching ");
    let id = watched.child.id().to_string();
    let signal = if interrupts_are_ignored() { "-TERM" } else { "-INT" };
    let sent = std::process::Command::new("kill").args([signal, &id]).status().expect("kill is there");
    assert!(sent.success());
    watched.child.wait().expect("it ends");
    let mut err = String::new();
    watched.child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("UTF-8");
    assert_eq!(err, "");
    assert!(watched.lines.recv_timeout(Duration::from_secs(5)).is_err(), "nothing more is said");
}

/// What `test` passes, `assess` reads.
#[test]
fn a_case_is_read_as_any_description() {
    let folder = folder();
    let made = new(folder.path(), "eia");
    let case = folder.path().join("eia/tests/hall");
    std::fs::create_dir_all(&case).expect("a folder");
    file(&case, "expected.toml", "[levels]\noffline = \"described\"\n");
    for (head, words) in [
        ("roles.public-advisor = \"tenants\"", "did you mean `public-adviser`?"),
        ("stage = design", "tests/hall/description.md does not parse as TOML at line 2"),
    ] {
        file(&case, "description.md", format!("+++\n{head}\n+++\nAnybody can ring the desk on weekdays.\n"));
        let told = run(&["test", &made]);
        assert_eq!(told.code, 2, "{}", told.out);
        assert!(told.err.contains(words) && told.err.contains("tests/hall/description.md"), "{}", told.err);
    }
}

#[test]
fn a_trap_says_why_nothing_was_set_aside() {
    let folder = folder();
    let made = new(folder.path(), "eia");
    let page = Path::new(&made).join("criteria/offline.md");
    let text = std::fs::read_to_string(&page).expect("the page");
    let text = text.replacen("- ask team", "- close but no, other-sense (a meal): lunch\n- ask team", 1);
    let trap = "\n~~~text not-found trap\nAnybody can ring the desk on weekdays, and lunch is free.\n~~~\n";
    std::fs::write(&page, text + trap).expect("saved");
    let told = run(&["test", &made]);
    let words = "meets “lunch”: it shares no word with “ring the desk”, so it sets nothing aside";
    assert!(told.code == 1 && told.out.contains(words), "{}", told.out);
}

#[test]
fn commands_can_be_copied_as_they_are_shown() {
    let folder = folder();
    let told = run(&["new", &path(folder.path(), "warm-welcome")]);
    assert!(told.out.contains("/warm-welcome --watch"), "{}", told.out);
    std::fs::create_dir(folder.path().join("My Documents")).expect("a folder");
    let made = path(folder.path(), "My Documents/eia");
    let told = run(&["new", &made]);
    assert!(told.out.contains(&format!("  evenhand test \"{made}\"\n")), "{}", told.out);
    let named = run(&["new", &path(folder.path(), "Égalité")]);
    assert!(named.code == 2 && named.err.contains("/egalite\n"), "{}", named.err);
}
