//! The `evenhand` command: parse, run, print, exit.

use std::process::ExitCode;

use clap::Parser as _;

mod args;
mod bundled;
mod cache;
mod commands;
mod exit;
mod failure;
mod output;
mod plugins;
mod run;
mod settings;
mod setup;

use args::{Cli, Command, FrameworkCommand};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { exit::USAGE } else { exit::DONE };
            let told = error.to_string();
            // A name of a file may be taken for an option, and is then repeated.
            match evenhand::render::visible_lines(&told) == told {
                true => drop(error.print()),
                false => failure::say(&told),
            }
            return code.into();
        }
    };
    match run(cli) {
        Ok(code) => code.into(),
        Err(error) => failure::tell(&error).into(),
    }
}

fn run(cli: Cli) -> anyhow::Result<u8> {
    match cli.command {
        Command::Assess(args) => commands::assess::run(&args),
        Command::Batch(args) => commands::batch::run(&args),
        Command::Levels(args) => commands::levels::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Prompts(args) => commands::prompts::run(&args),
        Command::Frameworks(args) => commands::frameworks::list(&args),
        Command::Framework { command: FrameworkCommand::Show(args) } => commands::frameworks::show(&args),
        Command::Framework { command: FrameworkCommand::Save(args) } => commands::frameworks::save(&args),
        Command::Find(args) => commands::find::run(&args),
        Command::New(args) => commands::new::run(&args),
        Command::Build(args) => commands::build::run(&args),
        Command::Inspect(args) => commands::inspect::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Test(args) => commands::test::run(&args),
        Command::Agree(args) => commands::agree::run(&args),
        Command::Learn(args) => commands::learn::run(&args),
        Command::Schema { of } => commands::schema(of),
        Command::Completions { shell } => commands::shell::completions(shell),
        Command::Man { of } => commands::shell::man(&of),
        Command::Cache { command } => commands::cache::run(command.as_ref()),
        Command::Prebuilt(args) => commands::prebuilt::run(&args),
    }
}
