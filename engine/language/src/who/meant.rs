//! Whether a denial means the people that are asked for: *residents were not asked*, *we
//! asked nobody*, and not *we have yet to decide*.

use super::cast::Cast;
use super::phrase::Read;
use crate::{Actor, Words};

impl Cast<'_, '_, '_> {
    /// Whether the sentence of `focus`, or what introduces it, names one of `actors`, or
    /// says that nobody at all had it done to them.
    #[must_use]
    pub fn means(&self, focus: &Words, actors: &[Actor]) -> bool {
        if focus.is_empty() || focus.end > self.text.reading.words.len() {
            return false;
        }
        let own = self.line(focus.start);
        let above = own.introduced_by.iter().map(|&line| self.sentence(line));
        let here = self.piece(focus.start);
        let nobody = |i: usize| {
            let word = self.word(i);
            matches!(word, "nobody" | "anybody" | "anyone")
                || (word == "no" && self.word_before(i + 1, here.end) == "one")
        };
        // As an object, or as who had it done to them: *nobody was asked*.
        let left_out = here.clone().filter(|&i| nobody(i)).any(|i| {
            let verb = self.groups(&here).iter().find(|g| g.finite() && !g.thin);
            verb.is_none_or(|g| g.passive || i > g.main)
        });
        left_out || core::iter::once(here.clone()).chain(above).any(|words| self.names(&words, actors))
    }

    fn names(&self, words: &Words, actors: &[Actor]) -> bool {
        let wanted = |actor: Actor| actors.contains(&actor);
        let named = words.clone().any(|i| self.name(i).and_then(|name| name.actor).is_some_and(wanted));
        named
            || self.nouns_in(words).iter().any(|noun| {
                let head = self.chunk_before(noun.words.end, words.start);
                matches!(self.read_one(&head, words.end), Read::People(actor, ..) if wanted(actor))
            })
    }
}
