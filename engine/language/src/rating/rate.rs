//! Which level follows from the items of a criterion.
//!
//! Errors are not equal: a false `described` is the worst, so where two readings
//! are possible the lower is taken.

use core::cmp::Reverse;

use super::judge::{Item, Worth, overlaps};
use super::lack::{Lack, lacking};
use super::rule::{Element, Expr, Rule, Strength, Tie};
use super::{Level, Shortfall};
use crate::reading::Line;
use crate::word::Figure;
use crate::{Claim, Kind, Reading};
use candidate::{Candidate, Support};
use tie::same_paragraph;

mod candidate;
mod tie;

/// So many places of a core are held against all that stands around them: what that costs grows
/// with the places and with what stands around each.
const MOST_CORES: usize = 50;

/// A rating: the level, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The level.
    pub level: Level,
    /// Why it is only `partly`.
    pub shortfall: Option<Shortfall>,
    /// The items that decided: indexes, the core's first.
    pub decided: Vec<usize>,
    /// What was not found with the core, by the nearest way to all that is required.
    pub missing: Vec<Lack>,
    /// Elements that are there, but only hoped for: indexes.
    pub hoped: Vec<u8>,
    /// Elements that are there, and of which it is not told who does it: indexes.
    pub untold: Vec<u8>,
}

impl Rated {
    /// A rating that rests on `decided` and lacks nothing that could be told.
    #[must_use]
    pub const fn plain(level: Level, shortfall: Option<Shortfall>, decided: Vec<usize>) -> Self {
        Self { level, shortfall, decided, missing: vec![], hoped: vec![], untold: vec![] }
    }
}

/// Rates a criterion by its items.
///
/// `active` says whether an element is required with the settings that hold;
/// `applies` whether the project has the deed without which the criterion does not
/// apply.
#[must_use]
pub fn rate(
    reading: &Reading<'_>,
    rule: &Rule<'_>,
    items: &[Item],
    active: &dyn Fn(u8) -> bool,
    applies: bool,
) -> Rated {
    let all = Rating { reading, rule, items, active };
    if !applies {
        return Rated::plain(Level::NotApplicable, None, vec![]);
    }
    let core = rule.core();
    let best = all.candidates(core).max_by(|a, b| a.order().cmp(&b.order())).map(|best| all.with_missing(best));
    let denial = all.denial(core);
    match (best, denial) {
        (Some(found), Some(denial)) if found.yields_to(&items[denial]) => said_not_done(denial),
        (Some(found), _) => found.rated,
        (None, Some(denial)) => said_not_done(denial),
        (None, None) => Rated::plain(Level::NotFound, None, vec![]),
    }
}

fn said_not_done(denial: usize) -> Rated {
    Rated::plain(Level::SaidNotDone, None, vec![denial])
}

struct Rating<'a> {
    reading: &'a Reading<'a>,
    rule: &'a Rule<'a>,
    items: &'a [Item],
    active: &'a dyn Fn(u8) -> bool,
}

