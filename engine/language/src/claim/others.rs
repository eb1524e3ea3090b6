//! Other people's work: opened by a citation, another body or another place, and
//! carried through its paragraph until the text says *we*, *our* or *this project*.

use super::prepared::{Place, Prepared};
use crate::lexicon::{List, Mark};
use crate::{Reading, Words};

/// Whose work a sentence tells of, as far as its paragraph says.
#[derive(Debug, Clone, Default)]
pub(super) struct Whose {
    /// The words of an earlier sentence of the paragraph that opened others' work.
    carried: Option<Words>,
}

/// Whose work each sentence tells of.
pub(super) fn whose(text: &Prepared<'_, '_>) -> Vec<Whose> {
    let mut all = Vec::with_capacity(text.reading.sentences.len());
    let mut carried: Option<Words> = None;
    let mut unit = u32::MAX;
    for line in &text.reading.sentences {
        if line.unit != unit {
            carried = None;
            unit = line.unit;
        }
        if line.words.clone().any(|i| is_ours(text.reading, i)) || ours_in(text.reading, &line.words) {
            carried = None;
        }
        all.push(Whose { carried: carried.clone() });
        let opened = openers(text.reading, &line.words).into_iter().next();
        if let Some(opened) = opened.filter(|_| !ours_in(text.reading, &line.words)) {
            carried = Some(opened);
        }
    }
    all
}

/// The words that make the phrase others' work.
pub(super) fn others(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    let reading = place.reading();
    let near = |i: usize| {
        let clause = place.clause_of(i);
        chain.contains(&clause)
            || place.clause(clause).parent.is_some_and(|p| chain.contains(&p))
            || place.clause(place.clause).parent == Some(clause)
    };
    let opened = openers(reading, &place.sentence).into_iter().find(|w| near(w.start) && !inside(place, w));
    match opened {
        Some(words) => (!ours_acts(place, &chain)).then_some(words),
        None => place.text.others[place.line].carried.clone(),
    }
}

fn inside(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    words.start >= place.focus.start && words.end <= place.focus.end
}

/// *We* (or *our* something) is the subject of the phrase's clause or one it hangs on.
fn ours_acts(place: &Place<'_, '_, '_>, chain: &[usize]) -> bool {
    let object = |i: usize| {
        matches!(place.word(i), "us" | "ours")
            || matches!(place.word(i.wrapping_sub(1)), "of" | "not" | "to" | "than" | "from" | "before")
    };
    ours_marks(place.reading(), &place.sentence).any(|m| chain.contains(&place.clause_of(m.start)) && !object(m.start))
        || place
            .sentence
            .clone()
            .any(|i| is_ours(place.reading(), i) && chain.contains(&place.clause_of(i)) && !object(i))
}

fn is_ours(reading: &Reading<'_>, i: usize) -> bool {
    matches!(reading.words[i].folded.as_ref(), "we" | "we're" | "we've" | "we'll" | "we'd" | "our")
}

fn ours_in(reading: &Reading<'_>, words: &Words) -> bool {
    ours_marks(reading, words).next().is_some()
}

fn ours_marks<'r, 't>(reading: &'r Reading<'t>, words: &'r Words) -> impl Iterator<Item = Words> + use<'r, 't> {
    let denied = |m: &Words| m.start > 2 && matches!(reading.words[m.start - 1].folded.as_ref(), "of" | "not" | "to");
    reading.marks_in(words).filter(|m| m.list == List::ClaimOurs).map(Mark::words).filter(move |m| !denied(m))
}

/// What opens others' work in a sentence: phrases, citations, places, other bodies.
fn openers(reading: &Reading<'_>, sentence: &Words) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    for mark in reading.marks_in(sentence) {
        let words = mark.words();
        match mark.list {
            List::ClaimOthers => found.push(words),
            List::ClaimPlace if place_opens(reading, sentence, &words) => found.push(words),
            _ => {}
        }
    }
    found.extend(sentence.clone().find(|&i| citation(reading, i)).map(|i| i..i + 1));
    found.extend(study_elsewhere(reading, sentence));
    found
}

