//! Phrases that a sentence talks about, without anybody doing what they name.

use super::concrete::concrete;
use super::context;
use super::prepared::Place;
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};

/// The words by which the phrase is only mentioned.
pub(super) fn mentioned(place: &Place<'_, '_, '_>) -> Option<Words> {
    talked(place)
        .or_else(|| requested(place))
        .or_else(|| general(place))
        .or_else(|| authority(place))
        .or_else(|| slogan(place))
}

/// *if X …*: only supposed.
pub(super) fn supposed(place: &Place<'_, '_, '_>) -> Option<Words> {
    let clause = place.clause(place.clause);
    let inside = clause.open == Open::Condition && clause.first <= place.focus.start;
    (inside && place.word(clause.first) == "if").then(|| clause.first..clause.first + 1)
}

/// *the importance of X*, *discussed X*.
fn talked(place: &Place<'_, '_, '_>) -> Option<Words> {
    let found = place.marks_here(List::ClaimTalk).map(Mark::words).filter(|m| m.end <= place.focus.start).last()?;
    let between =
        place.parsed.groups.iter().any(|g| g.words.start >= found.end && g.main < place.focus.start && g.finite());
    let own = place.group().is_some_and(|g| g.finite() && place.focus.contains(&g.main));
    let noun_list = matches!(place.word(found.start), "like" | "requires" | "such");
    let commas = noun_list && (found.end..=place.focus.start).any(|i| place.reading().before(i).contains(','));
    let firmed = matches!(
        place.word(found.start),
        "commitment" | "ways" | "barriers" | "support" | "theme" | "such" | "like" | "evidence" | "case" | "idea"
    ) && (concrete(place).is_some()
        || looking_for(place, found.start)
        || place.tag(found.start.wrapping_sub(1)).any(Tags::WEAK)
        || place.tensed().is_some_and(|g| matches!(g.form, Form::Past | Form::Perfect | Form::Will)));
    let hoped = matches!(place.word(found.start), "need" | "needs")
        && place.word(found.start + 1) == "to"
        && place.tag(found.start.wrapping_sub(1)).any(Tags::SUBJECT);
    // *toying with the idea of*, *would dearly like*: hoped, not only talked about.
    let wished = [List::ClaimWish, List::ClaimAim].into_iter().any(|list| {
        place.marks_here(list).any(|m| (m.word as usize) < found.start && m.words().end + 3 >= found.start)
    });
    let verb = place.word(found.start) == "like" && place.parsed.groups.iter().any(|g| g.main == found.start);
    (!between && !own && !commas && !firmed && !hoped && !wished && !verb).then_some(found)
}

/// *Residents asked for bus passes*: what people asked for is not there by their asking. Where
/// the sentence goes on (*and got them*), it may be.
fn requested(place: &Place<'_, '_, '_>) -> Option<Words> {
    let verb = place.finite_of(place.clause).filter(|g| g.main < place.focus.start && !g.passive)?;
    let asked = match place.word(verb.main) {
        "asked" | "ask" | "asks" | "asking" | "pushed" | "pressed" | "lobbied" => place.word(verb.main + 1) == "for",
        "requested" | "wanted" => true,
        _ => false,
    };
    let people = |m: &Words| m.end <= verb.words.start && place.clause_of(m.start) == place.clause;
    let lists = [List::Public, List::Carers, List::WhoPublic];
    let they = place.word(verb.words.start.wrapping_sub(1)) == "they";
    let of_people = they || lists.into_iter().any(|list| place.marks(list).map(Mark::words).any(|m| people(&m)));
    let met = |g: &Group| g.finite() && g.not.is_none() && g.words.start >= place.focus.end;
    let goes_on = place.parsed.groups.iter().any(met)
        && !(place.focus.end..place.sentence.end).any(|i| matches!(place.word(i), "but" | "not"));
    (asked && of_people && !goes_on).then(|| verb.words.clone())
}

