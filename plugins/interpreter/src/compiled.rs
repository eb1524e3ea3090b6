//! A compiled framework: the form that a folder takes inside a component.
//!
//! The builder writes it with [`Compiled::to_bytes`]; the guest opens it in place.
//! Little-endian, without pointers:
//!
//! ```text
//! magic "EVHF" · version u32 · three lengths u32 · manifest · rules · queries
//! ```
//!
//! `manifest` and `rules` are postcard records that borrow their strings from the
//! bytes; `queries` is the table of `evenhand_language::query`.

use std::borrow::Cow;

use evenhand_language::learned::Learned;
use evenhand_language::rating::{Part, Rule};
use serde::{Deserialize, Serialize};

/// The version of this form. A guest refuses any other.
pub const VERSION: u32 = 4;
const MAGIC: [u8; 4] = *b"EVHF";
const HEAD: usize = 20;

/// What the framework is: what `describe` answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest<'a> {
    /// The framework's id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its version.
    pub version: &'a str,
    /// What it is, in a sentence or two.
    pub summary: &'a str,
    /// The licence of the pages, as an SPDX expression.
    pub licence: &'a str,
    /// How well its ratings agreed with readers.
    pub measured: Option<&'a str>,
    /// The works it rests on.
    #[serde(borrow)]
    pub sources: Vec<Source<'a>>,
    /// Its domains.
    #[serde(borrow)]
    pub domains: Vec<Domain<'a>>,
    /// Its criteria, in order.
    #[serde(borrow)]
    pub criteria: Vec<Criterion<'a>>,
    /// The settings it understands.
    #[serde(borrow)]
    pub settings: Vec<Setting<'a>>,
    /// The finer codes that its evidence may carry.
    #[serde(borrow)]
    pub facets: Vec<Facet<'a>>,
    /// Whom its questions are for.
    #[serde(borrow)]
    pub roles: Vec<Role<'a>>,
}

/// A published work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source<'a> {
    /// Its id.
    pub id: &'a str,
    /// How to cite it.
    pub citation: &'a str,
    /// Its DOI, without a prefix.
    pub doi: Option<&'a str>,
}

/// What a domain expects of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expectation {
    /// Every criterion.
    Each,
    /// One of them.
    Any,
    /// Nothing.
    None,
    /// Nothing, and conclusions rest on it.
    Grounds,
}

impl Expectation {
    /// Whether the domain describes and does not ask.
    #[must_use]
    pub const fn describes(self) -> bool {
        matches!(self, Self::None | Self::Grounds)
    }
}

/// A part of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is about.
    pub summary: &'a str,
    /// What it expects.
    pub expects: Expectation,
}

/// The smallest thing that a framework asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its domain's id.
    pub domain: &'a str,
    /// A few words that stand for it.
    pub title: &'a str,
    /// The question it asks of a text.
    pub question: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// What is `described`.
    pub counts_when: &'a str,
    /// What is `partly`.
    pub counts_partly: &'a str,
    /// What looks like it and is not.
    pub does_not_count: &'a str,
    /// The questions it may ask, in the order of its elements.
    #[serde(borrow)]
    pub prompts: Vec<Ask<'a>>,
    /// Ids of its sources.
    #[serde(borrow)]
    pub sources: Vec<&'a str>,
}

/// A question, whom it is for, and the element it asks after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask<'a> {
    /// The question.
    pub ask: &'a str,
    /// The id of a role.
    pub who: &'a str,
    /// The element: an index; `None` where it asks after the whole.
    pub element: Option<u8>,
}

/// A choice that the person running the assessment makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it changes.
    pub summary: &'a str,
    /// Whether nothing can be assessed without it.
    pub required: bool,
    /// Its value where none is given.
    pub default: Option<&'a str>,
    /// Its values; empty where any text will do.
    #[serde(borrow)]
    pub choices: Vec<&'a str>,
}

/// A finer code that evidence can carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its values.
    #[serde(borrow)]
    pub values: Vec<&'a str>,
}

