//! The published JSON, `evenhand/report/v1`, and its schema.
//!
//! Pretty, in the order of the types, the same bytes for the same report.

use serde::Serialize;

use super::RenderError;
use super::visible::acts_unseen;
use crate::model::report::Report;

/// `report` as JSON. Characters that would act unseen, in a terminal or an editor,
/// stand as escapes: the same strings for a program, nothing that moves a cursor.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn json(report: &Report) -> Result<String, RenderError> {
    pretty(report)
}

/// Anything as pretty JSON with the same escapes.
pub(super) fn pretty<T: Serialize + ?Sized>(value: &T) -> Result<String, RenderError> {
    let exact = serde_json::to_string_pretty(value).map_err(|e| RenderError::new("JSON", e))?;
    Ok(escaped(&exact))
}

/// The JSON Schema of the report.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Report);
    escaped(&format!("{:#}", schema.as_value()))
}

/// Outside its strings JSON has none of these characters, so every one of them may
/// be escaped wherever it stands.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if acts_unseen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}
