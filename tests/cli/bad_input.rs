//! Bad input: a clear error that says what to do, and nothing lost.

use crate::{PHARMACY, file, folder, run, run_with};

/// The run ends with 2, tells nothing on standard output, and says all of `words`.
fn refused(args: &[&str], words: &[&str]) {
    let told = run(args);
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}: {}", told.err);
    says(&told.err, words);
}

fn says(err: &str, words: &[&str]) {
    assert!(err.starts_with("error: "), "{err}");
    for word in words.iter().chain(&["help: "]) {
        assert!(err.contains(word), "`{word}` is missing from\n{err}");
    }
}

#[test]
fn a_file_that_is_not_there_suggests_its_neighbour() {
    let folder = folder();
    file(folder.path(), "description.md", "Words.");
    let slip = folder.path().join("descripton.md");
    refused(&["assess", slip.to_str().expect("UTF-8")], &["is not there", "did you mean `description.md`?"]);
}

#[test]
fn what_is_no_text_is_told_by_what_it_is() {
    let folder = folder();
    let at = folder.path();
    refused(&["assess", at.to_str().expect("UTF-8")], &["is a folder", "`evenhand batch` reads them all"]);
    refused(&["assess", &file(at, "empty.md", "")], &["no words"]);
    refused(&["assess", &file(at, "bid.docx", b"PK\x03\x04 and more")], &["Word", ".txt"]);
    refused(&["assess", &file(at, "bid.pdf", b"%PDF-1.7\n")], &["PDF", ".txt"]);
    refused(&["assess", &file(at, "latin.md", b"A line.\nCaf\xe9 hours.\n")], &["UTF-8", "line 2", "byte 11"]);
    refused(&["assess", &file(at, "bid.odd", "Words.")], &[".odd"]);
    refused(&["assess", &file(at, "large.md", "word ".repeat(1 << 20))], &["more than", "bytes"]);
}

#[test]
fn front_matter_that_does_not_parse_is_shown() {
    let page = "+++\ntitle = A warm room\n+++\nWords.\n";
    let told = run_with(&["assess", "-"], page.as_bytes());
    assert_eq!(told.code, 2);
    says(&told.err, &["line 2", "column 9", "title = A warm room", "^"]);
    let told = run_with(&["assess", "-"], b"+++\nstgae = \"design\"\n+++\nWords.\n");
    assert_eq!(told.code, 2);
    says(&told.err, &["stgae", "did you mean `stage`?"]);
    let told = run_with(&["assess", "-"], b"+++\nstage = \"desing\"\n+++\nWords.\n");
    assert_eq!(told.code, 2);
    says(&told.err, &["desing", "design"]);
}

/// What a description says of itself is its words too.
#[test]
fn no_word_of_front_matter_is_told_where_none_is_wanted() {
    const WORDS: &str = "Maria Jones has HIV";
    for (front, line) in [
        (format!("stage = \"{WORDS}\""), true),
        (format!("title = {WORDS}"), true),
        (format!("\"{WORDS}\" = 1"), true),
        (format!("roles.\"{WORDS}\" = 1"), true),
        (format!("settings.ward.learned = \"{WORDS}\""), false),
        ("settings.ward.maria-jones = \"yes\"".to_owned(), false),
        ("settings.maria-jones.learned = \"yes\"".to_owned(), false),
        ("roles.maria-jones = \"yes\"".to_owned(), false),
    ] {
        let page = format!("+++\n{front}\n+++\nTenants chose the opening hours.\n");
        for command in [&["assess", "-"][..], &["prompts", "-"], &["explain", "-", "ward/whose.public"]] {
            let told = run_with(&[command, &["--no-quotes"]].concat(), page.as_bytes());
            assert_eq!((told.code, told.out.as_str()), (2, ""), "{front}: {}", told.err);
            let told = told.err.to_lowercase();
            assert!(!told.contains("maria") && !told.contains("jones") && !told.contains("hiv "), "{told}");
            says(&told, if line { &["line 2"] } else { &[] });
            assert!(!told.contains("this is our fault"), "{told}");
        }
    }
    refused(&["assess", PHARMACY, "--no-quotes", "--set", "ward.edition=v3"], &["no setting `edition`"]);
    assert_eq!(run(&["assess", PHARMACY, "--no-quotes", "--diagnostics"]).code, 2, "they contradict each other");
}

#[test]
fn unknown_names_suggest_the_nearest() {
    refused(&["assess", PHARMACY, "--framework", "wrad"], &["no framework `wrad`", "did you mean `ward`?"]);
    refused(&["assess", PHARMACY, "--set", "wrad.edition=v3"], &["no framework `wrad`", "did you mean `ward`?"]);
    refused(&["assess", PHARMACY, "--set", "ward.edition=v3"], &["no setting `edition`"]);
    refused(&["assess", PHARMACY, "--limit", "feul=3"], &["no limit `feul`", "did you mean `fuel`?"]);
    refused(&["assess", PHARMACY, "--limit", "fuel=lots"], &["`lots`", "whole number"]);
    refused(&["assess", PHARMACY, "--fail-on", "ward/whose.publik=partly"], &["did you mean `ward/whose.public`?"]);
    refused(&["assess", PHARMACY, "--fail-on", "ward/whose.public=good"], &["no level", "said-not-done"]);
    refused(&["framework", "show", "hait"], &["no framework `hait`"]);
}

#[test]
fn a_role_or_framework_that_nobody_has_is_told() {
    let told = run_with(&["assess", "-"], b"+++\nroles.public-advisor = \"tenants\"\n+++\nWords are here.\n");
    assert_eq!(told.code, 2);
    says(&told.err, &["public-advisor", "did you mean `public-adviser`?"]);
    let told = run_with(&["assess", "-"], b"+++\n[settings.wrad]\nedition = \"v3\"\n+++\nWords are here.\n");
    assert_eq!(told.code, 2);
    says(&told.err, &["wrad", "did you mean `ward`?"]);
}

#[test]
fn what_clap_refuses_ends_with_two() {
    assert_eq!(run(&["asses", PHARMACY]).code, 2);
    assert_eq!(run(&["assess"]).code, 2);
    assert_eq!(run(&["--help"]).code, 0);
    assert_eq!(run(&["--version"]).code, 0);
}

#[test]
fn a_setting_without_its_framework_is_told_whole() {
    let told = run(&["assess", PHARMACY, "--set", "actor=nurses"]);
    assert_eq!(told.code, 2);
    says(&told.err, &["did you mean com-b.actor=nurses?"]);
}
