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
const POINTED: &str = "like sentences that readers quoted in other texts";
/// The same of one without which the level would be another.
const POINTED_DECIDED: &str = "like sentences that readers quoted in other texts, and helped to set the level";
/// A sentence of more bytes than this is cut to the clause.
const LONG_SENTENCE: u32 = 320;

/// The evidence of a rating: what leads, the first of what decided, then the rest. Of this what a
/// query that counts met comes before what only looks alike, and what readers' ratings make most
/// telling before what they do not; of equals what decided comes first, and the others as in the
/// text.
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
        let (section, span, phrase) = place(reading, &item.words);
        // What is pointed at has no phrase: all of it is meant.
        let focus = if finding.is_pointed(i) { span } else { phrase };
        wit::Evidence {
            section,
            span,
            focus,
            stance,
            claim: claim(item.claim),
            labels: labels::labels(manifest, &finding.values[i]).chain(part_of(parts, section)).collect(),
            note: match (finding.is_pointed(i), decided.contains(&i)) {
                (true, true) => POINTED_DECIDED.to_owned(),
                (true, false) => POINTED.to_owned(),
                (false, _) => note(rules, rule, item, stance),
            },
        }
    };
    order(rule, finding).into_iter().map(one).collect()
}

fn part_of(parts: &[Option<&str>], section: u32) -> Option<wit::Label> {
    project_parts::label(parts.get(section as usize).copied().flatten())
}

/// How much more telling another sentence has to be to stand before what decided: the odds that
/// readers quote it, nearly twice as good.
const CLEARLY: i32 = 20;

/// The order in which [`cut`] shows the items of a finding.
pub(crate) fn order(rule: &Rule<'_>, finding: &Finding) -> Vec<usize> {
    if finding.rated.level == Level::NotApplicable {
        return Vec::new();
    }
    let (items, decided) = (&finding.items, &finding.rated.decided);
    let mut order: Vec<usize> = leading(rule, finding).into_iter().chain(decided.first().copied()).collect();
    let mut rest: Vec<usize> = (0..items.len()).filter(|i| !order.contains(i)).collect();
    let alike = |item: &Item| matches!(item.strength, Strength::CloseBut(..));
    rest.sort_by_key(|i| (alike(&items[*i]), Reverse(items[*i].telling), !decided.contains(i)));
    order.extend(rest);
    order
}

/// What stands before what decided, because it is clearly more telling. Where that is done it is
/// nothing that is planned.
fn leading(rule: &Rule<'_>, finding: &Finding) -> Option<usize> {
    let of = &finding.items[*finding.rated.decided.first()?];
    let may_lead = |&i: &usize| {
        let item = &finding.items[i];
        let counts = item.element == rule.core() && item.counts() && item.worth != Worth::Denies;
        let as_firm = match finding.rated.level {
            Level::Described => item.claim == of.claim,
            Level::Partly => true,
            _ => false,
        };
        counts && as_firm && item.telling > of.telling.saturating_add(CLEARLY)
    };
    (0..finding.items.len()).filter(may_lead).max_by_key(|&i| (finding.items[i].telling, Reverse(i)))
}

/// Where `words` stand: the section, the sentence or clause to quote, and the words.
pub(crate) fn place(reading: &Reading<'_>, words: &Words) -> (u32, wit::Span, wit::Span) {
    let (place, focus) = (clause(reading, words), reading.span(words));
    let span = wit::Span { start: place.start.min(focus.start), end: place.end.max(focus.end) };
    (reading.line_of(words).section, span, wit::Span { start: focus.start, end: focus.end })
}

fn stance(rule: &Rule<'_>, finding: &Finding, item: &Item, decided: bool) -> wit::Stance {
    match item.worth {
        // *Nobody was evicted* says whose lot it is not, and nothing of what is done for them.
        Worth::Denies if item.element == rule.core() => wit::Stance::Opposes,
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
