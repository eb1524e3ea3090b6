//! What can be asked of `agree` and `learn`. What it means is the commands'.

use std::path::PathBuf;

use clap::Args;

use super::reading::one_of;
use super::{Form, Plugins, View, pair};

const RATINGS: &str = "\
Ratings are a table with a row for each description, criterion and reader, in UTF-8; commas, \
semicolons or tabs part its cells. `input`, `criterion` and `level` must be there. `reader`, \
`quote` (the words that decided, with || between stretches) and `framework` may be. Two levels \
that a reader would take are written first/second. A row whose level is empty was rated by \
nobody and is passed over; where a criterion does not apply, the level is not-applicable. Rows \
of another framework are passed over: say so in `framework`, or write FRAMEWORK/CRITERION.";

/// A framework beside people: their levels for descriptions, or their codes for statements.
#[derive(Debug, Args)]
#[command(after_long_help = RATINGS)]
pub struct Agree {
    /// The framework to compare
    #[arg(short, long, value_name = "ID")]
    pub framework: String,
    /// Readers' levels: a CSV file with the columns input, criterion, level
    #[arg(long, value_name = "FILE", requires = "inputs", required_unless_present = "gold")]
    pub ratings: Option<PathBuf>,
    /// The descriptions: input `01` is the file of that name, whatever its ending; so is `01.md`
    #[arg(long, value_name = "FOLDER", requires = "ratings")]
    pub inputs: Option<PathBuf>,
    /// Coded statements: a CSV file with a statement a row
    #[arg(long, value_name = "FILE", requires = "code", conflicts_with_all = ["ratings", "missed"])]
    pub gold: Option<PathBuf>,
    /// The column that holds the statement
    #[arg(long, value_name = "COLUMN", default_value = "text")]
    pub text: String,
    /// The column that holds its code: a criterion of the framework, or a domain
    #[arg(long, value_name = "COLUMN", requires = "gold")]
    pub code: Option<String>,
    /// The column that holds its side: barrier or facilitator
    #[arg(long, value_name = "COLUMN", requires = "gold")]
    pub stance: Option<String>,
    /// Show every disagreement, with the phrases that decided
    #[arg(long)]
    pub rows: bool,
    /// Show the readers' words that no phrase touched, and what was found in vain
    #[arg(long)]
    pub missed: bool,
    #[command(flatten)]
    pub plugins: Plugins,
    /// A framework's setting; may be repeated
    #[arg(long, value_name = "FRAMEWORK.SETTING=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,
    /// The format; without it, the ending of the output decides, else text
    #[arg(long, value_name = "FORMAT", value_parser = one_of(&["text", "json"]))]
    pub format: Option<Form>,
    /// A file to write to
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub view: View,
}

/// Learns from readers' ratings how else people say what the pages look for, and writes
/// learned.txt beside them. How often the outcome agrees with readers is told of
/// descriptions that it was not learned from.
#[derive(Debug, Args)]
#[command(after_long_help = RATINGS)]
pub struct Learn {
    /// The framework's folder
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Readers' levels: a CSV file with the columns input, criterion, level and quote
    #[arg(long, value_name = "FILE")]
    pub ratings: PathBuf,
    /// The descriptions: input `01` is the file of that name, whatever its ending; so is `01.md`
    #[arg(long, value_name = "FOLDER")]
    pub inputs: PathBuf,
    /// How sure it has to be, in hundredths, before `described` stands
    #[arg(long, value_name = "PERCENT", default_value_t = 60, value_parser = clap::value_parser!(u8).range(50..=99))]
    pub sure: u8,
    /// Print what came of it, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}
