//! A file of readers' levels, and the descriptions that they read.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use evenhand::assess::nearest;
use evenhand::model::Level;
use evenhand::read::Format;
use evenhand_build::endings;

use super::folded;
use crate::commands::table::Table;
use crate::failure::{self, Problem};
use crate::plugins;

/// What readers gave, by description and place of the criterion.
pub type Readings = BTreeMap<String, BTreeMap<usize, Vec<Given>>>;

/// What is to be said of the rows: which are about no criterion of the framework, and which
/// readers rate the same twice.
#[derive(Default)]
pub struct Remarks {
    /// How many rows are about no criterion of the framework.
    pub rows: usize,
    /// How many of them name what no framework is known to have, and the different names.
    of_none: usize,
    names: BTreeSet<String>,
    /// Who rates the same twice, and otherwise, on which two lines.
    again: Vec<(String, u64, u64)>,
}

/// The most names that are told.
const TOLD: usize = 5;

impl Remarks {
    fn pass_over(&mut self, name: &str, is_known: bool) {
        self.rows += 1;
        if !is_known {
            self.of_none += 1;
            self.names.insert(name.to_owned());
        }
    }

    /// How many rows are about a criterion of another framework: those that name none that is
    /// known are [told](Self::tell) apart.
    pub fn of_others(&self) -> usize {
        self.rows - self.of_none
    }

    /// Tells, on standard error, who rates the same twice, and which names are no criterion that
    /// is known: a title in place of an id leaves out every row that it stands in.
    pub fn tell(&self, framework: &str) {
        if let Some((reader, first, second)) = self.again.first() {
            let times = if self.again.len() == 1 { "once".to_owned() } else { format!("{} times", self.again.len()) };
            failure::say(&format!(
                "note: {times} a reader rates a criterion of a description again, and otherwise ({reader}, lines \
                 {first} and {second}); both levels count\n"
            ));
        }
        self.tell_names(framework);
    }

    fn tell_names(&self, framework: &str) {
        let names: Vec<String> = self.names.iter().take(TOLD).map(|name| format!("`{name}`")).collect();
        let more = self.names.len().saturating_sub(TOLD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let rows = match self.of_none {
            0 => return,
            1 => "1 row names".to_owned(),
            n => format!("{n} rows name"),
        };
        failure::say(&format!(
            "note: {rows} no criterion of {framework}, nor of a bundled framework: {}{more}\n",
            names.join(", ")
        ));
    }
}

/// What one reader gave one criterion.
pub struct Given {
    pub reader: String,
    /// The line of its row.
    line: u64,
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

/// The rows that are about the criteria `known` of `framework`, and what is to be said of them all.
/// A row without a level is of nobody who read it, and passed over.
///
/// # Errors
/// When the file cannot be read, has a level or a criterion that is none, or is about nothing
/// of the framework.
pub fn read(path: &Path, framework: &str, known: &[&str]) -> Result<(Readings, Remarks)> {
    let table = Table::read(path)?;
    let (input, criterion, level) = (table.column("input")?, table.column("criterion")?, table.column("level")?);
    let (of, reader, quote) = (table.find("framework"), table.find("reader"), table.find("quote"));
    let ids = known.iter().map(|id| folded(id)).collect();
    let criteria = Criteria { framework, ids, of_others: OnceCell::new() };
    let (mut readings, mut remarks) = (Readings::new(), Remarks::default());
    for row in table.rows() {
        let text = |column| Option::map_or(column, String::new(), |column| row.get(column).to_owned());
        let problem = |(message, help): (String, String)| row.problem(&message, help);
        let Some(at) = criteria.meant(row.get(criterion), &text(of)).map_err(problem)? else {
            let is_known = !text(of).is_empty() || criteria.is_of_others(row.get(criterion));
            remarks.pass_over(row.get(criterion), is_known);
            continue;
        };
        if row.get(level).is_empty() {
            continue;
        }
        let levels = levels(row.get(level)).map_err(problem)?;
        let given = Given { reader: text(reader), line: row.line, levels, quote: text(quote) };
        let all = readings.entry(row.get(input).to_owned()).or_default().entry(at).or_default();
        let twice = |other: &&Given| other.reader == given.reader && other.levels != given.levels;
        if let Some(other) = all.iter().filter(|_| !given.reader.is_empty()).find(twice) {
            remarks.again.push((given.reader.clone(), other.line, given.line));
        }
        all.push(given);
    }
    if readings.is_empty() {
        let message = format!("no row of {} gives a level for a criterion of {framework}", path.display());
        let help = format!("its criteria are such as {}", criteria.ids.first().map_or("", |id| id));
        return Err(Problem::new(message, help).into());
    }
    Ok((readings, remarks))
}

/// The criteria of the framework that is asked about.
struct Criteria<'f> {
    framework: &'f str,
    ids: Vec<String>,
    /// Those of the frameworks that are bundled, once somebody has to know.
    of_others: OnceCell<Vec<String>>,
}

impl Criteria<'_> {
    /// Whether `said` names a criterion of a framework that is bundled, or says that it is one
    /// of another framework.
    fn is_of_others(&self, said: &str) -> bool {
        let others = || self.of_others.get_or_init(|| plugins::criteria_of_others(self.framework));
        let said = folded(said);
        said.contains('/') || others().contains(&said)
    }

