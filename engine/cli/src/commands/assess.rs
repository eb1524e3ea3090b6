//! `evenhand assess`: one description, the frameworks asked for, the reports wanted.

use anyhow::{Context as _, Result};
use evenhand::model::report::{self, Report};
use evenhand::render::{self, RenderError};

use crate::args::{Assess, Form, View};
use crate::exit;
use crate::failure::Problem;
use crate::output::{self, Destination};
use crate::run::{self, Run};
use crate::settings::{self, FailOn};

/// Runs it; the exit code says whether all went well, not what was found.
///
/// # Errors
/// When the person must mend something first.
pub fn run(args: &Assess) -> Result<u8> {
    let destinations = output::destinations(&args.format, &args.output)?;
    check_words(&destinations, args.reading.how.no_quotes)?;
    output::apart(&args.output, &args.reading.inputs())?;
    let run = Run::prepare(&args.reading, |_| Ok(args.framework.clone()))?;
    let fail_on = settings::fail_on(&args.fail_on, &run.frameworks)?;
    let report = run.report()?;
    for destination in &destinations {
        let laid_out = laid_out(&report, &run, destination, &args.view).context("a report could not be laid out")?;
        destination.write(&laid_out)?;
    }
    Ok(code(&report, &fail_on))
}

/// Refuses to leave out the words of what is made of them.
fn check_words(destinations: &[Destination], no_quotes: bool) -> Result<()> {
    if no_quotes && destinations.iter().any(|destination| destination.form == Form::Qdpx) {
        let message = "a QDA project holds the whole text, and --no-quotes leaves out every word of it";
        return Err(Problem::new(message, "leave out --no-quotes, or give another --format, such as csv").into());
    }
    Ok(())
}

fn laid_out(report: &Report, run: &Run, to: &Destination, view: &View) -> Result<Vec<u8>, RenderError> {
    let format = match to.form {
        Form::Qdpx => return render::qda_project(report, &run.description, &run.frameworks),
        Form::Json => render::Format::Json,
        Form::Markdown => render::Format::Markdown,
        Form::Csv => render::Format::Csv,
        Form::Docx => render::Format::Document,
        Form::Xlsx => render::Format::Workbook,
        Form::Text => render::Format::Text(to.view(view)),
    };
    render::render(report, format)
}

fn code(report: &Report, fail_on: &[FailOn]) -> u8 {
    let met = |(framework, criterion, level): &FailOn| {
        report.outcomes.iter().any(|outcome| match outcome {
            report::Outcome::Assessed(assessed) if assessed.framework == *framework => {
                assessed.ratings.iter().any(|rating| rating.criterion == *criterion && rating.level == *level)
            }
            _ => false,
        })
    };
    match run::code(report) {
        exit::DONE if fail_on.iter().any(met) => exit::FAILED,
        code => code,
    }
}
