//! Reads a query's text into a tree, or says what was expected where.
//!
//! Loosest first: alternatives, then a chain of `~` and `>`, then things in a row;
//! the things themselves are [`unit`]'s. Depth, length and chains have limits, so that
//! no text of anybody's makes the reader run out of stack.

use super::mistake::Mistake;
use super::node::Node;

mod unit;

/// The longest query, in bytes.
const LONGEST: usize = 10_000;
/// The deepest bracket.
const DEEPEST: usize = 16;
/// The most `~` and `>` in one chain.
const MOST_LINKS: usize = 16;
/// The farthest two things can be apart, in words.
const FARTHEST: u8 = 99;

/// Reads the whole of `source`.
pub(super) fn parse(source: &str) -> Result<Node, Mistake> {
    if source.len() > LONGEST {
        let expected = format!("a query of at most {LONGEST} bytes was expected");
        return Err(Mistake::new(0..source.len(), expected).suggest("write a list, one alternative a line"));
    }
    let mut parser = Parser { source, at: 0, depth: 0 };
    let node = parser.alternatives()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.wrong("no bracket is open here").suggest("leave `)` out, or open a bracket before it")),
    }
}

struct Parser<'s> {
    source: &'s str,
    at: usize,
    depth: usize,
}

impl<'s> Parser<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        let trimmed = self.rest().trim_start();
        self.at = self.source.len() - trimmed.len();
        trimmed.chars().next()
    }

    fn take(&mut self, mark: char) -> bool {
        let there = self.rest().starts_with(mark);
        if there {
            self.at += mark.len_utf8();
        }
        there
    }

    /// A mistake at the next character.
    fn wrong(&self, expected: &str) -> Mistake {
        let len = self.rest().chars().next().map_or(0, char::len_utf8);
        Mistake::new(self.at..self.at + len, expected)
    }

    fn wrong_from(&self, from: usize, expected: &str) -> Mistake {
        Mistake::new(from..self.at, expected)
    }

    /// `chain (| chain)*`
    fn alternatives(&mut self) -> Result<Node, Mistake> {
        let mut nodes = vec![self.chain()?];
        while self.peek() == Some('|') {
            self.at += 1;
            nodes.push(self.chain()?);
        }
        Ok(Node::any(nodes))
    }

    /// `row (~N row, or >N row)*`
    fn chain(&mut self) -> Result<Node, Mistake> {
        let mut left = self.row()?;
        let mut links = 0;
        while let Some(mark @ ('~' | '>')) = self.peek() {
            let from = self.at;
            self.at += 1;
            let within = self.distance(mark, from)?;
            links += 1;
            if links > MOST_LINKS {
                return Err(self
                    .wrong_from(from, "a shorter chain was expected")
                    .suggest("split it into several queries"));
            }
            let (left_side, right) = (Box::new(left), Box::new(self.row()?));
            left = match mark {
                '~' => Node::Near { left: left_side, right, within },
                _ => Node::After { left: left_side, right, within },
            };
        }
        Ok(left)
    }

    fn distance(&mut self, mark: char, from: usize) -> Result<u8, Mistake> {
        let digits = self.rest().find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest().len());
        let number = &self.rest()[..digits];
        self.at += digits;
        match number.parse::<u8>() {
            Ok(within) if within <= FARTHEST => Ok(within),
            _ if number.is_empty() => {
                let expected = format!("a number was expected right after `{mark}`");
                Err(self
                    .wrong_from(from, &expected)
                    .suggest(format!("for at most six words between them write `{mark}6`")))
            }
            _ => {
                let expected = format!("a distance of at most {FARTHEST} words was expected here");
                Err(self.wrong_from(from, &expected))
            }
        }
    }

    /// Words, figures, lists and brackets next to each other: at least one.
    fn row(&mut self) -> Result<Node, Mistake> {
        let mut nodes = Vec::new();
        loop {
            match self.peek() {
                None | Some('|' | ')' | '~' | '>') => break,
                Some(_) => self.unit(&mut nodes)?,
            }
        }
        if nodes.is_empty() {
            let after = self.source[..self.at].trim_end();
            let here = match after.chars().next_back() {
                Some('(') => "a word was expected after the opening bracket",
                Some('|') => "an alternative was expected after `|`",
                Some(_) if self.rest().starts_with('|') => "an alternative was expected before `|`",
                Some(_) => "a word, a list or a bracket was expected here",
                None => "a query needs at least one word",
            };
            return Err(self.wrong(here));
        }
        Ok(Node::all(nodes))
    }

    fn unit(&mut self, into: &mut Vec<Node>) -> Result<(), Mistake> {
        match self.peek() {
            Some('(') => into.push(self.bracket()?),
            Some('{') => into.push(self.list()?),
            Some('#') => into.push(self.figure()?),
            Some('"' | '\u{201c}' | '\u{201d}') => self.exact(into)?,
            Some(c) if c.is_alphanumeric() => into.push(self.word()?),
            Some(c) => return Err(self.stray(c)),
            None => {}
        }
        Ok(())
    }

    fn bracket(&mut self) -> Result<Node, Mistake> {
        let from = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self
                .wrong_from(from, "fewer brackets inside each other were expected")
                .suggest("give the inner part a name, as a list"));
        }
        let node = self.alternatives()?;
        if self.peek() != Some(')') {
            let opened = self.source[..from].chars().count() + 1;
            let opened = format!("the bracket opened at character {opened} is still open");
            return Err(self.wrong("a closing bracket was expected here").suggest(opened));
        }
        self.at += 1;
        self.depth -= 1;
        Ok(node)
    }
}
