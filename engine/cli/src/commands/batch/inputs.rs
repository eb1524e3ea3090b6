//! What is read, in which order: files, folders, patterns, files of rows.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand::model::batch::Unread;
use evenhand::read::{self, Format, Source};

use super::ids::SeenIds;
use super::pattern;
use super::rows::{self, Columns, Row};
use crate::args::{Batch, Rows, Shard};
use crate::failure::{self, Problem};
use crate::output;

/// All inputs, named but not yet read.
pub struct Inputs {
    origins: Vec<Origin>,
    columns: Columns,
    /// Files of folders that are no descriptions, by their ending.
    pub left_alone: BTreeMap<String, usize>,
    /// How many files were named more than once, and are read once.
    pub named_again: usize,
    /// How many rows have the id of another of their file, and the first such id.
    pub same_id: (u64, String),
}

enum Origin {
    File(PathBuf),
    Rows(PathBuf, Rows),
    /// What can be read only once, and is open already.
    Stream(PathBuf, Box<dyn Iterator<Item = Row> + Send>),
}

/// One description, not yet read.
pub struct Item {
    /// Its file; `-` is standard input.
    pub path: PathBuf,
    /// Its row, where the file has rows, and what the row is called.
    pub row: Option<(u64, Option<String>)>,
    /// Its words.
    pub body: Body,
}

/// Where the words of a description are.
pub enum Body {
    /// In the file.
    File,
    /// Here.
    Text(Vec<u8>),
    /// Nowhere.
    Unread(Unread),
}

impl Inputs {
    /// Finds what `args` name.
    ///
    /// # Errors
    /// When something that is named is not there, has not the columns, or holds nothing.
    pub fn find(args: &Batch) -> Result<Self> {
        let columns = Columns { text: args.text.clone(), id: args.id.clone(), no_quotes: args.how.no_quotes };
        let mut found = Self {
            origins: Vec::new(),
            columns,
            left_alone: BTreeMap::new(),
            named_again: 0,
            same_id: (0, String::new()),
        };
        for named in &args.inputs {
            let before = found.origins.len();
            found.add(named, args.rows)?;
            if found.origins.len() == before {
                let help = "descriptions end in .md, .toml or .txt; name a file with another ending itself";
                let message = format!("there is no description in {}", named.display());
                return Err(Problem::new(message, help).into());
            }
        }
        if args.inputs.len() > 1 {
            found.once_each();
        }
        if let (Some(stream), Some(_)) = (found.stream_at(), args.shard) {
            let message = format!("{} can be read only once, so nobody knows what a part of it is", stream.display());
            return Err(Problem::new(message, "write it to a file, and name that").into());
        }
        let plugins = args.how.plugins.plugin.iter().map(PathBuf::as_path);
        let inputs: Vec<&Path> = found.origins.iter().map(Origin::path).chain(plugins).collect();
        output::apart(args.output.as_slice(), &inputs)?;
        Ok(found)
    }

    fn add(&mut self, named: &Path, rows: Option<Rows>) -> Result<()> {
        if named.as_os_str() == "-" {
            self.add_rows(named.to_owned(), rows.unwrap_or(Rows::Jsonl))?;
        } else if named.is_dir() {
            self.add_folder(named)?;
        } else if named.exists() {
            self.add_file(named.to_owned(), rows)?;
        } else if let Some(pattern) = named.to_str().filter(|name| name.contains(['*', '?', '['])) {
            self.add_matches(pattern, rows)?;
        } else {
            // The reader's own error knows a neighbour of a similar name.
            read::file(named, read::Limits::default())?;
        }
        Ok(())
    }

    fn add_file(&mut self, path: PathBuf, rows: Option<Rows>) -> Result<()> {
        match rows.or_else(|| rows_by_ending(&path)) {
            Some(kind) => self.add_rows(path, kind),
            None => {
                self.origins.push(Origin::File(path));
                Ok(())
            }
        }
    }

    /// A column that is not there is told before anything is read.
    fn add_rows(&mut self, path: PathBuf, kind: Rows) -> Result<()> {
        let rows = rows::open(&path, kind, &self.columns)?;
        self.origins.push(match path.is_file() {
            true => Origin::Rows(path, kind),
            false => Origin::Stream(path, rows),
        });
        Ok(())
    }

    fn add_matches(&mut self, pattern: &str, rows: Option<Rows>) -> Result<()> {
        let paths = pattern::matches(pattern).with_context(|| format!("`{pattern}` cannot be followed"))?;
        paths.into_iter().try_for_each(|path| self.add_file(path, rows))
    }

