//! Whose a statement is: the noun for people before its cue, else in it, else above. Whom
//! somebody fears, or thinks something of, has no part in it.

use evenhand_language::lexicon::Mark;
use evenhand_language::{Actor, Reading, Words};

/// So many words on, at the most, stands what *of* or *that* is about.
const NEAR: usize = 3;

/// The noun for people that `words` name nearest before `cue`, else first, and its kind.
pub(crate) fn named(reading: &Reading<'_>, words: &Words, cue: &Words) -> Option<(Actor, Words)> {
    let people = |mark: &&Mark| Actor::from_id(mark.list.id()).is_some() && mark.words().end <= words.end;
    let before = reading.marks_in(words).filter(people).filter(|mark| mark.words().end <= cue.start).last();
    let other = || {
        let owns = |mark: &&Mark| !is_topic(reading, cue, &mark.words()) && !is_source(reading, cue, &mark.words());
        reading.marks_in(words).filter(people).find(owns)
    };
    let mark = before.or_else(other)?;
    Some((Actor::from_id(mark.list.id())?, mark.words()))
}

/// Whether `people` are what the cue is about: *fear of a resident choking*, *belief that older
/// people do not thirst*.
fn is_topic(reading: &Reading<'_>, cue: &Words, people: &Words) -> bool {
    let word = |i: usize| reading.words.get(i).map_or("", |word| word.folded.as_ref());
    let about = |i: usize| match word(i) {
        "about" | "that" | "whether" | "what" | "how" | "towards" | "over" => true,
        "of" => matches!(word(i.wrapping_sub(1)), "fear" | "afraid" | "scared" | "frightened" | "dread" | "wary"),
        _ => false,
    };
    let near = |i: usize| people.start > i && people.start - i <= NEAR;
    (cue.end.saturating_sub(1)..=cue.end).any(|i| about(i) && near(i))
}

/// Whether `people` are those from whom an influence comes: *pressure from patients*, *judged by
/// the nurse*.
fn is_source(reading: &Reading<'_>, cue: &Words, people: &Words) -> bool {
    let from = |i: usize| matches!(reading.words[i].folded.as_ref(), "from" | "by");
    (cue.start..people.start).rev().take(NEAR).any(from)
}

/// Whether `words` speak of people other than those who write.
pub(crate) fn speaks_of_others(reading: &Reading<'_>, words: &Words) -> bool {
    const PRONOUNS: &[&str] = &[
        "they", "them", "their", "he", "she", "him", "her", "i", "my", "me", "you", "some", "many", "most", "several",
        "everyone", "nobody", "people",
    ];
    let noun = |mark: &Mark| Actor::from_id(mark.list.id()).is_some();
    words.clone().any(|i| PRONOUNS.contains(&reading.words[i].folded.as_ref())) || reading.marks_in(words).any(noun)
}
