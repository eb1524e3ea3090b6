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
            word.chars().for_each(|c| push_visible(&mut shown, c));
        }
    }
    shown
}

/// `text` with its lines and tabs as they are, in which every other character shows.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\t') { shown.push(c) } else { push_visible(&mut shown, c) }
    }
    shown
}

/// Spaces and line ends; a no-break space holds its words together.
fn is_space(c: char) -> bool {
    c != '\u{a0}' && c != '\u{202f}' && c != '\u{85}' && c.is_whitespace()
}

fn push_visible(shown: &mut String, c: char) {
    match c {
        '\0'..='\x1f' => shown.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\x7f' => shown.push('\u{2421}'),
        c if acts_unseen(c) => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
        c => shown.push(c),
    }
}

/// Whether `c` changes what is seen without being seen: C1 controls, direction marks,
/// spaces without width, annotations and tags. Joiners are left alone: names need them.
#[must_use]
pub(super) fn acts_unseen(c: char) -> bool {
    matches!(c,
        '\x7f'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'
        | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
