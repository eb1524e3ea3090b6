//! What a framework says of a description, once every law has been checked.

use std::ops::Range;

use super::framework::Prompt;
use super::{Claim, Level, SetAside, Shortfall};

/// All that one framework says of one description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// In a sentence.
    pub summary: String,
    /// One rating for each criterion, in the framework's order.
    pub ratings: Vec<Rating>,
    /// What follows from several of them together.
    pub conclusions: Vec<Conclusion>,
}

/// One criterion's level, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The criterion: an index into the framework's.
    pub criterion: usize,
    /// How well the text describes it.
    pub level: Level,
    /// Why it is only `partly`.
    pub shortfall: Option<Shortfall>,
    /// What was found and what is missing, in a sentence or two.
    pub rationale: String,
    /// The words it rests on, and those that were set aside.
    pub evidence: Vec<Evidence>,
    /// The questions still to be asked.
    pub prompts: Vec<Prompt>,
}

/// Words of the description: a place, never a string that a plugin made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The section: an index into the description's.
    pub section: usize,
    /// The clause: bytes of the section's text.
    pub span: Range<usize>,
    /// The phrase in it that was found: bytes of the section's text.
    pub focus: Range<usize>,
    /// What it does for the rating.
    pub stance: Stance,
    /// How firmly it says what it says.
    pub claim: Claim,
    /// Finer codes: facet and value.
    pub labels: Vec<(String, String)>,
    /// What the framework adds in words; may be empty.
    pub note: String,
}

/// What evidence does for a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// It speaks for it.
    Supports,
    /// It speaks against it.
    Opposes,
    /// It looks like evidence and is not.
    SetAside(SetAside),
}

/// What follows from several ratings together, or from the text as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// Its id.
    pub id: String,
    /// What kind of conclusion it is.
    pub kind: ConclusionKind,
    /// Its title.
    pub title: String,
    /// What follows.
    pub text: String,
    /// The criteria it is about: indexes.
    pub criteria: Vec<usize>,
    /// The evidence it rests on: indexes of ratings and of items in them.
    pub evidence: Vec<(usize, usize)>,
    /// Evidence of its own.
    pub more_evidence: Vec<Evidence>,
    /// The questions it asks.
    pub prompts: Vec<Prompt>,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// A kind of conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConclusionKind {
    /// Ratings that do not fit together.
    Consistency,
    /// Wording to think again about.
    Wording,
    /// What kind of project this is.
    KindOfProject,
    /// What could be done.
    WhatCouldHelp,
}

/// Why a framework declines to assess a description. It is an answer, not a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is too little text.
    TooLittleText,
    /// This setting is needed and was not given.
    MissingSetting(String),
    /// This setting cannot have this value.
    InvalidSetting(String, String),
    /// The framework is not for this, and says why.
    OutOfScope(String),
}
