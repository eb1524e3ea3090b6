//! Endings of files that hold more than plain text, by which a slip is told.

/// Whether files with this ending are a word processor's or a printer's.
pub fn is_document(ending: &str) -> bool {
    ["docx", "doc", "odt", "rtf", "pdf", "pages"].contains(&ending.to_ascii_lowercase().as_str())
}

/// Whether files with this ending are a spreadsheet's own.
pub fn is_workbook(ending: &str) -> bool {
    ["xlsx", "xls", "xlsm", "ods", "numbers"].contains(&ending.to_ascii_lowercase().as_str())
}
