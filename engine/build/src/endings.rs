//! Endings of files, by which it is told what they hold, and that a name is a slip.

/// The endings of the files that are read in a framework's folder, with their dots.
pub(crate) const OF_PAGES: [&str; 3] = [".md", ".toml", ".txt"];

/// Whether files with this ending, without its dot, hold plain text that somebody wrote.
pub(crate) fn is_text(ending: &str) -> bool {
    ["md", "markdown", "txt", "text", "toml"].contains(&ending.to_ascii_lowercase().as_str())
}

/// Whether files with this ending, without its dot, are a word processor's or a printer's.
#[must_use]
pub fn is_document(ending: &str) -> bool {
    ["docx", "doc", "odt", "rtf", "pdf", "pages"].contains(&ending.to_ascii_lowercase().as_str())
}

/// Whether files with this ending, without its dot, are a spreadsheet's own.
#[must_use]
pub fn is_workbook(ending: &str) -> bool {
    ["xlsx", "xls", "xlsm", "ods", "numbers"].contains(&ending.to_ascii_lowercase().as_str())
}
