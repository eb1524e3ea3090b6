//! Why a rating is what it is, in one or two plain sentences.
//!
//! It names elements, never words of the description: those are evidence, and the
//! host alone quotes.

use evenhand_language::rating::{Item, Lack, Level, Rule, Shortfall, Want, Worth};
use evenhand_language::{Claim, Kind, SetAside};

use crate::assess::Finding;
use crate::taught::Taught;

/// The rationale of a finding.
pub(crate) fn put(rule: &Rule<'_>, finding: &Finding) -> String {
    let mut said = first(rule, finding);
    if !matches!(finding.rated.level, Level::NotApplicable) {
        said.push_str(&set_aside(&finding.items));
    }
    said
}

fn first(rule: &Rule<'_>, finding: &Finding) -> String {
    let rated = &finding.rated;
    match (rated.level, rated.shortfall) {
        _ if finding.taught == Some(Taught::Found) => {
            "By the page's own phrases nothing. Readers of such texts mostly said that a part is there, in sentences such \
             as these, so look at them yourself."
                .to_owned()
        }
        (_, Some(Shortfall::Doubtful)) => doubtful(rule, finding),
        _ if finding.taught == Some(Taught::Completed) => {
            let found = list(rule, &elements(finding));
            format!(
                "By the page's own phrases a part: {found}. Readers of such texts mostly called it described, with \
                 sentences such as these."
            )
        }
        _ if finding.taught == Some(Taught::SetAside) => {
            "Words that may be about it are there. Readers of such texts seldom counted them, so look at them yourself."
                .to_owned()
        }
        (Level::Described, _) => described(rule, finding),
        (_, Some(Shortfall::OnlyHoped)) => format!("Only hoped for: {}.", list(rule, &hoped(finding))),
        (_, Some(Shortfall::UnclearWho)) => {
            let untold = if rated.untold.is_empty() { &[rule.core()][..] } else { &rated.untold };
            let how = if finding.stands_alone() {
                "only a pronoun, a name or a heading tells who does it, and nothing beside it bears that out"
            } else {
                "the text does not tell who does it"
            };
            format!("Found: {}; {how}.", list(rule, untold))
        }
        (_, Some(Shortfall::OnlyTouchedOn)) if is_fact(rule) => {
            "The topic is touched on; the text does not say outright how it is.".to_owned()
        }
        (_, Some(Shortfall::OnlyTouchedOn)) => {
            "The topic is touched on; the text does not say what is done about it.".to_owned()
        }
        (Level::Partly, _) if rated.missing.is_empty() => "Some of it is there, and not all.".to_owned(),
        (Level::Partly, _) => {
            let found = list(rule, &elements(finding));
            format!("Found: {found}. Not found with it: {}.", missing(rule, &rated.missing))
        }
        (Level::SaidNotDone, _) => "The text says that this was not done, or will not be.".to_owned(),
        (Level::NotApplicable, _) => "No work of the kind that this asks about was found in the text.".to_owned(),
        (Level::NotFound, _) => "Nothing that counts was found.".to_owned(),
    }
}

fn doubtful(rule: &Rule<'_>, finding: &Finding) -> String {
    let found = list(rule, &elements(finding));
    format!("Found: {found}. Readers seldom took such words for a whole answer, so look at them yourself.")
}

fn described(rule: &Rule<'_>, finding: &Finding) -> String {
    let core_claim = finding.rated.decided.first().map_or(Claim::Reported, |&i| finding.items[i].claim);
    let how = match core_claim {
        Claim::Planned => "as planned",
        _ if is_fact(rule) => "as a fact",
        _ => "as done",
    };
    let found = elements(finding);
    let together = if found.len() > 1 { " together" } else { "" };
    format!("Said {how}{together}: {}.", list(rule, &found))
}

/// Whether the core is how something is, and not what is done.
fn is_fact(rule: &Rule<'_>) -> bool {
    rule.elements.get(usize::from(rule.core())).is_some_and(|core| core.kind == Kind::Fact)
}

fn elements(finding: &Finding) -> Vec<u8> {
    let mut found: Vec<u8> = Vec::new();
    for &i in finding.rated.decided.iter().filter(|&&i| !finding.is_pointed(i)) {
        if !found.contains(&finding.items[i].element) {
            found.push(finding.items[i].element);
        }
    }
    found
}

fn hoped(finding: &Finding) -> Vec<u8> {
    if finding.rated.hoped.is_empty() { elements(finding) } else { finding.rated.hoped.clone() }
}

/// What would make it whole: "a second cause or mechanism; whose lot".
fn missing(rule: &Rule<'_>, lacks: &[Lack]) -> String {
    let either = |lack: &Lack| {
        let mut ways: Vec<String> = Vec::new();
        for way in lack.iter().map(|want| wanted(rule, want)) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        joined(ways, "or")
    };
    let things: Vec<String> = lacks.iter().map(either).collect();
    // Where a thing has alternatives, commas would leave open what *or* joins.
    if lacks.iter().any(|lack| lack.len() > 1) { things.join("; ") } else { joined(things, "and") }
}

/// An element by its name; of one that is there, how much more of it is wanted.
fn wanted(rule: &Rule<'_>, want: &Want) -> String {
    let name = name(rule, want.element);
    match (want.found, want.times) {
        (_, 1) => name,
        (1.., 2) => format!("a second {name}"),
        (_, times) => format!("{name} ({times} different ones)"),
    }
}

fn name(rule: &Rule<'_>, element: u8) -> String {
    rule.elements.get(usize::from(element)).map_or("it", |element| element.name).replace('-', " ")
}

/// The elements' names: "a comparison, an outcome and a group".
fn list(rule: &Rule<'_>, elements: &[u8]) -> String {
    let mut names: Vec<String> = Vec::new();
    for &element in elements {
        let name = name(rule, element);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    joined(names, "and")
}

fn joined(names: Vec<String>, word: &str) -> String {
    match names.as_slice() {
        [] => "it".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// What was set aside and why, in a sentence; empty where nothing was.
fn set_aside(items: &[Item]) -> String {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for item in items {
        let Worth::SetAside(reason) = item.worth else { continue };
        match reasons.iter_mut().find(|(words, _)| *words == wording(reason)) {
            Some((_, times)) => *times += 1,
            None => reasons.push((wording(reason), 1)),
        }
    }
    if reasons.is_empty() {
        return String::new();
    }
    let all: usize = reasons.iter().map(|(_, times)| times).sum();
    let phrases = if all == 1 { "phrase was" } else { "phrases were" };
    let why: Vec<&str> = reasons.iter().map(|(words, _)| *words).collect();
    format!(" {all} similar {phrases} set aside ({}).", why.join("; "))
}

fn wording(reason: SetAside) -> &'static str {
    match reason {
        SetAside::OtherSense => "another meaning of the word",
        SetAside::OtherWork => "somebody else's work",
        SetAside::Question => "asked, not said",
        SetAside::Heading => "a heading",
        SetAside::Name => "part of a name",
        SetAside::StandardWording => "standard wording",
        SetAside::OnlyMentioned => "only mentioned",
        SetAside::OtherActor => "somebody else does it",
        SetAside::Elsewhere => "not where they would count",
        SetAside::SeldomCounted => "seldom counted",
    }
}
