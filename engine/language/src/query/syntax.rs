//! The query language: from text to a tree, or to a mistake with its place.

use core::fmt;
use core::ops::Range;

use crate::word::{self, Figure};

/// How deep brackets may stand in each other.
const DEEPEST: usize = 24;
/// The greatest distance that `~` and `>` take, in words.
const FARTHEST: u8 = 60;

/// A query.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Query {
    /// A word as it is compared; with `open`, any ending too.
    Word {
        /// The folded word.
        word: String,
        /// Whether it may go on.
        open: bool,
    },
    /// A word in exactly this spelling and case.
    Exact(String),
    /// A figure of this kind, by [`Figure`]'s bits.
    Figure(u8),
    /// A named list.
    List(String),
    /// These, next to each other.
    Row(Vec<Query>),
    /// One of these.
    Any(Vec<Query>),
    /// Two, with at most so many words between.
    Near {
        /// The first.
        first: Box<Query>,
        /// The second.
        second: Box<Query>,
        /// The most words between them.
        apart: u8,
        /// Whether the second must come after the first.
        ordered: bool,
    },
}

/// Why a text is not a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: bytes of the query.
    pub at: Range<usize>,
    /// What was expected there, in plain words.
    pub expected: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at character {}", self.expected, self.at.start + 1)
    }
}

impl core::error::Error for Mistake {}

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    /// When the text is not one: the place, and what was expected.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let mut parser = Parser { text, at: 0, depth: 0 };
        let query = parser.any()?;
        parser.skip_space();
        match parser.peek() {
            None => Ok(query),
            Some(')') => Err(parser.mistake(1, "this closing bracket has no opening one")),
            Some(_) => Err(parser.mistake(1, "a word, a list or a bracket was expected")),
        }
    }

    /// The names of the lists that it uses.
    #[must_use]
    pub fn lists(&self) -> Vec<&str> {
        match self {
            Self::List(name) => vec![name],
            Self::Row(parts) | Self::Any(parts) => parts.iter().flat_map(Self::lists).collect(),
            Self::Near { first, second, .. } => [first.lists(), second.lists()].concat(),
            _ => vec![],
        }
    }
}

struct Parser<'q> {
    text: &'q str,
    at: usize,
    depth: usize,
}

impl<'q> Parser<'q> {
    fn any(&mut self) -> Result<Query, Mistake> {
        let mut parts = vec![self.near()?];
        while self.eat('|') {
            parts.push(self.near()?);
        }
        Ok(one_or(parts, Query::Any))
    }

    fn near(&mut self) -> Result<Query, Mistake> {
        let mut query = self.row()?;
        loop {
            self.skip_space();
            let ordered = match self.peek() {
                Some('~') => false,
                Some('>') => true,
                _ => return Ok(query),
            };
            let apart = self.distance()?;
            let second = self.row()?;
            query = Query::Near { first: Box::new(query), second: Box::new(second), apart, ordered };
        }
    }

    fn distance(&mut self) -> Result<u8, Mistake> {
        let from = self.at;
        self.at += 1;
        let digits = self.text[self.at..].chars().take_while(char::is_ascii_digit).count();
        let number = self.text[self.at..self.at + digits].parse::<u8>().ok();
        self.at += digits;
        number.filter(|apart| *apart <= FARTHEST).ok_or_else(|| Mistake {
            at: from..self.at,
            expected: format!("a number of words up to {FARTHEST} was expected after the sign, as in ~6"),
        })
    }

    fn row(&mut self) -> Result<Query, Mistake> {
        let mut parts = Vec::new();
        while let Some(part) = self.part()? {
            parts.push(part);
        }
        if parts.is_empty() {
            let expected = match self.peek() {
                None => "the query ends where a word, a list or a bracket was expected",
                _ => "a word, a list or a bracket was expected",
            };
            return Err(self.mistake(usize::from(self.peek().is_some()), expected));
        }
        Ok(one_or(parts, Query::Row))
    }

    fn part(&mut self) -> Result<Option<Query>, Mistake> {
        self.skip_space();
        match self.peek() {
            None | Some('|' | ')' | '~' | '>') => Ok(None),
            Some('(') => self.bracket().map(Some),
            Some('{') => self.list().map(Some),
            Some('#') => self.figure().map(Some),
            Some('"') => self.exact().map(Some),
            Some('}' | '<' | '[' | ']' | '^' | '\\') => {
                Err(self.mistake(1, "this sign means nothing in a query; see the table of signs"))
            }
            Some(_) => self.words().map(Some),
        }
    }

