//! Where the lines go: standard output, or a file that takes its place when it is whole.
//!
//! While a run goes on its lines are in `FILE.unfinished`, whole lines in the order of the
//! inputs, the last perhaps cut short by whatever ended the run. Going on keeps as many of
//! them as fit the inputs, where they are. Those behind the first that does not fit go to
//! `FILE.earlier`; from there, and from a whole `FILE`, lines are taken by their digest. Both
//! are as open to others as `FILE` is, and to nobody else where there is none yet.

use std::fs::{self, File};
use std::io::{self, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand::read::Format;

use super::earlier::{Earlier, Head, Lines};
use super::own::{is_same, own_file};
use crate::failure::Problem;
use crate::output;

/// Where the lines of a run go.
pub enum Results {
    /// To standard output, or to what is no plain file.
    Stream(Box<dyn Write>),
    /// To a file.
    File(Unfinished),
}

/// A file of results that is not whole yet. It is locked while a run writes to it.
pub struct Unfinished {
    file: File,
    path: PathBuf,
    whole: PathBuf,
    earlier: PathBuf,
}

impl Results {
    /// Opens the place for the lines, before anything is read.
    ///
    /// # Errors
    /// When nothing can be written there, or results are there that would be lost.
    pub fn open(output: Option<&Path>, resume: bool) -> Result<Self> {
        let Some(whole) = output.filter(|output| output.as_os_str() != "-") else {
            return match resume {
                false => Ok(Self::Stream(Box::new(io::stdout()))),
                true => {
                    Err(Problem::new("nobody knows what went to standard output", "give --resume an -o FILE").into())
                }
            };
        };
        let is_special = fs::metadata(whole).is_ok_and(|about| !about.is_file() && !about.is_dir());
        match is_special {
            true if resume => {
                Err(Problem::new(format!("{} cannot be read again", whole.display()), "give --resume another -o FILE")
                    .into())
            }
            true => {
                let file = File::create(whole).with_context(|| format!("{} cannot be written", whole.display()))?;
                Ok(Self::Stream(Box::new(file)))
            }
            false => Unfinished::open(whole, resume).map(Self::File),
        }
    }

    /// Writes one line.
    ///
    /// # Errors
    /// When it cannot be written; a closed pipe is told apart where errors are told.
    pub fn write(&mut self, line: &[u8]) -> Result<()> {
        match self {
            Self::Stream(stream) => {
                stream.write_all(line).and_then(|()| stream.flush()).context("the results cannot be written")
            }
            Self::File(unfinished) => unfinished.file.write_all(line).map_err(|error| {
                let message = format!("{} cannot be written: {error}", unfinished.path.display());
                Problem::new(message, "when that is mended, the same command with --resume goes on").into()
            }),
        }
    }

    /// The file that the lines are in until the run has ended.
    pub fn unfinished(&self) -> Option<&Path> {
        match self {
            Self::Stream(_) => None,
            Self::File(unfinished) => Some(&unfinished.path),
        }
    }

    /// Leaves no empty file behind where nothing came of a run.
    pub fn leave(self) {
        if let Self::File(Unfinished { file, path, .. }) = self
            && file.metadata().is_ok_and(|about| about.len() == 0)
        {
            // An empty file does no harm.
            let _ = fs::remove_file(path);
        }
    }

    /// Puts the file in its place: all lines are there.
    ///
    /// # Errors
    /// When the system does not do it.
    pub fn finish(self) -> Result<()> {
        let Self::File(Unfinished { file, path, whole, earlier }) = self else { return Ok(()) };
        let cannot = || format!("{} cannot be put in its place", path.display());
        file.sync_all().with_context(cannot)?;
        fs::set_permissions(&path, output::permissions(&whole).with_context(cannot)?).with_context(cannot)?;
        fs::rename(&path, &whole).with_context(cannot)?;
        match fs::remove_file(&earlier) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} cannot be removed", earlier.display()))
            }
            _ => Ok(()),
        }
    }
}

