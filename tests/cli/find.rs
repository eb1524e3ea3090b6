//! `evenhand find`: a query on a text, each place with what the sentence does.

use serde_json::Value;

use crate::{Run, file, folder, root, run, run_with};

const PAGE: &str = "# Warm room\n\n\
    ## Who decides?\n\n\
    Tenants chose the opening hours at three meetings in May 2025. We hope tenants will choose the chairs.\n\n\
    - The board did not choose the colour.\n\n\
    Elsewhere, a New Zealand study found that older people chose their own seats.\n";

fn found(args: &[&str], text: &str) -> Vec<Value> {
    let told = run_with(&[&["find"], args, &["-", "--format", "json"]].concat(), text.as_bytes());
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str::<Vec<Value>>(&told.out).expect("a JSON list")
}

#[test]
fn each_place_has_its_claim_its_reason_and_who_acts() {
    let all = found(&["(chose | choose)"], PAGE);
    let told = |at: usize, key: &str| all[at][key].clone();
    assert_eq!(all.len(), 4, "{all:#?}");
    assert_eq!(
        (told(0, "quote"), told(0, "claim"), told(0, "set_aside")),
        ("chose".into(), "reported".into(), Value::Null)
    );
    assert_eq!(told(0, "who"), serde_json::json!({ "kind": "public", "words": "Tenants" }));
    assert_eq!(told(0, "sentence"), "Tenants chose the opening hours at three meetings in May 2025.");
    assert_eq!(told(1, "claim"), "intended");
    assert_eq!(told(2, "claim"), "denied");
    assert_eq!(told(3, "set_aside"), "other-work");
    let keys: Vec<&str> = all[0].as_object().expect("an object").keys().map(String::as_str).collect();
    for key in ["quote", "sentence", "place", "claim", "set_aside", "who"] {
        assert!(keys.contains(&key), "{keys:?}");
    }
    assert_eq!(keys.len(), 6, "{keys:?}");
}

/// Places are the report's: code points of the canonical text, with line and column.
#[test]
fn a_place_is_counted_in_code_points() {
    let text = "# Café 🧑🏽‍⚕️\n\nÀ côté, tenants chose it.\r\n";
    let all = found(&["chose"], text);
    let place = &all[0]["place"];
    let plain: Vec<char> = text.replace("\r\n", "\n").chars().collect();
    let at = |key: &str| place[key].as_u64().expect("a number") as usize;
    assert_eq!(plain[at("start")..at("end")].iter().collect::<String>(), "chose");
    assert_eq!((at("line"), at("column")), (3, 17));
    assert_eq!(place["section"], serde_json::json!(["Café 🧑🏽‍⚕️"]));
}

#[test]
fn a_fact_is_asserted_and_nobody_acts() {
    let text = "The last bus is at ten past six. There may be a later bus on Fridays.\n";
    let deeds = found(&["bus"], text);
    let facts = found(&["bus", "--fact"], text);
    assert_eq!(facts[0]["claim"], "reported");
    assert_eq!(facts[1]["claim"], "intended");
    assert!(facts.iter().all(|fact| fact["who"].is_null()), "{facts:#?}");
    assert_eq!(deeds.len(), facts.len());
}

#[test]
fn a_frameworks_lists_can_be_named() {
    let text = "Tenants voted for the blue door in March.\n";
    let with = found(&["{decided}", "--lists", "plugins/ward"], text);
    assert!(!with.is_empty());
    let of_folder = found(&["{decided}", "--lists", "plugins/ward/lists"], text);
    assert_eq!(with, of_folder, "the folder of the lists itself will do");
    let built_in = found(&["{public} >2 voted"], text);
    assert_eq!(built_in[0]["quote"], "Tenants voted");
}

/// The same words as the report's for the same query on the same text: `find` is not
/// another reader.
#[test]
fn it_reads_as_the_plugin_does() {
    let page = "Tenants chose the opening hours at three meetings in May 2025.\n";
    let all = found(&["{decided}", "--lists", "plugins/ward"], page);
    let told = run_with(&["assess", "-", "--framework", "ward", "--format", "json"], page.as_bytes());
    let report: Value = serde_json::from_str(&told.out).expect("JSON");
    let ratings = report["outcomes"][0]["ratings"].as_array().expect("ratings");
    let public = ratings.iter().find(|rating| rating["criterion"] == "whose.public").expect("whose.public");
    let focus = &public["evidence"][0]["focus"];
    let same = all.iter().find(|place| place["quote"] == *focus).expect("the phrase that decided");
    assert_eq!(same["claim"], public["evidence"][0]["claim"]);
    assert_eq!(same["who"]["kind"], "public");
}

fn refused(args: &[&str], words: &[&str]) -> Run {
    let told = run(args);
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{}", told.err);
    for word in words {
        assert!(told.err.contains(word), "`{word}` is missing from\n{}", told.err);
    }
    told
}

