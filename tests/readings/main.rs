//! Measures HIAT and Ward beside readers, and learns again from what they said. Run as a person
//! runs it.
//!
//! What readers' ratings taught is what the ratings here teach, and on descriptions that it was not
//! learned from it does better than the pages alone. `--nocapture` prints every figure.

mod conclusions;
mod passages;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const READINGS: &str = "tests/fixtures/readings";
const EARLY: &str = "tests/fixtures/early";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn evenhand(args: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_evenhand")).args(args).current_dir(root()).output();
    let output = output.expect("the command runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// How far levels agree: exact, *described* right and found, kappa.
struct Agreement {
    exact: f64,
    precision: f64,
    kappa: f64,
}

impl Agreement {
    #[track_caller]
    fn reaches(&self, exact: f64, precision: f64) {
        assert!(self.exact >= exact, "{} agree", self.exact);
        assert!(self.precision >= precision, "{} of those described", self.precision);
    }
}

/// What `agree` finds on the ratings `group` of `framework`, which stand beside their
/// descriptions in `folder`.
fn agreement(framework: &str, folder: &str, group: &str, learned: &str) -> Agreement {
    let ratings = format!("{folder}/{group}-{framework}.csv");
    let set = format!("{framework}.learned={learned}");
    let args = ["agree", "--framework", framework, "--ratings", &ratings, "--inputs", folder, "--set", &set];
    let output = evenhand(&[&args[..], &["--format", "json"]].concat());
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |value: &Value| value.as_f64().expect("a number");
    let all = &json["overall"];
    println!("{framework}, {group}, learned {learned}: {all}");
    Agreement {
        exact: number(&all["exact"]),
        precision: number(&all["described"]["precision"]),
        kappa: number(&all["kappa"]),
    }
}

/// The floors, as everywhere here, are a little below what is measured.
#[test]
fn on_descriptions_that_it_was_not_learned_from_it_does_better_than_the_pages_alone() {
    let floors = [
        ("hiat", "shut", 0.68, 0.88),
        ("hiat", "unseen", 0.675, 0.905),
        ("ward", "shut", 0.765, 0.91),
        ("ward", "unseen", 0.765, 0.90),
    ];
    for (framework, group, exact, precision) in floors {
        let with = agreement(framework, READINGS, group, "on");
        let alone = agreement(framework, READINGS, group, "off");
        with.reaches(exact, precision);
        assert!(with.exact > alone.exact && with.precision > alone.precision && with.kappa > alone.kappa);
    }
}

/// On descriptions that the pages were written by, which others rated, levels stay what they are.
#[test]
fn what_the_pages_were_written_by_is_still_read() {
    let floors = [
        ("hiat", "first", 0.85, 0.85),
        ("hiat", "late", 0.74, 0.72),
        ("hiat", "worked", 0.79, 0.85),
        ("hiat", "shut", 0.76, 0.86),
        ("ward", "first", 0.85, 0.84),
        ("ward", "late", 0.69, 0.70),
        ("ward", "worked", 0.83, 0.89),
        ("ward", "shut", 0.80, 0.88),
    ];
    for (framework, group, exact, precision) in floors {
        agreement(framework, EARLY, group, "on").reaches(exact, precision);
    }
}

#[test]
fn what_is_beside_the_pages_is_what_the_ratings_teach() {
    let copy = tempfile::tempdir().expect("a folder");
    for (framework, sure) in [("hiat", "70"), ("ward", "60")] {
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
