//! What is told of an example or a case: what was expected, what was found, and why.

use std::collections::BTreeMap;

use evenhand::ProjectDescription;
use evenhand::model::Level;
use evenhand::model::assessment::{Rating, Stance};
use evenhand::model::report::words;
use evenhand::render::visible;
use evenhand_build::Example;

/// What came of running some examples and cases.
#[derive(Debug, Default)]
pub struct Tally {
    /// What is told of them.
    pub out: String,
    /// How many gave what was expected.
    pub passed: usize,
    /// How many did not, by the page or case that they stand in.
    pub failed: BTreeMap<String, usize>,
    /// Queries that no example of their page uses.
    pub unused: Vec<String>,
}

impl Tally {
    /// How many did not give what was expected.
    pub fn failures(&self) -> usize {
        self.failed.values().sum()
    }

    /// Counts one `of` a page or case, and tells it where it is wrong or `show` says so.
    pub(super) fn count(&mut self, of: &str, right: bool, show: bool, told: &str) {
        self.passed += usize::from(right);
        if !right {
            *self.failed.entry(of.to_owned()).or_default() += 1;
        }
        if !right || show {
            self.out.push_str(told);
        }
    }
}

/// That the plugin has no such criterion.
pub(super) fn unrated(place: &str, criterion: &str) -> String {
    format!("{place}: the plugin rates no criterion `{criterion}`\n")
}

/// What was expected of an example, and what was found where it is something else.
pub(super) fn verdict(example: &Example, rating: &Rating, right: bool) -> String {
    let shortfall = example.shortfall.map(|shortfall| format!(" {}", shortfall.id())).unwrap_or_default();
    let trap = if example.trap { " with something set aside" } else { "" };
    let wanted = format!("{}{shortfall}{trap}", example.level.id());
    match right {
        true => format!("{wanted}, as expected"),
        false => format!("expected {wanted}, found {}", found(rating)),
    }
}

/// The level, with what it falls short of.
pub(super) fn found(rating: &Rating) -> String {
    let level: Level = rating.level;
    match rating.shortfall {
        Some(shortfall) => format!("{} {}", level.id(), shortfall.id()),
        None => level.id().to_owned(),
    }
}

/// How many lines of an example's text are told.
const LINES: usize = 8;

/// The text of an example that failed, beside a rule.
pub(super) fn shown(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut out: String = lines.iter().take(LINES).map(|line| format!("    | {}\n", visible(line))).collect();
    if lines.len() > LINES {
        out.push_str("    | …\n");
    }
    out
}

/// The rationale, and the phrases that decided.
pub(super) fn decided(description: &ProjectDescription, rating: &Rating) -> String {
    let mut out = format!("    {}\n", visible(&rating.rationale));
    for item in &rating.evidence {
        let phrase = visible(description.quote(item.section, &item.focus));
        let stance = match item.stance {
            Stance::Supports => "supports".to_owned(),
            Stance::Opposes => "opposes".to_owned(),
            Stance::SetAside(reason) => {
                format!("set aside: {}", words::set_aside(reason))
            }
        };
        let claim = words::claim(item.claim);
        let note = if item.note.is_empty() { String::new() } else { format!(" ({})", visible(&item.note)) };
        out.push_str(&format!("      “{phrase}” {claim}, {stance}{note}\n"));
    }
    out
}
