//! What the reader of a report should know about a text before believing the report.

use super::word::NotRead;
use crate::model::description::{Notice, ProjectDescription};

/// Below this many words little can be expected of a description.
const SHORT: usize = 60;
/// Below this many words nobody can tell a language by its small words: forty words
/// of English bullets can have none of them.
const TELLING: usize = 60;
/// Measured on descriptions in English, 19% to 32% of the words are among these; in a
/// plan on a page that is nothing but clipped bullets, 9%, and 7% in its poorest part
/// of sixty words. Welsh, French, Polish and German prose has none, and a few once it
/// names English bodies. So a text with fewer than 3% was hardly written in English.
const SHARE: f64 = 0.03;

/// Very common English words. Those that are words of Welsh, French, Polish or German
/// too (*a*, *i*, *to*, *on*, *do*, *no*, *in*, *we*, *an*, *is*, *was*) tell nothing, and
/// are left out.
const COMMON: &[&str] = &[
    "about", "after", "all", "and", "are", "at", "because", "been", "before", "but", "by", "can", "could", "each",
    "for", "from", "had", "has", "have", "how", "into", "it", "its", "more", "most", "not", "of", "only", "other",
    "our", "out", "over", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "under", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
];

/// What there is to say about `description`.
pub(super) fn notices(description: &ProjectDescription) -> Vec<Notice> {
    let mut notices = Vec::new();
    let count = description.words();
    if count < SHORT {
        notices.push(Notice::VeryShort(count));
    }
    if let Some(share) = english(description)
        && share < SHARE
    {
        notices.push(Notice::HardlyEnglish);
    }
    notices
}

/// What there is to say about what was not read of a Word document.
pub(super) fn of_word(left: NotRead) -> Vec<Notice> {
    let changes = left.changes.then_some(Notice::ChangesAsAccepted);
    let words = left.words.then_some(Notice::WordsNotShown);
    let pictures = (left.pictures > 0).then_some(Notice::Pictures(left.pictures));
    let options = left.options.then_some(Notice::OptionsNotTicked);
    [changes, words, options, pictures].into_iter().flatten().collect()
}

/// The share of [`COMMON`] among the words, if there are enough to tell.
fn english(description: &ProjectDescription) -> Option<f64> {
    let (mut words, mut common) = (0_usize, 0_usize);
    for (i, section) in description.sections.iter().enumerate() {
        for sentence in &section.sentences {
            let text = &description.section_text(i)[sentence.span.start as usize..sentence.span.end as usize];
            for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
                words += 1;
                common += usize::from(COMMON.contains(&word.to_lowercase().as_str()));
            }
        }
    }
    (words >= TELLING).then(|| common as f64 / words as f64)
}
