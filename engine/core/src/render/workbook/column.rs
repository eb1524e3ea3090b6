//! The columns of a table: what stands over each, how wide it is, and how its cells are set.

use crate::render::wrap::wrap;

/// The most lines that a row shows at its highest.
const LINES: usize = 27;

/// A column.
pub(super) struct Column {
    pub head: String,
    /// In characters.
    pub width: u16,
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words in as many lines as they need.
    Words,
    /// The same in bold: what is read first.
    Bold,
    /// Words in one line, as far as it goes: what most rows repeat.
    Brief,
    /// Numbers, which sort as such.
    Numbers,
}

impl Column {
    pub fn new(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width, kind: Kind::Words }
    }

    /// The same for what is read first.
    pub fn bold(self) -> Self {
        Self { kind: Kind::Bold, ..self }
    }

    /// The same for what stands in one line, as far as it goes.
    pub fn brief(self) -> Self {
        Self { kind: Kind::Brief, ..self }
    }

    /// The same for numbers.
    pub fn numbers(self) -> Self {
        Self { kind: Kind::Numbers, ..self }
    }

    /// How many lines `text` takes in it.
    pub fn lines(&self, text: &str) -> usize {
        match self.kind {
            Kind::Words => lines(text, self.width, false),
            Kind::Bold => lines(text, self.width, true),
            Kind::Brief | Kind::Numbers => 1,
        }
    }
}

/// How many lines `text` takes in a cell that is `width` digits wide, at most those that can be
/// shown; letters are narrower than digits.
pub(super) fn lines(text: &str, width: u16, is_bold: bool) -> usize {
    let letters = if is_bold { width } else { width + width / 7 };
    let columns = usize::from(letters.max(2));
    // Nothing is to be set that cannot be shown.
    let shown = LINES * columns;
    if text.len() > 4 * shown { LINES } else { wrap(text, columns).len().clamp(1, LINES) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_words_and_no_higher_than_excel_sets_it() {
        assert_eq!(lines("", 20, false), 1);
        assert_eq!(lines("Tenants chose the hours.", 20, false), 2);
        assert_eq!(lines(&"word ".repeat(5_000), 20, false), LINES);
        assert_eq!(lines(&"w".repeat(400), 20, true), 20);
        assert_eq!(Column::new("a", 8).brief().lines("many words that stand in one line"), 1);
    }
}
