//! Words that stand before a phrase and deny it: *we did not X*, *nobody X*, *without X*;
//! and how far each of them reaches. Negators after a phrase are [`super::later`]'s.

use super::super::prepared::Place;
use super::{commas, overlaps, pseudo};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::List;

/// Negators before the phrase.
pub(super) fn negators_before(place: &Place<'_, '_, '_>) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    let mut groups = place
        .group()
        .filter(|g| !elliptic(place, g))
        .and_then(|g| g.not)
        .into_iter()
        .map(|n| n..n + 1)
        .collect::<Vec<_>>();
    if place.group().is_some_and(|g| !g.finite() || place.focus.start > g.main) {
        // The verb that governs an infinitive or an object's own verb.
        groups.extend(chain_not(place));
    }
    groups.dedup();
    found.extend(groups.into_iter().filter(|n| !pseudo(place, n) && !elsewhere(place, n) && !stops(place, n)));
    for mark in place.marks(List::ClaimDenyAfter) {
        let words = mark.words();
        let inside = words.start >= place.focus.start && words.start < place.focus.end && !own_negator(place, &words);
        if !inside && !pseudo(place, &words) && covers(place, &words) && !overlaps(&found, &words) {
            found.push(words);
        }
    }
    found.extend(plain_no(place).filter(|n| !overlaps(&found, n) && !pseudo(place, n)));
    // *neither … nor* is one denial.
    let mut pair = false;
    found.retain(|n| {
        let of_pair = matches!(place.word(n.start), "neither" | "nor");
        let keep = !(of_pair && pair);
        pair |= of_pair;
        keep
    });
    found
}

/// *Men wait longer and women do not*: the negation is of the second subject alone.
fn elliptic(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let last = group.words.end.max(group.not.map_or(0, |not| not + 1));
    let bare = matches!(place.word(group.words.start), "do" | "does" | "did" | "don't" | "doesn't" | "didn't");
    let ends = last >= place.clause(place.clause).end || place.reading().before(last).contains([',', ';']);
    let joined = (place.focus.end..group.words.start).any(|i| matches!(place.word(i), "and" | "while"));
    bare && ends && joined && group.words.len() <= 2
}

/// The phrase opens with the negator; but where it opens with stopping or dropping
/// something, that is the deed.
fn own_negator(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    words.start == place.focus.start && words.end < place.focus.end && !stops(place, words)
}

fn stops(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    words.start == place.focus.start && place.marks(List::ClaimStop).any(|m| m.words().start == words.start)
}

/// The negation of a finite verb reaches the infinitives and -ing forms it governs.
fn chain_not(place: &Place<'_, '_, '_>) -> Option<Words> {
    let clause = place.clause;
    let before = place
        .parsed
        .groups
        .iter()
        .rfind(|g| g.finite() && place.clause_of(g.main) == clause && g.words.start < place.focus.start)?;
    before.not.map(|n| n..n + 1)
}

/// A negated subject whose contrast says what is so: *did not reach X but was …*.
fn elsewhere(place: &Place<'_, '_, '_>, not: &Words) -> bool {
    let shared = place.is_subject();
    shared
        && place.parsed.clauses.all.iter().any(|c| {
            c.open == Open::Contrast && c.first > not.start && {
                let verb = place.parsed.groups.iter().find(|g| g.finite() && g.words.start > c.first);
                verb.is_some_and(|g| g.not.is_none() && g.words.start <= c.first + 2)
            }
        })
}

/// Whether a negative word or phrase before the phrase reaches it.
fn covers(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let from = words.end;
    let first = place.word(words.start);
    if words.start >= place.focus.end || place.clause_of(words.start) != place.clause {
        return words.start < place.focus.start && lifted(place, words, first);
    }
    if from > place.focus.start {
        return words.start < place.focus.start || own_negator(place, words);
    }
    // *Free meals or not, and the language at home*: either way.
    if first == "not" && place.word(words.start.wrapping_sub(1)) == "or" {
        return false;
    }
    if matches!(first, "not" | "never" | "cannot") && words.len() == 1 {
        let subject =
            words.start == place.clause(place.clause).first && place.tag(from).any(Tags::DET.or(Tags::FIGURE));
        if first == "not" && subject {
            return true;
        }
        let free = !place.parsed.groups.iter().any(|g| g.not == Some(words.start));
        return free && !place.finite_between(from, place.focus.start) && !commas(place, from, place.focus.start);
    }
    if matches!(first, "nobody" | "none" | "nothing" | "neither" | "few")
        || (first == "no" && place.word(words.start + 1) == "one")
    {
        return !contrast_after(place, from) && !set_off(place, words);
    }
    let verb_own = place.parsed.groups.iter().any(|g| g.passive && words.len() == 1 && words.contains(&g.main));
    if verb_own {
        return false;
    }
    if is_preposition(first) {
        return prepositional(place, words, first);
    }
    let listed = first != "no" || !commas(place, from, place.focus.start);
    listed && !place.finite_between(from, place.focus.start)
}

