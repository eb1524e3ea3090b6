//! The language's own word lists, ready to match.
//!
//! Each file of `lists/` is one list: a phrase a line, `#` for a comment, `*` at the
//! end of a phrase's last word for any ending. The build script sorts them into
//! static tables, so that nothing is parsed when an instance starts. The lists of
//! actors are also the lists that a framework may name in its queries.

use crate::reading::Reading;
use crate::word::Word;

mod hash;

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

/// Some of the lists.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lists(u128);

impl Lists {
    /// Those of `lists`.
    pub const fn of(lists: &[List]) -> Self {
        let (mut all, mut at) = (Self(0), 0);
        while at < lists.len() {
            all = all.and(lists[at]);
            at += 1;
        }
        all
    }

    /// These and `list`.
    pub const fn and(self, list: List) -> Self {
        Self(self.0 | 1 << list as u32)
    }

    pub const fn has(self, list: List) -> bool {
        self.0 & 1 << list as u32 != 0
    }

    pub const fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

const _: () = assert!(List::ALL.len() <= 128, "a list has a bit");

/// A phrase of the compiled lists. Its first word is the one that leads to it.
struct Phrase {
    /// The number of its second word, where that is a whole word: most are told apart by it.
    second: Option<u16>,
    /// Where the numbers of its other words start in `TAILS`.
    tail: u16,
    /// How many words it has.
    len: u8,
    /// Whether the last word may go on.
    open: bool,
    list: List,
}

// `POOL` is every word of the lists, one behind the other, in order; word `n` ends at
// `ENDS[n + 1]`. `SLOTS` is a table by hash of word numbers, counted from 1, where a taken
// slot's word goes to the next. The phrases that start with word `n` are
// `PHRASES[FIRSTS[n]..FIRSTS[n + 1]]`; `BY_SECOND` has the same places, and there numbers
// of phrases: those without a second word first, then in order of it.
include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The phrases of `list` as they are written, in the file's order.
pub fn phrases(list: List) -> impl Iterator<Item = &'static str> {
    list.source().lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

/// Every phrase of every list in `reading`: at each word, the longest of each list.
pub(crate) fn marks(reading: &Reading<'_>) -> Vec<Mark> {
    let words = &reading.words;
    let numbers: Vec<Option<u16>> = reading.each_by_writing(|word| number(&word.folded));
    let mut open: Vec<&Phrase> = Vec::new();
    // Where the open words that a word goes on from stand in `open`.
    let mut open_of: Vec<(u32, u32)> = Vec::with_capacity(words.len());
    for (at, first) in reading.first_written_so.iter().enumerate() {
        let known = open_of.get(*first as usize).copied();
        open_of.push(known.unwrap_or_else(|| {
            let from = open.len() as u32;
            open.extend(open_words(&words[at].folded));
            (from, open.len() as u32)
        }));
    }
    let (mut found, mut met) = (Vec::new(), Vec::new());
    for line in &reading.sentences {
        for at in line.words.clone() {
            let rest = at..line.words.end;
            met.clear();
            met_at(&words[rest.clone()], &numbers[rest], &mut met);
            let open = &open[open_of[at].0 as usize..open_of[at].1 as usize];
            marks_at(at as u32, &met, open, &mut found);
        }
    }
    found
}

/// Adds the numbers of the phrases that `words` start with to `met`, in order; single words
/// that may go on are left out.
fn met_at(words: &[Word<'_>], numbers: &[Option<u16>], met: &mut Vec<u16>) {
    let Some(first) = numbers[0].map(usize::from) else { return };
    let all = &BY_SECOND[usize::from(FIRSTS[first])..usize::from(FIRSTS[first + 1])];
    let phrase = |at: u16| &PHRASES[usize::from(at)];
    let (without, with) = all.split_at(all.partition_point(|at| phrase(*at).second.is_none()));
    let next = numbers.get(1).copied().flatten();
    let likely = match next {
        Some(_) => &with[with.partition_point(|at| phrase(*at).second < next)..],
        None => &[],
    };
    let likely = likely.iter().take_while(|at| phrase(**at).second == next);
    let closed = without.iter().filter(|at| !phrase(**at).is_open_word()).chain(likely);
    met.extend(closed.filter(|at| meets(phrase(**at), words, numbers)));
    met.sort_unstable();
}

/// Adds the marks at word `at`, whose phrases are those `met` and the `open` words.
fn marks_at(at: u32, met: &[u16], open: &[&Phrase], found: &mut Vec<Mark>) {
    let new = found.len();
    let mut mark = |phrase: &Phrase| {
        let mark = Mark { word: at, len: phrase.len, list: phrase.list };
        match found[new..].iter_mut().find(|other| other.list == phrase.list) {
            Some(other) => other.len = other.len.max(mark.len),
            None => found.push(mark),
        }
    };
    met.iter().for_each(|at| mark(&PHRASES[usize::from(*at)]));
    open.iter().for_each(|phrase| mark(phrase));
}

impl Phrase {
    /// Whether it is a single word that may go on.
    const fn is_open_word(&self) -> bool {
        self.open && self.len == 1
    }
}

/// Whether `words` start with `phrase`, whose first word they are known to start with.
fn meets(phrase: &Phrase, words: &[Word<'_>], numbers: &[Option<u16>]) -> bool {
    let (len, tail) = (usize::from(phrase.len), usize::from(phrase.tail));
    if len > words.len() {
        return false;
    }
    let tail = &TAILS[tail..tail + len - 1];
    let closed = if phrase.open { len - 2 } else { len - 1 };
    let same = tail[..closed].iter().zip(&numbers[1..]).all(|(want, number)| Some(*want) == *number);
    same && tail[closed..].iter().all(|want| words[len - 1].folded.starts_with(word(*want)))
}

fn starting_with(number: u16) -> &'static [Phrase] {
    let number = usize::from(number);
    &PHRASES[usize::from(FIRSTS[number])..usize::from(FIRSTS[number + 1])]
}

/// Word `number` of the dictionary.
fn word(number: u16) -> &'static str {
    let number = usize::from(number);
    &POOL[ENDS[number] as usize..ENDS[number + 1] as usize]
}

/// The number of `wanted` in the dictionary.
fn number(wanted: &str) -> Option<u16> {
    number_at(hash::hash(wanted.as_bytes()), wanted.as_bytes())
}

/// The number of the word of these letters, whose hash is `hash`.
fn number_at(hash: u32, letters: &[u8]) -> Option<u16> {
    let mut slot = hash as usize % SLOTS.len();
    loop {
        let number = SLOTS[slot].checked_sub(1)?;
        if word(number).as_bytes() == letters {
            return Some(number);
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// The single open words that `of` is, or goes on from, the shortest first.
fn open_words(of: &str) -> impl Iterator<Item = &'static Phrase> {
    let letters = of.as_bytes();
    let hashes = letters.iter().scan(hash::NO_LETTERS, |hash, &letter| {
        *hash = hash::and_letter(*hash, letter);
        Some(*hash)
    });
    let starts = hashes.zip(1..).filter_map(|(hash, len)| number_at(hash, &letters[..len]));
    starts.flat_map(starting_with).filter(|phrase| phrase.is_open_word())
}

/// Whether `word`, folded, is on its own a phrase of `list`.
pub(crate) fn holds(list: List, word: &str) -> bool {
    let phrases = number(word).map_or(&[][..], starting_with);
    phrases.iter().any(|phrase| phrase.list == list && phrase.len == 1 && !phrase.open)
}

/// Whether `word`, folded, is on its own a phrase of `list`, or goes on from one that may.
pub(crate) fn holds_open(list: List, word: &str) -> bool {
    holds(list, word) || open_words(word).any(|phrase| phrase.list == list)
}
