//! What is claimed of a fact: asserted, guessed or denied.
//!
//! Negation inside a fact is part of it. From outside it denies only a difference, a
//! trouble, or the truth of the whole statement.

use super::deny::{self, Verdict};
use super::prepared::Place;
use super::{Claim, firm};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};
use guess::guessed;

mod guess;

/// Reckons a fact.
pub(super) fn fact(place: &Place<'_, '_, '_>) -> (Claim, Option<Words>) {
    if let Some(words) = untrue(place) {
        return (Claim::Denied, Some(words));
    }
    if let Verdict::Denied(words) = deny::denied(place)
        && denies_fact(place, &words)
    {
        return (Claim::Denied, Some(words));
    }
    if let Some(words) = guessed(place).or_else(|| hoped(place)) {
        return (Claim::Intended, Some(words));
    }
    let claim = if to_come(place) { Claim::Planned } else { Claim::Reported };
    (claim, place.tensed().map(|g| g.words.clone()))
}

/// *We will report it for each ward*: the phrase has its verb, and that is of the future.
fn to_come(place: &Place<'_, '_, '_>) -> bool {
    place.group().is_some_and(|g| g.form == Form::Will && g.not.is_none() && place.focus.contains(&g.main))
}

/// *We hope that loneliness is reduced*: the fact has its verb inside what is hoped. Of a noun
/// (*we hope to close the gap*) it is taken for granted.
fn hoped(place: &Place<'_, '_, '_>) -> Option<Words> {
    let met = |g: &Group| g.words.start < place.focus.end && place.focus.start <= g.main;
    let own = place.group().filter(|g| !g.thin && met(g))?;
    let should = own.form == Form::Weak && place.word(own.words.start) == "should" && place.focus.contains(&own.main);
    // *No idea what it would cost* supposes, and hopes for nothing.
    let hope = || firm::wish(place).filter(|words| !place.tag(words.start).any(Tags::WEAK));
    if should { Some(own.words.clone()) } else { hope() }
}

/// *made no odds*, *no difference*, *far from*, *it is not true that*.
fn untrue(place: &Place<'_, '_, '_>) -> Option<Words> {
    // *Women here should be no more likely to …* is what is wanted.
    let wanted = |m: &Words| {
        let before = m.start.saturating_sub(3).max(place.sentence.start)..m.start;
        place.word(m.start) == "no" && before.clone().any(|i| matches!(place.word(i), "should" | "ought"))
    };
    let mut marks = place.marks(List::ClaimUntrue).map(Mark::words);
    let signing = |m: &Words| place.word(m.end - 1) == "sign" && place.word(m.end) == "language";
    marks.find(|m| !deny::pseudo(place, m) && !wanted(m) && !signing(m) && !bounds(place, m) && untrue_here(place, m))
}

/// *A gap of no more than 5 points*: how much it may be, and no untruth.
fn bounds(place: &Place<'_, '_, '_>, m: &Words) -> bool {
    let figure = (m.end + 1..m.end + 3).any(|i| i < place.sentence.end && place.tag(i).any(Tags::FIGURE));
    place.word(m.start) == "no" && place.word(m.end) == "than" && figure
}

fn untrue_here(place: &Place<'_, '_, '_>, m: &Words) -> bool {
    let first = place.word(m.start);
    if m.start >= place.focus.start && m.end <= place.focus.end {
        // *No longer opens on Saturdays* is a change, and no untruth.
        if place.word(m.start + 1) == "longer" {
            return false;
        }
        let denies = ["no", "nothing", "made", "make", "makes", "not"].contains(&first);
        return denies || compares_equal(first);
    }
    if compares_equal(first) {
        return false;
    }
    let here = place.clause_of(m.start) == place.clause;
    if m.start >= place.focus.end {
        let verb = ["did", "does", "didn't", "turns", "turned", "was", "were", "it"].contains(&first);
        return (verb && m.len() > 2) || (here && !["no", "nothing", "made", "make", "makes", "not"].contains(&first));
    }
    let clause = place.clause(place.clause);
    let that = clause.open == Open::That && clause.parent == Some(place.clause_of(m.start));
    let far = matches!(place.word(m.end - 1), "evidence" | "sign");
    (here || that) && (far || !place.finite_between(m.end, place.focus.start))
}

/// *equally*, *just as*, *on a par*, *much the same* deny only where they stand inside.
fn compares_equal(first: &str) -> bool {
    matches!(first, "equally" | "just" | "the" | "much" | "on" | "by")
}

/// A negation outside the phrase denies a trouble, or a statement with its own verb.
fn denies_fact(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    if words.start >= place.focus.start && words.end <= place.focus.end {
        return false;
    }
    // *They did not want a bench because of the smoke*, *… because there is no room*: the
    // reason is no less so.
    let reason = matches!(place.word(place.focus.start), "because" | "due" | "owing");
    if reason && words.end != place.focus.start {
        return false;
    }
    let trouble = place
        .marks(List::ClaimTrouble)
        .map(Mark::words)
        .any(|m| m.start < place.focus.end && place.focus.start < m.end);
    let quantifier = matches!(place.word(words.start), "none" | "neither" | "nobody" | "no");
    let whole = place.group().is_some_and(|g| place.focus.contains(&g.main) && quantifier);
    trouble
        || whole
        || of_us(place, words)
        || (place.clause(place.clause).open == Open::That && !place.focus.contains(&words.start))
}

/// *We haven't found a way*, *I'm not a researcher*: what we say that we did not do, or are not, and no
/// trouble that befell anybody.
fn of_us(place: &Place<'_, '_, '_>, not: &Words) -> bool {
    let is_ours = |g: &Group| {
        let us = matches!(place.word(g.words.start.wrapping_sub(1)), "we" | "i")
            || matches!(place.word(g.words.start), "i'm" | "we're");
        let done = matches!(g.form, Form::Perfect | Form::Past) && g.main == place.focus.start;
        let been = g.thin && place.focus.start <= g.words.end + 1 && g.words.end <= place.focus.start;
        us && g.not == Some(not.start) && (done || been)
    };
    place.parsed.groups.iter().any(is_ours)
}
