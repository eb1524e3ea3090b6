//! Laying a report out: [`Report`] in, bytes out.
//!
//! A renderer decides nothing about a project; what people read was decided when the
//! report was made. All words of descriptions and plugins pass [`visible`] or a
//! stricter escape on their way to a page, so that nothing in them acts.

mod agreement;
mod alike;
mod criterion;
mod csv;
mod document;
mod emphasis;
mod explanation;
mod framework;
mod glance;
mod grid;
mod json;
mod layout;
mod levels;
mod markdown;
mod markdown_escape;
mod markdown_quotation;
mod marked;
mod occurrences;
mod page;
mod parts;
mod qda;
mod quotation;
mod rows;
mod second_reader;
mod sheet;
mod sheet_markdown;
mod statements;
mod text;
mod visible;
mod workbook;
mod wrap;

pub use self::csv::csv;
pub use agreement::{agreement, coded_agreement};
pub use document::document;
pub use explanation::explanation;
pub use framework::{framework, framework_list};
pub use json::{json, json_line, schema, schema_of, second_reading_schema};
pub use levels::{levels, levels_header};
pub use markdown::markdown;
pub use occurrences::{Search, search, search_json};
pub use qda::qda_project;
pub use second_reader::second_reader;
pub use sheet::sheet;
pub use sheet_markdown::sheet_markdown;
pub use text::{View, text};
pub use visible::{visible, visible_lines};
pub use workbook::{LevelsWorkbook, workbook};

use crate::model::report::Report;

/// A form that a report alone can take; a [`qda_project`] needs the description beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `evenhand/report/v1`, for programs.
    Json,
    /// Pages for colleagues, for whatever reads Markdown.
    Markdown,
    /// A row for each criterion and item of evidence, for spreadsheets.
    Csv,
    /// The same pages as a Word document.
    Document,
    /// Sheets for Excel and its like.
    Workbook,
    /// The terminal view.
    Text(View),
}

/// A report could not be laid out: our fault, never the description's. Only [`qda_project`] also
/// fails with it where its caller gives what does not belong together.
#[derive(Debug, thiserror::Error)]
#[error("the report could not be written as {format}")]
pub struct RenderError {
    format: &'static str,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl RenderError {
    fn new(format: &'static str, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self { format, source: Box::new(source) }
    }
}

/// Lays `report` out as `format`: the bytes of a file, in UTF-8 that ends with a line end where
/// the form is text.
///
/// # Errors
///
/// Where a format's writer fails, which is our fault.
pub fn render(report: &Report, format: Format) -> Result<Vec<u8>, RenderError> {
    match format {
        Format::Json => json(report).map(String::into_bytes),
        Format::Markdown => Ok(markdown(report).into_bytes()),
        Format::Csv => csv(report).map(String::into_bytes),
        Format::Document => document(&markdown(report)),
        Format::Workbook => workbook(report),
        Format::Text(view) => Ok(text(report, view).into_bytes()),
    }
}
