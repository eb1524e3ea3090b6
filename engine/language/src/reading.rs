//! A text as words: prepared once, then asked many things.
//!
//! All words of all sentences stand in one list, so that a stretch of words is a
//! range of it. What the words mean is for [`crate::query`], [`crate::claim`] and
//! [`crate::who`].

use core::ops::Range;

use crate::lexicon::{self, Mark};
use crate::text::{Block, Section, Text};
use crate::word::{self, Word};

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
    /// Phrases of the language's own lists, in order of their first word.
    pub marks: Vec<Mark>,
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
        let mut reading =
            Self { text, words: Vec::new(), sentences: Vec::new(), sentence_of: Vec::new(), marks: Vec::new() };
        let mut units = 0;
        for (index, section) in text.sections.iter().enumerate() {
            units = reading.read_section(index as u32, section, units);
        }
        reading.marks = lexicon::marks(&reading.words, &reading.sentences);
        reading
    }

    fn read_section(&mut self, index: u32, section: &'t Section<'t>, units: u32) -> u32 {
        let first = self.sentences.len();
        let mut next_unit = units;
        for sentence in &section.sentences {
            let from = self.words.len();
            self.words.extend(word::words(section.text, sentence.span.start, sentence.span.end));
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
        let line = &self.sentences[self.sentence_of[i] as usize];
        let from = if i == line.words.start { line.span.start } else { self.words[i - 1].end };
        &self.section_text(line)[from as usize..self.words[i].start as usize]
    }

    /// The characters between word `i` and the next word of the same sentence (to
    /// the sentence's end for its last word).
    #[must_use]
    pub fn after(&self, i: usize) -> &'t str {
        let line = &self.sentences[self.sentence_of[i] as usize];
        let to = if i + 1 == line.words.end { line.span.end } else { self.words[i + 1].start };
        &self.section_text(line)[self.words[i].end as usize..to as usize]
    }

    /// Whether the words from `at` on, within their sentence, are `phrase` (folded
    /// words separated by single spaces).
    #[must_use]
    pub fn is_phrase(&self, at: usize, phrase: &str) -> bool {
        let end = self.sentences[self.sentence_of[at] as usize].words.end;
        phrase.split(' ').zip(at..).all(|(word, i)| i < end && self.words[i].folded == word)
    }

    /// The phrases of the language's lists that start within `words`.
    pub fn marks_in(&self, words: &Words) -> impl Iterator<Item = &Mark> {
        let from = self.marks.partition_point(|mark| (mark.word as usize) < words.start);
        let end = words.end;
        self.marks[from..].iter().take_while(move |mark| (mark.word as usize) < end)
    }
}
