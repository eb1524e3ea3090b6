//! Statements found in prose: what counts, which way, and what is set aside and why.

use evenhand_com_b::{Mode, Polarity, Reason, Subcomponent, Verdict};

mod common;

use Polarity::{Barrier, Facilitator};

/// What counts in the paragraph `text`: sub-component and polarity.
fn counts(text: &str) -> Vec<(Subcomponent, Polarity)> {
    let found = common::found(common::paragraph(text), Mode::Prose);
    found.iter().filter_map(|(s, _)| Some((s.code.as_ref()?.first, s.verdict.polarity()?))).collect()
}

/// Why what was found in `text` does not count.
fn set_aside(text: &str) -> Vec<Reason> {
    let found = common::found(common::paragraph(text), Mode::Prose);
    let reason = |verdict: Verdict| match verdict {
        Verdict::SetAside(reason) => Some(reason),
        Verdict::Counts(_) => None,
    };
    found.iter().filter_map(|(s, _)| reason(s.verdict)).collect()
}

#[test]
fn a_report_on_deciding_together_has_four_barriers_and_one_facilitator() {
    let text = "Hardly anyone had heard of the term. Talk between doctors and residents was often unclear. \
                Nobody had the time, with clinics double booked. Work with two local charities \
                made it possible for people to take part. Some doctors assumed that patients could not contribute. Our sample was \
                small, and younger people were underrepresented. All rights reserved.";
    assert_eq!(
        counts(text),
        [
            (Subcomponent::PsychologicalCapability, Barrier),
            (Subcomponent::PsychologicalCapability, Barrier),
            (Subcomponent::PhysicalOpportunity, Barrier),
            (Subcomponent::PhysicalOpportunity, Facilitator),
            (Subcomponent::ReflectiveMotivation, Barrier),
        ]
    );
}

#[test]
fn what_is_no_influence_is_set_aside() {
    assert_eq!(set_aside("We lack any measure of staff knowledge."), [Reason::StudyLimitation]);
    assert_eq!(set_aside("Little is known about the skills of carers."), [Reason::ResearchGap]);
    assert_eq!(set_aside("Focus groups with nurses were conducted about their confidence."), [Reason::Method]);
    assert_eq!(set_aside("Are nurses too busy to take part?"), [Reason::Question]);
    assert_eq!(counts("The training led to fewer admissions and improved knowledge."), []);
}

#[test]
fn a_negated_barrier_is_none() {
    assert_eq!(counts("Time was not a problem for the nurses."), []);
    assert_eq!(set_aside("Time was not a problem for the nurses."), [Reason::Negated]);
    assert_eq!(counts("Most patients were not embarrassed to ask."), []);
}

#[test]
fn a_need_says_that_the_thing_is_not_there() {
    let needed = "The nurses would need more training before they start.";
    assert_eq!(counts(needed), [(Subcomponent::PsychologicalCapability, Barrier)]);
}

#[test]
fn both_halves_of_a_concession_are_kept() {
    let text = "Although most nurses were confident in their skills, they had no time to use them.";
    assert_eq!(
        counts(text),
        [(Subcomponent::ReflectiveMotivation, Facilitator), (Subcomponent::PhysicalOpportunity, Barrier)]
    );
}

#[test]
fn a_list_has_the_sign_that_opens_it() {
    let text = "Barriers included lack of time, poor knowledge and fear of blame.";
    let found = common::found(common::paragraph(text), Mode::Prose);
    let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(words, ["lack of time", "poor knowledge", "fear of blame"]);
    assert!(found.iter().all(|(s, _)| s.verdict == Verdict::Counts(Barrier)));
}

#[test]
fn a_list_of_what_troubles_people_is_weighed_like_any_prose() {
    let text = "The tenants picked the problems that mattered most on the estate: mental health, debt and wellbeing.";
    let found = common::found(common::paragraph(text), Mode::Prose);
    assert!(found.iter().all(|(s, _)| s.likely > 0), "{found:?}");
    let aside = found.iter().filter(|(s, _)| s.verdict == Verdict::SetAside(Reason::Seldom));
    assert_eq!(aside.map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["debt", "wellbeing"]);
}

#[test]
fn a_heading_signs_the_items_below_it() {
    let section = common::headed_list("What helped\nTexts the night before\nThe imam's word after prayers");
    let found = common::found(section, Mode::Prose);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|(s, _)| s.inherited && s.verdict == Verdict::Counts(Facilitator)), "{found:?}");

    let section = common::headed_list("Limitations of the study\nNurses had no time for interviews");
    let found = common::found(section, Mode::Prose);
    assert!(found.iter().all(|(s, _)| s.verdict.polarity().is_none()), "{found:?}");
}

