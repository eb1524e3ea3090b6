//! [`evenhand_language::claim`]: measured on labelled sentences, and on texts that each show
//! one thing.

use evenhand_language::{Claim, Kind, Reading, SetAside, Stage, Text, claim};
use fixture::{find, one_section};

mod anything;
mod denied;
mod facts;
#[path = "../fixture/mod.rs"]
mod fixture;
mod measured;
mod others;

/// What is found for `phrase` in `text`, as a deed, in a project at `stage`.
fn deed_at(text: &str, phrase: &str, stage: Option<Stage>) -> (Claim, Option<SetAside>) {
    let whole = Text { stage, ..one_section(text) };
    let reading = Reading::new(&whole);
    let focus = find(&reading, text, phrase).expect("the phrase stands in the text");
    let found = claim(&reading, &focus, Kind::Deed);
    (found.claim, found.set_aside)
}

fn deed(text: &str, phrase: &str) -> Claim {
    deed_at(text, phrase, None).0
}

#[test]
fn list_items_inherit_from_their_lead_in() {
    assert_eq!(deed("We will not:\n\n- consult carers\n- hold a launch\n", "consult carers"), Claim::Denied);
    assert_eq!(deed("We did not fund:\n\n- a crèche\n- late taxis\n", "late taxis"), Claim::Denied);
    assert_eq!(deed("We hope to offer:\n\n- a crèche\n- late taxis\n", "late taxis"), Claim::Intended);
    assert_eq!(deed("Last year the panel chose:\n\n- the caterer\n- the date\n", "the date"), Claim::Reported);
    assert_eq!(deed("In May we will hold:\n\n- three workshops\n- 12 interviews\n", "12 interviews"), Claim::Planned);
}

#[test]
fn a_bid_in_would_plans() {
    let bid = "We would run six sessions in May. Two tutors would lead them. The total would be £900.";
    assert_eq!(deed(bid, "run six sessions"), Claim::Planned);
    let report = "We ran six sessions in May. Two tutors led them. We would run six more.";
    assert_eq!(deed(report, "run six more"), Claim::Intended);
}

#[test]
fn clipped_phrases_follow_the_stage() {
    let budget = "- Late taxis home: £2,400\n";
    assert_eq!(deed_at(budget, "Late taxis", Some(Stage::Design)).0, Claim::Planned);
    assert_eq!(deed_at(budget, "Late taxis", Some(Stage::Completed)).0, Claim::Reported);
    assert_eq!(deed_at("- Late taxis home\n", "Late taxis", None).0, Claim::Mentioned);
}

#[test]
fn a_bare_no_under_a_question_denies() {
    assert_eq!(deed("## Were carers involved?\n\nNo.\n", "carers involved"), Claim::Denied);
    assert_eq!(deed("## Were carers involved?\n\nN/A\n", "carers involved"), Claim::Denied);
    let (claim, aside) = deed_at("## Were carers involved?\n\nThree sat on the board.\n", "carers involved", None);
    assert_eq!((claim, aside), (Claim::Mentioned, Some(SetAside::Question)));
}

#[test]
fn headings_are_set_aside() {
    assert_eq!(
        deed_at("## Involving carers\n\nTwo sit on the board.\n", "Involving carers", None).1,
        Some(SetAside::Heading)
    );
}

#[test]
fn to_know_how_asks_nothing() {
    assert_eq!(deed_at("Mr Farouk knows how to cook for eighty.", "cook", None).1, None);
    assert_eq!(deed_at("We do not know how they cook for eighty.", "cook", None).1, Some(SetAside::Question));
}

/// *3.3* numbers the paragraph: it counts nothing, and the word behind it begins a sentence.
#[test]
fn the_number_of_a_paragraph_is_no_word_of_it() {
    let text = one_section("3.3 Tenants chose the paint. 3.5 metres of it were used.");
    let reading = Reading::new(&text);
    assert_eq!((reading.words[0].raw, reading.words[4].raw), ("Tenants", "3.5"));
    assert_eq!(deed("3.3 Tenants chose the paint.", "chose"), Claim::Reported);
}

#[test]
fn numbers_and_halves_act() {
    for text in ["Of 60 asked, 45 took part.", "45 of 60 took part.", "Half took part.", "Most took part."] {
        assert_eq!(deed(text, "took part"), Claim::Reported, "{text}");
    }
}

#[test]
fn what_was_done_every_week_is_no_hope() {
    assert_eq!(deed("Every Friday they'd walk us round the wards.", "walk us round"), Claim::Reported);
    assert_eq!(deed("They'd walk us round the wards if they had time.", "walk us round"), Claim::Intended);
}
