//! The table of a batch as a workbook, written row by row: hundreds of thousands of rows take no
//! more memory than one, and nothing is put aside in files meanwhile.
//!
//! The library holds the cells of a sheet in memory, so it lays out an empty sheet here, and the
//! rows are written into that.

use std::borrow::Cow;
use std::io::{self, Cursor, Read as _, Write};

use quick_xml::escape::partial_escape;
use rust_xlsxwriter::XlsxError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{DateTime, ZipArchive, ZipWriter};

use super::Book;
use super::cell::cell;
use super::column::Column;
use super::table::{ROWS, Table, acts, beyond};
use crate::model::batch::Line;
use crate::render::levels::{COLUMNS, rows};

/// How wide each column is, in characters.
const WIDTHS: [u16; COLUMNS.len()] = [44, 8, 16, 36, 12, 10, 16, 22, 30, 16, 16, 10, 60, 40];

/// The columns that hold numbers.
const NUMBERS: [&str; 2] = ["row", "phrases"];

/// The part of the file that holds the rows, and the part that says how far they can be filtered.
const SHEET: &str = "xl/worksheets/sheet1.xml";
const BOOK: &str = "xl/workbook.xml";

/// The table that [`levels`](crate::render::levels()) writes as CSV, as an `.xlsx` file: one sheet,
/// with its heads frozen and a filter. The same lines make the same file.
pub struct LevelsWorkbook<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    styles: [String; 3],
    /// The rows that are written, the heads among them.
    written: u32,
    /// The most that the sheet holds.
    rows: u32,
    beyond: u64,
}

impl<W: Write> LevelsWorkbook<W> {
    /// Begins the file; rows go to `to` as they come.
    ///
    /// # Errors
    ///
    /// Where `to` cannot be written to.
    pub fn new(to: W) -> io::Result<Self> {
        let mut zip = ZipWriter::new_stream(to);
        let template = Template::new(1)?;
        for (name, bytes) in template.parts.iter().filter(|(name, _)| name != SHEET && name != BOOK) {
            part(&mut zip, name, bytes)?;
        }
        zip.start_file(SHEET, options())?;
        let sheet = template.sheet()?;
        zip.write_all(sheet.before.as_bytes())?;
        let styles = sheet.styles.map(str::to_owned);
        Ok(Self { zip, styles, written: 1, rows: ROWS, beyond: 0 })
    }

    /// Writes the rows of one line of a batch. What does not fit into a sheet is counted, and the
    /// last row tells of it.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn line(&mut self, line: &Line) -> io::Result<()> {
        for row in rows(line) {
            if self.written + 1 >= self.rows {
                self.beyond += 1;
            } else {
                self.row(&row)?;
            }
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    ///
    /// Where it cannot be written to.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(remark) = beyond(self.beyond) {
            self.row(&[remark])?;
        }
        let template = Template::new(self.written - 1)?;
        self.zip.write_all(template.sheet()?.after.as_bytes())?;
        part(&mut self.zip, BOOK, template.part(BOOK)?)?;
        self.zip.finish()?;
        Ok(())
    }

    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.written += 1;
        let number = self.written;
        write!(self.zip, r#"<row r="{number}">"#)?;
        for ((text, letter), column) in cells.iter().zip('A'..).zip(COLUMNS) {
            let text = cell(text);
            let [plain, guarded, numbers] = &self.styles;
            let style = if acts(&text) { guarded } else { plain };
            match text.parse::<u32>() {
                _ if text.is_empty() => {}
                Ok(value) if NUMBERS.contains(&column) => {
                    write!(self.zip, r#"<c r="{letter}{number}" s="{numbers}"><v>{value}</v></c>"#)?;
                }
                _ => {
                    let words = escaped(&text);
                    let is = format!(r#"<is><t xml:space="preserve">{words}</t></is>"#);
                    write!(self.zip, r#"<c r="{letter}{number}" s="{style}" t="inlineStr">{is}</c>"#)?;
                }
            }
        }
        self.zip.write_all(b"</row>")
    }
}

/// A workbook of the same table without its rows: the parts of its file, in their order.
struct Template {
    parts: Vec<(String, Vec<u8>)>,
}

/// What of the sheet stands before its rows and after them, and by which numbers it knows how words
/// are set, what looks like a formula, and numbers.
struct Split<'x> {
    before: String,
    styles: [&'x str; 3],
    after: &'x str,
}

impl Template {
    /// One whose filter goes down to the row `last`, from 0.
    fn new(last: u32) -> io::Result<Self> {
        let bytes = empty(last).map_err(io::Error::other)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at)?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            parts.push((file.name().to_owned(), bytes));
        }
        Ok(Self { parts })
    }

    fn part(&self, name: &str) -> io::Result<&[u8]> {
        let found = self.parts.iter().find(|(part, _)| part == name);
        found.map(|(_, bytes)| bytes.as_slice()).ok_or_else(|| io::Error::other(format!("no {name} was laid out")))
    }

    fn sheet(&self) -> io::Result<Split<'_>> {
        let xml = str::from_utf8(self.part(SHEET)?).map_err(io::Error::other)?;
        split(xml).ok_or_else(|| io::Error::other("the sheet was laid out otherwise"))
    }
}

