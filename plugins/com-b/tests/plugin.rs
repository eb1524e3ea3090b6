//! COM-B as a plugin: what a report says of statements, and what follows from them.

use evenhand_com_b::ComB;
use evenhand_sdk::{Claim, Draft, Level, SetAside, Shortfall, Stance, Told};

fn told(draft: Draft) -> Told {
    draft.assess::<ComB>().expect("an answer")
}

fn labels<'t>(told: &'t Told, criterion: &str, facet: &str) -> Vec<&'t str> {
    let all = told.evidence(criterion).iter().flat_map(|item| &item.labels);
    all.filter(|(of, _)| of == facet).map(|(_, value)| value.as_str()).collect()
}

/// A barrier opposes and a facilitator supports, each with the words that it rests on.
#[test]
fn barriers_oppose_and_facilitators_support() {
    let text = "Nurses had no time to ask about it. Encouragement from family made it easier to keep going.";
    let told = told(Draft::text(text));
    let time = &told.evidence("physical-opportunity")[0];
    assert_eq!((time.stance, time.claim), (Stance::Opposes, Claim::Reported));
    assert!(time.focus.contains("time") && time.note.starts_with("barrier; rule 3"), "{time:?}");
    let family = &told.evidence("social-opportunity")[0];
    assert_eq!(family.stance, Stance::Supports);
    assert!(family.note.starts_with("facilitator"), "{family:?}");
    assert_eq!(told.level("physical-opportunity"), Level::Described);
}

/// A sub-component that nothing is said of is not mentioned, never adequate.
#[test]
fn silence_is_not_adequate() {
    let told = told(Draft::text("Nurses had no time to ask about it."));
    assert_eq!(told.level("physical-capability"), Level::NotFound);
    assert_eq!(told.rationale("physical-capability"), "Not mentioned. That does not say that it is adequate.");
    assert!(told.summary().starts_with("1 barrier. Not mentioned: physical capability,"), "{}", told.summary());
}

#[test]
fn what_only_may_be_so_is_partly() {
    let told = told(Draft::text("Pain may have been a barrier for some patients. In May, lack of time was a barrier."));
    assert_eq!(told.shortfall("physical-capability"), Some(Shortfall::OnlyTouchedOn));
    assert_eq!(told.level("physical-opportunity"), Level::Described, "May is a month");
}

#[test]
fn a_question_is_set_aside() {
    let told = told(Draft::text("Was a lack of time a barrier for the nurses?"));
    assert_eq!(told.level("physical-opportunity"), Level::NotFound);
    assert_eq!(told.evidence("physical-opportunity")[0].stance, Stance::SetAside(SetAside::Question));
    assert!(told.conclusion("enablement").is_none());
}

/// What may serve rests on barriers alone, and goes by the matrix that is chosen.
#[test]
fn functions_come_from_barriers_by_the_matrix() {
    let text = "Lack of time was a barrier for the nurses. Support from managers helped.";
    let newer = told(Draft::text(text));
    let expected = ["training", "restriction", "environmental-restructuring", "enablement"];
    assert_eq!(labels(&newer, "physical-opportunity", "functions"), expected);
    assert!(labels(&newer, "social-opportunity", "functions").is_empty());
    let (says, rests) = newer.conclusion("training").expect("training may serve");
    assert!(says.contains("1 barrier of physical opportunity (1)") && says.contains("2014"), "{says}");
    assert!(rests.iter().all(|item| item.stance == Stance::Opposes), "{rests:?}");
    let older = told(Draft::text(text).setting("matrix", "2011"));
    assert!(older.conclusion("training").is_none());
    assert!(older.conclusion("enablement").expect("it may serve").0.contains("2011"));
    let none = told(Draft::text("Support from managers helped."));
    assert!(none.conclusions().iter().all(|id| *id == "behaviour-not-specified"), "{:?}", none.conclusions());
}

/// Until both are set, the first thing that is said is whose behaviour is missing.
#[test]
fn the_behaviour_must_be_specified() {
    let draft = || Draft::text("Lack of time was a barrier for the nurses.");
    assert_eq!(told(draft()).conclusions()[0], "behaviour-not-specified");
    let half = told(draft().setting("actor", "nurses"));
    assert!(half.conclusion("behaviour-not-specified").expect("half is not all").0.contains("behaviour is not set"));
    let whole = told(draft().setting("actor", "nurses").setting("behaviour", "to ask about drinking"));
    assert!(whole.conclusion("behaviour-not-specified").is_none());
}

#[test]
fn actors_are_kept_apart() {
    let text = "Lack of time was a barrier for the nurses. Fear of needles kept many patients away.";
    let told = told(Draft::text(text));
    assert_eq!(labels(&told, "physical-opportunity", "actor"), ["staff"]);
    assert_eq!(labels(&told, "automatic-motivation", "actor"), ["public"]);
    let (says, _) = told.conclusion("several-actors").expect("two are named");
    assert!(says.contains("the public (1), staff (1)"), "{says}");
}

