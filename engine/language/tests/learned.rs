//! What readers taught: which sentences are weighed, and what they come to.

use evenhand_language::claim::Prepared;
use evenhand_language::learned::{Find, Learned, Scale, Seen, Weighed, key, many, weighable};
use evenhand_language::{Reading, Section, Text};
use fixture::one_section;

#[allow(dead_code, reason = "only its texts are needed here")]
mod fixture;

/// For one criterion weights of words, then of one kind of hit: for saying something of it and
/// for saying the whole.
fn learned<'a>(words: &[&'a str], weights: &'a [u8], finds: Vec<Find>, biases: [i32; 2]) -> Learned<'a> {
    Learned { words: words.to_vec(), finds, weights, scales: vec![Scale { biases, asks: None }], shortest: 0, sure: 60 }
}

fn weighed(text: &str, learned: &Learned<'_>) -> Weighed {
    let text = one_section(text);
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let items = vec![&[][..]; learned.scales.len()];
    learned.weigh(&reading, &weighable(&claims, &items))
}

/// What sentences of these scores come to.
fn of(scores: &[i32]) -> i32 {
    many(scores.iter().copied())
}

#[test]
fn each_sentence_counts_by_what_its_words_come_to() {
    let learned = learned(&["bus", "rent"], &[10, 1, 20, 2], Vec::new(), [-5, -50]);
    let said = "The bus is late. They paid rent. The bus takes the rent. We walked home.";
    assert_eq!(weighed(said, &learned).said, [of(&[5, 15, 25, -5]), of(&[-49, -48, -47, -50])]);
}

#[test]
fn the_sentences_that_say_it_most_are_told_in_their_order() {
    let learned = learned(&["bus", "rent"], &[10, 0, 20, 0], Vec::new(), [-5, 0]);
    let said = format!("The bus is late. They paid rent. The bus takes the rent. {}", "We walked home. ".repeat(17));
    assert_eq!(weighed(&said, &learned).best(0), [2, 1]);
    assert_eq!(weighed("The bus is late. They paid rent.", &learned).best(0), [1], "of a short text one is told");
}

#[test]
fn a_sentence_that_speaks_for_all_tells_less_of_one() {
    let two = [0, 1].map(|_| Scale { biases: [0, 0], asks: None }).to_vec();
    let weights = [40, 40, 0, 0, 30, 0, 90, 90];
    let learned = Learned { scales: two, ..learned(&["bus", "rent"], &weights, Vec::new(), [0, 0]) };
    let weighed = weighed("The bus is late. They paid rent.", &learned);
    assert_eq!([weighed.telling(0, 0), weighed.telling(1, 0)], [0, 30]);
    assert_eq!(weighed.best(0), [0]);
}

#[test]
fn where_there_is_one_criterion_its_own_score_tells() {
    let learned = learned(&["bus", "rent"], &[10, 0, 20, 0], Vec::new(), [-5, 0]);
    let weighed = weighed("The bus is late. They paid rent.", &learned);
    assert_eq!([weighed.telling(0, 0), weighed.telling(1, 0)], [5, 15]);
}

#[test]
fn what_lowers_lowers_and_never_below_nothing() {
    let learned = learned(&["bus"], &[(-32_i8) as u8, 0], Vec::new(), [0, 0]);
    assert_eq!(weighed("The bus is late.", &learned).said[0], of(&[-32]));
    assert_eq!(weighed(&"bus ".repeat(50), &learned).said[0], 0);
}

#[test]
fn others_work_questions_and_headings_are_not_weighed() {
    let learned = learned(&["bus"], &[96, 0], Vec::new(), [0, 0]);
    let said = |text| weighed(text, &learned).said[0];
    assert_eq!(said("The bus is late."), of(&[96]));
    assert_eq!(said("Is the bus late?"), 0);
    assert_eq!(said("A trial in Norway found that the bus is late."), 0);
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
fn a_short_table_adds_nothing() {
    let learned = Learned { words: vec!["bus"], weights: &[], scales: vec![Scale::default()], ..Learned::default() };
    assert_eq!(weighed("The bus is late.", &learned).said, [of(&[0]); 2]);
}

#[test]
fn nothing_is_weighed_where_there_is_no_sentence() {
    let find = Find { criterion: 0, element: 0, seen: Seen::Firm };
    let learned = learned(&[], &[32, 0], vec![find], [0, 0]);
    let section = Section { heading: "", depth: 0, text: "", sentences: Vec::new() };
    let text = Text { title: "", stage: None, we: None, sections: vec![section] };
    let reading = Reading::new(&text);
    assert_eq!(learned.weigh(&reading, &[]).said, [0, 0], "a text without sentences says nothing");
}
