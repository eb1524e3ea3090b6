//! Whether an emphasised opening heads what follows it, and whether it is a label.
//!
//! "**What changed.** Modules were cut" opens with a label; "**We did not compare by
//! ethnicity.** The numbers …" opens with a statement, which introduces what follows
//! and is the team's own words as well. What is introduced is for [`super::outline`].

use std::ops::Range;

use evenhand_language::sentence::{sentences, states};

use super::inline::Inline;

/// The most words of a bold opening that heads what follows it in its line.
const BOLD: usize = 12;
/// The same for an italic one, which is more often a remark.
const ITALIC: usize = 6;
/// The same for a paragraph that is bold throughout.
const WHOLE: usize = 20;

/// The most words of a label in a list item: a longer one is the item's own point,
/// such as a barrier ("**Nobody who is on the woman's side.**").
const ITEM: usize = 4;

/// An opening that heads what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// Bytes of the plain words.
    pub span: Range<usize>,
    /// A label is a heading; a statement is the team's words.
    pub label: bool,
    /// The block is nothing else, so it heads the blocks that follow.
    pub whole: bool,
}

/// The opening of `line`, a stretch of `inline`'s plain words, if it has one.
/// `in_list`: a label before a colon is then part of the item ("**Rent:** £5,200").
pub(super) fn opening(inline: &Inline, line: &Range<usize>, in_list: bool) -> Option<Opening> {
    let emphasis = inline.emphasis_at(line.start)?;
    let end = emphasis.span.end.min(line.end);
    let mut span = inline.trimmed(line.start..end);
    let rest = inline.plain()[end..line.end].trim_start();
    let text = &inline.plain()[span.clone()];
    let words = text.split_whitespace().count();
    let single = sentences(text).len() == 1;
    if rest.is_empty() {
        let whole = *line == inline.trimmed(0..inline.plain().len());
        let heads = emphasis.strong && single && words <= WHOLE && (whole || !in_list);
        return heads.then(|| Opening { span, label: !in_list && !is_statement(text) && !states(text), whole });
    }
    let colon = text.ends_with(':') || rest.starts_with(':');
    if !text.ends_with(':') && rest.starts_with(':') {
        span.end = end + inline.plain()[end..].find(':').map_or(0, |at| at + 1);
    }
    let most = if emphasis.strong { BOLD } else { ITALIC };
    let statement = is_statement(text) || states(text);
    // "**Cycle 6** When we cancel …": no stop, and a sentence follows.
    let unstopped = emphasis.strong
        && !in_list
        && (statement || words <= ITEM)
        && rest.starts_with(char::is_uppercase)
        && rest.split_whitespace().count() > 2;
    let heads = single && words <= most && (colon || text.ends_with(['.', '?', '!']) || unstopped);
    let heads = heads && !(colon && in_list) && rest.contains(char::is_alphanumeric);
    let label = !statement && (!in_list || words <= ITEM);
    heads.then_some(Opening { label, span, whole: false })
}

/// Whether `text` states something: it has a finite verb with no question word or
/// relative before it ("Transport is free."), starts with a pronoun, or is quoted.
pub(super) fn is_statement(text: &str) -> bool {
    const SUBJECTS: &[&str] = &["i", "we", "they", "it", "he", "she", "there", "you"];
    const ASKS: &[&str] =
        &["what", "who", "whom", "whose", "how", "why", "when", "where", "which", "that", "if", "whether"];
    const FINITE: &[&str] = &[
        "am", "are", "can", "can't", "cannot", "could", "did", "didn't", "do", "does", "doesn't", "don't", "had",
        "has", "hasn't", "have", "haven't", "is", "isn't", "may", "might", "must", "shall", "should", "was", "wasn't",
        "were", "weren't", "will", "won't", "would", "wouldn't",
    ];
    if text.starts_with(['"', '\'', '\u{201c}', '\u{2018}']) {
        return true;
    }
    if text.ends_with(['?', ':']) {
        return false;
    }
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.to_lowercase().replace('\u{2019}', "'")
    });
    for (i, word) in words.enumerate() {
        let subject = word.split('\'').next().unwrap_or_default();
        if ASKS.contains(&word.as_str()) {
            return false;
        }
        if FINITE.contains(&word.as_str()) || (i == 0 && SUBJECTS.contains(&subject)) {
            return true;
        }
    }
    false
}