impl Unfinished {
    fn open(whole: &Path, resume: bool) -> Result<Self> {
        refuse_ending(whole)?;
        if whole.is_dir() {
            return Err(Problem::new(format!("{} is a folder", whole.display()), "name a file in it").into());
        }
        let beside = |ending: &str| {
            let mut name = whole.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        let (path, earlier) = (beside(".unfinished"), beside(".earlier"));
        let cannot = || format!("{} cannot be written", path.display());
        let file = own_file(&path, whole)?;
        // Some network drives know no locks; there two runs are the person's to keep apart.
        let is_taken = matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock));
        if is_taken || !is_same(&file, &path).with_context(cannot)? {
            let message = format!("another run is writing {}", path.display());
            return Err(Problem::new(message, "wait for it, or give another -o FILE").into());
        }
        let has_lines = file.metadata().with_context(cannot)?.len() > 0;
        if !resume && (has_lines || earlier.is_file()) {
            let there = if has_lines { &path } else { &earlier };
            if !has_lines {
                // It was made just now; where it stays it does no harm.
                let _ = fs::remove_file(&path);
            }
            let message = format!("{} has results of a run that was stopped", there.display());
            return Err(Problem::new(message, "go on with it by --resume, or remove it to start anew").into());
        }
        Ok(Self { file, path, whole: whole.to_owned(), earlier })
    }

    /// Keeps the lines at the start of the file as long as `fits` says so of each, moves the
    /// others out of the way, and returns those of earlier that can be taken by their digest.
    ///
    /// # Errors
    /// When a file is of another run, has something else in it, or cannot be read.
    pub fn keep(&mut self, run: &str, mut fits: impl FnMut(&Head) -> bool) -> Result<Earlier> {
        let mut kept = 0;
        for line in Lines::of(&self.path)? {
            let line = line?;
            if !line.ends(&self.path)? {
                break;
            }
            let head = line.head(&self.path)?;
            if line.is_first() {
                head.check_run(run, &self.path)?;
            }
            if !fits(&head) {
                break;
            }
            kept = line.end();
        }
        let mut earlier = Earlier::default();
        if self.whole.is_file() {
            earlier.add(&self.whole, run)?;
        }
        self.move_away(kept)?;
        if self.earlier.is_file() {
            whole_lines(&self.earlier, &self.whole)?;
            earlier.add(&self.earlier, run)?;
        }
        Ok(earlier)
    }

    /// Moves whole lines from byte `kept` on to the file of earlier ones, and cuts what is
    /// there. A line that ends in neither is in both for a moment, and never in none.
    fn move_away(&mut self, kept: u64) -> Result<()> {
        let cannot = |path: &Path| format!("{} cannot be written", path.display());
        let mut away = None;
        for line in Lines::from(&self.path, kept)? {
            let line = line?;
            if !line.is_whole() {
                break;
            }
            if away.is_none() {
                away = Some(whole_lines(&self.earlier, &self.whole)?);
            }
            if let Some(file) = &mut away {
                file.write_all(line.bytes()).with_context(|| cannot(&self.earlier))?;
            }
        }
        if let Some(file) = away {
            file.sync_all().with_context(|| cannot(&self.earlier))?;
        }
        self.file.set_len(kept).with_context(|| cannot(&self.path))?;
        self.file.seek(SeekFrom::End(0)).with_context(|| cannot(&self.path))?;
        Ok(())
    }
}

/// A file to add lines to. Its last line may be cut short too, where moving was stopped:
/// that line is still where it was moved from.
fn whole_lines(path: &Path, whole: &Path) -> Result<File> {
    let file = own_file(path, whole)?;
    let mut end = 0;
    for line in Lines::of(path)? {
        let line = line?;
        if line.is_whole() {
            end = line.end();
        }
    }
    file.set_len(end).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(file)
}

/// A file of results must not look like a description, or like a table that it is not.
fn refuse_ending(whole: &Path) -> Result<()> {
    let ending = whole.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let help = match ending.as_str() {
        "csv" | "tsv" | "xlsx" => "name it .jsonl; `evenhand levels` makes a table of it then",
        ending if Format::from_extension(ending).is_some() => {
            "name it .jsonl, so that nobody takes it for a description"
        }
        _ => return Ok(()),
    };
    Err(Problem::new(format!("results are lines of JSON, which {} does not say", whole.display()), help).into())
}
