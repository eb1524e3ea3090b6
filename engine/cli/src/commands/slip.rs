//! What is wrong with a line of JSON, told without a word of it.

use serde_json::Error;
use serde_json::error::Category;

/// The kind of mistake and the column, from 1. The line may be a confidential text, and the
/// parser's own message repeats what it did not expect.
pub fn slip(line: &[u8], error: &Error) -> String {
    let read = line.get(..error.column()).unwrap_or(line);
    let column = String::from_utf8_lossy(read).chars().count().max(1);
    match error.classify() {
        Category::Syntax => format!("it is not JSON at column {column}"),
        Category::Eof => format!("it ends before it is whole, at column {column}"),
        Category::Data => format!("it is {}, seen at column {column}", what(line)),
        Category::Io => "it cannot be read".to_owned(),
    }
}

/// What kind of JSON `line` is.
fn what(line: &[u8]) -> &'static str {
    match line.trim_ascii_start().first() {
        Some(b'"') => "a text",
        Some(b'[') => "a list",
        Some(b'{') => "an object with other fields",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

#[cfg(test)]
mod tests {
    use super::slip;
    use serde_json::{Map, Value};

    fn told(line: &str) -> String {
        let error = serde_json::from_str::<Map<String, Value>>(line).expect_err("no object");
        slip(line.as_bytes(), &error)
    }

    #[test]
    fn a_mistake_is_told_by_its_kind_and_column() {
        assert_eq!(told("\"Maria Jones\""), "it is a text, seen at column 13");
        assert_eq!(told("[\"Maria Jones\"]"), "it is a list, seen at column 1");
        assert_eq!(told("7"), "it is a number, seen at column 1");
        assert_eq!(told("{\"text\": \"Maria"), "it ends before it is whole, at column 15");
        assert_eq!(told("{\"näme\": Maria}"), "it is not JSON at column 10");
        assert_eq!(told("Maria Jones"), "it is not JSON at column 1");
    }

    #[test]
    fn no_word_of_the_line_is_told_and_it_is_short() {
        let words = "Maria Jones has HIV ".repeat(1_000);
        let all = [
            words.clone(),
            format!("\"{words}\""),
            format!("\"{words}"),
            format!("[\"{words}\"]"),
            format!("{{{words}: 1}}"),
            format!("{{\"{words}\" 1}}"),
            format!("{{\"text\": \"\\q{words}\"}}"),
        ];
        for line in all {
            let told = told(&line);
            assert!(!told.contains("Maria") && told.len() < 60, "{told}");
        }
    }
}