/// *(2019)*, *Marsh, 2014)*: a year in brackets after a capital.
fn citation(reading: &Reading<'_>, i: usize) -> bool {
    let word = &reading.words[i].folded;
    let year = word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit());
    if !year || i == 0 {
        return false;
    }
    let gap = reading.before(i);
    let named = reading.words[i - 1].raw.starts_with(|c: char| c.is_uppercase())
        || reading.words[i - 1].folded == "al"
        || reading.words[i - 1].folded == "colleagues";
    let report = reading.words.get(i + 1).is_some_and(|w| {
        matches!(w.folded.as_ref(), "survey" | "study" | "review" | "report" | "trial" | "audit" | "paper")
    });
    let owner = reading.words[i - 1].raw.ends_with("'s") || reading.words[i - 1].raw.ends_with("’s");
    if named && report && owner {
        return true;
    }
    named && (gap.contains('(') || gap.contains(',')) && reading.after(i).starts_with([')', ';', ','])
}

/// A place or body opens others' work at the head of the sentence, or before a study,
/// a team or another doer of its own.
fn place_opens(reading: &Reading<'_>, sentence: &Words, words: &Words) -> bool {
    if ours_in(reading, sentence) {
        return false;
    }
    let doer = |i: usize| {
        sentence.contains(&i)
            && matches!(
                reading.words[i].folded.as_ref(),
                "team"
                    | "study"
                    | "studies"
                    | "trial"
                    | "trials"
                    | "researchers"
                    | "group"
                    | "scheme"
                    | "project"
                    | "survey"
                    | "audit"
                    | "charity"
                    | "council"
                    | "cohort"
                    | "data"
                    | "colleagues"
                    | "authors"
                    | "pilot"
                    | "review"
                    | "government"
            )
    };
    // A bare place name acts on its own only as the subject.
    if words.len() == 1 && reading.words[words.start].raw.starts_with(|c: char| c.is_uppercase()) && !doer(words.end) {
        return words.start == sentence.start;
    }
    let ours_by = words.start > sentence.start + 1 && reading.words[words.start - 2].folded == "by";
    if ours_by {
        return false;
    }
    let head = words.start == sentence.start
        || (words.start <= sentence.start + 2 && !reading.words[words.start].folded.starts_with("in"));
    head || doer(words.end) || (words.start > sentence.start && doer(words.start - 1))
}

/// *A pilot in Cumbria*, *one trust in Kent*: somebody's, somewhere, at the head.
fn study_elsewhere(reading: &Reading<'_>, sentence: &Words) -> Option<Words> {
    let word = |i: usize| if sentence.contains(&i) { reading.words[i].folded.as_ref() } else { "" };
    let first = sentence.start;
    if !matches!(word(first), "a" | "an" | "one" | "two" | "three" | "several" | "some") {
        return None;
    }
    (first + 1..sentence.end.min(first + 6)).find_map(|i| {
        let place = matches!(word(i), "in" | "from" | "at" | "near") && sentence.contains(&(i + 1));
        let named = place && reading.words[i + 1].raw.starts_with(|c: char| c.is_uppercase());
        let doer = matches!(
            word(i - 1),
            "pilot"
                | "trial"
                | "study"
                | "project"
                | "scheme"
                | "team"
                | "trust"
                | "hospital"
                | "practice"
                | "charity"
                | "council"
                | "programme"
                | "service"
                | "hospice"
                | "group"
                | "survey"
                | "review"
                | "ward"
                | "trusts"
                | "councils"
                | "hospitals"
                | "studies"
                | "trials"
                | "projects"
                | "audit"
        );
        (named && doer && !ours_in(reading, sentence)).then_some(first..i + 2)
    })
}
