//! How firmly a phrase that nobody denies is claimed: hoped, planned or reported.
//!
//! The tense of the verb that governs it decides, unless a hedge or a condition
//! reaches it; a future counts as a plan only with something concrete beside it.

use super::concrete::{concrete, concretes, told_to};
use super::context;
use super::prepared::Place;
use super::{Claim, assigned, deny};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};
use crate::text::Stage;
use crate::word::Figure;
use hope::{aim, conditional, hedge};

mod hope;

pub(super) use hope::wish;

type Found = (Claim, Option<Words>);

/// Reckons a phrase that is neither denied nor only mentioned.
pub(super) fn firm(place: &Place<'_, '_, '_>) -> Found {
    if let Some(words) = conditional(place).or_else(|| hedge(place)) {
        return (Claim::Intended, Some(words));
    }
    if let Some(words) = wish(place) {
        return (Claim::Intended, Some(words));
    }
    if let Some(words) = aim(place) {
        return plan(place, words);
    }
    match place.tensed() {
        Some(group) => by_form(place, group),
        None => verbless(place),
    }
}

/// Two negations: what remains is as firm as its verb, but never denied.
pub(super) fn after_double(place: &Place<'_, '_, '_>, words: Words) -> Found {
    // *We could not have done it without X*: X was there.
    let unthinkable =
        |g: &Group| g.form == Form::Weak && g.not.is_some() && g.words.clone().any(|i| place.word(i) == "have");
    if place.tensed().is_some_and(unthinkable) {
        return (Claim::Reported, Some(words));
    }
    if let Some(hedge) = conditional(place).or_else(|| hedge(place)).or_else(|| wish(place)) {
        return (Claim::Intended, Some(hedge));
    }
    match place.tensed().map(|g| g.form) {
        Some(Form::Will) => plan(place, words),
        _ => (Claim::Reported, Some(words)),
    }
}

fn by_form(place: &Place<'_, '_, '_>, group: &Group) -> Found {
    let because = Some(group.words.clone());
    if let Some(words) = commit(place) {
        if let Some(found) = overtaken(place, group, &words) {
            return found;
        }
        let done = group.form == Form::Past && !to_come(place, &words);
        if !done {
            return plan(place, words);
        }
    }
    match group.form {
        Form::Past | Form::Perfect | Form::Participle => (Claim::Reported, because),
        Form::Going => going(place, group),
        Form::Will if duty(place, group) => (Claim::Reported, because),
        Form::Will if came_to_nothing(place, group) => (Claim::Denied, because),
        Form::Will => plan(place, group.words.clone()),
        // *Couldn't have asked for a better X*: there was one.
        Form::Weak if later_in_past(place, group) || deny::pseudo(place, &group.words) => (Claim::Reported, because),
        Form::Weak if habit(place, group) => (Claim::Reported, because),
        Form::Weak if would(place, group) => plan(place, group.words.clone()),
        Form::Weak => (Claim::Intended, because),
        Form::Can | Form::Present | Form::Gerund | Form::To => (present(place, group), because),
    }
}

/// *We would run six sessions*, in a text whose own words are all *would*: a bid's way to
/// say *will*. What a thing would cost or whether it would help is only weighed.
fn would(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let first = place.word(group.words.start);
    let weighed = matches!(
        place.word(group.main),
        "consider" | "cost" | "help" | "like" | "love" | "make" | "mean" | "need" | "prefer" | "want" | "welcome"
    );
    let subject = place.word(group.words.start.wrapping_sub(1));
    place.text.bids
        && (first == "would" || first.ends_with("'d"))
        && !weighed
        && !group.thin
        && group.not.is_none()
        && !group.words.clone().any(|i| place.word(i) == "have")
        && !matches!(subject, "it" | "that" | "this" | "there" | "which" | "what")
        && matches!(place.clause(place.clause_of(group.main)).open, Open::Main | Open::Contrast)
}

/// *Every Tuesday they'd sit us down and ask*: what was done again and again.
fn habit(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let again = |i: usize| matches!(place.word(i), "always" | "each" | "every" | "often" | "usually" | "whenever");
    let mut clause = place.sentence.clone().filter(|&i| place.clause_of(i) == place.clause_of(group.main));
    place.word(group.words.start).ends_with("'d") && group.not.is_none() && !group.thin && clause.any(again)
}

fn going(place: &Place<'_, '_, '_>, group: &Group) -> Found {
    let future = place.marks_here(List::ClaimMethod).map(Mark::words).any(|m| {
        matches!(place.word(m.start), "next" | "tomorrow" | "tonight")
            || (place.word(m.start) == "in" && place.word(m.start + 1) == "the")
    });
    let claim = if future { Claim::Planned } else { Claim::Reported };
    (claim, Some(group.words.clone()))
}

/// A present tense: going on where the text says so or the project is over, else a plan
/// where it has something concrete.
fn present(place: &Place<'_, '_, '_>, group: &Group) -> Claim {
    let finished = matches!(place.reading().text.stage, Some(Stage::Evaluation | Stage::Completed));
    let ongoing = place.marks_here(List::ClaimOngoing).next().is_some();
    let to_come = !group.thin && concretes(place, |w| date_ahead(place, w)).is_some();
    if finished || ongoing || !to_come { Claim::Reported } else { Claim::Planned }
}

