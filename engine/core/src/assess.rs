//! One description against many plugins: outcomes, in the order asked.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use thiserror::Error;

use crate::model::assessment::{Assessment, Refusal};
use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;
use crate::model::report::{Found, Options, Report};
use crate::plugin::{self, Answer, CallError, Control, LoadError, Plugin, Sandbox};

/// What came of one plugin's assessment.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The plugin.
    pub plugin: Plugin,
    /// The settings that held, by id.
    pub settings: Vec<(String, String)>,
    /// Fuel used, in units.
    pub fuel: u64,
    /// The most linear memory held, in bytes.
    pub memory: usize,
    /// What it answered, why it declined, or why it came to nothing.
    pub result: Result<Result<Assessment, Refusal>, CallError>,
}

impl Outcome {
    /// The outcome as a report tells it; `source` says where the plugin came from, which
    /// is told where it failed.
    #[must_use]
    pub fn found(&self, source: &str) -> Found<'_> {
        let (framework, settings, fuel) = (self.plugin.framework(), self.settings.as_slice(), self.fuel);
        let plugin_digest = self.plugin.digest().as_str();
        match &self.result {
            Ok(Ok(assessment)) => Found::Assessed { framework, assessment, settings, fuel, plugin_digest },
            Ok(Err(refusal)) => Found::Refused { framework, refusal, settings, fuel, plugin_digest },
            Err(error) => Found::Failed {
                framework: Some(&framework.id),
                source: source.to_owned(),
                stage: "assess",
                kind: error.kind(),
                message: error.to_string(),
                help: error.help(),
            },
        }
    }
}

impl LoadError {
    /// The error as a report tells it, where the plugin from `source` could not be loaded.
    #[must_use]
    pub fn found(&self, source: &str) -> Found<'_> {
        let stage = if matches!(self, Self::Describe(_)) { "describe" } else { "load" };
        let (message, help) = (self.to_string(), self.help());
        Found::Failed { framework: None, source: source.to_owned(), stage, kind: self.kind(), message, help }
    }
}

/// The report of `found`, in its order, on `description`.
#[must_use]
pub fn report(description: &ProjectDescription, found: &[Found<'_>], options: &Options) -> Report {
    Report::new(description, plugin::digest(description).as_str(), found, options)
}

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

/// Puts `description` before each plugin, on as many threads as the machine has.
pub(crate) fn assess(
    sandbox: &Sandbox,
    description: &ProjectDescription,
    asked: &[(Plugin, Vec<(String, String)>)],
    control: &Control,
) -> Vec<Outcome> {
    let one =
        |(plugin, settings): &(Plugin, Vec<(String, String)>)| outcome(sandbox, description, plugin, settings, control);
    in_order(asked, one)
}

fn outcome(
    sandbox: &Sandbox,
    description: &ProjectDescription,
    plugin: &Plugin,
    settings: &[(String, String)],
    control: &Control,
) -> Outcome {
    let needed = plugin.framework().settings.iter().find(|s| s.required && !settings.iter().any(|(id, _)| *id == s.id));
    let Answer { result, fuel, memory } = match needed {
        Some(setting) => Answer { result: Ok(Err(Refusal::MissingSetting(setting.id.clone()))), fuel: 0, memory: 0 },
        None => plugin::assess(sandbox, plugin, description, settings, control),
    };
    Outcome { plugin: plugin.clone(), settings: settings.to_vec(), fuel, memory, result }
}

/// Runs `work` on every item, on scoped threads; results stand in the items' order.
pub(crate) fn in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // How many there are is read from files of the system: not for the sake of one item.
    let threads = match items.len() {
        0 | 1 => 1,
        several => thread::available_parallelism().map_or(1, usize::from).min(several),
    };
    if threads == 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let worker = || {
            let mut mine = Vec::new();
            while let Some((at, item)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
            {
                mine.push((at, work(item)));
            }
            mine
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
