//! `evenhand explain`: one rating, with all that it rests on and all that was set aside.

use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand::model::report::{Explanation, Outcome, Report};
use evenhand::render;

use super::target::{Target, resolve};
use crate::args::{Explain, Form};
use crate::failure::{self, Problem};
use crate::output;
use crate::run::{self, Run};

/// Explains the rating of one criterion.
///
/// # Errors
/// When there is no such criterion, or its framework could not be run.
pub fn run(args: &Explain) -> Result<u8> {
    output::apart(args.output.as_slice(), &args.reading.inputs())?;
    let destination = output::destination(args.format, args.output.as_deref(), &[Form::Text, Form::Json])?;
    refuse_the_other_order(args)?;
    let run = Run::prepare(&args.reading, |known| match args.criterion.split_once('/') {
        _ if known.all => Ok(vec![resolve(&args.criterion, &known.frameworks)?.framework]),
        Some((framework, _)) => Ok(vec![framework.to_owned()]),
        None => Ok(Vec::new()),
    })?;
    let Target { framework, criterion } = resolve(&args.criterion, &run.frameworks)
        // It may be a criterion of one of these.
        .inspect_err(|_| run.tell_unloaded())?;
    let plugin = run.plugin(&framework)?;
    let report = run.report()?;
    let explanation = Explanation::new(&report, plugin.framework(), plugin.digest().as_str(), &criterion)
        .ok_or_else(|| failure(&report, &framework))?;
    let page = match destination.form {
        Form::Json => render::json(&explanation).context("the explanation could not be laid out")?,
        _ => render::explanation(&explanation, destination.view(&args.view)),
    };
    destination.write(&page)?;
    tell_of_others(&report);
    Ok(run::code(&report))
}

/// A criterion before the description reads as a file that is not there.
fn refuse_the_other_order(args: &Explain) -> Result<()> {
    let (first, second) = (&args.reading.description, Path::new(&args.criterion));
    if first.exists() || first.as_os_str() == "-" || !second.is_file() {
        return Ok(());
    }
    let message = format!("{} is no file, and {} is one", first.display(), second.display());
    let help = format!("the description comes first: evenhand explain {} {}", second.display(), first.display());
    Err(Problem::new(message, help).into())
}

/// Why `framework` came to nothing.
fn failure(report: &Report, framework: &str) -> Problem {
    let failed = report.outcomes.iter().find_map(|outcome| match outcome {
        Outcome::Failed(failed) if failed.framework.as_deref() == Some(framework) => Some(&failed.error),
        _ => None,
    });
    let (message, help) = failed.map_or(("it gave no answer", ""), |error| (&error.message, &error.help));
    Problem::new(format!("{framework} could not be run: {message}"), help)
}

/// Plugins that failed beside the one that was explained; the page is not about them.
fn tell_of_others(report: &Report) {
    for outcome in &report.outcomes {
        if let Outcome::Failed(failed) = outcome {
            let error = &failed.error;
            failure::say(&format!("error: {}: {}\nhelp: {}\n", failed.source, error.message, error.help));
        }
    }
}