#[test]
fn a_mistake_in_a_query_is_pointed_at() {
    let page = "tests/fixtures/early/n03.md";
    let told = refused(&["find", "{public} ~6 (chose | decided", page], &["closing bracket", "help: "]);
    let lines: Vec<&str> = told.err.lines().collect();
    let query = lines.iter().position(|line| line.contains("(chose | decided")).expect("the query is shown");
    let column = lines[query + 1].chars().position(|c| c == '^').expect("a caret");
    assert_eq!(column, lines[query].chars().count(), "{}", told.err);
    let told = refused(&["find", "né  £ 5", page], &["#money"]);
    let lines: Vec<&str> = told.err.lines().collect();
    let column = lines[3].chars().position(|c| c == '^').expect("a caret");
    assert_eq!(lines[2].chars().nth(column), Some('£'), "{}", told.err);
    refused(&["find", "", page], &["at least one word"]);
}

#[test]
fn an_unknown_list_suggests_the_nearest_and_tells_all() {
    let page = "tests/fixtures/early/n03.md";
    refused(
        &["find", "chose ~2 {pubic}", page],
        &["there is no list {pubic}", "did you mean {public}?", "{carers}", "--lists FOLDER", "^"],
    );
    refused(&["find", "{decidde}", page, "--lists", "plugins/ward"], &["{decided}", "{public}"]);
    refused(
        &["find", "chose", page, "--lists", "examples"],
        &["the lists of examples cannot be read", "examples/lists: there is no such folder"],
    );
    refused(&["find", "chose", "nowhere.md"], &["is not there"]);
}

#[test]
fn a_mistake_in_a_list_is_told_with_its_file_and_line() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("lists")).expect("a folder");
    file(folder.path(), "lists/odd.txt", "fine\n(open\n");
    let lists = folder.path().to_str().expect("UTF-8");
    refused(
        &["find", "{odd}", "tests/fixtures/early/n03.md", "--lists", lists],
        &[&format!("{lists}/lists/odd.txt:2:"), "closing bracket"],
    );
}

#[test]
fn no_match_is_plain_and_every_hint_is_true() {
    let none = run_with(&["find", "zebra*", "-"], PAGE.as_bytes());
    assert_eq!((none.code, none.out.lines().count()), (0, 1), "{}", none.out);
    assert!(none.out.starts_with("zebra* is met nowhere in “Warm room”"), "{}", none.out);
    let word = run_with(&["find", "public ~3 chose", "-"], PAGE.as_bytes());
    assert!(word.out.contains("As the list {public} instead of the word “public” it is met: in"), "{}", word.out);
    assert!(word.out.contains("public: nowhere; chose: in 2 places"), "{}", word.out);
    let far = run_with(&["find", "zebra ~3 chose", "-"], PAGE.as_bytes());
    assert!(!far.out.contains("As the list"), "{}", far.out);
    let empty = run_with(&["find", "zebra", "-", "--format", "json"], PAGE.as_bytes());
    assert_eq!((empty.code, empty.out.as_str()), (0, "[]\n"));
}

#[test]
fn a_fact_is_suggested_only_where_it_counts() {
    let text = "Most tenants have no car.\n";
    assert_eq!(found(&["car"], text)[0]["claim"], "denied");
    assert_eq!(found(&["car", "--fact"], text)[0]["claim"], "reported");
    let told = run_with(&["find", "car", "-"], text.as_bytes());
    assert!(told.out.contains("As a fact (--fact) one more of these would count."), "{}", told.out);
    let told = run_with(&["find", "chose", "-"], b"Residents chose the stop in May.\n");
    assert!(!told.out.contains("--fact"), "{}", told.out);
}

#[test]
fn it_is_set_like_the_other_pages() {
    let path = "examples/pharmacy-blood-pressure/description.md";
    for width in ["60", "100"] {
        let told = run(&["find", "{public} ~8 (chose | asked | told)", path, "--width", width, "--ascii"]);
        assert_eq!(told.code, 0, "{}", told.err);
        let most: usize = width.parse().expect("a number");
        let long: Vec<&str> = told.out.lines().filter(|line| line.chars().count() > most).collect();
        assert!(long.is_empty(), "{long:#?}");
        assert!(!told.out.contains(['«', '»', '“']), "{}", told.out);
    }
    let folder = folder();
    let list = folder.path().join("found.json");
    let told = run(&["find", "pressure", path, "-o", list.to_str().expect("UTF-8")]);
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    let text = std::fs::read_to_string(&list).expect("a file");
    assert!(serde_json::from_str::<Vec<Value>>(&text).is_ok_and(|places| !places.is_empty()));
    let odd = run(&["find", "pressure", path, "-o", "found.xyz"]);
    assert!(odd.code == 2 && odd.err.contains("--format"), "{}", odd.err);
    assert!(!root().join("found.xyz").exists());
}

#[test]
fn a_word_of_a_search_engine_is_pointed_at() {
    let told = run_with(&["find", "chose OR voted", "-"], PAGE.as_bytes());
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.err.contains("`OR` is only the word *or*") && told.err.contains("(a | b)"), "{}", told.err);
    assert!(told.err.contains("| chose OR voted\n |       ^"), "{}", told.err);
}

#[test]
fn what_was_named_nearly_right_is_taken_or_told() {
    let page = "tests/fixtures/early/n03.md";
    refused(&["find", "older", "people", page], &["put it in single quotes: evenhand find 'older people' FILE"]);
    let whole = run(&["find", "{equity:group}", page, "--lists", "plugins/hiat"]);
    let inside = run(&["find", "{equity:group}", page, "--lists", "plugins/hiat/lists"]);
    assert_eq!((inside.code, inside.out), (0, whole.out), "{}", inside.err);
}
