//! What can be asked on the command line. What it means is the commands'.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod authoring;
mod batch;
mod measuring;
mod reading;

pub use authoring::{Build, Check, Find, Inspect, New, Prebuilt, Test};
pub use batch::{Batch, Levels, Rows, Shard};
pub use measuring::{Agree, Learn};
pub use reading::{Explain, For, How, Prompts, Reading};

/// Puts a project description before frameworks such as Ward's, and reports what each
/// finds: the words a judgement rests on, and the questions still to be asked.
#[derive(Debug, Parser)]
#[command(name = "evenhand", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done, whatever the ratings · 1 a test or check failed, or --fail-on was met · \
2 something to mend first: the command, a file, a setting; there is no report · \
3 some or all plugins or descriptions failed, and the report says which · 70 our fault · 130 stopped by Ctrl-C";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Assess a project description
    Assess(Assess),
    /// Explain one rating: all its evidence, what was set aside, and why
    Explain(Explain),
    /// Print the questions to take to a meeting, or a prompt for a second reader
    Prompts(Prompts),
    /// Assess many project descriptions: a line of JSON for each, in their order
    Batch(Box<Batch>),
    /// Make a spreadsheet of what `batch` wrote: a row for each description and criterion
    Levels(Levels),
    /// List the frameworks: those bundled, and what --plugin adds
    Frameworks(Frameworks),
    /// Look into one framework
    Framework {
        #[command(subcommand)]
        command: FrameworkCommand,
    },
    /// Try a query on a text: where it is met, and how each place reads
    Find(Find),
    /// Write a small framework's folder to start from
    New(New),
    /// Build a framework's folder into a component; no compiler needed
    Build(Build),
    /// Show what a component says of itself: manifest, digest, imports, size, limits
    Inspect(Inspect),
    /// Check a component against every law of the contract
    Check(Check),
    /// Run the worked examples of a framework's folder through the sandbox
    Test(Test),
    /// Measure how far a framework agrees with people who read the same texts
    Agree(Agree),
    /// Learn from readers' ratings how else people say what a framework's pages look for
    Learn(Learn),
    /// Print the JSON Schema of the JSON report, or of another shape
    Schema {
        /// Which shape
        #[arg(default_value = "report")]
        of: Shape,
    },
    /// Print completions for a shell
    Completions {
        /// The shell that is to complete what you type
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the whole or of one command
    Man {
        /// The command, such as: framework show
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
    /// Show the compiled plugins that are kept between runs, or clear them
    Cache {
        #[command(subcommand)]
        command: Option<CacheCommand>,
    },
    /// Rebuild what is prebuilt; plugins/prebuilt/rebuild.sh calls it
    #[command(hide = true)]
    Prebuilt(Prebuilt),
}

#[derive(Debug, Subcommand)]
pub enum FrameworkCommand {
    /// Its criteria, questions and sources
    Show(Show),
    /// Write the component of a bundled framework to a file, for other programs to load
    Save(Save),
}

#[derive(Debug, Subcommand)]
pub enum CacheCommand {
    /// Remove all of them; the next run compiles anew
    Clear,
}

/// Which plugins, under which limits.
#[derive(Debug, Args)]
pub struct Plugins {
    /// A plugin to load beside the bundled frameworks; may be repeated
    #[arg(long, value_name = "FILE")]
    pub plugin: Vec<PathBuf>,
    #[command(flatten)]
    pub sandbox: Sandbox,
}

/// How plugins are compiled and run.
#[derive(Debug, Args)]
pub struct Sandbox {
    /// A limit of the sandbox, such as fuel=4000000000; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub limit: Vec<(String, String)>,
    /// Compile plugins anew, and keep nothing of them; see `evenhand cache`
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Debug, Args)]
pub struct Assess {
    #[command(flatten)]
    pub reading: Reading,
    /// A framework to use; may be repeated. Without it, all that are bundled or loaded but
    /// com-b, which is of one behaviour and must be named
    #[arg(short, long, value_name = "ID")]
    pub framework: Vec<String>,
    /// The format of the report; the nth --format goes with the nth --output. A Word document
    /// (docx), a workbook (xlsx) and a QDA project (qdpx) need a file, or -o - for standard output
    #[arg(long, value_name = "FORMAT")]
    pub format: Vec<Form>,
    /// A file for the report; without a --format of its own, its ending decides: .docx is a
    /// Word document, .xlsx a workbook, .qdpx a project for NVivo, ATLAS.ti, MAXQDA and their like
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Exit with 1 when this criterion has this level; may be repeated
    #[arg(long, value_name = "FRAMEWORK/CRITERION=LEVEL", value_parser = pair)]
    pub fail_on: Vec<(String, String)>,
    #[command(flatten)]
    pub view: View,
}

/// How the terminal view is set.
#[derive(Debug, Args)]
pub struct View {
    /// Plain characters for symbols
    #[arg(long)]
    pub ascii: bool,
    /// Columns to use; without it, those of the terminal, else 80
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// Bold and dim on a terminal
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    Text,
    Json,
    #[value(alias = "md")]
    Markdown,
    Csv,
    Docx,
    Xlsx,
    Qdpx,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Text, Self::Json, Self::Markdown, Self::Csv, Self::Docx, Self::Xlsx, Self::Qdpx];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Qdpx => "qdpx",
        }
    }
}

/// A shape of JSON that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// What `assess` writes
    Report,
    /// What `explain` writes
    Explanation,
    /// What `prompts` writes
    Prompts,
    /// One line of what `batch` writes
    Batch,
    /// What a second reader answers
    SecondReading,
    /// What `agree --ratings` writes
    Agreement,
    /// What `agree --gold` writes
    CodedAgreement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Written {
    #[value(alias = "md")]
    Markdown,
    Toml,
    Text,
    /// A Word document
    Docx,
}

#[derive(Debug, Args)]
pub struct Frameworks {
    #[command(flatten)]
    pub plugins: Plugins,
    #[command(flatten)]
    pub view: View,
}

#[derive(Debug, Args)]
pub struct Show {
    /// The framework's id
    pub framework: String,
    #[command(flatten)]
    pub plugins: Plugins,
    #[command(flatten)]
    pub view: View,
}

#[derive(Debug, Args)]
pub struct Save {
    /// The id of a bundled framework
    pub framework: String,
    /// The file to write; without it, the framework's id and .wasm
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `NAME=VALUE`
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        _ => Err("write NAME=VALUE".to_owned()),
    }
}
