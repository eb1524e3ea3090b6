//! A Word document says what its Markdown says, in styles that Word knows, and opens.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use evenhand::model::report::Sheet;
use evenhand::render::{Format, document, markdown, render, sheet_markdown};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Xml};

use crate::{whole, without_words};

/// The parts of a document by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = file.file_names().map(str::to_owned).collect();
    let mut read = |name: String| {
        let mut text = String::new();
        file.by_name(&name).expect("a part").read_to_string(&mut text).expect("UTF-8");
        (name, text)
    };
    names.into_iter().map(&mut read).collect()
}

/// The words of one run, and whether they are bold.
type Run = (String, bool);

/// A paragraph as Word reads it.
#[derive(Debug, Default)]
struct Paragraph {
    style: String,
    runs: Vec<Run>,
    starts_a_page: bool,
    stays_with_next: bool,
    in_list: Option<String>,
}

impl Paragraph {
    fn words(&self) -> String {
        self.runs.iter().map(|(words, _)| words.as_str()).collect()
    }
}

fn value(tag: &BytesStart<'_>) -> String {
    let value = tag.try_get_attribute("w:val").expect("attributes").expect("a value");
    String::from_utf8(value.value.into_owned()).expect("UTF-8")
}

/// The paragraphs of `word/document.xml`, and the names of all elements.
fn read(xml: &str) -> (Vec<Paragraph>, BTreeMap<String, usize>) {
    let (mut reader, mut all, mut names) = (Reader::from_str(xml), Vec::<Paragraph>::new(), BTreeMap::new());
    let mut in_words = false;
    loop {
        let event = reader.read_event().expect("well-formed");
        if let Xml::Start(tag) | Xml::Empty(tag) = &event {
            let name = String::from_utf8(tag.name().as_ref().to_vec()).expect("UTF-8");
            let last = all.last_mut();
            match (name.as_str(), last) {
                ("w:p", _) => all.push(Paragraph::default()),
                ("w:pStyle", Some(last)) => last.style = value(tag),
                ("w:keepNext", Some(last)) => last.stays_with_next = true,
                ("w:pageBreakBefore", Some(last)) => last.starts_a_page = true,
                ("w:numId", Some(last)) => last.in_list = Some(value(tag)),
                ("w:r", Some(last)) => last.runs.push(Run::default()),
                ("w:b", Some(last)) => last.runs.last_mut().expect("a run").1 = true,
                ("w:br", Some(last)) => last.runs.last_mut().expect("a run").0.push('\n'),
                ("w:t", _) => in_words = matches!(event, Xml::Start(_)),
                _ => {}
            }
            *names.entry(name).or_insert(0) += 1;
        }
        let words = match &event {
            Xml::Text(text) => text.decode().expect("UTF-8").into_owned(),
            Xml::GeneralRef(name) => match name.decode().expect("UTF-8").as_ref() {
                "lt" => "<".to_owned(),
                "gt" => ">".to_owned(),
                "amp" => "&".to_owned(),
                other => panic!("an entity {other}"),
            },
            Xml::End(_) => {
                in_words = false;
                continue;
            }
            Xml::Eof => return (all, names),
            _ => continue,
        };
        assert!(in_words || words.trim().is_empty(), "{words:?} stands outside of runs");
        if in_words {
            all.last_mut().and_then(|last| last.runs.last_mut()).expect("a run").0.push_str(&words);
        }
    }
}

fn body(markdown: &str) -> (Vec<Paragraph>, BTreeMap<String, usize>) {
    read(&parts(&document(markdown).expect("a document"))["word/document.xml"])
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// One space between words, whatever parts them.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader of the Markdown sees, without its marks.
fn words_of(markdown: &str) -> String {
    let mut text = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Start(Tag::Strong | Tag::Emphasis) | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            _ => text.push(' '),
        }
    }
    joined(&text)
}

