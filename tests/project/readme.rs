//! What the README and the other pages say: their paths lead somewhere, their commands
//! run, and the test command is the one that is run in earnest.

use std::path::Path;
use std::process::Command;

use crate::{root, words};

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

#[test]
fn every_path_on_a_page_leads_somewhere() {
    for name in [
        "README.md",
        "CHANGELOG.md",
        "engine/DESIGN.md",
        "plugins/README.md",
        "plugins/sdk/README.md",
        "plugins/ward/README.md",
    ] {
        let text = page(name);
        let beside = root().join(name).parent().expect("a folder").to_owned();
        let found = paths(&text);
        assert!(name != "README.md" || found.len() > 8, "{found:?}");
        for path in found {
            let bare = path.split('#').next().unwrap_or_default();
            let there = [beside.as_path(), &root()].iter().any(|from: &&Path| from.join(bare).exists());
            assert!(there, "{name} names {path}, which is not there");
        }
    }
}

/// The commands of the README's console blocks that start with `evenhand`, but for those
/// that need files of the reader's own, or that only Ctrl-C ends.
#[test]
fn the_commands_of_the_readme_run() {
    let text = page("README.md");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut ran = 0;
    let commands = text.lines().filter_map(|line| line.strip_prefix("$ evenhand "));
    for command in commands {
        let command = command.split(" #").next().unwrap_or_default().trim();
        if command.contains(['<', '…']) || words(command).iter().any(|word| word == "|" || word == "--watch") {
            continue;
        }
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
        ran += 1;
    }
    assert!(ran >= 6, "{ran} commands of the README were run");
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
