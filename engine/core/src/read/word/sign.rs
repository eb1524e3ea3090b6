//! Signs that people set for themselves: boxes that are ticked or not, and bullets.
//!
//! An option that nobody ticked is what a form offers, and no word of the team's.

use super::super::mark::BULLETS;

/// A box with a cross.
pub(super) const TICKED: &str = "\u{2612}";
/// An empty box.
pub(super) const UNTICKED: &str = "\u{2610}";
/// Boxes and ticks: what follows one is its own option.
const BOXES: [char; 6] = ['\u{2610}', '\u{2611}', '\u{2612}', '\u{2713}', '\u{2714}', '\u{2717}'];
/// The bullet of the symbol font.
const SYMBOL: char = '\u{f0b7}';

/// What the sign of a symbol font at `code` shows, of those that say something: hexadecimal,
/// as Word writes it.
pub(super) fn mark(code: &str) -> &'static str {
    match code.to_ascii_uppercase().as_str() {
        "F0FE" | "F052" | "F0FD" | "F078" => TICKED,
        "F0A8" | "F06F" | "F071" | "F0A3" => UNTICKED,
        "F0FC" => "\u{2713}",
        "F0B7" | "F0A7" => "\u{2022}",
        _ => " ",
    }
}

/// `text` without what stands behind an empty box: the option, up to the next box, the end of its
/// sentence (what follows is why it was not ticked) or of the line. `open` is whether one was
/// open before, and is after.
pub(super) fn without_unticked(text: &str, open: &mut bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars() {
        let ended = matches!(last, '.' | '!' | '?') && c.is_whitespace();
        if BOXES.contains(&c) || c == '\n' || ended {
            *open = UNTICKED.starts_with(c);
        }
        if !*open {
            kept.push(c);
        }
        last = c;
    }
    kept
}

/// How many bytes of `text` are a bullet that somebody typed, with the space after it.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let spaced = rest.len() - rest.trim_start().len();
    let typed = BULLETS.contains(&first)
        || first == SYMBOL
        || (matches!(first, '-' | '\u{2013}' | '*') && spaced > 0)
        || (first == 'o' && rest.starts_with('\t'));
    (typed && rest.contains(char::is_alphanumeric)).then_some(first.len_utf8() + spaced)
}
