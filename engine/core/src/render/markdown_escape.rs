//! Words in Markdown that stay words: no link, image, code, HTML or heading.
//!
//! As little as possible is escaped, since people read and paste the source too.

use super::visible;

/// `text` as one line of literal Markdown.
pub(super) fn literal(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len());
    for (at, c) in shown.char_indices() {
        if acts(&shown, at, c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether `c` at `at` could act: anywhere, or only where it stands.
fn acts(text: &str, at: usize, c: char) -> bool {
    let before = &text[..at];
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '@' | '^' => true,
        // A heading, a list or a rule, at the start of a line only.
        '#' | '+' | '-' | '=' => before.is_empty(),
        '.' | ')' => is_number(before) || ends_with(before, "www"),
        // A bare address would become a link.
        ':' => text[at..].starts_with("://") || ends_with_scheme(before),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 10 && text.bytes().all(|b| b.is_ascii_digit())
}

fn ends_with_scheme(before: &str) -> bool {
    ["mailto", "xmpp", "javascript", "data"].iter().any(|scheme| ends_with(before, scheme))
}

/// Whether `text` ends with `end`, in whatever case. Only the end is looked at: this is asked
/// at each full stop of a quotation that may be the whole description.
fn ends_with(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.is_some_and(|start| text.as_bytes()[start..].eq_ignore_ascii_case(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::literal;
    use pulldown_cmark::{Event, Options, Parser};

    /// What a reader of the rendered page sees, and whether anything acted.
    fn read(markdown: &str) -> (String, bool) {
        let (mut text, mut acted) = (String::new(), false);
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(_) => {}
                _ => acted = true,
            }
        }
        (text, acted)
    }

    #[test]
    fn words_stay_words() {
        for hostile in [
            "<script>alert(1)</script>",
            "![x](http://e.x/y.png)",
            "[a]: http://e.x",
            "`code`",
            "# head",
            "1. one",
            "12) two",
            "- item",
            "+ item",
            "* item",
            "> quote",
            "a | b",
            "| - |",
            "***",
            "---",
            "===",
            "~~no~~",
            "&lt;b&gt;",
            "$x$",
            "<http://e.x>",
            "a\\",
            "__b__",
            "http://e.x",
            "www.e.x",
            "a@b.example",
            "[^1]",
            "javascript:alert(1)",
            ":-)",
            "==mark==",
            "^a^",
        ] {
            let (text, acted) = read(&literal(hostile));
            assert!(!acted, "{hostile:?} became {:?}", literal(hostile));
            assert_eq!(text, hostile);
        }
    }

    #[test]
    fn a_quotation_as_long_as_a_description_is_soon_escaped() {
        let start = std::time::Instant::now();
        assert_eq!(literal(&"a: b. ".repeat(170_000)), "a: b. ".repeat(170_000).trim_end());
        assert_eq!(literal("WWW.e.x MailTo:a"), r"WWW\.e.x MailTo\:a");
        assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
    }

    #[test]
    fn plain_prose_is_left_alone() {
        let prose = "We will visit 12 homes (at no cost): two visits - each of them free, 50% more.";
        assert_eq!(literal(prose), prose);
    }
}
