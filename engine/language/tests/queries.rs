//! Queries: each sign of the language, and the table against the plain matcher.

use evenhand_language::query::{Lists, Query, Table, compile};
use evenhand_language::{Block, Reading, Section, Sentence, Text};

fn text(of: &str) -> Text<'_> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for part in of.split_inclusive('\n') {
        let span = from as u32..(from + part.len()) as u32;
        sentences.push(Sentence { span, block: Block::Paragraph, paragraph: 0, introduced_by: vec![] });
        from += part.len();
    }
    Text { sections: vec![Section { heading: "", depth: 0, text: of, sentences }], ..Text::default() }
}

/// What `query` finds in `of`, by the table, which must be what the plain matcher finds.
fn found(query: &str, of: &str) -> Vec<String> {
    let mut lists = Lists::built_in();
    let list = |queries: &[&str]| queries.iter().map(|q| Query::parse(q).expect("a query")).collect();
    lists.add("group", list(&["women", "men", "older people", "people in care"]));
    let parsed = Query::parse(query).expect("a query");
    let text = text(of);
    let reading = Reading::new(&text);
    let plain = parsed.find(&lists, &reading);
    let bytes = compile(&[parsed], &lists).expect("a table");
    let mut scanned = Vec::new();
    Table::open(&bytes).expect("a table").scan(&reading, &mut |_, words| scanned.push(words));
    assert_eq!(scanned, plain, "{query:?} on {of:?}");
    let cut = |words: &std::ops::Range<usize>| {
        of[reading.words[words.start].start as usize..reading.words[words.end - 1].end as usize].to_owned()
    };
    plain.iter().map(cut).collect()
}

#[test]
fn words_side_by_side() {
    assert_eq!(found("health equity audit", "A Health Equity Audit is due."), ["Health Equity Audit"]);
    assert!(found("health equity audit", "Health and equity audit.").is_empty());
    assert!(found("health equity", "Better health\nEquity is next.").is_empty(), "not across sentences");
}

#[test]
fn any_ending() {
    assert_eq!(found("depriv*", "Deprivation, deprived, depriv; privation"), ["Deprivation", "deprived", "depriv"]);
    assert_eq!(found("organiz*", "We organised it; they organize too."), ["organised", "organize"]);
}

#[test]
fn alternatives_can_be_whole_queries() {
    assert_eq!(found("(uptake | gap ~2 access)", "The gap in access and uptake."), ["gap in access", "uptake"]);
    assert_eq!(found("one (two | three (four | five)) six", "one three five six"), ["one three five six"]);
}

#[test]
fn near_in_either_order_and_after() {
    assert_eq!(found("gap ~2 access", "access: a wide gap"), ["access: a wide gap"]);
    assert!(found("gap ~2 access", "a gap in the way of access").is_empty());
    assert_eq!(found("we >3 recruit*", "We will then recruit"), ["We will then recruit"]);
    assert!(found("we >3 recruit*", "Recruitment: we wait").is_empty());
}

#[test]
fn the_shortest_stretch_wins() {
    assert_eq!(found("we ~5 asked", "we said we asked them"), ["we asked"]);
    assert_eq!(found("a b ~3 c", "a b x c"), ["a b x c"], "side by side binds tighter");
}

#[test]
fn lists_figures_and_exact_words() {
    assert_eq!(found("{group}", "Older people and women."), ["Older people", "women"]);
    assert_eq!(found("#money", "It costs £2,400 or 30 pounds, not 12%."), ["2,400", "30"]);
    assert_eq!(found("#percent", "About 12% or 9 per cent."), ["12", "9"]);
    assert_eq!(found("#date", "In May 2024, on Tuesday; it may rain."), ["May", "2024", "Tuesday"]);
    assert_eq!(found("\"IMD\"", "IMD and imd"), ["IMD"]);
}

#[test]
fn hyphens_spaces_and_joined_words() {
    for written in ["co-production", "co production", "coproduction", "Co\u{2011}production"] {
        assert_eq!(found("co-production", written), [written]);
    }
    assert_eq!(found("coproduction", "Co-production it is"), ["Co-production"]);
    assert!(found("coproduction", "co production").is_empty());
    assert!(found("co production", "coproduction").is_empty());
}

