//! Compiled code, kept between runs.
//!
//! Compiling a plugin takes a thousand times as long as running it. A [`Cache`] is a
//! private folder with one file for each plugin, engine and set of settings; what a
//! file looks like is [`entry`]'s, what it keeps beside the code [`told`]'s, where the code is
//! while it is checked [`checked`]'s, and running it [`trusted`]'s. A file that is damaged,
//! stale or not there costs a compilation and is never an error. Nothing of a project
//! description comes here.

mod checked;
mod entry;
mod told;
mod trusted;

use std::fs::{self, DirEntry, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use thiserror::Error;
use wasmtime::component::Component;

use entry::Key;
pub(super) use told::Told;

/// The ending of an entry's file.
const ENDING: &str = "compiled";
/// What a file that is still being written is called first.
const UNFINISHED: &str = "unfinished-";
/// How long a file may be unfinished before it is taken for the trace of a run that was
/// ended.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);
/// How old the note of an entry's last use may grow before it is renewed.
const USED_LATELY: Duration = Duration::from_secs(60 * 60);

/// A folder of compiled plugins. Any number of processes may use it at once.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    bound: u64,
    /// Whose entries are run: this user's, by number. 0 where files have no owners.
    user: u32,
}

/// Why a folder cannot be used as a cache.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CacheError {
    /// It cannot be made or looked into.
    #[error("{} cannot be used: {reason}", folder.display())]
    Unusable {
        /// The folder.
        folder: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// Others than this user may write to it: what they put there would be run.
    #[error("{} is open to other users", folder.display())]
    Open {
        /// The folder.
        folder: PathBuf,
    },
}

impl CacheError {
    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Unusable { .. } => "cache-unusable",
            Self::Open { .. } => "cache-open",
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unusable { .. } => "name a folder that you may write to",
            Self::Open { .. } => {
                "compiled code is run as it is: take the others' right to write away, or name another folder"
            }
        }
    }
}

/// One plugin's compiled code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheEntry {
    /// Its file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last used, to the hour.
    pub used: SystemTime,
}

impl Cache {
    /// The bound that the command sets, in bytes.
    pub const BOUND: u64 = 500_000_000;

    /// The cache in `folder`, which is made where it is missing. It is kept below
    /// `bound` bytes by removing what was used longest ago.
    ///
    /// # Errors
    /// When the folder cannot be made, or others than this user may write to it.
    pub fn open(folder: impl Into<PathBuf>, bound: u64) -> Result<Self, CacheError> {
        let folder = folder.into();
        match make(&folder).and_then(|()| owner(&folder)) {
            Ok(Some(user)) => Ok(Self { folder, bound, user }),
            Ok(None) => Err(CacheError::Open { folder }),
            Err(reason) => Err(CacheError::Unusable { folder, reason }),
        }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The most bytes that it keeps.
    #[must_use]
    pub fn bound(&self) -> u64 {
        self.bound
    }

    /// What it keeps, what was used last first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn entries(&self) -> io::Result<Vec<CacheEntry>> {
        let mut entries: Vec<CacheEntry> =
            self.files()?.iter().filter(|file| is_entry(&file.path())).filter_map(looked_at).collect();
        entries.sort_by(|a, b| b.used.cmp(&a.used).then_with(|| a.path.cmp(&b.path)));
        Ok(entries)
    }

