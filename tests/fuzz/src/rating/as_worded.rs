//! The rule as it is worded for authors: which level do these items give?

use std::collections::BTreeSet;

use evenhand_language::rating::{Expr, Item, Level, Rated, Rule, Strength, Tie, Worth};
use evenhand_language::reading::Line;
use evenhand_language::{Claim, Kind, Reading};

/// What is rated.
pub struct Worded<'a> {
    /// The text.
    pub reading: &'a Reading<'a>,
    /// The rule.
    pub rule: &'a Rule<'a>,
    /// The judged hits.
    pub items: &'a [Item],
    /// Which elements are asked for.
    pub active: &'a dyn Fn(u8) -> bool,
}

impl Worded<'_> {
    /// Whether `rated` is what the rule gives.
    pub fn holds(&self, rated: &Rated) {
        let (level, sure) = self.level();
        let told = || format!("{rated:?} of {:#?} by {:#?}", self.items, self.rule);
        if sure {
            assert_eq!(rated.level, level, "{}", told());
        } else {
            assert!(rated.level <= level, "{}", told());
        }
        if rated.level == Level::Described {
            assert!(rated.missing.is_empty() && (rated.hoped.is_empty() || self.rule.describes), "{}", told());
            assert_eq!(self.items[rated.decided[0]].element, self.rule.core(), "{}", told());
        }
    }

    /// The level, and whether it is sure: a core that was completed from context may
    /// need more support, which only lowers it.
    fn level(&self) -> (Level, bool) {
        let cores: Vec<&Item> = self.items.iter().filter(|item| item.element == self.rule.core()).collect();
        let described: Vec<&&Item> = cores.iter().filter(|core| self.is_described(core)).collect();
        if !described.is_empty() {
            return (Level::Described, described.iter().any(|core| !core.from_context()));
        }
        let named = |core: &&&Item| matches!(core.worth, Worth::Strong | Worth::Unclear) || self.describes(core);
        let firm = |core: &&Item| self.is_firm(core) && core.worth != Worth::Unclear && named(&core);
        let denied =
            |strength: Strength| cores.iter().any(|core| core.worth == Worth::Denies && core.strength == strength);
        let deed = self.rule.elements[usize::from(self.rule.core())].kind == Kind::Deed;
        let touched = cores.iter().any(|core| core.worth == Worth::Weak);
        let level = match () {
            () if self.rule.describes && (touched || cores.iter().any(|core| named(&core))) => Level::Partly,
            () if self.rule.describes => Level::NotFound,
            () if denied(Strength::Denied) && !cores.iter().any(firm) => Level::SaidNotDone,
            () if denied(Strength::Strong)
                && !denied(Strength::Denied)
                && deed
                && !cores.iter().any(|core| named(&core)) =>
            {
                Level::SaidNotDone
            }
            () if touched || cores.iter().any(|core| named(&core)) => Level::Partly,
            () => Level::NotFound,
        };
        (level, true)
    }

    fn is_described(&self, core: &Item) -> bool {
        let claimed = core.worth == Worth::Strong || self.describes(core);
        claimed && self.is_firm(core) && self.meets(&self.rule.required, core)
    }

    /// Where nothing is expected, a denial is a finding too.
    fn describes(&self, core: &Item) -> bool {
        self.rule.describes && core.worth == Worth::Denies
    }

    fn is_firm(&self, item: &Item) -> bool {
        let firm = matches!(item.claim, Claim::Planned | Claim::Reported);
        firm || (self.rule.describes && item.claim == Claim::Denied && item.element == self.rule.core())
    }

    fn meets(&self, expr: &Expr, core: &Item) -> bool {
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.meets(part, core)),
            Expr::Any(parts) => parts.iter().any(|part| self.meets(part, core)),
            Expr::Has(element, times) => !(self.active)(*element) || self.count(*element, core) >= usize::from(*times),
        }
    }

    /// How many different things of an element are firm, by whom it wants, and tied to the
    /// core; those that are worded the same are one.
    fn count(&self, element: u8, core: &Item) -> usize {
        let tie = self.rule.elements[usize::from(element)].tie;
        let own = element == core.element;
        if own && tie == Tie::Clause {
            return 1;
        }
        let counts = |item: &&Item| {
            item.element == element
                && item.worth == Worth::Strong
                && matches!(item.claim, Claim::Planned | Claim::Reported)
                && self.tied(tie, core, item)
        };
        let wording = |item: &Item| -> Vec<String> {
            self.reading.words[item.words.clone()].iter().map(|word| word.folded.to_string()).collect()
        };
        let others = self.items.iter().filter(counts).map(wording);
        others.chain(own.then(|| wording(core))).collect::<BTreeSet<_>>().len()
    }

    fn tied(&self, tie: Tie, core: &Item, item: &Item) -> bool {
        let line = |item: &Item| &self.reading.sentences[self.reading.sentence_of[item.words.start] as usize];
        let (here, there) = (line(core), line(item));
        let introduces =
            |a: &Line, b: &Line| b.introduced_by.iter().any(|by| self.reading.sentences[*by].span == a.span);
        match tie {
            Tie::Anywhere => true,
            Tie::Section => here.section == there.section,
            Tie::Paragraph => {
                here.section == there.section
                    && (here.unit == there.unit || introduces(here, there) || introduces(there, here))
            }
            Tie::Clause => here.section == there.section && here.span == there.span && self.one_clause(core, item),
        }
    }

    /// Whether nothing but commas and small marks stands between the two.
    fn one_clause(&self, a: &Item, b: &Item) -> bool {
        let (first, second) = if a.words.start <= b.words.start { (a, b) } else { (b, a) };
        let between = first.words.end..second.words.start;
        let marks = |at: usize| self.reading.before(at).contains(';');
        let apart = second.words.start >= first.words.end;
        !(apart && (marks(second.words.start) || between.clone().any(marks)))
            && !between.into_iter().any(|at| self.reading.words[at].folded == "but")
    }
}