#[test]
fn words_compare_as_british_hands_write_them() {
    assert_eq!(found("carer", "the carer\u{2019}s view"), ["carer\u{2019}s"]);
    assert_eq!(found("didn't", "they didn\u{2019}t"), ["didn\u{2019}t"]);
    assert_eq!(found("prioritise", "We prioritize."), ["prioritize"]);
    assert_eq!(found("behaviour", "behavior"), ["behavior"]);
}

#[test]
fn a_mistake_has_its_place() {
    let mistake = |query: &str| Query::parse(query).expect_err("a mistake");
    assert_eq!(mistake("one (two | three").at, 4..5);
    assert_eq!(mistake("one )").at.start, 4);
    assert_eq!(mistake("one ~x two").at.start, 4);
    assert!(mistake("one ~6").expected.contains("expected"));
    assert!(mistake("on*e").expected.contains("star"));
    assert!(mistake("#euro").expected.contains("#money"));
    assert!(mistake("").expected.contains("expected"));
    assert!(mistake(&"(".repeat(200)).expected.contains("deep"));
}

#[test]
fn a_list_that_is_not_there_or_names_itself() {
    let mut lists = Lists::default();
    let query = Query::parse("{a}").expect("a query");
    assert_eq!(compile(std::slice::from_ref(&query), &lists).expect_err("unresolved").list, "a");
    lists.add("a", vec![Query::parse("x {a}").expect("a query")]);
    assert!(compile(&[query], &lists).expect_err("unresolved").names_itself);
}

/// A small generator: the same numbers on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

const WORDS: &[&str] = &["we", "they", "asked", "asking", "co-design", "codesign", "men", "older", "people", "12%", "£5", "May", "IMD"];

fn any_query(chance: &mut Chance, depth: u64) -> String {
    let word = |chance: &mut Chance| WORDS[chance.below(WORDS.len() as u64) as usize].trim_end_matches('%').to_owned();
    if depth == 0 {
        return match chance.below(8) {
            0 => "{group}".to_owned(),
            1 => "#number".to_owned(),
            2 => "\"IMD\"".to_owned(),
            3 => "ask*".to_owned(),
            _ => word(chance).replace('£', ""),
        };
    }
    let (a, b) = (any_query(chance, depth - 1), any_query(chance, depth - 1));
    match chance.below(4) {
        0 => format!("({a} | {b})"),
        1 => format!("{a} {b}"),
        2 => format!("({a} ~{} {b})", chance.below(5)),
        _ => format!("({a} >{} {b})", chance.below(5)),
    }
}

#[test]
fn the_table_finds_what_the_plain_matcher_finds() {
    let mut chance = Chance(7);
    for _ in 0..3_000 {
        let depth = chance.below(4);
        let query = any_query(&mut chance, depth);
        let length = 1 + chance.below(40);
        let text: Vec<String> = (0..length)
            .map(|_| {
                let end = if chance.below(6) == 0 { ".\n" } else { " " };
                format!("{}{end}", WORDS[chance.below(WORDS.len() as u64) as usize])
            })
            .collect();
        found(&query, &text.concat());
    }
}

#[test]
fn damaged_tables_and_odd_queries_never_panic() {
    let mut chance = Chance(11);
    let queries: Vec<Query> = ["a b", "a ~3 (b | c*)", "{public} >4 d", "#money", "\"E\""]
        .iter()
        .map(|query| Query::parse(query).expect("a query"))
        .collect();
    let whole = compile(&queries, &Lists::built_in()).expect("a table");
    let text = text("a b c d E £5 patients d");
    let reading = Reading::new(&text);
    for _ in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..1 + chance.below(4) {
            let at = chance.below(bytes.len() as u64) as usize;
            bytes[at] = chance.below(256) as u8;
        }
        bytes.truncate(chance.below(bytes.len() as u64 * 2) as usize);
        if let Ok(table) = Table::open(&bytes) {
            table.scan(&reading, &mut |_, _| {});
        }
        let soup: String = (0..chance.below(20)).map(|_| b"ab*()|~6>{}#\"- \xc3"[chance.below(16) as usize] as char).collect();
        let _ = Query::parse(&soup);
    }
}
