//! Building, inspecting, checking and testing plugins; and plugins that fail.

use std::path::Path;

use evenhand::plugin::laws;

use crate::{PHARMACY, file, folder, root, run};

fn build(to: &Path, more: &[&str]) -> String {
    let component = to.join("ward.wasm").to_str().expect("UTF-8").to_owned();
    let told = run(&[&["build", "plugins/ward", "-o", &component], more].concat());
    assert_eq!(told.code, 0, "{}", told.err);
    component
}

#[test]
fn a_folder_becomes_a_component_that_keeps_every_law() {
    let folder = folder();
    let component = build(folder.path(), &[]);
    let seen = run(&["inspect", &component]);
    assert_eq!(seen.code, 0, "{}", seen.err);
    for words in ["sha256:", "evenhand:framework/framework@0.1.0", "fuel", "whose.public", "bytes"] {
        assert!(seen.out.contains(words), "{words} is missing from\n{}", seen.out);
    }
    assert!(!seen.out.contains("wasi:"));
    let checked = run(&["check", &component]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("every law is kept") && !checked.out.contains("BROKEN"), "{}", checked.out);
    let told: Vec<&str> = checked.out.lines().filter(|line| line.starts_with("  ")).collect();
    let named = told.iter().map(|line| line.split_whitespace().last().expect("a name"));
    let laws = laws::at_load().chain(laws::of_answers()).chain([laws::REFUSES]);
    assert!(named.eq(laws), "every law, and nothing else: {}", checked.out);
    let used = run(&["assess", PHARMACY, "--plugin", &component, "--format", "json"]);
    assert_eq!(used.code, 0, "{}", used.err);
    assert_eq!(used.out.matches("\"framework\": \"ward\"").count(), 1, "the file stands in for the bundled one");
}

#[test]
fn the_same_folder_gives_the_same_bytes_and_proves_it() {
    let (one, two) = (folder(), folder());
    let (first, second) = (build(one.path(), &["--with-source"]), build(two.path(), &["--with-source"]));
    assert!(std::fs::read(&first).expect("one") == std::fs::read(&second).expect("two"));
    assert_eq!(run(&["build", "--check", &first]).code, 0);
    assert_eq!(run(&["build", "plugins/ward", "--check", &first]).code, 0);
    let mut bytes = std::fs::read(&first).expect("one");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = file(one.path(), "changed.wasm", bytes);
    assert_eq!(run(&["build", "plugins/ward", "--check", &changed]).code, 1);
    let without = build(two.path(), &[]);
    assert_eq!(run(&["build", "--check", &without]).code, 2, "it carries no pages");
}

#[test]
fn the_worked_examples_of_the_bundled_pages_hold() {
    for folder in ["plugins/ward", "plugins/hiat"] {
        let told = run(&["test", folder]);
        assert_eq!(told.code, 0, "{}", told.out);
        assert!(told.out.contains(" 0 failed"), "{}", told.out);
    }
}

