//! Which sentences a page shows: what is asked at a glance, what looks alike once, and what is
//! unsure wherever it stands.

use evenhand::model::report::{Evidence, Outcome, Report, Stance, words};
use evenhand::model::{Level, SetAside};
use evenhand::render::{View, markdown, text};

use super::{view, whole, without_words};

/// What a colleague reads first: all that is asked, in order, each with its level and its words.
#[test]
fn markdown_opens_what_is_asked_with_a_table() {
    let page = markdown(&whole());
    let table = page.split("### At a glance").nth(1).expect("a table").split("\n\n").nth(1).expect("its rows");
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), 12, "{table}");
    assert!(rows[1].starts_with("| what would change it | Partly: hoped for | “We hope to change that.” |"), "{table}");
    let silent = rows.iter().find(|row| row.contains("Not found")).expect("something that was not found");
    assert!(silent.ends_with("|  |"), "{silent}");
    let secret = markdown(&without_words());
    assert!(secret.contains("| what would change it | Partly: hoped for | paragraph 1"), "{secret}");
}

#[test]
fn a_sentence_that_looks_like_many_things_is_said_of_one() {
    let mut report = whole();
    let Outcome::Assessed(fair) = &mut report.outcomes[0] else { panic!("assessed") };
    let asked = |item: &Evidence| item.quote.as_deref() == Some("Who will pay for it?");
    let item = fair.ratings.iter().flat_map(|r| &r.evidence).find(|item| asked(item)).expect("it is there").clone();
    fair.ratings.iter_mut().for_each(|rating| rating.evidence.insert(0, item.clone()));
    let wide = View { width: 200, ..View::default() };
    for page in [text(&report, wide), markdown(&report)] {
        let said: Vec<&str> =
            page.lines().filter(|line| line.to_lowercase().contains("looks similar, is not")).collect();
        assert_eq!(said.iter().filter(|line| line.contains("Who will")).count(), 1, "{page}");
    }
}

/// Of a page that only describes, words that may count all the same are not passed over.
#[test]
fn what_is_unsure_is_shown_where_nothing_else_was_found() {
    let mut report = whole();
    let mover = mover_of(&mut report);
    let long = |item: &&Evidence| item.quote.as_ref().is_some_and(|quote| quote.len() > 20);
    let mut item = mover.ratings.iter().flat_map(|r| &r.evidence).find(long).expect("evidence").clone();
    (item.stance, item.set_aside) = (Stance::SetAside, Some(SetAside::SeldomCounted));
    let skill = mover.ratings.iter().find(|r| r.criterion == "bar.skill").expect("a criterion");
    let domain = mover.domains.iter().find(|domain| domain.id == skill.domain).expect("its domain");
    let said = |evidence: &[Evidence]| words::level(Level::NotFound, None, domain.expects, evidence);
    assert_eq!((said(&[]), said(&[item.clone()])), ("not mentioned", "nothing sure"));
    assert!(!text(&report, view(200)).contains("bar.skill"));
    let skill = mover_of(&mut report).ratings.iter_mut().find(|r| r.criterion == "bar.skill").expect("a criterion");
    skill.evidence = vec![item];
    let page = text(&report, view(200));
    assert!(page.contains("bar.skill") && page.contains("unsure, look:"), "{page}");
}

fn mover_of(report: &mut Report) -> &mut evenhand::model::report::Assessed {
    match &mut report.outcomes[1] {
        Outcome::Assessed(mover) => mover,
        _ => panic!("assessed"),
    }
}

/// What readers seldom counted may count all the same, so it is not said to be something else.
#[test]
fn what_was_seldom_counted_is_called_unsure() {
    let mut report = whole();
    let assessed = report.outcomes.iter_mut().filter_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => Some(assessed),
        _ => None,
    });
    let evidence = assessed.flat_map(|assessed| &mut assessed.ratings).flat_map(|rating| &mut rating.evidence);
    evidence.filter(|item| item.set_aside.is_some()).for_each(|item| item.set_aside = Some(SetAside::SeldomCounted));
    let (page, marked) = (text(&report, view(80)), markdown(&report));
    assert!(page.contains("unsure, look:") && !page.contains("looks similar"), "{page}");
    assert!(marked.contains("*Unsure, look:*") && !marked.contains("ooks similar"), "{marked}");
}
