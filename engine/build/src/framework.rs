//! The shapes of a folder's TOML: `framework.toml`, `checks.toml`, a page's front matter,
//! a case's levels. Whether what they say fits together is for `folder`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use toml::Spanned;

/// `framework.toml`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Framework {
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub version: String,
    pub licence: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// The sentence that sums up, with `{domain}` slots, or `counts`, or `leaning`.
    pub summary: Spanned<String>,
    pub measured: Option<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
    pub domains: Vec<Domain>,
    #[serde(default)]
    pub settings: Vec<Setting>,
    /// Values of labels by facet, each with the query whose words get it.
    #[serde(default)]
    pub facets: BTreeMap<Spanned<String>, Facet>,
    /// Lexicons that its queries name lists of.
    #[serde(default)]
    pub lexicons: BTreeMap<Spanned<String>, Spanned<Import>>,
    /// Words of headings that tell which part of a project a section is.
    #[serde(default)]
    pub parts: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    pub roles: BTreeMap<Spanned<String>, String>,
}

/// What `framework.toml` imports, read apart from all else that it says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Imports {
    #[serde(default)]
    pub lexicons: BTreeMap<Spanned<String>, Spanned<Import>>,
}

/// A lexicon that is imported: its version, and where it is if not in `lexicons`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a lexicon is imported by its version")]
pub(crate) enum Import {
    Version(String),
    At(At),
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct At {
    pub version: String,
    pub path: String,
}

impl Import {
    /// The version that is asked for.
    pub(crate) fn version(&self) -> &str {
        match self {
            Self::Version(version) => version,
            Self::At(at) => &at.version,
        }
    }

    /// Where it is, seen from the framework's folder, if the author says so.
    pub(crate) fn path(&self) -> Option<&str> {
        match self {
            Self::Version(_) => None,
            Self::At(at) => Some(&at.path),
        }
    }
}

/// `lexicon.toml`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LexiconFile {
    pub name: Spanned<String>,
    pub version: Spanned<String>,
    pub licence: String,
    /// What words it has, in a sentence.
    pub about: String,
    #[serde(default)]
    pub sources: Vec<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub id: Spanned<String>,
    pub citation: String,
    #[serde(default, deserialize_with = "bare_doi")]
    pub doi: Option<String>,
}

/// A DOI without the address that it is often copied with.
fn bare_doi<'d, D: Deserializer<'d>>(from: D) -> Result<Option<String>, D::Error> {
    const BEFORE: [&str; 7] = ["https://", "http://", "www.", "dx.", "doi.org/", "doi:", "DOI:"];
    let said = Option::<String>::deserialize(from)?;
    let bare = |said: String| {
        BEFORE.iter().fold(said.trim(), |rest, before| rest.strip_prefix(before).unwrap_or(rest)).trim().to_owned()
    };
    Ok(said.map(bare))
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Domain {
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub summary: String,
    pub expects: Expects,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Expects {
    Each,
    Any,
    None,
    Grounds,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setting {
    pub id: Spanned<String>,
    pub title: String,
    pub summary: String,
    #[serde(default)]
    pub required: bool,
    pub default: Option<Spanned<String>>,
    #[serde(default)]
    pub choices: Vec<String>,
}

/// The values of a facet, each with its query.
pub(crate) type Facet = BTreeMap<Spanned<String>, Spanned<String>>;

/// The entries of a table in the order in which they are written.
pub(crate) fn written<T>(table: &BTreeMap<Spanned<String>, T>) -> Vec<(&Spanned<String>, &T)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// `checks.toml`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checks {
    #[serde(default)]
    pub check: Vec<Check>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Check {
    pub id: Spanned<String>,
    /// The levels that it follows from.
    pub when: Option<Spanned<String>>,
    /// The facet of which each value is looked at.
    pub for_each: Option<Spanned<String>>,
    /// `query = what to say instead`: the wording that it follows from.
    #[serde(default)]
    pub flag: Vec<Spanned<String>>,
    pub title: Spanned<String>,
    pub text: Spanned<String>,
    #[serde(default)]
    pub prompts: Vec<Prompt>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prompt {
    pub who: Spanned<String>,
    pub ask: Spanned<String>,
}

/// The front matter of a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Front {
    pub domain: Spanned<String>,
    pub order: Spanned<i64>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub phrase: Option<String>,
    pub required: Option<Spanned<String>>,
    #[serde(default)]
    pub applies_when: Vec<Spanned<String>>,
    #[serde(default)]
    pub denied: Vec<Spanned<String>>,
    pub at_least: Option<AtLeast>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AtLeast {
    /// A criterion's id, or the start of several followed by `*`.
    pub of: Spanned<String>,
    pub n: Spanned<u16>,
}

/// `expected.toml` of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    /// Ids of all conclusions that must be drawn.
    pub conclusions: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub settings: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    pub levels: BTreeMap<Spanned<String>, Spanned<String>>,
}
