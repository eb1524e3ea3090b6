//! What an author relies on: places are checked, ids are declared, what is open is asked.

use evenhand_sdk::framework::{Criterion, Domain, Expects, Facet, Framework, Question, Role, Source};
use evenhand_sdk::{
    Assessment, Claim, Conclusion, ConclusionKind, Description, Draft, Kind, Level, NoSuchPlace, Plugin, Refusal,
    SetAside, Shortfall, Stance,
};

const fn criterion(id: &'static str, domain: &'static str) -> Criterion {
    let prompts = &[Question { ask: "Who says so?", who: "lead" }, Question { ask: "And when?", who: "lead" }];
    Criterion {
        id,
        domain,
        title: "a title",
        question: "A question?",
        why: "It matters.",
        counts_when: "It is said.",
        counts_partly: "It is hinted at.",
        does_not_count: "It is not.",
        prompts,
        sources: &[],
    }
}

const fn domain(id: &'static str, expects: Expects) -> Domain {
    Domain { id, title: "A part", summary: "A part.", expects }
}

static FRAMEWORK: Framework = Framework {
    id: "sample",
    title: "Sample",
    version: "0.1.0",
    summary: "For tests.",
    licence: "MIT",
    measured: None,
    sources: &[Source { id: "own", citation: "Own.", doi: None }],
    domains: &[domain("all", Expects::Each), domain("one", Expects::Any), domain("free", Expects::None)],
    criteria: &[
        criterion("a-date", "all"),
        criterion("one.a", "one"),
        criterion("one.b", "one"),
        criterion("free", "free"),
    ],
    settings: &[],
    facets: &[Facet { id: "second", title: "second choice", values: &["a-date", "free"] }],
    roles: &[Role { id: "lead", title: "lead" }],
};

/// Dates are evidence of one criterion, *not* opposes another, and both are concluded from.
struct Sample;

impl Plugin for Sample {
    fn describe() -> &'static Framework {
        &FRAMEWORK
    }

    fn assess(text: Description<'_>) -> Result<Assessment, Refusal> {
        if text.setting("mode") == Some("refuse") {
            return Err(Refusal::InvalidSetting { id: "mode".to_owned(), value: "refuse".to_owned() });
        }
        let mut answer = Assessment::of(&FRAMEWORK);
        let dates = text.find("#date");
        let Some(date) = dates.first() else { return Ok(answer) };
        let rating = answer.rate("a_date").described("A date.");
        let item = rating.add(date.supports(Claim::Planned).label("second", "free").note("a date"));
        answer.rate("one.a").partly(Shortfall::PartMissing, "A hint.").evidence([date.supports(Claim::Intended)]);
        let against = text.find("not");
        answer.rate("free").evidence(against.iter().map(|place| place.set_aside(SetAside::OtherSense)));
        answer.conclude(
            Conclusion::new(ConclusionKind::WhatCouldHelp, "book-a-room", "Book a room", "There is a date.")
                .about("a-date")
                .rests_on([item])
                .evidence(against.iter().map(|place| place.opposes().claimed(Claim::Reported)))
                .ask("lead", "Which room?")
                .source("own"),
        );
        Ok(answer)
    }
}

const PLAN: &str = "We will open in May 2027, and not before.";

#[test]
fn what_is_found_is_told_with_its_words() {
    let told = Draft::text(PLAN).assess::<Sample>().expect("an answer");
    assert_eq!(told.level("a-date"), Level::Described);
    let item = &told.evidence("a-date")[0];
    assert_eq!((item.focus.as_str(), item.quote.as_str(), item.stance), ("May", PLAN, Stance::Supports));
    assert_eq!(item.labels, [("second".to_owned(), "free".to_owned())]);
    assert_eq!(told.evidence("free")[0].stance, Stance::SetAside(SetAside::OtherSense));
    let (says, rests) = told.conclusion("book-a-room").expect("it is concluded");
    assert_eq!(says, "There is a date.");
    assert_eq!(rests.iter().map(|item| item.focus.as_str()).collect::<Vec<_>>(), ["May", "not"]);
    assert_eq!(told.summary(), "Of 4 criteria: 1 described, 1 partly, 2 not found by this reading.");
}

#[test]
fn what_is_open_is_asked_and_nothing_else() {
    let told = Draft::text(PLAN).assess::<Sample>().expect("an answer");
    let asked = |criterion: &str| told.prompts(criterion).len();
    assert_eq!([asked("a-date"), asked("one.a"), asked("one.b"), asked("free")], [0, 1, 0, 0]);
    let nothing = Draft::text("We will open.").assess::<Sample>().expect("an answer");
    let asked = |criterion: &str| nothing.prompts(criterion).len();
    assert_eq!([asked("a-date"), asked("one.a"), asked("one.b"), asked("free")], [1, 1, 1, 0]);
    assert_eq!(nothing.prompts("a-date")[0].ask, "Who says so?");
}

#[test]
fn a_refusal_is_an_answer() {
    let refused = Draft::text(PLAN).setting("mode", "refuse").assess::<Sample>().expect_err("a refusal");
    assert_eq!(refused, Refusal::InvalidSetting { id: "mode".to_owned(), value: "refuse".to_owned() });
    assert_eq!(Draft::text("…").assess::<Sample>().expect_err("a refusal"), Refusal::TooLittleText);
}

