//! Files that hold one description in each row.
//!
//! A row that cannot be read is a row with its reason. A file is read as a stream, and no
//! row may be longer than a bound, so that a quotation mark that is never closed does not
//! fill the memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};
use evenhand::assess::nearest;
use evenhand::model::batch::Unread;
use serde_json::{Map, Value};

use super::bounded::{Bounded, LONGEST};
use crate::args::Rows;
use crate::commands::slip::slip;
use crate::commands::table::quoted_field::QuotedFields;
use crate::commands::table::{said_separator, separator};
use crate::failure::Problem;

/// Which columns, or fields, are read.
#[derive(Debug, Clone)]
pub struct Columns {
    pub text: String,
    pub id: Option<String>,
    /// Whether the names of others stay untold: a row without a header, or a field that is
    /// called by what it should hold, is the description's own words.
    pub no_quotes: bool,
}

/// One row, from 1.
pub struct Row {
    pub number: u64,
    pub id: Option<String>,
    pub text: Result<Vec<u8>, Unread>,
}

impl Columns {
    /// The names of those that are there, or only how many they are.
    fn others(&self, names: &[impl AsRef<str>], what: &str) -> String {
        match names.len() {
            1 if self.no_quotes => format!("1 {what}"),
            count if self.no_quotes => format!("{count} {what}s"),
            _ => few(names),
        }
    }
}

/// A file, or what comes on standard input.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// Opens the file at `path`, or standard input where that is `-`.
///
/// # Errors
/// When it cannot be opened, or has not the columns.
pub fn open(path: &Path, kind: Rows, columns: &Columns) -> Result<Box<dyn Iterator<Item = Row> + Send>> {
    let stream: Stream = match path.as_os_str() == "-" {
        true => Box::new(BufReader::new(io::stdin())),
        false => {
            let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
            Box::new(BufReader::new(file))
        }
    };
    let columns = columns.clone();
    match kind {
        Rows::Jsonl => Ok(Box::new(Objects { stream, columns, number: 0, broken: false })),
        Rows::Csv | Rows::Tsv => Ok(Box::new(Cells::open(stream, kind, &columns, path)?)),
    }
}

fn unread(kind: &str, message: String, help: &str) -> Unread {
    Unread { kind: kind.to_owned(), message, help: help.to_owned() }
}

fn broken_off(number: u64, error: &io::Error) -> Row {
    let message = format!("row {number} and those after it cannot be read: {error}");
    Row { number, id: None, text: Err(unread("unreadable", message, "mend the file, and run the same with --resume")) }
}

/// A JSON object in each line; lines without any are passed over.
struct Objects {
    stream: Stream,
    columns: Columns,
    number: u64,
    broken: bool,
}

impl Iterator for Objects {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while !self.broken {
            self.number += 1;
            let mut line = Vec::new();
            match (&mut self.stream).take(LONGEST).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.len() as u64 >= LONGEST && !line.ends_with(b"\n") => return Some(self.passed_over()),
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(self.row(&line)),
                Err(error) => {
                    self.broken = true;
                    return Some(broken_off(self.number, &error));
                }
            }
        }
        None
    }
}

impl Objects {
    /// A row that is too long: its own fault, and not that of those after it.
    fn passed_over(&mut self) -> Row {
        let number = self.number;
        if let Err(error) = self.stream.skip_until(b'\n') {
            self.broken = true;
            return broken_off(number, &error);
        }
        let message = format!("row {number} has more than {LONGEST} bytes");
        let help = "assess the description itself, without its appendices and embedded pictures";
        Row { number, id: None, text: Err(unread("row", message, help)) }
    }

    fn row(&self, line: &[u8]) -> Row {
        let number = self.number;
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        match serde_json::from_slice::<Map<String, Value>>(line) {
            Ok(mut object) => Row { number, id: self.id(&object), text: self.text(&mut object) },
            Err(error) => {
                let message = format!("row {number} is no JSON object: {}", slip(line, &error));
                Row { number, id: None, text: Err(unread("row", message, "write an object in each line")) }
            }
        }
    }

    fn id(&self, object: &Map<String, Value>) -> Option<String> {
        match object.get(self.columns.id.as_deref().unwrap_or("id"))? {
            Value::Null => None,
            Value::String(id) => Some(id.clone()),
            other => Some(other.to_string()),
        }
    }

    fn text(&self, object: &mut Map<String, Value>) -> Result<Vec<u8>, Unread> {
        let (number, wanted) = (self.number, &self.columns.text);
        match object.remove(wanted) {
            Some(Value::String(text)) => Ok(text.into_bytes()),
            Some(_) => {
                Err(unread("row", format!("`{wanted}` of row {number} is no text"), "put it in quotation marks"))
            }
            None => {
                let fields: Vec<&str> = object.keys().map(String::as_str).collect();
                let help = format!("it has {}; --text names another field", self.columns.others(&fields, "field"));
                Err(unread("row", format!("row {number} has no `{wanted}`"), &help))
            }
        }
    }
}

/// A table with a header.
struct Cells {
    table: csv::Reader<Bounded>,
    since: Arc<AtomicU64>,
    width: usize,
    text: usize,
    id: Option<usize>,
    number: u64,
    broken: bool,
}

