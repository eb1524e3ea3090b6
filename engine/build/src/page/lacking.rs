//! What every page must have, and what it should.

use std::collections::BTreeSet;

use evenhand_language::Level;

use super::{Element, Example, HEADINGS, MOST_ELEMENTS, Page};
use crate::mistake::Mistake;

impl Page {
    /// What every page must have.
    pub(super) fn complain(&self, headings: &BTreeSet<&str>, mistakes: &mut Vec<Mistake>) {
        let mut error = |line: usize, message: &str, help: &str| {
            mistakes.push(Mistake::new(&self.file, line, message, help));
        };
        if self.question.is_empty() {
            error(0, "the page has no question", "add a line that starts with # and asks it");
        } else if self.why.is_empty() {
            error(0, "nothing stands under the question", "add a sentence that says why it matters");
        }
        for (heading, text) in HEADINGS.iter().zip([&self.counts_when, &self.counts_partly, &self.does_not_count]) {
            match (headings.contains(heading), text.is_empty()) {
                (false, _) => {
                    error(0, &format!("`## {heading}` is missing"), &format!("add ## {heading} and a sentence"))
                }
                (true, true) => error(0, &format!("nothing stands under `## {heading}`"), "add a sentence"),
                (true, false) => {}
            }
        }
        if self.elements.iter().all(|element| element.asks.is_empty()) {
            error(0, "the page asks nothing", "add a line `- ask ROLE: question` to an element");
        }
        if let Some(element) = self.elements.get(MOST_ELEMENTS) {
            error(element.line, "the page has too many elements", &format!("{MOST_ELEMENTS} are enough for any page"));
        }
        let cores: Vec<&Element> = self.elements.iter().filter(|element| element.core).collect();
        match cores.as_slice() {
            _ if !self.reads_queries() => {}
            [core] if core.with.is_some() => {
                error(core.line, "the core stands with every setting", "leave the setting out of its brackets");
            }
            [_] => {}
            [] => error(0, "no element is the core", "write `core` in the brackets of the part that matters most"),
            [_, second, ..] => {
                error(second.line, "two elements are the core", "write `core` in the brackets of one only");
            }
        }
    }

    /// The kinds of worked example that the page lacks, as warnings.
    pub(crate) fn lacking(&self) -> Vec<Mistake> {
        let has = |kind: fn(&Example) -> bool| self.examples.iter().any(kind);
        let kinds: [(&str, bool); 3] = [
            ("that is described", has(|e| e.level == Level::Described)),
            ("that is not described", has(|e| e.level != Level::Described)),
            ("that is a trap", has(|e| e.trap)),
        ];
        let lacks = kinds.into_iter().filter(|(_, has)| !has && self.front.at_least.is_none());
        let warn = |(kind, _)| {
            let message = format!("there is no worked example {kind}");
            Mistake::new(&self.file, 0, message, "add one under ## Worked examples").warning()
        };
        lacks.map(warn).collect()
    }
}
