//! The language's own word lists, ready to match.
//!
//! Each file of `lists/` is one list: a phrase a line, `#` for a comment, `*` at the
//! end of a phrase's last word for any ending. The build script sorts them into
//! static tables, so that nothing is parsed when an instance starts. The lists of
//! actors are also the lists that a framework may name in its queries.

use crate::reading::Line;
use crate::word::Word;

/// A phrase of a list, found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its first word: an index into the reading's words.
    pub word: u32,
    /// How many words it has.
    pub len: u8,
    /// The list it is of.
    pub list: List,
}

impl Mark {
    /// The words it covers.
    #[must_use]
    pub fn words(&self) -> crate::Words {
        self.word as usize..self.word as usize + self.len as usize
    }
}

/// A phrase of the compiled lists.
struct Phrase {
    words: &'static [&'static str],
    /// Whether the last word may go on.
    open: bool,
    list: List,
}

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The phrases of `list` as they are written, in the file's order.
pub fn phrases(list: List) -> impl Iterator<Item = &'static str> {
    list.source().lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

/// Every phrase of every list in `words`: at each word, the longest of each list.
pub(crate) fn marks(words: &[Word<'_>], sentences: &[Line]) -> Vec<Mark> {
    let mut found = Vec::new();
    for line in sentences {
        for at in line.words.clone() {
            marks_at(&words[at..line.words.end], at as u32, &mut found);
        }
    }
    found
}

fn marks_at(words: &[Word<'_>], at: u32, found: &mut Vec<Mark>) {
    let first = words[0].folded.as_ref();
    let new = found.len();
    let exact = CLOSED.partition_point(|phrase| phrase.words[0] < first);
    let open = open_range(first);
    let closed = CLOSED[exact..].iter().take_while(|phrase| phrase.words[0] == first);
    for phrase in closed.chain(open) {
        if meets(phrase, words) {
            let mark = Mark { word: at, len: phrase.words.len() as u8, list: phrase.list };
            match found[new..].iter_mut().find(|other| other.list == phrase.list) {
                Some(other) => other.len = other.len.max(mark.len),
                None => found.push(mark),
            }
        }
    }
}

/// The single open words that `first` may be a form of: they share its first letters.
fn open_range(first: &str) -> impl Iterator<Item = &'static Phrase> {
    let key = &first.as_bytes()[..first.len().min(2)];
    let from = OPEN.partition_point(|phrase| head(phrase) < key);
    OPEN[from..].iter().take_while(move |phrase| head(phrase) == key)
}

fn head(phrase: &Phrase) -> &'static [u8] {
    let first = phrase.words[0].as_bytes();
    &first[..first.len().min(2)]
}

fn meets(phrase: &Phrase, words: &[Word<'_>]) -> bool {
    let last = phrase.words.len() - 1;
    phrase.words.len() <= words.len()
        && phrase.words.iter().zip(words).enumerate().all(|(i, (want, word))| {
            if i == last && phrase.open { word.folded.starts_with(want) } else { word.folded == *want }
        })
}

/// Whether `word`, folded, is on its own a phrase of `list`.
pub(crate) fn holds(list: List, word: &str) -> bool {
    let from = CLOSED.partition_point(|phrase| phrase.words[0] < word);
    CLOSED[from..].iter().take_while(|phrase| phrase.words[0] == word).any(|p| p.list == list && p.words.len() == 1)
}

/// Whether `word`, folded, is on its own a phrase of `list`, or goes on from one that may.
pub(crate) fn holds_open(list: List, word: &str) -> bool {
    holds(list, word) || open_range(word).any(|phrase| phrase.list == list && word.starts_with(phrase.words[0]))
}