/// Evidence outside the text cannot be made, since its place cannot.
#[test]
fn a_place_that_is_not_there_is_refused() {
    Draft::new().heading(1, "When").paragraph("Café opens in May.").heading(1, "Who").paragraph("We do.").read(
        |text| {
            let section = text.sections().next().expect("a section");
            let all = section.text().len() as u32;
            let cafe = section.text().find("Café").expect("it is there") as u32;
            let no = |section, span, focus| text.place_at(section, span, focus).expect_err("no such place");
            assert_eq!(no(2, 0..1, 0..1), NoSuchPlace::Section { section: 2, of: 2 });
            assert_eq!(no(0, 0..all + 1, 0..1), NoSuchPlace::Bytes { bytes: 0..all + 1, of: all as usize });
            assert_eq!(no(0, 0..all, 3..3), NoSuchPlace::Bytes { bytes: 3..3, of: all as usize });
            assert_eq!(no(0, 0..all, cafe..cafe + 4), NoSuchPlace::InsideCharacter(cafe..cafe + 4));
            assert_eq!(no(0, cafe..all, 0..4), NoSuchPlace::Outside { focus: 0..4, span: cafe..all });
            let words = text.reading().words.len();
            let none = text.place(words..words + 1).expect_err("no such words");
            assert_eq!(none, NoSuchPlace::Words { words: words..words + 1, of: words });
            assert!(matches!(text.place(0..words), Err(NoSuchPlace::SeveralSections(_))));
            // Bytes, not code points: é is two.
            let there = text.place_at(0, cafe..all, cafe..cafe + 5).expect("it is there");
            assert_eq!((there.text(), there.words().len()), ("Café", 1));
            assert_eq!(there.sentence().expect("a sentence").text(), "Café opens in May.");
            assert_eq!(
                there.quoted_with(0..3).map(|_| ()),
                Err(NoSuchPlace::Outside { focus: cafe..cafe + 5, span: 0..3 })
            );
        },
    );
}

#[test]
fn the_words_of_bytes_are_those_of_their_section() {
    Draft::new().paragraph("One two.").heading(1, "Three").paragraph("Four five six.").read(|text| {
        let second = text.sections().nth(1).expect("a section");
        let from = second.text().find("five").expect("it is there") as u32;
        let place = text.place_at(1, from..from + 8, from..from + 8).expect("it is there");
        assert_eq!(place.words().iter().map(|word| word.raw).collect::<Vec<_>>(), ["five", "six"]);
        let mark = second.text().find('.').expect("a full stop") as u32;
        let full_stop = text.place_at(1, mark..mark + 1, mark..mark + 1).expect("it is there");
        assert!(full_stop.words().is_empty() && full_stop.sentence().is_none());
        assert_eq!(full_stop.claim(Kind::Deed).claim, Claim::Mentioned);
    });
}

#[test]
fn a_list_is_introduced_by_what_stands_before_it() {
    Draft::new().heading(2, "Plan").paragraph("We will not:").list(["ask", "pay"]).read(|text| {
        let pay = text.sentences().last().expect("a sentence");
        let by: Vec<&str> = pay.introduced_by().map(|sentence| sentence.text()).collect();
        assert_eq!(by, ["Plan", "We will not:"]);
        let place = pay.words().next().expect("a word");
        assert_eq!(place.evidence(Kind::Deed).stance(), Stance::Opposes);
    });
}

#[test]
#[should_panic(expected = "sample declares no criterion `dates`; it declares a-date, one.a, one.b, free")]
fn a_criterion_that_is_not_declared_is_named() {
    Assessment::of(&FRAMEWORK).rate("dates");
}

#[test]
#[should_panic(expected = "sample declares no facet `second` with the value `third`")]
fn a_label_that_is_not_declared_is_named() {
    Draft::text(PLAN).read(|text| {
        let place = text.sentences().next().expect("a sentence").place();
        Assessment::of(&FRAMEWORK).rate("free").add(place.supports(Claim::Reported).label("second", "third"));
    });
}

#[test]
#[should_panic(expected = "sample declares no role `boss`")]
fn a_role_that_is_not_declared_is_named() {
    Assessment::of(&FRAMEWORK).rate("free").ask("boss", "Who?");
}

/// A panic names the author's line, not one of the SDK.
#[test]
fn a_mistake_is_placed_where_the_author_made_it() {
    let (sender, told) = std::sync::mpsc::channel();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let _ = sender.send(panic.location().map(|place| place.file().to_owned()));
    }));
    for mistake in [
        || {
            let _ = Assessment::of(&FRAMEWORK).rate("dates").level();
        },
        || {
            let _ = Draft::text(PLAN).read(|text| text.find("(May").len());
        },
        || {
            let _ = Assessment::of(&FRAMEWORK).rate("free").ask("boss", "Who?").level();
        },
    ] {
        assert!(std::panic::catch_unwind(mistake).is_err());
    }
    std::panic::set_hook(before);
    let files: Vec<String> = told.try_iter().flatten().filter(|file| !file.ends_with("sdk.rs")).collect();
    assert_eq!(files, Vec::<String>::new());
}

#[test]
#[should_panic(expected = "`(May` is no query")]
fn what_is_no_query_is_named() {
    Draft::text(PLAN).read(|text| text.find("(May").len());
}
