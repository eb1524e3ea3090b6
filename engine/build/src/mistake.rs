//! Mistakes in a folder: where, what, and what to do.

use std::cmp::Ordering;
use std::fmt;
use std::path::{Path, PathBuf};

/// Something in a folder that its author must mend, or should look at.
/// They are in order of their files, those first from whose mistakes others follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The folder, as whoever read it named it; empty where its files alone were given.
    pub folder: PathBuf,
    /// The file, seen from the folder.
    pub file: String,
    /// The line, from 1; 0 where it is about the whole file.
    pub line: usize,
    /// The column in code points, from 1; 0 where it is about the whole line.
    pub column: usize,
    /// What is wrong: a clause.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Whether the folder builds all the same.
    pub severity: Severity,
}

/// Whether a mistake stops the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The folder does not build.
    Error,
    /// The folder builds.
    Warning,
}

impl Mistake {
    /// An error in `file`.
    pub(crate) fn new(file: &str, line: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self {
            folder: PathBuf::new(),
            file: file.to_owned(),
            line,
            column: 0,
            message,
            help,
            severity: Severity::Error,
        }
    }

    /// The same, at a column.
    pub(crate) fn at(mut self, column: usize) -> Self {
        self.column = column;
        self
    }

    /// The same, of files that were read from `folder`. A file of an imported lexicon is named
    /// by where it is: `homes` has each lexicon's name and place.
    pub(crate) fn on_disk(mut self, folder: &Path, homes: &[(String, PathBuf)]) -> Self {
        let inside = |name: &str| self.file.strip_prefix("lexicons/")?.strip_prefix(name)?.strip_prefix('/');
        let found = homes.iter().find_map(|(name, home)| Some((home, inside(name)?)));
        if let Some((home, file)) = found {
            let seen = home.strip_prefix(folder).unwrap_or(home).join(file);
            self.file = seen.to_string_lossy().replace('\\', "/");
        }
        self.folder = folder.to_owned();
        self
    }

    /// The same, as a warning.
    pub(crate) fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }
}

impl Ord for Mistake {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |one: &Self| (one.line, one.column);
        (rank(&self.file).cmp(&rank(&other.file)))
            .then_with(|| self.file.cmp(&other.file))
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| (&self.message, &self.help).cmp(&(&other.message, &other.help)))
            .then_with(|| self.severity.cmp(&other.severity))
            .then_with(|| self.folder.cmp(&other.folder))
    }
}

impl PartialOrd for Mistake {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Where a file stands among all: what pages name is read before them, and checks and cases
/// rest on pages.
fn rank(file: &str) -> usize {
    const FIRST: [&str; 5] = ["framework.toml", "lexicons/", "lists/", "criteria", "checks.toml"];
    FIRST.iter().position(|start| file.starts_with(start)).unwrap_or(FIRST.len())
}

/// With its folder in front of the file, so that the place can be pasted.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.folder.join(&self.file).display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.help) }
    }
}

/// All mistakes of a folder that does not build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, mistake) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{mistake}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}

/// How many names a mistake lists at most.
const LISTED: usize = 8;

/// "did you mean `x`?" with the nearest of `known`, else the first of them.
pub(crate) fn suggest(word: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|k| (strsim::jaro_winkler(word, k), *k)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((near, known)) if near > 0.78 => format!("did you mean `{known}`?"),
        Some(_) => format!("there are {}", listed(known)),
        None => "there are none yet".to_owned(),
    }
}

/// "a, b and c", or the first few and how many more.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => "none".to_owned(),
        [one] => (*one).to_owned(),
        names if names.len() > LISTED => format!("{} and {} more", names[..LISTED].join(", "), names.len() - LISTED),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
