//! The rating rule on short texts, and the thirteen ways of writing that a reading of
//! project descriptions must get right.
//!
//! How sentences are read is measured in `claims` and `who`; here it is joined: queries
//! find phrases, the judge says what each is worth, the rule gives the level.

mod criterion;
#[allow(dead_code, reason = "each file of tests uses a part of it")]
#[path = "../fixture/mod.rs"]
mod fixture;

use criterion::{Criterion, element};
use evenhand_language::rating::{Element, Expr, Lack, Level, Shortfall, Strength, Tie, Want};
use evenhand_language::{Actor, Kind, Stage, Text};
use fixture::one_section;

const PUBLIC: &[Actor] = &[Actor::Public, Actor::Carers];

fn power() -> Criterion {
    let deeds = ["(chose | decided | decides | choose | voted | wrote)", "(said no | turned down | vetoed | refused)"];
    Criterion::deed_of(PUBLIC, &deeds)
}

// The thirteen.

#[test]
fn a_public_actors_refusal_is_power() {
    assert_eq!(
        power().level("In June the tenants said no to the sensors and the trust took them out."),
        Level::Described
    );
    assert_eq!(power().level("Patients turned down our second offer at the May meeting."), Level::Described);
    assert_eq!(power().level("In June the trust said no to the sensors."), Level::NotFound);
}

#[test]
fn negation_inside_a_fact_or_remedy_is_part_of_it() {
    let barrier = Criterion::of(vec![element(
        "barrier",
        Kind::Fact,
        Tie::Paragraph,
        &["no (car | phone | money)", "not ~2 read"],
    )]);
    assert_eq!(barrier.level("A third of the families here have no car."), Level::Described);
    assert_eq!(barrier.level("Many of the older men cannot read, and have no phone."), Level::Described);
    let remedy = Criterion::of(vec![element(
        "remedy",
        Kind::Fact,
        Tie::Paragraph,
        &["(no | without a) referral", "not ~4 referral"],
    )]);
    assert_eq!(remedy.level("You do not need a referral: the door is open on Tuesdays."), Level::Described);
}

#[test]
fn of_very_many_places_the_firmest_decide() {
    let hopes = "Residents might decide. ".repeat(300);
    let text = format!("{hopes}In May residents voted on it. {hopes}");
    let rated = power().rate(&text);
    assert_eq!(rated.level, Level::Described, "{rated:?}");
}

#[test]
fn of_a_deed_of_many_kinds_one_that_was_not_done_refuses_nothing() {
    let mut step = Criterion::of(vec![element("step", Kind::Deed, Tie::Paragraph, &["(paid | ran | opened)"])]);
    assert_eq!(step.level("The hub was not opened on Sundays."), Level::SaidNotDone);
    step.rule.elements[0].one_of_many = true;
    assert_eq!(step.level("The hub was not opened on Sundays."), Level::NotFound);
    assert_eq!(step.level("The hub was not opened on Sundays. We ran a bus."), Level::Described);
}

#[test]
fn a_denial_that_was_put_right_is_over() {
    let asked = Criterion::of(vec![element("asked", Kind::Deed, Tie::Paragraph, &["(asked | consulted)"])]);
    let text = "Deaf tenants were not asked at first, which was wrong, and was put right in May with an interpreter.";
    assert_eq!(asked.level(text), Level::Described);
    assert_eq!(asked.level("Deaf tenants were not asked."), Level::SaidNotDone);
}

#[test]
fn a_list_item_borrows_from_its_lead_in() {
    let pays = Criterion::of(vec![element("pays", Kind::Deed, Tie::Paragraph, &["bus fares", "crèche"])]);
    assert_eq!(pays.level("Last year we paid for:\n\n- bus fares\n- a crèche\n"), Level::Described);
    assert_eq!(pays.level("We hope to pay for:\n\n- bus fares\n- a crèche\n"), Level::Partly);
    assert_eq!(pays.level("We did not pay for:\n\n- bus fares\n- a crèche\n"), Level::SaidNotDone);
}

