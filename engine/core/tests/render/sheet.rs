//! The sheet asks each question once, of the right people, with what it follows up.

use std::collections::BTreeSet;

use evenhand::model::report::{Outcome, Report, Sheet};
use evenhand::render::{View, json, schema_of, sheet, sheet_markdown};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::{check, golden, view, whole, without_words};

fn of(report: &Report) -> Sheet {
    Sheet::new(report, 5)
}

#[test]
fn sheets_are_as_expected() {
    golden("prompts-80.txt", &sheet(&of(&whole()), false, view(80)));
    golden("prompts-all-80.txt", &sheet(&of(&whole()), true, view(80)));
    golden("prompts-no-quotes-80.txt", &sheet(&of(&without_words()), true, view(80)));
    golden("prompts.md", &sheet_markdown(&of(&whole()), true));
    golden("prompts.json", &json(&of(&whole())).expect("JSON"));
    golden("prompts.schema.json", &schema_of::<Sheet>());
}

#[test]
fn the_first_are_those_of_the_report() {
    let report = whole();
    let first: Vec<&String> = report.questions.first.iter().map(|question| &question.ask).collect();
    let sheet = of(&report);
    assert_eq!(sheet.first.iter().map(|to_ask| &to_ask.ask).collect::<Vec<_>>(), first);
    assert_eq!(sheet.total, report.questions.total);
    assert_eq!(sheet.roles.iter().map(|role| role.questions.len()).sum::<usize>(), sheet.total);
}

/// The ratings of the first framework, to change them.
fn ratings(report: &mut Report) -> &mut Vec<evenhand::model::report::Rating> {
    match &mut report.outcomes[0] {
        Outcome::Assessed(assessed) => &mut assessed.ratings,
        other => panic!("the first framework read it: {other:?}"),
    }
}

#[test]
fn a_question_that_comes_up_twice_is_asked_once_and_first() {
    let mut report = whole();
    let ratings = ratings(&mut report);
    let of = |id: &str| ratings.iter().position(|r| r.criterion == id).expect("a criterion");
    let (pay, figure) = (of("act.pay"), of("need.figure"));
    ratings[pay].prompts = ratings[figure].prompts.clone();
    let sheet = Sheet::new(&report, 5);
    assert_eq!(sheet.total, 10);
    let about: Vec<&str> = sheet.first[0].about.iter().map(|reason| reason.id.as_str()).collect();
    assert_eq!(about, ["fair/need.figure", "fair/act.pay"]);
}

#[test]
fn a_second_question_waits_for_the_first_ones_of_others() {
    let mut report = whole();
    let ratings = ratings(&mut report);
    let cause = ratings.iter_mut().find(|r| r.criterion == "need.cause").expect("a criterion");
    let mut second = cause.prompts[0].clone();
    second.ask = "What else would change it?".into();
    cause.prompts.push(second);
    let sheet = Sheet::new(&report, 20);
    let order = |ask: &str| sheet.roles.iter().flat_map(|r| &r.questions).position(|q| q.ask == ask);
    assert!(order("What else would change it?").is_some());
    let lead = sheet.roles.iter().find(|role| role.who == "service-lead").expect("a role");
    assert_eq!(lead.questions.last().expect("a question").ask, "What else would change it?");
}

/// Silence has no sentence; a refusal and a part have theirs, and never one set aside.
#[test]
fn a_question_quotes_what_is_there_and_only_that() {
    let sheet = of(&whole());
    let mut quoted = BTreeSet::new();
    for reason in sheet.roles.iter().flat_map(|role| &role.questions).flat_map(|to_ask| &to_ask.about) {
        if let Some(item) = &reason.follows_up {
            assert!(item.set_aside.is_none(), "{}", reason.id);
            quoted.insert(reason.id.as_str());
        }
    }
    assert!(quoted.contains("fair/act.carers") && quoted.contains("fair/need.figure"), "{quoted:?}");
    assert!(!quoted.contains("fair/act.evaluate") && !quoted.contains("fair/end.share"), "{quoted:?}");
}

#[test]
fn frameworks_that_declined_or_failed_are_named() {
    let sheet = of(&whole());
    let why: Vec<&str> = sheet.unread.iter().map(|unread| unread.why.as_str()).collect();
    assert!(why[0].starts_with("declined to read this") && why[1].starts_with("could not be run"), "{why:?}");
    let mut report = whole();
    report.outcomes.drain(..2);
    let page = evenhand::render::sheet(&Sheet::new(&report, 5), true, View::default());
    assert!(page.contains("No framework read this text"), "{page}");
}

#[test]
fn each_role_has_a_part_of_its_own() {
    let sheet = of(&whole());
    let page = sheet_markdown(&sheet, true);
    let rules = Parser::new(&page).filter(|event| matches!(event, Event::Rule)).count();
    assert_eq!(rules, sheet.roles.len() + 1);
    for role in &sheet.roles {
        assert!(page.contains(&format!("\n---\n\n## Questions for {}\n", role.who_title)), "{page}");
    }
    let acts = |event: &Event<'_>| {
        matches!(
            event,
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Start(Tag::Link { .. } | Tag::CodeBlock(_))
        )
    };
    assert!(!Parser::new(&page).any(|event| acts(&event)), "{page}");
}

#[test]
fn it_fits_its_columns() {
    for report in [whole(), without_words()] {
        for width in [0, 57, 80, 120] {
            for all in [false, true] {
                let page = sheet(&of(&report), all, View { width, ..View::default() });
                assert!(page.lines().all(|line| line.width() <= width.max(40) && line == line.trim_end()), "{page}");
            }
        }
    }
}

#[test]
fn without_quotes_it_carries_no_words_of_the_description() {
    let of = of(&without_words());
    for page in [sheet(&of, true, View::default()), sheet_markdown(&of, true), json(&of).expect("JSON")] {
        for telling in ["Eastfield", "Table", "young people", "140 homes", "Nobody asked", "HYPERLINK", "Plan"] {
            assert!(!page.contains(telling), "{telling} is left in:\n{page}");
        }
        assert!(page.contains("line"), "places stay");
    }
}

#[test]
fn its_json_keeps_its_schema() {
    let schema: Value = serde_json::from_str(&schema_of::<Sheet>()).expect("JSON");
    for report in [whole(), without_words()] {
        let value = serde_json::to_value(of(&report)).expect("JSON");
        check(&schema, &schema, &value, "sheet").expect("the schema holds");
    }
}
