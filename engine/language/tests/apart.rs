//! What stands beside a phrase and tells nothing of it: another verb's subject, a wish around it,
//! the item of a list above it, those in whose time it was.

use evenhand_language::{Claim, Kind, Reading, Sentence, SetAside, Text, claim};
use fixture::{find, one_section};

#[allow(dead_code, reason = "rows of files are for other tests")]
mod fixture;

fn claimed(text: &str, phrase: &str, kind: Kind) -> (Claim, Option<SetAside>) {
    read(&one_section(text), text, phrase, kind)
}

fn read(whole: &Text<'_>, text: &str, phrase: &str, kind: Kind) -> (Claim, Option<SetAside>) {
    let reading = Reading::new(whole);
    let focus = find(&reading, text, phrase).expect("the phrase stands in the text");
    let found = claim(&reading, &focus, kind);
    (found.claim, found.set_aside)
}

#[test]
fn what_is_denied_of_a_second_subject_is_not_denied_of_the_first() {
    let of = |text: &str| claimed(text, "bench was added", Kind::Deed).0;
    assert_eq!(of("The bench was added and the fence was dropped."), Claim::Reported);
    assert_eq!(of("The bench was added and then dropped."), Claim::Denied);
    assert_eq!(claimed("We note name, carer or not, and school.", "carer", Kind::Deed).0, Claim::Reported);
}

#[test]
fn a_wish_is_neither_done_nor_refused() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Deed).0;
    assert_eq!(of("We want it changed so that a group of parents votes on the rota.", "votes on"), Claim::Intended);
    assert_eq!(of("We want it in writing that no rent will be raised.", "will be raised"), Claim::Mentioned);
    assert_eq!(of("We hope to print it, but no parents were asked.", "were asked"), Claim::Denied);
    assert_eq!(
        claimed("We hope that porters will call at the same hour.", "porters will", Kind::Fact).0,
        Claim::Intended
    );
}

#[test]
fn what_we_say_that_we_did_not_do_is_no_fact_of_ours() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Fact).0;
    assert_eq!(of("We haven't found an answer to the noise.", "found an answer"), Claim::Denied);
    assert_eq!(of("I am not a statistician.", "statistician"), Claim::Denied);
    assert_eq!(of("Parents haven't found a dentist.", "found a dentist"), Claim::Reported);
}

#[test]
fn whom_a_sentence_means_is_not_what_it_refuses() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Deed).0;
    assert_eq!(of("A nurse rings the people who have not sent a card back.", "sent a card"), Claim::Mentioned);
    assert_eq!(of("The residents, who were not asked, heard of it later.", "asked"), Claim::Denied);
    assert_eq!(
        of("We wrote down what tenants told us, but it isn't something we can mend.", "told us"),
        Claim::Reported
    );
    assert_eq!(of("We asked the tenants to meet, but it wasn't held.", "asked the tenants"), Claim::Denied);
}

#[test]
fn what_was_done_apart_from_something_is_not_refused() {
    let of = |text: &str| claimed(text, "asked", Kind::Deed).0;
    assert_eq!(of("We have not asked them, other than at the fair."), Claim::Mentioned);
    assert_eq!(of("We have not asked them at the fair."), Claim::Denied);
}

#[test]
fn a_fact_that_is_to_come_is_a_plan() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Fact).0;
    assert_eq!(of("We will report stays for each ward.", "will report stays"), Claim::Planned);
    assert_eq!(of("We will visit the ward where most are poor.", "most are poor"), Claim::Reported);
}

#[test]
fn what_is_recorded_of_somebody_is_no_open_question() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Fact).1;
    assert_eq!(of("We record age, sex and whether the patient lives alone.", "lives alone"), None);
    assert_eq!(of("We record age, sex and whether falls went down.", "falls went down"), Some(SetAside::Question));
}

