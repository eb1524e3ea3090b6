//! A text as words: prepared once, then asked many things.
//!
//! All words of all sentences stand in one list, so that a stretch of words is a
//! range of it. What the words mean is for [`crate::query`], [`crate::claim`] and
//! [`crate::who`].

use core::ops::Range;

use crate::lexicon::{self, List, Lists, Mark};
use crate::text::{Block, Section, Text};
use crate::word::{self, Word};

/// How many bytes of a text there are for each word, with what stands between: seldom fewer.
const BYTES_OF_A_WORD: usize = 5;

/// A stretch of words: indexes into [`Reading::words`], end exclusive.
pub type Words = Range<usize>;

/// A text, read into words.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The text itself.
    pub text: &'t Text<'t>,
    /// The words of all sentences, in order.
    pub words: Vec<Word<'t>>,
    /// The sentences, in order, over all sections.
    pub sentences: Vec<Line>,
    /// For each word, the sentence it stands in.
    pub sentence_of: Vec<u32>,
    /// For each word, the first of the text that is written the same.
    pub(crate) first_written_so: Vec<u32>,
    /// Phrases of the language's own lists, in order of their first word.
    pub marks: Vec<Mark>,
    /// For each sentence, its marks: the first, and of which lists they are. One more ends
    /// them.
    marked: Vec<(u32, Lists)>,
    /// What stands before each word in its sentence.
    before: Vec<&'t str>,
}

/// A sentence as words, and where it stands.
#[derive(Debug, Clone)]
pub struct Line {
    /// The section it stands in.
    pub section: u32,
    /// Its words.
    pub words: Words,
    /// Its bytes in the section's text.
    pub span: Range<u32>,
    /// The kind of block it stands in.
    pub block: Block,
    /// Its paragraph, list or table row, counted over the whole text.
    pub unit: u32,
    /// The sentences that introduce it, outermost first: indexes into
    /// [`Reading::sentences`].
    pub introduced_by: Vec<usize>,
}

impl<'t> Reading<'t> {
    /// Reads `text` into words and finds the lists' phrases in it.
    #[must_use]
    pub fn new(text: &'t Text<'t>) -> Self {
        let (mut bytes, mut sentences) = (0, 0);
        for section in &text.sections {
            bytes += section.text.len();
            sentences += section.sentences.len();
        }
        let words = bytes / BYTES_OF_A_WORD;
        let mut reading = Self {
            text,
            words: Vec::with_capacity(words),
            sentences: Vec::with_capacity(sentences),
            sentence_of: Vec::with_capacity(words),
            first_written_so: Vec::new(),
            marks: Vec::new(),
            marked: Vec::new(),
            before: Vec::new(),
        };
        let mut units = 0;
        for (index, section) in text.sections.iter().enumerate() {
            units = reading.read_section(index as u32, section, units);
        }
        reading.first_written_so = word::first_written_so(&reading.words);
        reading.before = (0..reading.words.len()).map(|i| reading.cut_before(i)).collect();
        reading.marks = lexicon::marks(&reading);
        reading.marked = reading.marks_by_sentence();
        reading
    }

    fn marks_by_sentence(&self) -> Vec<(u32, Lists)> {
        let mut at = 0;
        let mut marked: Vec<(u32, Lists)> = Vec::with_capacity(self.sentences.len() + 1);
        for line in &self.sentences {
            let rest = &self.marks[at..];
            let here = rest.iter().take_while(|mark| (mark.word as usize) < line.words.end);
            let (len, lists) = here.fold((0, Lists::default()), |(len, lists), mark| (len + 1, lists.and(mark.list)));
            marked.push((at as u32, lists));
            at += len;
        }
        marked.push((at as u32, Lists::default()));
        marked
    }

    fn read_section(&mut self, index: u32, section: &'t Section<'t>, units: u32) -> u32 {
        let first = self.sentences.len();
        let mut next_unit = units;
        for sentence in &section.sentences {
            let from = self.words.len();
            word::read(section.text, sentence.span.start, sentence.span.end, &mut self.words);
            let starts = self.sentences.last().is_none_or(|last| last.unit != units + sentence.paragraph);
            if starts && sentence.block != Block::TableCell && numbers(&self.words[from..]) {
                self.words.remove(from);
            }
            self.sentence_of.resize(self.words.len(), self.sentences.len() as u32);
            next_unit = next_unit.max(units + sentence.paragraph + 1);
            self.sentences.push(Line {
                section: index,
                words: from..self.words.len(),
                span: sentence.span.clone(),
                block: sentence.block,
                unit: units + sentence.paragraph,
                introduced_by: sentence.introduced_by.iter().map(|&i| first + i as usize).collect(),
            });
        }
        next_unit
    }

