//! A QDA project holds the description as it is, with each sentence that counts coded by its
//! criterion, and everything that is referred to is there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use evenhand::ProjectDescription;
use evenhand::model::framework::{Expectation, Framework};
use evenhand::model::report::{Assessed, Outcome, Rating, Report, Stance};
use evenhand::render::qda_project;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::fixture::{Fixture, TEXT};
use crate::{golden, whole, without_words};

/// An element of `project.qde`.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    below: Vec<Element>,
}

impl Element {
    fn of(tag: &BytesStart<'_>) -> Self {
        let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute, and only one of its name");
            let value = utf8(&attribute.value);
            (utf8(attribute.key.as_ref()), quick_xml::escape::unescape(&value).expect("escaped").into_owned())
        });
        Self { name: utf8(tag.name().as_ref()), attributes: attributes.collect(), ..Self::default() }
    }

    fn parse(xml: &str) -> Self {
        let (mut reader, mut open) = (Reader::from_str(xml), vec![Self::default()]);
        loop {
            let event = reader.read_event().expect("well-formed");
            let last = open.last_mut().expect("the root");
            match &event {
                Event::Start(tag) => open.push(Self::of(tag)),
                Event::Empty(tag) => last.below.push(Self::of(tag)),
                Event::End(_) => {
                    let done = open.pop().expect("an element");
                    open.last_mut().expect("the one around it").below.push(done);
                }
                Event::Text(text) => last.text.push_str(&text.decode().expect("UTF-8")),
                Event::GeneralRef(name) => {
                    let name = name.decode().expect("UTF-8");
                    last.text.push_str(resolve_predefined_entity(&name).expect("one of XML's own"));
                }
                Event::Decl(_) => {}
                Event::Eof => return open.remove(0).below.remove(0),
                other => panic!("{other:?}"),
            }
        }
    }

    fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).unwrap_or_else(|| panic!("{attribute} of {self:?}"))
    }

    fn number(&self, attribute: &str) -> usize {
        self.get(attribute).parse().expect("a number")
    }

    fn children(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.below.iter().filter(move |child| child.name == name)
    }

    fn child(&self, name: &str) -> &Self {
        self.children(name).next().unwrap_or_else(|| panic!("{name} in {self:?}"))
    }

    fn about(&self) -> &str {
        self.children("Description").next().map_or("", |about| about.text.as_str())
    }

    /// It and all below it.
    fn all(&self) -> Vec<&Self> {
        [self].into_iter().chain(self.below.iter().flat_map(Self::all)).collect()
    }

    /// What stands where, without its words.
    fn shape(&self) -> String {
        let keys: Vec<&str> = self.attributes.keys().map(String::as_str).collect();
        let below: Vec<String> = self.below.iter().map(Self::shape).collect();
        format!("{}[{}]({})", self.name, keys.join(","), below.join(" "))
    }
}

/// The parts of a project by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for at in 0..file.len() {
        let mut part = file.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        parts.insert(part.name().to_owned(), text);
    }
    parts
}

fn pages() -> Vec<Framework> {
    vec![Fixture::new().checklist().clone()]
}

fn project() -> (BTreeMap<String, String>, Element) {
    let bytes = qda_project(&whole(), &Fixture::new().description, &pages()).expect("a project");
    let parts = parts(&bytes);
    let root = Element::parse(&parts["project.qde"]);
    (parts, root)
}

/// What a person sees of the report: each criterion with its framework.
fn shown(report: &Report) -> Vec<(&Assessed, &Rating)> {
    let assessed = report.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => Some(assessed),
        _ => None,
    });
    let grounds = |assessed: &Assessed, rating: &Rating| {
        let domain = assessed.domains.iter().find(|domain| domain.id == rating.domain);
        domain.is_none_or(|domain| domain.expects == Expectation::Grounds)
    };
    let ratings = assessed.flat_map(|assessed| assessed.ratings.iter().map(move |rating| (assessed, rating)));
    ratings.filter(|(assessed, rating)| !grounds(assessed, rating)).collect()
}

fn code_name(assessed: &Assessed, rating: &Rating) -> String {
    format!("{} ({}/{})", evenhand::render::visible(&rating.title), assessed.framework, rating.criterion)
}

