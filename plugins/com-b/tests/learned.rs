//! What is learned is what the statements and marked descriptions here teach, and it finds
//! statements in texts that it was not learned from.

#![allow(dead_code, reason = "the examples are programs too")]

#[path = "../examples/learn/main.rs"]
mod learn;
#[path = "../examples/measure.rs"]
mod measure;
#[path = "../examples/prose.rs"]
mod prose;

mod common;

use evenhand_com_b::Mode;

const HERE: &str = env!("CARGO_MANIFEST_DIR");
const STATEMENTS: [&str; 3] = ["tests/fixtures/statements.csv", "learn/statements.csv", "learn/studies.csv"];
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");

fn kept(list: &str) -> String {
    std::fs::read_to_string(format!("{HERE}/lists/{list}.txt")).expect("a list")
}

#[test]
fn the_list_of_words_is_what_the_statements_teach() {
    let rows = learn::rows(&STATEMENTS.map(|file| format!("{HERE}/{file}"))).expect("statements");
    let vectors = learn::Vectors::read(learn::VECTORS).expect("how words are used");
    assert!(
        learn::list(&rows, &vectors) == kept("words"),
        "run cargo run -p evenhand-com-b --release --example learn, as README.md has it"
    );
}

#[test]
fn a_word_that_no_statement_has_is_weighed_by_words_that_are_used_like_it() {
    let taught: String =
        STATEMENTS.map(|file| std::fs::read_to_string(format!("{HERE}/{file}")).expect("statements")).concat();
    for (word, about) in [
        ("forearm", "physical_capability"),
        ("decipher", "psychological_capability"),
        ("renovations", "physical_opportunity"),
        ("euphoric", "automatic_motivation"),
    ] {
        assert!(!taught.to_lowercase().contains(&word[..word.len() - 1]), "{word} stands in a statement");
        let found = common::found(common::paragraph(word), Mode::Statement);
        let code = found[0].0.code.as_ref().map(|code| (code.first.id(), code.list));
        assert_eq!(code, Some((about, "words")), "{word}");
    }
}

/// Of whom a statement is says nothing of what stands in their way.
#[test]
fn words_for_groups_of_people_borrow_no_weight() {
    let vectors = learn::Vectors::read(learn::VECTORS).expect("how words are used");
    let used = |word: &str| evenhand_com_b::words::keys(word).and_then(|[word, _]| vectors.get(&word).copied());
    let groups = "women men wives children girls elderly teenagers pregnant muslim mosque black \
                  white tribal migrants refugees gay homosexuality autistic disabled homeless carers";
    for group in groups.split_whitespace() {
        assert_eq!(used(group), None, "{group}");
    }
    for word in ["wheelchair", "pain", "mood", "trust", "phone", "arthritis"] {
        assert!(used(word).is_some(), "{word} names nobody");
    }
}

#[test]
fn the_list_of_prose_is_what_marked_texts_teach() {
    let mut phrases = Vec::new();
    for (file, folder) in [("prose", "readings"), ("reports", "reports")] {
        let marked = format!("{HERE}/learn/{file}.csv");
        phrases.extend(prose::phrases(&marked, &format!("{FIXTURES}/{folder}")).expect("marked texts"));
    }
    assert!(
        prose::list(&phrases) == kept("prose"),
        "run cargo run -p evenhand-com-b --release --example prose, as README.md has it"
    );
}

/// How much is found of what is marked, and how much is right of what is found, on texts that
/// nothing was learned from. The floors are a little below what is measured.
#[test]
fn statements_are_found_in_texts_that_were_not_learned_from() {
    for (file, folder, found, right) in [("prose", "readings", 0.32, 0.42), ("reports", "reports", 0.76, 0.79)] {
        let rows = measure::read_csv(&format!("{HERE}/tests/fixtures/{file}.csv")).expect("marked texts");
        let all = measure::passages(&rows, &format!("{FIXTURES}/{folder}"), false).expect("texts");
        println!("{file}: {all}");
        let share = |part: usize, of: usize| part as f64 / of as f64;
        assert!(share(all.found, all.marked) >= found, "{file}: {all}");
        assert!(share(all.right, all.counted) >= right, "{file}: {all}");
        assert!(share(all.sides, all.found) >= 0.8 && share(all.codes, all.found) > 0.63, "{file}: {all}");
    }
}