/// Where the actor is set, what may serve is drawn from that actor's barriers and from
/// those that name nobody; the others are counted and shown.
#[test]
fn barriers_of_others_lead_to_nothing() {
    let text = "Lack of time was a barrier for the nurses. Fear of needles kept many patients away. \
                A lack of private rooms was a barrier.";
    let told = |actor| told(Draft::text(text).setting("actor", actor));
    let nurses = told("practice nurses");
    assert!(nurses.conclusion("coercion").is_none(), "{:?}", nurses.conclusions());
    let (says, _) = nurses.conclusion("enablement").expect("it may serve");
    assert!(says.contains("2 barriers of physical opportunity (2)"), "{says}");
    let (says, rests) = nurses.conclusion("barriers-of-others").expect("one is left out");
    assert!(
        says.starts_with("The setting actor names staff.")
            && says.contains("1 barrier of others led to nothing: the public (1)."),
        "{says}"
    );
    assert_eq!(rests[0].quote, "Fear of needles kept many patients away");
    assert!(nurses.conclusion("several-actors").is_none());
    for either in ["nurses and patients", "falconers"] {
        assert!(told(either).conclusion("barriers-of-others").is_none(), "{either}");
        assert!(told(either).conclusion("coercion").is_some(), "{either}");
    }
    assert!(told("falconers").conclusion("several-actors").is_some(), "no list has them, so nothing is left out");
    let women = told("women over 65");
    let (says, _) = women.conclusion("barriers-of-others").expect("the nurses' is left out");
    assert!(says.starts_with("The setting actor names the public."), "{says}");
}

/// A barrier is of whoever holds it, and not of whom it is about; and one in which the actor is
/// named at all is never left out.
#[test]
fn whom_a_barrier_is_about_does_not_own_it() {
    let actor = |text: &str| {
        let told = told(Draft::text(text).setting("actor", "practice nurses"));
        let left_out = told.conclusion("barriers-of-others").is_some();
        (labels(&told, "automatic-motivation", "actor").first().map(|actor| (*actor).to_owned()), left_out)
    };
    assert_eq!(actor("Fear of a patient choking was a barrier."), (None, false));
    assert!(!actor("Fear of what patients would say kept nurses from asking.").1);
    assert!(!actor("Pressure from patients for a prescription was a barrier.").1, "they press, and do not own it");
    assert_eq!(actor("Fear of needles kept many patients away."), (Some("public".to_owned()), true));
}

/// A statement of two sentences that somebody picked out is one, and nothing is left out.
#[test]
fn a_statement_is_read_whole() {
    let text = "It is frightening for one. It is a fear of needles";
    let told = told(Draft::text(text).setting("read", "statement"));
    assert_eq!(told.evidence("automatic-motivation").len(), 1);
    assert_eq!(told.evidence("automatic-motivation")[0].quote, text);
}

/// The labels of a barrier say all that a COM-B table has a column for.
#[test]
fn labels_are_the_columns_of_the_table() {
    let told = told(Draft::text("Lack of time was a barrier for the nurses."));
    assert_eq!(labels(&told, "physical-opportunity", "side"), ["barrier"]);
    assert_eq!(labels(&told, "physical-opportunity", "tdf"), ["environmental-context-and-resources"]);
}

/// Of what was set aside the closest call comes first, wherever it stands.
#[test]
fn what_comes_closest_is_shown_first() {
    let text = "Author: Long-Term Conditions Programme. The programme has a budget of £218,000 over twelve months. \
                The group had room for eight, and some had no bus.";
    let told = told(Draft::text(text));
    let all = told.evidence("physical-opportunity");
    let aside: Vec<&str> =
        all.iter().filter(|item| matches!(item.stance, Stance::SetAside(_))).map(|item| item.quote.as_str()).collect();
    assert_eq!(aside[0], "The group had room for eight", "{aside:?}");
    assert!(aside.len() > 1);
}

/// Where something may be a statement, silence is not claimed; and a note says in plain words what
/// decided.
#[test]
fn what_is_unsure_is_called_so() {
    let told = told(Draft::text("The steering group has a room and a budget. Nurses had no time to ask about it."));
    let text = Draft::text("The programme has a budget of £218,000 over twelve months.");
    let unsure = text.assess::<ComB>().expect("an answer");
    let rationale = unsure.rationale("physical-opportunity");
    assert!(rationale.starts_with("Nothing sure was found") && rationale.contains("unsure"), "{rationale}");
    assert!(unsure.summary().contains("Nothing sure, so look: physical opportunity."), "{}", unsure.summary());
    let note = &told.evidence("physical-opportunity")[0].note;
    assert!(note.contains("decided by a phrase of the word list"), "{note}");
}
