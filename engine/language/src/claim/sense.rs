//! Phrases that mean something else here: another trade's words stand beside them.

use super::prepared::Place;
use crate::Words;
use crate::lexicon::{List, Mark};

/// The words of another trade that give the phrase another sense.
pub(super) fn other_sense(place: &Place<'_, '_, '_>) -> Option<Words> {
    if let Some(pair) = place
        .marks(List::ClaimSensePair)
        .map(Mark::words)
        .find(|m| m.start < place.focus.end && place.focus.start < m.end)
    {
        return Some(pair);
    }
    let marks: Vec<Words> = place.marks(List::ClaimSense).map(Mark::words).collect();
    let nearest = marks.iter().min_by_key(|m| distance(place, m)).cloned()?;
    let apart = distance(place, &nearest);
    let here =
        place.clause_of(nearest.start) == place.clause || place.chain().contains(&place.clause_of(nearest.start));
    let ours = place.sentence.clone().any(|i| people(place.word(i)));
    let strong = marks.len() > 1 || !ours || apart <= 1;
    (here && ambiguous(place) && strong && (apart <= 8 || marks.len() > 1)).then_some(nearest)
}

/// Only everyday words of project prose have other senses worth the suspicion.
fn ambiguous(place: &Place<'_, '_, '_>) -> bool {
    const STEMS: &[&str] = &[
        "involv",
        "engag",
        "interpret",
        "volunteer",
        "consult",
        "access",
        "survey",
        "interview",
        "random",
        "advoca",
        "trial",
        "pilot",
        "outreach",
        "support",
        "barrier",
        "poor",
        "minorit",
        "divi",
        "depriv",
        "isolat",
        "screen",
        "equal",
        "partner",
        "respite",
        "panel",
        "board",
        "recruit",
        "train",
        "transl",
        "participa",
        "feedback",
        "control",
        "group",
        "allocat",
        "carer",
        "evaluat",
        "consent",
        "review",
        "represent",
        "design",
        "test",
        "gap",
        "rate",
        "age",
        "cost",
        "visit",
        "discharg",
        "voucher",
        "benefit",
        "link",
        "network",
        "adapt",
        "measur",
        "follow",
        "steering",
        "blind",
        "uptake",
        "exclu",
        "language",
        "differen",
        "poverty",
        "distance",
        "share",
        "steer",
        "befriend",
        "care",
        "community",
        "deliver",
        "treat",
        "cultur",
        "ward",
        "dispens",
        "practice",
        "operat",
        "theatre",
        "prescri",
        "admission",
        "transfer",
        "induct",
        "deliber",
        "therap",
        "clinic",
        "starv",
        "peer",
        "champion",
        "ethic",
        "language",
        "expens",
        "refund",
        "pay",
        "paid",
        "transport",
        "record",
        "sample",
    ];
    place.focus.clone().any(|i| STEMS.iter().any(|stem| place.word(i).starts_with(stem)))
}

fn distance(place: &Place<'_, '_, '_>, words: &Words) -> usize {
    if words.start >= place.focus.end {
        words.start - place.focus.end
    } else {
        place.focus.start.saturating_sub(words.end)
    }
}

/// People whom projects are about: where they stand, the everyday sense is likely.
fn people(word: &str) -> bool {
    matches!(
        word,
        "carers"
            | "carer"
            | "residents"
            | "resident"
            | "families"
            | "family"
            | "people"
            | "tenants"
            | "mothers"
            | "fathers"
            | "parents"
            | "children"
            | "women"
            | "men"
            | "users"
            | "we"
            | "our"
            | "us"
            | "volunteers"
            | "pupils"
            | "mums"
            | "dads"
            | "clients"
            | "service"
            | "participants"
            | "households"
            | "community"
            | "communities"
            | "them"
            | "staff"
            | "patients"
    )
}
