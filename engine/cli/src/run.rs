//! One reading of one description, as every command that reads one does it: the
//! description, the plugins, what is set, the outcomes, the report.
//!
//! What comes of the report is the command's.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use evenhand::model::framework::Framework;
use evenhand::model::report::{self, Options, Report};
use evenhand::read::{self, Format, Source};
use evenhand::{Control, Engine, Outcome, Plugin, ProjectDescription, Request};

use crate::args::{Reading, Written};
use crate::failure::{self, Problem};
use crate::plugins::{self, Asked};
use crate::settings::{self, Settings};
use crate::{cache, exit};

/// Everything that a reading needs, checked and loaded.
pub struct Run<'a> {
    args: &'a Reading,
    engine: Engine,
    control: Control,
    given: Settings,
    asked: Vec<Asked>,
    /// The description.
    pub description: ProjectDescription,
    /// Every framework at hand, whether it was wanted or not.
    pub frameworks: Vec<Framework>,
}

impl<'a> Run<'a> {
    /// Reads and loads what `args` names. `wanted` is told which frameworks can be known
    /// of before any plugin has run, and says which to use; none means all.
    ///
    /// # Errors
    /// When the person must mend something first.
    pub fn prepare(args: &'a Reading, wanted: impl FnOnce(&Known) -> Result<Vec<String>>) -> Result<Self> {
        let engine = cache::engine(&args.plugins.sandbox)?;
        let control = control(args.deadline)?;
        let description = read(&args.description, args.from)?;
        let candidates = plugins::candidates(&args.plugins.plugin, engine.limits());
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
        let ids: Vec<String> = frameworks.iter().map(|framework| framework.id.clone()).collect();
        let given = settings::given(&args.set, &ids)?;
        settings::check_description(&description, &frameworks)?;
        Ok(Self { args, engine, control, given, asked, description, frameworks })
    }

    /// The plugin of the framework called `id`.
    ///
    /// # Errors
    /// When it could not be loaded.
    pub fn plugin(&self, id: &str) -> Result<&Plugin> {
        if let Some(plugin) = loaded(&self.asked).find(|plugin| plugin.framework().id == id) {
            return Ok(plugin);
        }
        let failed = self.asked.iter().find_map(|asked| Some((&asked.source, asked.plugin.as_ref().err()?)));
        let ids: Vec<String> = self.frameworks.iter().map(|framework| framework.id.clone()).collect();
        Err(match failed {
            Some((source, error)) => Problem::new(format!("{source}: the plugin {error}"), error.help()).into(),
            None => plugins::unknown(id, &ids).into(),
        })
    }

    /// Tells on standard error which plugins could not be loaded.
    pub fn tell_unloaded(&self) {
        for asked in &self.asked {
            if let Err(error) = &asked.plugin {
                failure::say(&format!("error: {}: the plugin {error}\nhelp: {}\n", asked.source, error.help()));
            }
        }
    }

    /// The settings that hold for `framework`.
    ///
    /// # Errors
    /// When one is not the framework's, or has a value that it cannot have.
    pub fn settings(&self, framework: &Framework) -> Result<Vec<(String, String)>> {
        let given = self.given.get(&framework.id).cloned().unwrap_or_default();
        Ok(evenhand::assess::settings(framework, &self.description, &given).map_err(evenhand::Error::from)?)
    }

    /// Puts the description before the plugins, and reports what came of it.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn report(&self) -> Result<Report> {
        let request = |plugin: &Plugin| {
            let settings = self.given.get(&plugin.framework().id).cloned().unwrap_or_default();
            Request { plugin: plugin.clone(), settings }
        };
        let requests: Vec<Request> = loaded(&self.asked).map(request).collect();
        let outcomes = self.engine.assess_under(&self.description, &requests, &self.control)?;
        if self.args.diagnostics {
            tell_what_was_said(&outcomes);
        }
        let mut assessed = outcomes.iter();
        let found = self.asked.iter().filter_map(|asked| match &asked.plugin {
            Ok(_) => assessed.next().map(|outcome| outcome.found(&asked.source)),
            Err(error) => Some(error.found(&asked.source)),
        });
        let found: Vec<_> = found.collect();
        let date = self.args.date.clone();
        let options = Options { no_quotes: self.args.no_quotes, passed_date: date, ..Options::default() };
        Ok(evenhand::report(&self.description, &found, &options))
    }
}

/// The frameworks that are known of before any plugin has run.
pub struct Known {
    /// Those that say so themselves.
    pub frameworks: Vec<Framework>,
    /// Whether these are all: no plugin has to be run to be asked what it is.
    pub all: bool,
}

fn loaded(asked: &[Asked]) -> impl Iterator<Item = &Plugin> {
    asked.iter().filter_map(|asked| asked.plugin.as_ref().ok())
}

fn control(deadline: Option<f64>) -> Result<Control> {
    let Some(seconds) = deadline else { return Ok(Control::default()) };
    let time = Duration::try_from_secs_f64(seconds)
        .map_err(|_| Problem::new(format!("{seconds} is no time"), "give seconds, such as --deadline 2.5"))?;
    Ok(Control { deadline: Instant::now().checked_add(time), ..Control::default() })
}

/// The description at `path`, or of standard input.
///
/// # Errors
/// When its author, or who named it, must mend something.
pub fn read(path: &Path, from: Option<Written>) -> Result<ProjectDescription> {
    let source = match path.as_os_str() == "-" {
        true => Source::reader(io::stdin().lock()),
        false => Source::path(path),
    };
    let format = from.map(|written| match written {
        Written::Markdown => Format::Markdown,
        Written::Toml => Format::Toml,
        Written::Text => Format::Text,
    });
    let source = format.into_iter().fold(source, Source::format);
    Ok(read::description(source, read::Limits::default())?)
}

/// What failed plugins said, which a report leaves out.
fn tell_what_was_said(outcomes: &[Outcome]) {
    for outcome in outcomes {
        let said = outcome.result.as_ref().err().map(evenhand::plugin::CallError::said).unwrap_or_default();
        for line in said {
            failure::say(&format!("{} said: {}\n", outcome.plugin.framework().id, evenhand::render::visible(line)));
        }
    }
}

/// What the exit code says of `report`: whether all went well, not what was found.
pub fn code(report: &Report) -> u8 {
    let failed = report.outcomes.iter().filter(|outcome| matches!(outcome, report::Outcome::Failed(_))).count();
    match failed {
        0 => exit::DONE,
        _ if failed == report.outcomes.len() => exit::USAGE,
        _ => exit::SOME,
    }
}
