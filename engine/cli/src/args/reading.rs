//! What can be asked of commands that read a description. What it means is theirs.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::{Form, Plugins, View, Written, pair};

/// One reading of one description, for whichever command wants it.
#[derive(Debug, Args)]
pub struct Reading {
    /// The description: a Word document, a Markdown, TOML or text file, or - for standard input
    ///
    /// Lines between two lines of +++ at its head may say more of it: title = "…",
    /// stage = "idea", "design", "delivery", "evaluation" or "completed", we = "public" where
    /// residents wrote it, settings.FRAMEWORK.SETTING = "…", and roles.ROLE = "your own name"
    pub description: PathBuf,
    #[command(flatten)]
    pub how: How,
}

/// How descriptions are read, be it one or many.
#[derive(Debug, Args)]
pub struct How {
    #[command(flatten)]
    pub plugins: Plugins,
    /// A framework's setting; may be repeated. It goes before the description's own
    #[arg(long, value_name = "FRAMEWORK.SETTING=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,
    /// How the description is written; without it, its ending decides
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<Written>,
    /// Leave out every word of the description, from errors too; places stay
    #[arg(long)]
    pub no_quotes: bool,
    /// A date to print, as you write it
    #[arg(long)]
    pub date: Option<String>,
    /// Stop after so many seconds, `batch` after so many for each description; what is not
    /// finished says so
    #[arg(long, value_name = "SECONDS")]
    pub deadline: Option<f64>,
    /// Show what a plugin said before it failed; it may hold words of the description
    #[arg(long, conflicts_with = "no_quotes")]
    pub diagnostics: bool,
}

impl Reading {
    /// The files that are read: no output may take their place.
    pub fn inputs(&self) -> Vec<&Path> {
        let plugins = self.how.plugins.plugin.iter().map(PathBuf::as_path);
        [self.description.as_path()].into_iter().chain(plugins).collect()
    }
}

#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    pub reading: Reading,
    /// The criterion; its framework may be left out where only one has it
    #[arg(value_name = "FRAMEWORK/CRITERION")]
    pub criterion: String,
    /// The format; without it, the ending of the output decides, else text
    #[arg(long, value_name = "FORMAT", value_parser = one_of(&["text", "json"]))]
    pub format: Option<Form>,
    /// A file to write to
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub view: View,
}

#[derive(Debug, Args)]
pub struct Prompts {
    #[command(flatten)]
    pub reading: Reading,
    /// A framework to use; may be repeated. Without it, all that are bundled or loaded but
    /// com-b, which is of one behaviour and must be named
    #[arg(short, long, value_name = "ID")]
    pub framework: Vec<String>,
    /// Print all questions, by whom to ask, after the few to ask first; JSON has them all
    #[arg(long)]
    pub all: bool,
    /// For people: a sheet of questions. For a model: one prompt to paste, with the text
    #[arg(long = "for", value_name = "READER", default_value = "people")]
    pub reader: For,
    /// The format of the sheet; without it, the ending of the output decides, else text
    #[arg(long, value_name = "FORMAT", value_parser = one_of(&["text", "markdown", "json", "docx"]))]
    pub format: Option<Form>,
    /// A file to write to; one that ends in .docx is a Word document
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub view: View,
}

/// Who is to read what `prompts` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum For {
    People,
    Model,
}

/// The forms of these names, and no others.
pub(super) fn one_of(names: &'static [&'static str]) -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(names).try_map(|name| Form::from_str(&name, false))
}
