//! What is nearly a page's form: the line that was meant, for an author who knows what to say
//! and not yet how it is written.

use crate::mistake::{Mistake, suggest};

const STARTS: &[&str] = &["strong", "weak", "close but no", "ask", "called"];

/// A line that starts like no bullet of an element.
pub(super) fn no_part(file: &str, line: usize, text: &str) -> Mistake {
    Mistake::new(file, line, "this line is no part of an element", bullet(text))
}

fn bullet(text: &str) -> String {
    let low = text.to_lowercase();
    let start = STARTS.iter().find(|start| low.strip_prefix(**start).is_some_and(|rest| !rest.starts_with(is_of_word)));
    match start {
        Some(start) if !text.starts_with(start) => format!("write it small: `- {start}`"),
        Some(&"close but no") => {
            "put a comma and a reason behind it: `- close but no, other-sense (words for the reader): QUERY`".to_owned()
        }
        Some(&"ask") => "name a role: `- ask ROLE: question`".to_owned(),
        Some(start) => format!("put a colon behind it: `- {start}: …`"),
        None => {
            let near = suggest(text.split([':', ',', ' ']).next().unwrap_or_default(), STARTS);
            match near.strip_prefix("did you mean") {
                Some(_) => near,
                None => "a line starts with `- called:`, `- strong:`, `- weak:`, `- close but no, REASON:` or `- ask \
                         ROLE:`; a wrapped line starts with a space"
                    .to_owned(),
            }
        }
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

/// Several of `known` with nothing but a space between: what to write instead.
pub(super) fn several(word: &str, known: &[&str]) -> Option<String> {
    let (mut rest, mut found) = (word, Vec::new());
    while !rest.is_empty() {
        let next = known.iter().find(|known| {
            rest.strip_prefix(**known).is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
        })?;
        found.push(*next);
        rest = rest[next.len()..].trim_start();
    }
    Some(format!("put a comma between: {}", found.join(", ")))
}

/// What to do with a heading of no part of a page, where it is nearly an element's, and what
/// stands in it behind that word.
pub(super) fn heading(words: &str) -> Option<(&'static str, &str)> {
    let (first, rest) = words.split_once([':', ' '])?;
    first.trim().eq_ignore_ascii_case("element").then_some(("write ## Element: NAME (…)", rest))
}

/// The words of a line that would be the question if a space stood behind its mark.
pub(super) fn question(line: &str) -> Option<&str> {
    line.strip_prefix('#').filter(|words| words.starts_with(char::is_alphanumeric))
}