#[test]
fn a_statement_names_whom_it_is_about() {
    let found = common::found(common::paragraph("Ward nurses were afraid of making mistakes."), Mode::Prose);
    let named = found[0].0.actor.as_ref().expect("nurses are named");
    assert_eq!(named.actor, evenhand_language::Actor::Staff);
}

/// What they believe stands in a clause of its own, and has the sign.
#[test]
fn a_belief_is_signed_by_what_is_believed() {
    let text = "Some clinicians believed that patients were not able to take part.";
    assert_eq!(counts(text), [(Subcomponent::ReflectiveMotivation, Barrier)]);
}

/// Between those who care and those cared for it is a skill, within a team support.
#[test]
fn communication_is_coded_by_whom_it_is_between() {
    let code = |text| {
        let found = common::found(common::paragraph(text), Mode::Statement);
        found[0].0.code.as_ref().map(|code| code.first)
    };
    assert_eq!(code("Poor communication between doctors and patients"), Some(Subcomponent::PsychologicalCapability));
    assert_eq!(code("Poor communication between team members"), Some(Subcomponent::SocialOpportunity));
}

/// What a plan is full of: money, teams, illnesses, names and what was done.
#[test]
fn what_is_only_named_is_no_influence() {
    for text in [
        "The programme has a budget of £218,000 over twelve months.",
        "Practice managers and lead receptionists met every three weeks.",
        "Damp homes are associated with respiratory illness.",
        "The Member Responsible for Complaints has asked for a list.",
        "A duty doctor decides within two hours.",
        "We spent the money on two taxis every Thursday.",
        "The Trust is committed to equality, diversity and inclusion.",
        "We do not know yet whether it will be repeated.",
        "The steering team includes a partner from the charity.",
        "Call logs show that 340 people rang on Monday.",
    ] {
        assert_eq!(counts(text), [], "{text}");
    }
}

/// The same things, once something is said of them.
#[test]
fn what_is_said_to_be_missing_or_felt_is_an_influence() {
    assert_eq!(counts("The nurses had no money for it."), [(Subcomponent::PhysicalOpportunity, Barrier)]);
    assert_eq!(counts("Few patients knew how to use it."), [(Subcomponent::PsychologicalCapability, Barrier)]);
    assert_eq!(counts("Some carers were afraid of the hoist."), [(Subcomponent::AutomaticMotivation, Barrier)]);
    assert_eq!(
        counts("A supportive manager helped staff to keep it up."),
        [(Subcomponent::SocialOpportunity, Facilitator)]
    );
}

/// What calls itself a barrier counts wherever it stands; what is denied, asked or supposed does
/// not for that.
#[test]
fn what_is_said_in_so_many_words_is_a_statement_unless_denied_or_open() {
    assert_eq!(counts("Lack of time was a barrier for the nurses."), [(Subcomponent::PhysicalOpportunity, Barrier)]);
    for text in [
        "Nobody thought that the form was an obstacle.",
        "We asked whether transport was a barrier.",
        "If time is a barrier, the nurses can ring.",
    ] {
        assert_eq!(counts(text), [], "{text}");
    }
    let denied = counts("It did not make it easier to attend.");
    assert!(denied.iter().all(|(_, side)| *side == Barrier), "{denied:?}");
}

/// The headers of a table, the names of its rows and bare figures say nothing of anybody; what
/// stands in a column that is called so does, also where it names the row.
#[test]
fn of_a_table_only_its_statements_count() {
    let statements = |table| -> Vec<(String, Polarity)> {
        let found = common::found(common::headed_table(table), Mode::Prose);
        let counting = found.into_iter().filter_map(|(s, words)| Some((words, s.verdict.polarity()?)));
        counting.collect()
    };
    let by_role = "Barriers by role\nWho | Barrier | How many cards\nManagers | No time between tasks | 14\nFamilies | \
                   Fear of doing harm | 2";
    let expected = ["No time between tasks", "Fear of doing harm"].map(|words| (words.to_owned(), Barrier));
    assert_eq!(statements(by_role), expected);
    let first = "What we did\nBarrier | Step\nNo time between tasks | A rota";
    assert_eq!(statements(first)[0], ("No time between tasks".to_owned(), Barrier));
}
