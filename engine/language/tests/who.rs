//! Measures [`evenhand_language::who`] on labelled passages.
//!
//! `EVENHAND_SHOW=1` prints the failures, but not those of the held-out file.

use std::collections::BTreeMap;

use evenhand_language::claim::Prepared;
use evenhand_language::who::Cast;
use evenhand_language::{Actor, Reading, Text, Told, Who};
use fixture::{find, one_section};

mod fixture;

/// Who does what `phrase` names in `passage`.
fn asked(text: &Text<'_>, passage: &str, phrase: &str) -> Option<(Who, String)> {
    let reading = Reading::new(text);
    let focus = find(&reading, passage, phrase)?;
    let prepared = Prepared::new(&reading);
    let found = Cast::new(&prepared).who(&focus);
    let told = found.words.as_ref().map_or_else(String::new, |words| {
        let span = reading.span(words);
        passage[span.start as usize..span.end as usize].to_owned()
    });
    Some((found, told))
}

/// The shares of a file's passages that are right, honestly unclear, and wrong.
#[derive(Debug)]
struct Shares {
    right: f64,
    unclear: f64,
    wrong: f64,
}

fn measure(file: &str) -> Shares {
    let rows = fixture::rows(file);
    assert!(!rows.is_empty(), "{file} has rows");
    let mut confusion: BTreeMap<(String, &str), u32> = BTreeMap::new();
    let (mut right, mut unclear) = (0, 0);
    for row in &rows {
        let (passage, phrase, want) = (row.at("passage"), row.at("phrase"), row.at("who"));
        let Some((found, told)) = asked(&one_section(&passage), &passage, &phrase) else {
            println!("{}: no such phrase", row.at("id"));
            continue;
        };
        let got = found.actor.id();
        right += u32::from(want == got);
        unclear += u32::from(want != got && found.actor == Actor::Unclear);
        if want != got && fixture::shown(file) {
            println!("{} [{phrase}] {want} -> {got} ({told}, {:?}): {passage}", row.at("id"), found.told);
        }
        *confusion.entry((want, got)).or_default() += 1;
    }
    let share = |n: u32| f64::from(n) / rows.len() as f64;
    let shares = Shares { right: share(right), unclear: share(unclear), wrong: 1.0 - share(right) - share(unclear) };
    println!(
        "{file}: {} rows, right {:.3}, unclear {:.3}, wrong {:.3}",
        rows.len(),
        shares.right,
        shares.unclear,
        shares.wrong
    );
    for ((want, got), n) in confusion {
        println!("    {want:>13} read as {got:<13} {n}");
    }
    shares
}

/// Floors stand a little below what is measured; an honest *unclear* is half as bad as
/// a wrong actor.
fn above(file: &str, right: f64, wrong: f64) {
    let shares = measure(file);
    assert!(shares.right >= right && shares.wrong <= wrong, "{file}: {shares:?}");
}

#[test]
fn actors_are_read() {
    above("who.csv", 0.98, 0.01);
    above("who-own.csv", 0.95, 0.02);
}

#[test]
fn people_are_known_by_their_names() {
    above("who-names.csv", 0.92, 0.02);
}

/// Nobody tunes on these passages.
#[test]
fn held_out_actors_are_read() {
    above("heldout-who.csv", 0.82, 0.03);
}

fn actor(passage: &str, phrase: &str) -> Actor {
    told(passage, phrase).0
}

fn told(passage: &str, phrase: &str) -> (Actor, Told) {
    let (found, _) = asked(&one_section(passage), passage, phrase).expect("the phrase stands in the passage");
    (found.actor, found.told)
}

#[test]
fn lists_take_their_doer_from_the_lead_in() {
    let lead = "The riders did the following:\n\n- chose the driver\n- set the fares\n";
    assert_eq!(told(lead, "set the fares"), (Actor::Public, Told::Introduced));
    assert_eq!(
        actor("Residents asked us to:\n\n- cut the hedge\n\nWe are the grounds team.", "cut the hedge"),
        Actor::Staff
    );
    assert_eq!(actor("Done so far:\n\n- chose a logo\n", "chose a logo"), Actor::Unclear);
    assert_eq!(
        actor("Work by the evaluators:\n\n1. two surveys\n2. set the sample\n", "set the sample"),
        Actor::Researchers
    );
}

