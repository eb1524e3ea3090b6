//! Everyday words: names, sayings, what people do as a matter of course, and what others do.

use evenhand_com_b::{Mode, Polarity, Reason, Statement, Subcomponent, Verdict};

mod common;

use Polarity::{Barrier, Facilitator};

fn found(text: &str) -> Vec<(Statement, String)> {
    common::found(common::paragraph(text), Mode::Prose)
}

fn counts(text: &str) -> Vec<(Subcomponent, Polarity)> {
    found(text).iter().filter_map(|(s, _)| Some((s.code.as_ref()?.first, s.verdict.polarity()?))).collect()
}

fn set_aside(text: &str) -> Vec<Reason> {
    let reason = |verdict| match verdict {
        Verdict::SetAside(reason) => Some(reason),
        Verdict::Counts(_) => None,
    };
    found(text).iter().filter_map(|(s, _)| reason(s.verdict)).collect()
}

/// The lists whose phrases decided in `text`.
fn lists(text: &str) -> Vec<&'static str> {
    found(text).iter().filter_map(|(s, _)| Some(s.code.as_ref()?.list)).collect()
}

#[test]
fn a_name_is_no_cue() {
    for (text, list) in [
        ("They moved the scales to Teaselfield Ward in spring.", "norms"),
        ("The bus from Painsford runs once a day.", "symptoms"),
        ("Then Dr Price came to see the clinic.", "money"),
        ("On Thursdays Mrs Love runs the clinic.", "enjoyment"),
        ("Fear Lane is closed to buses.", "fear"),
    ] {
        assert!(!lists(text).contains(&list), "{text}: {:?}", lists(text));
    }
    let painful = "Her hip was painful and she could not walk to the bus.";
    assert!(lists(painful).iter().any(|list| matches!(*list, "symptoms" | "health-state")), "{:?}", lists(painful));
}

#[test]
fn whom_a_speaker_turns_to_is_no_feeling() {
    assert!(!lists("You will not get there by six, love.").contains(&"enjoyment"));
    assert!(lists("Most of them love the class.").contains(&"enjoyment"));
}

#[test]
fn sayings_are_about_no_body_and_no_role() {
    assert!(!lists("He felt champion after a week and missed the clinic.").contains(&"leadership"));
    assert!(lists("A champion on each ward made it easier to keep going.").contains(&"leadership"));
    assert!(!lists("She found her feet in the clinic by May.").contains(&"symptoms"));
}

#[test]
fn a_list_of_who_was_there_has_no_influence() {
    for text in [
        "Present: Ida Brook (manager), two interpreters, a peer supporter",
        "The group consisted of two managers, a carer and an interpreter.",
        "The members were a midwife, two porters and a patient with pain.",
    ] {
        assert_eq!(counts(text), [], "{text}");
    }
}

#[test]
fn whom_the_writer_did_not_reach_is_a_limitation() {
    for text in [
        "I was not able to speak with any night porters about their confidence.",
        "We never managed to interview families who lack transport, and we did not interview their carers.",
        "Men with little confidence are likely to be under-represented.",
    ] {
        assert!(set_aside(text).contains(&Reason::StudyLimitation), "{text}: {:?}", found(text));
        assert_eq!(counts(text), [], "{text}");
    }
    let quoted = "\"I couldn't speak to the patients, there was no time,\" said one nurse.";
    assert!(!set_aside(quoted).contains(&Reason::StudyLimitation));
}

#[test]
fn how_often_an_illness_is_found_is_background() {
    let rate = "Some 30 per cent of adults with diabetes have painful feet or poor sight.";
    assert_eq!(set_aside(rate).first(), Some(&Reason::Background), "{:?}", found(rate));
    let linked = "For one in three people with arthritis, painful hands got in the way of opening the jar.";
    assert!(!set_aside(linked).contains(&Reason::Background));
}

#[test]
fn what_is_done_as_a_matter_of_course_helps() {
    let side = |text: &str| counts(text).first().map(|(_, side)| *side);
    assert_ne!(side("On the new ward the porters clean the trolley first, it is second nature."), Some(Barrier));
    let once = "They had no time to clean it until noon, and by then the patients had gone.";
    assert!(found(once).iter().all(|(s, _)| !s.overcome), "{:?}", found(once));
}

#[test]
fn what_nobody_raised_is_no_barrier() {
    let section = common::headed_list("Barriers to the choir\nThe fee was not mentioned by anybody\nThe stairs");
    let all = common::found(section, Mode::Prose);
    let counted = all.iter().filter(|(s, _)| s.verdict.polarity().is_some());
    assert_eq!(counted.map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["The stairs"]);
    assert_eq!(counts("None of them was scared of the dentist."), []);
}

#[test]
fn what_the_writer_believes_of_others_is_nobodys_motivation() {
    let own = "I don't believe they would have gone anywhere.";
    assert!(!counts(own).iter().any(|(code, _)| *code == Subcomponent::ReflectiveMotivation), "{:?}", found(own));
}

/// Norms without the word: what everybody or nobody does, and how they take it.
#[test]
fn what_everybody_does_is_a_norm() {
    for (text, side) in [
        ("The others all slag him if he wears the harness", Barrier),
        ("Nobody goes to the nurse round here", Barrier),
        ("That is how the men see it", Barrier),
        ("She comes with a neighbour each week", Facilitator),
        ("Going in on her own", Barrier),
    ] {
        let found = common::found(common::paragraph(text), Mode::Statement);
        let (statement, _) = &found[0];
        let first = statement.code.as_ref().map(|code| code.first);
        let expected = (Some(Subcomponent::SocialOpportunity), Some(side));
        assert_eq!((first, statement.verdict.polarity()), expected, "{text}");
    }
}
