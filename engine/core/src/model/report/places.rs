//! Where bytes of a description stand, in characters and lines.
//!
//! A report has thousands of places, and a text may be one line of a million bytes, so
//! nothing here counts from the start of the text for each of them.

/// How far apart the places are that are counted once, in bytes.
const APART: usize = 64;

/// A place in a text: characters before it, its line and column from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    byte: usize,
    pub chars: usize,
    pub line: usize,
    pub column: usize,
}

impl At {
    const START: Self = Self { byte: 0, chars: 0, line: 1, column: 1 };

    fn after(mut self, text: &str) -> Self {
        for c in text.chars() {
            self.chars += 1;
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.byte += text.len();
        self
    }
}

/// The places of one text.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    counted: Vec<At>,
}

impl<'t> Places<'t> {
    /// Counts `text` once.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut counted = vec![At::START];
        let mut last = At::START;
        while last.byte + APART < text.len() {
            let to = (last.byte + APART..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            last = last.after(&text[last.byte..to]);
            counted.push(last);
        }
        Self { text, counted }
    }

    /// Where `byte` stands; the start of the text where it is within no character.
    pub(super) fn at(&self, byte: usize) -> At {
        let before = self.counted.partition_point(|at| at.byte <= byte).saturating_sub(1);
        let near = self.counted.get(before).copied().unwrap_or(At::START);
        self.text.get(near.byte..byte).map_or(At::START, |rest| near.after(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::{At, Places};

    #[test]
    fn every_place_is_where_counting_from_the_start_finds_it() {
        let text = "Ein Café\n\nfür alle – “ja”. ".repeat(120) + &"é".repeat(2_000) + "\r\nend";
        let places = Places::of(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..byte];
            let line = before.rfind('\n').map_or(0, |at| at + 1);
            let (chars, line, column) =
                (before.chars().count(), before.matches('\n').count() + 1, before[line..].chars().count() + 1);
            assert_eq!(places.at(byte), At { byte, chars, line, column });
        }
        assert_eq!(Places::of("").at(0), At::START);
        assert_eq!(places.at(text.len() + 1), At::START);
    }
}
