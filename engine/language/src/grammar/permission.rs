//! Whether a *may* permits: *visitors may bring food*, *crews may now keep the van*.
//!
//! A permission is a rule that holds, and any other *may* a guess. Only people are
//! permitted something. What a rule is worth is for [`crate::claim`].

use super::people;
use super::tags::Tags;
use crate::lexicon::{List, Mark};
use crate::{Reading, Words};

/// What people may come to feel or lack, by no one's leave: *they may now need help*.
const STATES: &[&str] = &[
    "become",
    "benefit",
    "expect",
    "experience",
    "face",
    "feel",
    "find",
    "get",
    "know",
    "look",
    "lose",
    "miss",
    "need",
    "require",
    "see",
    "struggle",
    "suffer",
    "think",
    "understand",
    "want",
];

/// Whether the word at `may` permits the verb at `main`, in the sentence `line`.
pub(super) fn permits(reading: &Reading<'_>, tags: &[Tags], line: &Words, may: usize, main: usize) -> bool {
    let word = |i: usize| if line.contains(&i) { reading.words[i].folded.as_ref() } else { "" };
    if word(may) != "may" || may == line.start || !is_person(reading, line, may) {
        return false;
    }
    let ruled = (may + 1..main).any(|i| matches!(word(i), "only" | "now")) && !STATES.contains(&word(main))
        || (word(may + 1) == "no" && word(may + 2) == "longer");
    let named = |m: &Mark| m.list == List::ClaimPermit && m.words().start >= main;
    let permitted = reading.marks_in(line).filter(|m| named(m)).any(|m| m.len > 1 || m.word as usize == main);
    // *They may keep asking*, *they may choose not to* and *may visit less* guess.
    let guessed = matches!(word(main + 1), "to" | "not")
        || (line.contains(&(main + 1)) && tags[main + 1].any(Tags::ING))
        || (main + 1..line.end).any(|i| matches!(word(i), "more" | "less" | "fewer"));
    (ruled || permitted) && !guessed
}

/// Whether what stands before the word at `may` is a person or people.
fn is_person(reading: &Reading<'_>, line: &Words, may: usize) -> bool {
    let before = reading.words[may - 1].folded.as_ref();
    matches!(before, "anyone" | "anybody" | "everyone" | "everybody" | "nobody" | "you" | "they")
        || people::end_at(reading, line, may)
}
