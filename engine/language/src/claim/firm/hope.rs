//! What makes a phrase a hope: a condition, a hedge, a verb of wishing, an aim.

use super::{later_in_past, would};
use crate::Words;
use crate::claim::deny;
use crate::claim::prepared::Place;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};

/// A condition that the phrase's clause hangs on, or that it stands in.
pub(super) fn conditional(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    place.parsed.clauses.all.iter().enumerate().find_map(|(index, clause)| {
        let hangs = clause.parent.is_some_and(|p| chain.contains(&p)) || chain.contains(&index);
        let option = (clause.first..clause.end).any(|i| {
            matches!(
                place.word(i),
                "want" | "wants" | "wish" | "wishes" | "prefer" | "prefers" | "like" | "choose" | "ask"
            )
        });
        let even = place.word(clause.first.wrapping_sub(1)) == "even" || place.word(clause.first) == "even";
        let past = place.tensed().is_some_and(|g| matches!(g.form, Form::Past | Form::Perfect));
        (clause.open == Open::Condition && hangs && !option && !even && !past).then_some(clause.first..clause.first + 1)
    })
}

/// An adverbial that makes its clause a hope.
pub(super) fn hedge(place: &Place<'_, '_, '_>) -> Option<Words> {
    let past = place.tensed().is_some_and(|g| matches!(g.form, Form::Past | Form::Perfect | Form::Going));
    let chain = place.chain();
    let found = place.marks(List::ClaimHedge).map(Mark::words).find(|words| {
        let clause = place.clause_of(words.start);
        let near = chain.contains(&clause) || place.clause(clause).parent.is_some_and(|p| chain.contains(&p));
        // *Booked in time for*, *pending* and their like qualify nothing.
        let quiet = matches!(place.word(words.end), "for") && place.word(words.start) == "in";
        near && !quiet && !deny::pseudo(place, words)
    });
    found.filter(|_| !past)
}

/// A verb or noun of hope that governs the phrase.
pub(in crate::claim) fn wish(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    place
        .marks(List::ClaimWish)
        .map(Mark::words)
        .filter(|words| {
            let clause = place.clause_of(words.start);
            let weak = place.text.grammar.tags[words.start].any(Tags::WEAK) && words.len() == 1;
            let planned = || place.tensed().is_some_and(|g| g.words.contains(&words.start) && would(place, g));
            let idle = || !modal_governs(place, words) || deny::pseudo(place, words) || planned();
            // *Asked what they would want*: the asking is done, whatever they would want.
            let asked_for =
                words.start >= place.focus.end
                    && place.parsed.groups.iter().any(|g| {
                        place.focus.contains(&g.main) && !g.thin && matches!(g.form, Form::Past | Form::Perfect)
                    });
            if !chain.contains(&clause) || (weak && (asked_for || idle())) {
                return false;
            }
            let before = words.end <= place.focus.start;
            let over = place.parsed.groups.iter().any(|g| {
                g.finite()
                    && words.contains(&g.main)
                    && place.focus.end <= g.words.start
                    && place.clause_of(g.main) == place.clause
                    && !is_held(place, g)
                    // *Pupils drew what a good canteen would look like.*
                    && !place.finite_between(place.focus.start, g.words.start)
            });
            (before && !cut(place, words)) || (over && !asked_for) || weak
        })
        .find(|words| !settled(place, words))
}

/// *Interviews with ten carers will explore why*: what is held is no hope.
fn is_held(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let meets = |i: usize| HELD.contains(&place.word(i).trim_end_matches('s'));
    group.form == Form::Will && !group.passive && place.focus.clone().any(meets)
}

/// What is held, and looks into something.
const HELD: &[&str] = &[
    "diary",
    "evening",
    "event",
    "interview",
    "meeting",
    "panel",
    "session",
    "study",
    "survey",
    "talk",
    "visit",
    "walk",
    "workshop",
    "group",
    "day",
    "morning",
    "drop",
];

/// A modal's own group governs the phrase.
fn modal_governs(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    if place.tensed().is_some_and(|g| later_in_past(place, g)) {
        return false;
    }
    let capable =
        matches!(place.word(words.start), "could" | "would") && place.clause(place.clause).open == Open::Circumstance;
    !capable && place.tensed().is_some_and(|g| g.words.contains(&words.start) && g.form == Form::Weak)
}

/// Something between a hope and the phrase ends the hope's reach.
fn cut(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    // *proposed the topic, helped to write the bid*
    let listed = |g: &Group| {
        let by = matches!(place.word(g.main + 1), "by" | "in" | "on" | "at" | "from");
        g.form == Form::Participle && place.reading().before(g.words.start).contains(',') && !by
    };
    // *The aim is to find out why letters come late, and to work out a fix*
    let aims = |g: &Group| matches!(g.form, Form::To | Form::Will);
    let goes_on = |g: &Group| {
        let joined = g.form == Form::To && matches!(place.word(g.words.start.wrapping_sub(1)), "and" | "or");
        joined && place.parsed.groups.iter().any(|o| aims(o) && o.words.end >= words.end && o.main < g.words.start)
    };
    if place.group().is_some_and(goes_on) {
        return false;
    }
    place.parsed.groups.iter().any(|g| {
        (g.finite() || listed(g))
            && !(g.thin && g.form == Form::Present && g.words.start == words.end)
            && g.words.start >= words.end
            && g.main < place.focus.start
            && place.clause_of(g.main) == place.clause_of(words.start)
    })
}

/// A hope that has been acted on: *wanted X and got it* is for its own clause.
fn settled(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    matches!(
        place.word(words.start),
        "encourage" | "suggested" | "towards" | "over" | "recommended" | "explored" | "thinking"
    ) && place.tensed().is_some_and(|g| matches!(g.form, Form::Past | Form::Perfect) && !words.contains(&g.main))
}

pub(super) fn aim(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    place.marks(List::ClaimAim).map(Mark::words).find(|words| {
        let here = chain.contains(&place.clause_of(words.start));
        let over = place
            .parsed
            .groups
            .iter()
            .any(|g| words.contains(&g.main) && g.passive && place.focus.end <= g.words.start);
        here && !is_object(place, words) && ((words.end <= place.focus.start && !cut(place, words)) || over)
    })
}

/// *They set the aim, chose two sites and …*: an aim that something is done with, and not
/// one that says what it is.
fn is_object(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let noun = words.len() == 1 && place.tag(words.start.wrapping_sub(1)).any(Tags::DET);
    let told = matches!(
        place.word(words.end),
        "is" | "are" | "was" | "were" | "being" | "to" | "of" | "for" | "that" | "here" | "includes" | "include"
    );
    let listed = place.reading().after(words.start).starts_with([':', '-', '\u{2014}', '\u{2013}']);
    let governed = place.parsed.groups.iter().any(|g| {
        g.words.end <= words.start
            && place.clause_of(g.main) == place.clause_of(words.start)
            && !matches!(g.form, Form::Present | Form::Gerund)
    });
    noun && governed && !told && !listed
}
