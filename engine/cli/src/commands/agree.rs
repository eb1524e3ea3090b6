//! `evenhand agree`: a framework beside people who read the same texts.
//!
//! Two forms: readers' levels for whole descriptions, and coders' codes for statements.

mod coded;
mod levels;
pub mod readings;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use evenhand::agree::{AGREEMENT_SCHEMA, Compared};
use evenhand::model::assessment::Assessment;
use evenhand::model::report::words;
use evenhand::{Engine, Plugin, ProjectDescription, Request, render};

use crate::args::{Agree, Form};
use crate::failure::Problem;
use crate::output::{self, Destination};
use crate::plugins::{self, candidates};
use crate::settings::{self, Settings};
use crate::{cache, exit};

/// Compares, and prints how far the two agree.
///
/// # Errors
/// When the person must mend something first.
pub fn run(args: &Agree) -> Result<u8> {
    let destination = output::destination(args.format, args.output.as_deref(), &[Form::Text, Form::Json])?;
    output::apart(args.output.as_slice(), &read(args))?;
    let reader = Reader::prepare(args)?;
    match (&args.ratings, &args.inputs, &args.gold, &args.code) {
        (Some(ratings), Some(inputs), ..) => {
            let answer = levels::compare(&reader, ratings, inputs, args)?;
            write(&destination, &answer, |answer| render::agreement(answer, destination.view(&args.view)))?;
            Ok(if answer.unread.is_empty() { exit::DONE } else { exit::SOME })
        }
        (_, _, Some(gold), Some(code)) => {
            let answer = coded::compare(&reader, gold, code, args)?;
            write(&destination, &answer, |answer| render::coded_agreement(answer, destination.view(&args.view)))?;
            Ok(exit::DONE)
        }
        // The command line asks for one of the two.
        _ => Err(Problem::new("there is nothing to compare with", "add --ratings or --gold").into()),
    }
}

/// Every file that is read: none may be written over.
fn read(args: &Agree) -> Vec<PathBuf> {
    let texts = args.inputs.iter().flat_map(|folder| output::files_of(folder));
    let given = args.ratings.iter().chain(&args.gold).chain(&args.plugins.plugin).cloned();
    given.chain(texts).collect()
}

fn write<T: serde::Serialize>(destination: &Destination, answer: &T, text: impl Fn(&T) -> String) -> Result<()> {
    let page = match destination.form {
        Form::Json => render::json(answer).context("the answer could not be laid out")?,
        _ => text(answer),
    };
    destination.write(&page)
}

/// One framework, ready to read description after description.
struct Reader {
    engine: Engine,
    plugin: Plugin,
    given: Settings,
}

impl Reader {
    fn prepare(args: &Agree) -> Result<Self> {
        let engine = cache::engine(&args.plugins.sandbox)?;
        let wanted = [args.framework.clone()];
        let asked = plugins::load(&engine, candidates(&args.plugins.plugin, engine.limits())?, &wanted)?;
        let mut found = None;
        for asked in asked {
            match asked.plugin {
                Ok(plugin) if found.is_none() && plugin.framework().id == args.framework => found = Some(plugin),
                Ok(_) => {}
                // What was asked for and does not load is not replaced by what is bundled.
                Err(error) => {
                    let message = format!("{}: the plugin {error}", asked.source);
                    return Err(Problem::new(message, error.help()).into());
                }
            }
        }
        let plugin = found.ok_or_else(|| plugins::unknown(&args.framework, &[]))?;
        let given = settings::given(&args.set, std::slice::from_ref(plugin.framework()))?;
        Ok(Self { engine, plugin, given })
    }

    fn compared(&self) -> Compared {
        let framework = self.plugin.framework();
        Compared {
            schema: AGREEMENT_SCHEMA.to_owned(),
            framework: framework.id.clone(),
            version: framework.version.clone(),
            plugin: self.plugin.digest().to_string(),
        }
    }

    /// What the framework says of `description`, or why it does not; with settings beside
    /// those that were given.
    fn read(
        &self,
        description: &ProjectDescription,
        more: Option<(&str, &str)>,
    ) -> Result<std::result::Result<Assessment, String>> {
        let mut settings = self.given.get(&self.plugin.framework().id).cloned().unwrap_or_default();
        settings.extend(more.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let request = Request { plugin: self.plugin.clone(), settings };
        let mut outcomes = self.engine.assess(description, &[request])?;
        let outcome = outcomes.pop().context("a plugin that was asked gives an outcome")?;
        Ok(match outcome.result {
            Ok(Ok(assessment)) => Ok(assessment),
            Ok(Err(refusal)) => Err(words::refusal(&refusal, &self.plugin.framework().id).0),
            Err(error) => Err(format!("the plugin {error}")),
        })
    }
}

/// An id as it is compared: `_` and `-` are the same, and so are capitals.
fn folded(id: &str) -> String {
    id.trim().to_lowercase().replace('_', "-")
}
