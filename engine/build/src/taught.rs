//! `learned.txt`: what readers' ratings taught, as a file beside the pages.
//!
//! `evenhand learn` writes it and nobody edits it. A line is about the pages that it was
//! learned with, a criterion, a word or a kind of hit:
//!
//! ```text
//! pages sha256:2f0c…
//! scale s1.causes -121 34 -12
//! word rent 0 14 -3 …
//! find s1.causes/cause/firm 2 31 0 …
//! ```
//!
//! After a criterion stand its bias and two thresholds ([`Scale`]); after a word or a hit
//! a weight for each criterion, in the order of the lines above.

use std::fmt::Write as _;

use evenhand_language::learned::{Find, Learned, Scale, Seen};

use crate::files::Files;
use crate::lock::digest;
use crate::mistake::Mistake;
use crate::page::Page;

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
}

/// What is known of one word or hit: a weight for each criterion.
pub(crate) type Row = Vec<i8>;

impl Taught {
    /// Of these rows, in order of their words and hits.
    pub(crate) fn new(words: Vec<(String, Row)>, finds: Vec<(Find, Row)>, scales: Vec<Scale>) -> Self {
        let rows = words.iter().map(|(_, row)| row).chain(finds.iter().map(|(_, row)| row));
        let weights = rows.flatten().map(|weight| *weight as u8).collect();
        let words = words.into_iter().map(|(word, _)| word).collect();
        Self { words, finds: finds.into_iter().map(|(find, _)| find).collect(), weights, scales }
    }

    pub(crate) fn form(&self) -> Learned<'_> {
        Learned {
            words: self.words.iter().map(String::as_str).collect(),
            finds: self.finds.clone(),
            weights: &self.weights,
            scales: self.scales.clone(),
        }
    }

    /// How many words and kinds of hits are known.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.words.len(), self.finds.len())
    }

    /// The file, below `heading`.
    pub(crate) fn write(&self, heading: &str, files: &Files, pages: &[Page]) -> String {
        let mut text = String::new();
        for line in heading.lines() {
            let _ = writeln!(text, "# {line}");
        }
        let _ = writeln!(text, "pages {}", looked_for(files));
        for (page, Scale { bias, complete, doubt }) in pages.iter().zip(&self.scales) {
            let _ = writeln!(text, "scale {} {bias} {complete} {doubt}", page.id);
        }
        let mut rows = self.weights.chunks(self.scales.len().max(1));
        let mut put = |key: String| {
            let row: Vec<String> = rows.next().unwrap_or_default().iter().map(|w| (*w as i8).to_string()).collect();
            let _ = writeln!(text, "{key} {}", row.join(" "));
        };
        self.words.iter().for_each(|word| put(format!("word {word}")));
        self.finds.iter().for_each(|find| put(format!("find {}", named(find, pages))));
        text
    }
}

/// The digest of what the pages look for: rules, queries and lists, and no prose or examples.
fn looked_for(files: &Files) -> String {
    let mut text = String::new();
    for (file, content) in files {
        let page = file.starts_with("criteria/");
        if !page && !["lists/", "lexicons/"].iter().any(|within| file.starts_with(within)) {
            continue;
        }
        let mut fences = 0;
        for line in content.lines().take_while(|line| !page || *line != "## Worked examples") {
            fences += usize::from(line == "+++");
            let rule = (page && fences == 1) || line.starts_with("## Element") || line.starts_with("- ");
            if (rule && !line.starts_with("- ask ")) || (!page && !line.starts_with('#')) {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    digest(text.as_bytes())
}

fn named(find: &Find, pages: &[Page]) -> String {
    let page = &pages[usize::from(find.criterion)];
    let element = page.elements.get(usize::from(find.element)).map_or("", |element| element.name.as_str());
    format!("{}/{element}/{}", page.id, find.seen.id())
}

/// Reads the file; `None` where it is of other pages or damaged, which `mistakes` tell.
pub(crate) fn read(files: &Files, pages: &[Page], mistakes: &mut Vec<Mistake>) -> Option<Taught> {
    let mut reader = Reader { pages, order: Vec::new(), words: Vec::new(), finds: Vec::new(), scales: Vec::new() };
    for (line, number) in
        files.get(FILE)?.lines().zip(1..).filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(learned_with) = line.strip_prefix("pages ") {
            if learned_with != looked_for(files) {
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
    Some(reader.done())
}

struct Reader<'p> {
    pages: &'p [Page],
    /// For each column, the criterion that it is of.
    order: Vec<usize>,
    words: Vec<(String, Row)>,
    finds: Vec<(Find, Row)>,
    scales: Vec<(usize, Scale)>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let mut parts = line.split(' ');
        let (kind, key) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let numbers: Option<Vec<i64>> = parts.map(|part| part.parse().ok()).collect();
        let numbers = numbers.ok_or("this is no number")?;
        match kind {
            "scale" => {
                let at = self.pages.iter().position(|page| page.id == key);
                let at = at.ok_or_else(|| format!("there is no page `{key}` any more"))?;
                self.order.push(at);
                self.scales.push((at, scale(&numbers).ok_or("a criterion has a bias and two thresholds")?));
            }
            "word" => {
                let row = self.row(&numbers)?;
                self.words.push((key.to_owned(), row));
            }
            "find" => {
                let row = self.row(&numbers)?;
                let find = self.find(key).ok_or_else(|| format!("there is no element `{key}` any more"))?;
                self.finds.push((find, row));
            }
            _ => return Err(format!("a line starts with pages, scale, word or find, and not with `{kind}`")),
        }
        Ok(())
    }

    fn row(&self, numbers: &[i64]) -> Result<Row, String> {
        let mut row = vec![0; self.pages.len()];
        for (at, number) in self.order.iter().zip(numbers) {
            row[*at] = i8::try_from(*number).map_err(|_| "a weight is between -128 and 127")?;
        }
        if numbers.len() == self.order.len() { Ok(row) } else { Err("there is not a weight for each criterion".into()) }
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
        let mut scales = vec![Scale::SILENT; self.pages.len()];
        self.scales.into_iter().for_each(|(at, scale)| scales[at] = scale);
        Taught::new(self.words, self.finds, scales)
    }
}

fn scale(numbers: &[i64]) -> Option<Scale> {
    let &[bias, complete, doubt] = numbers else { return None };
    let number = |number: i64| i32::try_from(number).ok();
    Some(Scale { bias: number(bias)?, complete: number(complete)?, doubt: number(doubt)? })
}
