//! Nouns that name people or bodies, and the part each word plays for finding them.
//!
//! What a whole phrase around a noun names is [`super::phrase`]'s to say.

use crate::claim::Prepared;
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::word::count;
use crate::{Actor, Words};

/// What a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// People or bodies of this kind.
    Actor(Actor),
    /// People named too loosely to tell.
    Vague,
    /// A group that is whoever is in it.
    Group,
}

/// A noun that names people or bodies.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    pub words: Words,
    pub sort: Sort,
    /// What follows may say that they are others: *women who look after …*.
    pub open: bool,
    /// It ends in a word for a group: *panel*, *team*.
    pub group: bool,
    /// It is a body, or a place: *hospital*, *ward*.
    pub body: bool,
}

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

/// The kind of people that the phrases of `list` name.
fn sort(list: List) -> Option<Sort> {
    Some(match list {
        List::Public | List::WhoPublic => Sort::Actor(Actor::Public),
        List::Carers => Sort::Actor(Actor::Carers),
        List::Staff | List::WhoStaff => Sort::Actor(Actor::Staff),
        List::Commissioners | List::WhoCommissioners => Sort::Actor(Actor::Commissioners),
        List::Researchers | List::WhoResearchers => Sort::Actor(Actor::Researchers),
        List::Developers => Sort::Actor(Actor::Developers),
        List::WhoOther => Sort::Actor(Actor::Other),
        List::WhoVague => Sort::Vague,
        List::WhoGroup => Sort::Group,
        _ => return None,
    })
}

/// Words after which a list's phrase only says which people are meant.
const AFTER_NOUN: &[&str] = &[
    "who", "with", "living", "using", "caring", "looking", "working", "running", "affected", "on", "in", "for", "from",
    "building",
];

/// How many years a project may have: a higher one is a school's.
const LONGEST: u32 = 6;
/// The most words that a list's phrase for people has.
const MOST_WORDS: usize = 6;

/// Plain words for people, of whom what follows may say that they are staff or carers.
const PLAIN: &[&str] = &[
    "mum",
    "mums",
    "mam",
    "mams",
    "dad",
    "dads",
    "mother",
    "mothers",
    "father",
    "fathers",
    "lad",
    "lads",
    "lass",
    "lasses",
    "ladies",
    "girls",
    "women",
    "men",
    "volunteers",
    "kids",
];

/// The nouns of the text, in order; of those that share words, the longest.
pub(super) fn nouns(text: &Prepared<'_, '_>) -> Vec<Noun> {
    let reading = text.reading;
    let mut found: Vec<Noun> = Vec::new();
    for mark in &reading.marks {
        let Some(sort) = sort(mark.list) else { continue };
        let whole = mark.words();
        let word = |i: usize| reading.words[i].folded.as_ref();
        let cut = whole.clone().skip(1).find(|&i| AFTER_NOUN.contains(&word(i))).unwrap_or(whole.end);
        let end = if cut > whole.start + 1 && word(cut - 1) == "of" { cut - 1 } else { cut };
        let start = whole.clone().find(|&i| !matches!(word(i), "the" | "our" | "a")).unwrap_or(whole.start);
        let words = start..end.max(start + 1);
        let open =
            mark.list == List::WhoPublic || end < whole.end || (words.len() == 1 && PLAIN.contains(&word(words.start)));
        let group = holds(List::WhoGroup, word(end - 1));
        add(&mut found, Noun { words, sort, open, group, body: mark.list == List::WhoStaff });
    }
    found.extend(year_groups(text).filter(|years| !marked(text, years)).map(|words| Noun {
        words,
        sort: Sort::Actor(Actor::Public),
        open: false,
        group: false,
        body: false,
    }));
    found.retain(|noun| !is_verb(text, noun));
    found.sort_by_key(|noun| noun.words.start);
    found
}

