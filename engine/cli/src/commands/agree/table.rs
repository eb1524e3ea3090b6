//! A CSV file with named columns. What is in them is the caller's.

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
    /// Reads the file at `path`; a mark of byte order before the header is passed over.
    ///
    /// # Errors
    /// When it is not there, is no CSV file, or has a row of another length.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let unread = |error: csv::Error| {
            let line = error.position().map_or_else(String::new, |position| format!(":{}", position.line()));
            let help = "save it as CSV in UTF-8, with the names of the columns in the first line";
            Problem::new(format!("{name}{line}: this cannot be read: {error}"), help)
        };
        let bytes = std::fs::read(path).map_err(|error| unread(error.into()))?;
        let mut file = csv::Reader::from_reader(bytes.as_slice());
        let header = file.headers().map_err(unread)?.iter();
        let header = header.map(|name| name.trim_start_matches('\u{feff}').trim().to_lowercase()).collect();
        let mut rows = Vec::new();
        let mut lines = Lines { bytes: &bytes, at: 0, line: 1 };
        for record in file.into_records() {
            let record = record.map_err(unread)?;
            rows.push((lines.line_of(&record), record));
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
