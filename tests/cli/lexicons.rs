//! A lexicon beside a framework: imported, tried, packed, proved, told.

use std::fs;
use std::path::Path;

use crate::{folder, run};

const LEXICON: &str =
    "name = \"estate\"\nversion = \"1.1.0\"\nlicence = \"CC0-1.0\"\nabout = \"Words of an estate.\"\n";

/// A new framework whose page names a list of the lexicon beside it.
fn made(root: &Path) -> String {
    let made = root.join("warm-welcome").to_str().expect("UTF-8").to_owned();
    assert_eq!(run(&["new", &made]).code, 0);
    let lexicon = root.join("lexicons/estate");
    fs::create_dir_all(lexicon.join("lists")).expect("a folder");
    fs::write(lexicon.join("lexicon.toml"), LEXICON).expect("written");
    fs::write(lexicon.join("lists/door.txt"), "knock* ~6 door*\n").expect("written");
    append(&root.join("warm-welcome/lists/ways.txt"), "{estate:door}\n");
    append(&root.join("warm-welcome/framework.toml"), "\n[lexicons]\nestate = \"1\"\n");
    made
}

fn append(file: &Path, line: &str) {
    let text = fs::read_to_string(file).expect("the file");
    fs::write(file, text + line).expect("saved");
}

#[test]
fn what_is_imported_is_read_proved_and_told() {
    let root = folder();
    let made = made(root.path());
    let tested = run(&["test", &made]);
    assert_eq!((tested.code, tested.err.as_str()), (0, ""), "{}", tested.out);

    let component = root.path().join("warm.wasm").to_str().expect("UTF-8").to_owned();
    let built = run(&["build", &made, "-o", &component, "--with-source"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""), "{}", built.out);
    let seen = run(&["inspect", &component]);
    assert!(seen.out.contains("rests on lexicon.estate: Word lists “estate”, version 1.1.0"), "{}", seen.out);
    let shown = run(&["framework", "show", "warm-welcome", "--plugin", &component]);
    assert!(shown.out.contains("Word lists “estate”, version 1.1.0 (licence: CC0-1.0)."), "{}", shown.out);
    assert!(run(&["check", &component]).out.contains("every law is kept"));

    let page = crate::file(root.path(), "page.md", "# A page\n\nA volunteer knocks on every door.\n");
    let found = run(&["find", "{estate:door}", &page, "--lists", &made]);
    assert!(found.code == 0 && found.out.contains("«knocks on every door»"), "{}{}", found.out, found.err);
    let found =
        run(&["find", "{door}", &page, "--lists", root.path().join("lexicons/estate").to_str().expect("UTF-8")]);
    assert!(found.code == 0 && found.out.contains("«knocks on every door»"), "{}{}", found.out, found.err);

    // The component carries the lexicon: it proves itself where there is none.
    fs::remove_dir_all(root.path().join("lexicons")).expect("it goes");
    assert_eq!(run(&["build", "--check", &component]).code, 0);
    let told = run(&["build", &made]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("there is no lexicon `estate`") && told.err.contains("path ="), "{}", told.err);
}

#[test]
fn another_version_than_the_one_asked_for_does_not_build() {
    let root = folder();
    let made = made(root.path());
    fs::write(root.path().join("lexicons/estate/lexicon.toml"), LEXICON.replace("1.1.0", "2.0.0")).expect("written");
    for args in [&["build", &made][..], &["test", &made], &["find", "x", "-", "--lists", &made]] {
        let told = run(args);
        assert_eq!(told.code, 2, "{args:?}");
        assert!(
            told.err.contains("version 1 of the lexicon `estate` is asked for, and 2.0.0 is there"),
            "{}",
            told.err
        );
        assert!(told.err.contains("estate = \"2\""), "{}", told.err);
    }
}
