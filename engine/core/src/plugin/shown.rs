//! A plugin's words, made short and harmless enough to stand in an error.
//!
//! What may be said at all is for the laws; this only makes sure that no name in a
//! hostile file moves a cursor or fills a screen.

use evenhand_language::text::acts;

/// The most characters of one name in an error, and of one reason of the runtime's.
const NAME: usize = 60;
const REASON: usize = 300;

/// A name or a text in quotation marks, cut short, with what would act escaped.
pub(super) fn name(text: &str) -> String {
    let mut short: String = text.chars().take(NAME).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

/// A reason that the runtime gives: its first line, since the rest is a trace, and
/// names of the plugin's may stand in it.
pub(super) fn reason(text: &str) -> String {
    bare(text.lines().next().unwrap_or_default(), REASON)
}

/// The first `most` characters of `text` that do nothing.
pub(super) fn bare(text: &str, most: usize) -> String {
    text.chars().filter(|c| !acts(*c)).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::{bare, name, reason};

    #[test]
    fn names_are_cut_short_and_escaped() {
        assert_eq!(name("act.travel"), "\"act.travel\"");
        assert_eq!(name("a\u{1b}[31m\u{202e}b"), r#""a\u{1b}[31m\u{202e}b""#);
        assert_eq!(name(&"é".repeat(61)), format!("\"{}…\"", "é".repeat(60)));
    }

    #[test]
    fn reasons_are_one_line_that_does_nothing() {
        assert_eq!(reason("import `a\u{1b}[2Jb`\u{2028}is unknown\nwasm trace"), "import `a[2Jb`is unknown");
        assert_eq!(bare(&"x".repeat(400), 300).len(), 300);
    }
}
