//! `learned.txt`: what readers' ratings taught, as a file beside the pages.
//!
//! `evenhand learn` writes it and nobody edits it. A line is about the pages that it was
//! learned with, the sentences of the shortest text, how likely the whole has to be, a
//! criterion, a word or a kind of hit:
//!
//! ```text
//! pages sha256:2f0c…
//! shortest 6
//! sure 70
//! scale s1.causes -121 -140
//! there s1.causes -120040 12004 20121 120 44 …
//! whole s1.causes -90211 -31002 -8012 310 -12 …
//! word rent 0 14 -3 …
//! find s1.causes/cause/firm 2 31 0 …
//! ```
//!
//! After a criterion stand its biases, for saying something of it and for saying the whole;
//! after its two questions ([`Asks`]) what each begins with where the pages say `not-found`,
//! `partly` and `described` ([`Question`]); after these, and after
//! a word or a hit, a weight for saying something of each criterion, then one for saying the
//! whole of each. Criteria are in the order of their `scale` lines, all of which come first.

use std::fmt::Write as _;

use evenhand_language::learned::{Asks, Find, Learned, Question, Scale, Seen};

use crate::folder::Folder;
use crate::mistake::Mistake;
use crate::page::Page;
use looked_for::looked_for;

mod looked_for;

/// Its place in the folder.
pub(crate) const FILE: &str = "learned.txt";
const AGAIN: &str = "let `evenhand learn` write it again, or delete it to do without";

/// What was learned, owned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Taught {
    words: Vec<String>,
    finds: Vec<Find>,
    weights: Vec<u8>,
    scales: Vec<Scale>,
    shortest: u32,
    sure: u8,
}

/// What is known of one word or hit: two weights for each criterion, as in [`Learned`].
pub(crate) type Row = Vec<i8>;

impl Taught {
    /// Of these rows, in order of their words and hits.
    pub(crate) fn new(
        words: Vec<(String, Row)>,
        finds: Vec<(Find, Row)>,
        scales: Vec<Scale>,
        (shortest, sure): (u32, u8),
    ) -> Self {
        let rows = words.iter().map(|(_, row)| row).chain(finds.iter().map(|(_, row)| row));
        let weights = rows.flatten().map(|weight| *weight as u8).collect();
        let words = words.into_iter().map(|(word, _)| word).collect();
        Self { words, finds: finds.into_iter().map(|(find, _)| find).collect(), weights, scales, shortest, sure }
    }

    pub(crate) fn form(&self) -> Learned<'_> {
        Learned {
            words: self.words.iter().map(String::as_str).collect(),
            finds: self.finds.clone(),
            weights: &self.weights,
            scales: self.scales.clone(),
            shortest: self.shortest,
            sure: self.sure,
        }
    }

    /// How many words and kinds of hits are known.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.words.len(), self.finds.len())
    }

    /// The file of what `folder`'s pages were taught, below `heading`.
    pub(crate) fn write(&self, heading: &str, folder: &Folder) -> String {
        let pages = &folder.pages;
        let mut text = String::new();
        for line in heading.lines() {
            let _ = writeln!(text, "# {line}");
        }
        let _ = writeln!(text, "pages {}", looked_for(folder));
        let _ = writeln!(text, "shortest {}\nsure {}", self.shortest, self.sure);
        let taught: Vec<usize> = (0..pages.len()).filter(|&at| self.scales[at].asks.is_some()).collect();
        for &at in &taught {
            let _ = writeln!(text, "scale {} {}", pages[at].id, spaced(self.scales[at].biases.iter()));
        }
        let columns = || columns(&taught, pages.len());
        for &at in &taught {
            let Some(Asks { there, whole }) = &self.scales[at].asks else { continue };
            for (name, Question { begins, weights }) in [("there", there), ("whole", whole)] {
                let (begins, weights) = (spaced(begins.iter()), spaced(columns().map(|of| weights[of])));
                let _ = writeln!(text, "{name} {} {begins} {weights}", pages[at].id);
            }
        }
        let mut rows = self.weights.chunks((2 * self.scales.len()).max(1));
        let mut put = |key: String| {
            let row = rows.next().unwrap_or_default();
            let _ = writeln!(text, "{key} {}", spaced(columns().map(|of| row[of] as i8)));
        };
        self.words.iter().for_each(|word| put(format!("word {word}")));
        self.finds.iter().for_each(|find| put(format!("find {}", named(find, pages))));
        text
    }
}

/// Where the weights of the `taught` of so many `pages` stand in a row of all: those for saying
/// something of each, then those for saying the whole.
fn columns(taught: &[usize], pages: usize) -> impl Iterator<Item = usize> {
    taught.iter().copied().chain(taught.iter().map(move |at| pages + at))
}

fn spaced(numbers: impl Iterator<Item = impl ToString>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
}

fn named(find: &Find, pages: &[Page]) -> String {
    let page = &pages[usize::from(find.criterion)];
    let element = page.elements.get(usize::from(find.element)).map_or("", |element| element.name.as_str());
    format!("{}/{element}/{}", page.id, find.seen.id())
}

