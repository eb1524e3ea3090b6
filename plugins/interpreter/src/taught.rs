//! What readers' ratings taught, held beside what the pages found.
//!
//! Pages find, readers weigh. Where pages found a part that is firm, what was learned may say
//! that readers took such words for the whole; where they found all, it may doubt it. It
//! never speaks where the pages found nothing, or where the text says that it was not done.

use core::ops::Range;

use evenhand_language::claim::Prepared;
use evenhand_language::learned::{self, Find, Learned, Scale};
use evenhand_language::rating::{Item, Level, Rated, Shortfall};

use crate::assess::Finding;
use crate::compiled::Rules;

/// What readers' ratings changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taught {
    /// The pages found a part, and readers took such words for the whole.
    Completed,
    /// The pages found all, and readers seldom took such words for it.
    Doubted,
}

/// What a text offers to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What the pages alone say, for each criterion.
    pub levels: Vec<Level>,
    /// Its sentences, as they are weighed.
    pub sentences: Vec<Sentence>,
}

/// A sentence that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The section it stands in.
    pub section: u32,
    /// Its bytes in the section's text.
    pub span: Range<u32>,
    /// What each of its words is weighed by, and whether it is written as a name is.
    pub words: Vec<(String, bool)>,
    /// What the pages find in it.
    pub finds: Vec<Find>,
}

pub(crate) fn offer(claims: &Prepared<'_, '_>, findings: &[Finding]) -> Offer {
    let reading = claims.reading();
    let sentences = learned::weighable(claims, &items(findings)).into_iter().map(|weighable| {
        let line = &reading.sentences[weighable.line];
        let named = |i: usize| i > line.words.start && is_name(reading.words[i].raw);
        let words = line.words.clone().map(|i| (learned::key(&reading.words[i]).to_owned(), named(i))).collect();
        Sentence { section: line.section, span: line.span.clone(), words, finds: weighable.finds }
    });
    let sentences = sentences.collect();
    Offer { levels: findings.iter().map(|finding| finding.rated.level).collect(), sentences }
}

/// *Leon*, and not *GP*.
fn is_name(raw: &str) -> bool {
    raw.starts_with(char::is_uppercase) && raw.chars().nth(1).is_some_and(char::is_lowercase)
}

fn items(findings: &[Finding]) -> Vec<&[Item]> {
    findings.iter().map(|finding| finding.items.as_slice()).collect()
}

/// Holds what was learned beside what the pages found.
pub(crate) fn settle(claims: &Prepared<'_, '_>, rules: &Rules<'_>, learned: &Learned<'_>, findings: &mut [Finding]) {
    let scores = learned.weigh(claims.reading(), &learned::weighable(claims, &items(findings)));
    let held = scores.iter().zip(&learned.scales);
    for ((finding, rule), (score, scale)) in findings.iter_mut().zip(&rules.criteria).zip(held) {
        if !rule.describes {
            finding.settle(*score, scale);
        }
    }
}

impl Finding {
    fn settle(&mut self, score: i32, scale: &Scale) {
        match self.rated.level {
            Level::Partly if score >= scale.complete && self.is_firm() => {
                self.rated = Rated::plain(Level::Described, None, core::mem::take(&mut self.rated.decided));
                self.taught = Some(Taught::Completed);
            }
            Level::Described if score < scale.doubt => {
                self.rated.level = Level::Partly;
                self.rated.shortfall = Some(Shortfall::Doubtful);
                self.taught = Some(Taught::Doubted);
            }
            _ => {}
        }
    }

    /// Whether what decided is planned, done or so.
    fn is_firm(&self) -> bool {
        let mut decided = self.rated.decided.iter().map(|&at| &self.items[at]);
        let hoped = self.rated.shortfall == Some(Shortfall::OnlyHoped);
        !hoped && !self.rated.decided.is_empty() && decided.all(Item::is_firm)
    }
}
