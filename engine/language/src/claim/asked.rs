//! What was asked of a text before: criteria share many phrases, and phrases a sentence.

use std::cell::RefCell;

use super::{Kind, Reckoned};
use crate::Words;

/// Answers by phrase. A list for each word holds those of the phrases that start with it.
#[derive(Debug)]
pub(super) struct Phrases {
    /// For each word, 1 + the index of its newest answer; 0 where there is none.
    newest: RefCell<Vec<u32>>,
    answers: RefCell<Vec<Answer>>,
}

#[derive(Debug)]
struct Answer {
    end: usize,
    kind: Kind,
    reckoned: Reckoned,
    /// The next older answer of its list, as in `Phrases::newest`.
    older: u32,
}

impl Phrases {
    /// No answers yet, for a text of so many words.
    pub(super) fn new(words: usize) -> Self {
        Self { newest: RefCell::new(vec![0; words]), answers: RefCell::default() }
    }

    /// What was answered for the phrase before.
    pub(super) fn known(&self, focus: &Words, kind: Kind) -> Option<Reckoned> {
        let answers = self.answers.borrow();
        let mut at = *self.newest.borrow().get(focus.start)?;
        while let Some(answer) = answers.get((at as usize).checked_sub(1)?) {
            if answer.end == focus.end && answer.kind == kind {
                return Some(answer.reckoned.clone());
            }
            at = answer.older;
        }
        None
    }

    /// Keeps the answer for a phrase.
    pub(super) fn keep(&self, focus: &Words, kind: Kind, reckoned: &Reckoned) {
        let (mut newest, mut answers) = (self.newest.borrow_mut(), self.answers.borrow_mut());
        let Some(newest) = newest.get_mut(focus.start) else { return };
        answers.push(Answer { end: focus.end, kind, reckoned: reckoned.clone(), older: *newest });
        *newest = answers.len() as u32;
    }
}

/// Answers by sentence, each found when it is first asked for.
#[derive(Debug)]
pub(super) struct Sentences<T>(RefCell<Vec<Option<T>>>);

impl<T: Clone> Sentences<T> {
    /// No answers yet, for a text of so many sentences.
    pub(super) fn new(sentences: usize) -> Self {
        Self(RefCell::new(vec![None; sentences]))
    }

    /// The answer for the sentence of this number.
    pub(super) fn of(&self, sentence: usize, find: impl FnOnce() -> T) -> T {
        if let Some(known) = self.0.borrow().get(sentence).and_then(Clone::clone) {
            return known;
        }
        let found = find();
        if let Some(slot) = self.0.borrow_mut().get_mut(sentence) {
            *slot = Some(found.clone());
        }
        found
    }
}