fn is_preposition(first: &str) -> bool {
    matches!(
        first,
        "without"
            | "instead"
            | "rather"
            | "except"
            | "excepting"
            | "excluding"
            | "apart"
            | "aside"
            | "other"
            | "bar"
            | "barring"
            | "save"
            | "minus"
            | "zero"
            | "nil"
            | "against"
    )
}

/// *without asking*, *instead of X*: whether it reaches the phrase from before it.
fn prepositional(place: &Place<'_, '_, '_>, words: &Words, first: &str) -> bool {
    let from = words.end;
    let free = !place.parsed.groups.iter().any(|g| g.words.start >= from && g.main < place.focus.start);
    // *Progress against the plan* weighs, *a vote against closing* denies.
    let weighs = first == "against" && !place.tag(from).any(Tags::ING);
    if weighs || says_who(place, words) {
        return false;
    }
    let listed = free && first == "without" && words.start > place.sentence.start;
    (listed || !commas(place, from, place.focus.start)) && !place.finite_between(from, place.focus.start)
}

/// *People without a phone were lent one*, *ten mothers, most of them without work, were
/// shown how*: it says who they are whom the verb after it is about.
fn says_who(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let said = |g: &Group| g.finite() && g.words.start >= words.end && g.words.start <= place.focus.start;
    place.word(words.start) == "without"
        && words.start > place.clause(place.clause_of(words.start)).first
        && !place.group_before(words.start)
        && place.parsed.groups.iter().any(said)
}

fn contrast_after(place: &Place<'_, '_, '_>, from: usize) -> bool {
    // *Nobody worked harder than X* praises X.
    let more = |i: usize| {
        place.word(i) == "than" && (from..i).any(|k| place.word(k) == "more" || place.word(k).ends_with("er"))
    };
    (from..place.focus.start).any(|i| matches!(place.word(i), "but" | "except") || more(i))
}

/// *Our members, none of them paid, wrote the bid*: said by the way.
fn set_off(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let comma = |i: usize| place.reading().before(i).contains([',', '(', '—', '–']);
    words.start > place.clause(place.clause).first && comma(words.start) && (words.end..=place.focus.start).any(comma)
}

/// A negator of the clause that a *that* clause or a phrase hangs on.
fn lifted(place: &Place<'_, '_, '_>, words: &Words, first: &str) -> bool {
    let clause = place.clause(place.clause);
    let hangs = matches!(clause.open, Open::That) && clause.parent == Some(place.clause_of(words.start));
    hangs && !matches!(first, "without" | "rather" | "instead")
}

/// *no X*, and *no … subject* of the phrase's own verb.
fn plain_no(place: &Place<'_, '_, '_>) -> Option<Words> {
    let finite = place.finite_of(place.clause);
    (place.sentence.start..place.focus.start + 1).rev().find_map(|i| {
        if place.word(i) != "no" || matches!(place.word(i + 1), "one" | "longer") || place.clause_of(i) != place.clause
        {
            return None;
        }
        // *Women here should be no more likely to …* is what is wanted.
        let compares = matches!(place.word(i + 1), "more" | "less" | "fewer");
        if compares && (i.saturating_sub(3)..i).any(|k| matches!(place.word(k), "should" | "ought")) {
            return None;
        }
        // *The no-show rate*: part of a name.
        if i + 1 < place.sentence.end && place.reading().words[i + 1].hyphened {
            return None;
        }
        if i == place.focus.start && place.focus.len() == 1 {
            return None;
        }
        // *People with no internet were lent a tablet*: it says who they are.
        let with = matches!(place.word(i.wrapping_sub(1)), "with" | "having");
        let said_of = |g: &Group| with && g.finite() && g.words.start > i && g.words.start <= place.focus.start;
        let near = !commas(place, i, place.focus.start)
            && !place.parsed.groups.iter().any(|g| (g.words.start > i && g.main < place.focus.start) || said_of(g));
        let subject = finite.is_some_and(|g| i < g.words.start)
            && !place.parsed.groups.iter().any(|g| g.words.start < i && place.clause_of(g.main) == place.clause)
            && !matches!(place.word(i.wrapping_sub(1)), "with" | "despite" | "of" | "have" | "having");
        (near || subject).then_some(i..i + 1)
    })
}
