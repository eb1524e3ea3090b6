//! What single words say is what the statements here teach.

#[allow(dead_code, reason = "its command is for people")]
#[path = "../examples/learn.rs"]
mod learn;

#[test]
fn the_list_is_what_the_statements_teach() {
    let here = env!("CARGO_MANIFEST_DIR");
    let files = ["tests/fixtures/statements.csv", "learn/statements.csv", "learn/studies.csv"];
    let (rows, numbers) = learn::rows(&files.map(|file| format!("{here}/{file}"))).expect("statements");
    let kept = std::fs::read_to_string(format!("{here}/lists/words.txt")).expect("the list");
    assert!(
        learn::list(&rows, &numbers) == kept,
        "run cargo run -p evenhand-com-b --release --example learn, as README.md has it"
    );
}