    /// Removes all that it keeps, and tells how many entries and bytes that were.
    ///
    /// # Errors
    /// When the folder cannot be read, or an entry cannot be removed.
    pub fn clear(&self) -> io::Result<(usize, u64)> {
        let mut cleared = (0, 0);
        for file in self.files()? {
            let size = looked_at(&file).map_or(0, |entry| entry.size);
            match fs::remove_file(file.path()) {
                Ok(()) if is_entry(&file.path()) => cleared = (cleared.0 + 1, cleared.1 + size),
                // Another process may have been faster.
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(cleared)
    }

    /// The component with this digest, if it was compiled before, and what it then said of
    /// itself.
    pub(super) fn component(&self, engine: &wasmtime::Engine, digest: &str) -> Option<(Component, Option<Told>)> {
        let key = Key::of(engine, digest);
        let found = trusted::component(engine, &key, &mut self.file(&key)?)?;
        self.note_use(&key);
        Some(found)
    }

    /// Keeps a component for later, and what it said of itself where that is known. A full
    /// disk or a folder that became read-only is no reason not to go on.
    pub(super) fn keep(&self, engine: &wasmtime::Engine, digest: &str, component: &Component, told: Option<&Told>) {
        let told = told.map(Told::to_bytes).unwrap_or_default();
        let _ = component.serialize().map(|code| self.write(&Key::of(engine, digest), &entry::rest(&told, &code)));
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(key.name()).with_extension(ENDING)
    }

    /// The entry's file, if it is this user's own and within the bound.
    fn file(&self, key: &Key) -> Option<io::Take<File>> {
        let file = File::open(self.path(key)).ok()?;
        let about = file.metadata().ok()?;
        let is_sound = about.is_file() && about.len() <= self.bound && is_own(&about, self.user);
        is_sound.then(|| file.take(self.bound))
    }

    /// Notes that an entry was used, unless that was noted lately.
    fn note_use(&self, key: &Key) {
        let Ok(file) = File::open(self.path(key)) else { return };
        let used = file.metadata().and_then(|about| about.modified());
        if used.is_ok_and(|used| used.elapsed().is_ok_and(|age| age > USED_LATELY)) {
            // What is not noted is only removed sooner.
            let _ = file.set_modified(SystemTime::now());
        }
    }

    /// Writes beside and renames: another process sees the old file, none, or the whole.
    fn write(&self, key: &Key, rest: &[u8]) -> io::Result<()> {
        let head = entry::head(key, rest);
        if (head.len() + rest.len()) as u64 > self.bound {
            return Ok(());
        }
        let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.folder)?;
        file.write_all(&head)?;
        file.write_all(rest)?;
        let path = self.path(key);
        file.persist(&path).map_err(|error| error.error)?;
        self.keep_below_bound(&path)
    }

    fn keep_below_bound(&self, newest: &Path) -> io::Result<()> {
        for file in self.files()?.iter().filter(|file| !is_entry(&file.path())).filter_map(looked_at) {
            if file.used.elapsed().is_ok_and(|age| age > ABANDONED) {
                let _ = fs::remove_file(file.path);
            }
        }
        let mut kept = 0;
        for entry in self.entries()? {
            kept += entry.size;
            if kept > self.bound && entry.path != newest {
                let _ = fs::remove_file(entry.path);
            }
        }
        Ok(())
    }

    /// The files that are the cache's: anything else in the folder is left alone.
    fn files(&self) -> io::Result<Vec<DirEntry>> {
        let ours = |file: &DirEntry| {
            is_entry(&file.path()) || file.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED))
        };
        let files: Vec<DirEntry> = fs::read_dir(&self.folder)?.collect::<io::Result<_>>()?;
        Ok(files.into_iter().filter(ours).collect())
    }
}

fn is_entry(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

fn looked_at(file: &DirEntry) -> Option<CacheEntry> {
    let about = file.metadata().ok().filter(fs::Metadata::is_file)?;
    Some(CacheEntry { path: file.path(), size: about.len(), used: about.modified().ok()? })
}

#[cfg(unix)]
fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// This user's number, if nobody but this user, or root, may write to the folder. Whose
/// process this is shows in a file that it makes there.
#[cfg(unix)]
fn owner(folder: &Path) -> io::Result<Option<u32>> {
    use std::os::unix::fs::MetadataExt as _;
    let about = fs::metadata(folder)?;
    let user = tempfile::tempfile_in(folder)?.metadata()?.uid();
    Ok(is_own(&about, user).then_some(user))
}

/// Whether only `user`, or root, may write to it. An entry is asked too: it may have been
/// put there before the folder was closed to others.
#[cfg(unix)]
fn is_own(about: &fs::Metadata, user: u32) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    const ROOT: u32 = 0;
    about.mode() & 0o022 == 0 && (about.uid() == ROOT || about.uid() == user)
}

/// Elsewhere a user's folders are closed to others unless the user opened them.
#[cfg(not(unix))]
fn owner(folder: &Path) -> io::Result<Option<u32>> {
    fs::metadata(folder).map(|about| about.is_dir().then_some(0))
}

#[cfg(not(unix))]
fn is_own(_: &fs::Metadata, _: u32) -> bool {
    true
}
