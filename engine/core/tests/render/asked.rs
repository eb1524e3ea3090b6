//! What is unanswered, and which questions a report asks.

use evenhand::model::Level;
use evenhand::model::framework::Expectation;
use evenhand::model::report::{Options, Outcome, Sheet};
use evenhand::render::{View, markdown, text};

use super::fixture::Fixture;
use super::{report_of, whole};

/// Where nothing applies, nothing is missing: the law on what is unanswered says so too.
#[test]
fn a_domain_of_which_nothing_applies_is_not_unanswered() {
    let mut fixture = Fixture::new();
    for rating in &mut fixture.profile().1.ratings[3..5] {
        rating.level = Level::NotApplicable;
    }
    let report = report_of(&fixture, &Options::default());
    let Outcome::Assessed(mover) = &report.outcomes[1] else { panic!("assessed") };
    assert_eq!((mover.domains[1].id.as_str(), mover.domains[1].unanswered), ("whose", false));
    for page in [markdown(&report), text(&report, View::default())] {
        assert!(!page.contains("Unanswered"), "{page}");
    }
}

/// Markdown says of its questions that all of them stand beside their criteria.
#[test]
fn every_question_stands_beside_its_criterion() {
    let mut fixture = Fixture::new();
    let whole = report_of(&fixture, &Options::default());
    // A question of what is there for conclusions alone would stand nowhere.
    fixture.profile().0.domains[1].expects = Expectation::Grounds;
    let grounds = report_of(&fixture, &Options::default());
    assert_eq!(grounds.questions.total, whole.questions.total - 2, "each of the two asks one");
    for report in [whole, grounds] {
        let page = markdown(&report);
        let (body, foot) = page.split_once("## Questions to take away").expect("questions");
        assert!(foot.contains(&format!(" of {}; all of them stand", report.questions.total)), "{foot}");
        let asked: Vec<_> = Sheet::new(&report, 5).roles.into_iter().flat_map(|role| role.questions).collect();
        assert_eq!(asked.len(), report.questions.total);
        for question in asked {
            let beside = format!("Question for {}: {}", question.who_title, question.ask);
            assert!(body.contains(&beside), "{beside} in\n{body}");
        }
    }
}

#[test]
fn a_question_that_settles_most_goes_first_and_no_role_is_asked_more_than_twice() {
    let questions = whole().questions;
    let asked: Vec<(&str, &str)> = questions.first.iter().map(|q| (q.about.as_str(), q.who_title.as_str())).collect();
    assert_eq!(
        asked,
        [
            ("fair/power-without-carers", "service lead"),
            ("fair/end.share", "young people of the Table"),
            ("move/whose.lay", "young people of the Table"),
            ("fair/need.cause", "service lead"),
            ("fair/need.figure", "commissioner"),
        ]
    );
    assert_eq!(questions.total, 11);
}
