//! Whom a statement names: a noun for people before its cue, else in it, else above.

use evenhand_language::lexicon::Mark;
use evenhand_language::{Actor, Reading, Words};

/// The noun for people that `words` name nearest before `cue`, else first, and its kind.
pub(crate) fn named(reading: &Reading<'_>, words: &Words, cue: &Words) -> Option<(Actor, Words)> {
    let people = |mark: &&Mark| Actor::from_id(mark.list.id()).is_some() && mark.words().end <= words.end;
    let before = reading.marks_in(words).filter(people).filter(|mark| mark.words().end <= cue.start).last();
    let mark = before.or_else(|| reading.marks_in(words).find(people))?;
    Some((Actor::from_id(mark.list.id())?, mark.words()))
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
