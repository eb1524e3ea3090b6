//! `evenhand assess`: one description, the frameworks asked for, the reports wanted.

use anyhow::{Context as _, Result};
use evenhand::model::report::{self, Report};
use evenhand::render;

use crate::args::{Assess, Form, View};
use crate::exit;
use crate::output::{self, Destination};
use crate::run::{self, Run};
use crate::settings::{self, FailOn};

/// Runs it; the exit code says whether all went well, not what was found.
///
/// # Errors
/// When the person must mend something first.
pub fn run(args: &Assess) -> Result<u8> {
    let destinations = output::destinations(&args.format, &args.output)?;
    output::apart(&args.output, &args.reading.inputs())?;
    let run = Run::prepare(&args.reading, |_| Ok(args.framework.clone()))?;
    let fail_on = settings::fail_on(&args.fail_on, &run.frameworks)?;
    let report = run.report()?;
    write(&report, &destinations, &args.view)?;
    Ok(code(&report, &fail_on))
}

fn write(report: &Report, destinations: &[Destination], view: &View) -> Result<()> {
    for destination in destinations {
        let format = match destination.form {
            Form::Json => render::Format::Json,
            Form::Markdown => render::Format::Markdown,
            Form::Csv => render::Format::Csv,
            Form::Docx => render::Format::Document,
            Form::Xlsx => render::Format::Workbook,
            Form::Text => render::Format::Text(destination.view(view)),
        };
        destination.write(&render::render(report, format).context("a report could not be laid out")?)?;
    }
    Ok(())
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
