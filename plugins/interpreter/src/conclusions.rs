//! Conclusions: what follows from several ratings together.

use evenhand_language::Level;

use crate::assess::Finding;
use crate::compiled::{Check, Compare, Grade, Rules, When};
use crate::contract as wit;
use crate::describe::owned;
use crate::prompts::prompt;

/// How many items of evidence a conclusion shows of each criterion.
const SHOWN: usize = 2;

/// The conclusions whose condition holds, in the framework's order.
pub(crate) fn draw(rules: &Rules<'_>, findings: &[Finding], ratings: &[wit::Rating]) -> Vec<wit::Conclusion> {
    let holds = |check: &&Check<'_>| holds(&check.when, findings);
    rules.checks.iter().filter(holds).map(|check| conclusion(check, ratings)).collect()
}

fn holds(when: &When, findings: &[Finding]) -> bool {
    match when {
        When::All(parts) => parts.iter().all(|part| holds(part, findings)),
        When::Any(parts) => parts.iter().any(|part| holds(part, findings)),
        When::Not(part) => !holds(part, findings),
        When::Level(criterion, compare, than) => findings
            .get(usize::from(*criterion))
            .is_some_and(|finding| compares(grade(finding.rated.level), *compare, *than)),
    }
}

fn grade(level: Level) -> Grade {
    match level {
        Level::Described => Grade::Described,
        Level::Partly => Grade::Partly,
        Level::NotFound | Level::SaidNotDone | Level::NotApplicable => Grade::Absent,
    }
}

fn compares(found: Grade, compare: Compare, than: Grade) -> bool {
    match compare {
        Compare::Less => found < than,
        Compare::AtMost => found <= than,
        Compare::Equal => found == than,
        Compare::AtLeast => found >= than,
        Compare::More => found > than,
    }
}

fn conclusion(check: &Check<'_>, ratings: &[wit::Rating]) -> wit::Conclusion {
    let mut criteria = Vec::new();
    named(&check.when, &mut criteria);
    let evidence = criteria.iter().flat_map(|&criterion| shown(criterion, ratings)).collect();
    wit::Conclusion {
        id: check.id.to_owned(),
        kind: wit::ConclusionKind::Consistency,
        title: check.title.to_owned(),
        text: check.text.to_owned(),
        criteria,
        evidence,
        more_evidence: Vec::new(),
        prompts: check.prompts.iter().map(prompt).collect(),
        sources: owned(&check.sources),
    }
}

/// The criteria that a condition names, each once, in order.
fn named(when: &When, criteria: &mut Vec<u32>) {
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().for_each(|part| named(part, criteria)),
        When::Not(part) => named(part, criteria),
        When::Level(criterion, ..) => {
            if !criteria.contains(&u32::from(*criterion)) {
                criteria.push(u32::from(*criterion));
            }
        }
    }
}

fn shown(criterion: u32, ratings: &[wit::Rating]) -> Vec<wit::EvidenceRef> {
    let Some(rating) = ratings.get(criterion as usize) else { return Vec::new() };
    let counts = |(_, item): &(usize, &wit::Evidence)| !matches!(item.stance, wit::Stance::SetAside(_));
    let items = rating.evidence.iter().enumerate().filter(counts).take(SHOWN);
    items.map(|(item, _)| wit::EvidenceRef { rating: criterion, item: item as u32 }).collect()
}