    /// The descriptions in a folder and those below it, in the order of their names. Links
    /// to folders are not followed, since they may lead back.
    fn add_folder(&mut self, folder: &Path) -> Result<()> {
        let cannot = || format!("the folder {} cannot be read", folder.display());
        let mut entries: Vec<fs::DirEntry> =
            fs::read_dir(folder).with_context(cannot)?.collect::<std::io::Result<_>>().with_context(cannot)?;
        // What starts so is hidden, or what Word keeps beside a document that is open.
        let own = |name: &OsStr| [".", "~$"].iter().any(|own| name.as_encoded_bytes().starts_with(own.as_bytes()));
        entries.retain(|entry| !own(&entry.file_name()));
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            if entry.file_type().with_context(cannot)?.is_dir() {
                self.add_folder(&path)?;
            } else if !path.is_dir() && ending.as_deref().and_then(Format::from_extension).is_some() {
                self.origins.push(Origin::File(path));
            } else {
                let ending = ending.map_or_else(|| "without an ending".to_owned(), |ending| format!(".{ending}"));
                *self.left_alone.entry(ending).or_default() += 1;
            }
        }
        Ok(())
    }

    /// Keeps the first of those that name the same file.
    fn once_each(&mut self) {
        let before = self.origins.len();
        let mut seen = HashSet::new();
        self.origins.retain(|origin| seen.insert(plain(origin.path())));
        self.named_again = before - self.origins.len();
    }

    /// Where the first of them is that can be read only once.
    fn stream_at(&self) -> Option<&Path> {
        self.origins.iter().find(|origin| matches!(origin, Origin::Stream(..))).map(Origin::path)
    }

    /// How many descriptions there are; none where only reading them will tell. Notes which
    /// rows share an id.
    ///
    /// # Errors
    /// When a file of rows is no longer there.
    pub fn count(&mut self) -> Result<Option<u64>> {
        let mut count = 0;
        for origin in &self.origins {
            let Origin::Rows(path, kind) = origin else {
                match origin {
                    Origin::Stream(..) => return Ok(None),
                    _ => count += 1,
                }
                continue;
            };
            let mut seen = SeenIds::default();
            for row in rows::open(path, *kind, &self.columns)? {
                count += 1;
                if let Some(id) = row.id.filter(|id| seen.again(id)) {
                    self.same_id.0 += 1;
                    if self.same_id.0 == 1 {
                        self.same_id.1 = id;
                    }
                }
            }
        }
        Ok(Some(count))
    }

    /// The descriptions in `part` of all, in order.
    pub fn stream(self, part: Range<u64>) -> impl Iterator<Item = Item> + Send {
        let columns = self.columns;
        let whole = self.origins.into_iter().flat_map(move |origin| origin.items(&columns));
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        whole.skip(place(part.start)).take(place(part.end - part.start))
    }
}

impl Origin {
    fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Rows(path, _) | Self::Stream(path, _) => path,
        }
    }

    fn items(self, columns: &Columns) -> Box<dyn Iterator<Item = Item> + Send> {
        let (path, rows) = match self {
            Self::File(path) => return Box::new(std::iter::once(Item { path, row: None, body: Body::File })),
            Self::Rows(path, kind) => (path.clone(), rows::open(&path, kind, columns)),
            Self::Stream(path, rows) => (path, Ok(rows)),
        };
        match rows {
            Ok(rows) => Box::new(rows.map(move |row| item(&path, row))),
            // It was there when it was named.
            Err(error) => {
                let (message, help) = failure::words(&error);
                let body = Body::Unread(Unread { kind: "unreadable".to_owned(), message, help });
                Box::new(std::iter::once(Item { path, row: None, body }))
            }
        }
    }
}

fn item(path: &Path, row: Row) -> Item {
    let body = row.text.map_or_else(Body::Unread, Body::Text);
    Item { path: path.to_owned(), row: Some((row.number, row.id)), body }
}

/// The part of `count` descriptions that a shard has: parts are neighbours, and together
/// the whole.
pub fn part(count: u64, shard: Option<Shard>) -> Range<u64> {
    let Some(Shard { index, of }) = shard else { return 0..count };
    let start = |index: u64| u64::try_from(u128::from(count) * u128::from(index) / u128::from(of)).unwrap_or(count);
    start(index)..start(index + 1)
}

fn rows_by_ending(path: &Path) -> Option<Rows> {
    match path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase().as_str() {
        "jsonl" | "ndjson" => Some(Rows::Jsonl),
        "csv" => Some(Rows::Csv),
        "tsv" => Some(Rows::Tsv),
        _ => None,
    }
}

/// A path without `.` in it, so that `./a.md` and `a.md` are one.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// A path as it stands in a line: bytes that are not UTF-8 as `\xe9`.
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("\\x{byte:02x}")));
    }
    shown
}

/// A description's words, as a source to read: under the name, and in the format, that its
/// place gives it.
pub fn source(item: &Item, text: Vec<u8>, from: Option<Format>) -> Source<'static> {
    let name = shown(&item.path);
    let source = match &item.row {
        None => Source::bytes(text).named(name),
        Some((number, id)) => {
            let called = id.clone().unwrap_or_else(|| format!("{name}, row {number}"));
            Source::bytes(text).named(format!("{name}, row {number}")).titled(called).format(Format::Markdown)
        }
    };
    from.into_iter().fold(source, Source::format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_neighbours_and_together_the_whole() {
        for count in [0, 1, 5, 16, 1_000_003] {
            for of in [1, 3, 16, 2_000] {
                let parts: Vec<_> = (0..of).map(|index| part(count, Some(Shard { index, of }))).collect();
                assert_eq!((parts[0].start, parts.last().map(|part| part.end)), (0, Some(count)));
                assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
                let lengths = parts.iter().map(|part| part.end - part.start);
                assert!(lengths.clone().max().unwrap_or(0) - lengths.min().unwrap_or(0) <= 1);
            }
        }
        assert_eq!(part(u64::MAX, Some(Shard { index: 1, of: 2 })).end, u64::MAX);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_not_utf8_is_shown_by_its_bytes() {
        use std::os::unix::ffi::OsStrExt as _;
        assert_eq!(shown(Path::new(OsStr::from_bytes(b"caf\xe9.md"))), "caf\\xe9.md");
        assert_eq!(shown(Path::new("café.md")), "café.md");
    }
}
