//! Leaving words of the description out of what plugins say.
//!
//! By contract a plugin points at places and does not quote. A report that promises
//! to carry no word of a description does not take that on trust: a text that repeats
//! five words running is left out. Fewer than five words cannot be told from chance.

use std::collections::HashSet;

use crate::model::description::ProjectDescription;

/// How many words running count as a repetition.
const RUN: usize = 5;

/// What stands in the place of a text that was left out.
pub(super) const LEFT_OUT: &str = "(left out: it repeats words of the description)";

/// The runs of words of a description.
pub(super) struct Runs(HashSet<Vec<String>>);

impl Runs {
    pub(super) fn of(description: &ProjectDescription) -> Self {
        let roles = description.roles.values();
        let settings = description.settings.values().flat_map(|of_one| of_one.values());
        let texts = [&description.text, &description.title].into_iter().chain(roles).chain(settings);
        Self(texts.flat_map(|text| runs(text)).collect())
    }

    /// `text`, or what says that it was left out.
    pub(super) fn keep_or_leave_out(&self, text: &str) -> String {
        let repeats = runs(text).iter().any(|run| self.0.contains(run));
        if repeats { LEFT_OUT.to_string() } else { text.to_string() }
    }
}

fn runs(text: &str) -> Vec<Vec<String>> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.windows(RUN).map(<[String]>::to_vec).collect()
}
