//! Whether a clause denies a phrase.
//!
//! Negators are counted, not searched for: each has a direction and a scope, and two
//! that cover a phrase cancel out. Those that stand before a phrase are [`earlier`]'s,
//! those after it [`later`]'s; hope and tense are [`super::firm`]'s matter.

use super::prepared::Place;
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};
use earlier::negators_before;
use later::{forestalled, negators_after, put_right, told};

mod earlier;
mod later;
mod part;

pub(super) use part::of_a_part;

/// What negators do to a phrase.
pub(super) enum Verdict {
    /// None covers it.
    No,
    /// One does.
    Denied(Words),
    /// Two do.
    Twice(Words),
    /// It is the condition of something else: *without X we cannot …*.
    Condition(Words),
}

/// The phrase is itself a refusal, which is a decision.
pub(super) fn refusal(place: &Place<'_, '_, '_>) -> Option<Words> {
    let marks = place.marks(List::ClaimRefusal);
    let inside = marks.map(Mark::words).find(|m| m.start >= place.focus.start && m.end <= place.focus.end);
    let refused = |m: &Words| {
        let refusing = |not: usize| m.contains(&not);
        !place.group().is_some_and(|g| g.passive || g.not.is_some_and(|not| !refusing(not)))
    };
    inside.filter(refused)
}

/// What should have been, or would have been, was not: *should have been asked*,
/// *had there been …,*.
pub(super) fn unreal(place: &Place<'_, '_, '_>) -> Option<Words> {
    let first = place.sentence.start;
    let inverted = place.word(first) == "had"
        && place.tag(first + 1).any(Tags::SUBJECT.or(Tags::DET))
        && place.reading().before(first).trim().is_empty();
    let comma = (first..=place.focus.start).any(|i| i > first && place.reading().before(i).contains(','));
    if inverted && !comma && (place.focus.start..place.sentence.end).any(|i| place.tag(i).any(Tags::WEAK)) {
        return Some(first..first + 1);
    }
    if let Some(group) = place.tensed().filter(|g| g.form == Form::Will && g.not.is_none()) {
        // *were to have been made*
        let was = group.words.clone().any(|i| place.tag(i).any(Tags::WAS));
        let have = group.words.clone().any(|i| place.word(i) == "have");
        if was && have {
            return Some(group.words.clone());
        }
    }
    let group = place.tensed().filter(|g| g.form == Form::Weak && g.not.is_none() && !g.thin)?;
    // *We could have given out leaflets* weighs a choice, and denies nothing.
    let modal = group
        .words
        .clone()
        .any(|i| matches!(place.word(i), "should" | "would" | "ought") || (place.word(i) == "could" && group.passive));
    let have = group.words.clone().any(|i| place.word(i) == "have");
    let double = place.marks(List::ClaimDenyAfter).any(|m| (m.word as usize) < group.words.start);
    (modal && have && !double && place.clause_of(group.main) == place.clause).then(|| group.words.clone())
}

/// *The nurse rings people who have not sent a kit back*: whom it is done for, and no refusal.
pub(super) fn means_whom(place: &Place<'_, '_, '_>, not: &Words) -> bool {
    let clause = place.clause(place.clause_of(not.start));
    let restricts =
        clause.open == Open::Relative && !place.reading().before(clause.first).contains([',', '—', '–', '(']);
    let done = |g: &Group| g.finite() && g.not.is_none() && !g.thin && g.main < clause.first;
    restricts && place.clause_of(not.start) == place.clause && place.parsed.groups.iter().any(done)
}

/// *But for X, nobody would …*: X was there.
pub(super) fn but_for(place: &Place<'_, '_, '_>) -> Option<Words> {
    let at = (place.sentence.start..place.focus.start).rev().find(|&i| place.word(i) == "but")?;
    let opens = place.word(at + 1) == "for" && !commas(place, at + 2, place.focus.start);
    let first = at == place.sentence.start;
    let negated = || place.parsed.groups.iter().any(|g| g.main < at && g.not.is_some() && g.form == Form::Weak);
    (opens && (first || negated())).then_some(at..at + 2)
}