/// Somebody a question can be taken to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
}

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

/// A conclusion that follows from several ratings, or from the text's wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What follows.
    pub text: &'a str,
    /// What it rests on.
    #[serde(borrow)]
    pub rests_on: RestsOn<'a>,
    /// Questions it asks.
    #[serde(borrow)]
    pub prompts: Vec<Ask<'a>>,
    /// Ids of its sources.
    #[serde(borrow)]
    pub sources: Vec<&'a str>,
}

/// What a conclusion rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RestsOn<'a> {
    /// Levels.
    Levels(When),
    /// Levels for each value of a facet of the manifest.
    EachValue(u16, When),
    /// Wording of the text's own: what to say instead, for each query of it.
    #[serde(borrow)]
    Wording(Vec<&'a str>),
}

/// A condition over ratings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The criterion of this index compares so with the level:
    /// not found and said not done < partly < described.
    Level(u16, Compare, Grade),
    /// The same of what the criterion says of the value that is looked at.
    OfValue(u16, Compare, Grade),
    /// All of these.
    All(Vec<When>),
    /// One of these.
    Any(Vec<When>),
    /// Not this.
    Not(Box<When>),
}

/// How two grades compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compare {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

/// Levels in the order that conditions compare them by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Not found, said not done or not applicable.
    Absent,
    /// Partly.
    Partly,
    /// Described.
    Described,
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

/// Why bytes are not a compiled framework that this guest can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They are not one at all, or are cut short.
    Damaged,
    /// They are of another version of the form.
    Version(u32),
}

/// A compiled framework, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Compiled<'a> {
    manifest: &'a [u8],
    rules: &'a [u8],
    /// The table of queries.
    pub queries: &'a [u8],
}

impl<'a> Compiled<'a> {
    /// Opens `bytes`.
    ///
    /// # Errors
    /// When they are not a compiled framework of this [`VERSION`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let number = |at: usize| {
            let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
            four.map(u32::from_le_bytes).ok_or(Unreadable::Damaged)
        };
        if !bytes.starts_with(&MAGIC) {
            return Err(Unreadable::Damaged);
        }
        let version = number(4)?;
        if version != VERSION {
            return Err(Unreadable::Version(version));
        }
        let mut at = HEAD;
        let mut part = |length: u32| {
            let end = at.checked_add(length as usize).ok_or(Unreadable::Damaged)?;
            let part = bytes.get(at..end).ok_or(Unreadable::Damaged)?;
            at = end;
            Ok(part)
        };
        Ok(Self { manifest: part(number(8)?)?, rules: part(number(12)?)?, queries: part(number(16)?)? })
    }

    /// What the framework is.
    ///
    /// # Errors
    /// When the bytes are damaged.
    pub fn manifest(&self) -> Result<Manifest<'a>, Unreadable> {
        postcard::from_bytes(self.manifest).map_err(|_| Unreadable::Damaged)
    }

    /// How it rates.
    ///
    /// # Errors
    /// When the bytes are damaged.
    pub fn rules(&self) -> Result<Rules<'a>, Unreadable> {
        postcard::from_bytes(self.rules).map_err(|_| Unreadable::Damaged)
    }

    /// The bytes of a compiled framework of these parts; the same parts give the
    /// same bytes. `None` where a part is larger than 4 GiB.
    #[must_use]
    pub fn to_bytes(manifest: &Manifest<'_>, rules: &Rules<'_>, queries: &[u8]) -> Option<Vec<u8>> {
        let manifest = postcard::to_allocvec(manifest).ok()?;
        let rules = postcard::to_allocvec(rules).ok()?;
        let mut bytes = Vec::with_capacity(HEAD + manifest.len() + rules.len() + queries.len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        for part in [manifest.as_slice(), rules.as_slice(), queries] {
            bytes.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
        }
        for part in [manifest.as_slice(), rules.as_slice(), queries] {
            bytes.extend_from_slice(part);
        }
        Some(bytes)
    }
}