#[test]
fn a_brief_answer_denies_what_was_asked() {
    let of = |text: &str| claimed(text, "residents", Kind::Deed).0;
    assert_eq!(of("How will you involve residents? Not considered at this stage."), Claim::Denied);
    assert_eq!(of("How will you involve residents? Not only by letter but at the hall as well."), Claim::Mentioned);
}

#[test]
fn what_only_tells_why_does_not_make_what_follows_others_work() {
    let of = |first: &str| claimed(&format!("{first} Parents chose the date."), "Parents chose", Kind::Deed).1;
    assert_eq!(of("The start was moved, because another trust had lost its letters."), None);
    assert_eq!(of("Another trust had lost its letters."), Some(SetAside::OtherWork));
}

#[test]
fn others_work_ends_with_the_item_of_a_list() {
    let text = "Other trusts have asked for the card.\nShown to the ward in May.";
    let at = text.find("Shown").expect("it stands there") as u32;
    let item = |span: core::ops::Range<u32>| Sentence {
        span,
        block: evenhand_language::Block::ListItem,
        paragraph: 0,
        introduced_by: vec![],
    };
    let mut whole = one_section(text);
    whole.sections[0].sentences = vec![item(0..at - 1), item(at..text.len() as u32)];
    assert_eq!(read(&whole, text, "shown to", Kind::Deed), (Claim::Reported, None));
    let prose = "Other trusts have asked for the card. Leaflets were shown to the ward in May.";
    assert_eq!(claimed(prose, "shown to", Kind::Deed).1, Some(SetAside::OtherWork));
}

#[test]
fn a_body_of_the_public_and_an_earlier_time_here_are_ours() {
    let text = "4.2 The Youth Forum met in June and asked for lights. This was agreed.";
    assert_eq!(claimed(text, "was agreed", Kind::Deed).1, None);
    let text = "In the old service 310 people came.";
    assert_eq!(claimed(text, "310 people", Kind::Fact).1, None);
    assert_eq!(claimed(text, "came", Kind::Deed).1, Some(SetAside::OtherWork));
}

#[test]
fn what_is_denied_of_one_part_leaves_the_rest_unsaid() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Deed).0;
    for text in [
        "Tenants were not asked to pay.",
        "Tenants were not asked again before May.",
        "Tenants were not asked until May.",
        "Tenants were not asked about the colour of the doors.",
        "Tenants were not asked, other than at the fair.",
    ] {
        assert_eq!(of(text, "asked"), Claim::Mentioned, "{text}");
    }
    for text in [
        "Tenants were not asked.",
        "Tenants were not asked to choose.",
        "Tenants were not asked about the plan.",
        "Tenants were not asked what they wanted.",
        "Tenants were not asked in writing the bid.",
    ] {
        assert_eq!(of(text, "asked"), Claim::Denied, "{text}");
    }
    assert_eq!(of("Tenants were not always asked.", "asked"), Claim::Reported);
    assert_eq!(of("Carers were not invited to the July meeting.", "invited"), Claim::Mentioned);
    assert_eq!(of("Carers were not invited to the meetings.", "invited"), Claim::Denied);
}

#[test]
fn what_people_asked_for_is_not_there_by_their_asking() {
    let of = |text: &str, phrase: &str| claimed(text, phrase, Kind::Deed).0;
    assert_eq!(of("Residents asked for bus passes.", "bus passes"), Claim::Mentioned);
    assert_eq!(of("Residents asked for bus passes, but these are too dear.", "bus passes"), Claim::Mentioned);
    assert_eq!(of("Residents asked for bus passes and got them.", "bus passes"), Claim::Reported);
    assert_eq!(of("The form asked for a postcode.", "postcode"), Claim::Reported);
    assert_eq!(of("Residents asked for bus passes.", "asked for bus passes"), Claim::Reported);
}

#[test]
fn hope_in_capitals_is_no_name() {
    assert_eq!(claimed("WE HOPE TO open a café.", "open", Kind::Deed).0, Claim::Intended);
    assert_eq!(claimed("New Hope opened a café.", "opened", Kind::Deed).0, Claim::Reported);
}
