//! What cannot be read, and what its author is told.

use evenhand::read::{self, Encoding, Error, Format, Limits, Source};

fn error(source: Source<'_>) -> Error {
    let error = read::description(source, Limits::default()).expect_err("an error");
    let message = error.to_string();
    println!("error: {message}\n  help: {}\n  {:?}", error.help(), error.excerpt());
    assert!(!message.ends_with('.') && !error.help().ends_with('.') && !error.help().is_empty(), "{message}");
    error
}

fn page(text: &str) -> Source<'_> {
    Source::bytes(text).named("plan.md")
}

#[test]
fn what_is_not_there_is_named() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/read");
    assert!(matches!(error(Source::path(folder)), Error::Directory { .. }));
    let missing = error(Source::path(format!("{folder}/inlin.rs")));
    assert!(matches!(&missing, Error::Missing { nearest: Some(near), .. } if near == "inline.rs"), "{missing:?}");
    assert!(matches!(error(Source::path("/nowhere/at/all.md")), Error::Missing { nearest: None, .. }));
}

#[test]
fn what_has_no_words_is_empty() {
    for text in ["", " \n\t\n", "\u{feff}", "---\n\n***\n", "<!-- later -->\n", "| |\n|---|\n| |\n"] {
        assert!(matches!(error(page(text)), Error::Empty { .. }), "{text:?}");
    }
    let only = error(page("+++\ntitle = \"A\"\n+++\n\n"));
    assert!(matches!(only, Error::Empty { front_matter: true, .. }));
}

#[test]
fn what_is_not_text_says_what_it_looks_like() {
    let wrong = |bytes: &[u8]| error(Source::bytes(bytes).named("plan.txt"));
    let quote = wrong(b"One line.\nThe team\x92s plan costs \xa34,000 in all.\n");
    assert!(matches!(quote, Error::NotText { offset: 18, line: 2, likely: Encoding::Windows1252, .. }), "{quote:?}");
    let wide: Vec<u8> = "\u{feff}A plan".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(wrong(&wide), Error::NotText { likely: Encoding::Utf16, .. }));
    assert!(matches!(wrong(&wide[2..]), Error::NotText { likely: Encoding::Utf16, .. }));
    let noise: Vec<u8> = (0..400_u32).map(|n| (n * 97 % 251) as u8 | 0x81).collect();
    assert!(matches!(wrong(&noise), Error::NotText { likely: Encoding::Unknown, .. }));
}

#[test]
fn what_is_too_large_is_refused() {
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert!(read::description(Source::bytes("ten bytes!"), limits).is_ok());
    for source in [Source::bytes("eleven byte"), Source::reader(&b"eleven byte"[..])] {
        let large = read::description(source, limits).expect_err("too large");
        assert!(matches!(large, Error::TooLarge { limit: 10, .. }));
    }
}

#[test]
fn office_files_are_known_by_name_and_by_bytes() {
    let kind = |name: &str, bytes: &[u8]| match error(Source::bytes(bytes).named(name)) {
        Error::Document { kind, .. } => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind("bid.DOC", b"anything"), "an old Word document");
    assert_eq!(kind("bid.odt", b"PK\x03\x04"), "an OpenDocument text");
    assert_eq!(kind("bid.md", b"%PDF-1.7 .."), "a PDF file");
    assert_eq!(kind("bid", b"{\\rtf1 words}"), "a rich text file (RTF)");
    assert_eq!(kind("bid.txt", b"PK\x03\x04...."), "a Word, OpenDocument or other zipped file");
    assert!(matches!(error(Source::bytes("words").named("bid.html")), Error::UnknownFormat { .. }));
    assert!(
        read::description(Source::bytes("words").named("bid.html").format(Format::Text), Limits::default()).is_ok()
    );
}