impl Rating<'_> {
    fn candidates(&self, core: u8) -> impl Iterator<Item = Candidate> {
        self.cores(core).into_iter().filter_map(move |at| {
            let item = &self.items[at];
            match item.worth {
                Worth::Strong => Some(self.with_core(at, item, false)),
                Worth::Unclear => Some(self.with_core(at, item, true)),
                Worth::Denies if self.rule.describes => Some(self.with_core(at, item, false)),
                Worth::Weak => Some(self.touched_on(at)),
                _ => None,
            }
        })
    }

    /// The items that may be the core, in order; of very many the firmest and most telling.
    fn cores(&self, core: u8) -> Vec<usize> {
        let of_core = |at: &usize| self.items[*at].element == core && self.items[*at].counts();
        let mut found: Vec<usize> = (0..self.items.len()).filter(of_core).collect();
        if found.len() > MOST_CORES {
            let firm = |item: &Item| (item.worth == Worth::Strong, item.is_firm());
            found.sort_by_key(|&at| (Reverse(firm(&self.items[at])), Reverse(self.items[at].telling), at));
            found.truncate(MOST_CORES);
            found.sort_unstable();
        }
        found
    }

    fn with_missing(&self, mut candidate: Candidate) -> Candidate {
        if let Some(&core) = candidate.rated.decided.first().filter(|_| candidate.lacks) {
            candidate.rated.missing = self.missing(core);
        }
        candidate
    }

    fn with_core(&self, at: usize, core: &Item, unclear: bool) -> Candidate {
        let firm = core.is_firm() || (self.rule.describes && core.claim == Claim::Denied);
        let (met, decided) = self.complete(at);
        let (level, shortfall) = match (met, firm) {
            (_, true) if unclear => (Level::Partly, Some(Shortfall::UnclearWho)),
            (Some(Support::Firm), true) if !unclear && self.stands(at, core, &decided) => (Level::Described, None),
            (Some(Support::Firm | Support::Untold), true) => (Level::Partly, Some(Shortfall::UnclearWho)),
            (Some(_), _) => (Level::Partly, Some(Shortfall::OnlyHoped)),
            (None, _) => (Level::Partly, Some(Shortfall::PartMissing)),
        };
        let around = self.around(core);
        let of = |holds: &dyn Fn(&Item) -> bool| {
            decided.iter().map(|&i| &self.items[i]).filter(|item| holds(item)).map(|item| item.element).collect()
        };
        let (hoped, untold) = (of(&|item| !item.is_firm()), of(&|item| item.worth == Worth::Unclear));
        let rated = Rated { hoped, untold, ..Rated::plain(level, shortfall, decided) };
        Candidate { rated, firm: firm && !unclear, telling: core.telling, around, lacks: met.is_none() }
    }

    /// The firmest support by which the core at `at` has all that is required, with the
    /// items that make it so; without any, the core alone.
    fn complete(&self, at: usize) -> (Option<Support>, Vec<usize>) {
        for support in [Support::Firm, Support::Untold, Support::Hoped] {
            let mut decided = vec![at];
            if self.meets(&self.rule.required, at, support, &mut decided) {
                let mut once: Vec<usize> = Vec::with_capacity(decided.len());
                for i in decided {
                    if !once.contains(&i) {
                        once.push(i);
                    }
                }
                return (Some(support), once);
            }
        }
        (None, vec![at])
    }

    /// How many firm items of other wording stand in the core's paragraph.
    fn around(&self, core: &Item) -> usize {
        let here = self.reading.line_of(&core.words);
        let others = self.within_reach(Tie::Section, core).filter(|&i| {
            let item = &self.items[i];
            item.worth == Worth::Strong
                && item.is_firm()
                && !overlaps(&item.words, &core.words)
                && same_paragraph(here, self.reading.line_of(&item.words))
        });
        others.count()
    }

    fn touched_on(&self, at: usize) -> Candidate {
        let shortfall = Some(Shortfall::OnlyTouchedOn);
        let rated = Rated::plain(Level::Partly, shortfall, vec![at]);
        let item = &self.items[at];
        Candidate { rated, firm: false, telling: item.telling, around: self.around(item), lacks: true }
    }

    /// Whether a core that was completed from context has a second support in its
    /// section: another element or item, a figure or a date.
    fn stands(&self, at: usize, core: &Item, decided: &[usize]) -> bool {
        if !core.from_context() || decided.len() > 1 {
            return true;
        }
        let line = self.reading.line_of(&core.words);
        let beside =
            |item: &Item| matches!(item.worth, Worth::Strong) && item.is_firm() && !overlaps(&item.words, &core.words);
        let other = self
            .items
            .iter()
            .enumerate()
            .any(|(i, item)| i != at && beside(item) && self.reading.line_of(&item.words).section == line.section);
        other || self.has_figure(line)
    }

    fn has_figure(&self, core: &Line) -> bool {
        let near = |line: &&Line| line.section == core.section;
        self.reading.sentences.iter().filter(near).any(|line| {
            self.reading.words[line.words.clone()].iter().any(|word| {
                let digits = word.raw.starts_with(|c: char| c.is_ascii_digit());
                word.figure.is(Figure::MONEY)
                    || word.figure.is(Figure::PERCENT)
                    || word.figure.is(Figure::DATE)
                    || digits
            })
        })
    }

    /// Whether `expr` holds seen from the core at `at`; the items that make it hold
    /// are added to `decided`.
    fn meets(&self, expr: &Expr, at: usize, support: Support, decided: &mut Vec<usize>) -> bool {
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.meets(part, at, support, decided)),
            Expr::Any(parts) => parts.iter().any(|part| self.meets(part, at, support, decided)),
            Expr::Has(element, _) if !(self.active)(*element) => true,
            Expr::Has(element, 1) => {
                let nearest = self.nearest(*element, at, support);
                decided.extend(nearest);
                nearest.is_some()
            }
            Expr::Has(element, times) => {
                let found = self.distinct(*element, at, support);
                let enough = found.len() >= usize::from(*times);
                if enough {
                    decided.extend(found.into_iter().take(usize::from(*times)));
                }
                enough
            }
        }
    }

    /// The item that denies the core: the first that the page words as a denial, else
    /// the first core deed that the text denies.
    fn denial(&self, core: u8) -> Option<usize> {
        if self.rule.describes {
            return None;
        }
        let refuses = |element: &Element<'_>| element.kind == Kind::Deed && !element.one_of_many;
        let deed = self.rule.elements.get(usize::from(core)).is_some_and(refuses);
        let of = |strength: Strength| {
            self.items
                .iter()
                .position(|item| item.worth == Worth::Denies && item.element == core && item.strength == strength)
        };
        of(Strength::Denied).or_else(|| of(Strength::Strong).filter(|_| deed))
    }

    /// What is required and not found with the core at `at`.
    fn missing(&self, at: usize) -> Vec<Lack> {
        let found = |element: u8| self.distinct(element, at, Support::Hoped).len();
        lacking(&self.rule.required, self.active, &found)
    }
}
