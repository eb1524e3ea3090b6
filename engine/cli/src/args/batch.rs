//! What can be asked of the commands for many descriptions. What it means is theirs.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::How;

const BATCH: &str = "\
A folder stands for the .md, .toml and .txt files in it and in the folders below it, in the \
order of their names; a file that ends in .jsonl, .csv or .tsv for the descriptions in its rows; \
- for rows on standard input. Put patterns such as 'bids/**/*.md' in quotes where the shell's own \
list would be too long.

Each line is one input: what was read (input, row, id), digests of all that the line depends on \
(result) and of what read it (run), how far it came (status), and the report or the error. \
What was set aside is left out: --set-aside keeps it, and `evenhand explain` shows it. \
`evenhand schema batch` has it all; `evenhand levels` makes a spreadsheet of it.

With -o FILE, results go to FILE.unfinished first and take FILE's place when the last is there. \
After an interruption of whatever kind, the same command with --resume goes on: what is there is \
kept, and the file is the same as if nothing had happened. With --resume and a whole FILE, only \
what is new, what changed and what failed is read again.

With - each row is answered as soon as it is there, so a program can keep it running and ask one \
at a time.

On a cluster, each job of an array takes its own part, and nobody has to hand parts out. With \
Slurm (sbatch --array=1-16), where `cat part-*.jsonl` is then the whole in order:

  evenhand batch bids -o part-$(printf %02d $SLURM_ARRAY_TASK_ID).jsonl \\
    --shard $SLURM_ARRAY_TASK_ID/16 --threads $SLURM_CPUS_PER_TASK --resume

Exit codes: 0 all were assessed, 3 some were not (their lines say why), 130 stopped by Ctrl-C.";

/// Many descriptions, the frameworks asked for, a line of JSON for each.
#[derive(Debug, Args)]
#[command(after_long_help = BATCH)]
pub struct Batch {
    /// Files, folders, quoted patterns, files with a description in each row, or -
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// A framework to use; may be repeated. Without it, all that are bundled or loaded but
    /// com-b, which is of one behaviour and must be named
    #[arg(short, long, value_name = "ID")]
    pub framework: Vec<String>,
    #[command(flatten)]
    pub how: How,
    /// A file for the results; standard output without it
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on where an earlier run for the same FILE was stopped, or with what it lacks
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Take the Ith of N parts of the inputs, which together are all of them
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub shard: Option<Shard>,
    /// How many descriptions are read at a time; as many as there are cores without it
    #[arg(long, value_name = "COUNT")]
    pub threads: Option<NonZeroUsize>,
    /// Read every INPUT that is a file, and standard input, as rows of this kind; without it
    /// the ending decides, and standard input is JSON Lines
    #[arg(long, value_name = "KIND")]
    pub rows: Option<Rows>,
    /// The column, or the field, that holds the description of each row
    #[arg(long, value_name = "COLUMN", default_value = "text")]
    pub text: String,
    /// The column, or the field, that names each row; without it `id`, where there is one
    #[arg(long, value_name = "COLUMN")]
    pub id: Option<String>,
    /// Keep what was set aside too, which makes the lines three to five times as long
    #[arg(long)]
    pub set_aside: bool,
    /// Say nothing on standard error but what is wrong
    #[arg(short, long)]
    pub quiet: bool,
}

/// How descriptions stand in the rows of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// A JSON object in each line
    Jsonl,
    /// Separated by commas, or by semicolons or tabs where the first line has more of them
    Csv,
    /// Separated by tabs
    Tsv,
}

/// One of several parts: `index` from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    pub index: u64,
    pub of: u64,
}

/// `I/N`, from `1/N` to `N/N`.
fn shard(text: &str) -> Result<Shard, String> {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match text.split_once('/').map(|(i, of)| (number(i), number(of))) {
        Some((Some(i), Some(of))) if (1..=of).contains(&i) => Ok(Shard { index: i - 1, of }),
        _ => Err("write I/N, from 1/N to N/N, such as 3/16".to_owned()),
    }
}

/// Results of `batch` as a spreadsheet.
#[derive(Debug, Args)]
pub struct Levels {
    /// Files that `evenhand batch` wrote, in the order wanted, or - for standard input
    #[arg(required = true, value_name = "RESULTS")]
    pub results: Vec<PathBuf>,
    /// A file for the table: a workbook where its name ends in .xlsx, else CSV; standard output,
    /// in CSV, without it
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