#[test]
fn an_answer_borrows_from_its_question() {
    let carers = Criterion::of(vec![element("carers", Kind::Deed, Tie::Paragraph, &["carers ~4 (involved | asked)"])]);
    assert_eq!(carers.level("## Were carers involved?\n\nNo.\n"), Level::SaidNotDone);
    assert_eq!(
        carers.level("## Were carers involved?\n\nThe report says more.\n"),
        Level::NotFound,
        "a question says nothing"
    );
}

#[test]
fn a_name_that_the_text_defines_is_who_it_says() {
    let text = "The Table is ten young people who have been in care. It meets at the hub.\n\nIn May the Table vetoed the name we had put forward.";
    assert_eq!(power().level(text), Level::Described);
    let staff =
        "The Table is ten ward managers. It meets at the hub.\n\nIn May the Table vetoed the name we had put forward.";
    assert_eq!(power().level(staff), Level::NotFound);
}

#[test]
fn we_are_the_residents_where_the_text_says_so() {
    let text = "We voted on the colour of the doors in March.";
    let bid = Text { we: Some(Actor::Public), ..one_section(text) };
    assert_eq!(power().rate_whole(&bid).level, Level::Described);
    assert_ne!(power().level(text), Level::Described, "without that, we are not known to be residents");
}

#[test]
fn a_fact_needs_no_deed() {
    let bus = Criterion::of(vec![element("bus", Kind::Fact, Tie::Paragraph, &["last bus"])]);
    assert_eq!(bus.level("The last bus is at ten past six."), Level::Described);
    assert_eq!(bus.level("The last bus may be too early for some."), Level::Partly, "a hedged fact is hoped");
    assert_eq!(bus.level("When is the last bus?"), Level::NotFound);
}

#[test]
fn one_paragraph_about_three_things_does_not_assemble_a_fourth() {
    let clause = Criterion::of(vec![
        element("training", Kind::Deed, Tie::Paragraph, &["trained"]),
        element("residents", Kind::Deed, Tie::Clause, &["residents"]),
    ]);
    assert_eq!(clause.level("We trained nine residents in May 2025."), Level::Described);
    let three = "We trained the nurses in May; the roof was mended; the residents had a party.";
    assert_eq!(clause.level(three), Level::Partly);
    let apart = "We trained the nurses in May 2025.\n\nNine residents had a party.";
    let paragraph = Criterion::of(vec![
        element("training", Kind::Deed, Tie::Paragraph, &["trained"]),
        element("residents", Kind::Deed, Tie::Paragraph, &["residents"]),
    ]);
    assert_eq!(paragraph.level(apart), Level::Partly);
}

#[test]
fn a_literature_paragraph_is_other_peoples_work() {
    let text = "Previous studies have paid residents to sit on panels. They trained them for two days in 2019.";
    let paid = Criterion::of(vec![element("paid", Kind::Deed, Tie::Paragraph, &["paid", "trained"])]);
    assert_eq!(paid.level(text), Level::NotFound);
    let ours = format!("{text}\n\nWe paid eleven residents £20 an hour from March 2025.");
    assert_eq!(paid.level(&ours), Level::Described);
}

#[test]
fn partly_needs_the_core() {
    let compared = Criterion::of(vec![
        element("comparison", Kind::Deed, Tie::Paragraph, &["compared"]),
        element("figure", Kind::Fact, Tie::Paragraph, &["#percent"]),
    ]);
    assert_eq!(
        compared.level("Uptake was 31% last year."),
        Level::NotFound,
        "the rest without the core is about something else"
    );
    let core = compared.rate("We compared uptake between the two wards in May.");
    assert_eq!((core.level, core.shortfall), (Level::Partly, Some(Shortfall::PartMissing)));
    assert_eq!(core.missing, [[Want { element: 1, times: 1, found: 0 }]]);
}

#[test]
fn what_is_missing_is_told_by_the_nearest_way() {
    let of = |name, word| element(name, Kind::Fact, Tie::Section, &[word]);
    let all = vec![of("gap", "gap"), of("figure", "#percent"), of("rows", "table"), of("place", "ward")];
    let alternatives = Expr::Any(vec![
        Expr::Has(1, 1),
        Expr::All(vec![Expr::Has(2, 1), Expr::Has(3, 1)]),
        Expr::All(vec![Expr::Has(3, 2)]),
    ]);
    let gap = Criterion::of(all).requiring(Expr::All(vec![Expr::Has(0, 1), alternatives]));
    let want = |element, times, found| Want { element, times, found };
    let missing = |text: &str| gap.rate(text).missing;
    assert_eq!(missing("There is a gap."), [[want(1, 1, 0), want(3, 2, 0)]], "either, and not the way that lacks two");
    assert_eq!(missing("There is a gap in our ward."), [[want(1, 1, 0), want(2, 1, 0), want(3, 2, 1)]]);
    assert_eq!(missing("There is a gap of 9% in our ward."), Vec::<Lack>::new());
}

