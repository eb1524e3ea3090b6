//! The examples' reports are what the command prints today. `EVENHAND_BLESS=1`
//! rewrites them, to be read before they are committed.

use std::path::Path;
use std::process::Command;

use crate::root;

const FORMATS: [(&str, &str); 3] = [("text", "report.txt"), ("markdown", "report.md"), ("json", "report.json")];

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
        for (format, name) in FORMATS {
            let output = Command::new(env!("CARGO_BIN_EXE_evenhand"))
                .arg("assess")
                .arg(&description)
                .args(["--framework", "ward", "--format", format, "--width", "80"])
                .output()
                .expect("the command starts");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let path = entry.path().join(name);
            if std::env::var_os("EVENHAND_BLESS").is_some() {
                std::fs::write(&path, &output.stdout).expect("a report");
            }
            let kept = std::fs::read(&path).unwrap_or_default();
            assert!(kept == output.stdout, "{} is not current; EVENHAND_BLESS=1 rewrites it", path.display());
        }
        seen += 1;
    }
    assert!(seen >= 3, "{seen} examples");
}
