//! `evenhand completions` and `evenhand man`: what a shell and a manual reader want to
//! know of the command, from its own description of itself.

use anyhow::Result;
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use crate::args::Cli;
use crate::failure::Problem;
use crate::{exit, output};

/// Prints the completions for a shell.
///
/// # Errors
/// When they cannot be printed.
pub fn completions(shell: Shell) -> Result<u8> {
    // Some shells would be told of hidden commands too.
    let all = Cli::command();
    let shown = all.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let mut command = Command::new("evenhand").version(env!("CARGO_PKG_VERSION")).subcommands(shown);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "evenhand", &mut script);
    output::print(&script)?;
    Ok(exit::DONE)
}

/// Prints the manual page of the whole command, or of the one that `of` leads to.
///
/// # Errors
/// When there is no such command.
pub fn man(of: &[String]) -> Result<u8> {
    let mut command = Cli::command();
    command.build();
    for name in of {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| {
            Problem::new(format!("there is no command `{}`", of.join(" ")), "evenhand --help lists the commands")
        })?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    output::print(&page)?;
    Ok(exit::DONE)
}