fn date_ahead(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let word = &place.reading().words[words.start];
    (word.figure.is(Figure::DATE)
        && (!word.folded.contains("day")
            || matches!(place.word(words.start.wrapping_sub(1)), "on" | "next" | "this")
                && !word.folded.ends_with('s')))
        || word.figure.is(Figure::MONEY)
        || place.reading().is_phrase(words.start, "next")
        || place.reading().is_phrase(words.start, "half term")
}

/// Words of a plan: firm with something concrete, else only a hope.
fn plan(place: &Place<'_, '_, '_>, words: Words) -> Found {
    let firm = concrete(place).is_some() || told_to(place).is_some();
    (if firm { Claim::Planned } else { Claim::Intended }, Some(words))
}

/// *The panel, which would go on to meet …, was set up*: a future in the past.
fn later_in_past(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let would = place.word(group.words.start) == "would";
    let relative = place.clause(place.clause_of(group.main)).open == Open::Relative;
    would
        && relative
        && place
            .parsed
            .groups
            .iter()
            .any(|g| g.form == Form::Past && g.finite() && place.clause_of(g.main) != place.clause_of(group.main))
}

/// *Her job was to keep the two talking*: what somebody was there for.
fn duty(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let before = group.words.start.saturating_sub(2).max(place.sentence.start)..group.words.start;
    let duties = |i: usize| matches!(place.word(i), "job" | "task" | "role" | "part" | "duty" | "business");
    place.tag(group.words.start).any(Tags::WAS) && before.clone().any(duties) && place.focus.start >= group.words.end
}

/// *We were going to hold a second day but the hall flooded*: what somebody else's doing
/// kept from being done. *The forum was going to fold, but …* tells of the forum.
fn came_to_nothing(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let past = group.words.clone().any(|i| place.tag(i).any(Tags::WAS.or(Tags::HAD)));
    let done = group.passive || place.focus.end > group.main;
    let mut clauses = place.parsed.clauses.all.iter();
    let Some(but) = clauses.find(|c| c.open == Open::Contrast && c.first >= place.focus.end) else { return false };
    let after = place.parsed.groups.iter().find(|g| g.finite() && g.words.start >= but.first);
    let other = after.is_some_and(|g| {
        g.form == Form::Past
            && g.not.is_none()
            && g.words.start > but.first + 1
            && !place.tag(g.words.start - 1).any(Tags::SUBJECT)
    });
    past && done && group.not.is_none() && other
}

/// *was due to … but …*: what came of it counts.
fn overtaken(place: &Place<'_, '_, '_>, group: &Group, words: &Words) -> Option<Found> {
    let later = place
        .parsed
        .clauses
        .all
        .iter()
        .enumerate()
        .find(|(_, c)| c.open == Open::Contrast && c.first >= place.focus.end)?;
    let after = place.parsed.groups.iter().find(|g| g.finite() && g.words.start >= later.1.first)?;
    if group.form != Form::Past {
        return None;
    }
    let went = matches!(after.form, Form::Perfect | Form::Present) && after.not.is_none();
    let claim = if went { Claim::Reported } else { Claim::Denied };
    Some((claim, Some(if went { after.words.clone() } else { words.clone() })))
}

/// A noun phrase, a clipped bullet or a table cell.
fn verbless(place: &Place<'_, '_, '_>) -> Found {
    let finished = matches!(place.reading().text.stage, Some(Stage::Evaluation | Stage::Completed));
    if let Some(words) = commit(place) {
        return plan(place, words);
    }
    if let Some(words) = assigned::assigned(place) {
        return plan(place, words);
    }
    let past = place.parsed.groups.iter().find(|g| matches!(g.form, Form::Participle | Form::Past));
    if let Some(group) = past {
        return (Claim::Reported, Some(group.words.clone()));
    }
    if let Some(found) = context::borrowed(place) {
        return match found {
            (Claim::Intended, words) if context::wishes(place, words.as_ref()) => (Claim::Intended, words),
            (Claim::Planned | Claim::Intended, words) if concrete(place).is_some() || context::dated_row(place) => {
                (Claim::Planned, words)
            }
            other => other,
        };
    }
    if let Some(done) =
        (place.sentence.clone()).find(|&i| matches!(place.word(i), "done" | "complete" | "completed" | "achieved"))
    {
        return (Claim::Reported, Some(done..done + 1));
    }
    match concrete(place) {
        Some(words) if finished => (Claim::Reported, Some(words)),
        Some(words) => (Claim::Planned, Some(words)),
        None => (Claim::Mentioned, None),
    }
}

fn commit(place: &Place<'_, '_, '_>) -> Option<Words> {
    place
        .marks_here(List::ClaimCommit)
        .map(Mark::words)
        .find(|words| words.start < place.focus.start || words.start >= place.focus.end)
}

/// What was agreed or booked in the past may still be to come.
fn to_come(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    place.word(words.end - 1) == "to"
        || place.word(words.end) == "to"
        || matches!(place.word(words.start), "booked" | "promised" | "pledged")
}
