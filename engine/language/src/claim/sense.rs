//! Phrases that mean something else here: another trade's words stand beside them.
//!
//! A trade's words make suspect only what has a sense of its own in that trade: a
//! surveyor's *survey* is another, a surveyor's *volunteer* is not. The words of the
//! trades, and the pairs that tell by themselves, are `lists/`'s.

use super::prepared::Place;
use crate::Words;
use crate::lexicon::{List, Lists, Mark, holds};
use trades::{EVERYDAY, SHARED, TRADES, begins};

mod trades;

/// How far another trade's word may stand from the phrase.
const FAR: usize = 8;

/// The words of another trade that give the phrase another sense.
pub(super) fn other_sense(place: &Place<'_, '_, '_>) -> Option<Words> {
    // Most sentences have no word of any trade.
    if !place.reading().has_mark_of(place.line, TELLING) {
        return None;
    }
    if let Some(pair) = place
        .marks(List::ClaimSensePair)
        .map(Mark::words)
        .find(|m| m.start < place.focus.end && place.focus.start < m.end)
    {
        return Some(pair);
    }
    if waged(place) {
        return None;
    }
    let anybody = place.sentence.clone().any(|i| people(place.word(i)) && !attribute(place, i));
    if let Some(near) = nearest(place, |mark| suspects(place, mark)) {
        // Young people who choose a worker have a say; a team that fills a post does not.
        let strong = match near.list {
            List::ClaimSenseHiring | List::ClaimSenseSport => {
                !place.sentence.clone().any(|i| people(place.word(i)) && !is_team(place.word(i)))
            }
            _ => near.several || near.beside || !(anybody || place.sentence.clone().any(|i| works(place.word(i)))),
        };
        return strong.then_some(near.words);
    }
    // Where nobody and no service of ours stands in the sentence, any trade may be meant.
    let known = |i: usize| at_home(place.word(i)) || works(place.word(i)) || meets(place, i);
    if anybody || !speaks(place, EVERYDAY) || place.sentence.clone().any(known) {
        return None;
    }
    let thing = |mark: &Mark| {
        mark.list == List::ClaimSenseThing
            || (TRADES.iter().any(|(list, _)| *list == mark.list) && !SHARED.contains(&place.word(mark.word as usize)))
    };
    nearest(place, thing).map(|near| near.words)
}

/// The lists whose phrases can give a phrase another sense.
const TELLING: Lists = {
    let mut lists = Lists::of(&[List::ClaimSensePair, List::ClaimSenseThing]);
    let mut trade = 0;
    while trade < TRADES.len() {
        lists = lists.and(TRADES[trade].0);
        trade += 1;
    }
    lists
};

/// The nearest word of another trade.
struct Near {
    words: Words,
    list: List,
    /// It stands right beside the phrase: *the court interview*.
    beside: bool,
    /// More than one stands in the sentence.
    several: bool,
}

/// The nearest of the marks that `wanted` takes, in a clause that the phrase is in or
/// hangs on, if it is near enough to tell.
fn nearest(place: &Place<'_, '_, '_>, wanted: impl Fn(&Mark) -> bool) -> Option<Near> {
    let chain = place.chain();
    let marks = || place.reading().marks_in(&place.sentence).filter(|m| wanted(m));
    let here = marks().filter(|m| chain.contains(&place.clause_of(m.word as usize)));
    let mark = here.min_by_key(|m| distance(place, &m.words()))?;
    let (words, several) = (mark.words(), marks().nth(1).is_some());
    let apart = distance(place, &words);
    let overlaps = words.start < place.focus.end && place.focus.start < words.end;
    (apart <= FAR || several).then_some(Near { beside: apart == 0 && !overlaps, words, list: mark.list, several })
}

/// Whether a mark is a trade's word that makes the phrase suspect.
fn suspects(place: &Place<'_, '_, '_>, mark: &Mark) -> bool {
    TRADES.iter().any(|(list, stems)| *list == mark.list && speaks(place, stems))
}

/// Whether the phrase has a word that begins as one of `stems` does.
fn speaks(place: &Place<'_, '_, '_>, stems: &str) -> bool {
    place.focus.clone().any(|i| begins(place.word(i), stems))
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
            | "everybody"
            | "everyone"
            | "students"
            | "farmers"
            | "members"
            | "neighbours"
            | "prisoners"
            | "learners"
    )
}

/// People by their work: where they stand beside its things, those are where they work.
fn works(word: &str) -> bool {
    let hands =
        word.strip_suffix("hands").is_some_and(|trade| matches!(trade, "deck" | "farm" | "stage" | "" | "field"));
    hands
        || matches!(
            word,
            "gangs"
                | "gang"
                | "crews"
                | "crew"
                | "lads"
                | "lasses"
                | "girls"
                | "boys"
                | "mum"
                | "dad"
                | "wives"
                | "widows"
                | "pickers"
                | "packers"
                | "growers"
                | "crofters"
                | "keepers"
                | "fishermen"
                | "fishers"
                | "workers"
                | "trainees"
                | "apprentices"
                | "drivers"
                | "cooks"
                | "cleaners"
                | "porters"
                | "anglers"
                | "skippers"
                | "grooms"
                | "stewards"
                | "newcomers"
                | "migrants"
                | "pensioners"
                | "passengers"
        )
}

/// *The group meets at ten*: people who meet are people.
fn meets(place: &Place<'_, '_, '_>, i: usize) -> bool {
    holds(List::WhoGroup, place.word(i)) && matches!(place.word(i + 1), "meets" | "met" | "meet" | "chose" | "decides")
}

/// *Paid by the hour*, *paid less than*: only people are.
fn waged(place: &Place<'_, '_, '_>) -> bool {
    let paid = place.focus.clone().any(|i| matches!(place.word(i), "pay" | "paid" | "pays"));
    paid && place.sentence.clone().any(|i| match place.word(i) {
        "hour" | "day" | "week" | "shift" | "piece" | "tide" => {
            matches!(place.word(i - usize::from(i > 0)), "the" | "an" | "a" | "per")
        }
        "wage" | "wages" | "overtime" => true,
        "less" | "more" => place.word(i + 1) == "than",
        _ => false,
    })
}

/// *The staff car park*, *the community hall roof*: nobody stands there.
fn attribute(place: &Place<'_, '_, '_>, i: usize) -> bool {
    matches!(place.word(i), "staff" | "community" | "service" | "family")
        && matches!(
            place.word(i + 1),
            "car" | "room" | "rooms" | "canteen" | "entrance" | "toilet" | "toilets" | "hall" | "lift"
        )
}

fn is_team(word: &str) -> bool {
    matches!(word, "we" | "our" | "us" | "staff" | "service" | "them")
}

/// Words of health, care and councils: where one stands, no other trade is likely.
fn at_home(word: &str) -> bool {
    matches!(
        word,
        "health"
            | "clinic"
            | "clinics"
            | "estate"
            | "borough"
            | "deprivation"
            | "deprived"
            | "housing"
            | "prison"
            | "neighbourhood"
            | "flats"
            | "evaluation"
            | "van"
            | "club"
    )
}
