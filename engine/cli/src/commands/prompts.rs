//! `evenhand prompts`: the questions to take to a meeting, or one prompt for a language
//! model as second reader, which a person may paste.

use anyhow::{Context as _, Result};
use evenhand::model::assessment::Refusal;
use evenhand::model::framework::Framework;
use evenhand::model::report::{Options, Sheet, words};
use evenhand::render;

use crate::args::{For, Form, Prompts};
use crate::failure::Problem;
use crate::run::{self, Run};
use crate::setup::Known;
use crate::{exit, output};

/// Prints the sheet or the prompt.
///
/// # Errors
/// When the person must mend something first.
pub fn run(args: &Prompts) -> Result<u8> {
    output::apart(args.output.as_slice(), &args.reading.inputs())?;
    match args.reader {
        For::People => for_people(args),
        For::Model => for_model(args),
    }
}

fn for_people(args: &Prompts) -> Result<u8> {
    let offered = [Form::Text, Form::Markdown, Form::Json, Form::Docx];
    let destination = output::destination(args.format, args.output.as_deref(), &offered)?;
    let run = Run::prepare(&args.reading, |_| Ok(args.framework.clone()))?;
    let report = run.report()?;
    let sheet = Sheet::new(&report, Options::default().take_away);
    let page = match destination.form {
        Form::Json => render::json(&sheet).map(String::into_bytes),
        Form::Docx => render::document(&render::sheet_markdown(&sheet, args.all)),
        Form::Markdown => Ok(render::sheet_markdown(&sheet, args.all).into_bytes()),
        _ => Ok(render::sheet(&sheet, args.all, destination.view(&args.view)).into_bytes()),
    };
    let page = page.context("the sheet could not be laid out")?;
    destination.write(&page)?;
    Ok(run::code(&report))
}

/// No plugin assesses anything here: the prompt is the framework's pages and the text.
fn for_model(args: &Prompts) -> Result<u8> {
    refuse_what_does_not_go_with_a_model(args)?;
    let destination = output::destination(Some(Form::Text), args.output.as_deref(), &[Form::Text])?;
    let run = Run::prepare(&args.reading, |known| Ok(vec![chosen(&args.framework, known)?]))?;
    let wanted = args.framework.first().or(run.frameworks.first().map(|framework| &framework.id));
    let framework = run.plugin(wanted.map_or("", String::as_str))?.framework();
    let settings = run.settings(framework)?;
    needed(framework, &settings)?;
    let prompt = render::second_reader(framework, &settings, &run.description);
    destination.write(&prompt.context("the prompt could not be laid out")?)?;
    Ok(exit::DONE)
}

fn refuse_what_does_not_go_with_a_model(args: &Prompts) -> Result<()> {
    let refused = if args.reading.how.no_quotes {
        Some((
            "a prompt for a model carries the whole text, so it cannot be had with --no-quotes",
            "leave out one of them",
        ))
    } else if args.all || args.format.is_some() {
        Some(("a prompt for a model is one text in one form", "leave out --all and --format"))
    } else {
        None
    };
    refused.map_or(Ok(()), |(message, help)| Err(Problem::new(message, help).into()))
}

/// The one framework that is asked for, or the only one at hand.
fn chosen(asked: &[String], known: &Known) -> Result<String> {
    let ids: Vec<&str> = known.frameworks.iter().map(|framework| framework.id.as_str()).collect();
    match (asked, ids.as_slice()) {
        ([one], _) => Ok(one.clone()),
        ([], [only]) if known.all => Ok((*only).to_owned()),
        ([], _) => {
            let help = format!("add --framework with one of {}", ids.join(", "));
            Err(Problem::new("a prompt for a model is about one framework, and none is named", help).into())
        }
        _ => {
            let help = "run it again for each of the others";
            Err(Problem::new("a prompt for a model is about one framework, and several are named", help).into())
        }
    }
}

/// Refuses what the framework itself would decline to read.
fn needed(framework: &Framework, settings: &[(String, String)]) -> Result<()> {
    let given = |id: &str| settings.iter().any(|(known, _)| known == id);
    match framework.settings.iter().find(|setting| setting.required && !given(&setting.id)) {
        None => Ok(()),
        Some(setting) => {
            let (message, help) = words::refusal(&Refusal::MissingSetting(setting.id.clone()), &framework.id);
            Err(Problem::new(format!("{}: {message}", framework.id), help).into())
        }
    }
}
