//! What makes words ours: *we*, *our*, *this project*, the names of our own places.

use crate::claim::prepared::Place;
use crate::lexicon::{List, Mark, holds};
use crate::text::Block;
use crate::word::Figure;
use crate::{Reading, Words};

/// A name that so many sentences have is the project's own.
const OFTEN: usize = 4;
/// How far *our* reaches: *our small Skarrow team*.
const NEAR: usize = 3;

/// What a text says of itself.
pub(super) struct Ours<'r> {
    /// The words of the names that are the project's own, in order.
    pub names: Vec<&'r str>,
    /// It says *we*.
    pub says_we: bool,
}

impl<'r> Ours<'r> {
    pub fn new(reading: &'r Reading<'_>) -> Self {
        let says_we = (0..reading.words.len()).any(|i| is_we(reading, i));
        Self { names: names(reading), says_we }
    }
}

/// The words, as they are compared, of the names that are the project's own, in order:
/// those in its title and headings, after *our*, and those that the text goes on about.
fn names<'r>(reading: &'r Reading<'_>) -> Vec<&'r str> {
    let mut all: Vec<(&str, bool)> = Vec::new();
    for line in &reading.sentences {
        let heading = line.block == Block::Heading;
        for i in line.words.clone().filter(|&i| is_name(reading, i)) {
            let our = (line.words.start..i).rev().take(NEAR).any(|k| reading.words[k].folded == "our");
            let own = heading || our || we_are_there(reading, &line.words, i);
            if own || i > line.words.start {
                all.push((reading.words[i].folded.as_ref(), own));
            }
        }
    }
    all.sort_unstable();
    let same = all.chunk_by(|a, b| a.0 == b.0);
    same.filter(|uses| uses.len() >= OFTEN || uses.iter().any(|(_, own)| *own)).map(|uses| uses[0].0).collect()
}

/// Whether word `i` is written as a name is.
pub(super) fn is_name(reading: &Reading<'_>, i: usize) -> bool {
    let word = &reading.words[i];
    word.raw.starts_with(char::is_uppercase)
        && !word.figure.is(Figure::DATE)
        && !matches!(word.folded.as_ref(), "i" | "the")
}

/// Whether a word of the title is `word`.
pub(super) fn titled(reading: &Reading<'_>, word: &str) -> bool {
    let parts = reading.text.title.split(|c: char| !c.is_alphanumeric());
    parts.into_iter().any(|part| part.eq_ignore_ascii_case(word))
}

/// *We live on the Mere*, *we meet on Fridays at Elm Street*.
fn we_are_there(reading: &Reading<'_>, line: &Words, i: usize) -> bool {
    let word = |k: usize| if line.contains(&k) { reading.words[k].folded.as_ref() } else { "" };
    let back = 1 + usize::from(word(i.wrapping_sub(1)) == "the");
    matches!(word(i.wrapping_sub(back)), "in" | "on" | "at" | "across" | "round" | "around")
        && (line.start + 1..i).any(|k| {
            matches!(word(k), "are" | "live" | "work" | "meet" | "run" | "serve" | "cover") && is_we(reading, k - 1)
        })
}

/// *We*, *our*.
pub(super) fn is_we(reading: &Reading<'_>, i: usize) -> bool {
    matches!(reading.words[i].folded.as_ref(), "we" | "we're" | "we've" | "we'll" | "we'd" | "our")
}

/// Whether a sentence says that it is about this project.
pub(super) fn speak(reading: &Reading<'_>, words: &Words) -> bool {
    marks(reading, words).next().is_some()
}

/// *Aim: …*, *Methods: …*: a summary turns from what is known to its own work.
pub(super) fn labels(reading: &Reading<'_>, words: &Words) -> bool {
    let labels = [
        "aim",
        "aims",
        "objective",
        "objectives",
        "method",
        "methods",
        "design",
        "setting",
        "participants",
        "results",
        "findings",
        "conclusion",
        "conclusions",
    ];
    labels.contains(&reading.words[words.start].folded.as_ref()) && reading.after(words.start).starts_with(':')
}

