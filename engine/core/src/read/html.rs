//! The words of an HTML block: what stands outside its tags and comments.
//!
//! A comment is not the team's text. One that never ends is read as words, so that
//! a forgotten `-->` cannot hide the rest of a description.

use super::inline::Inline;

/// Tags that do not end a line.
const WITHIN: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "small", "span", "strong", "sub", "sup",
    "u",
];

/// What a comment starts with.
const COMMENT: &str = "<!--";

/// The words of `html`, which stands at byte `at` of the canonical text.
pub(super) fn words(html: &str, at: usize) -> Inline {
    let mut inline = Inline::default();
    let mut rest = 0;
    // Where the last of each ends: behind it nothing is looked for again.
    let (last_comment, last_tag) = (html.rfind("-->").unwrap_or(0), html.rfind('>').unwrap_or(0));
    while let Some(open) = html[rest..].find('<').map(|found| rest + found) {
        inline.push(&html[rest..open], at + rest);
        let ends = if html[open..].starts_with(COMMENT) { last_comment } else { last_tag };
        match (open < ends).then(|| tag_length(&html[open..])).flatten() {
            Some(length) => {
                if ends_line(&html[open..open + length]) {
                    inline.end_line();
                }
                rest = open + length;
            }
            None => {
                inline.push("<", at + open);
                rest = open + 1;
            }
        }
    }
    inline.push(&html[rest..], at + rest);
    inline
}

/// Whether the tag `tag`, marks included, ends a line.
pub(super) fn ends_line(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    !tag.starts_with(COMMENT) && !WITHIN.contains(&name[..end].to_ascii_lowercase().as_str())
}

fn tag_length(html: &str) -> Option<usize> {
    if html.starts_with(COMMENT) {
        return html.find("-->").map(|end| end + 3);
    }
    let name = html[1..].strip_prefix(['/', '!', '?']).unwrap_or(&html[1..]);
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if named { html.find('>').map(|end| end + 1) } else { None }
}
