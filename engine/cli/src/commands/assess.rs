//! `evenhand assess`: one description, the frameworks asked for, the reports wanted.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use evenhand::Request;
use evenhand::model::framework::Framework;
use evenhand::model::report::{self, Options, Report};
use evenhand::read::{self, Format, Source};
use evenhand::render;
use evenhand::{Control, Engine, Outcome, ProjectDescription};

use super::settings::{self, FailOn, Settings};
use crate::args::{Assess, Form, View, Written};
use crate::failure::Problem;
use crate::output::{self, Destination};
use crate::plugins::{self, Asked};
use crate::{cache, exit};

/// Runs it; the exit code says whether all went well, not what was found.
///
/// # Errors
/// When the person must mend something first.
pub fn run(args: &Assess) -> Result<u8> {
    let destinations = output::destinations(&args.format, &args.output)?;
    let engine = cache::engine(&args.plugins.sandbox)?;
    let control = control(args)?;
    let description = read(&args.description, args.from)?;
    let candidates = plugins::candidates(&args.plugins.plugin, engine.limits());
    let mut frameworks: Vec<Framework> = candidates.iter().filter_map(|c| c.carried.clone()).collect();
    let asked = plugins::load(&engine, candidates, &args.framework)?;
    let told = asked.iter().filter_map(|asked| asked.plugin.as_ref().ok()).map(|plugin| plugin.framework().clone());
    frameworks.extend(told);
    let known: Vec<String> = frameworks.iter().map(|framework| framework.id.clone()).collect();
    let given = settings::given(&args.set, &known)?;
    settings::check_description(&description, &frameworks)?;
    let fail_on = settings::fail_on(&args.fail_on, &frameworks)?;

    let outcomes = assess(&engine, &description, &asked, &given, &control)?;
    if args.diagnostics {
        tell_what_was_said(&outcomes);
    }
    let report = report(args, &description, &asked, &outcomes);
    write(&report, &destinations, &args.view)?;
    Ok(code(&report, &fail_on))
}

fn control(args: &Assess) -> Result<Control> {
    let Some(seconds) = args.deadline else { return Ok(Control::default()) };
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

/// The outcomes of the plugins that could be loaded, in order.
fn assess(
    engine: &Engine,
    description: &ProjectDescription,
    asked: &[Asked],
    given: &Settings,
    control: &Control,
) -> Result<Vec<Outcome>> {
    let requests: Vec<Request> = asked
        .iter()
        .filter_map(|asked| asked.plugin.as_ref().ok())
        .map(|plugin| {
            let settings = given.get(&plugin.framework().id).cloned().unwrap_or_default();
            Request { plugin: plugin.clone(), settings }
        })
        .collect();
    Ok(engine.assess_under(description, &requests, control)?)
}

/// What failed plugins said, which a report leaves out.
fn tell_what_was_said(outcomes: &[Outcome]) {
    for outcome in outcomes {
        let said = outcome.result.as_ref().err().map(evenhand::plugin::CallError::said).unwrap_or_default();
        for line in said {
            eprintln!("{} said: {}", outcome.plugin.framework().id, render::visible(line));
        }
    }
}

fn report(args: &Assess, description: &ProjectDescription, asked: &[Asked], outcomes: &[Outcome]) -> Report {
    let mut assessed = outcomes.iter();
    let found: Vec<_> = asked
        .iter()
        .filter_map(|asked| match &asked.plugin {
            Ok(_) => assessed.next().map(|outcome| outcome.found(&asked.source)),
            Err(error) => Some(error.found(&asked.source)),
        })
        .collect();
    let options = Options { no_quotes: args.no_quotes, passed_date: args.date.clone(), ..Options::default() };
    evenhand::report(description, &found, &options)
}

fn write(report: &Report, destinations: &[Destination], view: &View) -> Result<()> {
    for Destination { form, file } in destinations {
        let view = || if file.is_some() { output::view_on_paper(view) } else { output::view(view) };
        let format = match form {
            Form::Json => render::Format::Json,
            Form::Markdown => render::Format::Markdown,
            Form::Csv => render::Format::Csv,
            Form::Text => render::Format::Text(view()),
        };
        let bytes = render::render(report, format).context("a report could not be laid out")?;
        match file {
            Some(file) => output::write(file, bytes.as_bytes())?,
            None => output::print(bytes.as_bytes())?,
        }
    }
    Ok(())
}

fn code(report: &Report, fail_on: &[FailOn]) -> u8 {
    let failed = report.outcomes.iter().filter(|outcome| matches!(outcome, report::Outcome::Failed(_))).count();
    if failed > 0 {
        return if failed == report.outcomes.len() { exit::USAGE } else { exit::SOME };
    }
    let met = |(framework, criterion, level): &FailOn| {
        report.outcomes.iter().any(|outcome| match outcome {
            report::Outcome::Assessed(assessed) if assessed.framework == *framework => {
                assessed.ratings.iter().any(|rating| rating.criterion == *criterion && rating.level == *level)
            }
            _ => false,
        })
    };
    if fail_on.iter().any(met) { exit::FAILED } else { exit::DONE }
}
