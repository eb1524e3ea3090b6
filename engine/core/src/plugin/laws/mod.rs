//! The laws of the contract: what a plugin says must hold before anybody sees it.
//!
//! Each law is a function that returns what was broken. [`framework`] has those on
//! what a plugin says of itself, [`assessment`] those on what it answers, [`size`] those
//! on how much that may be, and [`conclusions`] those on what it says to follow. A law says
//! what it saw, and whoever runs it adds its name, which stands in one list: [`at_load`],
//! [`of_answers`] and [`REFUSES`] are all there are. What a plugin writes after it has read
//! the description may have words of it, so there the place is named, and the words
//! are kept apart.

pub mod assessment;
pub mod conclusions;
pub mod framework;
mod given;
pub mod size;

use std::fmt;

use evenhand_language::text::acts;
use thiserror::Error;

use super::shown;
use crate::model::assessment::{Assessment, Refusal};
use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;
use crate::plugin::Limits;

/// A broken law. `{:?}` prints what was seen, and not what the plugin wrote there.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("breaks the law `{law}`: {seen}")]
pub struct Broken {
    /// The law's name.
    pub law: &'static str,
    /// What was seen, never in words of the description.
    pub seen: String,
    /// What the plugin wrote there, short and without control characters. It may have
    /// words of the description, so it is shown only where the caller asks.
    pub said: Option<String>,
}

impl fmt::Debug for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.law, self.seen)
    }
}

/// What a law saw that it does not allow. `{:?}` prints no more than a [`Broken`] does.
#[derive(Clone, PartialEq, Eq)]
pub struct Breach {
    seen: String,
    said: Option<String>,
}

impl Breach {
    /// It breaks the law of this name.
    fn of(self, law: &'static str) -> Broken {
        Broken { law, seen: self.seen, said: self.said }
    }
}

impl fmt::Debug for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.seen)
    }
}

/// What a law returns.
pub type Kept = Result<(), Breach>;

/// Asked twice, a plugin says the same.
const TWICE: &str = "says-the-same-twice";
/// The manifest that a component carries is what it says.
const CARRIES: &str = "carries-what-it-says";
/// The law on why a plugin declines.
pub const REFUSES: &str = "refuses-by-what-it-declares";

/// The names of the laws on what a plugin says of itself, in the order in which they are
/// checked when it is loaded.
pub fn at_load() -> impl Iterator<Item = &'static str> {
    framework::LAWS.iter().map(|(name, _)| *name).chain([TWICE, CARRIES])
}

/// The names of the laws on what a plugin answers, in the order in which they are checked.
/// Where it declines to answer there is one law, [`REFUSES`].
pub fn of_answers() -> impl Iterator<Item = &'static str> {
    assessment::LAWS.iter().map(|(name, _)| *name)
}

/// Something that a law does not allow.
fn broken(seen: impl Into<String>) -> Kept {
    Err(Breach { seen: seen.into(), said: None })
}

/// The same with the place that was seen, and the plugin's own words there.
fn broken_by(place: impl Into<String>, words: &str) -> Kept {
    Err(Breach { seen: place.into(), said: Some(shown::name(words)) })
}

/// Whether `text` is within the limit and has no control characters but line breaks:
/// what is wrong with it, if anything is.
fn unfit(text: &str, limits: &Limits) -> Option<String> {
    if text.len() > limits.text {
        return Some(format!("a text of {} bytes, and the limit `text` is {}", text.len(), limits.text));
    }
    let acting = text.chars().find(|c| *c != '\n' && acts(*c))?;
    Some(format!("a text with the control character U+{:04X}", u32::from(acting)))
}

/// What is wrong with the length of a list, if anything is.
fn too_long(length: usize, limits: &Limits) -> Option<String> {
    let limit = limits.items;
    (length > limit).then(|| format!("a list of {length} items, and the limit `items` is {limit}"))
}

/// The most bytes of an id. Reports repeat ids wherever something is about a criterion, and
/// people type them.
const ID: usize = 100;

/// What is wrong with the length of an id, if anything is.
fn too_long_an_id(id: &str) -> Option<String> {
    (id.len() > ID).then(|| format!("{} bytes, and an id may have {ID}", id.len()))
}

/// Checks what a plugin says of itself: `framework` when it was asked first, `again`
/// when it was asked once more, `carried` as JSON where it carries a manifest.
///
/// # Errors
/// The first law that is broken.
pub fn check_framework(
    framework: &Framework,
    again: &Framework,
    carried: Option<&str>,
    limits: &Limits,
) -> Result<(), Broken> {
    for (name, law) in framework::LAWS {
        law(framework, limits).map_err(|breach| breach.of(name))?;
    }
    framework::says_the_same_twice(framework, again).map_err(|breach| breach.of(TWICE))?;
    framework::carries_what_it_says(framework, carried).map_err(|breach| breach.of(CARRIES))
}

/// Checks what a plugin answered about `description`.
///
/// # Errors
/// The first law that is broken.
pub fn check_assessment(
    assessment: &Assessment,
    framework: &Framework,
    description: &ProjectDescription,
    limits: &Limits,
) -> Result<(), Broken> {
    let given = assessment::Given::new(assessment, framework, description, limits);
    for (name, law) in assessment::LAWS {
        law(&given).map_err(|breach| breach.of(name))?;
    }
    Ok(())
}

/// Checks why a plugin declined: it names settings that it has declared, and says it in
/// plain text.
///
/// # Errors
/// When it does not.
pub fn check_refusal(refusal: Refusal, framework: &Framework, limits: &Limits) -> Result<Refusal, Broken> {
    refuses_by_what_it_declares(&refusal, framework, limits).map_err(|breach| breach.of(REFUSES))?;
    Ok(refusal)
}

fn refuses_by_what_it_declares(refusal: &Refusal, framework: &Framework, limits: &Limits) -> Kept {
    let (id, text) = match refusal {
        Refusal::TooLittleText => (None, None),
        Refusal::MissingSetting(id) => (Some(id), None),
        Refusal::InvalidSetting(id, value) => (Some(id), Some(value)),
        Refusal::OutOfScope(why) => (None, Some(why)),
    };
    if let Some(id) = id.filter(|id| !framework.settings.iter().any(|setting| setting.id == **id)) {
        return broken_by("a setting that is not declared", id);
    }
    if let Some(wrong) = text.and_then(|text| unfit(text, limits)) {
        return broken(wrong);
    }
    match refusal {
        Refusal::OutOfScope(why) if why.trim().is_empty() => broken("out of scope without a reason"),
        _ => Ok(()),
    }
}
