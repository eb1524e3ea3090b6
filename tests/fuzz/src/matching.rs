//! Queries on texts: the compiled table and the direct matcher both find what the
//! definition says, which is written out once more in [`by_definition`].

use std::collections::BTreeMap;

use evenhand_language::query::{Lists, Query, Table, compile};
use evenhand_language::{Block, Reading, Section, Sentence, Text, Words, sentence};

use crate::dice::Dice;

mod by_definition;
mod tree;

use by_definition::Definition;
use tree::Tree;

/// Words of texts: few, so that queries meet them, and none whose spelling is folded.
const TEXT: &[&str] =
    &["a", "b", "co", "produce", "produces", "coproduce", "IMD", "imd", "12", "9", "low", "income", "é", "a's", "x1"];
const BETWEEN: &[&str] = &[" ", " ", " ", "-", "\u{2013}", ", ", ". ", " – ", "; "];

/// The most words of a text: the definition is slow.
const MOST: usize = 24;

/// Matches queries on a text; both are what the bytes say.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let lists: BTreeMap<&str, Vec<Tree>> = [("one", trees(&mut dice, &[])), ("two", trees(&mut dice, &["one"]))].into();
    let trees: Vec<Tree> = (0..1 + dice.below(4)).map(|_| Tree::roll(&mut dice, 3, &["one", "two"])).collect();
    let known = known(&lists);
    let queries: Vec<Query> = trees.iter().map(|tree| parsed(tree, &known, &mut dice)).collect();
    let source = text(&mut dice);
    let sections = [section(&source), section(&source)];
    let text = Text { sections: sections.into(), ..Text::default() };
    let reading = Reading::new(&text);
    let table = compile(&queries, &known).expect("the lists are there");
    let table = Table::open(&table).expect("a fresh table");
    let mut scanned = vec![Vec::new(); queries.len()];
    table.scan(&reading, &mut |query, words| scanned[query as usize].push(words));
    for ((tree, query), scanned) in trees.iter().zip(&queries).zip(&scanned) {
        let found = found(tree, &lists, &reading);
        assert_eq!(*scanned, found, "the table differs from the definition: {} in {source:?}", query.source());
        assert_eq!(query.find(&known, &reading), found, "the direct matcher: {} in {source:?}", query.source());
    }
}

fn trees(dice: &mut Dice<'_>, lists: &[&'static str]) -> Vec<Tree> {
    (0..1 + dice.below(3)).map(|_| Tree::roll(dice, 1, lists)).collect()
}

fn known(lists: &BTreeMap<&str, Vec<Tree>>) -> Lists {
    let mut known = Lists::new();
    for (name, trees) in lists {
        let read = |tree: &Tree| Query::parse(&tree.written(&mut Dice::new(&[]))).expect("a query of a list");
        known.add(name, trees.iter().map(read).collect());
    }
    known
}

/// The query that is written so, in two ways of writing it.
fn parsed(tree: &Tree, lists: &Lists, dice: &mut Dice<'_>) -> Query {
    let (plain, other) = (tree.written(&mut Dice::new(&[])), tree.written(dice));
    let read = |source: &str| Query::parse(source).unwrap_or_else(|mistake| panic!("{source}: {mistake}"));
    let (plain, other) = (read(&plain), read(&other));
    let compiled = |query: &Query| compile(std::slice::from_ref(query), lists);
    assert_eq!(compiled(&plain), compiled(&other), "{} is not {}", plain.source(), other.source());
    other
}

fn text(dice: &mut Dice<'_>) -> String {
    let mut text = String::new();
    for _ in 0..MOST {
        if dice.is_done() {
            break;
        }
        text.push_str(dice.of(TEXT));
        text.push_str(dice.of(BETWEEN));
    }
    text
}

fn section(text: &str) -> Section<'_> {
    let sentence = |span: std::ops::Range<usize>| Sentence {
        span: span.start as u32..span.end as u32,
        block: Block::Paragraph,
        paragraph: 0,
        introduced_by: Vec::new(),
    };
    let sentences = sentence::sentences(text).into_iter().map(sentence).collect();
    Section { heading: "", depth: 0, text, sentences }
}

/// What the definition finds, sentence by sentence.
fn found(tree: &Tree, lists: &BTreeMap<&str, Vec<Tree>>, reading: &Reading<'_>) -> Vec<Words> {
    let in_sentence = |words: &Words| {
        let definition = Definition { words: &reading.words[words.clone()], lists };
        let found = definition.shortest(&definition.stretches(tree));
        let place = move |(start, end): (usize, usize)| words.start + start..words.start + end;
        found.into_iter().map(place).collect::<Vec<_>>()
    };
    reading.sentences.iter().flat_map(|line| in_sentence(&line.words)).collect()
}
