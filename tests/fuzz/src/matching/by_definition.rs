//! What a query matches, written out as it is defined: for each stretch of a sentence,
//! does it hold? Slow, and as plain as can be.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_language::word::{Figure, Word};

use super::tree::{Order, Tree};

/// Stretches of a sentence: the first word, and after the last.
pub type Stretches = BTreeSet<(usize, usize)>;

/// The most words of a text that hyphens join to one.
const JOINED: usize = 5;

/// What queries mean in one sentence.
pub struct Definition<'d, 't> {
    /// The sentence.
    pub words: &'d [Word<'t>],
    /// The lists.
    pub lists: &'d BTreeMap<&'d str, Vec<Tree>>,
}

impl Definition<'_, '_> {
    /// Every stretch that `tree` holds of.
    pub fn stretches(&self, tree: &Tree) -> Stretches {
        let all = (0..self.words.len()).flat_map(|from| (from + 1..=self.words.len()).map(move |to| (from, to)));
        match tree {
            Tree::Word(parts, open) => all.filter(|at| self.is_word(parts, *open, *at)).collect(),
            Tree::Exact(words) => all.filter(|at| self.is_exact(words, *at)).collect(),
            Tree::Number => {
                all.filter(|(from, to)| to - from == 1 && self.words[*from].figure.is(Figure::NUMBER)).collect()
            }
            Tree::List(name) => self.lists[name].iter().flat_map(|tree| self.stretches(tree)).collect(),
            Tree::Any(trees) => trees.iter().flat_map(|tree| self.stretches(tree)).collect(),
            Tree::Row(trees) => {
                let sides: Vec<Stretches> = trees.iter().map(|tree| self.stretches(tree)).collect();
                all.filter(|(from, to)| in_a_row(&sides, *from, *to)).collect()
            }
            Tree::Near(left, right, within, order) => {
                let (left, right, within) = (self.stretches(left), self.stretches(right), usize::from(*within));
                let near = |at: &(usize, usize)| {
                    joined(&left, &right, within, *at)
                        || (*order == Order::Either && joined(&right, &left, within, *at))
                };
                self.shortest(&all.filter(near).collect())
            }
        }
    }

    /// Those that contain no other.
    pub fn shortest(&self, all: &Stretches) -> Stretches {
        let inside = |a: &(usize, usize), b: &(usize, usize)| a != b && b.0 <= a.0 && a.1 <= b.1;
        all.iter().filter(|at| !all.iter().any(|other| inside(other, at))).copied().collect()
    }

    /// A word of the query may be written with its hyphens, with spaces, or joined; a
    /// word of the text may have hyphens that the query has not. So: the letters are the
    /// same, a break of the query stands at a break of the text or at none, and a break
    /// of the text is one of the query or a hyphen.
    fn is_word(&self, parts: &[&str], open: bool, (from, to): (usize, usize)) -> bool {
        let words = &self.words[from..to];
        let letters: String = words.iter().map(|word| word.folded.as_ref()).collect();
        let key = parts.concat();
        // An open ending goes on to the end of the word that the query's letters end in.
        let before_last: usize = words[..words.len() - 1].iter().map(|word| word.folded.len()).sum();
        let same = if open { letters.starts_with(&key) && before_last < key.len() } else { letters == key };
        let (mut breaks, mut at) = (vec![0], 0);
        for part in parts {
            at += part.len();
            breaks.push(at);
        }
        let (mut at, mut run, mut fits) = (0, 1, true);
        for (before, word) in words.iter().zip(&words[1..]) {
            at += before.folded.len();
            if breaks.contains(&at) {
                run = 1;
            } else {
                run += 1;
                fits &= word.hyphened && !between_digits(before, word) && run <= JOINED;
            }
        }
        same && fits
    }

    fn is_exact(&self, written: &str, (from, to): (usize, usize)) -> bool {
        let words = &self.words[from..to];
        let wanted: Vec<(&str, bool)> =
            written.split(' ').flat_map(|word| word.split('-').enumerate().map(|(at, part)| (part, at > 0))).collect();
        let is = |(at, (word, (raw, hyphened))): (usize, (&Word<'_>, &(&str, bool)))| {
            (word.raw == *raw || word.raw.strip_suffix("'s") == Some(raw)) && (at == 0 || word.hyphened == *hyphened)
        };
        words.len() == wanted.len() && words.iter().zip(&wanted).enumerate().all(is)
    }
}

fn between_digits(before: &Word<'_>, word: &Word<'_>) -> bool {
    before.folded.ends_with(|c: char| c.is_ascii_digit()) && word.folded.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the sides stand one after another, the first from `from` and the last to `to`.
fn in_a_row(sides: &[Stretches], from: usize, to: usize) -> bool {
    match sides {
        [] => from == to,
        [first, rest @ ..] => (from + 1..=to).any(|cut| first.contains(&(from, cut)) && in_a_row(rest, cut, to)),
    }
}

/// Whether `left` starts the stretch and `right` ends it, with at most so many words
/// between them and none in both.
fn joined(left: &Stretches, right: &Stretches, within: usize, (from, to): (usize, usize)) -> bool {
    (from + 1..=to).any(|end| {
        left.contains(&(from, end)) && (end..=to.min(end + within)).any(|start| right.contains(&(start, to)))
    })
}
