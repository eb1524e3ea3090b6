//! Queries and texts by chance: the table says what the direct matcher says, and
//! nothing that anybody writes makes either panic.

use evenhand_language::query::{Lists, Query, Table, compile};
use evenhand_language::{Reading, word};

use super::text;

/// Numbers that look like chance and are the same on every run (xorshift).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    pub(super) fn of<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const WORDS: &[&str] =
    &["a", "b", "co", "produce", "produces", "coproduce", "IMD", "imd", "12", "ten", "low", "income", "é"];
const TERMS: &[&str] = &[
    "a",
    "b",
    "co",
    "co-produce",
    "coproduce",
    "coprod*",
    "prod*",
    "produce",
    "\"IMD\"",
    "\"IMD co\"",
    "imd",
    "#number",
    "{one}",
    "{two}",
    "low-income",
    "é",
];

fn sentence(chance: &mut Chance) -> String {
    let mut out = String::new();
    for _ in 0..chance.below(14) {
        out.push_str(chance.of(WORDS));
        out.push_str(chance.of(&[" ", " ", " ", "-", ", "]));
    }
    out + "\n"
}

fn query(chance: &mut Chance, depth: usize) -> String {
    match chance.below(if depth == 0 { 1 } else { 6 }) {
        0 | 1 => chance.of(TERMS).to_owned(),
        2 => format!("{} {}", unit(chance, depth), unit(chance, depth)),
        3 => format!("({} | {})", query(chance, depth - 1), query(chance, depth - 1)),
        4 => format!("{} ~{} {}", unit(chance, depth), 1 + chance.below(4), unit(chance, depth)),
        _ => format!("{} >{} {}", unit(chance, depth), 1 + chance.below(4), unit(chance, depth)),
    }
}

fn unit(chance: &mut Chance, depth: usize) -> String {
    match query(chance, depth - 1) {
        plain if !plain.contains(['~', '>']) => plain,
        joined if chance.below(3) == 0 => joined,
        joined => format!("({joined})"),
    }
}

fn lists() -> Lists {
    let mut lists = Lists::new();
    let queries = |sources: &[&str]| sources.iter().map(|source| super::parsed(source)).collect();
    lists.add("one", queries(&["a b", "low-income", "produce*"]));
    lists.add("two", queries(&["{one} ~2 co", "#number", "ten a"]));
    lists
}

/// How often `queries` are met in `source`, as the table says and the direct matcher too.
fn met(queries: &[Query], lists: &Lists, table: &Table<'_>, source: &str) -> usize {
    let text = text(source);
    let reading = Reading::new(&text);
    let mut scanned = Vec::new();
    table.scan(&reading, &mut |query, words| scanned.push((query, words)));
    let direct = |(query, number): (&Query, u32)| {
        query.find(lists, &reading).into_iter().map(move |words| (number, words)).collect::<Vec<_>>()
    };
    let found: Vec<_> = queries.iter().zip(0..).flat_map(direct).collect();
    if scanned != found {
        let odd = found.iter().chain(&scanned).find(|hit| !(found.contains(hit) && scanned.contains(hit)));
        let odd = odd.map(|(query, words)| (queries[*query as usize].source(), words.clone()));
        panic!("{odd:?} in {source}");
    }
    found.len()
}

#[test]
fn the_table_says_what_the_direct_matcher_says() {
    let (mut chance, lists) = (Chance(7), lists());
    let mut hits = 0;
    for _ in 0..400 {
        let queries: Vec<Query> = (0..12).map(|_| super::parsed(&query(&mut chance, 3))).collect();
        let bytes = compile(&queries, &lists).expect("the lists are there");
        let table = Table::open(&bytes).expect("a fresh table");
        for _ in 0..5 {
            let source: String = (0..4).map(|_| sentence(&mut chance)).collect();
            hits += met(&queries, &lists, &table, &source);
        }
    }
    assert!(hits > 10_000, "the queries do find something: {hits}");
}

#[test]
fn a_text_of_more_sentences_than_are_told_apart_is_read_the_same() {
    let (mut chance, lists) = (Chance(19), lists());
    let mut hits = 0;
    for _ in 0..6 {
        let queries: Vec<Query> = (0..40).map(|_| super::parsed(&query(&mut chance, 3))).collect();
        let bytes = compile(&queries, &lists).expect("the lists are there");
        let table = Table::open(&bytes).expect("a fresh table");
        let source: String = (0..700).map(|_| sentence(&mut chance)).collect();
        hits += met(&queries, &lists, &table, &source);
    }
    assert!(hits > 10_000, "the queries do find something: {hits}");
}

#[test]
fn nothing_that_is_written_makes_the_reader_of_queries_panic() {
    let mut chance = Chance(11);
    let pieces = [
        "(", ")", "|", "~", ">", "6", "{", "}", "#", "number", "\"", "*", "-", "a", "é", " ", "'", "“", "\u{301}",
        "co", "\n", "🙂", "\u{ad}", "İ",
    ];
    for _ in 0..60_000 {
        let source: String = (0..chance.below(12)).map(|_| chance.of(&pieces)).collect();
        match Query::parse(&source) {
            Ok(query) => assert_eq!(query.source(), source),
            Err(mistake) => assert!(source.get(mistake.at.clone()).is_some(), "{source}: {:?}", mistake.at),
        }
        let bytes: Vec<u8> = (0..chance.below(40)).map(|_| chance.below(256) as u8).collect();
        let _ = Query::parse(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn damaged_tables_never_panic() {
    let (mut chance, lists) = (Chance(13), lists());
    let queries: Vec<Query> = (0..40).map(|_| super::parsed(&query(&mut chance, 3))).collect();
    let bytes = compile(&queries, &lists).expect("the lists are there");
    let source: String = (0..12).map(|_| sentence(&mut chance)).collect();
    let text = text(&source);
    let reading = Reading::new(&text);
    let mut opened = 0;
    for round in 0..20_000 {
        let mut damaged = bytes.clone();
        for _ in 0..=chance.below(6) {
            // The first bytes say where everything is: damage them in some rounds only.
            let from = if round % 8 == 0 { 0 } else { 44 };
            let at = from + chance.below(damaged.len() - from);
            damaged[at] = [0, 1, 255, chance.below(256) as u8][chance.below(4)];
        }
        if let Ok(table) = Table::open(&damaged) {
            opened += 1;
            table.scan(&reading, &mut |_, words| assert!(words.end <= reading.words.len()));
        }
        let _ = Table::open(&damaged[..chance.below(damaged.len())]);
    }
    assert!(opened > 10_000, "{opened}");
}

#[test]
fn any_text_can_be_read_as_words() {
    let mut chance = Chance(17);
    let pieces = [
        "a", "1", ",", ".", "'", "’", "-", "\u{ad}", "\u{301}", "İ", "ß", "ﬁ", "🙂", "www.", "@", "://", "£", "%", " ",
        "\n", "per", "cent", "may", "iz", "z", "y", "Ω", "١",
    ];
    for _ in 0..60_000 {
        let source: String = (0..chance.below(14)).map(|_| chance.of(&pieces)).collect();
        let mut end = 0;
        for word in word::words(&source, 0, source.len() as u32) {
            assert!(word.start >= end && word.end > word.start, "{source}");
            assert_eq!(&source[word.start as usize..word.end as usize], word.raw);
            assert!(!word.folded.is_empty());
            let address = ["www.", "@", "://"].iter().any(|mark| word.raw.contains(mark));
            assert!(address || word::fold(&word.folded) == word.folded, "folding twice changes nothing: {source}");
            end = word.end;
        }
    }
}