    /// The place of the one that `said` names, as `ID` or `FRAMEWORK/ID`; none where it is of
    /// another framework. The column of frameworks says `of`, or nothing.
    ///
    /// Without either, an id that is only near to one of its own is a slip, unless another
    /// framework that is bundled has it: else a whole criterion would be left out in silence.
    fn meant(&self, said: &str, of: &str) -> Result<Option<usize>, (String, String)> {
        let (said, of) = (folded(said), folded(of));
        let (of, id) = said.split_once('/').unwrap_or((&of, &said));
        if !of.is_empty() && of != self.framework {
            return Ok(None);
        }
        if id.is_empty() {
            return Err(("there is no criterion".to_owned(), "name one, or leave the row out".to_owned()));
        }
        if let Some(at) = self.ids.iter().position(|known| known == id) {
            return Ok(Some(at));
        }
        let near = nearest(id, &self.ids);
        if of.is_empty() && (near.is_none() || self.is_of_others(id)) {
            return Ok(None);
        }
        let help = match near {
            Some(near) if of.is_empty() => {
                format!("did you mean `{near}`? If another framework is meant, write FRAMEWORK/{id}")
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`evenhand framework show {}` has its criteria", self.framework),
        };
        Err((format!("{} has no criterion `{id}`", self.framework), help))
    }
}

/// `partly/described`: a first choice and another that would do.
fn levels(said: &str) -> Result<Vec<Level>, (String, String)> {
    let known: Vec<String> = Level::ALL.iter().map(|level| level.id().to_owned()).collect();
    let one = |said: &str| {
        let id = folded(said).replace(' ', "-");
        Level::from_id(&id).ok_or_else(|| {
            let help = match nearest(&id, &known) {
                _ if matches!(id.as_str(), "na" | "n-a" | "nan" | "none" | "-") => {
                    "leave the cell empty where nobody rated it; where it does not apply, write not-applicable"
                        .to_owned()
                }
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the levels are {}; write two as partly/described", known.join(", ")),
            };
            (format!("`{said}` is no level"), help)
        })
    };
    // *N/A* is one word, and no choice of two.
    if folded(said) == "n/a" {
        return one("NA").map(|level| vec![level]);
    }
    said.split('/').map(one).collect()
}

/// A description that readers rated: its name, its file, and what they gave.
pub type Rated = (String, PathBuf, BTreeMap<usize, Vec<Given>>);

/// The descriptions of `readings`, in the order of their names, from the files of `folder`.
///
/// # Errors
/// When one is not there, or may be several files.
pub fn descriptions(folder: &Path, readings: Readings) -> Result<Vec<Rated>> {
    let mut rated: Vec<Rated> = Vec::new();
    let texts = texts_of(folder)?;
    for (input, given) in readings {
        let path = file_of(folder, &texts, &input)?;
        // `01` and `01.md` are the same description.
        match rated.iter_mut().find(|(_, known, _)| *known == path) {
            Some((.., all)) => given.into_iter().for_each(|(at, more)| all.entry(at).or_default().extend(more)),
            None => rated.push((input, path, given)),
        }
    }
    Ok(rated)
}

/// The descriptions in `folder`, in order.
fn texts_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let listed = std::fs::read_dir(folder).map_err(|error| {
        let message = format!("{} cannot be read: {error}", folder.display());
        Problem::new(message, "--inputs names the folder with the descriptions")
    })?;
    let read = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        path.is_file() && ending.and_then(Format::from_extension).is_some()
    };
    let mut paths: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).filter(read).collect();
    paths.sort();
    Ok(paths)
}

/// The one of `paths` in `folder` whose name, with or without its ending, is `input`.
fn file_of(folder: &Path, paths: &[PathBuf], input: &str) -> Result<PathBuf> {
    if let Some(whole) = paths.iter().find(|path| path.file_name().is_some_and(|name| name == input)) {
        return Ok(whole.clone());
    }
    let found: Vec<&PathBuf> = paths.iter().filter(|path| path.file_stem().is_some_and(|stem| stem == input)).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let message = format!("{} has no description called {input}", folder.display());
            let stem = Path::new(input).file_stem().and_then(|stem| stem.to_str()).unwrap_or(input);
            let document =
                Path::new(input).extension().and_then(|ending| ending.to_str()).is_some_and(endings::is_document);
            let there = paths.iter().any(|path| path.file_stem().is_some_and(|known| known == stem));
            let help = match (document, there) {
                (true, true) => format!("write {stem}: its text is there, and the ending makes no difference"),
                (true, false) => format!("save it as {stem}.docx or as plain text, {stem}.txt, and write {stem}"),
                _ => format!("input `{input}` is read from {stem}.docx, {stem}.md, {stem}.toml or {stem}.txt"),
            };
            Err(Problem::new(message, help).into())
        }
        _ => {
            let message = format!("{} has several files called {input}", folder.display());
            Err(Problem::new(message, "write the ending too, so that it is plain which text was rated").into())
        }
    }
}
