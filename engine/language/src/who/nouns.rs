//! Nouns that name people or bodies.
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
    let groups = &text.grammar.lines[text.reading.sentence_of[i] as usize].groups;
    let after = groups.partition_point(|group| group.words.start <= i);
    groups[..after].last().filter(|group| group.words.contains(&i))
}
