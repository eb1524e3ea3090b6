//! The rating rule: the level that the rule as it is worded gives, and what must follow
//! when something is added that cannot matter.

use evenhand_language::claim::SetAside;
use evenhand_language::rating::{Element, Expr, Item, Level, Rated, Rule, Strength, Tie, Want, Worth, rate};
use evenhand_language::who::{Told, Who};
use evenhand_language::{Actor, Block, Claim, Kind, Reading, Section, Sentence, Text};

use crate::dice::Dice;

mod as_worded;

/// Clauses of the text; the same words stand in several.
const CLAUSES: &[&str] = &[
    "tenants chose the hours",
    "staff visit homes",
    "tenants chose the hours; staff visit homes",
    "but women came",
    "we spent £40",
    "uptake among women",
    "uptake among women but staff visit homes",
    "in May",
    "gap",
];

/// The most items: the rule as it is worded looks at all pairs.
const MOST: usize = 10;

/// Rates items that the bytes make.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let texts: Vec<(String, Vec<Sentence>)> = (0..1 + dice.below(2)).map(|_| section(&mut dice)).collect();
    let sections =
        texts.iter().map(|(text, sentences)| Section { heading: "", depth: 0, text, sentences: sentences.clone() });
    let text = Text { sections: sections.collect(), ..Text::default() };
    let reading = Reading::new(&text);
    let rule = rule(&mut dice);
    let (applies, inactive) = (dice.below(16) != 1, dice.below(12) as u8);
    let active = |element: u8| element != inactive;
    let items = items(&mut dice, &reading);
    let rated = rate(&reading, &rule, &items, &active, applies);
    if applies {
        let worded = as_worded::Worded { reading: &reading, rule: &rule, items: &items, active: &active };
        worded.holds(&rated);
        what_cannot_matter(&reading, &rule, &items, &active, &rated);
        more_is_not_less(&reading, &rule, &items, &active, &rated);
    } else {
        assert_eq!(rated.level, Level::NotApplicable);
    }
    assert_eq!(rated.shortfall.is_some(), rated.level == Level::Partly, "{rated:?}");
    assert!(rated.decided.iter().all(|at| *at < items.len()) && is_once(&rated.decided), "{rated:?}");
    let is_lacking = |want: &Want| active(want.element) && want.found < want.times;
    assert!(rated.missing.iter().flatten().all(is_lacking), "{rated:?}");
    assert!(rated.missing.iter().all(|lack| !lack.is_empty()), "{rated:?}");
    assert_eq!(rate(&reading, &rule, &items, &active, applies), rated, "rated twice");
}

fn is_once<T: Ord + Copy>(all: &[T]) -> bool {
    let mut sorted = all.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|two| two[0] != two[1])
}

fn section(dice: &mut Dice<'_>) -> (String, Vec<Sentence>) {
    let (mut text, mut sentences, mut paragraph) = (String::new(), Vec::<Sentence>::new(), 0);
    for at in 0..1 + dice.below(4) {
        let start = text.len() as u32;
        text.push_str(dice.of(CLAUSES));
        text.push_str(". ");
        paragraph += dice.below(2) as u32;
        let introduced_by = if dice.below(3) == 0 { (0..at as u32).take(dice.below(2)).collect() } else { Vec::new() };
        let block = dice.one(&[Block::Paragraph, Block::ListItem, Block::Heading]);
        sentences.push(Sentence { span: start..text.len() as u32 - 1, block, paragraph, introduced_by });
    }
    (text, sentences)
}

fn rule(dice: &mut Dice<'_>) -> Rule<'static> {
    let core = dice.below(3);
    let element = |at: usize, dice: &mut Dice<'_>| Element {
        name: ["one", "two", "three"][at],
        core: at == core,
        kind: dice.one(&[Kind::Deed, Kind::Fact]),
        tie: dice.one(&[Tie::Paragraph, Tie::Clause, Tie::Section, Tie::Anywhere]),
        background: false,
        hypothetical: false,
        one_of_many: dice.below(4) == 1,
        actors: Vec::new(),
        with: None,
    };
    let elements = (0..3).map(|at| element(at, dice)).collect();
    Rule { elements, required: expr(dice, 2), conditional: false, describes: dice.below(4) == 1 }
}

