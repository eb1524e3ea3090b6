//! The examples' reports are what the command prints today. `EVENHAND_BLESS=1`
//! rewrites them, to be read before they are committed.

use std::path::Path;
use std::process::Command;

use crate::root;

/// A format on the command line, and a file's ending.
type Format = (&'static str, &'static str);

/// The frameworks that the examples are put before, and the formats that are kept. Ward's
/// has all of them; the others' would only repeat the shape.
const KEPT: &[(&str, &[Format])] = &[
    ("ward", &[("text", "txt"), ("markdown", "md"), ("json", "json")]),
    ("hiat", &[("text", "txt"), ("markdown", "md")]),
];

/// Whether the command was built with another interpreter than the committed one: a
/// report names the digest of what it was made with, so it cannot be the same then.
fn other_interpreter() -> bool {
    let Some(folder) = std::env::var_os("EVENHAND_PREBUILT") else { return false };
    let read = |folder: &Path| std::fs::read(folder.join("interpreter.wasm")).expect("an interpreter");
    read(Path::new(&folder)) != read(&root().join("plugins/prebuilt"))
}

#[test]
fn the_reports_of_the_examples_are_current() {
    if other_interpreter() {
        println!("SKIPPED: the interpreter in EVENHAND_PREBUILT is another than the committed one");
        return;
    }
    let examples = root().join("examples");
    let mut seen = 0;
    for entry in std::fs::read_dir(&examples).expect("examples/").flatten() {
        let description = entry.path().join("description.md");
        if !description.is_file() {
            continue;
        }
        for (framework, formats) in KEPT {
            for (format, ending) in *formats {
                let report = report(&description, framework, format);
                is_kept(&entry.path().join(format!("{framework}.{ending}")), &report);
            }
        }
        seen += 1;
    }
    assert!(seen >= 3, "{seen} examples");
}

fn report(description: &Path, framework: &str, format: &str) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command.arg("assess").arg(description);
    command.args(["--framework", framework, "--format", format, "--width", "80"]);
    let output = command.output().expect("the command starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn is_kept(path: &Path, report: &[u8]) {
    if std::env::var_os("EVENHAND_BLESS").is_some() {
        std::fs::write(path, report).expect("a report");
    }
    let kept = std::fs::read(path).unwrap_or_default();
    assert!(kept == report, "{} is not current; EVENHAND_BLESS=1 rewrites it", path.display());
}
