//! Whether a condition over ratings holds, and how likely it is to.
//!
//! A condition is only as sure as all of its ratings together, and most of them ask for
//! something that was not found. So it holds where the levels of the report say so and, as far
//! as readers' ratings taught how likely each of these is, where that is likelier than not.

use evenhand_language::learned::Odds;
use evenhand_language::rating::{self, Item, Level, Rated};

use super::{Ground, names};
use crate::compiled::{Compare, Grade, When};
use crate::labels::Value;

/// How likely a condition has to be.
const LIKELY: f32 = 0.5;

impl Ground<'_> {
    /// Whether a condition holds; `value` is the one that is looked at.
    pub(super) fn holds(&self, when: &When, value: Option<Value>) -> bool {
        self.is_said(when, value) && self.chance(when, value) >= LIKELY
    }

    /// Whether the levels say so.
    fn is_said(&self, when: &When, value: Option<Value>) -> bool {
        match when {
            When::All(parts) => parts.iter().all(|part| self.is_said(part, value)),
            When::Any(parts) => parts.iter().any(|part| self.is_said(part, value)),
            When::Not(part) => !self.is_said(part, value),
            When::Level(criterion, compare, than) => self
                .findings
                .get(usize::from(*criterion))
                .is_some_and(|finding| compare.holds(grade(finding.rated.level), *than)),
            When::OfValue(criterion, compare, than) => {
                value.is_some_and(|value| compare.holds(self.grade_of(*criterion, value), *than))
            }
        }
    }

    /// How likely it is, of one, as if each part of it were told apart.
    fn chance(&self, when: &When, value: Option<Value>) -> f32 {
        match when {
            When::All(parts) => parts.iter().map(|part| self.chance(part, value)).product(),
            When::Any(parts) => 1.0 - parts.iter().map(|part| 1.0 - self.chance(part, value)).product::<f32>(),
            When::Not(part) => 1.0 - self.chance(part, value),
            When::Level(criterion, compare, than) => {
                let at_least = |least| self.at_least(*criterion, least);
                comparing(*compare, *than, at_least)
            }
            When::OfValue(criterion, compare, than) => {
                let at_least = |least| value.map_or(0.0, |value| self.at_least_of(*criterion, value, least));
                comparing(*compare, *than, at_least)
            }
        }
    }

    /// How likely a criterion has this level or a higher one.
    fn at_least(&self, criterion: u16, least: Grade) -> f32 {
        let Some(finding) = self.findings.get(usize::from(criterion)) else { return 0.0 };
        match (&finding.odds, least) {
            (_, Grade::Absent) => 1.0,
            (None, _) => f32::from(u8::from(grade(finding.rated.level) >= least)),
            (Some(Odds { there, whole }), Grade::Partly) => of_one(there.max(*whole)),
            (Some(Odds { whole, .. }), Grade::Described) => of_one(*whole),
        }
    }

    /// The same of what it says of a value: as likely as the likeliest sentence that names the
    /// value makes it. Where readers taught nothing, as the pages say.
    fn at_least_of(&self, criterion: u16, value: Value, least: Grade) -> f32 {
        let at = usize::from(criterion);
        let overall = self.at_least(criterion, least);
        if least == Grade::Absent {
            return overall;
        }
        let is_taught = self.findings.get(at).is_some_and(|finding| finding.odds.is_some());
        let Some(weighing) = self.weighing.as_ref().filter(|_| is_taught) else {
            return if self.grade_of(criterion, value) >= least { overall } else { 0.0 };
        };
        let words = |line: usize| &self.reading.sentences[line].words;
        let naming = |line: usize| self.named.of(self.reading, words(line)).contains(&value);
        let odds = weighing.odds(at).filter(|(line, _)| naming(*line)).map(|(_, odds)| of_one(odds));
        odds.fold(0.0, f32::max).min(overall)
    }

    /// What a criterion says of a value: the level that it would have if of its core only
    /// what names the value were there.
    fn grade_of(&self, criterion: u16, value: Value) -> Grade {
        let at = usize::from(criterion);
        let (Some(finding), Some(rule)) = (self.findings.get(at), self.rules.criteria.get(at)) else {
            return Grade::Absent;
        };
        let overall = grade(finding.rated.level);
        if overall == Grade::Absent {
            return overall;
        }
        let core = rule.core();
        let of_core = |i: &usize| finding.items[*i].element == core;
        let names = |i: usize| names(finding, i, value);
        // Where nothing of the core names it, nothing is said of it.
        if !(0..finding.items.len()).any(|i| of_core(&i) && names(i)) {
            return Grade::Absent;
        }
        let kept = |i: &usize| !of_core(i) || names(*i);
        let items: Vec<Item> = (0..finding.items.len()).filter(kept).map(|i| finding.items[i].clone()).collect();
        let active = |element: u8| (self.active)(rule, element);
        let Rated { level, .. } = rating::rate(self.reading, rule, &items, &active, true);
        grade(level).min(overall)
    }
}

fn of_one(odds: f32) -> f32 {
    odds / (1.0 + odds)
}

fn grade(level: Level) -> Grade {
    match level {
        Level::Described => Grade::Described,
        Level::Partly => Grade::Partly,
        Level::NotFound | Level::SaidNotDone | Level::NotApplicable => Grade::Absent,
    }
}

/// How likely a comparison with `than` is, by how likely each grade or a higher one is.
fn comparing(compare: Compare, than: Grade, at_least: impl Fn(Grade) -> f32) -> f32 {
    let above = || match than {
        Grade::Absent => at_least(Grade::Partly),
        Grade::Partly => at_least(Grade::Described),
        Grade::Described => 0.0,
    };
    match compare {
        Compare::Less => 1.0 - at_least(than),
        Compare::AtMost => 1.0 - above(),
        Compare::Equal => at_least(than) - above(),
        Compare::AtLeast => at_least(than),
        Compare::More => above(),
    }
}
