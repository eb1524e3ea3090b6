//! Conclusions: what follows from several ratings together.

use evenhand_language::Reading;

use crate::assess::{Active, Finding};
use crate::compiled::{Check, Facet, Manifest, RestsOn, Rules, When};
use crate::contract as wit;
use crate::describe::owned;
use crate::evidence;
use crate::labels::{Named, Value};
use crate::prompts::prompt;
use crate::taught::Weighing;

mod condition;

/// How many items of evidence a conclusion shows of each criterion.
const SHOWN: usize = 2;

/// What conclusions are drawn from.
pub(crate) struct Ground<'a> {
    pub reading: &'a Reading<'a>,
    pub manifest: &'a Manifest<'a>,
    pub rules: &'a Rules<'a>,
    pub findings: &'a [Finding],
    pub active: Active<'a>,
    pub named: &'a Named,
    /// What readers' ratings taught, where they taught anything.
    pub weighing: Option<Weighing<'a>>,
}

/// The conclusions whose condition holds, and those whose wording was `flagged` (for each
/// check, the places), in the framework's order.
pub(crate) fn draw(
    ground: &Ground<'_>,
    ratings: &[wit::Rating],
    flagged: Vec<Vec<wit::Evidence>>,
) -> Vec<wit::Conclusion> {
    let one = |(check, flagged): (&Check<'_>, Vec<wit::Evidence>)| match &check.rests_on {
        RestsOn::Levels(when) => {
            let drawn = ground.holds(when, None).then(|| ground.on_levels(check, when, None, ratings));
            drawn.into_iter().collect()
        }
        RestsOn::EachValue(facet, when) => ground.on_values(check, *facet, when, ratings),
        RestsOn::Wording(_) if flagged.is_empty() => Vec::new(),
        RestsOn::Wording(_) => {
            let kind = wit::ConclusionKind::Wording;
            vec![wit::Conclusion { kind, more_evidence: flagged, ..conclusion(check) }]
        }
    };
    ground.rules.checks.iter().zip(flagged).flat_map(one).collect()
}

impl Ground<'_> {
    /// A conclusion for each value of which the condition holds.
    fn on_values(&self, check: &Check<'_>, facet: u16, when: &When, ratings: &[wit::Rating]) -> Vec<wit::Conclusion> {
        let Some(of) = self.manifest.facets.get(usize::from(facet)) else { return Vec::new() };
        let values = of.values.iter().zip(0u16..).filter(|(_, at)| self.holds(when, Some((facet, *at))));
        values
            .map(|(value, at)| {
                let drawn = self.on_levels(check, when, Some((facet, at)), ratings);
                about(drawn, of, value)
            })
            .collect()
    }

    /// A conclusion that rests on what its condition names: about a value, on what names it.
    fn on_levels(
        &self,
        check: &Check<'_>,
        when: &When,
        value: Option<Value>,
        ratings: &[wit::Rating],
    ) -> wit::Conclusion {
        let mut named = Vec::new();
        criteria(when, &mut named);
        let mut evidence: Vec<wit::EvidenceRef> = Vec::new();
        for &(criterion, _) in named.iter().filter(|(_, of_value)| *of_value == value.is_some()) {
            self.show(criterion, value, ratings, &mut evidence);
        }
        let mut criteria: Vec<u32> = Vec::new();
        for (criterion, _) in named {
            if !criteria.contains(&criterion) {
                criteria.push(criterion);
            }
        }
        wit::Conclusion { criteria, evidence, ..conclusion(check) }
    }

    /// Adds the first items of a criterion that count, each of words that are not shown yet;
    /// with a value, those that name it.
    fn show(&self, criterion: u32, value: Option<Value>, ratings: &[wit::Rating], shown: &mut Vec<wit::EvidenceRef>) {
        let at = criterion as usize;
        let (Some(rating), Some(finding)) = (ratings.get(at), self.findings.get(at)) else { return };
        let order = evidence::order(&self.rules.criteria[at], finding);
        let place = |of: &wit::EvidenceRef| {
            let item = &ratings[of.rating as usize].evidence[of.item as usize];
            (item.section, item.span.start, item.span.end)
        };
        let full = shown.len() + SHOWN;
        for (item, evidence) in rating.evidence.iter().enumerate() {
            let named = value.is_none_or(|value| order.get(item).is_some_and(|i| names(finding, *i, value)));
            let one = wit::EvidenceRef { rating: criterion, item: item as u32 };
            let counts = named && !matches!(evidence.stance, wit::Stance::SetAside(_));
            if counts && shown.len() < full && shown.iter().all(|known| place(known) != place(&one)) {
                shown.push(one);
            }
        }
    }
}

/// Whether an item names a value; an item that decided and names none of its facet names
/// those of what decided with it.
fn names(finding: &Finding, item: usize, value: Value) -> bool {
    let of = |i: usize| finding.values.get(i).map_or(&[][..], Vec::as_slice);
    let silent = of(item).iter().all(|(facet, _)| *facet != value.0);
    let decided = &finding.rated.decided;
    let counts = |i: &usize| finding.items[*i].counts();
    of(item).contains(&value)
        || (silent && decided.contains(&item) && decided.iter().filter(|i| counts(i)).any(|i| of(*i).contains(&value)))
}

/// A conclusion about one value: its id ends with it, and `{FACET}` in its words is it.
fn about(drawn: wit::Conclusion, facet: &Facet<'_>, value: &str) -> wit::Conclusion {
    let (slot, words) = (["{", facet.id, "}"].concat(), value.replace('-', " "));
    let fill = |text: &str| {
        let filled = text.replace(&slot, &words);
        if text.starts_with(&slot) { capital(&filled) } else { filled }
    };
    let ask = |prompt: wit::Prompt| wit::Prompt { ask: fill(&prompt.ask), ..prompt };
    wit::Conclusion {
        id: format!("{}.{value}", drawn.id),
        title: fill(&drawn.title),
        text: fill(&drawn.text),
        prompts: drawn.prompts.into_iter().map(ask).collect(),
        ..drawn
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a check says, resting on nothing yet.
fn conclusion(check: &Check<'_>) -> wit::Conclusion {
    wit::Conclusion {
        id: check.id.to_owned(),
        kind: wit::ConclusionKind::Consistency,
        title: check.title.to_owned(),
        text: check.text.to_owned(),
        criteria: Vec::new(),
        evidence: Vec::new(),
        more_evidence: Vec::new(),
        prompts: check.prompts.iter().map(prompt).collect(),
        sources: owned(&check.sources),
    }
}

/// The criteria that a condition names, each with whether it is named for a value, in order.
fn criteria(when: &When, found: &mut Vec<(u32, bool)>) {
    let mut add = |criterion: u16, of_value: bool| {
        if !found.contains(&(u32::from(criterion), of_value)) {
            found.push((u32::from(criterion), of_value));
        }
    };
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().for_each(|part| criteria(part, found)),
        When::Not(part) => criteria(part, found),
        When::Level(criterion, ..) => add(*criterion, false),
        When::OfValue(criterion, ..) => add(*criterion, true),
    }
}
