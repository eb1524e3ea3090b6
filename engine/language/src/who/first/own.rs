//! What *I* tell of my own life: that I have a condition, live there, care for somebody,
//! or run the service. *We* tell a condition only.
//!
//! Two people may say *I* in one text, so each section is asked for itself.

use crate::text::Block;
use crate::who::cast::Cast;
use crate::{Actor, Words};

/// How far a condition may stand from its verb.
const NEAR: usize = 4;

/// What people have who use a service.
const CONDITIONS: &[&str] = &[
    "ms",
    "mnd",
    "copd",
    "hiv",
    "adhd",
    "aphasia",
    "arthritis",
    "asthma",
    "autism",
    "cancer",
    "dementia",
    "depression",
    "diabetes",
    "epilepsy",
    "huntington's",
    "huntington",
    "lupus",
    "parkinson's",
    "parkinson",
    "psychosis",
    "schizophrenia",
    "stroke",
    "strokes",
    "disability",
    "disabilities",
    "covid",
];
/// Relatives whom somebody cares for.
const RELATIVES: &[&str] = &[
    "husband", "wife", "mother", "father", "mum", "dad", "mam", "son", "daughter", "brother", "sister", "partner",
    "nan", "gran", "parents", "child",
];

/// *We all have dementia*, *I have had MS for nine years*, *we live with aphasia*.
pub(super) fn condition(cast: &Cast<'_, '_, '_>, at: usize, end: usize) -> Option<Words> {
    let clause = (at + 1..end).find(|&i| cast.broken(i) || matches!(cast.word(i), "and" | "but" | "who"));
    let clause = clause.unwrap_or(end);
    let has = cast.word(at).ends_with("'ve");
    let light = |i: &usize| matches!(cast.word(*i), "all" | "both" | "each" | "have" | "had" | "also" | "too");
    let verb = (at + 1..clause).find(|i| !light(i)).unwrap_or(clause);
    let owns = has || (at + 1..verb).any(|i| matches!(cast.word(i), "have" | "had"));
    let lives = matches!(cast.word(verb.min(end - 1)), "live" | "lived" | "living")
        && cast.word_before(verb + 1, clause) == "with";
    let found = (at + 1..clause.min(verb + NEAR)).find(|&i| CONDITIONS.contains(&cast.word(i)))?;
    // *We have a dementia nurse*: no condition of ours.
    let whole = found + 1 >= clause || !matches!(cast.class(found + 1), crate::who::class::Class::Noun);
    let asked = (at + 1..found).any(|i| matches!(cast.word(i), "of" | "on" | "about" | "no" | "for"));
    ((owns || lives) && whole && !asked).then_some(at..found + 1)
}

/// *Some of us have dementia*, *most of us live on the estate*.
pub(super) fn some_of_us(cast: &Cast<'_, '_, '_>, at: usize, end: usize) -> Option<Words> {
    let of_us = cast.word_before(at + 1, end) == "of" && cast.word_before(at + 2, end) == "us";
    let counts =
        matches!(cast.word(at), "some" | "most" | "many" | "all" | "half" | "both" | "several" | "two" | "three");
    if !(counts && of_us) {
        return None;
    }
    let verb = at + 3;
    let home = matches!(cast.word_before(verb, end), "live" | "rent" | "lodge")
        && matches!(cast.word_before(verb + 1, end), "on" | "at" | "in" | "here" | "from");
    if home { Some(at..verb + 1) } else { condition(cast, at + 2, end) }
}

/// Who *I* at `at` is, by what its section tells of *I*: none where it tells nothing,
/// `Some(None)` where it tells of two.
pub(super) fn told(cast: &Cast<'_, '_, '_>, at: usize) -> Option<Option<(Actor, Words)>> {
    let section = cast.line(at).section;
    let mut found: Option<(Actor, Words)> = None;
    for line in cast.text.reading.sentences.iter().filter(|l| l.section == section && l.block != Block::Quotation) {
        for i in line.words.clone().filter(|&i| !cast.quoted[i]) {
            let Some((actor, words)) = life(cast, i, line.words.end) else { continue };
            match &found {
                Some((known, _)) if *known != actor => return Some(None),
                Some(_) => {}
                None => found = Some((actor, words)),
            }
        }
    }
    found.map(Some)
}

/// What the words at `i` tell of whoever says *I*.
fn life(cast: &Cast<'_, '_, '_>, i: usize, end: usize) -> Option<(Actor, Words)> {
    let word = |k: usize| cast.word_before(i + k, end);
    let tells = |actor: Actor, len: usize| Some((actor, i..(i + len).min(end)));
    if word(0) == "my" && RELATIVES.contains(&word(1)) && matches!(word(2), "has" | "had" | "lives") {
        let ill = (i + 3..end.min(i + 3 + NEAR)).any(|k| CONDITIONS.contains(&cast.word(k)));
        return tells(Actor::Carers, 3).filter(|_| ill);
    }
    if !matches!(word(0), "i" | "i've" | "i'd") {
        return None;
    }
    if let Some(words) = condition(cast, i, end) {
        return Some((Actor::Public, words));
    }
    let light = |k: &usize| matches!(word(*k), "have" | "had" | "also" | "now" | "still" | "first" | "only" | "just");
    let verb = (1..4).find(|k| !light(k))?;
    let my = |k: usize| word(k) == "my" && RELATIVES.contains(&word(k + 1));
    let place = |k: usize| {
        (k..k + 4).any(|k| {
            matches!(
                word(k),
                "flat" | "flats" | "house" | "home" | "court" | "hostel" | "estate" | "street" | "unit" | "wing"
            )
        })
    };
    match (word(verb), word(verb + 1)) {
        ("look" | "looked", "after") | ("care" | "cared", "for") if my(verb + 2) => tells(Actor::Carers, verb + 4),
        ("nurse" | "nursed", "my") if my(verb + 1) => tells(Actor::Carers, verb + 3),
        ("live" | "lived", "at" | "in" | "on" | "here") if word(verb + 1) == "here" || place(verb + 2) => {
            tells(Actor::Public, verb + 4)
        }
        ("moved", "into") if place(verb + 2) => tells(Actor::Public, verb + 4),
        ("rent" | "rented", _) => tells(Actor::Public, verb + 2),
        ("use" | "used", "the" | "this") if service(word(verb + 2)) => tells(Actor::Public, verb + 3),
        ("was", "diagnosed") => tells(Actor::Public, verb + 2),
        ("manage" | "managed" | "lead", "the" | "this") if service(word(verb + 2)) || word(verb + 2) == "team" => {
            tells(Actor::Staff, verb + 3)
        }
        _ => None,
    }
}

fn service(word: &str) -> bool {
    matches!(
        word,
        "service" | "services" | "clinic" | "ward" | "unit" | "surgery" | "practice" | "centre" | "helpline" | "hostel"
    )
}
