//! The words of a quotation without the marks of emphasis that Markdown sets around them.
//!
//! The quotation itself has them, since it is cut out of the text as it is written; the JSON, the
//! CSV and `explain` show it so. People who read a page have seen the text without.

use std::borrow::Cow;

/// `quote` without marks of emphasis and of code. A mark between spaces, or between figures, is a
/// sign that somebody wrote.
pub(super) fn unmarked(quote: &str) -> Cow<'_, str> {
    if !quote.contains(MARKS) {
        return Cow::Borrowed(quote);
    }
    let mut out = String::with_capacity(quote.len());
    let mut rest = quote;
    while let Some(at) = rest.find(MARKS) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mark = from.chars().next().unwrap_or_default();
        let after = from.trim_start_matches(mark);
        let run = &from[..from.len() - after.len()];
        if is_sign(mark, out.chars().next_back(), after.chars().next()) {
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

const MARKS: [char; 3] = ['*', '_', '`'];

/// Whether a mark between these two is one that somebody wrote for itself.
fn is_sign(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let both = |holds: fn(char) -> bool| before.is_some_and(holds) && after.is_some_and(holds);
    match mark {
        '*' => both(char::is_whitespace) || both(|c| c.is_ascii_digit()),
        '_' => both(char::is_whitespace) || both(char::is_alphanumeric),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn emphasis_goes_and_signs_stay() {
        assert_eq!(
            unmarked("We asked *ten* residents what **they** wanted."),
            "We asked ten residents what they wanted."
        );
        assert_eq!(unmarked("Officer **Author:** Jo _Bell_, `version` 0.7"), "Officer Author: Jo Bell, version 0.7");
        assert_eq!(unmarked("a * b, 3*4, snake_case"), "a * b, 3*4, snake_case");
        assert_eq!(unmarked("** they"), " they", "a piece may begin within emphasis");
        assert_eq!(unmarked("plain"), "plain");
    }
}
