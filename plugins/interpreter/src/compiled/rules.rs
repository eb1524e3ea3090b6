//! How a framework rates: all that `assess` goes by.

use std::borrow::Cow;

use evenhand_language::learned::Learned;
use evenhand_language::rating::{Part, Rule};
use serde::{Deserialize, Serialize};

use super::Check;

/// How the framework rates: what `assess` goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules<'a> {
    /// A rule for each criterion, in the manifest's order.
    #[serde(borrow)]
    pub criteria: Vec<Rule<'a>>,
    /// Its words in the summary sentence, for each criterion; may be empty.
    #[serde(borrow)]
    pub phrases: Vec<&'a str>,
    /// What each query of the table stands for. A query whose text serves several
    /// places is listed once for each: `(query, part)`, in order of the query.
    pub parts: Vec<(u32, Part)>,
    /// What queries that are no criterion's stand for, in order of the query.
    pub marks: Vec<(u32, Mark)>,
    /// The words shown beside `close but no` hits.
    #[serde(borrow)]
    pub notes: Vec<&'a str>,
    /// The sentence that sums up, if there is one.
    #[serde(borrow)]
    pub summary: Summary<'a>,
    /// Parts of a project, by the headings of sections that belong to them.
    #[serde(borrow)]
    pub project_parts: Vec<ProjectPart<'a>>,
    /// Conclusions across criteria.
    #[serde(borrow)]
    pub checks: Vec<Check<'a>>,
    /// Criteria that are rated by how many others are described.
    pub at_least: Vec<AtLeast>,
    /// What readers' ratings taught, where anything was learned.
    #[serde(borrow)]
    pub learned: Option<Learned<'a>>,
}

/// The setting by which what was learned is left out, and the value that does it.
pub const LEARNED: (&str, &str) = ("learned", "off");

/// What a query stands for that is no criterion's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A label: a facet of the manifest, and one of its values.
    Value(u16, u16),
    /// Wording that a check flags: the check, and which of its replacements.
    Wording(u16, u16),
}

/// How an assessment is summed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Summary<'a> {
    /// Counts of levels, as counts.
    Counts,
    /// The type that a typology's reading leans to; *mixed* and *unclear* are answers.
    Leaning,
    /// A sentence with `{domain}` slots.
    Sentence(&'a str),
}

/// The facet that says which part of the project a section is.
pub const PART: &str = "part";

/// A part of a project: problem, design, measurement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectPart<'a> {
    /// Its id: a value of the facet [`PART`].
    pub id: &'a str,
    /// Words of headings that tell it, folded and with single spaces between.
    #[serde(borrow)]
    pub headings: Vec<Cow<'a, str>>,
}

/// A criterion that is described when so many of some others are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtLeast {
    /// The criterion it rates: an index.
    pub criterion: u16,
    /// The others: indexes.
    pub of: Vec<u16>,
    /// How many must be described; one of them makes it `partly`.
    pub n: u16,
}
