//! One description against many plugins: outcomes, in the order asked.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::model::assessment::{Assessment, Refusal};
use crate::model::description::ProjectDescription;
use crate::model::report::{Found, Options, Report};
use crate::plugin::{self, Answer, CallError, Control, LoadError, Plugin, Sandbox};
pub use crate::setting::{SettingError, check, nearest, nearest_few, settings};

/// What came of one plugin's assessment. `{:?}` prints no words of the plugin's or the
/// description's.
#[derive(Clone)]
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

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let result = match &self.result {
            Ok(Ok(_)) => "assessed",
            Ok(Err(_)) => "refused",
            Err(error) => error.kind(),
        };
        f.debug_struct("Outcome")
            .field("plugin", &self.plugin)
            .field("fuel", &self.fuel)
            .field("memory", &self.memory)
            .field("result", &result)
            .finish_non_exhaustive()
    }
}

impl Outcome {
    /// The outcome as a report tells it; `source` says where the plugin came from, or is its
    /// digest, and is told where it failed.
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
///
/// Two outcomes of one framework stand in it beside each other, told apart by the digests of
/// their plugins alone; [`Engine::report`](crate::Engine::report) refuses them.
#[must_use]
pub fn report(description: &ProjectDescription, found: &[Found<'_>], options: &Options) -> Report {
    Report::new(description, plugin::digest(description).as_str(), found, options)
}

/// A plugin with the settings that hold for it, or why the description's do not.
pub(crate) type Asked = (Plugin, Result<Vec<(String, String)>, SettingError>);

/// Puts `description` before each plugin, on as many threads as the machine has.
pub(crate) fn assess(
    sandbox: &Sandbox,
    description: &ProjectDescription,
    asked: &[Asked],
    control: &Control,
) -> Vec<Outcome> {
    in_order(asked, |(plugin, settings)| match settings {
        Ok(settings) => outcome(sandbox, description, plugin, settings, control),
        Err(error) => {
            let result = Err(CallError::Setting(error.clone()));
            Outcome { plugin: plugin.clone(), settings: Vec::new(), fuel: 0, memory: 0, result }
        }
    })
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
