//! `evenhand levels`: what `batch` wrote, as a spreadsheet.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand::model::batch::{LINE_SCHEMA, Line};
use evenhand::render;

use super::slip::slip;
use crate::args::Levels;
use crate::failure::Problem;
use crate::{exit, output};

/// Writes the table of all files, one after another, line by line: as CSV, or as a workbook where
/// the file's ending says so.
///
/// # Errors
/// When a file cannot be read, or holds something else.
pub fn run(args: &Levels) -> Result<u8> {
    let results: Vec<&Path> = args.results.iter().map(PathBuf::as_path).collect();
    output::apart(args.output.as_slice(), &results)?;
    args.output.as_deref().map_or(Ok(()), |file| output::check_ending(file, &["csv", "xlsx"]))?;
    match args.output.as_deref().filter(|file| file.as_os_str() != "-") {
        Some(file) if is_workbook(file) => output::write_as_it_comes(file, |to| workbook(args, to))?,
        Some(file) => output::write_as_it_comes(file, |to| table(args, to))?,
        None => table(args, &mut io::stdout().lock())?,
    }
    Ok(exit::DONE)
}

fn is_workbook(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn table(args: &Levels, to: &mut dyn Write) -> Result<()> {
    write(to, &render::levels_header()?)?;
    for path in &args.results {
        lines(path, |line| write(to, &render::levels(&line)?))?;
    }
    to.flush().context(UNWRITTEN)
}

fn workbook(args: &Levels, to: &mut dyn Write) -> Result<()> {
    let mut workbook = render::LevelsWorkbook::new(to).context(UNWRITTEN)?;
    for path in &args.results {
        lines(path, |line| workbook.line(&line).context(UNWRITTEN))?;
    }
    workbook.finish().context(UNWRITTEN)
}

const UNWRITTEN: &str = "the table cannot be written";

/// Gives each line of a file to `take`.
fn lines(path: &Path, mut take: impl FnMut(Line) -> Result<()>) -> Result<()> {
    let cannot = || format!("{} cannot be read", path.display());
    let mut file: Box<dyn BufRead> = match path.as_os_str() == "-" {
        true => Box::new(io::stdin().lock()),
        false => Box::new(BufReader::new(File::open(path).with_context(cannot)?)),
    };
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if file.read_until(b'\n', &mut bytes).with_context(cannot)? == 0 {
            break;
        }
        take(line(&bytes, number, path)?)?;
    }
    Ok(())
}

/// The most characters of a schema's name that are shown.
const SHOWN: usize = 60;

/// A line of a batch.
fn line(bytes: &[u8], number: u64, path: &Path) -> Result<Line> {
    let wrong = |why: &str| {
        let help = "give what `evenhand batch` of this version wrote; where a run was stopped, let --resume finish it";
        Problem::new(format!("line {number} of {} is no result of a batch: {why}", path.display()), help)
    };
    let line: Line = serde_json::from_slice(bytes).map_err(|error| wrong(&slip(bytes, &error)))?;
    match line.schema == LINE_SCHEMA {
        true => Ok(line),
        false => {
            Err(wrong(&format!("it is {}", render::visible(&line.schema.chars().take(SHOWN).collect::<String>())))
                .into())
        }
    }
}

fn write(to: &mut dyn Write, text: &str) -> Result<()> {
    to.write_all(text.as_bytes()).context(UNWRITTEN)
}
