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
        let mut closed = false;
        let open = |(_, text): &&Line<'_>| {
            closed = text.trim_end() == mark;
            !closed
        };
        let inside: Vec<&str> = rest.by_ref().take_while(open).map(|(_, text)| *text).collect();
        // The next example's fence would be read as words of this one.
        let swallows = inside.iter().any(|text| text.strip_prefix(mark).is_some_and(|says| says.starts_with("text")));
        if !closed || swallows {
            let help = format!("add a line {mark} where the example ends");
            mistakes.push(Mistake::new(file, *line, "the example is not closed", help));
        }
        match example(file, criterion, *line, text[mark.len()..].trim(), inside.join("\n")) {
            Ok(example) => examples.push(example),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    examples
}

fn example(file: &str, criterion: &str, line: usize, says: &str, text: String) -> Result<Example, Mistake> {
    let wrong = |message: String, help: &str| Mistake::new(file, line, message, help);
    let words = split(says)
        .ok_or_else(|| wrong("a quotation mark is not closed".to_owned(), "write heading=\"words\" in one line"))?;
    let mut words = words.iter().map(String::as_str);
    if words.next() != Some("text") {
        return Err(wrong("the fence does not say that this is an example".to_owned(), "write ~~~text LEVEL"));
    }
    let name = words.next().unwrap_or_default();
    let level = match level(name) {
        Ok(level) => level,
        Err(help) if name.is_empty() => return Err(wrong("the example has no level".to_owned(), &help)),
        Err(help) => return Err(wrong(format!("`{name}` is no level"), &help)),
    };
    if !text.contains(char::is_alphanumeric) {
        return Err(wrong("the example is empty".to_owned(), "write the text that is rated"));
    }
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
        attribute(&mut example, word).map_err(|(message, help)| wrong(message, &help))?;
    }
    if example.shortfall.is_some() && level != Level::Partly {
        return Err(wrong("only `partly` falls short".to_owned(), "leave the shortfall out, or write partly"));
    }
    Ok(example)
}

/// `trap`, `only-hoped`, `heading="…"`, `stage=design`, `setting.edition=v3`
fn attribute(example: &mut Example, word: &str) -> Result<(), (String, String)> {
    const STAGES: &[&str] = &["idea", "design", "delivery", "evaluation", "completed"];
    const KNOWN: &[&str] = &[
        "trap",
        "only-hoped",
        "part-missing",
        "only-touched-on",
        "unclear-who",
        "doubtful",
        "heading=\"…\"",
        "stage=…",
        "setting.ID=…",
    ];
    match (word.split_once('='), Shortfall::from_id(word)) {
        (_, Some(shortfall)) => example.shortfall = Some(shortfall),
        (None, None) if word == "trap" => example.trap = true,
        (Some(("heading", heading)), _) => example.heading = Some(heading.to_owned()),
        (Some(("stage", stage)), _) if STAGES.contains(&stage) => example.stage = Some(stage.to_owned()),
        (Some(("stage", stage)), _) => return Err((format!("`{stage}` is no stage"), suggest(stage, STAGES))),
        (Some((key, value)), _) if key.starts_with("setting.") => {
            example.settings.push((key["setting.".len()..].to_owned(), value.to_owned()));
        }
        _ => return Err((format!("`{word}` says nothing about an example"), suggest(word, KNOWN))),
    }
    Ok(())
}

/// Words, with `key="several words"` kept together and unquoted; nothing where a
/// quotation mark is not closed.
fn split(says: &str) -> Option<Vec<String>> {
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
    (!quoted).then_some(words)
}