/// *Year 8s*, *Year 10*: a class of a school; *year 2* is a project's.
fn year_groups<'p>(text: &'p Prepared<'_, '_>) -> impl Iterator<Item = Words> + use<'p> {
    let words = &text.reading.words;
    (1..words.len()).filter_map(|i| {
        if !matches!(words[i - 1].folded.as_ref(), "year" | "years") {
            return None;
        }
        let class = words[i].folded.as_ref();
        let many = class.strip_suffix('s');
        let number = count(many.unwrap_or(class))?;
        let school = (1..=13).contains(&number) && (many.is_some() || number > LONGEST);
        (school && text.reading.sentence_of[i] == text.reading.sentence_of[i - 1]).then_some(i - 1..i + 1)
    })
}

/// Whether a list's phrase for people covers some of `words`.
fn marked(text: &Prepared<'_, '_>, words: &Words) -> bool {
    let near = words.start.saturating_sub(MOST_WORDS)..words.end;
    text.reading.marks_in(&near).any(|mark| sort(mark.list).is_some() && mark.words().end > words.start)
}

/// Keeps the longer of two nouns that share words; a kind of people before a group.
fn add(found: &mut Vec<Noun>, noun: Noun) {
    match found.last_mut() {
        Some(last) if last.words.end > noun.words.start => {
            let (old, new) = (last.words.len(), noun.words.len());
            let tells = |sort: Sort| matches!(sort, Sort::Actor(_));
            if new > old || (new == old && tells(noun.sort) && (!tells(last.sort) || last.open)) {
                *last = noun;
            }
        }
        _ => found.push(noun),
    }
}

/// *coach*, *host*, *judge* where they are the sentence's verb.
fn is_verb(text: &Prepared<'_, '_>, noun: &Noun) -> bool {
    let word = text.reading.words[noun.words.start].folded.as_ref();
    let group = group_at(text, noun.words.start);
    noun.words.len() == 1
        && group.is_some_and(|g| {
            (g.words.len() > 1 && g.main == noun.words.start && !word.ends_with('s'))
                || (g.finite() && (!word.ends_with('s') || has_object(text, g)))
        })
}

/// *Mo chairs our meetings*: an object that opens with its article follows.
fn has_object(text: &Prepared<'_, '_>, group: &Group) -> bool {
    let next = group.words.end;
    let same = text.reading.sentence_of.get(next) == Some(&text.reading.sentence_of[group.main]);
    same && text.grammar.tags[next].any(Tags::DET) && text.reading.before(next).trim().is_empty()
}

/// The verb group that word `i` belongs to.
pub(super) fn group_at<'p>(text: &'p Prepared<'_, '_>, i: usize) -> Option<&'p Group> {
    let line = text.reading.sentence_of[i] as usize;
    {
        let groups = &text.grammar.lines[line].groups;
        let after = groups.partition_point(|group| group.words.start <= i);
        groups[..after].last().filter(|group| group.words.contains(&i))
    }
}

/// The part that each word plays; `noun_of` says which are in a noun.
pub(super) fn classes(text: &Prepared<'_, '_>, noun_of: &[u32]) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::with_capacity(noun_of.len());
    let mut in_verb = vec![false; noun_of.len()];
    for group in text.grammar.lines.iter().flat_map(|line| &line.groups) {
        in_verb[group.words.clone()].fill(true);
    }
    let telling = text.reading.each_by_writing(|word| tells(&word.folded));
    for (i, noun) in noun_of.iter().enumerate() {
        let word = if telling[i] { text.reading.words[i].folded.as_ref() } else { "" };
        let class = if *noun > 0 { Class::Noun } else { class(text, &in_verb, i, word) };
        classes.push(class);
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

/// Whether a word tells by itself, or nearly, which part it plays; see [`class`].
fn tells(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "nor"
            | "but"
            | "so"
            | "yet"
            | "because"
            | "when"
            | "whenever"
            | "while"
            | "whilst"
            | "where"
            | "if"
            | "unless"
            | "until"
            | "although"
            | "though"
            | "whereas"
            | "whether"
            | "what"
            | "how"
            | "why"
            | "since"
            | "once"
            | "before"
            | "however"
            | "after"
            | "then"
            | "also"
            | "both"
            | "all"
            | "each"
            | "outside"
            | "inside"
            | "following"
            | "aged"
            | "as"
            | "like"
            | "including"
            | "alongside"
            | "behind"
            | "besides"
            | "beyond"
            | "plus"
            | "except"
            | "throughout"
            | "unlike"
            | "who"
            | "which"
            | "whom"
            | "whose"
            | "that"
            | "one"
            | "everyone"
            | "everybody"
            | "someone"
            | "somebody"
            | "anyone"
            | "anybody"
            | "them"
            | "us"
            | "him"
            | "me"
            | "nobody"
            | "theirs"
            | "none"
            | "up"
            | "out"
            | "off"
            | "back"
            | "down"
            | "away"
            | "themselves"
            | "ourselves"
            | "himself"
            | "herself"
            | "itself"
            | "alone"
            | "together"
            | "here"
            | "too"
            | "later"
            | "there"
            | "her"
            | "to"
    )
}