    fn bracket(&mut self) -> Result<Query, Mistake> {
        let from = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.mistake(1, "the brackets stand too deep in each other"));
        }
        let query = self.any()?;
        self.depth -= 1;
        if self.eat(')') {
            return Ok(query);
        }
        Err(Mistake { at: from..from + 1, expected: "this opening bracket is never closed".to_owned() })
    }

    fn list(&mut self) -> Result<Query, Mistake> {
        let from = self.at;
        let Some(length) = self.text[from..].find('}') else {
            return Err(self.mistake(1, "a closing } was expected after the list's name"));
        };
        let name = self.text[from + 1..from + length].trim();
        self.at = from + length + 1;
        let good = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if good {
            return Ok(Query::List(name.to_owned()));
        }
        let expected = "the name of a list was expected: lower-case words joined by hyphens".to_owned();
        Err(Mistake { at: from..self.at, expected })
    }

    fn figure(&mut self) -> Result<Query, Mistake> {
        let from = self.at;
        self.at += 1;
        let length = self.text[self.at..].chars().take_while(char::is_ascii_alphabetic).count();
        let name = &self.text[self.at..self.at + length];
        self.at += length;
        let kind = match name {
            "number" => Figure::NUMBER,
            "money" => Figure::MONEY,
            "percent" => Figure::PERCENT,
            "date" => Figure::DATE,
            _ => {
                let expected = "#number, #money, #percent or #date was expected".to_owned();
                return Err(Mistake { at: from..self.at, expected });
            }
        };
        Ok(Query::Figure(kind.0))
    }

    fn exact(&mut self) -> Result<Query, Mistake> {
        let from = self.at;
        let Some(length) = self.text[from + 1..].find('"') else {
            return Err(self.mistake(1, "a closing \" was expected"));
        };
        let inside = &self.text[from + 1..from + 1 + length];
        self.at = from + length + 2;
        let words: Vec<Query> = word::words(inside, 0, inside.len() as u32)
            .into_iter()
            .map(|word| Query::Exact(word.raw.to_owned()))
            .collect();
        if words.is_empty() {
            return Err(Mistake { at: from..self.at, expected: "a word was expected between the quotes".to_owned() });
        }
        Ok(one_or(words, Query::Row))
    }

    /// A run without spaces: a word, an open word, or a word with hyphens.
    fn words(&mut self) -> Result<Query, Mistake> {
        let from = self.at;
        let rest = &self.text[from..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '~' | '>' | '{' | '}' | '#' | '"');
        let run = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at = from + run.len();
        let open = run.ends_with('*');
        let bare = run.trim_end_matches('*');
        if bare.contains('*') || run.len() > bare.len() + 1 {
            let expected = "the star may stand only at the end of a word, once".to_owned();
            return Err(Mistake { at: from..self.at, expected });
        }
        let parts = word::words(bare, 0, bare.len() as u32);
        if parts.is_empty() {
            let expected = "a word was expected; signs alone are never found".to_owned();
            return Err(Mistake { at: from..self.at, expected });
        }
        Ok(compound(parts.iter().map(|part| part.folded.as_ref()), open))
    }

    fn eat(&mut self, sign: char) -> bool {
        self.skip_space();
        let there = self.peek() == Some(sign);
        if there {
            self.at += sign.len_utf8();
        }
        there
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn mistake(&self, length: usize, expected: &str) -> Mistake {
        let end = self.text[self.at..].chars().take(length).map(char::len_utf8).sum::<usize>();
        Mistake { at: self.at..self.at + end, expected: expected.to_owned() }
    }
}

/// A word with hyphens is found hyphenated, spaced and joined.
fn compound<'w>(parts: impl Iterator<Item = &'w str>, open: bool) -> Query {
    let parts: Vec<&str> = parts.collect();
    let last = parts.len() - 1;
    let word = |(i, part): (usize, &&str)| {
        let open = open && i == last;
        Query::Word { word: if open { open_spelling(part) } else { (*part).to_owned() }, open }
    };
    let row: Vec<Query> = parts.iter().enumerate().map(word).collect();
    if row.len() == 1 {
        return one_or(row, Query::Row);
    }
    let joined = parts.concat();
    let joined = if open { open_spelling(&joined) } else { word::fold(&joined).into_owned() };
    Query::Any(vec![Query::Row(row), Query::Word { word: joined, open }])
}

/// An open word is compared with folded words, so `organiz*` is looked for as
/// `organis*`.
fn open_spelling(part: &str) -> String {
    match part.strip_suffix("iz") {
        Some(stem) if stem.len() > 2 => format!("{stem}is"),
        _ => part.to_owned(),
    }
}

fn one_or(mut parts: Vec<Query>, many: fn(Vec<Query>) -> Query) -> Query {
    if parts.len() == 1 { parts.remove(0) } else { many(parts) }
}
