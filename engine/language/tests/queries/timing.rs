//! How long a text of 18 KB takes, however many queries there are. It prints:
//!
//! `cargo test --release -p evenhand-language --test queries -- --ignored --nocapture`

use std::time::{Duration, Instant};

use evenhand_language::query::{Lists, Query, Table, compile};
use evenhand_language::{Reading, word};

use super::chance::Chance;
use super::text;

const SMALL: &[&str] = &["the", "and", "of", "to", "a", "in", "for", "is", "we", "with", "will", "who", "by", "on"];
const PARTS: &[&str] = &["re", "con", "de", "sta", "mo", "li", "ver", "pa", "tion", "ser", "ment", "tu", "ca", "ro"];

/// A made-up word; words of another `family` never stand in a text of this one.
fn made_up(chance: &mut Chance, family: &str) -> String {
    let parts: String = (0..2 + chance.below(3)).map(|_| chance.of(PARTS)).collect();
    parts + family
}

/// About 18 KB of sentences: four words in ten are small, the rest come from
/// `vocabulary`, its first words most often.
fn prose(chance: &mut Chance, vocabulary: &[String]) -> String {
    let mut out = String::new();
    while out.len() < 18_000 {
        for _ in 0..12 + chance.below(16) {
            match chance.below(10) {
                0..4 => out.push_str(chance.of(SMALL)),
                4 => out.push_str(chance.of(&["residents", "patients", "24", "£2,400", "low-income"])),
                _ => {
                    let reach = 1 + chance.below(vocabulary.len());
                    out.push_str(&vocabulary[chance.below(reach)]);
                }
            }
            out.push(' ');
        }
        out.push('\n');
    }
    out
}

/// Queries as authors write them, over the words of `vocabulary`.
fn queries(chance: &mut Chance, vocabulary: &[String], count: usize) -> Vec<Query> {
    let word = |chance: &mut Chance| vocabulary[chance.below(vocabulary.len())].clone();
    let one = |chance: &mut Chance| {
        let (a, b, c) = (word(chance), word(chance), word(chance));
        match chance.below(5) {
            0 => format!("{{public}} ~8 ({a} | {b})"),
            1 => format!("({a} | {b} | {c}*) ~6 {{public}}"),
            2 => format!("we >8 {a}*"),
            3 => format!("({a} of | {b} ~4 #number) ~8 {c}"),
            _ => format!("{a} ~6 ({b} | {c})"),
        }
    };
    (0..count).map(|_| super::parsed(&one(chance))).collect()
}

/// The middle of many rounds.
fn middle(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..201)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
#[ignore = "measures; prints"]
fn a_text_is_read_once_however_many_queries_there_are() {
    let mut chance = Chance(23);
    let live: Vec<String> = (0..600).map(|_| made_up(&mut chance, "al")).collect();
    let other: Vec<String> = (0..12_000).map(|_| made_up(&mut chance, "ox")).collect();
    let source = prose(&mut chance, &live);
    let text = text(&source);
    let reading = Reading::new(&text);
    let lists = Lists::built_in();
    let words = middle(|| drop(word::words(&source, 0, source.len() as u32)));
    let whole = middle(|| drop(Reading::new(&text)));
    println!("{} bytes, {} words: {words:?}; prepared for reading: {whole:?}", source.len(), reading.words.len());
    for (alive, all) in [(300, 300), (300, 1_000), (300, 10_000), (1_000, 1_000), (10_000, 10_000)] {
        let mut chance = Chance(29);
        let mut asked = queries(&mut chance, &live, alive);
        asked.extend(queries(&mut chance, &other, all - alive));
        let bytes = compile(&asked, &lists).expect("the lists are there");
        let mut hits = 0;
        Table::open(&bytes).expect("a table").scan(&reading, &mut |_, _| hits += 1);
        let time = middle(|| {
            let table = Table::open(&bytes).expect("a table");
            table.scan(&reading, &mut |_, words| {
                std::hint::black_box(words);
            });
        });
        println!("{alive} live of {all}: {time:?}, {hits} hits; table {} KB", bytes.len() / 1024);
    }
}
