//! `framework.toml` and `checks.toml`: what a framework declares once.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::mistake::Mistake;

/// `framework.toml`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Framework {
    pub id: String,
    pub title: String,
    pub version: String,
    pub licence: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// The sentence that sums up, with `{domain}` slots, or `counts`.
    pub summary: String,
    pub measured: Option<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
    pub domains: Vec<Domain>,
    #[serde(default)]
    pub settings: Vec<Setting>,
    #[serde(default)]
    pub facets: Vec<Facet>,
    pub roles: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub id: String,
    pub citation: String,
    pub doi: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub expects: Expects,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Expects {
    Each,
    Any,
    None,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setting {
    pub id: String,
    pub title: String,
    pub summary: String,
    #[serde(default)]
    pub required: bool,
    pub default: Option<String>,
    #[serde(default)]
    pub choices: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facet {
    pub id: String,
    pub title: String,
    pub values: Vec<String>,
}

/// `checks.toml`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checks {
    #[serde(default)]
    pub check: Vec<Check>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    pub id: String,
    pub when: String,
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub prompts: Vec<Prompt>,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prompt {
    pub who: String,
    pub ask: String,
}

/// The front matter of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Front {
    pub domain: String,
    pub order: i64,
    #[serde(default)]
    pub sources: Vec<String>,
    pub title: Option<String>,
    pub phrase: Option<String>,
    pub required: Option<String>,
    #[serde(default)]
    pub applies_when: Vec<String>,
    #[serde(default)]
    pub denied: Vec<String>,
    pub at_least: Option<AtLeast>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AtLeast {
    /// A criterion's id, or the start of several followed by `*`.
    pub of: String,
    pub n: u16,
}

/// The front of `expected.toml` in a case: levels by criterion, settings, stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    pub levels: BTreeMap<String, String>,
}

/// Reads TOML; `before` lines of the file stand before it.
pub(crate) fn toml<T: DeserializeOwned>(file: &str, text: &str, before: usize) -> Result<T, Mistake> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text[..at].matches('\n').count() + 1 + before;
        let column = text[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
        let message = error.message().lines().next().unwrap_or("is not TOML").to_owned();
        Mistake::new(file, line, message, "").at(column)
    })
}