/// *X takes time*, *X is often described as …*.
fn general(place: &Place<'_, '_, '_>) -> Option<Words> {
    let wished = place.marks_here(List::ClaimWish).any(|m| m.words().end <= place.focus.start);
    if ours(place) || wished || concrete(place).is_some() {
        return None;
    }
    let chain = place.chain();
    place.marks(List::ClaimGeneral).map(Mark::words).find(|m| {
        let clause = place.clause_of(m.start);
        let mut groups = place.parsed.groups.iter();
        // The mark's own verb is a present, or it has none and its clause's is.
        let own = groups.find(|g| g.words.start < m.end && m.start < g.words.end);
        let tense = own.or_else(|| place.finite_of(clause));
        let apart = m.start >= place.focus.end || m.end <= place.focus.start;
        let present = tense.is_some_and(|g| matches!(g.form, Form::Present | Form::Can | Form::Perfect));
        apart && present && (clause == place.clause || (chain.contains(&clause) && m.end <= place.focus.start))
    })
}

/// *Looking for ways to* hopes.
fn looking_for(place: &Place<'_, '_, '_>, i: usize) -> bool {
    place.word(i.wrapping_sub(1)) == "for"
}

/// *The evidence service*, *policy officers*: a body's name, which acts.
fn of_body(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let body = place.word(words.end).trim_end_matches('s');
    matches!(
        body,
        "centre" | "desk" | "group" | "lead" | "officer" | "panel" | "service" | "team" | "unit" | "worker" | "manager"
    )
}

fn ours(place: &Place<'_, '_, '_>) -> bool {
    (place.sentence.start..place.focus.start).any(|i| matches!(place.word(i), "we" | "our" | "i" | "we've"))
}

/// What guidance, a strategy or a minister says is not done by being said.
fn authority(place: &Place<'_, '_, '_>) -> Option<Words> {
    let found = place
        .marks(List::ClaimPolicy)
        .map(Mark::words)
        .find(|m| (m.end <= place.focus.start || place.clause_of(m.start) == place.clause) && !of_body(place, m))?;
    let tense = place.tensed()?;
    let clause = place.clause(place.clause);
    // *Agreed that the practice follows the guideline* tells of the practice.
    let that = clause.open == Open::That && (found.end <= clause.first || place.clause_of(found.start) != place.clause);
    let subject = found.end <= tense.words.start || that;
    let own = concrete(place).is_some() && matches!(tense.form, Form::Will);
    let says = place.clause(place.clause).open == Open::That || place.finite_between(found.end, tense.words.start);
    let asked = tense.form == Form::Weak && says;
    (subject && (asked || matches!(tense.form, Form::Present | Form::Can)) && !ours(place) && !own).then_some(found)
}

/// A bare noun as the subject of a present tense that nobody in the project acts in:
/// *Respite matters*, *Advance care planning is everybody's business*.
fn slogan(place: &Place<'_, '_, '_>) -> Option<Words> {
    if context::introduced(place)
        || place.clause(place.clause).open == Open::That
        || place.marks_here(List::ClaimHedge).next().is_some()
    {
        return None;
    }
    let tense = place.finite_of(place.clause)?;
    let thin = tense.thin || !tense.passive;
    let first = place.clause(place.clause).first;
    let a = |i: usize| matches!(place.word(i), "a" | "an");
    let bare = (first..place.focus.start).all(|i| {
        matches!(
            place.word(i),
            "not" | "all" | "most" | "some" | "any" | "such" | "no" | "every" | "and" | "but" | "in"
        ) || (i == first
            && !place.tag(i).any(Tags::DET.or(Tags::FIGURE).or(Tags::SUBJECT))
            && i + 1 == place.focus.start)
            || (tense.thin && a(i))
    });
    let defined = place.focus.start > 0 && a(place.focus.start - 1) && tense.thin && a(tense.words.end);
    if defined && tense.form == Form::Present && place.is_subject() {
        return Some(tense.words.clone());
    }
    let optional = tense.form == Form::Can && tense.passive;
    if bare && optional && place.is_subject() && !ours(place) && concrete(place).is_none() {
        return Some(tense.words.clone());
    }
    let quiet =
        tense.form == Form::Present && thin && (tense.thin || place.marks_here(List::ClaimOngoing).next().is_none());
    let deed = place.focus.contains(&tense.main);
    (bare && quiet && !deed && place.is_subject() && !ours(place) && concrete(place).is_none())
        .then(|| tense.words.clone())
}