/// `word` is the word at `i` where it [`tells`], and empty where not: most words do not, and
/// are looked up once for all places.
fn class(text: &Prepared<'_, '_>, in_verb: &[bool], i: usize, word: &str) -> Class {
    let tag = text.grammar.tags[i];
    let next = text.grammar.tags.get(i + 1).copied().unwrap_or_default();
    let next_in_verb = in_verb.get(i + 1).copied().unwrap_or_default();
    let before = i.checked_sub(1).map_or("", |before| text.reading.words[before].folded.as_ref());
    let determined = i > 0 && text.grammar.tags[i - 1].any(Tags::DET);
    match word {
        "and" | "or" | "nor" => Class::And,
        "but" | "so" | "yet" | "because" | "when" | "whenever" | "while" | "whilst" | "where" | "if" | "unless"
        | "until" | "although" | "though" | "whereas" | "whether" | "what" | "how" | "why" | "since" | "once"
        | "before" | "however" => Class::Join,
        "after" if i > 0 && matches!(before, "look" | "looks" | "looked" | "looking") => Class::Prep,
        "after" => Class::Join,
        "then" | "also" => Class::Adverb,
        "both" | "all" | "each" if !next_in_verb && !next.any(Tags::SUBJECT.or(Tags::PREP)) => Class::Noun,
        _ if hyphened(text, i) && !in_verb[i] => Class::Noun,
        "outside" | "inside" | "following" if determined => Class::Noun,
        "aged" if !hyphened(text, i) => Class::Prep,
        "as" | "like" | "including" | "alongside" | "behind" | "besides" | "outside" | "inside" | "beyond" | "plus"
        | "except" | "following" | "throughout" | "unlike" => Class::Prep,
        "who" | "which" | "whom" | "whose" => Class::Relative,
        "that" if next_in_verb || next.any(Tags::SUBJECT.or(Tags::DET)) => Class::Relative,
        "that" | "one" | "everyone" | "everybody" | "someone" | "somebody" | "anyone" | "anybody" => Class::Noun,
        "them" | "us" | "him" | "me" | "nobody" | "theirs" | "none" => Class::Pronoun,
        "up" | "out" | "off" | "back" | "down" | "away" if i > 0 && !in_verb[i - 1] && next == Tags::default() => {
            Class::Noun
        }
        "themselves" | "ourselves" | "himself" | "herself" | "itself" | "alone" | "together" | "up" | "out" | "off"
        | "back" | "down" | "away" | "here" | "too" | "later" | "there" => Class::Adverb,
        "her" if !next.any(Tags::AUX.or(Tags::PREP).or(Tags::TO)) => Class::Noun,
        "her" => Class::Pronoun,
        _ if in_verb[i] => Class::Verb,
        _ if tag.any(Tags::SUBJECT) => Class::Pronoun,
        _ if tag.any(Tags::PREP) || word == "to" => Class::Prep,
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
