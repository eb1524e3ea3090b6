//! Evidence: places in the text, with what each does for the rating.

use core::cmp::Reverse;

use evenhand_language::rating::{Item, Level, Rule, Strength, Worth};
use evenhand_language::who::Told;
use evenhand_language::{Actor, Claim, Reading, SetAside, Words};

use crate::assess::Finding;
use crate::compiled::{Manifest, Rules};
use crate::contract as wit;
use crate::{labels, project_parts};

/// What is told beside a sentence that only what was learned points at.
const POINTED: &str = "a sentence such as readers quoted, by its words and by no phrase of the page";
/// A sentence of more bytes than this is cut to the clause.
const LONG_SENTENCE: u32 = 320;

/// The evidence of a rating: what decided first, then the rest. Of this what a query that
/// counts met comes before what only looks alike, and what readers' ratings make most telling
/// before what they do not; else it stands as in the text.
pub(crate) fn cut(
    reading: &Reading<'_>,
    manifest: &Manifest<'_>,
    rules: &Rules<'_>,
    parts: &[Option<&str>],
    rule: &Rule<'_>,
    finding: &Finding,
) -> Vec<wit::Evidence> {
    let decided = &finding.rated.decided;
    let one = |i: usize| {
        let item = &finding.items[i];
        let stance = stance(rule, finding, item, decided.contains(&i));
        let (section, span, focus) = place(reading, &item.words);
        wit::Evidence {
            section,
            span,
            focus,
            stance,
            claim: claim(item.claim),
            labels: labels::labels(manifest, &finding.values[i]).chain(part_of(parts, section)).collect(),
            note: if finding.is_pointed(i) { POINTED.to_owned() } else { note(rules, rule, item, stance) },
        }
    };
    order(finding).into_iter().map(one).collect()
}

fn part_of(parts: &[Option<&str>], section: u32) -> Option<wit::Label> {
    project_parts::label(parts.get(section as usize).copied().flatten())
}

/// The order in which [`cut`] shows the items of a finding.
pub(crate) fn order(finding: &Finding) -> Vec<usize> {
    if finding.rated.level == Level::NotApplicable {
        return Vec::new();
    }
    let decided = &finding.rated.decided;
    let mut rest: Vec<usize> = (0..finding.items.len()).filter(|i| !decided.contains(i)).collect();
    let alike = |item: &Item| matches!(item.strength, Strength::CloseBut(..));
    rest.sort_by_key(|&i| (alike(&finding.items[i]), Reverse(finding.items[i].telling)));
    [decided.as_slice(), &rest].concat()
}

/// Where `words` stand: the section, the sentence or clause to quote, and the words.
pub(crate) fn place(reading: &Reading<'_>, words: &Words) -> (u32, wit::Span, wit::Span) {
    let (place, focus) = (clause(reading, words), reading.span(words));
    let span = wit::Span { start: place.start.min(focus.start), end: place.end.max(focus.end) };
    (reading.line_of(words).section, span, wit::Span { start: focus.start, end: focus.end })
}

fn stance(rule: &Rule<'_>, finding: &Finding, item: &Item, decided: bool) -> wit::Stance {
    match item.worth {
        Worth::Denies => wit::Stance::Opposes,
        Worth::SetAside(reason) => wit::Stance::SetAside(set_aside(reason)),
        _ if decided || (item.element == rule.core() && finding.rated.level != Level::NotFound) => {
            wit::Stance::Supports
        }
        _ => wit::Stance::SetAside(wit::SetAsideReason::Elsewhere),
    }
}

/// What the reader is told beside the words.
fn note(rules: &Rules<'_>, rule: &Rule<'_>, item: &Item, stance: wit::Stance) -> String {
    if let Some(note) = item.note.and_then(|at| rules.notes.get(usize::from(at))) {
        return (*note).to_owned();
    }
    let name = rule.elements.get(usize::from(item.element)).map_or("", |element| element.name);
    if matches!(stance, wit::Stance::SetAside(wit::SetAsideReason::Elsewhere)) {
        let core = rule.elements.get(usize::from(rule.core())).map_or("", |element| element.name);
        return [name, ", without ", core, " beside it"].concat();
    }
    match &item.who {
        Some(who) => [name, "; who acts: ", acting(who.actor), told(who.told)].concat(),
        None => name.to_owned(),
    }
}

fn acting(actor: Actor) -> &'static str {
    match actor {
        Actor::Public => "the public",
        Actor::Carers => "carers",
        Actor::Staff => "staff or the team",
        Actor::Commissioners => "those who commission or fund",
        Actor::Researchers => "researchers",
        Actor::Developers => "developers",
        Actor::Other => "somebody else",
        Actor::Unclear => "not told",
    }
}

fn told(told: Told) -> &'static str {
    match told {
        Told::Alias => ", by a name that the text defines",
        Told::Pronoun => ", by a pronoun",
        Told::Introduced => ", by a heading, lead-in or table header",
        Told::Named | Told::Nothing => "",
    }
}

/// The bytes to quote: the sentence, or of a long one the clause with `words`.
fn clause(reading: &Reading<'_>, words: &Words) -> core::ops::Range<u32> {
    let line = reading.line_of(words);
    if line.span.end - line.span.start <= LONG_SENTENCE {
        return line.span.clone();
    }
    let breaks = |i: usize| reading.before(i).contains([';', ':', '\u{2014}', '(']);
    let from = (line.words.start + 1..=words.start).rev().find(|&i| breaks(i));
    let to = (words.end..line.words.end).find(|&i| breaks(i));
    let start = from.map_or(line.span.start, |i| reading.words[i].start);
    let end = to.map_or(line.span.end, |i| reading.words[i - 1].end);
    start..end
}

fn claim(from: Claim) -> wit::Claim {
    match from {
        Claim::Mentioned => wit::Claim::Mentioned,
        Claim::Intended => wit::Claim::Intended,
        Claim::Planned => wit::Claim::Planned,
        Claim::Reported => wit::Claim::Reported,
        Claim::Denied => wit::Claim::Denied,
    }
}

fn set_aside(from: SetAside) -> wit::SetAsideReason {
    match from {
        SetAside::OtherSense => wit::SetAsideReason::OtherSense,
        SetAside::OtherWork => wit::SetAsideReason::OtherWork,
        SetAside::Question => wit::SetAsideReason::Question,
        SetAside::Heading => wit::SetAsideReason::Heading,
        SetAside::Name => wit::SetAsideReason::Name,
        SetAside::StandardWording => wit::SetAsideReason::StandardWording,
        SetAside::OnlyMentioned => wit::SetAsideReason::OnlyMentioned,
        SetAside::OtherActor => wit::SetAsideReason::OtherActor,
        SetAside::Elsewhere => wit::SetAsideReason::Elsewhere,
        SetAside::SeldomCounted => wit::SetAsideReason::SeldomCounted,
    }
}
