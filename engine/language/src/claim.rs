//! What a sentence does with a phrase: how firmly it claims it.
//!
//! A sentence is cut into verb groups and clauses (`grammar`) once per text
//! ([`Prepared`]). A phrase is then asked about in an order that takes the
//! lower reading first: is it denied ([`deny`]), hoped for or planned ([`firm`]),
//! put to a body for its assent ([`proposal`]), given to somebody to do
//! ([`assigned`]), or only mentioned ([`mention`])? Apart from that: is it asked ([`question`]),
//! other people's ([`others`]), a name ([`name`]), another trade's word ([`sense`])
//! or standard wording ([`standard`])? Facts are read by [`fact`]; what stands in a
//! list or under a question borrows from what introduces it ([`context`]).

use serde::{Deserialize, Serialize};

use crate::{Reading, Words};

mod asked;
mod assigned;
mod concrete;
mod context;
mod deny;
mod fact;
mod firm;
mod mention;
mod name;
mod others;
mod prepared;
mod proposal;
mod question;
mod sense;
mod standard;

pub use prepared::Prepared;

/// How firmly words say what they say, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// The phrase alone; nothing is said to be done or true.
    Mentioned,
    /// Hoped, wished, or promised with nothing concrete.
    Intended,
    /// Somebody will do it, with a method, number, date, amount or resource.
    Planned,
    /// Done, going on, or (for a fact) asserted.
    Reported,
    /// Said not to be done or not to be so.
    Denied,
}

/// Why words that look like evidence are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SetAside {
    /// The words mean something else here.
    OtherSense,
    /// It is other people's work.
    OtherWork,
    /// It is asked, not said.
    Question,
    /// It is a heading or a template's wording.
    Heading,
    /// It is part of a name.
    Name,
    /// It is standard wording that any text carries.
    StandardWording,
    /// Nothing is claimed about it.
    OnlyMentioned,
    /// Somebody else than the criterion asks for does it.
    OtherActor,
    /// It stands in a part of the text that does not count.
    Elsewhere,
    /// Readers of such texts seldom counted it; see [`crate::learned`].
    SeldomCounted,
}

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something that somebody does; negation denies it.
    Deed,
    /// Something that is so; negation inside it is part of it.
    Fact,
}

/// What the sentence does with a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// How firmly it is claimed.
    pub claim: Claim,
    /// Why it does not count, where it does not.
    pub set_aside: Option<SetAside>,
    /// The words that decided, where any did.
    pub because: Option<Words>,
}

/// Reckons what the text does with the phrase `focus`, read as a `kind`.
///
/// For more than a few phrases of one text, make a [`Prepared`] once and ask that.
#[must_use]
pub fn claim(reading: &Reading<'_>, focus: &Words, kind: Kind) -> Reckoned {
    Prepared::new(reading).claim(focus, kind)
}
