//! Making what does not show visible: control characters, terminal escapes, and the
//! marks that turn the direction of text.
//!
//! This is for words on a page. The JSON carries the exact characters, escaped.

/// `text` in one line, in which every character shows.
///
/// White space becomes single spaces. Control characters become their pictures
/// (`␛`), and characters that would act unseen become their names (`⟨U+202E⟩`).
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (index, word) in text.split(is_space).filter(|word| !word.is_empty()).enumerate() {
        if index > 0 {
            shown.push(' ');
        }
        // Nearly every word is of letters that all show.
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            shown.push_str(word);
        } else {
            push_all(&mut shown, word);
        }
    }
    shown
}

/// `text` with its lines and tabs as they are, in which every other character shows.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for piece in text.split_inclusive(['\n', '\t']) {
        let words = piece.trim_end_matches(['\n', '\t']);
        push_all(&mut shown, words);
        shown.push_str(&piece[words.len()..]);
    }
    shown
}

/// Spaces and line ends; a no-break space holds its words together.
fn is_space(c: char) -> bool {
    c != '\u{a0}' && c != '\u{202f}' && c != '\u{85}' && c.is_whitespace()
}

fn push_all(shown: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        match c {
            c if joins(before, c, chars.peek().copied()) => shown.push(c),
            c => push_visible(shown, c),
        }
        before = Some(c);
    }
}

fn push_visible(shown: &mut String, c: char) {
    match c {
        '\0'..='\x1f' => shown.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\x7f' => shown.push('\u{2421}'),
        c if is_joiner(c) || acts_unseen(c) => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
        c => shown.push(c),
    }
}

const EMOJI: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// The joiners of letters and of emoji, and the mark that asks for an emoji.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | EMOJI)
}

/// Whether the joiner `c` joins something that shows: names in many scripts, and pictures of
/// families, need them. Anywhere else a row of them could carry words that nobody sees.
fn joins(before: Option<char>, c: char, after: Option<char>) -> bool {
    let shows = |c: char| c.is_alphanumeric() || (!c.is_ascii() && !is_joiner(c) && !acts_unseen(c));
    let Some(before) = before else { return false };
    match c {
        EMOJI if after == Some(KEYCAP) => before.is_ascii_digit() || matches!(before, '#' | '*'),
        EMOJI => shows(before) && !before.is_alphanumeric(),
        '\u{200c}' | '\u{200d}' => (shows(before) || before == EMOJI) && after.is_some_and(shows),
        _ => false,
    }
}

/// Whether `c` changes what is seen without being seen: C1 controls, direction marks, spaces
/// without width, fillers, variation selectors, annotations and tags. These are Unicode's
/// ignorable characters and controls of format, but for the [joiners](is_joiner), and for signs
/// of Arabic and Syriac that show.
#[must_use]
pub(super) fn acts_unseen(c: char) -> bool {
    matches!(c,
        '\x7f'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// `text` with typographic marks in plain characters; letters stay as they are.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' | '„' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '–' | '—' | '‐' | '‑' | '·' | '•' => out.push('-'),
            '…' => out.push_str("..."),
            '›' | '⟩' => out.push('>'),
            '⟨' => out.push('<'),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            '\u{2400}'..='\u{241f}' => {
                let control = (u32::from(c) - 0x2400) as u8;
                out.push('^');
                out.push(char::from(control + b'@'));
            }
            '\u{2421}' => out.push_str("^?"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_lines};

    #[test]
    fn joiners_show_nothing_only_where_they_join() {
        for words in [
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
            "\u{2764}\u{fe0f}\u{200d}\u{1f525}",
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94d}\u{200d}\u{937}",
            "1\u{fe0f}\u{20e3} and \u{2764}\u{fe0f}.",
        ] {
            assert_eq!((visible(words), visible_lines(words)), (words.to_owned(), words.to_owned()));
        }
        for (words, shown) in [
            ("a\u{200d}\u{200d}b", "a⟨U+200D⟩⟨U+200D⟩b"),
            ("a \u{200c}b\u{200d}", "a ⟨U+200C⟩b⟨U+200D⟩"),
            ("a\u{fe0f}b", "a⟨U+FE0F⟩b"),
            ("\u{2764}\u{fe0f}\u{fe0f}", "\u{2764}\u{fe0f}⟨U+FE0F⟩"),
            ("a\u{e0100}\u{fe00}b", "a⟨U+E0100⟩⟨U+FE00⟩b"),
            ("\u{200b}\u{200d}a", "⟨U+200B⟩⟨U+200D⟩a"),
        ] {
            assert_eq!(visible(words), shown);
            assert_eq!(visible_lines(&format!("{words}\n\t")), format!("{shown}\n\t"));
        }
    }
}
