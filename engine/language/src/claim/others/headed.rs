//! Others' work told by a heading: *References*, *What have others done?*.
//!
//! A list of sources is others' whole, whatever its titles say; under a heading that
//! asks for others' work, a paragraph is theirs until we speak in it.

use super::ours;
use crate::lexicon::{List, Mark};
use crate::text::Block;
use crate::{Reading, Words};

/// What a heading says of the text under it.
#[derive(Clone)]
enum Says {
    /// A list of sources: *References*, *Works cited*.
    Sources(Words),
    /// Others' work: *What is done elsewhere*.
    Others(Words),
}

/// What the headings over a line say, as the lines are gone through in order.
#[derive(Default)]
pub(super) struct Headed {
    section: Option<u32>,
    /// The headings over the section that tell, with their depth.
    above: Vec<(u8, Says)>,
}

impl Headed {
    /// Goes on to the sentence `number`.
    pub fn enter(&mut self, reading: &Reading<'_>, number: usize) {
        let line = &reading.sentences[number];
        if self.section == Some(line.section) {
            return;
        }
        self.section = Some(line.section);
        let depth = reading.text.sections[line.section as usize].depth;
        self.above.retain(|(above, _)| *above < depth);
        let heading = reading.sentences[number..].iter();
        let heading = heading.take_while(|l| l.block == Block::Heading && l.unit == line.unit);
        if let Some(says) = heading.map(|l| &l.words).find_map(|words| says(reading, words)) {
            self.above.push((depth, says));
        }
    }

    /// The heading that makes the sentence `number` part of a list of sources.
    pub fn sources(&self, reading: &Reading<'_>, number: usize) -> Option<Words> {
        self.over(reading, number).find_map(|says| match says {
            Says::Sources(words) => Some(words),
            Says::Others(_) => None,
        })
    }

    /// The heading under which the sentence `number` is others' work unless we speak.
    pub fn others(&self, reading: &Reading<'_>, number: usize) -> Option<Words> {
        self.over(reading, number).find_map(|says| match says {
            Says::Others(words) => Some(words),
            Says::Sources(_) => None,
        })
    }

    fn over<'s>(&'s self, reading: &'s Reading<'_>, number: usize) -> impl Iterator<Item = Says> + use<'s> {
        let by = reading.sentences[number].introduced_by.iter().map(|&l| &reading.sentences[l]);
        let run_in = by.filter(|l| l.block == Block::Heading).filter_map(|l| says(reading, &l.words));
        self.above.iter().map(|(_, says)| says.clone()).chain(run_in)
    }
}

fn says(reading: &Reading<'_>, words: &Words) -> Option<Says> {
    let from = words.clone().find(|&i| !numbers(reading, i))?;
    let marks = || reading.marks_in(words);
    let whole = |m: &&Mark| m.list == List::ClaimSources && m.words() == (from..words.end);
    if let Some(mark) = marks().find(whole) {
        return Some(Says::Sources(mark.words()));
    }
    // *How will you work with other services?* asks for ours.
    let ours = words.clone().any(|i| {
        matches!(
            reading.words[i].folded.as_ref(),
            "with" | "for" | "alongside" | "you" | "your" | "involve" | "involved"
        )
    });
    if ours || ours::speak(reading, words) {
        return None;
    }
    let heads = marks().find(|m| m.list == List::ClaimOthersHead).map(Mark::words);
    heads.or_else(|| others_do(reading, words)).map(Says::Others)
}

/// *What have other people done?*, *What other trusts do*.
fn others_do(reading: &Reading<'_>, words: &Words) -> Option<Words> {
    let word = |i: usize| reading.words[i].folded.as_ref();
    let other = words.clone().find(|&i| matches!(word(i), "other" | "others"))?;
    let does = |i: &usize| matches!(word(*i), "do" | "does" | "did" | "done" | "doing" | "try" | "tried" | "trying");
    let verb = (other + 1..words.end.min(other + 4)).find(does)?;
    Some(other..verb + 1)
}

/// *7.*, *A.*: what only numbers a heading.
fn numbers(reading: &Reading<'_>, i: usize) -> bool {
    let word = reading.words[i].folded.as_ref();
    word.len() == 1 || word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}
