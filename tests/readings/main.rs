//! What readers' ratings taught is what the ratings here teach, and on descriptions that it
//! was not learned from it does better than the pages alone. Run as a person runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const READINGS: &str = "tests/fixtures/readings";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn evenhand(args: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_evenhand")).args(args).current_dir(root()).output();
    let output = output.expect("the command runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Agreement on descriptions that it was not learned from: exact, *described* right and found,
/// kappa.
fn agreement(framework: &str, kept: &str, learned: &str) -> (f64, f64, f64, f64) {
    let ratings = format!("{READINGS}/{kept}-{framework}.csv");
    let set = format!("{framework}.learned={learned}");
    let args = ["agree", "--framework", framework, "--ratings", &ratings, "--inputs", READINGS, "--set", &set];
    let output = evenhand(&[&args[..], &["--format", "json"]].concat());
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |value: &Value| value.as_f64().expect("a number");
    let (all, described) = (&json["overall"], &json["overall"]["described"]);
    println!("{framework}, {kept}, learned {learned}: {all}");
    (number(&all["exact"]), number(&described["precision"]), number(&described["recall"]), number(&all["kappa"]))
}

/// The floors are a little below what is measured.
#[test]
fn on_descriptions_that_it_was_not_learned_from_it_does_better_than_the_pages_alone() {
    let floors = [
        ("hiat", "shut", 0.76, 0.91),
        ("hiat", "unseen", 0.72, 0.92),
        ("ward", "shut", 0.82, 0.93),
        ("ward", "unseen", 0.80, 0.94),
    ];
    for (framework, kept, exact, precision) in floors {
        let (with, alone) = (agreement(framework, kept, "on"), agreement(framework, kept, "off"));
        assert!(with.0 >= exact && with.1 >= precision, "{framework}, {kept}: {with:?}");
        assert!(with.0 > alone.0 && with.1 > alone.1 && with.3 > alone.3, "{with:?} {alone:?}");
    }
}

#[test]
fn what_is_beside_the_pages_is_what_the_ratings_teach() {
    let copy = tempfile::tempdir().expect("a folder");
    for (framework, sure) in [("hiat", "65"), ("ward", "60")] {
        let plugins = root().join("plugins");
        copy_folder(&plugins.join(framework), &copy.path().join(framework));
        copy_folder(&plugins.join("lexicons"), &copy.path().join("lexicons"));
        let folder = copy.path().join(framework).display().to_string();
        let ratings = format!("{READINGS}/{framework}.csv");
        let how = ["--ratings", &ratings, "--inputs", READINGS, "--sure", sure];
        evenhand(&[&["learn", &folder], &how[..]].concat());
        let read = |folder: &Path| std::fs::read_to_string(folder.join(framework).join("learned.txt")).expect("a file");
        let again = format!("evenhand learn plugins/{framework} {}", how.join(" "));
        assert!(read(copy.path()) == read(&plugins), "the pages changed since it was learned; run {again}");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).expect("a copy");
        }
    }
}
