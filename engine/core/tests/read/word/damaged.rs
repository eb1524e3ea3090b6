//! Files that are no Word documents, or are made to hurt whoever reads them.

use evenhand::read::{Error, Format};

use super::*;

fn error(bytes: &[u8], name: &str) -> Error {
    let error = read::description(Source::bytes(bytes).named(name), Limits::default()).expect_err("an error");
    assert!(!error.help().is_empty() && !error.to_string().ends_with('.'), "{error}");
    error
}

#[test]
fn what_is_called_a_word_document_and_is_none_says_what_is_wrong() {
    let whole = File::of(&para("Tenants decide."));
    let why = |bytes: &[u8]| match error(bytes, "bid.docx") {
        Error::Broken { why, .. } => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(b"just text"), "it does not start as one does");
    assert_eq!(why(b"PK\x03\x04 and more"), "its archive is damaged");
    assert_eq!(why(&whole.zipped()[..600]), "its archive is damaged");
    let sheet = File::of("").without("word/document.xml").with("xl/workbook.xml", "<workbook/>");
    assert_eq!(why(&sheet.zipped()), "there is no document of Word's in it");
    let cut = File::of("").with("word/document.xml", "<w:document><w:body><w:p>");
    assert_eq!(why(&cut.zipped()), "a part of it is not XML");
    let crossed = File::of("<w:p><w:r></w:p></w:r>");
    assert_eq!(why(&crossed.zipped()), "a part of it is not XML");
    assert!(matches!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bid.docx"), Error::Locked { .. }));
    assert!(matches!(error(&File::of("<w:p/>").zipped(), "bid.docx"), Error::Empty { .. }));
}

#[test]
fn a_document_is_known_by_its_bytes_where_nothing_names_it() {
    let bytes = File::of(&para("Tenants decide.")).zipped();
    let piped = read::description(Source::reader(&bytes[..]), Limits::default()).expect("a description");
    assert_eq!(words(&piped), ["Tenants decide."]);
    let told = read::description(Source::bytes(bytes.clone()).named("bid").format(Format::Word), Limits::default());
    assert!(told.is_ok());
    assert!(matches!(error(&bytes, "bid.txt"), Error::Document { .. }));
}

#[test]
fn a_document_may_be_larger_than_a_text_and_its_text_may_not() {
    let picture = "x".repeat(3 << 20);
    let file = File::of(&para("Tenants decide.")).with("word/media/image1.png", &picture);
    assert_eq!(words(&read(&file)), ["Tenants decide."]);
    let limits = Limits { document: 100, ..Limits::default() };
    let source = || Source::bytes(file.zipped()).named("bid.docx");
    assert!(matches!(read::description(source(), limits), Err(Error::TooLarge { limit: 100, .. })));
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert!(matches!(read::description(source(), limits), Err(Error::TooLong { limit: 10, .. })));
}

#[test]
fn what_unpacks_without_end_or_nests_without_end_is_refused() {
    let bomb = File::of(&" ".repeat(65 << 20));
    assert!(bomb.zipped().len() < 1 << 20, "it packs well");
    assert!(matches!(error(&bomb.zipped(), "bid.docx"), Error::TooLong { .. }));
    let cells = File::of(&table(&row(&"<w:tc/>".repeat(200_000))));
    assert!(matches!(error(&cells.zipped(), "bid.docx"), Error::TooLong { .. }));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(400) + &para("Tenants decide.") + &"</w:tc></w:tr></w:tbl>".repeat(400);
    let Error::Broken { why, .. } = error(&File::of(&deep).zipped(), "bid.docx") else { panic!("it is nested") };
    assert_eq!(why, "what is in it is nested too deeply");
    let entities = "<!DOCTYPE d [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:p><w:r><w:t>Tenants &b; decide.</w:t></w:r></w:p></w:document>";
    let found = read(&File::of("").with("word/document.xml", entities));
    assert_eq!(words(&found), ["Tenants  decide."]);
    // A note stands once, however often it is pointed to.
    let note = format!(
        "<w:footnotes><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        para(&"Tenants decide. ".repeat(10_000))
    );
    let points = "<w:p><w:r><w:t>A.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>".repeat(9_000);
    let found = read(&File::of(&points).with("word/footnotes.xml", &note));
    assert!(found.text.len() < 400_000, "{}", found.text.len());
    // Front matter that never ends is not looked for without end.
    let fence = para("+++") + &para("a").repeat(90_000);
    assert!(matches!(error(&File::of(&fence).zipped(), "bid.docx"), Error::UnclosedFrontMatter { .. }));
}

#[test]
fn a_document_of_pictures_says_so() {
    let picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>";
    let Error::Broken { why, .. } = error(&File::of(picture).zipped(), "bid.docx") else { panic!("it has no words") };
    assert_eq!(why, "all that it shows is in pictures or inserted files");
}