#[test]
fn headings_questions_and_tables_introduce() {
    assert_eq!(told("## What did carers do?\n\nWrote the pack.", "Wrote"), (Actor::Carers, Told::Introduced));
    assert_eq!(actor("## Working with patients\n\nHeld two workshops.", "Held two workshops"), Actor::Unclear);
    assert_eq!(actor("## Who chose?\n\nTenants on Mill Lane.", "chose"), Actor::Public);
    let table = "| Step | Who |\n|---|---|\n| Drew the map | Tenants |\n| Printed it | A print shop |\n";
    assert_eq!(told(table, "Drew the map"), (Actor::Public, Told::Introduced));
    assert_eq!(actor(table, "Printed it"), Actor::Other);
    assert_eq!(actor("| Step | Who |\n|---|---|\n| Drew the map | tbc |\n", "Drew the map"), Actor::Unclear);
}

#[test]
fn a_sentence_that_has_ended_introduces_nobody() {
    assert_eq!(told("Carers came in May. Staff cook lunch on Fridays.", "cook lunch"), (Actor::Staff, Told::Named));
    assert_eq!(actor("Residents sat on the panel. Chose the carpet in June.", "Chose the carpet"), Actor::Unclear);
    assert_eq!(actor("Residents sat on the panel. Menus on the wall by Friday.", "Menus on the wall"), Actor::Unclear);
    assert_eq!(actor("In May 2025 residents chose the hours.", "chose"), Actor::Public);
}

#[test]
fn the_text_defines_its_own_names() {
    let table = "The Table is ten young people. We met the Table in May. The Table cut the budget.";
    assert_eq!(told(table, "cut the budget"), (Actor::Public, Told::Alias));
    let short = "We asked our Riders' Panel, eight people who use the bus. Later the panel set the fares.";
    assert_eq!(told(short, "set the fares"), (Actor::Public, Told::Alias));
    assert_eq!(
        actor("The Experts Group (two nurses and a matron) met. The Experts Group cut it.", "cut it"),
        Actor::Staff
    );
    assert_eq!(
        actor("Ten riders (the Dial Club) met. The Dial Club chose the stops.", "chose the stops"),
        Actor::Public
    );
    assert_eq!(actor("Colin looks after his brother. He drew the plan.", "drew the plan"), Actor::Carers);
    assert_eq!(actor("The Harbour Panel ranked the bids.", "ranked the bids"), Actor::Unclear);
}

#[test]
fn a_pronoun_needs_one_candidate() {
    assert_eq!(told("The pharmacists met. They chose a sheet.", "chose a sheet"), (Actor::Staff, Told::Pronoun));
    assert_eq!(actor("We wrote to the commissioners. They struck it out.", "struck it out"), Actor::Commissioners);
    assert_eq!(actor("The survey went to 40 patients and 12 nurses. They chose one.", "chose one"), Actor::Unclear);
    assert_eq!(actor("They chose one.", "chose one"), Actor::Unclear);
    assert_eq!(actor("The tenants' association met. It chose the date.", "chose the date"), Actor::Public);
}

#[test]
fn a_place_where_people_met_is_no_rival() {
    let text = "We met 20 women at the Somali Centre, the parish church and a school. They asked for evening slots.";
    assert_eq!(told(text, "They asked"), (Actor::Public, Told::Pronoun));
    let text = "We met 20 women and the parish council. They asked for evening slots.";
    assert_eq!(told(text, "They asked").0, Actor::Unclear);
}

#[test]
fn a_subject_is_carried_over_what_was_said() {
    assert_eq!(told("Residents said when it would close, and wrote the notice.", "wrote").0, Actor::Public);
    assert_eq!(told("Patients round here wrote the notice.", "wrote").0, Actor::Public);
}

#[test]
fn not_every_noun_near_acts() {
    let films = "Patients were shown films by the audiologists. The audiologists threw out two.";
    assert_eq!(actor(films, "threw out two"), Actor::Staff);
    assert_eq!(actor("The draft was signed off with patients.", "was signed off"), Actor::Unclear);
    assert_eq!(actor("The draft was signed off by patients.", "was signed off"), Actor::Public);
    assert_eq!(actor("Working with residents, the architect drew the square.", "drew the square"), Actor::Other);
    assert_eq!(actor("The council let the teenagers decide.", "decide"), Actor::Public);
    assert_eq!(actor("We asked patients to choose.", "choose"), Actor::Public);
}

#[test]
fn we_are_who_the_text_says() {
    assert_eq!(actor("We wrote it and patients read it.", "wrote it"), Actor::Staff);
    assert_eq!(actor("We met. We chose the name.", "chose the name"), Actor::Unclear);
    assert_eq!(actor("We are a tenants' group. We chose the name.", "chose the name"), Actor::Public);
    assert_eq!(actor("\"We chose the name,\" said a tenant, and the nurses agreed.", "chose the name"), Actor::Public);
    let passage = "We chose the name.";
    let text = Text { we: Some(Actor::Public), ..one_section(passage) };
    assert_eq!(asked(&text, passage, "chose").expect("it stands there").0.actor, Actor::Public);
}