fn expr(dice: &mut Dice<'_>, deep: usize) -> Expr {
    let some = |dice: &mut Dice<'_>| (0..1 + dice.below(3)).map(|_| expr(dice, deep - 1)).collect();
    match dice.below(if deep == 0 { 1 } else { 4 }) {
        1 => Expr::Any(some(dice)),
        2 | 3 => Expr::All(some(dice)),
        _ => Expr::Has(dice.below(3) as u8, 1 + dice.below(2) as u8),
    }
}

/// Items as a judge gives them: in order, and those of one element apart.
fn items(dice: &mut Dice<'_>, reading: &Reading<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    while !dice.is_done() && items.len() < MOST {
        let item = item(dice, reading);
        let shares = |other: &Item| other.words.start < item.words.end && item.words.start < other.words.end;
        if !items.iter().any(|other| other.element == item.element && shares(other)) {
            items.push(item);
        }
    }
    items.sort_by_key(|item| (item.words.start, item.words.end, item.element));
    items
}

fn item(dice: &mut Dice<'_>, reading: &Reading<'_>) -> Item {
    let line = &reading.sentences[dice.below(reading.sentences.len())];
    let start = line.words.start + dice.below(line.words.len());
    let words = start..(start + 1 + dice.below(2)).min(line.words.end);
    let strength = dice.one(&[Strength::Strong, Strength::Strong, Strength::Weak, Strength::Denied]);
    let claim = dice.one(&[Claim::Reported, Claim::Planned, Claim::Intended, Claim::Denied]);
    let aside = Worth::SetAside(SetAside::OtherSense);
    let worth = match (strength, claim) {
        _ if dice.below(8) == 1 => aside,
        (Strength::Denied, _) | (_, Claim::Denied) => Worth::Denies,
        (Strength::Weak, _) => Worth::Weak,
        _ => dice.one(&[Worth::Strong, Worth::Strong, Worth::Unclear]),
    };
    let told = dice.one(&[Told::Named, Told::Pronoun]);
    let who = dice.coin().then_some(Who { actor: Actor::Public, words: None, told });
    let telling = dice.below(3) as i32;
    Item { element: dice.below(3) as u8, words, strength, claim, worth, who, note: None, telling }
}

/// What is set aside decides nothing, and neither does an element that is not required.
fn what_cannot_matter(
    reading: &Reading<'_>,
    rule: &Rule<'_>,
    items: &[Item],
    active: &dyn Fn(u8) -> bool,
    rated: &Rated,
) {
    let matters = |item: &&Item| !matches!(item.worth, Worth::SetAside(_));
    let fewer: Vec<Item> = items.iter().filter(matters).cloned().collect();
    let again = rate(reading, rule, &fewer, active, true);
    assert_eq!((again.level, again.shortfall), (rated.level, rated.shortfall), "what is set aside decides: {items:#?}");
    for at in &rated.decided {
        assert!(matters(&&items[*at]), "it rests on what is set aside");
    }
}

/// A firm deed more, in a place of its own, never lowers the level.
fn more_is_not_less(
    reading: &Reading<'_>,
    rule: &Rule<'_>,
    items: &[Item],
    active: &dyn Fn(u8) -> bool,
    rated: &Rated,
) {
    for (at, line) in reading.sentences.iter().enumerate() {
        let words = line.words.end - 1..line.words.end;
        let free = !items.iter().any(|item| item.words.end > words.start && item.words.start < words.end);
        if !free {
            continue;
        }
        let element = (at % 3) as u8;
        let (strength, claim, worth) = (Strength::Strong, Claim::Reported, Worth::Strong);
        let mut more = items.to_vec();
        more.push(Item { element, words, strength, claim, worth, who: None, note: None, telling: 0 });
        more.sort_by_key(|item| (item.words.start, item.words.end, item.element));
        let again = rate(reading, rule, &more, active, true);
        assert!(
            again.level >= rated.level,
            "{:?} became {:?} by one more: {more:#?} {rule:#?}",
            rated.level,
            again.level
        );
    }
}
