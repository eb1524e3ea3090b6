//! What a framework may be set to, and what is wrong with what it is given.

use std::collections::BTreeMap;
use std::fmt;

use thiserror::Error;

use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;

/// A setting that a framework cannot take: who gave it must act.
///
/// The message has the words that were given, which may be those of a description's front
/// matter; [`SettingError::without_words`] and [`SettingError::help`] never have any of
/// them, nor has `{:?}`.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SettingError {
    /// The framework has no such setting.
    #[error("{framework} has no setting `{setting}`")]
    Unknown {
        /// The framework's id.
        framework: String,
        /// What was given.
        setting: String,
        /// What it has.
        known: Vec<String>,
    },
    /// The setting cannot have this value.
    #[error("{framework}.{setting} cannot be `{value}`")]
    Choice {
        /// The framework's id.
        framework: String,
        /// The setting.
        setting: String,
        /// What was given.
        value: String,
        /// What it can be.
        choices: Vec<String>,
    },
}

impl fmt::Debug for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind(), self.without_words())
    }
}

impl SettingError {
    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown-setting",
            Self::Choice { .. } => "setting-choice",
        }
    }

    /// What happened, in words of the framework's alone: for logs, and for who may not read
    /// the description.
    #[must_use]
    pub fn without_words(&self) -> String {
        match self {
            Self::Unknown { framework, .. } => format!("{framework} is given a setting that it does not have"),
            Self::Choice { framework, setting, .. } => {
                format!("{framework}.{setting} cannot have the value that it is given")
            }
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Unknown { framework, known, .. } if known.is_empty() => format!("{framework} has no settings"),
            Self::Unknown { setting, known, .. } => match nearest(setting, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has {}", known.join(", ")),
            },
            Self::Choice { choices, .. } => format!("choose one of {}", choices.join(", ")),
        }
    }
}

/// The one of `known` that is nearest to `word`, if any is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: &'a [String]) -> Option<&'a str> {
    nearest_few(word, known, 1).pop()
}

/// Up to `most` of `known` that are near to `word`, the nearest first.
#[must_use]
pub fn nearest_few<'a>(word: &str, known: &'a [String], most: usize) -> Vec<&'a str> {
    let measured = known.iter().map(|candidate| (strsim::jaro_winkler(word, candidate), candidate.as_str()));
    let mut near: Vec<(f64, &str)> = measured.filter(|(nearness, _)| *nearness > 0.75).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().map(|(_, candidate)| candidate).take(most).collect()
}

/// The settings that hold for `framework`: the caller's before the description's
/// before the defaults.
///
/// # Errors
/// When one is not the framework's, or has a value that it cannot have.
pub fn settings(
    framework: &Framework,
    description: &ProjectDescription,
    given: &BTreeMap<String, String>,
) -> Result<Vec<(String, String)>, SettingError> {
    let typed = |(id, value): (&String, &String)| (as_written(id), value.clone());
    let mut held: BTreeMap<String, String> =
        description.settings.get(&framework.id).into_iter().flatten().map(typed).collect();
    held.extend(given.iter().map(typed));
    check(framework, &held)?;
    for setting in &framework.settings {
        if let (false, Some(default)) = (held.contains_key(&setting.id), &setting.default) {
            held.insert(setting.id.clone(), default.clone());
        }
    }
    Ok(held.into_iter().collect())
}

/// Ids are typed with either mark.
fn as_written(id: &str) -> String {
    id.replace('_', "-")
}

/// Checks that `framework` takes the settings `given`.
///
/// # Errors
/// When one is not the framework's, or has a value that it cannot have.
pub fn check(framework: &Framework, given: &BTreeMap<String, String>) -> Result<(), SettingError> {
    let known: Vec<String> = framework.settings.iter().map(|setting| setting.id.clone()).collect();
    for (id, value) in given {
        let (framework_id, id) = (framework.id.clone(), as_written(id));
        let Some(setting) = framework.settings.iter().find(|setting| setting.id == id) else {
            return Err(SettingError::Unknown { framework: framework_id, setting: id, known });
        };
        if !setting.choices.is_empty() && !setting.choices.contains(value) {
            let (setting, choices) = (id, setting.choices.clone());
            return Err(SettingError::Choice { framework: framework_id, setting, value: value.clone(), choices });
        }
    }
    Ok(())
}