#[test]
fn two_causes_are_two_things_and_not_two_hits() {
    let cause = || element("cause", Kind::Fact, Tie::Section, &["(damp | low pay | shift work)"]);
    let two = Criterion::of(vec![cause()]).requiring(Expr::Has(0, 2));
    assert_eq!(two.level("The chests are bad because of damp. It is the damp that does it."), Level::Partly);
    assert_eq!(two.level("The chests are bad because of damp, and low pay keeps the heating off."), Level::Described);
}

#[test]
fn present_tense_and_budget_lines_are_plans_until_the_project_is_done() {
    let taxis = Criterion::of(vec![element("taxis", Kind::Deed, Tie::Paragraph, &["taxis"])]);
    let at = |stage| taxis.rate_whole(&Text { stage: Some(stage), ..one_section("- Late taxis home: £2,400\n") });
    assert_eq!(at(Stage::Design).level, Level::Described);
    assert_eq!(at(Stage::Completed).level, Level::Described);
    assert_eq!(taxis.level("- Late taxis home\n"), Level::NotFound, "nothing is said of it");
    assert_eq!(taxis.level("Two volunteers drive the taxis on Tuesdays at six."), Level::Described);
}

// The rule.

#[test]
fn what_is_hoped_is_partly() {
    let meets = Criterion::of(vec![element("meeting", Kind::Deed, Tie::Paragraph, &["meet* ~3 tenants"])]);
    let hoped = meets.rate("We hope to meet the tenants.");
    assert_eq!((hoped.level, hoped.shortfall), (Level::Partly, Some(Shortfall::OnlyHoped)));
    assert_eq!(meets.level("We met the tenants on 3 May, and will meet the tenants each month."), Level::Described);
}

#[test]
fn who_is_unclear_is_asked() {
    let unclear = power().rate("The colour was chosen in May. It was they who chose.");
    assert_eq!((unclear.level, unclear.shortfall), (Level::Partly, Some(Shortfall::UnclearWho)));
}

#[test]
fn who_is_unclear_completes_no_other_deed() {
    let mut both = Criterion::of(vec![
        element("measured", Kind::Fact, Tie::Paragraph, &["damp"]),
        element("choice", Kind::Deed, Tie::Paragraph, &["chose | chosen"]),
    ]);
    both.rule.elements[1].actors = PUBLIC.to_vec();
    let told = both.rate("Damp was measured in forty flats. Tenants chose the rooms.");
    assert_eq!(told.level, Level::Described, "{told:?}");
    let untold = both.rate("Damp was measured in forty flats. The rooms were chosen in May.");
    assert_eq!((untold.level, untold.shortfall), (Level::Partly, Some(Shortfall::UnclearWho)));
}

#[test]
fn what_is_to_make_no_difference_is_standard_wording() {
    let faith = Criterion::of(vec![element("faith", Kind::Fact, Tie::Paragraph, &["faith"])]);
    let offered = "Forty people were seen, regardless of age, faith or income.";
    assert_eq!(faith.level(offered), Level::NotFound);
    let open = Criterion::of(vec![element("open", Kind::Fact, Tie::Paragraph, &["service is open"])]);
    let to_all = "The service is open to all, regardless of age over 40, faith or income.";
    assert_eq!((open.level(to_all), faith.level(to_all)), (Level::NotFound, Level::NotFound));
    let opened = Criterion::of(vec![element("opened", Kind::Deed, Tie::Paragraph, &["opened"])]);
    assert_eq!(opened.level("We opened the clinic to everyone in May, regardless of income."), Level::Described);
    let told = "Regardless of who opens the door, the nurse asked about faith and wrote the answer down.";
    assert_eq!(faith.level(told), Level::Described);
}

