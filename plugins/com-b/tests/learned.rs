//! What is learned is what the statements and marked descriptions here teach, and it finds
//! statements in texts that it was not learned from.

#![allow(dead_code, reason = "the examples are programs too")]

#[path = "../examples/learn.rs"]
mod learn;
#[path = "../examples/measure.rs"]
mod measure;
#[path = "../examples/prose.rs"]
mod prose;

const HERE: &str = env!("CARGO_MANIFEST_DIR");
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");

fn kept(list: &str) -> String {
    std::fs::read_to_string(format!("{HERE}/lists/{list}.txt")).expect("a list")
}

#[test]
fn the_list_of_words_is_what_the_statements_teach() {
    let files = ["tests/fixtures/statements.csv", "learn/statements.csv", "learn/studies.csv"];
    let (rows, numbers) = learn::rows(&files.map(|file| format!("{HERE}/{file}"))).expect("statements");
    assert!(
        learn::list(&rows, &numbers) == kept("words"),
        "run cargo run -p evenhand-com-b --release --example learn, as README.md has it"
    );
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
