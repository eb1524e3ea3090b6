//! What readers' ratings taught, held beside what the pages found.
//!
//! Pages find, readers weigh. Where pages found a part that is firm, what was learned may say
//! that readers took such words for the whole, and points at the sentences that come nearest,
//! because the rest is said there in words that no page has; where they found all, it may doubt
//! it; and it may set aside what readers of such texts did not count at all. Where the pages
//! found nothing it may point at the sentences that come nearest, as a part that is doubtful. It
//! never speaks where the text says that it was not done.

use core::ops::Range;

use evenhand_language::claim::Prepared;
use evenhand_language::learned::{self, Find, Learned, Weighable, Weighed};
use evenhand_language::rating::{Item, Level, Rated, Rule, Shortfall, Strength, Worth};
use evenhand_language::{Claim, Kind, Reading, SetAside, Words};

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

/// The sentences of a text, and what they come to by what was learned.
pub(crate) struct Weighing<'l> {
    learned: &'l Learned<'l>,
    sentences: Vec<Weighable>,
    weighed: Weighed,
}

impl<'l> Weighing<'l> {
    /// Weighs a text, and notes with each item how telling its sentence is. None of a text that
    /// is shorter than all that was learned from.
    pub fn of(claims: &Prepared<'_, '_>, learned: &'l Learned<'l>, judged: &mut [Vec<Item>]) -> Option<Self> {
        let items: Vec<&[Item]> = judged.iter().map(Vec::as_slice).collect();
        let sentences = learned::weighable(claims, &items);
        if sentences.len() < learned.shortest as usize {
            return None;
        }
        let weighed = learned.weigh(claims.reading(), &sentences);
        for (criterion, items) in judged.iter_mut().enumerate() {
            for item in items {
                let line = claims.reading().sentence_of[item.words.start] as usize;
                let sentence = sentences.binary_search_by_key(&line, |sentence| sentence.line);
                item.telling = sentence.map_or(i32::MIN, |sentence| weighed.telling(sentence, criterion));
            }
        }
        Some(Self { learned, sentences, weighed })
    }

    /// Holds it beside what the pages found.
    pub fn settle(&self, claims: &Prepared<'_, '_>, rules: &Rules<'_>, findings: &mut [Finding]) {
        let each = findings.iter_mut().zip(&rules.criteria).zip(&self.learned.scales).enumerate();
        for (at, ((finding, rule), scale)) in each.filter(|(_, ((_, rule), _))| !rule.describes) {
            finding.odds = scale.odds(finding.rated.level, &self.weighed.said);
            let level = finding.rated.level;
            let level = finding.odds.map_or(level, |odds| odds.level(level, self.learned.sure));
            let line = |item: &Item| claims.reading().sentence_of[item.words.start];
            finding.settle(level, |decided| {
                let best = self.weighed.best(at).into_iter().filter_map(|best| self.said(claims, rule, at, best));
                best.filter(|best| decided.iter().all(|item| line(item) != line(best))).collect()
            });
            if finding.taught != Some(Taught::Found) {
                finding.most_telling_first();
            }
            if finding.pointed == 0 && matches!(finding.rated.level, Level::Described | Level::Partly) {
                let told = |item: &&Item| match item.worth {
                    Worth::SetAside(_) | Worth::Denies => true,
                    _ => item.element == rule.core(),
                };
                let lines: Vec<u32> = finding.items.iter().filter(told).map(line).collect();
                let best = self.weighed.best(at).into_iter().filter_map(|best| self.said(claims, rule, at, best));
                finding.point_at(best.filter(|best| !lines.contains(&line(best))).collect());
            }
        }
    }

    /// The sentences of the text, each with the odds that it says something of `criterion`.
    pub fn odds(&self, criterion: usize) -> impl Iterator<Item = (usize, f32)> {
        let each = self.sentences.iter().enumerate();
        each.map(move |(at, sentence)| (sentence.line, self.weighed.odds(at, criterion)))
    }