#[test]
fn the_file_is_as_expected_and_always_the_same() {
    let make = || qda_project(&whole(), &Fixture::new().description, &pages()).expect("a project");
    let bytes = make();
    assert_eq!(bytes, make());
    golden("project.qde", &parts(&bytes)["project.qde"]);
}

#[test]
fn a_selection_is_its_quotation_with_the_codes_of_its_criteria() {
    let ((parts, root), report) = (project(), whole());
    let source = root.child("Sources").child("TextSource");
    let text = &parts[&format!("sources/{}.txt", source.get("guid"))];
    assert_eq!(text, TEXT, "as it is, with LF and no byte order mark");
    let names: BTreeMap<&str, &str> = root
        .child("CodeBook")
        .all()
        .into_iter()
        .filter(|one| one.name == "Code")
        .map(|code| (code.get("guid"), code.get("name")))
        .collect();
    let mut expected: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
    let mut quotes = BTreeMap::new();
    for (assessed, rating) in shown(&report) {
        for item in rating.evidence.iter().filter(|item| item.stance != Stance::SetAside) {
            let at = (item.place.start, item.place.end);
            expected.entry(at).or_default().insert(code_name(assessed, rating));
            quotes.insert(at, item.quote.clone().expect("words"));
        }
    }
    let mut found = BTreeMap::new();
    for selection in source.children("PlainTextSelection") {
        let at = (selection.number("startPosition"), selection.number("endPosition"));
        let cut: String = text.chars().skip(at.0).take(at.1 - at.0).collect();
        assert_eq!(cut, quotes[&at]);
        let codes: Vec<&str> =
            selection.children("Coding").map(|coding| names[coding.child("CodeRef").get("targetGUID")]).collect();
        let each: BTreeSet<String> = codes.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(each.len(), codes.len(), "a code is given once");
        for name in codes {
            assert!(selection.about().contains(name), "{selection:?}");
        }
        assert!(found.insert(at, each).is_none(), "a sentence is selected once");
    }
    assert_eq!(found, expected);
    assert!(found.values().any(|codes| codes.len() > 1), "one sentence serves several criteria");
}

#[test]
fn a_selection_says_what_its_words_do_and_how() {
    let (_, root) = project();
    let selections: Vec<&Element> = root.child("Sources").child("TextSource").children("PlainTextSelection").collect();
    let says = |name: &str| selections.iter().find(|one| one.get("name").starts_with(name)).map(|one| one.about());
    let carers = says("Nobody asked carers").expect("a denial");
    assert!(carers.contains("opposes (said as not done, or as not so); “"), "{carers}");
    let homes = says("which homes").expect("an item");
    assert!(homes.contains("supports (said as ") && homes.contains("“which homes”"), "{homes}");
    let names = selections.iter().map(|one| one.get("name"));
    assert!(names.into_iter().all(|name| !name.is_empty() && name.chars().count() <= 61 && !name.contains('\n')));
}

#[test]
fn all_that_is_referred_to_is_there_and_has_a_guid_of_its_own() {
    let (parts, root) = project();
    let all = root.all();
    let guids: Vec<&str> = all.iter().filter_map(|one| one.attributes.get("guid")).map(String::as_str).collect();
    let known: BTreeSet<&str> = guids.iter().copied().collect();
    assert_eq!(known.len(), guids.len());
    let of = |name: &str| -> BTreeSet<&str> {
        all.iter().filter(|one| one.name == name).map(|one| one.get("guid")).collect()
    };
    let (codes, notes, users) = (of("Code"), of("Note"), of("User"));
    for one in &all {
        match one.name.as_str() {
            "CodeRef" => assert!(codes.contains(one.get("targetGUID")), "{one:?}"),
            "NoteRef" => assert!(notes.contains(one.get("targetGUID")), "{one:?}"),
            _ => {}
        }
        let user = one.attributes.get("creatingUser").or(one.attributes.get("creatingUserGUID"));
        assert!(user.is_none_or(|user| users.contains(user.as_str())), "{one:?}");
    }
    let files = all.iter().filter_map(|one| one.attributes.get("plainTextPath"));
    let files = files.map(|path| format!("sources/{}", path.strip_prefix("internal://").expect("a part")));
    let files: BTreeSet<String> = files.chain(["project.qde".to_owned()]).collect();
    assert_eq!(files, parts.keys().cloned().collect());
}

