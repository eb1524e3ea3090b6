//! What the README and the other pages say: their paths lead somewhere, their commands
//! run, and the test command is the one that is run in earnest.

use std::path::Path;
use std::process::Command;

use crate::{files, root, words};

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The paths that a page links to, or writes as code, and that look like ours.
fn paths(text: &str) -> Vec<String> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let code = text.split('`').skip(1).step_by(2);
    let ours = |path: &&str| {
        let top = ["engine/", "plugins/", "wit/", "examples/", "tests/", ".ci/"];
        top.iter().any(|top| path.starts_with(top)) && !path.contains([' ', '*', '<', '…'])
    };
    let top = |path: &&str| !path.contains("://") && !path.starts_with('#');
    let mut found: Vec<String> = links.filter(top).chain(code.filter(ours)).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

/// Pages that are not the project's own: texts to be read, and what a new folder is given,
/// whose paths lead somewhere only there.
const NOT_OURS: &[&str] = &["tests/fixtures/", "engine/cli/templates/"];

#[test]
fn every_path_on_a_page_leads_somewhere() {
    let inside = |path: &Path| path.strip_prefix(root()).expect("inside").to_str().expect("UTF-8").to_owned();
    let pages = files(&root(), ".md").into_iter().map(|path| inside(&path));
    let pages: Vec<String> = pages.filter(|name| !NOT_OURS.iter().any(|not| name.starts_with(not))).collect();
    assert!(pages.len() > 100, "{} pages", pages.len());
    let mut named = 0;
    for name in &pages {
        let text = page(name);
        // A path is seen from the page's folder, from its crate's, or from the project's.
        let page = root().join(name);
        let above: Vec<&Path> = page.ancestors().skip(1).take_while(|folder| folder.starts_with(root())).collect();
        for path in paths(&text) {
            let bare = path.split('#').next().unwrap_or_default();
            let there = above.iter().any(|from| from.join(bare).exists());
            assert!(there, "{name} names {path}, which is not there");
            named += 1;
        }
    }
    assert!(named > 60, "{named} paths");
}

/// Every crate that the workspace takes from others is named where the README says so.
#[test]
fn the_readme_names_what_it_is_built_with() {
    let text = page("README.md");
    let said = text.lines().find(|line| line.starts_with("What it is built with")).expect("the sentence");
    let names: Vec<&str> = said.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).collect();
    let manifest: toml::Table = toml::from_str(&page("Cargo.toml")).expect("TOML");
    let crates = manifest["workspace"]["dependencies"].as_table().expect("a table");
    for (name, _) in crates.iter().filter(|(_, from)| from.get("path").is_none()) {
        assert!(names.contains(&name.as_str()), "the README does not name {name}");
    }
}

/// The console lines that no test can type: what compiles the command, what needs a file of
/// the reader's own, and what only Ctrl-C ends.
const NOT_RUN: &[&str] = &[
    "cargo run --release -- assess examples/pharmacy-blood-pressure/description.md",
    "cat description.md | evenhand assess - --framework ward",
    "evenhand test my-framework --watch",
];

/// Every other line of the README's console blocks runs, in their order.
#[test]
fn the_commands_of_the_readme_run() {
    let text = page("README.md");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let lines = text.lines().filter_map(|line| line.strip_prefix("$ "));
    let lines: Vec<&str> = lines.map(|line| line.split(" #").next().unwrap_or_default().trim()).collect();
    let (not_run, run): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| NOT_RUN.contains(line));
    assert_eq!(not_run, NOT_RUN);
    assert!(run.len() > 20, "{run:?}");
    for line in run {
        let command = line.strip_prefix("evenhand ").unwrap_or_else(|| panic!("`{line}` is neither run nor named"));
        let words: Vec<String> = words(command)
            .into_iter()
            .map(|word| match word.contains('/') && !word.starts_with("ward/") {
                true => root().join(word).to_str().expect("UTF-8").to_owned(),
                false => word,
            })
            .collect();
        let output = Command::new(env!("CARGO_BIN_EXE_evenhand"))
            .args(&words)
            .current_dir(folder.path())
            .output()
            .expect("the command starts");
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_readme_gives_the_two_commands() {
    let text = page("README.md");
    for command in
        ["cargo run --release -- assess examples/pharmacy-blood-pressure/description.md", "cargo test --release"]
    {
        assert!(text.lines().any(|line| line.trim_start_matches("$ ").starts_with(command)), "{command}");
    }
}

/// The licences and pages that every reader expects.
#[test]
fn the_top_level_is_what_was_agreed() {
    let mut names: Vec<String> = std::fs::read_dir(root())
        .expect("the project")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    names.sort();
    let agreed = [
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "engine",
        "examples",
        "plugins",
        "rust-toolchain.toml",
        "tests",
        "wit",
    ];
    assert_eq!(names, agreed);
}