/// Reads the folder's file; `None` where it is of other pages or damaged, which `mistakes` tell.
pub(crate) fn read(folder: &Folder, mistakes: &mut Vec<Mistake>) -> Option<Taught> {
    let pages = folder.pages.as_slice();
    let scales = vec![Scale::default(); pages.len()];
    let mut reader =
        Reader { pages, order: Vec::new(), words: Vec::new(), finds: Vec::new(), scales, shortest: 0, sure: 0 };
    for (line, number) in
        folder.files.get(FILE)?.lines().zip(1..).filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(learned_with) = line.strip_prefix("pages ") {
            if learned_with != looked_for(folder) {
                let message = "what the pages look for has changed since this was learned";
                mistakes.push(Mistake::new(FILE, number, message, AGAIN).warning());
            }
            continue;
        }
        if let Err(message) = reader.line(line) {
            mistakes.push(Mistake::new(FILE, number, message, AGAIN));
            return None;
        }
    }
    if reader.sure == 0 {
        let message = "no line `sure` says how likely the whole has to be";
        mistakes.push(Mistake::new(FILE, 0, message, AGAIN));
        return None;
    }
    Some(reader.done())
}

struct Reader<'p> {
    pages: &'p [Page],
    /// For each column, the criterion that it is of.
    order: Vec<usize>,
    words: Vec<(String, Row)>,
    finds: Vec<(Find, Row)>,
    scales: Vec<Scale>,
    shortest: u32,
    sure: u8,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let mut parts = line.split(' ');
        let (kind, key) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let numbers: Option<Vec<i32>> = parts.map(|part| part.parse().ok()).collect();
        let numbers = numbers.ok_or("this is no number")?;
        match kind {
            "shortest" => self.shortest = key.parse().map_err(|_| "this is no number")?,
            "sure" => {
                let sure = key.parse().ok().filter(|sure| (1..100).contains(sure));
                self.sure = sure.ok_or("this is no number from 1 to 99")?;
            }
            "scale" => {
                let &[there, whole] = &numbers[..] else { return Err("a criterion has two biases".into()) };
                let at = self.page(key)?;
                self.order.push(at);
                self.scales[at] = Scale { biases: [there, whole], asks: Some(Asks::default()) };
            }
            "whole" | "there" => {
                let line = self.question(&numbers)?;
                let at = self.page(key)?;
                let asks =
                    self.scales[at].asks.as_mut().ok_or_else(|| format!("there is no scale of `{key}` above"))?;
                *(if kind == "whole" { &mut asks.whole } else { &mut asks.there }) = line;
            }
            "word" => {
                let row = self.weights(&numbers)?;
                self.words.push((key.to_owned(), row));
            }
            "find" => {
                let row = self.weights(&numbers)?;
                let find = self.find(key).ok_or_else(|| format!("there is no element `{key}` any more"))?;
                self.finds.push((find, row));
            }
            _ => {
                let known = "pages, shortest, sure, scale, there, whole, word or find";
                return Err(format!("a line starts with {known}, and not with `{kind}`"));
            }
        }
        Ok(())
    }

    fn page(&self, id: &str) -> Result<usize, String> {
        let at = self.pages.iter().position(|page| page.id == id);
        at.ok_or_else(|| format!("there is no page `{id}` any more"))
    }

    fn question(&self, numbers: &[i32]) -> Result<Question, String> {
        let (begins, weights) = numbers
            .split_first_chunk()
            .ok_or("a question begins with three numbers, and has two weights for each criterion")?;
        Ok(Question { begins: *begins, weights: self.row(weights)? })
    }

    fn weights(&self, numbers: &[i32]) -> Result<Row, String> {
        let weight = |number: i32| i8::try_from(number).map_err(|_| "a weight is between -128 and 127".to_owned());
        self.row(numbers)?.into_iter().map(weight).collect()
    }

    /// Two numbers for each page, from two for each criterion that was taught.
    fn row(&self, numbers: &[i32]) -> Result<Vec<i32>, String> {
        let pages = self.pages.len();
        let mut row = vec![0; 2 * pages];
        columns(&self.order, pages).zip(numbers).for_each(|(at, number)| row[at] = *number);
        let fits = numbers.len() == 2 * self.order.len();
        if fits { Ok(row) } else { Err("there are not two weights for each criterion".into()) }
    }

    fn find(&self, key: &str) -> Option<Find> {
        let (rest, seen) = key.rsplit_once('/')?;
        let (criterion, element) = rest.split_once('/')?;
        let at = self.pages.iter().position(|page| page.id == criterion)?;
        let element = self.pages[at].elements.iter().position(|known| known.name == element)?;
        let seen = Seen::ALL.into_iter().find(|known| known.id() == seen)?;
        Some(Find { criterion: at as u16, element: element as u8, seen })
    }

    fn done(mut self) -> Taught {
        self.words.sort();
        self.words.dedup_by(|a, b| a.0 == b.0);
        self.finds.sort();
        self.finds.dedup_by(|a, b| a.0 == b.0);
        Taught::new(self.words, self.finds, self.scales, (self.shortest, self.sure))
    }
}