    /// What `of` says of each word, where it asks nothing but how the word is written: it is
    /// called once for words that are written the same.
    pub(crate) fn each_by_writing<T: Clone>(&self, of: impl Fn(&Word<'t>) -> T) -> Vec<T> {
        let mut all: Vec<T> = Vec::with_capacity(self.words.len());
        for (at, first) in self.first_written_so.iter().enumerate() {
            let known = all.get(*first as usize).cloned();
            all.push(known.unwrap_or_else(|| of(&self.words[at])));
        }
        all
    }

    /// The same of what is asked of a word and of the kinds of figure that it is.
    pub(crate) fn each_by_key<T: Clone>(&self, of: impl Fn(&Word<'t>) -> T) -> Vec<T> {
        let mut all: Vec<T> = Vec::with_capacity(self.words.len());
        for (at, first) in self.first_written_so.iter().map(|first| *first as usize).enumerate() {
            let same = first < at && self.words[first].figure == self.words[at].figure;
            all.push(if same { all[first].clone() } else { of(&self.words[at]) });
        }
        all
    }

    /// The sentence that the stretch `words` starts in.
    #[must_use]
    pub fn line_of(&self, words: &Words) -> &Line {
        &self.sentences[self.sentence_of[words.start] as usize]
    }

    /// The text of the section that `line` stands in.
    #[must_use]
    pub fn section_text(&self, line: &Line) -> &'t str {
        self.text.sections[line.section as usize].text
    }

    /// The bytes of `words` in their section's text.
    #[must_use]
    pub fn span(&self, words: &Words) -> Range<u32> {
        self.words[words.start].start..self.words[words.end - 1].end
    }

    /// The characters between word `i` and the word before it in the same sentence
    /// (from the sentence's start for its first word).
    #[must_use]
    pub fn before(&self, i: usize) -> &'t str {
        self.before[i]
    }

    fn cut_before(&self, i: usize) -> &'t str {
        let line = &self.sentences[self.sentence_of[i] as usize];
        let from = if i == line.words.start { line.span.start } else { self.words[i - 1].end };
        &self.section_text(line)[from as usize..self.words[i].start as usize]
    }

    /// The characters between word `i` and the next word of the same sentence (to
    /// the sentence's end for its last word).
    #[must_use]
    pub fn after(&self, i: usize) -> &'t str {
        let line = &self.sentences[self.sentence_of[i] as usize];
        if i + 1 < line.words.end {
            return self.before[i + 1];
        }
        let to = line.span.end;
        &self.section_text(line)[self.words[i].end as usize..to as usize]
    }

    /// Whether the words from `at` on, within their sentence, are `phrase` (folded
    /// words separated by single spaces).
    #[must_use]
    pub fn is_phrase(&self, at: usize, phrase: &str) -> bool {
        let end = self.sentences[self.sentence_of[at] as usize].words.end;
        let mut rest = phrase.as_bytes();
        for word in self.words.get(at..end).unwrap_or_default() {
            let word = word.folded.as_bytes();
            // Most phrases differ in their first letter.
            if word.first() != rest.first() {
                return false;
            }
            match rest.strip_prefix(word) {
                Some([]) => return true,
                Some([b' ', more @ ..]) => rest = more,
                _ => return false,
            }
        }
        false
    }

    /// The phrases of the language's lists that start within `words`.
    pub fn marks_in(&self, words: &Words) -> impl Iterator<Item = &Mark> {
        let from = self.marks.partition_point(|mark| (mark.word as usize) < words.start);
        let end = words.end;
        self.marks[from..].iter().take_while(move |mark| (mark.word as usize) < end)
    }

    /// The phrases of `list` that start in the sentence of this number.
    pub(crate) fn marks_of(&self, sentence: usize, list: List) -> impl Iterator<Item = &Mark> {
        let (from, lists) = self.marked[sentence];
        let to = if lists.has(list) { self.marked[sentence + 1].0 } else { from };
        self.marks[from as usize..to as usize].iter().filter(move |mark| mark.list == list)
    }

    /// Whether a phrase of one of `lists` starts in the sentence of this number.
    pub(crate) fn has_mark_of(&self, sentence: usize, lists: Lists) -> bool {
        self.marked[sentence].1.shares(lists)
    }
}

/// Whether the first of `words` only numbers the paragraph that they open: *3.3 Tenants were …*.
fn numbers(words: &[Word<'_>]) -> bool {
    let [first, next, ..] = words else { return false };
    let dotted = first.raw.contains('.') && first.raw.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    dotted && next.raw.starts_with(char::is_uppercase)
}
