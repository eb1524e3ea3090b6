//! Matches a query directly: every stretch of every sentence, by the definition.
//!
//! It is the yardstick for the compiled table: it shares with it what a query is made of and
//! nothing of how one is met. It also answers `find` and the SDK for one query. It is slow.

use std::collections::BTreeSet;

use super::lists::{DEEPEST, Lists};
use super::node::Node;
use super::{MOST_PARTS, is_exactly, joins};
use crate::word::Word;
use crate::{Reading, Words};

/// Stretches of one sentence's words: first, and after the last.
type Set = BTreeSet<(usize, usize)>;

/// The shortest stretches of `reading` that meet `node`, in order.
pub(super) fn find(node: &Node, lists: &Lists, reading: &Reading<'_>) -> Vec<Words> {
    let mut found = Vec::new();
    for line in &reading.sentences {
        let mut matcher = Matcher { words: &reading.words[line.words.clone()], lists, open: Vec::new() };
        let stretches = shortest(&matcher.all(node));
        found.extend(stretches.iter().map(|(start, end)| line.words.start + start..line.words.start + end));
    }
    found
}

struct Matcher<'m, 't> {
    words: &'m [Word<'t>],
    lists: &'m Lists,
    /// The lists being matched, so that a circle ends.
    open: Vec<&'m str>,
}

impl<'m> Matcher<'m, '_> {
    fn all(&mut self, node: &'m Node) -> Set {
        match node {
            Node::Word { key, open } => self.each(|words| run(words, key, *open)),
            Node::Exact { raw, hyphened } => self.each(|words| is_exactly(&words[0], raw, *hyphened).then_some(1)),
            Node::Figure(kind) => self.each(|words| words[0].figure.is(*kind).then_some(1)),
            Node::List { name, .. } => self.list(name),
            Node::Any(nodes) => nodes.iter().flat_map(|node| self.all(node)).collect(),
            Node::Seq(nodes) => {
                let sets: Vec<Set> = nodes.iter().map(|node| self.all(node)).collect();
                sets.into_iter().reduce(|left, right| after(&left, &right, 0)).unwrap_or_default()
            }
            Node::Near { left, right, within } => {
                let (left, right) = (self.all(left), self.all(right));
                shortest(&after(&left, &right, *within).union(&after(&right, &left, *within)).copied().collect())
            }
            Node::After { left, right, within } => shortest(&after(&self.all(left), &self.all(right), *within)),
        }
    }

    /// The stretches that start at each word, as `len` measures them.
    fn each(&self, len: impl Fn(&[Word<'_>]) -> Option<usize>) -> Set {
        (0..self.words.len()).filter_map(|at| len(&self.words[at..]).map(|len| (at, at + len))).collect()
    }

    fn list(&mut self, name: &'m str) -> Set {
        let Some(list) = self.lists.get(name).filter(|_| !self.open.contains(&name) && self.open.len() < DEEPEST)
        else {
            return Set::new();
        };
        self.open.push(name);
        let found = self.all(&list.node);
        self.open.pop();
        found
    }
}

/// How many of `words`, joined where hyphens stand between them, are `key`.
fn run(words: &[Word<'_>], key: &str, open: bool) -> Option<usize> {
    let mut joined = String::new();
    for (i, word) in words.iter().take(MOST_PARTS).enumerate() {
        if i > 0 && !joins(&words[i - 1], word) {
            return None;
        }
        joined.push_str(&word.folded);
        if joined == key || (open && joined.starts_with(key)) {
            return Some(i + 1);
        }
    }
    None
}

/// A stretch of `left` and, after it, a stretch of `right` at most `within` words on.
fn after(left: &Set, right: &Set, within: u8) -> Set {
    let mut found = Set::new();
    for &(start, left_end) in left {
        for &(right_start, end) in right {
            if right_start >= left_end && right_start - left_end <= usize::from(within) {
                found.insert((start, end));
            }
        }
    }
    found
}

/// Those that contain no other.
fn shortest(stretches: &Set) -> Set {
    let contains = |a: &(usize, usize), b: &(usize, usize)| a != b && a.0 <= b.0 && b.1 <= a.1;
    stretches.iter().filter(|a| !stretches.iter().any(|b| contains(a, b))).copied().collect()
}