/// That the document of `markdown` says the same, holds what XML holds, and has no element but ours.
pub(crate) fn says_the_same(markdown: &str) {
    let xml = parts(&document(markdown).expect("a document")).remove("word/document.xml").expect("the main part");
    let held = |c: char| matches!(c, '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(held), "{:?}", xml.chars().find(|c| !held(*c)));
    let (paragraphs, names) = read(&xml);
    let said: Vec<String> = paragraphs.iter().map(Paragraph::words).collect();
    let expected = words_of(markdown).replace('\u{fffe}', "⟨U+FFFE⟩").replace('\u{ffff}', "⟨U+FFFF⟩");
    assert_eq!(joined(&said.join(" ")), expected);
    let ours: BTreeSet<&str> = OURS.split_whitespace().map(|name| name.trim_start_matches(',')).collect();
    let other: Vec<&String> = names.keys().filter(|name| !ours.contains(name.trim_start_matches("w:"))).collect();
    assert!(other.is_empty(), "{other:?}");
}

/// The elements of a main part.
const OURS: &str = "document body p pPr pStyle keepNext pageBreakBefore numPr ilvl numId spacing ind r rPr b bCs i \
    iCs t br tbl tblPr tblStyle tblW tblLayout tblLook tblGrid gridCol tr trPr cantSplit tblHeader tc tcPr tcW shd \
    sectPr footerReference pgSz pgMar";

fn sheets() -> [String; 2] {
    [whole(), without_words()].map(|report| sheet_markdown(&Sheet::new(&report, 5), true))
}

#[test]
fn a_document_says_what_the_markdown_says() {
    let pages = [markdown(&whole()), markdown(&without_words())];
    pages.iter().chain(&sheets()).for_each(|page| says_the_same(page));
    let of_report = render(&whole(), Format::Document).expect("a document");
    assert_eq!(of_report, document(&pages[0]).expect("a document"));
}

#[test]
fn headings_are_words_own_and_the_first_is_the_title() {
    let page = markdown(&whole());
    let (paragraphs, _) = body(&page);
    let mut expected: Vec<(&str, String)> = Vec::new();
    let mut inside = false;
    for event in events(&page) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                let style = match level {
                    HeadingLevel::H1 => "Title",
                    HeadingLevel::H2 => "Heading1",
                    HeadingLevel::H3 => "Heading2",
                    _ => "Heading3",
                };
                expected.push((style, String::new()));
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(words) if inside => expected.last_mut().expect("a heading").1.push_str(&words),
            _ => {}
        }
    }
    let headings = paragraphs.iter().filter(|one| one.style == "Title" || one.style.starts_with("Heading"));
    assert_eq!(headings.map(|one| (one.style.as_str(), one.words())).collect::<Vec<_>>(), expected);
    assert!(expected.len() > 15, "{expected:?}");
    let parts = parts(&document(&page).expect("a document"));
    assert!(parts["docProps/core.xml"].contains("<dc:title>Warm homes for winter breathing</dc:title>"));
    assert!(parts["word/styles.xml"].contains("<w:name w:val=\"heading 1\"/>"), "the name by which Word knows it");
}

#[test]
fn tables_repeat_their_heads_and_fit_the_page() {
    let xml = &parts(&render(&whole(), Format::Document).expect("a document"))["word/document.xml"];
    let tables: Vec<&str> =
        xml.split("<w:tbl>").skip(1).map(|rest| rest.split("</w:tbl>").next().unwrap_or(rest)).collect();
    assert_eq!(tables.len(), 3, "the grid and two at a glance");
    for table in &tables {
        let (head, rows) = table.split_once("</w:tr>").expect("rows");
        assert!(head.contains("<w:tblHeader/>") && !rows.contains("<w:tblHeader/>"));
        let width = |of: &str| of.split('"').next().and_then(|digits| digits.parse::<usize>().ok()).expect("a width");
        let widths: Vec<usize> = head.split("<w:gridCol w:w=\"").skip(1).map(width).collect();
        assert!(widths.iter().all(|width| *width > 500) && widths.iter().sum::<usize>() <= 9_638, "{widths:?}");
        for row in table.split("<w:tr>").skip(1) {
            assert_eq!(row.matches("<w:tc>").count(), widths.len());
        }
    }
    for head in ["asked", "in this text", "the first of its words"] {
        assert!(tables[0].split("</w:tr>").next().is_some_and(|row| row.contains(&format!(">{head}<"))), "{head}");
    }
}

