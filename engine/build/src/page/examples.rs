//! Worked examples: fenced texts with the level that they must get.

use evenhand_language::{Level, Shortfall};

use super::{Example, Line};
use crate::mistake::{Mistake, suggest};

/// The level of this name.
pub(crate) fn level(name: &str) -> Result<Level, String> {
    Level::from_id(name).ok_or_else(|| suggest(name, &Level::ALL.map(Level::id)))
}

/// Reads the examples of a page.
pub(super) fn read(file: &str, criterion: &str, lines: &[Line<'_>], mistakes: &mut Vec<Mistake>) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut rest = lines.iter();
    while let Some((line, text)) = rest.next() {
        if text.trim().is_empty() {
            continue;
        }
        let Some(mark) = ["~~~", "```"].into_iter().find(|mark| text.starts_with(mark)) else {
            let help = "an example stands between ~~~text LEVEL and ~~~";
            mistakes.push(Mistake::new(file, *line, "this line belongs to no example", help));
            continue;
        };
        let inside: Vec<&str> = rest.by_ref().map(|(_, text)| *text).take_while(|text| text.trim() != mark).collect();
        match example(file, criterion, *line, text[mark.len()..].trim(), inside.join("\n")) {
            Ok(example) => examples.push(example),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    examples
}

fn example(file: &str, criterion: &str, line: usize, says: &str, text: String) -> Result<Example, Mistake> {
    let wrong = |message: String, help: String| Mistake::new(file, line, message, help);
    let words = split(says);
    let mut words = words.iter().map(String::as_str);
    if words.next() != Some("text") {
        return Err(wrong("an example is marked as text".to_owned(), "write ~~~text LEVEL".to_owned()));
    }
    let name = words.next().unwrap_or_default();
    let level = level(name).map_err(|help| wrong(format!("`{name}` is no level"), help))?;
    let mut example = Example {
        file: file.to_owned(),
        line,
        criterion: criterion.to_owned(),
        level,
        trap: false,
        shortfall: None,
        heading: None,
        stage: None,
        settings: Vec::new(),
        text,
    };
    for word in words {
        match (word.split_once('='), Shortfall::from_id(word)) {
            (_, Some(shortfall)) => example.shortfall = Some(shortfall),
            (None, None) if word == "trap" => example.trap = true,
            (Some(("heading", heading)), _) => example.heading = Some(heading.to_owned()),
            (Some(("stage", stage)), _) => example.stage = Some(stage.to_owned()),
            (Some((key, value)), _) if key.starts_with("setting.") => {
                example.settings.push((key["setting.".len()..].to_owned(), value.to_owned()));
            }
            _ => {
                let known =
                    ["trap", "only-hoped", "part-missing", "only-touched-on", "unclear-who", "heading=", "stage="];
                return Err(wrong(format!("`{word}` says nothing about an example"), suggest(word, &known)));
            }
        }
    }
    Ok(example)
}

/// Words, with `key="several words"` kept together and unquoted.
fn split(says: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in says.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.push(String::new()),
            c => words.last_mut().into_iter().for_each(|word| word.push(c)),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
