//! A file of readers' levels, and the descriptions that they read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand::assess::nearest;
use evenhand::model::Level;

use super::folded;
use super::table::Table;
use crate::failure::Problem;

/// What readers gave, by description and place of the criterion.
pub type Readings = BTreeMap<String, BTreeMap<usize, Vec<Given>>>;

/// What one reader gave one criterion.
pub struct Given {
    pub reader: String,
    pub levels: Vec<Level>,
    /// The words that decided; several stretches with `||` between.
    pub quote: String,
}

impl Given {
    /// Each stretch of words that decided.
    pub fn quotes(&self) -> impl Iterator<Item = &str> {
        self.quote.split("||").map(str::trim).filter(|quote| !quote.is_empty())
    }
}

/// The rows that are about the criteria `known` of `framework`, and how many are not.
///
/// # Errors
/// When the file cannot be read, has a level that is none, or is about nothing of it.
pub fn read(path: &Path, framework: &str, known: &[&str]) -> Result<(Readings, usize)> {
    let table = Table::read(path)?;
    let (input, criterion, level) = (table.column("input")?, table.column("criterion")?, table.column("level")?);
    let (of, reader, quote) = (table.find("framework"), table.find("reader"), table.find("quote"));
    let ids: Vec<String> = known.iter().map(|id| folded(id)).collect();
    let (mut readings, mut others) = (Readings::new(), 0);
    for row in table.rows() {
        let id = folded(row.get(criterion));
        let id = id.strip_prefix(&format!("{framework}/")).unwrap_or(&id);
        let elsewhere = of.is_some_and(|of| folded(row.get(of)) != framework);
        let Some(at) = ids.iter().position(|known| known == id).filter(|_| !elsewhere) else {
            others += 1;
            continue;
        };
        let text = |column| Option::map_or(column, String::new(), |column| row.get(column).to_owned());
        let levels = levels(row.get(level)).map_err(|(message, help)| row.problem(&message, help))?;
        let given = Given { reader: text(reader), levels, quote: text(quote) };
        readings.entry(row.get(input).to_owned()).or_default().entry(at).or_default().push(given);
    }
    if readings.is_empty() {
        let message = format!("no row of {} names a criterion of {}", path.display(), framework);
        return Err(
            Problem::new(message, format!("its criteria are such as {}", ids.first().map_or("", |id| id))).into()
        );
    }
    Ok((readings, others))
}

/// `partly/described`: a first choice and another that would do.
fn levels(said: &str) -> Result<Vec<Level>, (String, String)> {
    let known: Vec<String> = Level::ALL.iter().map(|level| level.id().to_owned()).collect();
    let one = |said: &str| {
        let id = folded(said).replace(' ', "-");
        Level::from_id(&id).ok_or_else(|| {
            let help = match nearest(&id, &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the levels are {}; write two as partly/described", known.join(", ")),
            };
            (format!("`{said}` is no level"), help)
        })
    };
    said.split('/').map(one).collect()
}

/// The one file of `folder` whose name without its ending is `input`.
///
/// # Errors
/// When there is none, or several.
pub fn file_of(folder: &Path, input: &str) -> Result<PathBuf> {
    let listed = std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let paths = listed.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| path.is_file() && path.file_stem().is_some_and(|stem| stem == input);
    let read = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ["md", "markdown", "toml", "txt"].iter().any(|known| ending == *known))
    };
    let mut found: Vec<PathBuf> = paths.filter(|path| named(path) && read(path)).collect();
    found.sort();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => {
            let message = format!("{} has no description called {input}", folder.display());
            Err(Problem::new(message, format!("input `{input}` is read from {input}.md, {input}.toml or {input}.txt"))
                .into())
        }
        _ => {
            let message = format!("{} has several files called {input}", folder.display());
            Err(Problem::new(message, "keep one of them, so that it is plain which text was rated").into())
        }
    }
}
