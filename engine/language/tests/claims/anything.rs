//! Whatever stretch of whatever text is asked for has a claim.

use evenhand_language::claim::Prepared;
use evenhand_language::{Kind, Reading};

use crate::fixture::one_section;
use crate::measured::rows;

#[test]
fn every_word_of_odd_texts_has_a_claim() {
    for text in
        ["", "?", "- ", "No", "not not not", "without", "( ( )", "“—”", "ãã 6ãã", "| a | |\n", "if", "but but, but"]
    {
        let whole = one_section(text);
        let reading = Reading::new(&whole);
        let prepared = Prepared::new(&reading);
        let all = reading.words.len();
        for from in 0..all {
            for to in from + 1..=all {
                let _ = prepared.claim(&(from..to), Kind::Deed);
                let _ = prepared.claim(&(from..to), Kind::Fact);
            }
        }
    }
}

#[test]
fn every_stretch_of_the_fixtures_has_a_claim() {
    let all: Vec<String> =
        ["claims.csv", "claims-own.csv", "facts.csv"].iter().flat_map(|f| rows(f)).map(|r| r.sentence).collect();
    let text = all.join("\n\n");
    let whole = one_section(&text);
    let started = std::time::Instant::now();
    let reading = Reading::new(&whole);
    let read = started.elapsed();
    let prepared = Prepared::new(&reading);
    let cut = started.elapsed() - read;
    let mut asked = 0;
    for from in 0..reading.words.len() {
        for to in from + 1..=reading.words.len().min(from + 3) {
            let _ = prepared.claim(&(from..to), if to % 2 == 0 { Kind::Deed } else { Kind::Fact });
            asked += 1;
        }
    }
    let claimed = started.elapsed() - read - cut;
    println!("{} words: read {read:?}, prepared {cut:?}, {asked} claims {claimed:?}", reading.words.len());
}
