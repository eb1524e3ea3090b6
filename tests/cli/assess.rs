//! `evenhand assess`: the words a report rests on, and that it is the same every time.

use serde_json::Value;

use crate::{PHARMACY, file, folder, root, run, run_with};

fn json(args: &[&str]) -> Value {
    let run = run(args);
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn a_description_is_assessed_by_every_bundled_framework() {
    let run = run(&["assess", PHARMACY]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.is_empty(), "{}", run.err);
    for words in
        ["Blood pressure checks", "This reads one document, not the project.", "Ward", "Questions to take away"]
    {
        assert!(run.out.contains(words), "{words} is missing from\n{}", run.out);
    }
}

#[test]
fn the_same_file_gives_the_same_bytes_of_json() {
    let args = ["assess", PHARMACY, "--format", "json"];
    let (first, second) = (run(&args), run(&args));
    assert_eq!(first.out, second.out);
    assert!(first.out.starts_with("{\n"), "{}", &first.out[..40]);
}

/// Every quotation, and what introduces it, is a slice of the file, and stands where
/// the report says.
#[test]
fn every_quotation_is_cut_from_the_file() {
    for example in ["pharmacy-blood-pressure", "dementia-allotment", "digital-triage"] {
        let path = format!("examples/{example}/description.md");
        let text: Vec<char> = std::fs::read_to_string(root().join(&path)).expect("the example").chars().collect();
        let report = json(&["assess", &path, "--format", "json"]);
        let mut quoted = 0;
        for evidence in all(&report, "evidence") {
            let quote = evidence["quote"].as_str().expect("a quotation");
            let place = &evidence["place"];
            let at = |key: &str| place[key].as_u64().expect("a place") as usize;
            let slice: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(slice, quote, "{path}");
            let before = &text[..at("start")];
            assert_eq!(before.iter().filter(|c| **c == '\n').count() + 1, at("line"), "{path}: {quote}");
            assert!(quote.contains(evidence["focus"].as_str().expect("a focus")), "{path}: {quote}");
            quoted += 1;
        }
        assert!(quoted > 10, "{path} yields {quoted} quotations");
    }
}

/// The items of every list called `key`, wherever it stands.
fn all<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    match value {
        Value::Object(map) => {
            let here = map.get(key).and_then(Value::as_array).into_iter().flatten();
            here.chain(map.values().flat_map(|inner| all(inner, key))).collect()
        }
        Value::Array(items) => items.iter().flat_map(|item| all(item, key)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn without_quotes_no_words_of_the_description_are_told() {
    let text = std::fs::read_to_string(root().join(PHARMACY)).expect("the example");
    for format in ["text", "json", "markdown", "csv"] {
        let told = run(&["assess", PHARMACY, "--no-quotes", "--format", format]);
        assert_eq!(told.code, 0, "{}", told.err);
        // Lines are wrapped, and each begins with its margin.
        let said = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let runs = words.windows(5).map(|run| run.join(" "));
        let leaked: Vec<String> = runs.filter(|run| said.contains(run.as_str())).collect();
        assert!(leaked.is_empty(), "{format}: {leaked:?}");
        assert!(told.out.contains("line") || format == "csv", "{format}: places stay");
    }
}

#[test]
fn standard_input_is_markdown_unless_told() {
    let page = "# A garden\n\nTenants chose the beds in May 2025.\n";
    let told = run_with(&["assess", "-", "--framework", "ward", "--format", "json"], page.as_bytes());
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("\"title\": \"A garden\""), "{}", told.out);
    let toml = "title = \"A garden\"\n[[section]]\nheading = \"Who\"\ntext = \"Tenants chose the beds in May 2025.\"\n";
    let told = run_with(&["assess", "-", "--from", "toml", "--format", "json"], toml.as_bytes());
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("Tenants chose the beds"), "{}", told.out);
}

#[test]
fn a_numbered_heading_tells_its_part() {
    let root = folder();
    let component = root.path().join("lasting.wasm").to_str().expect("UTF-8").to_owned();
    assert_eq!(run(&["build", "examples/lasting", "-o", &component]).code, 0);
    let said = "The trust will pay for two posts from core funding once the grant ends, as agreed on 4 June.";
    for heading in ["Q5. How is the money found?", "Panel 2. Costs", "The money"] {
        let page = format!("# A hall\n\n## {heading}\n\n{said}\n");
        let args = ["assess", "-", "--plugin", &component, "--framework", "lasting", "--format", "json"];
        let told = run_with(&args, page.as_bytes());
        assert_eq!(told.code, 0, "{}", told.err);
        assert!(told.out.contains("\"money\""), "{heading}: {}", told.out);
    }
}

#[test]
fn twenty_words_are_assessed_with_a_notice() {
    let page = "Tenants of four blocks chose the colour of the stairs. The painters came in June, and the tenants were pleased with it.";
    let told = run_with(&["assess", "-"], page.as_bytes());
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("Note:"), "{}", told.out);
}

#[test]
fn hardly_english_is_assessed_with_a_notice() {
    let told = run(&["assess", "tests/fixtures/read/cymraeg.md"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("English"), "{}", told.out);
}

#[test]
fn a_level_that_was_named_ends_with_one() {
    let folder = folder();
    let page = file(folder.path(), "one.md", "Tenants chose the opening hours at three meetings in May 2025.\n");
    let fails = run(&["assess", &page, "--fail-on", "ward/whose.public=described"]);
    assert_eq!(fails.code, 1, "{}", fails.out);
    let passes = run(&["assess", &page, "--fail-on", "ward/whose.public=not_found"]);
    assert_eq!(passes.code, 0, "{}", passes.out);
}

#[test]
fn roles_appear_under_the_projects_own_names() {
    let page = "+++\nroles.public-adviser = \"young people\"\n+++\nThe council will open a new building next year, and a report will be written about it.\n";
    let told = run_with(&["assess", "-", "--format", "json"], page.as_bytes());
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("\"who_title\": \"young people\""), "{}", told.out);
}

#[test]
fn a_date_is_printed_only_where_it_is_given() {
    let without = run(&["assess", PHARMACY, "--format", "json"]);
    assert!(without.out.contains("\"date\": null"));
    let with = run(&["assess", PHARMACY, "--format", "json", "--date", "3 May 2026"]);
    assert!(with.out.contains("\"date\": \"3 May 2026\""));
}