/// The workbook with its heads, and in the row below them the styles of its cells.
fn empty(last: u32) -> Result<Vec<u8>, XlsxError> {
    let mut table =
        Table::new(COLUMNS.into_iter().zip(WIDTHS).map(|(head, width)| Column::new(head, width)).collect())?;
    table.heads()?;
    table.model()?;
    table.filter_to(last)?;
    let mut book = Book::new()?;
    book.add("Levels", table)?;
    book.workbook.save_to_buffer()
}

fn split(xml: &str) -> Option<Split<'_>> {
    let (before, rest) = xml.split_once(r#"<row r="2""#)?;
    let (model, _) = rest.split_once("</sheetData>")?;
    let style = |name: &str| model.split_once(&format!(r#"<c r="{name}" s=""#))?.1.split('"').next();
    // It says how many rows there are, which nobody knows yet; it may be left out.
    let (above, below) = before.split_once("<dimension")?;
    let (_, below) = below.split_once("/>")?;
    let after = &rest[model.len()..];
    Some(Split { before: format!("{above}{below}"), styles: [style("A2")?, style("B2")?, style("C2")?], after })
}

/// Text as a cell's XML has it.
fn escaped(text: &str) -> Cow<'_, str> {
    let words = partial_escape(text);
    if !words.contains("_x") {
        return words;
    }
    // `_x000D_` is how such a file writes a character; words that look so have their mark written so.
    let mut out = String::with_capacity(words.len());
    let mut rest = words.as_ref();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.as_bytes().get(2..7);
        let is_code = code.is_some_and(|code| code[..4].iter().all(u8::is_ascii_hexdigit) && code[4] == b'_');
        out.push_str(if is_code { "_x005F_x" } else { "_x" });
        rest = &from[2..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn part<W: Write>(zip: &mut ZipWriter<StreamWriter<W>>, name: &str, bytes: &[u8]) -> io::Result<()> {
    zip.start_file(name, options())?;
    zip.write_all(bytes)
}

/// No file says when it was written.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o600)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::batch::Unread;

    #[test]
    fn words_that_look_like_a_code_stay_words() {
        assert_eq!(escaped("a_x000D_b <r>&_x00_"), "a_x005F_x000D_b &lt;r&gt;&amp;_x00_");
        assert_eq!(escaped("_x_x0041_é_x"), "_x_x005F_x0041_é_x");
    }
    #[test]
    fn rows_that_do_not_fit_are_told_of_in_the_last() {
        let why = Unread { kind: "not-text".into(), message: "no text".into(), help: String::new() };
        let line: Line = serde_json::from_value(serde_json::json!({
            "schema": "", "input": "a.md", "row": null, "id": null, "result": "", "run": "",
            "status": "failed", "error": why, "report": null,
        }))
        .expect("a line");
        let mut bytes = Vec::new();
        let mut book = LevelsWorkbook::new(&mut bytes).expect("a file");
        book.rows = 4;
        (0..9).for_each(|_| book.line(&line).expect("a row"));
        book.finish().expect("an end");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut sheet = String::new();
        archive.by_name(SHEET).expect("the sheet").read_to_string(&mut sheet).expect("UTF-8");
        assert_eq!((sheet.matches("<row ").count(), sheet.matches(">a.md<").count()), (4, 2));
        assert!(sheet.contains("7 more rows do not fit into a sheet") && sheet.contains("A1:N4"), "{sheet}");
    }
}
