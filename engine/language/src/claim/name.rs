//! Phrases that are part of a name: a body, a building, an event, a title.

use super::prepared::Place;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark, holds};
use crate::{Reading, Words};

/// Whether the word at `i` is *Hope* as a name: *Hope Street*, *New Hope*, *Hope chaired*.
pub(super) fn is_hope(reading: &Reading<'_>, tags: &[Tags], line: &Words, i: usize) -> bool {
    let raw = reading.words[i].raw;
    let as_name = raw.starts_with("Ho");
    if !matches!(reading.words[i].folded.as_ref(), "hope" | "hopes") || !as_name {
        return false;
    }
    let next = line.contains(&(i + 1)).then_some(i + 1);
    let capital = next.is_some_and(|k| reading.words[k].raw.starts_with(char::is_uppercase));
    let that = |k: usize| line.contains(&k) && matches!(reading.words[k].folded.as_ref(), "that" | "to");
    let acts = next.is_some_and(|k| tags[k].any(Tags::AUX.or(Tags::ED).or(Tags::VERB_S)) && !that(k + 1));
    i > line.start || capital || acts || raw.ends_with("'s") || raw.ends_with("’s")
}

/// The name that the phrase is part of.
pub(super) fn part_of_name(place: &Place<'_, '_, '_>) -> Option<Words> {
    if thing(place) || !capitals(place, &place.focus) {
        return None;
    }
    let run = run(place);
    let beyond = run.len() > place.focus.len();
    if place.sentence.clone().all(|i| capital(place, i) || small(place, i)) {
        return None; // All capitals throughout: a heading or a shout.
    }
    let head = run.clone().any(|i| !place.focus.contains(&i) && holds(List::ClaimNameHead, place.word(i)));
    let single = run.start == place.sentence.start && place.focus.start == place.sentence.start;
    let titled = quoted(place);
    // A body of the project that acts is no mere name.
    let named = titled
        || (beyond && head && !acts(place, &run))
        || (!single && beyond && !acts(place, &run))
        || (!single && !beyond && inner(place));
    named.then_some(run)
}

fn thing(place: &Place<'_, '_, '_>) -> bool {
    place.marks(List::ClaimThing).map(Mark::words).any(|m| m.start <= place.focus.start && place.focus.end <= m.end)
}

fn raw<'p>(place: &Place<'p, '_, '_>, i: usize) -> &'p str {
    if place.sentence.contains(&i) { place.reading().words[i].raw } else { "" }
}

fn capital(place: &Place<'_, '_, '_>, i: usize) -> bool {
    raw(place, i).starts_with(|c: char| c.is_uppercase())
        || (place.sentence.contains(&i)
            && i > place.sentence.start
            && place.reading().words[i].hyphened
            && raw(place, i - 1).starts_with(|c: char| c.is_uppercase()))
}

fn small(place: &Place<'_, '_, '_>, i: usize) -> bool {
    matches!(place.word(i), "of" | "the" | "and" | "for" | "in" | "to" | "on" | "a")
}

/// Every word of the phrase has a capital, and not only because it opens the sentence.
fn capitals(place: &Place<'_, '_, '_>, focus: &Words) -> bool {
    let all = focus.clone().all(|i| capital(place, i) || small(place, i));
    let acronym = focus.clone().all(|i| raw(place, i).chars().all(char::is_uppercase));
    let opens = focus.start == place.sentence.start || opens_quote(place, focus.start);
    let only_opening = focus.len() == 1 && opens && !capital(place, focus.end);
    all && !acronym && !only_opening
}

fn opens_quote(place: &Place<'_, '_, '_>, i: usize) -> bool {
    place.reading().before(i).ends_with(['\'', '"', '‘', '“', '-', '.'])
}

/// The run of capitals around the phrase, small words inside included.
fn run(place: &Place<'_, '_, '_>) -> Words {
    let open = |i: usize| {
        place.reading().before(i).trim().is_empty()
            || matches!(place.reading().before(i).trim(), "'" | "’" | "-" | "&" | "'s")
    };
    let (mut from, mut to) = (place.focus.start, place.focus.end);
    while from > place.sentence.start && open(from) {
        let step = if capital(place, from - 1) && !place.tag(from - 1).any(Tags::OPENS_NOUN.or(Tags::PREP)) {
            1
        } else if small(place, from - 1)
            && from >= 2
            && capital(place, from - 2)
            && !matches!(place.word(from - 1), "a" | "in" | "to")
        {
            2
        } else {
            break;
        };
        if from < place.sentence.start + step {
            break;
        }
        from -= step;
    }
    while to < place.sentence.end && open(to) {
        let step = if capital(place, to) {
            1
        } else if small(place, to) && capital(place, to + 1) && matches!(place.word(to), "of" | "and" | "for" | "the") {
            2
        } else {
            break;
        };
        to += step;
    }
    from..to.min(place.sentence.end)
}

/// The title of a publication, in quotation marks with a year or a list beside it.
fn quoted(place: &Place<'_, '_, '_>) -> bool {
    let before = (place.sentence.start..=place.focus.start)
        .any(|i| place.reading().before(i).contains(['\'', '‘', '“', '"', '_', '*']));
    let after = (place.focus.end - 1..place.sentence.end)
        .any(|i| place.reading().after(i).contains(['\'', '’', '”', '"', '_', '*']));
    before && after && place.focus.len() > 1 && place.focus.start > place.sentence.start
}

/// A single capitalised word in mid-sentence that English does not capitalise.
fn inner(place: &Place<'_, '_, '_>) -> bool {
    let lower = place
        .focus
        .clone()
        .all(|i| place.tag(i).any(Tags::BASE.or(Tags::ING).or(Tags::ED).or(Tags::VERB_S)) || place.word(i).len() > 6);
    lower
        && place.focus.start > place.sentence.start
        && !opens_quote(place, place.focus.start)
        && !place.reading().before(place.focus.start).contains([':', '.'])
}

/// The named body does or is done something that a project tells: it met, it chose.
fn acts(place: &Place<'_, '_, '_>, run: &Words) -> bool {
    let group = run
        .clone()
        .next_back()
        .is_some_and(|last| matches!(place.word(last), "group" | "panel" | "forum" | "table" | "team"));
    let verb = place.parsed.groups.iter().find(|g| g.finite() && g.words.start >= run.end);
    group && verb.is_some_and(|g| g.words.start <= run.end + 1 && !g.thin && place.word(g.main) != "reports")
}
