//! The codes of a report: its own enumerations, and the JSON Schema of the shared ones.
//!
//! Levels, claims and the like are shared with the readers of words, which know
//! nothing of schemas; so their codes are listed here, from the values themselves.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::model::assessment;
use crate::model::framework::Expectation;
use crate::model::{Claim, Level, SetAside, Shortfall, Stage};

/// The mark of an assessed outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum IsAssessed {
    /// `assessed`
    #[serde(rename = "assessed")]
    Assessed,
}

/// The mark of a refused outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum IsRefused {
    /// `refused`
    #[serde(rename = "refused")]
    Refused,
}

/// The mark of a failed outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum IsFailed {
    /// `failed`
    #[serde(rename = "failed")]
    Failed,
}

/// What evidence does for a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It speaks for it.
    Supports,
    /// It speaks against it.
    Opposes,
    /// It looks like evidence and is not.
    SetAside,
}

/// A kind of conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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

impl From<assessment::ConclusionKind> for ConclusionKind {
    fn from(kind: assessment::ConclusionKind) -> Self {
        match kind {
            assessment::ConclusionKind::Consistency => Self::Consistency,
            assessment::ConclusionKind::Wording => Self::Wording,
            assessment::ConclusionKind::KindOfProject => Self::KindOfProject,
            assessment::ConclusionKind::WhatCouldHelp => Self::WhatCouldHelp,
        }
    }
}

const LEVELS: [Level; 5] = [Level::Described, Level::Partly, Level::NotFound, Level::SaidNotDone, Level::NotApplicable];
const SHORTFALLS: [Shortfall; 5] = [
    Shortfall::OnlyHoped,
    Shortfall::PartMissing,
    Shortfall::OnlyTouchedOn,
    Shortfall::UnclearWho,
    Shortfall::Doubtful,
];
const CLAIMS: [Claim; 5] = [Claim::Mentioned, Claim::Intended, Claim::Planned, Claim::Reported, Claim::Denied];
const SET_ASIDE: [SetAside; 10] = [
    SetAside::OtherSense,
    SetAside::OtherWork,
    SetAside::Question,
    SetAside::Heading,
    SetAside::Name,
    SetAside::StandardWording,
    SetAside::OnlyMentioned,
    SetAside::OtherActor,
    SetAside::Elsewhere,
    SetAside::SeldomCounted,
];
const EXPECTS: [Expectation; 4] = [Expectation::Each, Expectation::Any, Expectation::None, Expectation::Grounds];
const STAGES: [Stage; 5] = [Stage::Idea, Stage::Design, Stage::Delivery, Stage::Evaluation, Stage::Completed];
const REFUSALS: [&str; 4] = ["too-little-text", "missing-setting", "invalid-setting", "out-of-scope"];

fn one_of<T: Serialize>(values: &[T]) -> Schema {
    json_schema!({ "type": "string", "enum": values })
}

fn one_of_or_null<T: Serialize>(values: &[T]) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "enum": values }, { "type": "null" }] })
}

pub(in crate::model) fn level(_: &mut SchemaGenerator) -> Schema {
    one_of(&LEVELS)
}

pub(super) fn level_or_null(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&LEVELS)
}

pub(in crate::model) fn shortfall(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&SHORTFALLS)
}

pub(super) fn claim(_: &mut SchemaGenerator) -> Schema {
    one_of(&CLAIMS)
}

pub(super) fn claims_or_null(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": { "anyOf": [{ "type": "string", "enum": CLAIMS }, { "type": "null" }] } })
}

pub(super) fn set_aside(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&SET_ASIDE)
}

pub(super) fn expects(_: &mut SchemaGenerator) -> Schema {
    one_of(&EXPECTS)
}

pub(super) fn stage(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&STAGES)
}

pub(super) fn refusal(_: &mut SchemaGenerator) -> Schema {
    one_of(&REFUSALS)
}
