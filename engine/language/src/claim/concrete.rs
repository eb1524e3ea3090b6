//! What makes a plan more than a promise: a figure, a method, a named agent or audience.
//!
//! How firm the plan then is, is for [`super::firm`].

use super::prepared::Place;
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark, holds};
use crate::word::Figure;

/// The words that make a plan concrete: a figure, a method, a named or numbered agent.
pub(super) fn concrete(place: &Place<'_, '_, '_>) -> Option<Words> {
    concretes(place, |_| true)
}

/// The first of the words that make a plan concrete that is `wanted`.
pub(super) fn concretes(place: &Place<'_, '_, '_>, wanted: impl Fn(&Words) -> bool) -> Option<Words> {
    let chain = place.chain();
    // Another clause lends what it has, unless it is set against this one.
    let near = |i: usize| {
        let clause = place.clause_of(i);
        chain.contains(&clause) || !matches!(place.clause(clause).open, Open::Contrast | Open::Condition | Open::Not)
    };
    let figure = place.sentence.clone().filter(|&i| {
        let word = &place.reading().words[i];
        let vague = matches!(
            word.folded.as_ref(),
            "one" | "once" | "first" | "second" | "third" | "half" | "quarter" | "double"
        ) && !word.figure.is(Figure::DATE);
        word.figure != Figure::default() && !vague && near(i) && !focus_label(place, i)
    });
    let method = place.marks(List::ClaimMethod).map(Mark::words).filter(|m| near(m.start));
    let agent = || agent(place).filter(|w| near(w.start) && wanted(w));
    figure.map(|i| i..i + 1).chain(method).find(&wanted).or_else(agent)
}

/// A figure that only numbers a theme or a stage says nothing about how.
fn focus_label(place: &Place<'_, '_, '_>, i: usize) -> bool {
    matches!(
        place.word(i.wrapping_sub(1)),
        "theme"
            | "objective"
            | "priority"
            | "section"
            | "goal"
            | "aim"
            | "appendix"
            | "question"
            | "item"
            | "band"
            | "under"
    ) || (i == place.sentence.start + 1 && holds(List::ClaimLabel, place.word(i - 1)))
}

/// *by Dr Okafor*, *Janice will*, *by two carers*, *by the nursery team*.
fn agent(place: &Place<'_, '_, '_>) -> Option<Words> {
    let words = &place.reading().words;
    place.sentence.clone().find_map(|i| {
        let capital = words[i].raw.starts_with(|c: char| c.is_uppercase()) && words[i].raw.len() > 1;
        let title = matches!(
            words[i].folded.as_ref(),
            "dr" | "mr" | "mrs" | "ms" | "cllr" | "prof" | "professor" | "councillor" | "sister"
        );
        let person = capital
            && i > place.sentence.start
            && !words[i].raw.chars().all(char::is_uppercase)
            && !place.focus.contains(&i);
        let by = place.word(i.wrapping_sub(1)) == "by" || matches!(place.word(i.wrapping_sub(2)), "by");
        let by_agent = place.word(i) == "by"
            && !matches!(place.word(i + 1), "reason" | "virtue" | "way" | "and" | "default" | "law" | "now")
            && !place.tag(i + 1).any(Tags::ING)
            && place.group().is_some_and(|g| g.passive);
        let subject = capital
            && i == place.sentence.start
            && place.tag(i + 1).any(Tags::WILL.or(Tags::BE))
            && !common_noun(place.word(i))
            && !place.tag(i).any(Tags::PLURAL.or(Tags::SUBJECT).or(Tags::DET).or(Tags::ING))
            && !place.focus.contains(&i);
        (title || (person && by) || by_agent || subject).then_some(i..i + 1)
    })
}

/// Whether a word that opens a sentence is plainly no name.
fn common_noun(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ion", "ment", "ity", "ness", "ship", "ance", "ence", "al", "care", "back", "port", "ure", "age", "ery", "ism",
        "ics", "ing",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
        || matches!(
            word,
            "work"
                | "help"
                | "advice"
                | "food"
                | "money"
                | "everyone"
                | "someone"
                | "progress"
                | "research"
                | "respite"
                | "access"
                | "time"
                | "staff"
                | "this"
                | "that"
                | "nobody"
                | "more"
                | "much"
                | "learning"
                | "data"
                | "team"
                | "effort"
        )
}

/// Who will be told or where it will stand: *to the Fish Farmers' Federation*, *at the
/// mosque*, *to each family*; or who does it for pay: *a paid auditor will*.
pub(super) fn told_to(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    let near = |i: usize| chain.contains(&place.clause_of(i));
    let told = place
        .sentence
        .clone()
        .filter(|&i| place.tag(i).any(Tags::PREP.or(Tags::TO)) && near(i))
        .find(|&i| named(place, i) || each(place, i + 1) || venue(place, i + 1));
    told.or_else(|| place.sentence.clone().find(|&i| paid(place, i))).map(|i| i..i + 1)
}

/// *to* or *with* a name of two words or more, *the* and an owner skipped.
fn named(place: &Place<'_, '_, '_>, prep: usize) -> bool {
    let from = prep + 1;
    let told = matches!(place.word(prep), "to" | "with" | "before")
        || (place.word(prep) == "for" && place.word(from) == "the");
    if !told {
        return false;
    }
    let capital = |i: usize| {
        place.sentence.contains(&i) && {
            let raw = place.reading().words[i].raw;
            raw.starts_with(|c: char| c.is_uppercase()) && (i == from || place.reading().before(i).trim().is_empty())
        }
    };
    let to = place.sentence.end.min(from + 4);
    (from..to)
        .take_while(|&i| i == from || place.reading().before(i).trim().is_empty())
        .any(|i| capital(i) && capital(i + 1))
}

/// *each family*, *the whole school*: all of them, one by one.
fn each(place: &Place<'_, '_, '_>, from: usize) -> bool {
    let whole = place.word(from) == "the" && place.word(from + 1) == "whole";
    let each = matches!(place.word(from), "each" | "every");
    let (noun, prep) = (if whole { from + 2 } else { from + 1 }, place.word(from.wrapping_sub(1)));
    (whole || each) && matches!(prep, "to" | "with" | "for") && !holds(List::ClaimVague, place.word(noun))
}

/// A place or paper that people know: *at the mosque*, *in the parish magazine*.
fn venue(place: &Place<'_, '_, '_>, from: usize) -> bool {
    let near = from..place.sentence.end.min(from + 5);
    place
        .marks(List::ClaimVenue)
        .map(Mark::words)
        .any(|m| near.contains(&m.start) && (from + 1..=m.start).all(|i| place.reading().before(i).trim().is_empty()))
}

/// *a paid tenant auditor will …*
fn paid(place: &Place<'_, '_, '_>, i: usize) -> bool {
    matches!(place.word(i), "paid" | "bilingual" | "seconded")
        && place.tag(i.wrapping_sub(1)).any(Tags::DET.or(Tags::FIGURE))
        && place.tensed().is_some_and(|g| i < g.words.start)
}
