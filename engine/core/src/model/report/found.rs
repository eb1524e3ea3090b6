//! What a report is made of: the outcomes as the run hands them over.
//!
//! It borrows, and knows nothing of plugins; deciding what the outcomes mean for a
//! reader is `decide`'s.

use crate::model::assessment::{Assessment, Refusal};
use crate::model::framework::Framework;

/// What came of putting the description before one plugin.
#[derive(Debug, Clone)]
pub enum Found<'a> {
    /// An assessment that kept every law.
    Assessed {
        /// The framework that was asked.
        framework: &'a Framework,
        /// What it says.
        assessment: &'a Assessment,
        /// The settings it ran with.
        settings: &'a [(String, String)],
        /// How much of its budget it used.
        fuel: u64,
        /// The digest of the plugin: `sha256:…`.
        plugin_digest: &'a str,
    },
    /// The framework declined.
    Refused {
        /// The framework that was asked.
        framework: &'a Framework,
        /// Why it declined.
        refusal: &'a Refusal,
        /// The settings it ran with.
        settings: &'a [(String, String)],
        /// How much of its budget it used.
        fuel: u64,
        /// The digest of the plugin: `sha256:…`.
        plugin_digest: &'a str,
    },
    /// The plugin failed.
    Failed {
        /// The framework's id, where the plugin got as far as telling it.
        framework: Option<&'a str>,
        /// Where the plugin came from, as the caller names it.
        source: String,
        /// When: `load`, `describe`, `assess`.
        stage: &'a str,
        /// A stable code, such as `imports-forbidden`.
        kind: &'a str,
        /// What happened: a lowercase clause.
        message: String,
        /// Who must do what about it; may be empty.
        help: String,
    },
}

/// What the caller chooses about a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Leave out every word of the description: title, headings, quotations, what
    /// introduces them, role names and settings of its own. Places stay. A text of a
    /// plugin that repeats five words running of the description is left out too.
    pub no_quotes: bool,
    /// Leave out what looked like evidence and is not: most of a report, where many are kept.
    pub no_set_aside: bool,
    /// The date to print, as the caller writes it. Nothing here reads a clock.
    pub passed_date: Option<String>,
    /// How many questions to take away first; 5 unless said.
    pub take_away: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { no_quotes: false, no_set_aside: false, passed_date: None, take_away: 5 }
    }
}
