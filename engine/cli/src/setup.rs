//! What reads descriptions, one or many: the plugins, and what is set for them.

use std::time::{Duration, Instant};

use anyhow::Result;
use evenhand::model::framework::Framework;
use evenhand::model::report::{Options, Report};
use evenhand::{Control, Engine, LoadError, Outcome, Plugin, ProjectDescription, Request};

use crate::args::How;
use crate::failure::{self, Problem};
use crate::plugins::{self, Asked};
use crate::settings::{self, Settings};

/// The plugins that were asked for, loaded, and how they are to read.
pub struct Setup<'a> {
    how: &'a How,
    engine: Engine,
    given: Settings,
    asked: Vec<Asked>,
    /// Every framework at hand, whether it was wanted or not.
    pub frameworks: Vec<Framework>,
}

/// The frameworks that are known of before any plugin has run.
pub struct Known {
    /// Those that say so themselves.
    pub frameworks: Vec<Framework>,
    /// Whether these are all: no plugin has to be run to be asked what it is.
    pub all: bool,
}

impl<'a> Setup<'a> {
    /// Loads what `how` names. `wanted` is told which frameworks can be known of before
    /// any plugin has run, and says which to use; none means all.
    ///
    /// # Errors
    /// When the person must mend something first.
    pub fn prepare(how: &'a How, engine: Engine, wanted: impl FnOnce(&Known) -> Result<Vec<String>>) -> Result<Self> {
        let candidates = plugins::candidates(&how.plugins.plugin, engine.limits())?;
        let all = candidates.iter().all(|candidate| candidate.carried.is_some());
        let mut known = Known { frameworks: candidates.iter().filter_map(|c| c.carried.clone()).collect(), all };
        let wanted = wanted(&known)?;
        let candidates = if wanted.is_empty() { plugins::unnamed(candidates) } else { candidates };
        let asked = plugins::load(&engine, candidates, &wanted)?;
        for told in loaded(&asked).map(Plugin::framework) {
            if known.frameworks.iter().all(|framework| framework.id != told.id) {
                known.frameworks.push(told.clone());
            }
        }
        let frameworks = known.frameworks;
        let given = settings::given(&how.set, &frameworks)?;
        for told in loaded(&asked).map(Plugin::framework) {
            let given = given.get(&told.id).cloned().unwrap_or_default();
            evenhand::assess::check(told, &given).map_err(evenhand::Error::from)?;
        }
        Ok(Self { how, engine, given, asked, frameworks })
    }

    /// Checks what `description` says to frameworks: those at hand must know it, and those
    /// that read it must take its settings.
    ///
    /// # Errors
    /// When they do not; without a word of it, where none are wanted.
    pub fn check(&self, description: &ProjectDescription) -> Result<()> {
        let taken = |plugin: &Plugin| self.settings(plugin.framework(), description).map(drop);
        settings::check_description(description, &self.frameworks)
            .and_then(|()| self.plugins().try_for_each(taken))
            .map_err(|error| failure::redacted(error, self.how.no_quotes))
    }

    /// The plugin of the framework called `id`.
    ///
    /// # Errors
    /// When it could not be loaded.
    pub fn plugin(&self, id: &str) -> Result<&Plugin> {
        if let Some(plugin) = self.plugins().find(|plugin| plugin.framework().id == id) {
            return Ok(plugin);
        }
        let ids: Vec<String> = self.frameworks.iter().map(|framework| framework.id.clone()).collect();
        Err(match self.unloaded().next() {
            Some((source, error)) => unloaded(source, error).into(),
            None => plugins::unknown(id, &ids).into(),
        })
    }

    /// The plugins that could be loaded.
    pub fn plugins(&self) -> impl Iterator<Item = &Plugin> {
        loaded(&self.asked)
    }

