//! One reading of one description, as every command that reads one does it: the
//! description, what reads it, the outcomes, the report.
//!
//! What comes of the report is the command's.

use std::io;
use std::path::Path;

use anyhow::Result;
use evenhand::model::framework::Framework;
use evenhand::model::report::{self, Report};
use evenhand::read::{self, Format, Source};
use evenhand::{Control, Plugin, ProjectDescription};

use crate::args::{Reading, Written};
use crate::failure;
use crate::setup::{self, Known, Setup};
use crate::{cache, exit};

/// Everything that a reading needs, checked and loaded.
pub struct Run<'a> {
    setup: Setup<'a>,
    control: Control,
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
        let engine = cache::engine(&args.how.plugins.sandbox)?;
        let control = setup::control(args.how.deadline)?;
        let description =
            read(&args.description, args.how.from).map_err(|error| failure::redacted(error, args.how.no_quotes))?;
        let setup = Setup::prepare(&args.how, engine.loading_under(control.clone()), wanted)?;
        setup.check(&description)?;
        let frameworks = setup.frameworks.clone();
        Ok(Self { setup, control, description, frameworks })
    }

    /// The plugin of the framework called `id`.
    ///
    /// # Errors
    /// When it could not be loaded.
    pub fn plugin(&self, id: &str) -> Result<&Plugin> {
        self.setup.plugin(id)
    }

    /// Tells on standard error which plugins could not be loaded.
    pub fn tell_unloaded(&self) {
        for (source, error) in self.setup.unloaded() {
            failure::say(&format!("error: {source}: the plugin {error}\nhelp: {}\n", error.help()));
        }
    }

    /// The settings that hold for `framework`.
    ///
    /// # Errors
    /// When one is not the framework's, or has a value that it cannot have.
    pub fn settings(&self, framework: &Framework) -> Result<Vec<(String, String)>> {
        self.setup.settings(framework, &self.description)
    }

    /// Puts the description before the plugins, and reports what came of it.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn report(&self) -> Result<Report> {
        let outcomes = self.setup.outcomes(&self.description, &self.control)?;
        Ok(self.setup.report(&self.description, &outcomes, true))
    }
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
    let source = from.map(format).into_iter().fold(source, Source::format);
    Ok(read::description(source, read::Limits::default())?)
}

/// The format that `--from` names.
pub fn format(written: Written) -> Format {
    match written {
        Written::Markdown => Format::Markdown,
        Written::Toml => Format::Toml,
        Written::Text => Format::Text,
        Written::Docx => Format::Word,
    }
}

/// What the exit code says of `report`: whether every plugin ran, not what was found.
pub fn code(report: &Report) -> u8 {
    let failed = report.outcomes.iter().any(|outcome| matches!(outcome, report::Outcome::Failed(_)));
    if failed { exit::SOME } else { exit::DONE }
}
