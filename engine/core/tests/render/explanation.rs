//! An explanation has every item of evidence, and says why each counts or does not.

use evenhand::model::report::{Explanation, Report};
use evenhand::render::{View, explanation, json, schema_of};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::fixture::{CHECKLIST, Fixture};
use crate::{check, golden, view, whole, without_words};

fn explained(report: &Report, criterion: &str) -> Explanation {
    Explanation::new(report, Fixture::new().checklist(), CHECKLIST, criterion).expect("a criterion of the checklist")
}

#[test]
fn explanations_are_as_expected() {
    for criterion in ["act.power", "act.evaluate", "end.share", "end.money"] {
        golden(&format!("explain-{criterion}.txt"), &explanation(&explained(&whole(), criterion), view(80)));
    }
    golden("explain-no-quotes.txt", &explanation(&explained(&without_words(), "act.power"), view(80)));
    golden("explain.json", &json(&explained(&whole(), "act.power")).expect("JSON"));
    golden("explain.schema.json", &schema_of::<Explanation>());
}

/// Words in one line, as a page may have broken them anywhere.
fn in_one_line(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_phrase_and_every_sentence_around_it_is_shown() {
    let fixture = Fixture::new();
    for criterion in &fixture.checklist().criteria {
        let explained = explained(&whole(), &criterion.id);
        let page = in_one_line(&explanation(&explained, View::default()));
        for item in &explained.rating.as_ref().expect("a rating").evidence {
            let shown =
                |words: &Option<String>| in_one_line(&evenhand::render::visible(words.as_deref().expect("words")));
            for words in [shown(&item.focus), shown(&item.quote)] {
                assert!(page.contains(&words), "{words} is missing from the page of {}:\n{page}", criterion.id);
            }
        }
    }
}

#[test]
fn it_fits_and_says_the_same_without_weight() {
    for criterion in &Fixture::new().checklist().criteria {
        for report in [whole(), without_words()] {
            let explained = explained(&report, &criterion.id);
            for width in [0, 57, 80, 120] {
                let page = explanation(&explained, View { width, ..View::default() });
                assert!(page.lines().all(|line| line.width() <= width.max(40)), "{page}");
            }
            let weighted = explanation(&explained, View { color: true, ..View::default() });
            let bare = weighted.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "");
            assert_eq!(bare, explanation(&explained, View::default()));
        }
    }
}

#[test]
fn without_quotes_it_carries_no_words_of_the_description() {
    for criterion in &Fixture::new().checklist().criteria {
        let explained = explained(&without_words(), &criterion.id);
        for page in [explanation(&explained, View::default()), json(&explained).expect("JSON")] {
            for telling in ["Eastfield", "The Table", "young people", "140 homes", "Nobody asked", "tenants", "nurses"]
            {
                assert!(!page.contains(telling), "{telling} is left in:\n{page}");
            }
        }
    }
}

#[test]
fn its_json_keeps_its_schema() {
    let schema: Value = serde_json::from_str(&schema_of::<Explanation>()).expect("JSON");
    for report in [whole(), without_words()] {
        let value = serde_json::to_value(explained(&report, "act.evaluate")).expect("JSON");
        check(&schema, &schema, &value, "explanation").expect("the schema holds");
    }
}

#[test]
fn what_is_not_there_is_not_explained() {
    assert!(Explanation::new(&whole(), Fixture::new().checklist(), CHECKLIST, "act.nothing").is_none());
    assert!(Explanation::new(&whole(), Fixture::new().checklist(), "sha256:0", "act.power").is_none(), "a twin's");
}