    /// Where those come from that could not be loaded, and why not.
    pub fn unloaded(&self) -> impl Iterator<Item = (&str, &LoadError)> {
        self.asked.iter().filter_map(|asked| Some((asked.source.as_str(), asked.plugin.as_ref().err()?)))
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The settings that hold for `framework`.
    ///
    /// # Errors
    /// When one is not the framework's, or has a value that it cannot have.
    pub fn settings(&self, framework: &Framework, description: &ProjectDescription) -> Result<Vec<(String, String)>> {
        let given = self.given_to(framework);
        Ok(evenhand::assess::settings(framework, description, &given).map_err(evenhand::Error::from)?)
    }

    /// The settings of the command line for `framework`.
    pub fn given_to(&self, framework: &Framework) -> std::collections::BTreeMap<String, String> {
        self.given.get(&framework.id).cloned().unwrap_or_default()
    }

    /// Puts `description` before the plugins, all at once where there are cores for it.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn outcomes(&self, description: &ProjectDescription, control: &Control) -> Result<Vec<Outcome>> {
        let outcomes = self.engine.assess_under(description, &self.requests(), control)?;
        self.tell_what_was_said(&outcomes);
        Ok(outcomes)
    }

    /// The same one after another, on this thread, for those who read many at once.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn outcomes_in_turn(&self, description: &ProjectDescription, control: &Control) -> Result<Vec<Outcome>> {
        let mut outcomes = Vec::new();
        for request in self.requests() {
            outcomes.extend(self.engine.assess_under(description, &[request], control)?);
        }
        self.tell_what_was_said(&outcomes);
        Ok(outcomes)
    }

    /// The report of what came of `description`, with those that could not be loaded; with
    /// what was set aside, or without.
    pub fn report(&self, description: &ProjectDescription, outcomes: &[Outcome], set_aside: bool) -> Report {
        let mut assessed = outcomes.iter();
        let found = self.asked.iter().filter_map(|asked| match &asked.plugin {
            Ok(_) => assessed.next().map(|outcome| outcome.found(&asked.source)),
            Err(error) => Some(error.found(&asked.source)),
        });
        let found: Vec<_> = found.collect();
        let date = self.how.date.clone();
        let (no_quotes, no_set_aside) = (self.how.no_quotes, !set_aside);
        let options = Options { no_quotes, no_set_aside, passed_date: date, ..Options::default() };
        evenhand::report(description, &found, &options)
    }

    fn requests(&self) -> Vec<Request> {
        let request = |plugin: &Plugin| Request { plugin: plugin.clone(), settings: self.given_to(plugin.framework()) };
        self.plugins().map(request).collect()
    }

    /// What failed plugins said, which a report leaves out, where it was asked for.
    fn tell_what_was_said(&self, outcomes: &[Outcome]) {
        for outcome in outcomes.iter().filter(|_| self.how.diagnostics) {
            let said = outcome.result.as_ref().err().map(evenhand::plugin::CallError::said).unwrap_or_default();
            for line in said {
                failure::say(&format!("{} said: {}\n", outcome.plugin.framework().id, evenhand::render::visible(line)));
            }
        }
    }
}

/// What a person is told of a plugin that could not be loaded.
pub fn unloaded(source: &str, error: &LoadError) -> Problem {
    Problem::new(format!("{source}: the plugin {error}"), error.help())
}

fn loaded(asked: &[Asked]) -> impl Iterator<Item = &Plugin> {
    asked.iter().filter_map(|asked| asked.plugin.as_ref().ok())
}

/// How a reading that starts now is stopped after so many seconds.
///
/// # Errors
/// When they are no time.
pub fn control(deadline: Option<f64>) -> Result<Control> {
    let Some(seconds) = deadline else { return Ok(Control::default()) };
    let time = Duration::try_from_secs_f64(seconds)
        .map_err(|_| Problem::new(format!("{seconds} is no time"), "give seconds, such as --deadline 2.5"))?;
    Ok(Control { deadline: Instant::now().checked_add(time), ..Control::default() })
}
