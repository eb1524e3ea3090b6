//! What the writer of running prose believes of others is nobody's motivation.

use evenhand_language::Block;

use super::Coder;
use crate::lexicon::Hit;
use crate::model::Subcomponent;
use crate::silent;

/// How many words before a belief its holder may stand, and after it whom it is about.
const NEAR: usize = 4;

impl Coder<'_, '_> {
    /// Whether `hit` is such a belief: *I don't believe she would*. In quotation marks somebody else
    /// speaks.
    pub(super) fn is_writers_belief(&self, hit: &Hit) -> bool {
        const BELIEVES: [&str; 6] = ["believe", "think", "reckon", "suppose", "doubt", "expect"];
        const OTHERS: [&str; 11] =
            ["she", "he", "they", "she'd", "he'd", "they'd", "she'll", "he'll", "they'll", "anyone", "anybody"];
        let reading = self.reading;
        let line = reading.line_of(&hit.words);
        let word = |i: usize| reading.words[i].folded.as_ref();
        let mut holder = hit.words.start.saturating_sub(NEAR).max(line.words.start)..hit.words.end;
        let mut about = hit.words.end..(hit.words.end + NEAR).min(line.words.end);
        hit.list.first == Some(Subcomponent::ReflectiveMotivation)
            && line.block == Block::Paragraph
            && hit.words.clone().any(|i| BELIEVES.contains(&word(i)))
            && holder.any(|i| word(i) == "i")
            && about.any(|i| OTHERS.contains(&word(i)))
            && !silent::is_quoted(reading, hit.words.start)
    }
}
