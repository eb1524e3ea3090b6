//! Whether words are a text's own: whether it says them of somebody in its own name, and
//! neither quotes them nor objects to them.
//!
//! A text that says *hard to reach* words it so; one that says *people who were put down
//! as hard to reach*, or *we no longer say hard to reach*, does not. In doubt the words are
//! not its own. Whether words are to be flagged at all is the framework's.

use crate::claim::{Kind, Prepared, SetAside};
use crate::lexicon::{List, Mark, holds};
use crate::text::Block;
use crate::{Words, who};

/// How many words may stand between what objects and what it objects to.
const BETWEEN: usize = 4;
/// How many words may stand between words and what objects to them afterwards.
const BEHIND: usize = 2;

/// A text's own wording: make it once, ask it for each phrase.
#[derive(Debug)]
pub struct Wording<'p, 'r, 't> {
    claims: &'p Prepared<'r, 't>,
    /// Whether each word stands inside double quotation marks.
    quoted: Vec<bool>,
}

impl<'p, 'r, 't> Wording<'p, 'r, 't> {
    /// Finds what the text quotes.
    #[must_use]
    pub fn new(claims: &'p Prepared<'r, 't>) -> Self {
        Self { claims, quoted: who::quoted(claims.reading()) }
    }

    /// Whether the text says `words` itself.
    #[must_use]
    pub fn is_own(&self, words: &Words) -> bool {
        let reading = self.claims.reading();
        let block = reading.line_of(words).block;
        block != Block::Quotation
            && !words.clone().any(|i| self.quoted[i])
            && !self.in_single_marks(words)
            && !self.asked_or_named(words)
            && !self.named_before(words)
            && !self.objected_to_behind(words)
    }

    /// Whether `words` stand between an opening and a closing single quotation mark.
    fn in_single_marks(&self, words: &Words) -> bool {
        let reading = self.claims.reading();
        let sentence = &reading.line_of(words).words;
        let opens = |i: &usize| reading.before(*i).ends_with(['‘', '\'', '`']);
        let closes = |i: usize| reading.after(i).starts_with(['’', '\'', '`']);
        let open = (sentence.start..=words.start).rev().find(opens);
        open.is_some_and(|open| !(open..words.start).any(closes) && (words.end - 1..sentence.end).any(closes))
    }

    /// A form's question is not the text's wording, nor is a name, nor standard wording.
    fn asked_or_named(&self, words: &Words) -> bool {
        let aside = |kind| self.claims.claim(words, kind).set_aside;
        matches!(aside(Kind::Fact), Some(SetAside::Question | SetAside::StandardWording | SetAside::OtherSense))
            || aside(Kind::Deed) == Some(SetAside::Name)
    }

    /// Whether what stands before `words` says that others word it so, or that it is not
    /// worded so any more: *coded as*, *so-called*, *we stopped saying*.
    fn named_before(&self, words: &Words) -> bool {
        let reading = self.claims.reading();
        let line = reading.line_of(words).words.start..words.start;
        let as_before = line.contains(&(words.start.wrapping_sub(1))) && reading.is_phrase(words.start - 1, "as");
        let named = |list| list == List::WordingObjects || (as_before && list == List::WordingObjectsAs);
        let objects = |mark: &&Mark| named(mark.list) && mark.words().end <= words.start;
        reading.marks_in(&line).filter(objects).any(|mark| {
            let between = mark.words().end..words.start;
            between.len() <= BETWEEN && between.clone().all(|i| self.is_small(i))
        })
    }

    /// Whether what stands behind `words` objects to them: *… is a label that we dropped*.
    fn objected_to_behind(&self, words: &Words) -> bool {
        let reading = self.claims.reading();
        let line = words.end..reading.line_of(words).words.end;
        reading
            .marks_in(&line)
            .any(|mark| mark.list == List::WordingObjectsBehind && mark.words().start - words.end <= BEHIND)
    }

    /// Whether a word may stand between what objects and what it objects to.
    fn is_small(&self, i: usize) -> bool {
        holds(List::WordingBetween, &self.claims.reading().words[i].folded)
    }
}
