//! The part each word plays between its neighbours, for finding who acts.

use crate::claim::Prepared;
use crate::grammar::tags::Tags;

/// The part a word plays between its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun, or what belongs to one.
    Noun,
    /// Part of a verb group.
    Verb,
    /// A preposition.
    Prep,
    /// *and*, *or*.
    And,
    /// Any other word that joins clauses.
    Join,
    /// *who*, *which*, *that* after a noun.
    Relative,
    /// A word that stands for people or things.
    Pronoun,
    /// An adverb, a particle.
    Adverb,
}

/// The part that each word plays; `noun_of` says which are in a noun.
pub(super) fn classes(text: &Prepared<'_, '_>, noun_of: &[u32]) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::with_capacity(noun_of.len());
    let mut in_verb = vec![false; noun_of.len()];
    for group in text.grammar.lines.iter().flat_map(|line| &line.groups) {
        in_verb[group.words.clone()].fill(true);
    }
    let small = text.reading.each_by_writing(|word| small(&word.folded));
    for (i, noun) in noun_of.iter().enumerate() {
        classes.push(if *noun > 0 { Class::Noun } else { class(text, &in_verb, i, small[i]) });
    }
    for i in 1..classes.len() {
        let free = noun_of[i] == 0 && noun_of[i - 1] > 0 && classes[i] == Class::Noun && !hyphened(text, i);
        if free && text.grammar.tags[i].any(Tags::ED.or(Tags::ING)) {
            // *people aged 15*, *tenants renting there*: it hangs on the noun, as *of* does.
            classes[i] = Class::Prep;
        }
    }
    for i in 0..classes.len() {
        if stands_alone(text, &classes, i) {
            classes[i] = Class::Pronoun;
        }
    }
    classes
}

/// A word that tells by itself, or nearly, which part it plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Small {
    And,
    Join,
    After,
    Then,
    All,
    Side,
    Aged,
    Like,
    Round,
    Who,
    That,
    One,
    Them,
    Up,
    Here,
    Her,
    To,
}

fn small(word: &str) -> Option<Small> {
    Some(match word {
        "and" | "or" | "nor" => Small::And,
        "but" | "so" | "yet" | "because" | "when" | "whenever" | "while" | "whilst" | "where" | "if" | "unless"
        | "until" | "although" | "though" | "whereas" | "whether" | "what" | "how" | "why" | "since" | "once"
        | "before" | "however" => Small::Join,
        "after" => Small::After,
        "then" | "also" => Small::Then,
        "both" | "all" | "each" => Small::All,
        "outside" | "inside" | "following" => Small::Side,
        "aged" => Small::Aged,
        "as" | "like" | "including" | "alongside" | "behind" | "besides" | "beyond" | "plus" | "except"
        | "throughout" | "unlike" => Small::Like,
        "round" | "around" => Small::Round,
        "who" | "which" | "whom" | "whose" => Small::Who,
        "that" => Small::That,
        "one" | "everyone" | "everybody" | "someone" | "somebody" | "anyone" | "anybody" => Small::One,
        "them" | "us" | "him" | "me" | "nobody" | "theirs" | "none" => Small::Them,
        "up" | "out" | "off" | "back" | "down" | "away" => Small::Up,
        "themselves" | "ourselves" | "himself" | "herself" | "itself" | "alone" | "together" | "here" | "too"
        | "later" | "there" => Small::Here,
        "her" => Small::Her,
        "to" => Small::To,
        _ => return None,
    })
}

/// The part of word `i`, which is no noun for people.
fn class(text: &Prepared<'_, '_>, in_verb: &[bool], i: usize, small: Option<Small>) -> Class {
    let tag = text.grammar.tags[i];
    let next = text.grammar.tags.get(i + 1).copied().unwrap_or_default();
    let next_in_verb = in_verb.get(i + 1).copied().unwrap_or_default();
    let word = |i: usize| text.reading.words.get(i).map_or("", |word| word.folded.as_ref());
    let determined = i > 0 && text.grammar.tags[i - 1].any(Tags::DET);
    match small {
        Some(Small::And) => Class::And,
        Some(Small::After) if i > 0 && matches!(word(i - 1), "look" | "looks" | "looked" | "looking") => Class::Prep,
        Some(Small::Join | Small::After) => Class::Join,
        Some(Small::Then) => Class::Adverb,
        Some(Small::All) if !next_in_verb && !next.any(Tags::SUBJECT.or(Tags::PREP)) => Class::Noun,
        _ if hyphened(text, i) && !in_verb[i] => Class::Noun,
        Some(Small::Side) if determined => Class::Noun,
        Some(Small::Aged) if !hyphened(text, i) => Class::Prep,
        Some(Small::Side | Small::Like) => Class::Prep,
        // *Folk round here*
        Some(Small::Round) if matches!(word(i + 1), "here" | "there") => Class::Prep,
        Some(Small::Who) => Class::Relative,
        Some(Small::That) if next_in_verb || next.any(Tags::SUBJECT.or(Tags::DET)) => Class::Relative,
        Some(Small::That | Small::One) => Class::Noun,
        Some(Small::Them) => Class::Pronoun,
        Some(Small::Up) if i > 0 && !in_verb[i - 1] && next == Tags::default() => Class::Noun,
        Some(Small::Up | Small::Here) => Class::Adverb,
        Some(Small::Her) if !next.any(Tags::AUX.or(Tags::PREP).or(Tags::TO)) => Class::Noun,
        Some(Small::Her) => Class::Pronoun,
        _ if in_verb[i] => Class::Verb,
        _ if tag.any(Tags::SUBJECT) => Class::Pronoun,
        _ if tag.any(Tags::PREP) || small == Some(Small::To) => Class::Prep,
        _ if tag.any(Tags::ADVERB) && !tag.any(Tags::DET) => {
            if determined && !next_in_verb {
                Class::Noun
            } else {
                Class::Adverb
            }
        }
        _ => Class::Noun,
    }
}

/// Whether word `i` is joined to another by a hyphen.
fn hyphened(text: &Prepared<'_, '_>, i: usize) -> bool {
    text.reading.words[i].hyphened || text.reading.words.get(i + 1).is_some_and(|next| next.hyphened)
}

/// Quantifiers and figures that stand for people: *both were paid*, *six of them chose*.
fn stands_alone(text: &Prepared<'_, '_>, classes: &[Class], i: usize) -> bool {
    let word = text.reading.words[i].folded.as_ref();
    let counts = matches!(
        word,
        "both"
            | "all"
            | "each"
            | "most"
            | "some"
            | "many"
            | "few"
            | "neither"
            | "either"
            | "several"
            | "these"
            | "this"
    ) || text.grammar.tags[i].any(Tags::FIGURE);
    if !counts || text.reading.words[i].figure.is(crate::word::Figure::DATE) {
        return false;
    }
    let first = i == text.reading.line_of(&(i..i + 1)).words.start;
    let free = first
        || !text.reading.before(i).trim().is_empty()
        || !matches!(classes[i - 1], Class::Noun | Class::Pronoun | Class::Verb | Class::Prep);
    free && classes.get(i + 1) == Some(&Class::Verb)
}
