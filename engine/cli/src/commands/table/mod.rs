//! A CSV file with named columns. What is in them is the caller's.

pub mod quoted_field;

use std::io;
use std::path::Path;

use anyhow::Result;
use evenhand::assess::nearest;

use crate::failure::Problem;

/// A file whose first line names its columns.
pub struct Table {
    name: String,
    header: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

/// One row, with the line that it starts on, from 1.
pub struct Row<'t> {
    pub line: u64,
    table: &'t Table,
    record: &'t csv::StringRecord,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Column(usize);

impl Table {
    /// Reads the file at `path`: cells parted by commas, or by semicolons or tabs where the
    /// first line has more of them, or by what a line `sep=;` above it says. A mark of byte
    /// order and rows without any word are passed over.
    ///
    /// # Errors
    /// When it is not there, is no such file, has a row of another length, or a quotation that
    /// is never closed.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|error| not_there(&name, &error))?;
        let text = text(&name, &bytes)?;
        let (said, text) = without_said(text);
        let first_line = 1 + u64::from(said.is_some());
        let tabs = path.extension().is_some_and(|ending| ending == "tsv").then_some(b'\t');
        let separator = said.or(tabs).unwrap_or_else(|| separator(text));
        if let Some(line) = quoted_field::open(text, separator, first_line) {
            let message = format!("{name}:{line}: the quotation that opens on this line is never closed");
            return Err(Problem::new(message, quoted_field::HELP).into());
        }
        let mut file = csv::ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let header = file.headers()?.iter();
        let header: Vec<String> =
            header.map(|name| name.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
        let (mut rows, mut lines) = (Vec::new(), Lines { bytes: text.as_bytes(), at: 0, line: first_line });
        for record in file.into_records() {
            let record = record?;
            let line = lines.line_of(&record);
            // A spreadsheet writes empty rows at the end, and empty cells behind a row.
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let more = record.iter().skip(header.len()).any(|cell| !cell.trim().is_empty());
            if more || record.len() < header.len() {
                let (cells, all) = (record.len(), header.len());
                let message = format!("{name}:{line}: the row has {cells} cells, and the first line has {all}");
                let help = "put a cell that has commas, semicolons or line ends in it between quotation marks";
                return Err(Problem::new(message, help).into());
            }
            rows.push((line, record));
        }
        Ok(Self { name, header, rows })
    }

    /// The column called `name`, if there is one.
    pub fn find(&self, name: &str) -> Option<Column> {
        self.header.iter().position(|known| *known == name.to_lowercase()).map(Column)
    }

    /// The column called `name`.
    ///
    /// # Errors
    /// When there is none.
    pub fn column(&self, name: &str) -> Result<Column> {
        self.find(name).ok_or_else(|| {
            let help = match nearest(name, &self.header) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the columns are {}", self.header.join(", ")),
            };
            Problem::new(format!("{} has no column `{name}`", self.name), help).into()
        })
    }

    /// Its rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { line: *line, table: self, record })
    }
}

fn not_there(name: &str, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Problem::new(format!("{name} is not there"), "check the path, and the folder you are in")
        }
        _ => Problem::new(format!("{name} cannot be read: {error}"), "name a file that you may read"),
    }
}

/// The file's text, without a mark of byte order.
fn text<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, Problem> {
    let save = "save it as \"CSV UTF-8\", as spreadsheets call it, with the names of the columns in the first line";
    let told = |what: &str| Problem::new(format!("{name}{what}"), save);
    let starts = |start: &[u8]| bytes.starts_with(start);
    if starts(b"PK\x03\x04") || starts(b"\xd0\xcf\x11\xe0") {
        return Err(told(" is a spreadsheet's own file, whatever its ending"));
    }
    if starts(&[0xff, 0xfe]) || starts(&[0xfe, 0xff]) {
        return Err(told(" is UTF-16 text, and only UTF-8 is read"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        told(&format!(":{line}: a letter here is not UTF-8 text"))
    })?;
    match text.strip_prefix('\u{feff}').unwrap_or(text) {
        text if text.trim().is_empty() => Err(told(" is empty")),
        text => Ok(text),
    }
}

/// What a first line `sep=;` says that cells are parted by, as Excel writes it, and the text
/// below that line.
fn without_said(text: &str) -> (Option<u8>, &str) {
    let said = said_separator(text.as_bytes());
    (said.map(|(separator, _)| separator), said.map_or(text, |(_, length)| &text[length..]))
}

/// The separator that a table says in its first line, and the bytes of that line.
pub fn said_separator(start: &[u8]) -> Option<(u8, usize)> {
    let end = start.iter().position(|byte| *byte == b'\n')?;
    let line = start[..end].trim_ascii_end();
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    match line.get(..4).filter(|key| key.eq_ignore_ascii_case(b"sep=")).map(|_| &line[4..]) {
        Some([separator @ (b',' | b';' | b'|')]) => Some((*separator, end + 1)),
        // A tab at the end was taken for space.
        Some([]) if start[..end].contains(&b'\t') => Some((b'\t', end + 1)),
        _ => None,
    }
}

/// What parts the cells of a table that starts so: a comma, or a semicolon or tab where the
/// first line has more of them.
pub fn separator(start: impl AsRef<[u8]>) -> u8 {
    let mut lines = start.as_ref().split(|byte| matches!(byte, b'\r' | b'\n'));
    let first = lines.find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let count = |wanted: u8| first.iter().filter(|&&byte| byte == wanted).count();
    // Of as many the last is taken.
    [b'\t', b';', b','].into_iter().max_by_key(|&byte| count(byte)).unwrap_or(b',')
}

/// Counts the lines of a file as its records go by. The reader's own count is one too low
/// after lines that end as Windows ends them.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line that `record` starts on; it stands after the record asked about before.
    fn line_of(&mut self, record: &csv::StringRecord) -> u64 {
        let start = record.position().map_or(self.at, |position| position.byte() as usize);
        let ends = self.bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = &self.bytes[self.at..start + ends];
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = start + ends;
        self.line
    }
}

impl Row<'_> {
    /// What stands in `column`, without space around it.
    pub fn get(&self, column: Column) -> &str {
        self.record.get(column.0).unwrap_or_default().trim()
    }

    /// A mistake in this row.
    pub fn problem(&self, message: &str, help: impl Into<String>) -> Problem {
        Problem::new(format!("{}:{}: {message}", self.table.name, self.line), help)
    }
}
