//! Queries: each row of the syntax, mistakes, and the compiled table against the
//! direct matcher on texts and queries that nobody chose.

use core::ops::Range;

use evenhand_language::query::{Lists, Place, Query, Table, Unreadable, compile};
use evenhand_language::text::{Block, Section, Sentence};
use evenhand_language::{Reading, Text};

/// A text whose sentences are the lines of `text`.
fn text(text: &str) -> Text<'_> {
    let mut start = 0;
    let mut sentences = Vec::new();
    for line in text.split_inclusive('\n') {
        let span: Range<u32> = start..start + line.len() as u32;
        start = span.end;
        sentences.push(Sentence { span, block: Block::Paragraph, paragraph: 0, introduced_by: Vec::new() });
    }
    Text { sections: vec![Section { text, sentences, ..Section::default() }], ..Text::default() }
}

fn parsed(source: &str) -> Query {
    Query::parse(source).unwrap_or_else(|mistake| panic!("{source}: {mistake} at {:?}", mistake.at))
}

fn lists() -> Lists {
    let mut lists = Lists::new();
    lists.add("group", vec![parsed("women"), parsed("young people"), parsed("low-income famil*")]);
    lists.add("who", vec![parsed("{group}"), parsed("carers"), parsed("(men | boys) ~3 town")]);
    lists
}

/// What `query` finds in `source`, joined by ` / `, by the direct matcher; the
/// compiled table must say the same.
fn finds(query: &str, source: &str) -> String {
    let (text, query) = (text(source), parsed(query));
    let reading = Reading::new(&text);
    let found = query.find(&lists(), &reading);
    let bytes = compile(std::slice::from_ref(&query), &lists()).expect("the lists are there");
    let mut scanned = Vec::new();
    Table::open(&bytes).expect("a fresh table").scan(&reading, &mut |_, words| scanned.push(words));
    assert_eq!(scanned, found, "{} in {source}", query.source());
    let quote = |words: &Range<usize>| {
        let span = reading.span(words);
        &source[span.start as usize..span.end as usize]
    };
    found.iter().map(quote).collect::<Vec<_>>().join(" / ")
}

#[track_caller]
fn check(query: &str, cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(finds(query, source), *expected, "{query} in {source}");
    }
}

#[test]
fn words_in_a_row_stand_next_to_each_other() {
    check(
        "health equity audit",
        &[
            ("A Health Equity Audit was done.", "Health Equity Audit"),
            ("The health-equity audit", "health-equity audit"),
            ("the health **equity** audit's end", "health **equity** audit's"),
            ("an audit of health equity", ""),
            ("health and equity audit", ""),
            ("health equity\naudit", ""),
        ],
    );
}

#[test]
fn a_star_is_any_ending_or_none() {
    check(
        "depriv*",
        &[
            ("deprivation", "deprivation"),
            ("Deprived", "Deprived"),
            ("depriv", "depriv"),
            ("the depri vation", ""),
            ("undeprived", ""),
        ],
    );
    check("behavior*", &[("behaviours", "behaviours"), ("behavioral", "behavioral")]);
    check("labour*", &[("labor costs", "labor"), ("laboratory", "")]);
    check("pedi*", &[("paediatric", "paediatric"), ("pediatrics", "pediatrics"), ("pedicure", "pedicure")]);
    check("organiz*", &[("organisational", "organisational"), ("organizing", "organizing")]);
    check("citiz*", &[("citizens", "citizens")]);
}

#[test]
fn alternatives_can_be_whole_queries() {
    check(
        "(uptake | access to (care | help) | outcome* ~3 group)",
        &[
            ("uptake and access to help", "uptake / access to help"),
            ("outcomes for each group", "outcomes for each group"),
            ("access to work", ""),
        ],
    );
    check(
        "(lived experience | lived experience panel) members",
        &[("lived experience panel members", "lived experience panel members")],
    );
    check("((a1 | b1) c1 | d1)", &[("b1 c1 d1", "b1 c1 / d1")]);
    check("a1 ~2 b1 | c1", &[("c1 x a1 x b1", "c1 / a1 x b1")]);
}

#[test]
fn a_tilde_is_a_distance_in_either_order() {
    check(
        "gap ~6 (life expectancy | access)",
        &[
            ("the gap in life expectancy", "gap in life expectancy"),
            ("access shows a gap", "access shows a gap"),
            ("gap 1 2 3 4 5 6 access", "gap 1 2 3 4 5 6 access"),
            ("gap 1 2 3 4 5 6 7 access", ""),
            ("gap.\naccess", ""),
            ("access gap gap", "access gap"),
            ("gap gap access", "gap access"),
        ],
    );
    check("a b ~1 c", &[("a b x c", "a b x c"), ("a x b c", "")]);
    check(
        "women ~4 (women | men)",
        &[("women", ""), ("women and men", "women and men"), ("women women", "women women")],
    );
}

