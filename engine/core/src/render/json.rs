//! The published JSON and its schemas.
//!
//! Pretty, in the order of the types, the same bytes for the same values.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::RenderError;
use super::visible::acts_unseen;
use crate::model::framework::Framework;
use crate::model::report::Report;
use crate::model::second_reading::{SCHEMA, SecondReading};

/// A report, a sheet of prompts or an explanation as JSON. Characters that would act
/// unseen, in a terminal or an editor, stand as escapes: the same strings for a
/// program, nothing that moves a cursor.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn json(of: &impl Serialize) -> Result<String, RenderError> {
    let exact = serde_json::to_string_pretty(of).map_err(|e| RenderError::new("JSON", e))?;
    Ok(escaped(exact))
}

/// The same in one line that ends with a line end, as a file of JSON Lines has it.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn json_line(of: &impl Serialize) -> Result<String, RenderError> {
    let exact = serde_json::to_string(of).map_err(|e| RenderError::new("JSON", e))?;
    Ok(escaped(exact))
}

/// The JSON Schema of the report.
#[must_use]
pub fn schema() -> String {
    schema_of::<Report>()
}

/// The JSON Schema of one of the published shapes.
#[must_use]
pub fn schema_of<T: JsonSchema>() -> String {
    escaped(format!("{:#}", schemars::schema_for!(T).as_value()))
}

/// The JSON Schema of a second reading by `framework`: its own id, version and criteria,
/// each once.
#[must_use]
pub fn second_reading_schema(framework: &Framework) -> String {
    let mut schema = schemars::schema_for!(SecondReading).to_value();
    let ids: Vec<&str> = framework.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    narrow(&mut schema, "/properties/schema", json!({ "const": SCHEMA }));
    narrow(&mut schema, "/properties/framework", json!({ "const": framework.id }));
    narrow(&mut schema, "/properties/version", json!({ "const": framework.version }));
    narrow(&mut schema, "/properties/ratings", json!({ "minItems": ids.len(), "maxItems": ids.len() }));
    narrow(&mut schema, "/$defs/Judgement/properties/criterion", json!({ "enum": ids }));
    escaped(format!("{schema:#}"))
}

/// Adds keywords to the schema at `place`.
fn narrow(schema: &mut Value, place: &str, keywords: Value) {
    let at = schema.pointer_mut(place).and_then(Value::as_object_mut);
    if let (Some(at), Value::Object(keywords)) = (at, keywords) {
        at.extend(keywords);
    }
}

/// Outside its strings JSON has none of these characters, so every one of them may
/// be escaped wherever it stands.
fn escaped(mut json: String) -> String {
    if !json.chars().any(acts_unseen) {
        json.push('\n');
        return json;
    }
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
