//! What a sentence does with a phrase: how firmly it claims it.

use serde::{Deserialize, Serialize};

use crate::{Reading, Words};

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
}

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[must_use]
pub fn claim(reading: &Reading<'_>, focus: &Words, kind: Kind) -> Reckoned {
    let _ = (reading, focus, kind);
    Reckoned { claim: Claim::Mentioned, set_aside: None, because: None }
}
