//! Signs that people set for themselves: boxes that are ticked or not, and bullets.
//!
//! An option that nobody ticked is what a form offers, and no word of the team's.

/// A box with a cross.
pub(super) const TICKED: &str = "\u{2612}";
/// An empty box.
pub(super) const UNTICKED: &str = "\u{2610}";
/// Boxes and ticks: what follows one is its own option.
const BOXES: [char; 6] = ['\u{2610}', '\u{2611}', '\u{2612}', '\u{2713}', '\u{2714}', '\u{2717}'];
/// Bullets that are nothing else; `\u{f0b7}` is the symbol font's.
const BULLETS: [char; 7] = ['\u{2022}', '\u{25e6}', '\u{25aa}', '\u{25cf}', '\u{b7}', '\u{f0b7}', '\u{2023}'];

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

/// The parts of `text` that stand behind an empty box, up to the next box or the end of the
/// line; `open` is whether one was open before, and is after.
pub(super) fn without_unticked(text: &str, open: &mut bool) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if BOXES.contains(&c) || c == '\n' {
            *open = UNTICKED.starts_with(c);
        }
        if !*open {
            kept.push(c);
        }
    }
    kept
}

/// How many bytes of `text` are a bullet that somebody typed, with the space after it.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let spaced = rest.len() - rest.trim_start().len();
    let typed = BULLETS.contains(&first)
        || (matches!(first, '-' | '\u{2013}' | '*') && spaced > 0)
        || (first == 'o' && rest.starts_with('\t'));
    (typed && rest.contains(char::is_alphanumeric)).then_some(first.len_utf8() + spaced)
}
