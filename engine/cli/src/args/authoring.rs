//! What an author asks: to try a query, to build a plugin, and to look into one.

use std::path::PathBuf;

use clap::Args;

use super::{Listing, Sandbox, View, Written};

#[derive(Debug, Args)]
pub struct Find {
    /// The query, as it stands on a page; in single quotes, so that the shell leaves it alone
    pub query: String,
    /// The text: a Markdown, TOML or text file, or - for standard input
    pub description: PathBuf,
    /// Words of a query that was not put in quotes
    #[arg(hide = true)]
    pub more: Vec<String>,
    /// A framework's folder whose lists the query may name, with those of the lexicons that
    /// it imports, beside the built-in ones; or a lexicon's folder
    #[arg(short, long, value_name = "FOLDER")]
    pub lists: Option<PathBuf>,
    /// Read what is found as a fact, not as a deed
    #[arg(long)]
    pub fact: bool,
    /// The format; without it, the ending of --output decides, else text
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Listing>,
    /// A file to write to
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How the text is written; without it, its ending decides
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<Written>,
    #[command(flatten)]
    pub view: View,
}

#[derive(Debug, Args)]
pub struct New {
    /// The folder to write; its name becomes the framework's id
    pub folder: PathBuf,
    /// Write a plugin in Rust, whose code reads the words, with all it needs beside it
    #[arg(long)]
    pub rust: bool,
    /// Depend on the SDK in this folder, instead of bringing one
    #[arg(long, value_name = "FOLDER", requires = "rust")]
    pub sdk: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Build {
    /// The framework's folder, or the folder of a plugin in Rust
    #[arg(required_unless_present = "check")]
    pub folder: Option<PathBuf>,
    /// The component to write; without it, the framework's id and .wasm
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Put the folder's pages into the component too
    #[arg(long)]
    pub with_source: bool,
    /// Write nothing: prove that FILE is what FOLDER, or the pages it carries, build
    #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "with_source"])]
    pub check: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// The component
    pub component: PathBuf,
    #[command(flatten)]
    pub sandbox: Sandbox,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The component
    pub component: PathBuf,
    #[command(flatten)]
    pub sandbox: Sandbox,
}

#[derive(Debug, Args)]
pub struct Test {
    /// The framework's folder, or the folder of a plugin in Rust
    pub folder: PathBuf,
    /// Show every example, not only those that fail
    #[arg(short, long)]
    pub verbose: bool,
    /// Run again on every save, only what rests on what changed, until Ctrl-C
    #[arg(short, long)]
    pub watch: bool,
    #[command(flatten)]
    pub sandbox: Sandbox,
}

#[derive(Debug, Args)]
pub struct Prebuilt {
    /// The guest's core module
    #[arg(long, value_name = "FILE")]
    pub core: PathBuf,
    /// The compiler that built it, as it names itself
    #[arg(long)]
    pub compiler: String,
    /// The folder to write to
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
}