#[test]
fn a_greater_than_is_after() {
    check(
        "we >8 recruit*",
        &[
            ("we will recruit", "we will recruit"),
            ("recruits we", ""),
            ("we 1 2 3 4 5 6 7 8 recruit", "we 1 2 3 4 5 6 7 8 recruit"),
            ("we 1 2 3 4 5 6 7 8 9 recruit", ""),
            ("we think we recruit", "we recruit"),
        ],
    );
    check("a >0 b", &[("a b", "a b"), ("a x b", "")]);
    check("a ~0 b", &[("b a", "b a"), ("a x b", "")]);
}

#[test]
fn chains_go_from_left_to_right() {
    check("a ~2 b >1 c", &[("b a c", "b a c"), ("a b x c", "a b x c"), ("c a b", ""), ("a b x x c", "")]);
    check("a >3 b >3 c", &[("a x b x c", "a x b x c"), ("a c b", "")]);
}

#[test]
fn a_name_is_a_list() {
    check(
        "{group} decid*",
        &[
            ("young people decide", "young people decide"),
            ("low income families decided", "low income families decided"),
            ("men decide", ""),
        ],
    );
    check("{who}", &[("women, carers and boys in town", "women / carers / boys in town"), ("boys", "")]);
    check("{ group }", &[("women", "women")]);
}

#[test]
fn a_figure_is_of_its_kind() {
    check("#number", &[("ten of 24 came", "ten / 24"), ("many came", "")]);
    check("#money", &[("£2,400 and 30 pounds", "2,400 / 30"), ("2,400 people", "")]);
    check("#percent", &[("12% and 40 per cent, 7 percent", "12 / 40 / 7"), ("12 of 40", "")]);
    check("#date people", &[("in 2024 people came", "2024 people"), ("24 people", "")]);
}

#[test]
fn quotation_marks_keep_spelling_and_case() {
    check("\"IMD\"", &[("the IMD, IMD's, **IMD**", "IMD / IMD's / IMD"), ("imd Imd IMDs", "")]);
    check("\"Core20 Plus\"", &[("Core20 Plus", "Core20 Plus"), ("core20 plus", ""), ("Core20-Plus", "")]);
    check("“NS-SEC” class*", &[("NS-SEC classes", "NS-SEC classes"), ("NS SEC class", "")]);
    check("\"May\" day", &[("May day", "May day"), ("may day", "")]);
}

#[test]
fn hyphens_match_more_when_the_query_has_them() {
    let all = [
        ("co-production", "co-production"),
        ("co production", "co production"),
        ("coproduction", "coproduction"),
        ("co‑production", "co‑production"),
    ];
    check("co-produc*", &all);
    check("co-production", &all);
    check(
        "coproduction",
        &[("co-production", "co-production"), ("coproduction", "coproduction"), ("co production", "")],
    );
    check(
        "coproduc*",
        &[("co-producers", "co-producers"), ("co-production-led", "co-production"), ("co producers", "")],
    );
    check(
        "co production",
        &[("co production", "co production"), ("co-production", "co-production"), ("coproduction", "")],
    );
    check(
        "service-user-led",
        &[
            ("service user-led", "service user-led"),
            ("serviceuser led", "serviceuser led"),
            ("service-userled", "service-userled"),
        ],
    );
    check("1012", &[("10-12", ""), ("1012", "1012")]);
    check("covid-19", &[("COVID 19", "COVID 19"), ("Covid-19", "Covid-19"), ("covid19", "covid19")]);
    check("low income ~3 homes", &[("low-income homes", "low-income homes")]);
}

#[test]
fn only_the_shortest_stretches_are_told() {
    check("(a | a b | b c d | c)", &[("a b c d", "a / c")]);
    check("(a b | b c)", &[("a b c", "a b / b c")]);
}

