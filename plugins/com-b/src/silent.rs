//! Words that look like a cue and say nothing: names, and whom a speaker turns to.
//!
//! *Teasel Ward* teases nobody and *Dr Price* costs nothing. A word with a capital inside a sentence
//! is a name, except where the sentence has capitals throughout, and except nouns for people (a
//! *Practice Manager* is one), days, languages and the like. *No, love* is no love of anything.

use evenhand_language::{Actor, Reading, Words};

use crate::lexicon::Hit;

/// Before a name.
const TITLES: [&str; 13] =
    ["dr", "mrs", "mr", "ms", "miss", "prof", "professor", "sister", "cllr", "councillor", "sir", "rev", "canon"];
/// After a name.
const PLACES: [&str; 9] = ["ward", "house", "road", "street", "avenue", "surgery", "court", "lane", "hall"];
/// Written with a capital, and no name of a person or a place.
const SAYS: [&str; 35] = [
    "english",
    "welsh",
    "gaelic",
    "polish",
    "urdu",
    "punjabi",
    "bengali",
    "gujarati",
    "hindi",
    "arabic",
    "somali",
    "romanian",
    "portuguese",
    "spanish",
    "french",
    "chinese",
    "mandarin",
    "turkish",
    "internet",
    "covid",
    "christmas",
    "ramadan",
    "eid",
    "islam",
    "muslim",
    "christian",
    "god",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "sundays",
];
/// How somebody is spoken to. *Son* and *pet* also stand in lists, so a full stop has to follow.
const TURNED_TO: [&str; 12] =
    ["love", "mate", "pet", "duck", "pal", "mind", "son", "dear", "hen", "darling", "lad", "lass"];
/// A word of so many letters has a capital where a whole line is written so.
const LONG: usize = 4;

/// Whether `hit` begins or ends in a word that says nothing.
pub(crate) fn is_silent_hit(reading: &Reading<'_>, hit: &Hit) -> bool {
    is_silent(reading, hit.words.start) || (hit.words.len() > 1 && is_silent(reading, hit.words.end - 1))
}

/// Whether word `i` is a name, or whom the speaker turns to.
pub(crate) fn is_silent(reading: &Reading<'_>, i: usize) -> bool {
    is_name(reading, i) || is_turned_to(reading, i)
}

fn is_name(reading: &Reading<'_>, i: usize) -> bool {
    let line = &reading.line_of(&(i..i + 1)).words;
    let folded = |i: usize| reading.words[i].folded.as_ref();
    if !has_capital(reading, i) || SAYS.contains(&folded(i)) {
        return false;
    }
    let after_title = i > line.start && has_capital(reading, i - 1) && TITLES.contains(&folded(i - 1));
    let before_place = i + 1 < line.end && has_capital(reading, i + 1) && PLACES.contains(&folded(i + 1));
    if after_title || before_place {
        return true;
    }
    let opens = i == line.start || !reading.before(i).chars().all(|c| c.is_whitespace() || ",-&".contains(c));
    !opens && !is_of_people(reading, i) && !has_capitals_throughout(reading, line)
}

/// Whether word `i` is written as a name is: a capital, and small letters after it.
fn has_capital(reading: &Reading<'_>, i: usize) -> bool {
    let mut letters = reading.words[i].raw.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    first && letters.next().is_some_and(char::is_lowercase) && !letters.any(char::is_uppercase)
}

/// Whether word `i` is a noun for people.
fn is_of_people(reading: &Reading<'_>, i: usize) -> bool {
    let near = i.saturating_sub(2)..i + 1;
    let mut marks = reading.marks_in(&near);
    marks.any(|mark| Actor::from_id(mark.list.id()).is_some() && mark.words().contains(&i))
}

/// Whether most of a line's longer words after its first have a capital.
fn has_capitals_throughout(reading: &Reading<'_>, line: &Words) -> bool {
    let long = (line.start + 1..line.end).filter(|&i| reading.words[i].raw.chars().count() >= LONG);
    let (mut all, mut capitals) = (0, 0);
    for i in long {
        all += 1;
        capitals += usize::from(has_capital(reading, i));
    }
    capitals * 2 > all
}

fn is_turned_to(reading: &Reading<'_>, i: usize) -> bool {
    let ends = |c: char| ".!?;\"\u{201d}\u{2019}'".contains(c);
    let at_end = i + 1 == reading.line_of(&(i..i + 1)).words.end || reading.after(i).starts_with(ends);
    let folded = reading.words[i].folded.as_ref();
    TURNED_TO.contains(&folded) && reading.before(i).trim() == "," && at_end
}

/// Whether word `i` stands inside quotation marks of its paragraph.
pub(crate) fn is_quoted(reading: &Reading<'_>, i: usize) -> bool {
    let line = reading.line_of(&(i..i + 1));
    let at = reading.sentence_of[i] as usize;
    let same = |other: &&evenhand_language::reading::Line| other.unit == line.unit && other.section == line.section;
    let first = reading.sentences[..=at].iter().rev().take_while(same).last().unwrap_or(line);
    let before = &reading.section_text(line)[first.span.start as usize..reading.words[i].start as usize];
    let (mut straight, mut curly) = (false, 0);
    for c in before.chars() {
        match c {
            '"' => straight = !straight,
            '\u{201c}' => curly += 1,
            '\u{201d}' => curly -= 1,
            _ => {}
        }
    }
    straight || curly > 0
}
