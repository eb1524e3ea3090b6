//! Statements invented for this project, one by one: what they are about and which way
//! they work. The lists were widened with them in view, so that this guards against
//! change and measures nothing; the README says what was measured.

use evenhand_com_b::Mode;

mod common;

#[derive(Default)]
struct Count {
    rows: usize,
    codes: usize,
    seconds: usize,
    signs: usize,
    wrong: Vec<String>,
}

#[test]
fn invented_statements_get_the_codes_that_the_definitions_ask_for() {
    let mut count = Count::default();
    let mut reader = csv::Reader::from_reader(include_str!("fixtures/statements.csv").as_bytes());
    for row in reader.records().map(|row| row.expect("the fixture is CSV")) {
        let (text, code, polarity) = (&row[0], &row[1], &row[2]);
        let found = common::found(common::paragraph(text), Mode::Statement);
        let Some((statement, _)) = found.first() else { panic!("nothing was read in {text:?}") };
        let first = statement.code.as_ref().map(|code| code.first.id());
        let second = statement.code.as_ref().and_then(|code| code.second).map(|second| second.id());
        let sign = statement.verdict.polarity().map(|polarity| polarity.id());
        count.rows += 1;
        count.codes += usize::from(first == Some(code));
        count.seconds += usize::from(first == Some(code) || second == Some(code));
        count.signs += usize::from(sign == Some(polarity));
        if first != Some(code) || sign != Some(polarity) {
            count.wrong.push(format!("{text}: {first:?} {sign:?}, and not {code} {polarity}"));
        }
    }
    let share = |part: usize| part as f64 / count.rows as f64;
    let wrong = count.wrong.join("\n");
    assert!(count.rows > 500, "{} rows", count.rows);
    assert!(share(count.codes) >= 0.96, "{} of {} codes\n{wrong}", count.codes, count.rows);
    assert!(share(count.seconds) >= 0.99, "{} of {} first or second codes\n{wrong}", count.seconds, count.rows);
    assert!(share(count.signs) >= 0.94, "{} of {} signs\n{wrong}", count.signs, count.rows);
}

/// The side on which `text` is.
fn side(text: &str) -> Option<&'static str> {
    let found = common::found(common::paragraph(text), Mode::Statement);
    found[0].0.verdict.polarity().map(|polarity| polarity.id())
}

#[test]
fn a_bad_thing_that_is_not_there_helps() {
    for text in [
        "No longer ashamed of the machine",
        "Not scared of the dentist",
        "Lack of embarrassment",
        "No waiting",
        "Not having to pay for parking",
        "No need to travel into town",
        "Without feeling judged",
    ] {
        assert_eq!(side(text), Some("facilitator"), "{text}");
    }
}

#[test]
fn a_good_thing_that_is_said_to_be_poor_hinders() {
    for text in [
        "Knowledge of the pathway was patchy",
        "Confidence in the device was mixed",
        "Support from the head teacher was inconsistent",
        "Awareness of the helpline was low",
    ] {
        assert_eq!(side(text), Some("barrier"), "{text}");
    }
}

#[test]
fn to_know_of_something_bad_is_good() {
    assert_eq!(side("Understanding that breathlessness on exertion is not a danger"), Some("facilitator"));
    assert_eq!(side("Belief that breathlessness on exertion is a danger"), Some("barrier"));
}

#[test]
fn a_statement_tells_its_cue_its_rule_and_its_runner_up() {
    let text = "Concerned that the tablets may cause harm";
    let found = common::found(common::paragraph(text), Mode::Statement);
    let statement = &found[0].0;
    let code = statement.code.as_ref().expect("it is coded");
    assert_eq!(&text[statement.cue.start as usize..statement.cue.end as usize], "Concerned that");
    assert_eq!(code.list, "concern");
    assert_eq!((code.rule.0, code.first.id()), (8, "reflective_motivation"));
    assert_eq!(code.second.map(|second| second.id()), Some("automatic_motivation"));
    assert_eq!(code.domain.map(|domain| domain.title()), Some("Beliefs about consequences"));
}

#[test]
fn words_that_nobody_knows_are_left_without_a_code() {
    let found = common::found(common::paragraph("Florn over greeb"), Mode::Statement);
    assert_eq!(found[0].0.code, None);
}
