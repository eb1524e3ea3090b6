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
    let mut out = String::new();
    let mut kept = 0;
    while let Some((at, c)) = first_that_acts(&json, kept) {
        out.push_str(&json[kept..at]);
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
        kept = at + c.len_utf8();
    }
    if kept > 0 {
        out.push_str(&json[kept..]);
        json = out;
    }
    json.push('\n');
    json
}

/// The first byte that acts unseen and that JSON's own writer leaves as it is; what is above
/// it stands in characters that are not ASCII.
const DELETE: u8 = 0x7f;
/// How many bytes are looked at together: nearly all are letters.
const TOGETHER: usize = 16;

/// The first character from byte `from` that acts unseen, and where it starts.
fn first_that_acts(json: &str, mut from: usize) -> Option<(usize, char)> {
    let is_plain = |byte: &u8| *byte < DELETE;
    loop {
        let rest = &json.as_bytes()[from..];
        let plain = TOGETHER * rest.chunks(TOGETHER).take_while(|some| some.iter().all(is_plain)).count();
        let beyond = rest.get(plain..).filter(|beyond| !beyond.is_empty())?;
        from += plain + beyond.iter().take_while(|byte| is_plain(byte)).count();
        for c in json[from..].chars().take_while(|c| *c >= char::from(DELETE)) {
            if acts_unseen(c) {
                return Some((from, c));
            }
            from += c.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{acts_unseen, escaped};

    fn letter_by_letter(json: &str) -> String {
        let one = |c: char| match acts_unseen(c) {
            true => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
            false => c.to_string(),
        };
        json.chars().map(one).chain(["\n".to_owned()]).collect()
    }

    /// Wherever a character stands among those that are looked at together.
    #[test]
    fn what_acts_is_escaped_wherever_it_stands() {
        for c in ["", "é", "\u{7f}", "\u{202e}", "“\u{feff}”", "\u{e0041}", "\u{7f}\u{200b}é\u{ad}"] {
            for before in 0..40 {
                for after in [0, 1, 15, 16, 40] {
                    let json = format!("\"{}{c}{}{c}\"", "a".repeat(before), "b".repeat(after));
                    assert_eq!(escaped(json.clone()), letter_by_letter(&json));
                }
            }
        }
    }
}
