//! `evenhand explain`: everything that one rating rests on, and which criterion is meant.

use serde_json::Value;

use crate::{PHARMACY, file, folder, run, run_with};

const ALLOTMENT: &str = "examples/dementia-allotment/description.md";

fn json(args: &[&str]) -> Value {
    let told = run(args);
    assert_eq!(told.code, 0, "{}", told.err);
    serde_json::from_str(&told.out).expect("JSON")
}

/// The page in one line, as it may have been broken anywhere.
fn in_one_line(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every item that `assess` reports is there: its phrase, its sentence, its line, and
/// what was set aside with the reason.
#[test]
fn all_evidence_of_the_report_is_explained() {
    for example in ["pharmacy-blood-pressure", "dementia-allotment", "digital-triage"] {
        let path = format!("examples/{example}/description.md");
        let report = json(&["assess", &path, "--framework", "ward", "--format", "json"]);
        for id in ["whose.public", "why.local-solutions"] {
            let ratings = report["outcomes"][0]["ratings"].as_array().expect("ratings");
            let rating = ratings.iter().find(|rating| rating["criterion"] == id).expect("the rating");
            let told = run(&["explain", &path, &format!("ward/{id}")]);
            assert_eq!(told.code, 0, "{}", told.err);
            let page = in_one_line(&told.out);
            let says = |words: &str| assert!(page.contains(&in_one_line(words)), "{words} is missing from\n{page}");
            for words in ["question", "rationale", "level_words"] {
                says(rating[words].as_str().expect("words"));
            }
            let evidence = rating["evidence"].as_array().expect("evidence");
            assert!(!evidence.is_empty(), "{path} {id}");
            for item in evidence {
                says(item["quote"].as_str().expect("a quotation"));
                says(&format!("“{}”", item["focus"].as_str().expect("a phrase")));
                says(&format!("line {}", item["place"]["line"]));
                says(item["note"].as_str().expect("a note"));
            }
            for words in ["Counts when:", "Does not count:", "Questions that remain", "counted: said as"] {
                says(words);
            }
        }
    }
}

/// Each phrase stands beside why it counts or does not, in the words of the reports.
#[test]
fn each_phrase_says_why_it_counts_or_not() {
    let reasons = [
        ("other-sense", "set aside: another meaning of the words"),
        ("other-work", "set aside: somebody else’s work"),
        ("other-actor", "set aside: somebody else does it"),
        ("heading", "set aside: a heading or a form’s wording"),
        ("elsewhere", "set aside here "),
    ];
    let mut met = Vec::new();
    for id in ["whose.public", "what.practical-wisdom"] {
        let explained = json(&["explain", ALLOTMENT, id, "--format", "json"]);
        let page = in_one_line(&run(&["explain", ALLOTMENT, id]).out);
        for item in explained["rating"]["evidence"].as_array().expect("evidence") {
            let why = match item["stance"].as_str().expect("a stance") {
                "supports" => "counted: said as ",
                "opposes" => "counted against: ",
                _ => match reasons.iter().find(|(reason, _)| item["set_aside"] == *reason) {
                    Some((_, why)) => why,
                    None => "set aside: ",
                },
            };
            let focus = format!("“{}”", in_one_line(item["focus"].as_str().expect("a phrase")));
            assert!(says_beside(&page, &focus, why), "{focus} {why} is missing from\n{page}");
            met.push(why);
        }
    }
    met.sort_unstable();
    met.dedup();
    assert!(met.len() > 4, "{met:?}");
}

/// Whether `why` follows `focus` on the page, or other phrases of the same kind do first.
fn says_beside(page: &str, focus: &str, why: &str) -> bool {
    page.match_indices(focus).any(|(at, _)| {
        let mut rest = &page[at + focus.len()..];
        while let Some((_, after)) = rest.strip_prefix(", “").and_then(|next| next.split_once('”')) {
            rest = after;
        }
        rest.trim_start().starts_with(why)
    })
}

#[test]
fn json_is_the_rating_of_the_report_with_the_page_of_the_criterion() {
    let report = json(&["assess", PHARMACY, "--framework", "ward", "--format", "json"]);
    let explained = json(&["explain", PHARMACY, "ward/whose.public", "--format", "json"]);
    assert_eq!(explained["schema"], "evenhand/explanation/v1");
    let rating = &explained["rating"];
    assert!(report["outcomes"][0]["ratings"].as_array().expect("ratings").contains(rating));
    for words in ["question", "why", "counts_when", "counts_partly", "does_not_count"] {
        assert!(explained["criterion"][words].as_str().is_some_and(|text| !text.is_empty()), "{words}");
    }
    assert_eq!(explained["description"]["digest"], report["description"]["digest"]);
}

#[test]
fn the_framework_may_be_left_out() {
    let (with, without) =
        (["explain", PHARMACY, "ward/why.local-solutions"], ["explain", PHARMACY, "why.local_solutions"]);
    assert_eq!(run(&with).out, run(&without).out);
}

#[test]
fn a_criterion_that_is_not_there_suggests_the_nearest() {
    for (named, words) in [
        ("ward", &["`ward` is a framework", "ward/why.local-solutions", "framework show ward"][..]),
        ("ward/", &["`ward` is a framework"]),
        ("ward/whose.publik", &["no criterion `ward/whose.publik`", "did you mean `ward/whose.public`"]),
        ("whose.publik", &["did you mean `ward/whose.public`"]),
        ("public", &["did you mean `hiat/s1.public`", "or `hiat/s3.public`?"]),
        ("frontline", &["did you mean `ward/whose.frontline`?"]),
        ("wrad/whose.public", &["no framework `wrad`", "did you mean `ward`?"]),
        ("nothing-like-it", &["no criterion", "framework show"]),
    ] {
        let told = run(&["explain", PHARMACY, named]);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{named}: {}", told.err);
        for words in words.iter().chain(&["error: ", "help: "]) {
            assert!(told.err.contains(words), "{named}: {words} is missing from\n{}", told.err);
        }
    }
}

/// A plugin that says nothing of itself until it runs may be the one that is meant, so it
/// is loaded; that it fails is told beside the explanation.
#[test]
fn a_plugin_that_fails_leaves_the_explanation_alone() {
    let folder = folder();
    let odd = file(folder.path(), "odd.wasm", "this is not wasm");
    let told = run(&["explain", PHARMACY, "ward/whose.public", "--plugin", &odd]);
    assert_eq!(told.code, 3, "{}", told.err);
    assert_eq!(told.out, run(&["explain", PHARMACY, "ward/whose.public"]).out);
    assert!(told.err.contains("odd.wasm"), "{}", told.err);
    let told = run(&["explain", PHARMACY, "odd.criterion", "--plugin", &odd]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.err.contains("odd.wasm") && told.err.contains("no criterion"), "{}", told.err);
}

#[test]
fn a_framework_that_comes_to_nothing_is_an_error() {
    let told = run(&["explain", PHARMACY, "ward/whose.public", "--limit", "fuel=1000000"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{}", told.err);
    assert!(told.err.contains("1000000 units of fuel") && told.err.contains("help: "), "{}", told.err);
}

#[test]
fn without_quotes_places_stay_and_words_do_not() {
    let explained = json(&["explain", ALLOTMENT, "ward/whose.public", "--format", "json"]);
    let told = run(&["explain", ALLOTMENT, "ward/whose.public", "--no-quotes"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let page = in_one_line(&told.out);
    for item in explained["rating"]["evidence"].as_array().expect("evidence") {
        let quote = in_one_line(item["quote"].as_str().expect("a quotation"));
        assert!(quote.split(' ').count() < 4 || !page.contains(&quote), "{quote}");
        assert!(page.contains(&format!("line {}", item["place"]["line"])), "{page}");
    }
}

#[test]
fn it_reads_standard_input_and_writes_whole_files() {
    let folder = folder();
    let page = "Tenants chose the opening hours at three meetings in May 2025.\n";
    let to = folder.path().join("why.json");
    let to = to.to_str().expect("UTF-8");
    let told = run_with(&["explain", "-", "ward/whose.public", "-o", to], page.as_bytes());
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    let written: Value = serde_json::from_str(&std::fs::read_to_string(to).expect("the file")).expect("JSON");
    assert_eq!(written["rating"]["level"], "described");
    let told =
        run(&["explain", PHARMACY, "ward/whose.public", "-o", folder.path().join("why.csv").to_str().expect("UTF-8")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("csv") && told.err.contains("text, json"), "{}", told.err);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing else is left");
}

#[test]
fn it_fits_its_columns() {
    for width in ["60", "80", "110"] {
        let told = run(&["explain", ALLOTMENT, "what.practical-wisdom", "--width", width]);
        let most: usize = width.parse().expect("a number");
        let long: Vec<&str> = told.out.lines().filter(|line| line.chars().count() > most).collect();
        assert!(long.is_empty(), "{long:#?}");
    }
}

#[test]
fn the_other_order_is_told_the_right_one() {
    let told = run(&["explain", "ward/whose.public", PHARMACY]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains(&format!("evenhand explain {PHARMACY} ward/whose.public")), "{}", told.err);
}