/// A copy of Ward's folder with one file changed.
fn ward_with(to: &Path, name: &str, change: impl Fn(&str) -> String) -> String {
    let ward = root().join("plugins/ward");
    let target = to.join("ward");
    for inside in ["", "criteria", "lists"] {
        std::fs::create_dir_all(target.join(inside)).expect("a folder");
        for entry in std::fs::read_dir(ward.join(inside)).expect("Ward's folder").flatten() {
            if entry.path().is_file() {
                let copied = target.join(inside).join(entry.file_name());
                std::fs::copy(entry.path(), copied).expect("a copy");
            }
        }
    }
    let text = std::fs::read_to_string(ward.join(name)).expect("the file");
    let changed = change(&text);
    assert_ne!(changed, text, "the test changes something");
    std::fs::write(target.join(name), changed).expect("the changed file");
    target.to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_mistake_is_told_with_its_file_and_line() {
    let folder = folder();
    let page = "criteria/whose.public.md";
    let broken = ward_with(folder.path(), page, |text| text.replace("- strong: {decided}", "- strong: {decidde} ~"));
    let told = run(&["build", &broken, "-o", folder.path().join("x.wasm").to_str().expect("UTF-8")]);
    assert_eq!(told.code, 2);
    let line = std::fs::read_to_string(Path::new(&broken).join(page))
        .expect("the page")
        .lines()
        .position(|line| line.contains("{decidde}"))
        .expect("the line")
        + 1;
    assert!(told.err.contains(&format!("{broken}/{page}:{line}:")), "{}", told.err);
    assert!(!folder.path().join("x.wasm").exists(), "nothing is written");
}

#[test]
fn an_example_that_fails_is_told_with_what_was_found() {
    let folder = folder();
    let page = "criteria/whose.public.md";
    let wrong = ward_with(folder.path(), page, |text| text.replacen("~~~text described", "~~~text not-found", 1));
    let told = run(&["test", &wrong]);
    assert_eq!(told.code, 1, "{}", told.err);
    assert!(told.out.contains("expected not-found, found described"), "{}", told.out);
    assert!(told.out.contains(" 1 failed"), "{}", told.out);
}

#[test]
fn a_plugin_that_fails_leaves_the_others_alone() {
    let folder = folder();
    let odd = file(folder.path(), "odd.wasm", "this is not wasm");
    let told = run(&["assess", PHARMACY, "--plugin", &odd, "--format", "json"]);
    assert_eq!(told.code, 3, "{}", told.err);
    let report: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    let outcomes: Vec<&str> =
        report["outcomes"].as_array().expect("outcomes").iter().filter_map(|o| o["outcome"].as_str()).collect();
    let (first, others) = outcomes.split_first().expect("outcomes");
    assert_eq!(*first, "failed");
    assert!(!others.is_empty() && others.iter().all(|outcome| *outcome == "assessed"), "{outcomes:?}");
    assert_eq!(report["outcomes"][0]["error"]["kind"], "not-wasm");
    let core = file(folder.path(), "core.wasm", b"\0asm\x01\0\0\0");
    let told = run(&["assess", PHARMACY, "--plugin", &core, "--framework", "ward"]);
    assert_eq!(told.code, 3, "{}", told.err);
    assert!(told.out.contains("core WebAssembly module"), "{}", told.out);
    let told = run(&["check", &core]);
    assert_eq!(told.code, 1);
}

#[test]
fn a_limit_that_is_too_low_is_the_frameworks_failure() {
    let told = run(&["assess", PHARMACY, "--limit", "fuel=1000000", "--format", "json"]);
    assert_eq!(told.code, 3, "there is a report, of failures alone: {}", told.err);
    assert!(told.out.contains("out-of-fuel") && told.out.contains("1000000"), "{}", told.out);
    let told = run(&["assess", PHARMACY, "--deadline", "0"]);
    assert_eq!(told.code, 3);
    assert!(told.out.contains("host deadline"), "{}", told.out);
}

#[test]
fn a_folder_in_place_of_a_component_is_told_how_to_become_one() {
    for args in [["assess", PHARMACY], ["batch", PHARMACY], ["framework", "show"]] {
        let more: &[&str] = if args[0] == "framework" { &["ward"] } else { &[] };
        let told = run(&[&args[..], more, &["--plugin", "plugins/ward"]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}");
        assert!(told.err.contains("is a folder") && told.err.contains("`evenhand build plugins/ward`"), "{}", told.err);
    }
}

#[test]
fn a_file_that_was_never_a_plugin_is_told_before_any_report() {
    let folder = folder();
    let page = file(folder.path(), "bid.docx", b"PK\x03\x04 and so on");
    let told = run(&["assess", PHARMACY, "--plugin", &page]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.err.contains("bid.docx is no plugin") && told.err.contains(".wasm"), "{}", told.err);
}

#[test]
fn a_plugin_in_the_place_of_a_bundled_framework_is_told_once() {
    let folder = folder();
    let component = build(folder.path(), &[]);
    let told = run(&["assess", PHARMACY, "--plugin", &component, "--framework", "ward"]);
    assert_eq!(told.err, format!("note: {component} replaces the bundled ward\n"));
}

#[test]
fn a_plugin_that_is_not_there_is_told_before_any_report() {
    let folder = folder();
    build(folder.path(), &[]);
    let slip = folder.path().join("wrad.wsm");
    let told = run(&["assess", PHARMACY, "--plugin", slip.to_str().expect("UTF-8")]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.err.contains("wrad.wsm is not there") && told.err.contains("did you mean "), "{}", told.err);
    assert!(told.err.contains("ward.wasm?"), "{}", told.err);
}
