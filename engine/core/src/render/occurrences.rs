//! The places where a query is met, for a terminal and as JSON.
//!
//! Each stands with its sentence, in which the words that met the query are marked; no
//! weight or colour carries anything.

use std::ops::Range;

use evenhand_language::Kind;
use serde::Serialize;

use super::emphasis::unmarked;
use super::layout::{count, headings, introduction, place_in_full};
use super::marked::marked;
use super::page::{Entry, Page, Weight};
use super::text::View;
use super::{RenderError, json};
use crate::model::occurrence::{Acting, Occurrence, Told};
use crate::model::report::words;
use crate::model::{Claim, SetAside};

/// What was looked for, where, and what was found.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// The query, as it was written.
    pub query: &'a str,
    /// How its matches were read.
    pub kind: Kind,
    /// The description's title, and how many words it has.
    pub text: (&'a str, usize),
    /// The places, in order.
    pub found: &'a [Occurrence],
    /// What else could be tried, in sentences.
    pub hints: &'a [String],
}

/// The longest sentence, in code points; longer ones are shortened around the words that met.
const LONGEST: usize = 320;

/// `search` for a terminal.
#[must_use]
pub fn search(search: &Search<'_>, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    page.text_hanging(0, 2, &head(search));
    for (occurrence, number) in search.found.iter().zip(1..) {
        page.blank();
        one(&mut page, occurrence, number, search.text.0);
    }
    if !search.hints.is_empty() {
        page.blank();
        search.hints.iter().for_each(|hint| page.text_hanging(0, 2, hint));
    }
    page.finish()
}

/// The places as a JSON list, in the published fields: `quote`, `sentence`, `place`,
/// `claim`, `set_aside`, `who`.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn search_json(found: &[Occurrence]) -> Result<String, RenderError> {
    json(&found)
}

fn head(search: &Search<'_>) -> String {
    let (title, words) = search.text;
    let (query, words) = (search.query.trim(), count(words, "word"));
    let kind = match search.kind {
        Kind::Deed => "as a deed",
        Kind::Fact => "as a fact",
    };
    match search.found.len() {
        0 => format!("{query} is met nowhere in “{title}” ({words})."),
        n => format!("{query}, read {kind}, in “{title}” ({words}): {}", count(n, "place")),
    }
}

fn one(page: &mut Page, occurrence: &Occurrence, number: usize, title: &str) {
    let place = &occurrence.place;
    let (lead, place) = (number.to_string(), place_in_full(headings(place, Some(title)), place));
    page.entry(Entry { lead: &lead, lead_columns: 4, text: &place, weight: Weight::Bold, ..Entry::default() });
    let [before, met, after] = parts(&occurrence.sentence, &occurrence.within);
    let sentence = marked(&[(before, false), (met, true), (after, false)], page.phrase_marks(), LONGEST);
    let context = introduction(&occurrence.introduced_by) + &unmarked(&sentence);
    page.text(4, &context);
    for (lead, text) in
        [("claim", claim(occurrence)), ("who", who(occurrence.who.as_ref())), ("worth", worth(occurrence))]
    {
        page.entry(Entry { margin: 4, lead, lead_columns: 7, text: &text, ..Entry::default() });
    }
}

fn parts<'s>(sentence: &'s str, within: &Range<usize>) -> [&'s str; 3] {
    let (before, rest) = sentence.split_at(within.start.min(sentence.len()));
    let (met, after) = rest.split_at(within.len().min(rest.len()));
    [before, met, after]
}

fn claim(occurrence: &Occurrence) -> String {
    let because = occurrence.because.as_ref().map(|words| format!(", told by “{words}”")).unwrap_or_default();
    format!("{}{because}", with_code(words::claim(occurrence.claim), &code(&occurrence.claim)))
}

fn who(who: Option<&Acting>) -> String {
    let Some(Acting { kind, words, told }) = who else { return "nobody acts here".to_owned() };
    let Some(words) = words else { return (*kind).to_owned() };
    match told {
        Told::Named => format!("{kind}, told by “{words}”"),
        Told::Alias => format!("{kind}, told by “{words}”, which this text explains"),
        Told::Pronoun => format!("{kind}, told by “{words}”, which stands for them"),
        Told::Introduced => format!("{kind}, told by “{words}”, which introduces it"),
        Told::Nothing => format!("{kind}: “{words}” does not tell"),
    }
}

/// What the place would be worth to an element that has the query as `strong:`.
fn worth(occurrence: &Occurrence) -> String {
    match (occurrence.set_aside, occurrence.claim) {
        (Some(reason), _) => set_aside(reason),
        (None, Claim::Denied) => "speaks against".to_owned(),
        (None, Claim::Intended) => "counts partly at most".to_owned(),
        (None, _) => "counts".to_owned(),
    }
}

fn set_aside(reason: SetAside) -> String {
    format!("set aside: {}", with_code(words::set_aside(reason), &code(&reason)))
}

/// `done or so (reported)`: the words, and the code where it is another.
fn with_code(words: &str, code: &str) -> String {
    if words == code { words.to_owned() } else { format!("{words} ({code})") }
}

/// The word for a code in files and reports.
fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