/// Counts the negators that cover the phrase.
pub(super) fn denied(place: &Place<'_, '_, '_>) -> Verdict {
    if put_right(place).is_some() {
        return Verdict::No;
    }
    if let Some(words) = kept_by(place) {
        return Verdict::Twice(words);
    }
    let mut found = negators_before(place);
    if found.is_empty() {
        found.extend(contrast(place));
    }
    if found.is_empty() {
        found.extend(negators_after(place).or_else(|| forestalled(place)).or_else(|| object(place)));
    }
    found.extend(told(place).filter(|words| !overlaps(&found, words)));
    let Some(first) = found.first().cloned() else {
        return Verdict::No;
    };
    // *Not one of them missed it.*
    let missed = place.group().filter(|g| matches!(place.word(g.main), "miss" | "missed") && !g.passive);
    if missed.is_some_and(|g| g.main < place.focus.start && first.start < g.main) && found.len() == 1 {
        return Verdict::Twice(first);
    }
    if let Some(condition) = found.iter().find_map(|words| needed(place, words)) {
        return condition;
    }
    if found.len().is_multiple_of(2) { Verdict::Twice(first) } else { Verdict::Denied(first) }
}

/// *We asked nobody*: the verb of the phrase has no one for its object.
fn object(place: &Place<'_, '_, '_>) -> Option<Words> {
    let at = place.focus.end;
    let nobody = place.word(at) == "nobody" || (place.word(at) == "no" && place.word(at + 1) == "one");
    let verb = place.parsed.groups.iter().any(|g| place.focus.contains(&g.main) && g.finite());
    let beside = nobody && place.reading().before(at).trim().is_empty() && place.clause_of(at) == place.clause;
    // *Staff noticed nobody was drinking*: what they noticed, with a verb of its own.
    let own = place.parsed.groups.iter().any(|g| g.finite() && (at + 1..at + 4).contains(&g.words.start));
    (beside && verb && !own).then_some(at..at + 1)
}

/// *Without X we couldn't have done it*: it was done.
fn kept_by(place: &Place<'_, '_, '_>) -> Option<Words> {
    let group = place.group().filter(|g| g.form == Form::Weak && g.not.is_some())?;
    let have = group.words.clone().any(|i| place.word(i) == "have");
    let first = place.sentence.start;
    let without = place.word(first) == "without" || (place.word(first) == "but" && place.word(first + 1) == "for");
    (have && without && place.focus.start >= group.words.start).then_some(first..first + 1)
}

/// Pseudo-triggers: what they cover is no negator.
pub(super) fn pseudo(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    place
        .marks(List::ClaimPseudo)
        .map(Mark::words)
        .filter(|m| m.end <= place.focus.start || place.focus.end <= m.start)
        .any(|m| m.start < words.end && words.start < m.end)
}

fn overlaps(found: &[Words], words: &Words) -> bool {
    found.iter().any(|other| other.start < words.end && words.start < other.end)
}

fn commas(place: &Place<'_, '_, '_>, from: usize, to: usize) -> bool {
    (from + 1..=to).any(|i| place.reading().before(i).contains([',', ';', ':', '(']))
}

/// *X, not Y* denies Y.
fn contrast(place: &Place<'_, '_, '_>) -> Option<Words> {
    let clause = place.clause(place.clause);
    let not = clause.open == Open::Not
        && clause.first < place.focus.start
        && !pseudo(place, &(clause.first..clause.first + 1));
    not.then_some(clause.first..clause.first + 1)
}

/// *Without X we cannot …* says what X is needed for; with a past it was there.
fn needed(place: &Place<'_, '_, '_>, first: &Words) -> Option<Verdict> {
    if place.word(first.start) != "without" {
        return None;
    }
    let main = place.parsed.groups.iter().find(|g| g.finite() && g.main >= place.focus.end && g.not.is_some())?;
    let past = (main.words.start..main.words.end + 1)
        .any(|i| matches!(place.word(i), "have" | "couldn't" | "wouldn't" | "could" | "would"));
    Some(if past { Verdict::Twice(first.clone()) } else { Verdict::Condition(first.clone()) })
}
