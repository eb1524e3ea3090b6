//! What readers taught: which sentences are weighed, and what they come to.

use evenhand_language::claim::Prepared;
use evenhand_language::learned::{Find, LEAST, Learned, Scale, Seen, key, weighable};
use evenhand_language::{Reading, Section, Text};
use fixture::one_section;

#[allow(dead_code, reason = "only its texts are needed here")]
mod fixture;

/// Weights for one criterion: of words, then of one kind of hit.
fn learned<'a>(words: &[&'a str], weights: &'a [u8], finds: Vec<Find>, bias: i32) -> Learned<'a> {
    Learned { words: words.to_vec(), finds, weights, scales: vec![Scale { bias, asks: None }], shortest: 0 }
}

/// What nothing at all comes to.
const NOTHING: i32 = once(LEAST);

/// What one sentence alone comes to in a short text.
const fn once(score: i32) -> i32 {
    3 * score - (32 + 64)
}

fn score(text: &str, learned: &Learned<'_>) -> i32 {
    let text = one_section(text);
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    learned.weigh(&reading, &weighable(&claims, &[&[]])).together[0]
}

#[test]
fn the_three_sentences_count_that_come_to_most() {
    let learned = learned(&["bus", "rent"], &[10, 20], Vec::new(), -5);
    let said = "The bus is late. They paid rent. The bus takes the rent. ";
    assert_eq!(score(&format!("{said}{}", "We walked home. ".repeat(27)), &learned), 5 + 15 + 25);
}

#[test]
fn in_a_short_text_fewer_are_weighed() {
    let learned = learned(&["bus", "rent"], &[10, 20], Vec::new(), -5);
    let said = "The bus is late. They paid rent. The bus takes the rent. ";
    assert_eq!(score(&format!("{said}{}", "We walked home. ".repeat(17)), &learned), 25 + 15 + (15 - 32));
    assert_eq!(score(said, &learned), once(25));
    assert_eq!(score("We walked home.", &learned), once(-5));
}

#[test]
fn the_sentences_that_say_it_most_are_told_in_their_order() {
    let learned = learned(&["bus", "rent"], &[10, 20], Vec::new(), -5);
    let said = format!("The bus is late. They paid rent. The bus takes the rent. {}", "We walked home. ".repeat(17));
    let text = one_section(&said);
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    assert_eq!(learned.weigh(&reading, &weighable(&claims, &[&[]])).best(0), [2, 1]);
}

#[test]
fn a_sentence_that_speaks_for_all_tells_less_of_one() {
    let two = [0, 1].map(|_| Scale { bias: 0, asks: None }).to_vec();
    let learned = Learned { scales: two, ..learned(&["bus", "rent"], &[40, 40, 30, 0], Vec::new(), 0) };
    let text = one_section("The bus is late. They paid rent.");
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let weighed = learned.weigh(&reading, &weighable(&claims, &[&[], &[]]));
    assert_eq!([weighed.telling(0, 0), weighed.telling(1, 0)], [0, 30]);
    assert_eq!(weighed.best(0), [0]);
}

#[test]
fn where_there_is_one_criterion_its_own_score_tells() {
    let learned = learned(&["bus", "rent"], &[10, 20], Vec::new(), -5);
    let text = one_section("The bus is late. They paid rent.");
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let weighed = learned.weigh(&reading, &weighable(&claims, &[&[]]));
    assert_eq!([weighed.telling(0, 0), weighed.telling(1, 0)], [5, 15]);
}

#[test]
fn what_lowers_lowers_and_not_without_end() {
    let learned = learned(&["bus"], &[(-32_i8) as u8], Vec::new(), 0);
    assert_eq!(score("The bus is late.", &learned), once(-32));
    assert_eq!(score(&"bus ".repeat(50), &learned), NOTHING);
}

#[test]
fn others_work_questions_and_headings_are_not_weighed() {
    let learned = learned(&["bus"], &[96], Vec::new(), 0);
    assert_eq!(score("The bus is late.", &learned), once(96));
    assert_eq!(score("Is the bus late?", &learned), NOTHING);
    assert_eq!(score("A trial in Norway found that the bus is late.", &learned), NOTHING);
}

#[test]
fn figures_are_weighed_by_their_kind() {
    let text = one_section("We paid £40 to 12 tenants, 30% more, on 3 May.");
    let reading = Reading::new(&text);
    let keys: Vec<&str> = reading.words.iter().map(key).collect();
    for kind in ["£", "#", "%", "@"] {
        assert!(keys.contains(&kind), "{kind} is none of {keys:?}");
    }
    assert!(keys.contains(&"tenant"), "{keys:?}");
}

#[test]
fn an_unknown_criterion_or_a_short_table_is_silence() {
    let learned = Learned { words: vec!["bus"], weights: &[], scales: vec![Scale::default()], ..Learned::default() };
    assert_eq!(score("The bus is late.", &learned), once(0));
}

#[test]
fn nothing_is_weighed_where_there_is_no_sentence() {
    let find = Find { criterion: 0, element: 0, seen: Seen::Firm };
    let learned = learned(&[], &[32], vec![find], 0);
    let section = Section { heading: "", depth: 0, text: "", sentences: Vec::new() };
    let text = Text { title: "", stage: None, we: None, sections: vec![section] };
    let reading = Reading::new(&text);
    assert_eq!(learned.weigh(&reading, &[]).together, [NOTHING], "a text without sentences says nothing");
}