#[test]
fn a_mistake_says_where_and_what_was_expected() {
    for (source, at, words) in [
        ("", 0..0, "at least one word"),
        ("  ", 2..2, "at least one word"),
        ("(uptake | access", 16..16, "closing bracket"),
        ("uptake)", 6..7, "no bracket is open"),
        ("(a | )", 5..6, "alternative"),
        ("( | a)", 2..3, "after the opening bracket"),
        ("a | b)", 5..6, "no bracket is open"),
        ("a ~ b", 2..3, "a number"),
        ("a ~300 b", 2..6, "at most 99"),
        ("a ~6", 4..4, "a word, a list or a bracket"),
        ("~6 a", 0..1, "at least one word"),
        ("a * b", 2..3, "not `*`"),
        ("dep*r", 4..5, "a space"),
        ("d*", 0..2, "two letters"),
        ("co- produc*", 2..3, "right after it"),
        ("#nmber", 0..6, "#number"),
        ("\"IMD", 4..4, "closing quotation mark"),
        ("\"\"", 0..2, "between the quotation marks"),
        ("{group", 6..6, "closing `}`"),
        ("{}", 0..2, "name of a list"),
        ("advisers?", 8..9, "not `?`"),
        ("£400", 0..2, "not `£`"),
    ] {
        let mistake = Query::parse(source).expect_err(source);
        assert_eq!(mistake.at, at, "{source}: {mistake}");
        assert!(mistake.expected.contains(words), "{source}: {mistake}");
    }
    let slip = Query::parse("#nmber").expect_err("a slip");
    assert_eq!(slip.suggestion.as_deref(), Some("did you mean `#number`?"));
}

#[test]
fn limits_hold() {
    let deep = "(".repeat(5_000) + "a" + &")".repeat(4_000);
    assert!(Query::parse(&deep).expect_err("deep").expected.contains("brackets"));
    assert!(Query::parse(&"a ~2 ".repeat(1_000)).expect_err("long").expected.contains("chain"));
    assert!(Query::parse(&"a ".repeat(6_000)).expect_err("long").expected.contains("bytes"));
    assert!(Query::parse("a-b-c-d-e-f").expect_err("hyphens").expected.contains("parts"));
}

#[test]
fn a_name_must_lead_somewhere_and_not_in_a_circle() {
    let unknown = compile(&[parsed("a"), parsed("b ~6 {gruop}")], &lists()).expect_err("unknown");
    assert_eq!((unknown.place.clone(), unknown.mistake.at.clone()), (Place::Query(1), 5..12));
    assert!(unknown.to_string().contains("did you mean {group}?"), "{unknown}");
    let mut circle = lists();
    circle.add("a", vec![parsed("x"), parsed("{b}")]);
    circle.add("b", vec![parsed("y {a}")]);
    let error = compile(&[parsed("{a}")], &circle).expect_err("circle");
    assert_eq!(error.place, Place::List("b".to_owned(), 0));
    assert!(error.to_string().contains("a → b → a"), "{error}");
    let text = text("y x");
    assert_eq!(parsed("{a}").find(&circle, &Reading::new(&text)).len(), 1, "the way round is left out");
}

#[test]
fn the_languages_own_lists_are_there() {
    let lists = Lists::built_in();
    assert!(lists.get("public").is_some_and(|list| !list.source().is_empty()));
    for list in evenhand_language::lexicon::List::ALL.iter().filter(|list| lists.get(list.id()).is_some()) {
        evenhand_language::lexicon::phrases(*list).for_each(|phrase| drop(parsed(phrase)));
    }
}

#[test]
fn a_lists_file_has_a_query_a_line() {
    let read = evenhand_language::query::lists::read;
    let queries = read("# People.\n\n#number people # how many\n(old | young) ~2 age\n").expect("queries");
    assert_eq!(
        queries.iter().map(|query| query.source().trim()).collect::<Vec<_>>(),
        ["#number people", "(old | young) ~2 age"]
    );
    let mistakes = read("one\n(two\n\n~ three").expect_err("mistakes");
    assert_eq!(mistakes.iter().map(|(line, mistake)| (*line, mistake.at.start)).collect::<Vec<_>>(), [(2, 4), (4, 0)]);
}

#[test]
fn words_compare_as_british_and_american_hands_write_them() {
    check("carer", &[("the carer’s view", "carer’s"), ("carers", "")]);
    check("didn't", &[("they didn’t", "didn’t")]);
    check("prioritise", &[("We prioritize.", "prioritize")]);
    check("behaviour", &[("behavior", "behavior")]);
    check("paediatrics", &[("Pediatrics", "Pediatrics")]);
    check("organizational", &[("organisational", "organisational")]);
}

#[test]
fn other_bytes_are_no_table() {
    let bytes = compile(&[parsed("a b")], &Lists::new()).expect("compiles");
    assert!(matches!(Table::open(b"EVH"), Err(Unreadable::NotATable)));
    assert!(matches!(Table::open(&bytes[..40]), Err(Unreadable::Damaged)));
    assert!(matches!(Table::open(&bytes[..bytes.len() - 1]), Err(Unreadable::Damaged)));
    let mut newer = bytes.clone();
    newer[4] = 9;
    assert!(matches!(Table::open(&newer), Err(Unreadable::Version(9))));
    let none = compile(&[], &Lists::new()).expect("compiles");
    assert!(Table::open(&none).is_ok_and(|table| table.is_empty()));
}

#[path = "queries/chance.rs"]
mod chance;
#[path = "queries/timing.rs"]
mod timing;