#[test]
fn front_matter_that_is_wrong_is_pointed_at() {
    let place = |text: &str| {
        let error = error(page(text));
        let (line, column, excerpt) = error.excerpt().expect("an excerpt");
        (error, line, column, excerpt)
    };
    let (e, line, column, excerpt) = place("+++\ntitle = \"A\"\nstage = design\n+++\nWords.\n");
    assert!(matches!(e, Error::Syntax { .. }));
    assert_eq!((line, column, excerpt.as_str()), (3, 9, "stage = design"));
    let (e, line, column, _) = place("+++\ntitle = \"A\"\nWords.\n");
    assert!(matches!(e, Error::UnclosedFrontMatter { .. }));
    assert_eq!((line, column), (1, 1));
    let (e, line, ..) = place("+++\ntitel = \"A\"\n+++\nWords.\n");
    assert!(matches!(e, Error::UnknownKey { nearest: Some("title"), .. }) && line == 2);
    let (e, _, column, _) = place("+++\nstage = \"evaluating\"\n+++\nWords.\n");
    assert!(matches!(e, Error::UnknownChoice { nearest: Some("evaluation"), .. }) && column == 9);
    let (e, ..) = place("+++\nwe = \"residents\"\n+++\nWords.\n");
    assert!(matches!(e, Error::UnknownChoice { key: "we", nearest: None, .. }));
    let (e, line, ..) = place("+++\n[roles]\npublic-adviser = 4\n+++\nWords.\n");
    assert!(matches!(&e, Error::WrongShape { key, .. } if key == "public-adviser") && line == 3);
    let (e, ..) = place("+++\n[roles]\n\"Public Adviser\" = \"people\"\n+++\nWords.\n");
    assert!(matches!(e, Error::WrongShape { .. }));
    assert!(e.to_string().contains("`Public Adviser` at line 3 of ") && e.to_string().ends_with(&e.help()[6..]));
    assert_eq!(e.help(), "write lower-case words joined by `-`");
    let (e, ..) = place("+++\n[settings]\nward = \"no\"\n+++\nWords.\n");
    assert!(matches!(e, Error::WrongShape { .. }));
    let (e, ..) = place("---\ntitle: A\ndate: 2025\n---\nWords.\n");
    assert!(matches!(e, Error::Yaml { .. }));
    let rule = read::description(page("---\n\nA rule, then words: and a colon.\n\n---\n"), Limits::default());
    assert!(rule.is_ok());
}

#[test]
fn a_line_that_is_no_toml_is_told_what_it_lacks() {
    for (line, help) in [
        ("stage = design", "put every text value in quotation marks"),
        ("title = A warm room", "put every text value in quotation marks"),
        ("title = “A warm room”", "straight quotation marks"),
        ("title = \"A \"warm\" room\"", "one within it as \\\""),
        ("title = \"A warm room", "begin and end a text with a quotation mark"),
        ("A warm room", "write a line for each key"),
        ("title: \"A warm room\"", "write a line for each key"),
        ("date = 2025-13-01", "write a line for each key"),
    ] {
        let e = error(page(&format!("+++\n{line}\n+++\nWords.\n")));
        assert!(matches!(e, Error::Syntax { .. }), "{line}: {e}");
        assert!(e.help().contains(help), "{line}: {}", e.help());
    }
}

#[test]
fn empty_lines_may_stand_above_front_matter() {
    let read = read::description(page("\u{feff}\n \n+++\ntitle = \"A hall\"\n+++\nIt opens.\n"), Limits::default());
    let read = read.expect("it is read");
    assert_eq!((read.title.as_str(), read.words()), ("A hall", 2));
    let excerpt = error(page("\n\n+++\nstage = design\n+++\nWords.\n")).excerpt();
    assert_eq!(excerpt, Some((4, 9, "stage = design".to_owned())), "places are the file's");
    let open = error(page("\n+++\ntitle = \"A\"\nWords.\n"));
    assert!(matches!(&open, Error::UnclosedFrontMatter { at } if at.line == 2));
    let bare = error(page("\n+++\ntitle = \"A\"\n+++\n"));
    assert!(matches!(bare, Error::Empty { front_matter: true, .. }));
}

#[test]
fn toml_that_is_wrong_is_pointed_at() {
    let toml = |text: &'static str| error(Source::bytes(text).named("plan.toml"));
    assert!(matches!(toml("[[section]]\nheding = \"A\"\n"), Error::UnknownKey { nearest: Some("heading"), .. }));
    assert!(matches!(toml("[[section]]\ndepth = 9\ntext = \"a\"\n"), Error::WrongShape { .. }));
    assert!(matches!(toml("sections = 4\n"), Error::UnknownKey { nearest: Some("section"), .. }));
    assert!(matches!(toml("section = 4\n"), Error::WrongShape { .. }));
    assert!(matches!(toml("[[section]]\nheading = \"\"\n"), Error::Empty { .. }));
}