#[test]
fn codes_are_frameworks_domains_and_criteria_and_only_these_can_be_given() {
    let ((parts, root), report) = (project(), whole());
    let mut criteria = Vec::new();
    for framework in root.child("CodeBook").child("Codes").children("Code") {
        assert_eq!(framework.get("isCodable"), "false");
        for domain in framework.children("Code") {
            assert_eq!(domain.get("isCodable"), "false");
            for criterion in domain.children("Code") {
                assert_eq!(criterion.get("isCodable"), "true");
                assert_eq!(criterion.children("Code").count(), 0);
                criteria.push(criterion);
            }
        }
    }
    let names: Vec<&str> = criteria.iter().map(|one| one.get("name")).collect();
    let expected: Vec<String> =
        shown(&report).into_iter().map(|(assessed, rating)| code_name(assessed, rating)).collect();
    assert_eq!(names, expected);
    for (criterion, (_, rating)) in criteria.iter().zip(shown(&report)) {
        assert!(criterion.about().starts_with(&rating.question), "{criterion:?}");
        let note = &parts[&format!("sources/{}.txt", criterion.child("NoteRef").get("targetGUID"))];
        let level: String = rating.level_words.chars().skip(1).collect();
        assert!(note.contains(&level) && rating.prompts.iter().all(|prompt| note.contains(&prompt.ask)), "{note}");
    }
    assert!(criteria[0].about().contains("Counts when: A sentence says"), "{}", criteria[0].about());
    assert!(!criteria[criteria.len() - 1].about().contains("Counts when"), "pages that are not given are left out");
}

#[test]
fn the_note_about_the_whole_says_what_a_foot_says() {
    let (parts, root) = project();
    let note = &parts[&format!("sources/{}.txt", root.child("NoteRef").get("targetGUID"))];
    for words in [
        "This reads one document, not the project.",
        "“Not found” means not found by this reading",
        "Note: This text has 127 words.",
        "declined to read this description",
        "the plugin failed (load, imports-forbidden)",
        "evenhand 0.1.0, description sha256:0000",
        "fuel 1,406,906, behaviour: ask tenants about damp, edition: 2021",
    ] {
        assert!(note.contains(words), "{words} in {note}");
    }
    assert!(root.about().starts_with("This reads one document"), "{root:?}");
}

#[test]
fn a_report_without_words_or_of_another_text_is_no_project() {
    let description = Fixture::new().description;
    let why = |report: &Report, description: &ProjectDescription| {
        let error = qda_project(report, description, &[]).expect_err("no project");
        std::error::Error::source(&error).expect("a reason").to_string()
    };
    assert!(why(&without_words(), &description).contains("without the words"));
    let other = ProjectDescription { text: TEXT.replacen("Damp", "Mouldy", 1), ..description };
    assert!(why(&whole(), &other).contains("of another description"));
}

/// The texts in a project of `hostile`, a report and pages, whose quotations are put back, as they
/// must stand in the description; the project is laid out as that of `harmless` is.
pub(crate) fn texts_of_a_project(hostile: (&Report, Framework), harmless: (&Report, Framework)) -> Vec<String> {
    let make = |(report, pages): (&Report, Framework)| {
        let bytes = qda_project(&quoting(report), &Fixture::new().description, &[pages]).expect("a project");
        let mut parts = parts(&bytes);
        let root = Element::parse(&parts["project.qde"]);
        parts.remove(&format!("sources/{}.txt", root.child("Sources").child("TextSource").get("guid")));
        (parts, root)
    };
    let ((parts, root), (_, expected)) = (make(hostile), make(harmless));
    assert_eq!(root.shape(), expected.shape());
    let held = |c: char| matches!(c, '\n' | '\t' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(parts["project.qde"].chars().all(held));
    parts.into_values().map(|text| text.replace('\t', " ")).collect()
}

fn quoting(report: &Report) -> Report {
    let (mut report, whole) = (report.clone(), whole());
    for (outcome, own) in report.outcomes.iter_mut().zip(&whole.outcomes) {
        let (Outcome::Assessed(outcome), Outcome::Assessed(own)) = (outcome, own) else { continue };
        for (rating, own) in outcome.ratings.iter_mut().zip(&own.ratings) {
            let evidence = rating.evidence.iter_mut().zip(&own.evidence);
            evidence.for_each(|(item, own)| item.quote.clone_from(&own.quote));
        }
    }
    report
}
