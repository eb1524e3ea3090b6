//! How many of the labelled sentences are read right.
//!
//! `EVENHAND_SHOW=1` prints the failures, but not those of the held-out files.

use std::collections::BTreeMap;

use evenhand_language::claim::Prepared;
use evenhand_language::{Claim, Kind, Reading, SetAside};

use crate::fixture::{self, Record, find, one_section};

/// A row of a fixture: the sentence, the phrase, and what is expected of it.
pub struct Row {
    id: String,
    pub sentence: String,
    phrase: String,
    claim: String,
    aside: String,
}

/// What was found in a row.
struct Found {
    claim: Claim,
    aside: Option<SetAside>,
    because: String,
}

/// The rows of a fixture.
pub fn rows(file: &str) -> Vec<Row> {
    let row = |record: Record| Row {
        id: record.at("id"),
        sentence: record.at("sentence"),
        phrase: record.at("phrase"),
        claim: [record.at("claim"), record.at("status")].concat(),
        aside: record.at("setaside"),
    };
    fixture::rows(file).into_iter().map(row).collect()
}

fn ask(row: &Row, kind: Kind) -> Option<Found> {
    let text = one_section(&row.sentence);
    let reading = Reading::new(&text);
    let focus = find(&reading, &row.sentence, &row.phrase)?;
    let found = Prepared::new(&reading).claim(&focus, kind);
    let because = found.because.map_or_else(String::new, |words| {
        let span = reading.span(&words);
        row.sentence[span.start as usize..span.end as usize].to_owned()
    });
    Some(Found { claim: found.claim, aside: found.set_aside, because })
}

fn claim_id(claim: Claim) -> &'static str {
    match claim {
        Claim::Mentioned => "mentioned",
        Claim::Intended => "intended",
        Claim::Planned => "planned",
        Claim::Reported => "reported",
        Claim::Denied => "denied",
    }
}

fn aside_id(aside: Option<SetAside>) -> &'static str {
    match aside {
        Some(SetAside::OtherSense) => "other-sense",
        Some(SetAside::OtherWork) => "other-work",
        Some(SetAside::Question) => "question",
        Some(SetAside::Name) => "name",
        Some(SetAside::StandardWording) => "boilerplate",
        _ => "",
    }
}

fn status_id(found: &Found) -> &'static str {
    match (aside_id(found.aside), found.claim) {
        ("boilerplate", _) => "standard-wording",
        ("", Claim::Reported) => "asserted",
        ("", Claim::Intended) => "hedged",
        ("", other) => claim_id(other),
        (aside, _) => aside,
    }
}

/// Counts what was expected and found, and shows what was wrong.
#[derive(Default)]
struct Tally {
    confusion: BTreeMap<(String, &'static str), u32>,
    right: [u32; 3],
    shown: bool,
}

impl Tally {
    fn add(&mut self, row: &Row, found: &Found, want: (&str, &str), got: (&'static str, &'static str)) {
        let right = (want.0 == got.0, want.1 == got.1);
        self.right[0] += u32::from(right.0);
        self.right[1] += u32::from(right.1);
        self.right[2] += u32::from(right.0 && right.1);
        *self.confusion.entry((want.0.to_owned(), got.0)).or_default() += 1;
        if right != (true, true) && self.shown {
            let Row { id, sentence, phrase, .. } = row;
            println!("{id} [{phrase}] {}/{} -> {}/{} ({}): {sentence}", want.0, want.1, got.0, got.1, found.because);
        }
    }

    fn shares(&self, file: &str, rows: usize) -> [f64; 3] {
        let shares = self.right.map(|n| f64::from(n) / rows as f64);
        println!("{file}: {rows} rows, claim {:.3}, set aside {:.3}, both {:.3}", shares[0], shares[1], shares[2]);
        for ((want, found), n) in &self.confusion {
            println!("    {want:>16} read as {found:<16} {n}");
        }
        shares
    }
}

/// The shares that are right: of claims, of reasons to set aside, and of both.
fn measure_claims(file: &str) -> Option<[f64; 3]> {
    let rows = rows(file);
    let mut tally = Tally { shown: fixture::shown(file), ..Tally::default() };
    for row in &rows {
        match ask(row, Kind::Deed) {
            Some(found) => {
                let got = (claim_id(found.claim), aside_id(found.aside));
                tally.add(row, &found, (&row.claim, &row.aside), got);
            }
            None => println!("{}: no such phrase", row.id),
        }
    }
    (!rows.is_empty()).then(|| tally.shares(file, rows.len()))
}

/// The share of facts whose status is right.
fn measure_facts(file: &str) -> Option<f64> {
    let rows = rows(file);
    let mut tally = Tally { shown: fixture::shown(file), ..Tally::default() };
    for row in &rows {
        match ask(row, Kind::Fact) {
            Some(found) => tally.add(row, &found, (&row.claim, ""), (status_id(&found), "")),
            None => println!("{}: no such phrase", row.id),
        }
    }
    (!rows.is_empty()).then(|| tally.shares(file, rows.len())[0])
}

/// Floors stand a little below what is measured: claims, reasons to set aside, both.
fn claims_above(file: &str, floors: [f64; 3]) {
    let shares = measure_claims(file).expect("the fixture has rows");
    assert!(shares.iter().zip(floors).all(|(share, floor)| *share >= floor), "{file}: {shares:?} < {floors:?}");
}

fn facts_above(file: &str, floor: f64) {
    let share = measure_facts(file).expect("the fixture has rows");
    assert!(share >= floor, "{file}: {share} < {floor}");
}

#[test]
fn claims_are_read() {
    claims_above("claims.csv", [0.96, 0.98, 0.95]);
    claims_above("claims-own.csv", [0.96, 0.97, 0.95]);
    claims_above("whose-own.csv", [0.97, 0.88, 0.87]);
}

/// Nobody tunes on these sentences.
#[test]
fn held_out_claims_are_read() {
    claims_above("heldout-claims.csv", [0.92, 0.92, 0.9]);
}

#[test]
fn held_out_facts_are_read() {
    facts_above("heldout-facts.csv", 0.93);
}

#[test]
fn facts_are_read() {
    facts_above("facts.csv", 0.96);
    facts_above("facts-own.csv", 0.95);
    facts_above("whose-facts.csv", 0.9);
}
