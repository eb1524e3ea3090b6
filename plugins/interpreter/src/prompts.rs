//! The questions still to be asked: only about what is missing, and of whom.

use evenhand_language::rating::{Level, Rule, Shortfall};

use crate::assess::Finding;
use crate::compiled::{Ask, Criterion, Expectation, Manifest};
use crate::contract as wit;

/// A question as the contract says it.
pub(crate) fn prompt(from: &Ask<'_>) -> wit::Prompt {
    wit::Prompt { ask: from.ask.to_owned(), who: from.who.to_owned() }
}

/// For each domain, whether some criterion of it is described or partly.
pub(crate) fn answered_domains(manifest: &Manifest<'_>, findings: &[Finding]) -> Vec<bool> {
    let there = |finding: &Finding| matches!(finding.rated.level, Level::Described | Level::Partly);
    let of = |domain: &str| manifest.criteria.iter().zip(findings).any(|(c, f)| c.domain == domain && there(f));
    manifest.domains.iter().map(|domain| of(domain.id)).collect()
}

/// The questions of one rating. A criterion that is described asks nothing; nor does
/// one that was not found in a domain that expects nothing, or that expects one of
/// several and has it.
pub(crate) fn ask(
    manifest: &Manifest<'_>,
    criterion: &Criterion<'_>,
    rule: &Rule<'_>,
    finding: &Finding,
    answered: &[bool],
) -> Vec<wit::Prompt> {
    let rated = &finding.rated;
    let domain = manifest.domains.iter().position(|domain| domain.id == criterion.domain).unwrap_or(0);
    let expects = manifest.domains.get(domain).map_or(Expectation::Each, |domain| domain.expects);
    let silent = match expects {
        Expectation::Each => false,
        Expectation::Any => answered.get(domain).copied().unwrap_or(false),
        Expectation::None | Expectation::Grounds => true,
    };
    match rated.level {
        Level::Described | Level::NotApplicable => Vec::new(),
        Level::NotFound | Level::SaidNotDone if silent => Vec::new(),
        Level::NotFound | Level::SaidNotDone => about(criterion, &[rule.core()]),
        Level::Partly => match rated.shortfall {
            Some(Shortfall::UnclearWho) => {
                let element = rated.untold.first().copied().unwrap_or_else(|| rule.core());
                unclear_who(criterion, element, finding.stands_alone())
            }
            Some(Shortfall::PartMissing) if !rated.missing.is_empty() => {
                let elements: Vec<u8> = rated.missing.iter().flatten().map(|want| want.element).collect();
                about(criterion, &elements)
            }
            Some(Shortfall::OnlyHoped) if !rated.hoped.is_empty() => about(criterion, &rated.hoped),
            _ => about(criterion, &[rule.core()]),
        },
    }
}

/// The questions after these elements, each once, else the criterion's first.
fn about(criterion: &Criterion<'_>, elements: &[u8]) -> Vec<wit::Prompt> {
    let after = |ask: &&Ask<'_>| ask.element.is_some_and(|element| elements.contains(&element));
    let mut asked: Vec<wit::Prompt> = Vec::new();
    for ask in criterion.prompts.iter().filter(after) {
        if !asked.iter().any(|known| (known.ask.as_str(), known.who.as_str()) == (ask.ask, ask.who)) {
            asked.push(prompt(ask));
        }
    }
    if asked.is_empty() { criterion.prompts.iter().take(1).map(prompt).collect() } else { asked }
}

fn unclear_who(criterion: &Criterion<'_>, element: u8, alone: bool) -> Vec<wit::Prompt> {
    let of_element = criterion.prompts.iter().find(|ask| ask.element == Some(element));
    let whom = of_element.or(criterion.prompts.first());
    let ask = if alone {
        "Only a pronoun, a name or a heading tells who does this. Who is it, when, and how often?"
    } else {
        "The text says that this is done, and not by whom. Who does it?"
    };
    whom.map(|whom| wit::Prompt { ask: ask.to_owned(), who: whom.who.to_owned() }).into_iter().collect()
}
