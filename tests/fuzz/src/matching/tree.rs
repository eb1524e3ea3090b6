//! Queries as they are meant, and how they may be written.

use crate::dice::Dice;

/// A query.
#[derive(Debug, Clone)]
pub enum Tree {
    /// A word of parts with hyphens between them, and whether its ending is open.
    Word(Vec<&'static str>, bool),
    /// Exactly these words, a space between them.
    Exact(&'static str),
    /// A number in digits.
    Number,
    /// A list.
    List(&'static str),
    /// In a row.
    Row(Vec<Tree>),
    /// One of these.
    Any(Vec<Tree>),
    /// Near each other, in this order or in either.
    Near(Box<Tree>, Box<Tree>, u8, Order),
}

/// Whether the second stands after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It does.
    Kept,
    /// Either may come first.
    Either,
}

const WORDS: &[(&[&str], bool)] = &[
    (&["a"], false),
    (&["b"], false),
    (&["co"], false),
    (&["imd"], false),
    (&["12"], false),
    (&["produce"], false),
    (&["coproduce"], false),
    (&["low", "income"], false),
    (&["co", "produce"], false),
    (&["prod"], true),
    (&["coprod"], true),
    (&["co", "prod"], true),
    (&["a", "b", "co"], false),
    (&["12", "9"], false),
    (&["lo"], true),
    (&["é"], false),
    (&["lowinc"], true),
    (&["a", "imd"], false),
];

impl Tree {
    /// A query as the dice say, at most `deep`.
    pub fn roll(dice: &mut Dice<'_>, deep: usize, lists: &[&'static str]) -> Self {
        let inner = |dice: &mut Dice<'_>| Self::roll(dice, deep - 1, lists);
        let some = |dice: &mut Dice<'_>| (0..2 + dice.below(2)).map(|_| inner(dice)).collect();
        match dice.below(if deep == 0 { 4 } else { 9 }) {
            1 => Self::Exact(dice.of(&["IMD", "IMD co", "a-b", "produce", "a's"])),
            2 => Self::Number,
            3 if !lists.is_empty() => Self::List(dice.of(lists)),
            4 | 5 => Self::Row(some(dice)),
            6 => Self::Any(some(dice)),
            7 | 8 => {
                let order = if dice.coin() { Order::Kept } else { Order::Either };
                Self::Near(Box::new(inner(dice)), Box::new(inner(dice)), dice.below(5) as u8, order)
            }
            _ => {
                let (parts, open) = dice.one(WORDS);
                Self::Word(parts.to_vec(), open)
            }
        }
    }

    /// The query as an author may write it: with more space and brackets than it needs,
    /// as the dice say.
    pub fn written(&self, dice: &mut Dice<'_>) -> String {
        let written = match self {
            Self::Word(parts, open) => parts.join("-") + if *open { "*" } else { "" },
            Self::Exact(words) => format!("\"{words}\""),
            Self::Number => "#number".to_owned(),
            Self::List(name) => format!("{{{name}}}"),
            Self::Row(trees) => Self::joined(trees, dice, " "),
            Self::Any(trees) => format!("({})", Self::joined(trees, dice, " | ")),
            Self::Near(left, right, within, order) => {
                let mark = if *order == Order::Kept { '>' } else { '~' };
                format!("({} {mark}{within} {})", left.written(dice), right.written(dice))
            }
        };
        match dice.below(6) {
            1 => format!("({written})"),
            2 => format!("  {written}\t"),
            3 => format!("(\n{written} )"),
            _ => written,
        }
    }

    /// Rows within rows and alternatives within alternatives are what is in them.
    fn joined(trees: &[Self], dice: &mut Dice<'_>, by: &str) -> String {
        trees.iter().map(|tree| format!("({})", tree.written(dice))).collect::<Vec<_>>().join(by)
    }
}
