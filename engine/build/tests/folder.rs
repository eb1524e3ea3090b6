//! A folder of pages: what builds, and what an author is told when it does not.

mod sample;

#[path = "folder/affected.rs"]
mod affected;
#[path = "folder/code.rs"]
mod code;
#[path = "folder/files.rs"]
mod files;
#[path = "folder/lexicons.rs"]
mod lexicons;
#[path = "folder/mistakes.rs"]
mod mistakes;
#[path = "folder/nearly.rs"]
mod nearly;
#[path = "folder/quiet.rs"]
mod quiet;
#[path = "folder/same_bytes.rs"]
mod same_bytes;
#[path = "folder/slips.rs"]
mod slips;
#[path = "folder/unused.rs"]
mod unused;

#[test]
fn a_part_needs_words_and_a_facet_of_its_own() {
    let empty = sample::mistakes(sample::with("framework.toml", "[roles]\n", "[parts]\nproblem = []\n\n[roles]\n"));
    assert!(empty.iter().any(|m| m.line > 0 && m.message.contains("no heading tells the part `problem`")), "{empty:?}");
    let twice = sample::mistakes(sample::with("framework.toml", "[facets.day]", "[facets.part]"));
    assert!(twice.iter().any(|m| m.line == 31 && m.message.contains("what [parts] declares")), "{twice:?}");
}

#[test]
fn an_element_is_called_one_thing_in_a_few_words() {
    let heading = "## Element: group (fact, same section)\n";
    let files = |lines: &str| sample::with(sample::PAGE, heading, &format!("{heading}{lines}"));
    let with = |lines: &str| sample::mistakes(files(lines));
    let long = "w".repeat(60);
    evenhand_build::Folder::from_files(files(&format!("- called: {long}\n"))).expect("sixty bytes are few words");
    for (lines, told) in [
        ("- called: one\n- called: two\n".to_owned(), "not two"),
        ("- called:\n".to_owned(), "one to 60 bytes"),
        (format!("- called: {long}w\n"), "one to 60 bytes"),
    ] {
        let found = with(&lines);
        assert!(found.iter().any(|m| m.line > 0 && m.message.contains(told)), "{lines}: {found:?}");
    }
}
