//! What follows from several ratings, or from the text's wording.

use serde::{Deserialize, Serialize};

use super::Ask;

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

impl Compare {
    /// Whether `found` compares so with `than`.
    #[must_use]
    pub fn holds(self, found: Grade, than: Grade) -> bool {
        match self {
            Self::Less => found < than,
            Self::AtMost => found <= than,
            Self::Equal => found == than,
            Self::AtLeast => found >= than,
            Self::More => found > than,
        }
    }
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