#[test]
fn a_weak_phrase_only_touches_the_topic() {
    let survey = power().with(Strength::Weak, "survey*");
    let touched = survey.rate("Residents were surveyed in May 2025.");
    assert_eq!(touched.shortfall, Some(Shortfall::OnlyTouchedOn), "{touched:?}");
}

#[test]
fn a_weak_phrase_may_hold_a_negation_of_its_own() {
    let cut_off = || power().with(Strength::Weak, "no internet");
    let touched = cut_off().rate("Residents in the hamlets have no internet.");
    assert_eq!(touched.shortfall, Some(Shortfall::OnlyTouchedOn), "{touched:?}");
}

#[test]
fn a_denial_goes_before_what_is_not_firm_and_never_before_a_deed() {
    let denied = || power().with(Strength::Denied, "no say in").with(Strength::Weak, "survey*");
    assert_eq!(denied().level("Residents had no say in the design."), Level::SaidNotDone);
    assert_eq!(
        denied().level("Residents had no say in the design. Patients were surveyed in May."),
        Level::SaidNotDone
    );
    let later = "Residents had no say in the design. In May 2025 residents chose the opening hours.";
    assert_eq!(denied().level(later), Level::Described);
}

#[test]
fn a_risk_is_named_by_being_feared() {
    let risk = |hypothetical| {
        let (gap, queries) = element("risk", Kind::Fact, Tie::Paragraph, &["widen* the gap"]);
        Criterion::of(vec![(Element { hypothetical, ..gap }, queries)])
    };
    for feared in [
        "The app may widen the gap, so half the slots stay on paper.",
        "We fear that online booking could widen the gap.",
    ] {
        assert_eq!(risk(true).level(feared), Level::Described, "{feared}");
        assert_eq!(risk(false).level(feared), Level::Partly, "{feared}");
    }
    assert_eq!(risk(true).level("Will it widen the gap?"), Level::NotFound);
    assert_eq!(risk(true).level("It is not true that apps widen the gap."), Level::NotFound);
}

#[test]
fn a_denial_means_the_actors_that_are_asked_for() {
    for meant in [
        "Residents did not choose the colour.",
        "None of the patients decided anything.",
        "The tenants were there, and never voted.",
        "Residents were consulted late, and nobody decided with them.",
    ] {
        assert_eq!(power().level(meant), Level::SaidNotDone, "{meant}");
    }
    for not_meant in [
        "The team has yet to decide which ones.",
        "Nobody votes on a Sunday.",
        "The council never decided what to do with the hall.",
    ] {
        assert_eq!(power().level(not_meant), Level::NotFound, "{not_meant}");
    }
    let asked = Criterion::deed_of(PUBLIC, &["(asked | consulted)"]);
    assert_eq!(asked.level("We consulted nobody."), Level::SaidNotDone);
    assert_eq!(asked.level("No one was consulted."), Level::SaidNotDone);
    assert_eq!(asked.level("Were carers asked? No."), Level::SaidNotDone);
}

#[test]
fn a_semicolon_parts_clauses_also_right_before_the_words() {
    let tied = Criterion::of(vec![
        element("visit", Kind::Deed, Tie::Paragraph, &["visited"]),
        element("women", Kind::Fact, Tie::Clause, &["women"]),
    ]);
    assert_eq!(tied.level("In May we visited women."), Level::Described);
    assert_eq!(tied.level("In May we visited; women came."), Level::Partly);
    assert_eq!(tied.level("In May we visited the hall; women came."), Level::Partly);
}

#[test]
fn an_alternative_is_enough_where_the_page_says_so() {
    let either = Criterion::of(vec![
        element("visit", Kind::Deed, Tie::Paragraph, &["visited"]),
        element("call", Kind::Deed, Tie::Paragraph, &["rang"]),
        element("letter", Kind::Deed, Tie::Paragraph, &["wrote to"]),
    ])
    .requiring(Expr::All(vec![Expr::Has(0, 1), Expr::Any(vec![Expr::Has(1, 1), Expr::Has(2, 1)])]));
    assert_eq!(either.level("In May we visited forty homes and rang the rest."), Level::Described);
    assert_eq!(either.level("In May we visited forty homes and wrote to the rest."), Level::Described);
    assert_eq!(either.level("In May we visited forty homes."), Level::Partly);
}
