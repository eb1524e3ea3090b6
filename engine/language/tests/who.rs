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
    above("who.csv", 0.5, 0.5);
    above("who-own.csv", 0.5, 0.5);
}

/// Nobody tunes on these passages.
#[test]
fn held_out_actors_are_read() {
    above("heldout-who.csv", 0.5, 0.5);
}

fn actor(passage: &str, phrase: &str) -> Actor {
    told(passage, phrase).0
}

fn told(passage: &str, phrase: &str) -> (Actor, Told) {
    let (found, _) = asked(&one_section(passage), passage, phrase).expect("the phrase stands in the passage");
    (found.actor, found.told)
}