/// Whether a sentence says that we have a part in it; *told us* only says who heard it.
pub(super) fn have_part(reading: &Reading<'_>, words: &Words) -> bool {
    let told = |m: &Words| {
        m.start > words.start
            && reading.words[m.start].folded == "us"
            && holds(List::WhoSpeech, reading.words[m.start - 1].folded.as_ref())
    };
    marks(reading, words).any(|m| !told(&m))
}

fn marks<'r, 't>(reading: &'r Reading<'t>, words: &'r Words) -> impl Iterator<Item = Words> + use<'r, 't> {
    let denied = |m: &Words| m.start > 2 && matches!(reading.words[m.start - 1].folded.as_ref(), "of" | "not" | "to");
    reading.marks_in(words).filter(|m| m.list == List::ClaimOurs).map(Mark::words).filter(move |m| !denied(m))
}

/// *We* (or *our* something) is the subject of the phrase's clause or one it hangs on.
pub(super) fn acts(place: &Place<'_, '_, '_>) -> bool {
    let chain = place.chain();
    let done_to = |i: usize| place.parsed.groups.iter().any(|g| g.main + 1 == i && !g.thin);
    let object = |i: usize| {
        matches!(place.word(i), "us" | "ours")
            || done_to(i)
            || matches!(place.word(i + 1), "sister" | "predecessor" | "predecessors")
            || matches!(place.word(i.wrapping_sub(1)), "of" | "not" | "to" | "than" | "from" | "before")
    };
    let here = |i: usize| chain.contains(&place.clause_of(i)) && !object(i);
    marks(place.reading(), &place.sentence).any(|m| here(m.start))
        || place.sentence.clone().any(|i| is_we(place.reading(), i) && here(i))
}

/// *The national team asked us to …*, *NHS England paid us …*: others have to do with us.
pub(super) fn is_done_for(place: &Place<'_, '_, '_>, opened: &Words) -> bool {
    let verb = place.parsed.groups.iter().find(|g| {
        g.words.start >= opened.end
            && g.finite()
            && matches!(place.word(g.words.end), "us")
            && g.words.start < place.focus.end
    });
    let Some(verb) = verb else { return shared_with_us(place, opened) };
    let us = verb.words.end;
    let speech = holds(List::WhoSpeech, place.word(verb.main)) && place.word(us + 1) != "to";
    !speech && !place.finite_between(us + 1, place.focus.start.max(us + 1))
}

/// *Three neighbouring trusts have agreed to share their figures with us*.
fn shared_with_us(place: &Place<'_, '_, '_>, opened: &Words) -> bool {
    let mut after = opened.end..place.sentence.end.saturating_sub(1);
    after.any(|i| matches!(place.word(i), "with" | "for" | "alongside") && matches!(place.word(i + 1), "us" | "our"))
}

/// *Public Health England's profile puts the ward in the worst fifth*: others count, and
/// tell of our place.
pub(super) fn tells_of_us(reading: &Reading<'_>, line: &Words, opened: &Words) -> bool {
    let word = |i: usize| if line.contains(&i) { reading.words[i].folded.as_ref() } else { "" };
    let counted = (opened.start..opened.end + NEAR).any(|i| {
        matches!(
            word(i),
            "profile"
                | "profiles"
                | "data"
                | "figures"
                | "statistics"
                | "census"
                | "audit"
                | "survey"
                | "returns"
                | "average"
                | "averages"
                | "estimates"
                | "indices"
                | "index"
                | "ranking"
                | "league"
                | "dashboard"
                | "atlas"
        )
    });
    let place = |i: usize| {
        i >= opened.end
            && matches!(word(i), "the" | "this" | "our")
            && (i + 1..i + 3).any(|k| {
                matches!(
                    word(k),
                    "ward"
                        | "wards"
                        | "borough"
                        | "town"
                        | "county"
                        | "city"
                        | "estate"
                        | "district"
                        | "island"
                        | "islands"
                        | "village"
                        | "area"
                        | "parish"
                        | "neighbourhood"
                        | "valley"
                        | "port"
                        | "locality"
                        | "peninsula"
                        | "practice"
                        | "trust"
                        | "school"
                        | "coast"
                        | "quarter"
                )
            })
    };
    counted && line.clone().any(|i| place(i) || matches!(word(i), "here" | "locally" | "local"))
}
