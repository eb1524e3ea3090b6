//! Where a description comes from, and its bytes, of which no more are read than may be.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::{Format, Limits, decode, page};

/// Where a description comes from.
pub struct Source<'s> {
    pub(super) origin: Origin<'s>,
    name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) format: Option<Format>,
}

pub(super) enum Origin<'s> {
    Path(PathBuf),
    Bytes(Vec<u8>),
    Reader(Box<dyn Read + 's>),
}

impl<'s> Source<'s> {
    /// A file. Its ending says its format; without one it is Markdown.
    #[must_use]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self { origin: Origin::Path(path.into()), name: None, title: None, format: None }
    }

    /// Bytes that are there already: Markdown, unless they are [named](Self::named)
    /// or told otherwise.
    #[must_use]
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self { origin: Origin::Bytes(bytes.into()), name: None, title: None, format: None }
    }

    /// Something to read to its end, such as standard input: Markdown unless told.
    #[must_use]
    pub fn reader(reader: impl Read + 's) -> Self {
        Self { origin: Origin::Reader(Box::new(reader)), name: None, title: None, format: None }
    }

    /// Names it, as if it were this file: for its format, its title and its errors.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What it is called where it has no title of its own and no heading, in place of its
    /// file's name.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Reads it in this format, whatever its name says.
    #[must_use]
    pub fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    pub(super) fn shown(&self) -> String {
        match (&self.name, &self.origin) {
            (Some(name), _) => name.clone(),
            (None, Origin::Path(path)) => path.display().to_string(),
            (None, Origin::Bytes(_)) => "the description".to_owned(),
            (None, Origin::Reader(_)) => "standard input".to_owned(),
        }
    }

    /// The name of the file, where it has one.
    pub(super) fn file(&self) -> Option<PathBuf> {
        match (&self.name, &self.origin) {
            (Some(name), _) => Some(PathBuf::from(name)),
            (None, Origin::Path(path)) => Some(path.clone()),
            _ => None,
        }
    }
}

/// All bytes of `origin`.
pub(super) fn bytes(origin: Origin<'_>, name: &str, limits: Limits) -> Result<Vec<u8>, Error> {
    let bytes = match origin {
        Origin::Bytes(bytes) => bytes,
        Origin::Reader(reader) => to_end(reader, name, limits)?,
        Origin::Path(path) if path.is_dir() => return Err(Error::Directory { path }),
        Origin::Path(path) => match std::fs::File::open(&path) {
            Ok(file) => to_end(file, name, limits)?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let nearest = sibling(&path);
                return Err(Error::Missing { path, nearest });
            }
            Err(source) => return Err(Error::Unreadable { name: name.to_owned(), source }),
        },
    };
    let limit = limits.of(&bytes);
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge { name: name.to_owned(), limit });
    }
    Ok(bytes)
}

/// Reads one byte more than may be, at most.
fn to_end(mut reader: impl Read, name: &str, limits: Limits) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let unreadable = |source| Error::Unreadable { name: name.to_owned(), source };
    // The first bytes tell which limit is its.
    reader.by_ref().take(decode::ARCHIVE.len() as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    let rest = (limits.of(&bytes) + 1).saturating_sub(bytes.len() as u64);
    reader.take(rest).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// A file beside `path` whose name it may be a slip of.
fn sibling(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let close: Vec<&str> = names.iter().map(String::as_str).collect();
    page::nearest(&wanted, &close).map(str::to_owned)
}
