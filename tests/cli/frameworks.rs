//! What there is, without a description: lists, pages, the schema.

use crate::{PHARMACY, file, folder, run};

#[test]
fn the_bundled_frameworks_are_those_of_the_folders() {
    let told = run(&["frameworks"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let plugins = std::fs::read_dir(crate::root().join("plugins")).expect("plugins/");
    let folders = plugins.flatten().map(|entry| entry.path()).filter(|path| path.join("framework.toml").is_file());
    let mut seen = 0;
    for folder in folders {
        let text = std::fs::read_to_string(folder.join("framework.toml")).expect("a framework");
        let id = text.lines().find_map(|line| line.strip_prefix("id = \"")).expect("an id").trim_end_matches('"');
        assert!(told.out.lines().any(|line| line.starts_with(id)), "{id} is missing from\n{}", told.out);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_framework_shows_its_questions_and_sources() {
    let told = run(&["framework", "show", "ward"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for words in [
        "whose.public",
        "Counts when:",
        "Does not count:",
        "To ask (",
        "https://doi.org/10.1332",
        "One of these is enough.",
    ] {
        assert!(told.out.contains(words), "{words} is missing");
    }
}

#[test]
fn the_schema_is_the_reports() {
    let told = run(&["schema"]);
    assert_eq!(told.code, 0);
    let schema: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(schema["title"], "Report");
}

/// What is saved is what runs: a program that embeds the engine gives the same answers.
#[test]
fn a_bundled_framework_can_be_saved() {
    let folder = folder();
    let path = folder.path().join("w.wasm");
    let file = path.to_str().expect("UTF-8");
    let told = run(&["framework", "save", "ward", "-o", file]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let alone = ["assess", PHARMACY, "--framework", "ward", "--format", "json"];
    let saved = run(&[&alone[..], &["--plugin", file]].concat());
    assert_eq!(saved.out, run(&alone).out);
    let unknown = run(&["framework", "save", "wrad", "-o", file]);
    assert!(unknown.code == 2 && unknown.err.contains("did you mean `ward`?"), "{}", unknown.err);
    let nowhere = folder.path().join("no/w.wasm");
    assert_eq!(run(&["framework", "save", "ward", "-o", nowhere.to_str().expect("UTF-8")]).code, 2);
}

#[test]
fn a_framework_takes_the_place_of_no_description() {
    let folder = folder();
    let page = file(folder.path(), "description.md", "# A warm room\n");
    let slip = run(&["framework", "save", "ward", "-o", &page]);
    assert!(slip.code == 2 && slip.err.contains("description.md is no name of a plugin"), "{}", slip.err);
    assert_eq!(std::fs::read_to_string(&page).expect("the page"), "# A warm room\n");
}