/// The heading goes with its table, and pages after it are upright again.
#[test]
fn a_table_that_is_too_wide_lies_on_its_side() {
    let row = |cell: &str| format!("| {cell} ").repeat(6) + "|";
    let long = format!("{} {} |", row("environmental-context"), "word ".repeat(60));
    let page = format!("# a\n\nb\n\n## c\n\n{} h |\n{} --- |\n{long}\n\nd\n", row("h"), row("---"));
    let xml = parts(&document(&page).expect("a document")).remove("word/document.xml").expect("the main part");
    let at = |of: &str| xml.find(of).unwrap_or_else(|| panic!("{of} in {xml}"));
    let order = [">b<", "<w:sectPr>", ">c<", "<w:tbl>", "w:orient=\"landscape\"", ">d<"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!((xml.matches("<w:sectPr>").count(), xml.matches("landscape").count()), (3, 1));
}

#[test]
fn phrases_stay_bold_in_their_quotations() {
    let page = markdown(&whole());
    let (mut expected, mut strong, mut quoted) = (Vec::<String>::new(), false, false);
    for event in events(&page) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quoted = true,
            Event::End(TagEnd::BlockQuote(_)) => quoted = false,
            Event::Start(Tag::Strong) if quoted => {
                strong = true;
                expected.push(String::new());
            }
            Event::End(TagEnd::Strong) => strong = false,
            Event::Text(words) if strong => expected.last_mut().expect("a phrase").push_str(&words),
            _ => {}
        }
    }
    let (paragraphs, _) = body(&page);
    let quotations = paragraphs.iter().filter(|one| one.style.starts_with("Quote"));
    let bold: Vec<&str> =
        quotations.flat_map(|one| &one.runs).filter(|(_, bold)| *bold).map(|(words, _)| words.as_str()).collect();
    assert_eq!(bold, expected);
    assert!(bold.len() > 20 && bold.contains(&"which homes"), "{bold:?}");
}

/// A heading alone at the foot of a page, and words on another than what they bear out, mislead.
#[test]
fn what_belongs_together_stays_together() {
    for page in [markdown(&whole()), sheet_markdown(&Sheet::new(&whole(), 5), true)] {
        let (paragraphs, _) = body(&page);
        for (one, next) in paragraphs.iter().zip(paragraphs.iter().skip(1)) {
            let leads = next.style.starts_with("Quote") && one.style == "Normal" || one.style == "Quote";
            assert!(one.stays_with_next || !leads, "{one:?} leads to {next:?}");
        }
    }
    let styles = &parts(&document("").expect("a document"))["word/styles.xml"];
    for style in ["Title", "Heading1", "Heading2", "Heading3"] {
        let own =
            styles.split(&format!("w:styleId=\"{style}\"")).nth(1).and_then(|rest| rest.split("</w:style>").next());
        assert!(own.is_some_and(|own| own.contains("<w:keepNext/>") && own.contains("<w:b/>")), "{style}");
    }
}

#[test]
fn each_role_starts_a_page_and_each_list_is_one() {
    let [page, _] = sheets();
    let (paragraphs, _) = body(&page);
    let starts: Vec<String> = paragraphs.iter().filter(|one| one.starts_a_page).map(Paragraph::words).collect();
    assert_eq!(starts.len(), events(&page).filter(|event| matches!(event, Event::Rule)).count());
    assert!(starts[0].starts_with("Questions for ") && starts[starts.len() - 1].starts_with("evenhand "), "{starts:?}");

    let lists = "- a\n- b\n  1. c\n  2. d\n\npart\n\n7. e\n\n   more\n\n8. f\n";
    let (paragraphs, _) = body(lists);
    let marks: Vec<(String, Option<&str>)> =
        paragraphs.iter().map(|one| (one.words(), one.in_list.as_deref())).collect();
    let expected = [("a", Some("1")), ("b", Some("1")), ("c", Some("2")), ("d", Some("2")), ("part", None)];
    let rest = [("e", Some("3")), ("more", None), ("f", Some("3"))];
    let expected: Vec<_> = expected.into_iter().chain(rest).map(|(words, list)| (words.to_owned(), list)).collect();
    assert_eq!(marks, expected);
    let numbering = &parts(&document(lists).expect("a document"))["word/numbering.xml"];
    assert!(numbering.contains("w:numId=\"3\"") && numbering.contains("<w:startOverride w:val=\"7\"/>"), "{numbering}");
}

