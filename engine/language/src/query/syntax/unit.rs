//! Reads the smallest things of a query: a word, a figure, a list, a quotation.

use core::ops::Range;

use super::super::MOST_PARTS;
use super::super::mistake::{Mistake, nearest};
use super::super::node::Node;
use super::Parser;
use crate::word::{self, Figure};

const FIGURES: [(&str, Figure); 4] =
    [("number", Figure::NUMBER), ("money", Figure::MONEY), ("percent", Figure::PERCENT), ("date", Figure::DATE)];

impl<'s> Parser<'s> {
    pub(super) fn list(&mut self) -> Result<Node, Mistake> {
        let from = self.at;
        self.at += 1;
        let len = self.rest().find(['}', '(', ')', '|', '{', '"', '~', '>']).unwrap_or(self.rest().len());
        let name = self.rest()[..len].trim();
        self.at += len;
        if !self.take('}') {
            return Err(self.wrong("a closing `}` was expected here").suggest("a list is named so: {public}"));
        }
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
        if name.is_empty() || !name.chars().all(allowed) {
            return Err(self
                .wrong_from(from, "the name of a list was expected here")
                .suggest("a list is named so: {public}"));
        }
        Ok(Node::List { name: name.to_owned(), at: from..self.at })
    }

    pub(super) fn figure(&mut self) -> Result<Node, Mistake> {
        let from = self.at;
        self.at += 1;
        let len = self.rest().find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest().len());
        let name = &self.rest()[..len];
        self.at += len;
        if let Some((_, figure)) = FIGURES.iter().find(|(known, _)| *known == name) {
            return Ok(Node::Figure(*figure));
        }
        let mistake = self.wrong_from(from, "#number, #money, #percent or #date was expected here");
        Err(match nearest(name, FIGURES.iter().map(|(known, _)| *known)) {
            Some(known) => mistake.suggest(format!("did you mean `#{known}`?")),
            None => mistake,
        })
    }

    pub(super) fn exact(&mut self, into: &mut Vec<Node>) -> Result<(), Mistake> {
        let from = self.at;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let Some(len) = self.rest().find(['"', '\u{201c}', '\u{201d}']) else {
            self.at = self.source.len();
            return Err(self.wrong("a closing quotation mark was expected here"));
        };
        let quoted = &self.rest()[..len];
        let words = word::words(quoted, 0, len as u32);
        self.at += len;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        if words.is_empty() || quoted.contains('*') {
            let expected = "a word without an open ending was expected between the quotation marks";
            return Err(self.wrong_from(from, expected));
        }
        into.extend(
            words
                .iter()
                .enumerate()
                .map(|(i, word)| Node::Exact { raw: word.raw.to_owned(), hyphened: (i > 0).then_some(word.hyphened) }),
        );
        Ok(())
    }

    /// A word, with its hyphens and its open ending.
    pub(super) fn word(&mut self) -> Result<Node, Mistake> {
        let from = self.at;
        let mut parts = vec![self.part()];
        while self.rest().starts_with(word::HYPHENS) {
            let hyphen = self.at;
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            if !self.rest().starts_with(char::is_alphanumeric) {
                return Err(self.wrong_from(hyphen, "a hyphen joins two words; a word was expected right after it"));
            }
            parts.push(self.part());
        }
        if parts.len() > MOST_PARTS {
            let expected = format!("a word of at most {MOST_PARTS} hyphened parts was expected");
            return Err(self.wrong_from(from, &expected));
        }
        let open = self.take('*');
        if open && parts.concat().chars().count() < 2 {
            return Err(self.wrong_from(from, "at least two letters were expected before `*`"));
        }
        if open && self.rest().starts_with(|c: char| c.is_alphanumeric() || c == '*' || word::HYPHENS.contains(&c)) {
            return Err(self.wrong("`*` stands for a word's ending: a space was expected after it"));
        }
        if !open {
            self.trailing_apostrophe();
        }
        Ok(Node::hyphened(&parts, open))
    }

    fn part(&mut self) -> &'s str {
        let from = self.at;
        self.at = word::word_end(self.source, from, self.source.len());
        &self.source[from..self.at]
    }

    /// `users'` is written, and compared as `users`.
    fn trailing_apostrophe(&mut self) {
        if self.rest().starts_with(['\'', '\u{2019}']) {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
    }

    pub(super) fn stray(&self, c: char) -> Mistake {
        let at: Range<usize> = self.at..self.at + c.len_utf8();
        let mistake = Mistake::new(at, format!("a word, a list or a bracket was expected here, not `{c}`"));
        let instead = match c {
            '*' => "`*` stands right after the start of a word: depriv*",
            '}' => "a list is named so: {public}",
            '<' => "a list is named so: {public}; an order of words so: we >8 recruit*",
            '£' | '$' | '€' => "any amount of money is written #money",
            '%' => "any percentage is written #percent",
            '?' | '+' | '[' | ']' | '^' | '\\' => {
                "there are no regular expressions; write both forms: (adviser | advisers)"
            }
            '-' | '\u{2010}' | '\u{2011}' => "a hyphen stands right between two words: co-produc*",
            ',' | ';' | '.' | ':' | '/' | '&' | '!' => "only words count; leave the mark out, or write a space",
            '\'' | '\u{2018}' | '\u{2019}' => "an exact spelling stands in double quotation marks: \"IMD\"",
            _ => return mistake,
        };
        mistake.suggest(instead)
    }
}