impl Cells {
    fn open(mut stream: Stream, kind: Rows, columns: &Columns, path: &Path) -> Result<Self> {
        let cannot = || format!("{} cannot be read", path.display());
        let start = stream.fill_buf().with_context(cannot)?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            let message = format!("{} is UTF-16", path.display());
            return Err(Problem::new(message, "save it as \"CSV UTF-8\", not as \"Unicode Text\"").into());
        }
        let said = said_separator(start);
        let (delimiter, above) = match said {
            Some(said) => said,
            None if kind == Rows::Tsv => (b'\t', 0),
            None => (separator(start), 0),
        };
        // A mark of byte order is no cell's first letter.
        let marked = if above == 0 && start.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        stream.consume(above + marked);
        let since = Arc::new(AtomicU64::new(0));
        let quoted = QuotedFields::new(delimiter, 1 + u64::from(said.is_some()));
        let bounded = Bounded::new(stream, Arc::clone(&since), quoted);
        let mut table = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(bounded);
        let header: Vec<String> = table
            .byte_headers()
            .map_err(|error| {
                let message = format!("the first line of {} cannot be read: {error}", path.display());
                Problem::new(message, "check that it names the columns")
            })?
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_lowercase())
            .collect();
        since.store(0, Ordering::Relaxed);
        let text = column(&header, &columns.text, "--text", path, columns)?;
        let id = match &columns.id {
            Some(id) => Some(column(&header, id, "--id", path, columns)?),
            None => header.iter().position(|name| name == "id"),
        };
        Ok(Self { table, since, width: header.len(), text, id, number: 0, broken: false })
    }

    fn row(&self, record: &csv::ByteRecord) -> Row {
        let number = self.number;
        let id = self.id.and_then(|id| record.get(id)).map(|id| String::from_utf8_lossy(id).trim().to_owned());
        let text = match record.get(self.text) {
            Some(text) if record.len() == self.width => Ok(text.to_owned()),
            _ => {
                let message = format!("row {number} has {} cells, and the first line {}", record.len(), self.width);
                Err(unread("row", message, "put a text with commas or line ends in quotation marks"))
            }
        };
        Row { number, id: id.filter(|id| !id.is_empty()), text }
    }
}

impl Iterator for Cells {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.broken {
            return None;
        }
        self.number += 1;
        let mut record = csv::ByteRecord::new();
        match self.table.read_byte_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                self.since.store(0, Ordering::Relaxed);
                Some(self.row(&record))
            }
            Err(error) => {
                self.broken = true;
                Some(broken_off(self.number, &error.into()))
            }
        }
    }
}

fn column(header: &[String], name: &str, option: &str, path: &Path, columns: &Columns) -> Result<usize> {
    header.iter().position(|known| *known == name.trim().to_lowercase()).ok_or_else(|| {
        let near = nearest(name, header).filter(|_| !columns.no_quotes);
        let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        let help = format!("{near}{option} names the column; it has {}", columns.others(header, "column"));
        Problem::new(format!("{} has no column `{name}`", path.display()), help).into()
    })
}

/// The most names that a help lists, and the most characters of each.
const LISTED: usize = 10;
const NAME: usize = 40;

/// The first few of `names`, each to so many characters, and how many more there are.
fn few(names: &[impl AsRef<str>]) -> String {
    let short = |name: &str| match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    };
    let mut listed: Vec<String> = names.iter().take(LISTED).map(|name| short(name.as_ref())).collect();
    if names.len() > LISTED {
        listed.push(format!("and {} more", names.len() - LISTED));
    }
    listed.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(name: &str, kind: Rows, text: impl AsRef<[u8]>) -> Result<Vec<Row>> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        open(&path, kind, &Columns { text: "text".to_owned(), id: None, no_quotes: false }).map(Iterator::collect)
    }

    #[test]
    fn a_row_that_is_too_long_leaves_those_after_it_alone() {
        let long = "a".repeat(LONGEST as usize + 100);
        let text = format!("{{\"text\": \"one\"}}\n{{\"text\": \"{long}\"}}\n{{\"text\": \"three\"}}\n");
        let rows = rows("r.jsonl", Rows::Jsonl, text).expect("rows");
        let told: Vec<_> = rows.iter().map(|row| (row.number, row.text.as_ref().ok().map(Vec::as_slice))).collect();
        assert_eq!(told, [(1, Some(&b"one"[..])), (2, None), (3, Some(&b"three"[..]))]);
        let unread = rows[1].text.as_ref().expect_err("it is too long");
        assert_eq!(unread.message, "row 2 has more than 33554432 bytes");
    }

    #[test]
    fn a_first_line_that_is_too_long_is_for_the_person_to_mend() {
        let error = rows("r.csv", Rows::Csv, "a".repeat(LONGEST as usize + (1 << 20))).err().expect("no header");
        assert!(error.downcast_ref::<Problem>().is_some(), "{error:#}");
        assert!(error.to_string().contains("the first line") && error.to_string().contains("33554432"), "{error:#}");
    }

    #[test]
    fn a_help_lists_a_few_names() {
        let header: Vec<String> = (0..5_000).map(|at| format!("column-{at}-{}", "x".repeat(500))).collect();
        let error = rows("r.csv", Rows::Csv, header.join(",") + "\n").err().expect("no such column");
        let (_, help) = crate::failure::words(&error);
        assert!(help.ends_with("and 4990 more") && help.len() < 600, "{help}");
        let object =
            format!("{{{}}}", header.iter().map(|name| format!("\"{name}\": 1")).collect::<Vec<_>>().join(","));
        let rows = rows("r.jsonl", Rows::Jsonl, object).expect("rows");
        let help = &rows[0].text.as_ref().expect_err("no text").help;
        assert!(help.contains("and 4990 more; --text") && help.len() < 700, "{help}");
    }
}