/// A document that names what it has not does not open.
#[test]
fn every_part_and_style_that_is_named_is_there() {
    let all = parts(&render(&whole(), Format::Document).expect("a document"));
    for (name, part) in &all {
        let mut reader = Reader::from_str(part);
        while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")), Xml::Eof) {}
    }
    let named = |part: &str, key: &str| -> Vec<String> {
        let key = format!("{key}=\"");
        all[part].split(&key).skip(1).map(|rest| rest.split('"').next().expect("a value").to_owned()).collect()
    };
    for target in named("word/_rels/document.xml.rels", "Target") {
        assert!(all.contains_key(&format!("word/{target}")), "{target}");
    }
    for target in named("_rels/.rels", "Target") {
        assert!(all.contains_key(&target), "{target}");
    }
    for part in named("[Content_Types].xml", "PartName") {
        assert!(all.contains_key(&part[1..]), "{part}");
    }
    let styles = named("word/styles.xml", "w:styleId");
    for part in ["word/document.xml", "word/footer.xml", "word/styles.xml"] {
        for element in ["<w:pStyle w:val", "<w:tblStyle w:val", "<w:basedOn w:val", "<w:next w:val"] {
            for style in named(part, element) {
                assert!(styles.contains(&style), "{part} names the style {style}");
            }
        }
    }
    assert!(all["word/styles.xml"].contains("<w:lang w:val=\"en-GB\"") && all["word/footer.xml"].contains(" PAGE "));
}

#[test]
fn the_same_report_is_the_same_bytes() {
    let first = render(&whole(), Format::Document).expect("a document");
    let elsewhere = std::thread::spawn(|| render(&whole(), Format::Document).expect("a document"));
    assert!(first == elsewhere.join().expect("it is done") && first == render(&whole(), Format::Document).expect("it"));
    let mut file = zip::ZipArchive::new(Cursor::new(&first)).expect("a zip");
    assert_eq!(file.name_for_index(0), Some("[Content_Types].xml"), "where readers look first");
    for at in 0..file.len() {
        let part = file.by_index(at).expect("a part");
        assert_eq!(part.last_modified(), Some(zip::DateTime::DEFAULT), "{}", part.name());
        assert_eq!(part.unix_mode().map(|mode| mode & 0o777), Some(0o644), "{}", part.name());
    }
    assert!(!parts(&first)["docProps/core.xml"].contains("dcterms:"), "no date");
}

#[test]
fn without_quotes_a_document_has_no_words_of_the_description() {
    let of_report = render(&without_words(), Format::Document).expect("a document");
    let [_, sheet] = sheets();
    for bytes in [of_report, document(&sheet).expect("a document")] {
        for (name, part) in parts(&bytes) {
            for telling in ["Eastfield", "Warm homes", "The Table", "young people", "140 homes", "HYPERLINK"] {
                assert!(!part.contains(telling), "{telling:?} is left in {name}");
            }
        }
    }
}

/// Markdown that is none of ours is words all the same, and no part of the file is made by it.
#[test]
fn hostile_words_stay_words() {
    for words in [
        "</w:t></w:r></w:p><w:p>",
        "a ]]> b <!-- c --> <?d?>",
        "&lt;w:p/&gt; &#7; &amp;amp;",
        "a\u{1}b\u{8}c\u{1b}d\u{fffe}e\u{ffff}f",
        "a\u{1f600}b\u{e9}c",
    ] {
        let page = format!("# {words}\n\n> {words}\n\n| a |\n| --- |\n| {words} |\n\n**{words}**\n");
        let all = parts(&document(&page).expect("a document"));
        for part in ["word/document.xml", "docProps/core.xml"] {
            let (xml, odd) = (&all[part], |c: char| (c < ' ' && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}'));
            assert!(!xml.contains(odd), "{part} with {words:?}");
        }
        let (paragraphs, _) = read(&all["word/document.xml"]);
        assert_eq!(paragraphs.iter().filter(|one| !one.runs.is_empty()).count(), 5, "{words:?}: {paragraphs:?}");
    }
    assert!(document("").is_ok_and(|bytes| read(&parts(&bytes)["word/document.xml"]).0.len() == 1));
}

#[test]
fn what_is_very_long_or_deep_is_soon_a_document() {
    let start = std::time::Instant::now();
    let long = "w".repeat(300_000);
    says_the_same(&format!("# {long}\n\n| {long} | b |\n| --- | --- |\n| c | {long} |\n\n> {long}\n"));
    says_the_same(&"word\n\n".repeat(50_000));
    says_the_same(&format!("{}deep\n", "> ".repeat(2_000)));
    let title = parts(&document(&format!("# {long}\n")).expect("a document")).remove("docProps/core.xml");
    assert!(title.is_some_and(|title| title.len() < 1_000), "a title of the properties is short");
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}