#[test]
fn i_am_who_my_section_says() {
    assert_eq!(actor("I live at Harbour House. I picked the chairs.", "picked the chairs"), Actor::Public);
    assert_eq!(actor("I look after my husband. I drew up the rota.", "drew up the rota"), Actor::Carers);
    assert_eq!(actor("I manage the clinic. I cut the forms to a page.", "cut the forms"), Actor::Staff);
    let two = "I manage the clinic. I have epilepsy. I cut the forms to a page.";
    assert_eq!(actor(two, "cut the forms"), Actor::Unclear);
    assert_eq!(actor("We have aphasia. Nurses came. We chose the name.", "chose the name"), Actor::Public);
    assert_eq!(actor("We have a dementia nurse. Patients came. We chose the name.", "chose the name"), Actor::Staff);
}

#[test]
fn every_stretch_has_an_actor_or_none() {
    let odd = [
        "",
        "?",
        "- ",
        "by",
        "by by, by",
        "who",
        "who who who",
        "they and they",
        "1. set",
        "| a | |\n",
        "\"",
        "“we”",
        "of the of",
        "to to to",
        "(the the)",
        "X is X is X",
        "We, we, we",
        "the group of the group of",
        "who (who (who",
        "them that",
        "We residents",
        "Who are we? We residents",
        "We tenants.",
        "We were two: Ros; a nurse. They asked for two things. Ros, who does the wiring, is new.",
    ];
    for text in odd {
        stretches(text, usize::MAX);
    }
    for piece in ["they chose and ", "who chose, ", "the panel of the ", "by the nurses, ", "asked them to "] {
        stretches(&piece.repeat(2000), 1);
    }
    let all: Vec<String> = ["who.csv", "who-own.csv", "claims.csv", "facts.csv"]
        .iter()
        .flat_map(|file| fixture::rows(file))
        .map(|row| [row.at("passage"), row.at("sentence")].concat())
        .collect();
    stretches(&all.join("\n\n"), 3);
}

/// Somebody's words may tell of others by words that tell of somebody: it ends all the same.
#[test]
fn words_that_point_at_each_other_never_send_it_round_in_circles() {
    const WHO: [&str; 11] = ["I", "me", "we", "us", "who", "they", "she", "it", "nobody", "everyone", "one of us"];
    for mark in ["> ", "", "\u{201c}"] {
        for (first, second) in WHO.iter().flat_map(|first| WHO.map(|second| (*first, second))) {
            for third in WHO {
                stretches(&format!("{mark}{first} told. {second} rang"), 2);
                stretches(&format!("{mark}{first} told {second}. {third} said {first} rang"), 2);
                stretches(&format!("{mark}Who told {first}? {second} said {third} asked. I rang"), 2);
                stretches(&format!("{mark}Asked by {first}, {second} said: \n- told {third}\n- {first} rang"), 2);
            }
        }
    }
}

/// Asks who acts of every stretch of up to `longest` words.
fn stretches(passage: &str, longest: usize) {
    let text = one_section(passage);
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let started = std::time::Instant::now();
    let cast = Cast::new(&claims);
    let prepared = started.elapsed();
    let words = reading.words.len();
    let mut asked = 0;
    for from in 0..words {
        for to in from + 1..=words.min(from.saturating_add(longest)) {
            let found = cast.who(&(from..to));
            if let Some(told) = found.words {
                let line = |word: usize| reading.sentence_of[word];
                assert!(!told.is_empty() && line(told.start) == line(told.end - 1), "{told:?} of {passage}");
            }
            asked += 1;
        }
    }
    if words > 1000 {
        println!("{words} words: prepared {prepared:?}, {asked} asked in {:?}", started.elapsed() - prepared);
    }
}

#[test]
fn one_person_from_a_body_is_the_bodys() {
    let of = |text: &str| actor(text, "chose");
    assert_eq!(of("The man from the council chose the room."), Actor::Commissioners);
    assert_eq!(of("A young woman from the university chose the room."), Actor::Researchers);
    assert_ne!(of("The woman from the charity chose the room."), Actor::Public);
    assert_eq!(of("The woman from the third floor chose the room."), Actor::Public);
    assert_eq!(of("The woman from the tenants' association chose the room."), Actor::Public);
}

#[test]
fn work_in_a_place_is_no_service_for_people() {
    let trade = "Drivers chose the map.";
    assert_eq!(actor(&format!("He worked in Hull for drivers. {trade}"), "chose"), actor(trade, "chose"));
    assert_eq!(actor(&format!("We ran a drop-in for drivers. {trade}"), "chose"), Actor::Public);
}
