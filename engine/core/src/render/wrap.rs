//! Breaking text into lines by the width it takes on a screen.
//!
//! It breaks at spaces, and inside a word only where the word is wider than a line.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// `text` in lines of at most `columns`; an empty text has no lines.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let joined = width(&line) + usize::from(!line.is_empty()) + width(word);
        if joined <= columns {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = broken(word, columns, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Breaks a word that is wider than a line, and returns what is left of it.
fn broken(word: &str, columns: usize, lines: &mut Vec<String>) -> String {
    let mut rest = String::new();
    for c in word.chars() {
        if width(&rest) + c.width().unwrap_or(0) > columns {
            lines.push(std::mem::take(&mut rest));
        }
        rest.push(c);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn breaks_at_spaces_and_inside_a_word_only_where_it_must() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a abcdefgh b", 4), ["a", "abcd", "efgh", "b"]);
        assert!(wrap("", 10).is_empty());
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let lines = wrap("健康的不平等在这里", 6);
        assert!(lines.iter().all(|line| width(line) <= 6), "{lines:?}");
        assert_eq!(lines.concat(), "健康的不平等在这里");
    }
}
