//! What XML can hold.

use std::borrow::Cow;

/// `words` as XML can hold them, before they are escaped. What it cannot hold shows as its name: a
/// single such character, and a reader of XML opens none of the file.
pub(in crate::render) fn held(words: &str) -> Cow<'_, str> {
    let unheld = |c: char| (c < ' ' && !matches!(c, '\t' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if !words.contains(unheld) {
        return Cow::Borrowed(words);
    }
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        if unheld(c) { shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))) } else { shown.push(c) }
    }
    Cow::Owned(shown)
}
