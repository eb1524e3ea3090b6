//! What readers' ratings taught, held beside what the pages found.
//!
//! Pages find, readers weigh. Where pages found a part that is firm, what was learned may say
//! that readers took such words for the whole; where they found all, it may doubt it; and it
//! may set aside what readers of such texts did not count at all. Where the pages found nothing
//! it may point at the sentences that come nearest, as a part that is doubtful. It never speaks
//! where the text says that it was not done.

use core::ops::Range;

use evenhand_language::claim::Prepared;
use evenhand_language::learned::{self, Find, Learned};
use evenhand_language::rating::{Item, Level, Rated, Rule, Shortfall, Strength, Worth};
use evenhand_language::{Claim, Kind, SetAside};

use crate::assess::Finding;
use crate::compiled::Rules;

/// What readers' ratings changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taught {
    /// The pages found a part, and readers took such words for the whole.
    Completed,
    /// The pages found all, and readers seldom took such words for it.
    Doubted,
    /// The pages found something, and readers seldom counted such words.
    SetAside,
    /// The pages found nothing, and readers mostly found a part in such sentences.
    Found,
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
    let sentences = learned::weighable(claims, &items(findings));
    if sentences.len() < learned.shortest as usize {
        return;
    }
    let weighed = learned.weigh(claims.reading(), &sentences);
    let each = findings.iter_mut().zip(&rules.criteria).zip(&learned.scales).enumerate();
    for (at, ((finding, rule), scale)) in each.filter(|(_, ((_, rule), _))| !rule.describes) {
        let level = scale.level(finding.rated.level, &weighed.together);
        if (finding.rated.level, level) == (Level::NotFound, Level::Partly) {
            let lines = weighed.best(at).into_iter().map(|best| sentences[best].line);
            finding.point(lines.filter_map(|line| said(claims, rule, line)).collect());
        } else {
            finding.settle(level);
        }
        if finding.taught == Some(Taught::Completed) {
            let line = |item: &Item| claims.reading().sentence_of[item.words.start] as usize;
            let place = |item: &Item| sentences.binary_search_by_key(&line(item), |sentence| sentence.line);
            finding.most_telling_first(|item| place(item).map_or(i32::MIN, |sentence| weighed.of(sentence, at)));
        }
    }
}

/// A sentence as an item of the criterion's core; none where the text does not claim it.
fn said(claims: &Prepared<'_, '_>, rule: &Rule<'_>, line: usize) -> Option<Item> {
    let words = claims.reading().sentences[line].words.clone();
    let element = rule.core();
    let kind = rule.elements.get(usize::from(element)).map_or(Kind::Fact, |core| core.kind);
    let reckoned = claims.claim(&words, kind);
    let counts = reckoned.set_aside.is_none() && reckoned.claim != Claim::Denied;
    let (strength, worth, claim) = (Strength::Weak, Worth::Weak, reckoned.claim);
    counts.then_some(Item { element, words, strength, claim, worth, who: None, note: None })
}

impl Finding {
    fn settle(&mut self, level: Level) {
        match (self.rated.level, level) {
            (Level::Partly, Level::Described) if self.is_firm() => {
                self.rated = Rated::plain(Level::Described, None, core::mem::take(&mut self.rated.decided));
                self.taught = Some(Taught::Completed);
            }
            (Level::Described, Level::Partly) => {
                self.rated.level = Level::Partly;
                self.rated.shortfall = Some(Shortfall::Doubtful);
                self.taught = Some(Taught::Doubted);
            }
            (Level::Partly, Level::NotFound) if !self.is_denied() => {
                self.rated = Rated::plain(Level::NotFound, None, Vec::new());
                self.taught = Some(Taught::SetAside);
                let counted = self.items.iter_mut().filter(|item| !matches!(item.worth, Worth::SetAside(_)));
                counted.for_each(|item| item.worth = Worth::SetAside(SetAside::SeldomCounted));
            }
            _ => {}
        }
    }

    /// Puts what decided in the order of how much its sentences come to.
    fn most_telling_first(&mut self, score: impl Fn(&Item) -> i32) {
        let Self { items, rated, .. } = self;
        rated.decided.sort_by_key(|&at| core::cmp::Reverse(score(&items[at])));
    }

    /// Makes it a doubtful part that rests on these sentences, where there are any.
    fn point(&mut self, sentences: Vec<Item>) {
        if sentences.is_empty() {
            return;
        }
        let decided = self.items.len()..self.items.len() + sentences.len();
        self.values.extend(sentences.iter().map(|_| Vec::new()));
        self.items.extend(sentences);
        self.rated = Rated::plain(Level::Partly, Some(Shortfall::Doubtful), decided.collect());
        self.taught = Some(Taught::Found);
    }

    fn is_denied(&self) -> bool {
        self.items.iter().any(|item| item.worth == Worth::Denies)
    }

    /// Whether what decided is planned, done or so.
    fn is_firm(&self) -> bool {
        let mut decided = self.rated.decided.iter().map(|&at| &self.items[at]);
        let hoped = self.rated.shortfall == Some(Shortfall::OnlyHoped);
        !hoped && !self.rated.decided.is_empty() && decided.all(Item::is_firm)
    }
}