    /// A sentence as an item of the criterion's core; none where the text does not claim it.
    fn said(&self, claims: &Prepared<'_, '_>, rule: &Rule<'_>, criterion: usize, sentence: usize) -> Option<Item> {
        let words = claims.reading().sentences[self.sentences[sentence].line].words.clone();
        let element = rule.core();
        let kind = rule.elements.get(usize::from(element)).map_or(Kind::Fact, |core| core.kind);
        let reckoned = claims.claim(&words, kind);
        let denied = reckoned.claim == Claim::Denied || is_of_nobody(claims.reading(), &words);
        let counts = reckoned.set_aside.is_none() && !denied;
        let (strength, worth, claim) = (Strength::Weak, Worth::Weak, reckoned.claim);
        let telling = self.weighed.telling(sentence, criterion);
        counts.then_some(Item { element, words, strength, claim, worth, who: None, note: None, telling })
    }
}

/// *Nobody has looked at deprivation*: read as a fact it is so, and says nothing for anything.
fn is_of_nobody(reading: &Reading<'_>, words: &Words) -> bool {
    let word = |i: usize| if words.contains(&i) { reading.words[i].folded.as_ref() } else { "" };
    matches!((word(words.start), word(words.start + 1)), ("nobody" | "none", _) | ("no", "one"))
}

impl Finding {
    /// Takes `level` where what the pages found allows it. `nearest` gives the sentences that
    /// most likely say something of it, but those in which one of these hits stands.
    fn settle(&mut self, level: Level, nearest: impl FnOnce(&[&Item]) -> Vec<Item>) {
        match (self.rated.level, level) {
            (Level::NotFound, Level::Partly) => {
                let sentences = nearest(&[]);
                if !sentences.is_empty() {
                    self.rated = Rated::plain(Level::Partly, Some(Shortfall::Doubtful), Vec::new());
                    self.taught = Some(Taught::Found);
                    self.rest_on(sentences);
                }
            }
            (Level::Partly, Level::Described) if self.is_firm() => {
                let sentences = nearest(&self.rated.decided.iter().map(|&at| &self.items[at]).collect::<Vec<_>>());
                self.rated = Rated::plain(Level::Described, None, core::mem::take(&mut self.rated.decided));
                self.taught = Some(Taught::Completed);
                self.rest_on(sentences);
            }
            (Level::Described, Level::Partly) => {
                self.rated.level = Level::Partly;
                self.rated.shortfall = Some(Shortfall::Doubtful);
                self.taught = Some(Taught::Doubted);
            }
            (Level::Partly, Level::NotFound) if !self.is_denied() => {
                self.rated = Rated::plain(Level::NotFound, None, Vec::new());
                self.taught = Some(Taught::SetAside);
                self.items
                    .iter_mut()
                    .filter(|item| item.counts())
                    .for_each(|item| item.worth = Worth::SetAside(SetAside::SeldomCounted));
            }
            _ => {}
        }
    }

    /// Puts what decided in the order of how telling its sentences are. Sentences alone stand in
    /// the order of how likely they are already.
    fn most_telling_first(&mut self) {
        let Self { items, rated, .. } = self;
        rated.decided.sort_by_key(|&at| core::cmp::Reverse(items[at].telling));
    }

    /// Rests it on these sentences too.
    fn rest_on(&mut self, sentences: Vec<Item>) {
        self.rated.decided.extend(self.items.len()..self.items.len() + sentences.len());
        self.point_at(sentences);
    }

    /// Shows these sentences beside what it rests on.
    fn point_at(&mut self, sentences: Vec<Item>) {
        self.pointed = sentences.len();
        self.values.extend(sentences.iter().map(|_| Vec::new()));
        self.items.extend(sentences);
    }

    /// Whether what was learned points at the item, and no phrase of the page.
    pub fn is_pointed(&self, item: usize) -> bool {
        item >= self.items.len() - self.pointed
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
