//! Lines of earlier runs: read as a stream, and found by their digest.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result};
use evenhand::model::batch::{LINE_SCHEMA, Status, Unread};
use serde::Deserialize;

use crate::failure::Problem;

/// What is read of a line to know what it is.
#[derive(Debug, Deserialize)]
pub struct Head {
    schema: String,
    pub result: String,
    run: String,
    pub status: Status,
    pub error: Option<Unread>,
}

impl Head {
    /// Refuses a line that something else made.
    ///
    /// # Errors
    /// When it is of another version, or of other frameworks or settings.
    pub fn check_run(&self, run: &str, path: &Path) -> Result<()> {
        if self.run == run {
            return Ok(());
        }
        let message =
            format!("{} was made by other frameworks, settings or limits, or by another version", path.display());
        let help = "give the same options to go on with it; or name another file, or remove it, to start anew";
        Err(Problem::new(message, help).into())
    }
}

/// The most bytes of a line, many times those of any report.
const LONGEST: u64 = 256 << 20;

/// What every line of ours starts with.
const START: &[u8] = b"{\"schema\":\"evenhand/batch/";

/// The lines of a file, one after another; the last may be cut short.
pub struct Lines {
    file: BufReader<File>,
    number: u64,
    at: u64,
}

/// One of them.
pub struct Line {
    bytes: Vec<u8>,
    number: u64,
    start: u64,
}

impl Lines {
    /// Those of the file at `path`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(path: &Path) -> Result<Self> {
        Self::from(path, 0)
    }

    /// Those from a byte on at which a line starts.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn from(path: &Path, at: u64) -> Result<Self> {
        let open = || {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(at))?;
            Ok::<_, io::Error>(Self { file: BufReader::new(file), number: 0, at })
        };
        open().with_context(|| format!("{} cannot be read", path.display()))
    }
}

impl Iterator for Lines {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<io::Result<Line>> {
        let mut bytes = Vec::new();
        match (&mut self.file).take(LONGEST).read_until(b'\n', &mut bytes) {
            Err(error) => Some(Err(error)),
            Ok(0) => None,
            Ok(length) => {
                let start = self.at;
                self.at += length as u64;
                self.number += 1;
                Some(Ok(Line { bytes, number: self.number, start }))
            }
        }
    }
}

impl Line {
    /// What it is; `path` is where it stands.
    ///
    /// # Errors
    /// When it is no line of a batch.
    pub fn head(&self, path: &Path) -> Result<Head> {
        let head = serde_json::from_slice::<Head>(&self.bytes).ok();
        let is_ours = |head: &Head| self.is_whole() && head.schema == LINE_SCHEMA;
        head.filter(is_ours).ok_or_else(|| self.not_ours(path).into())
    }

    fn not_ours(&self, path: &Path) -> Problem {
        let message = format!("line {} of {} is no result of `evenhand batch`", self.number, path.display());
        Problem::new(message, "name another file, or remove this one to start anew")
    }

    /// Whether it ends. One that does not was cut short when a run was ended; but a file of
    /// somebody else's may end so too.
    ///
    /// # Errors
    /// When it is cut short and does not start as ours do.
    pub fn ends(&self, path: &Path) -> Result<bool> {
        let as_far = START.len().min(self.bytes.len());
        match self.is_whole() || self.bytes[..as_far] == START[..as_far] {
            true => Ok(self.is_whole()),
            false => Err(self.not_ours(path).into()),
        }
    }

    /// Whether it ends.
    pub fn is_whole(&self) -> bool {
        self.bytes.ends_with(b"\n")
    }

    /// Whether it is the first of its file.
    pub fn is_first(&self) -> bool {
        self.start == 0
    }

    /// The byte behind it.
    pub fn end(&self) -> u64 {
        self.start + self.bytes.len() as u64
    }

    /// The line, with its end.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Lines that can be taken in place of reading a description again: those that were
/// assessed. Some sixty bytes are kept in memory for each.
#[derive(Default)]
pub struct Earlier {
    files: Vec<Mutex<File>>,
    found: HashMap<String, Place>,
}

struct Place {
    file: usize,
    start: u64,
    length: usize,
}

impl Earlier {
    /// Adds the lines of the file at `path`.
    ///
    /// # Errors
    /// When it is of another run, has something else in it, or cannot be read.
    pub fn add(&mut self, path: &Path, run: &str) -> Result<()> {
        let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
        for line in Lines::of(path)? {
            let line = line?;
            let head = line.head(path)?;
            if line.is_first() {
                head.check_run(run, path)?;
            }
            if head.status == Status::Assessed {
                let place = Place { file: self.files.len(), start: line.start, length: line.bytes.len() };
                self.found.insert(head.result, place);
            }
        }
        self.files.push(Mutex::new(file));
        Ok(())
    }

    /// The line of the result with this digest, if it is there and can still be read.
    pub fn take(&self, result: &str) -> Option<Vec<u8>> {
        let place = self.found.get(result)?;
        let mut file = self.files.get(place.file)?.lock().unwrap_or_else(PoisonError::into_inner);
        let mut line = vec![0; place.length];
        file.seek(SeekFrom::Start(place.start)).ok()?;
        file.read_exact(&mut line).ok()?;
        Some(line)
    }
}
