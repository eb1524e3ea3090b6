//! Whether every quotation of a table is closed. A reader of tables takes all that follows
//! an open one for one cell, and whoever forgot a mark loses the rows below without a word.

/// Reads a table's bytes as they come, and keeps count of lines and quotations.
#[derive(Debug, Clone)]
pub struct QuotedFields {
    separator: u8,
    state: State,
    line: u64,
    /// The line on which the last quotation opens.
    opened: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A cell begins.
    Begins,
    /// In a cell without marks, or behind one with them.
    Plain,
    Quoted,
    /// Behind a mark in a quotation: it closes, or a second one follows.
    Mark,
}

impl QuotedFields {
    /// Of a table whose cells `separator` parts, from line `line` on.
    pub fn new(separator: u8, line: u64) -> Self {
        Self { separator, state: State::Begins, line, opened: line }
    }

    /// Takes more bytes; the first of them that shows that a quotation was not closed: words
    /// stand right behind a mark that closes it some lines below.
    pub fn take(&mut self, bytes: &[u8]) -> Option<usize> {
        bytes.iter().position(|&byte| {
            let ends = byte == self.separator || matches!(byte, b'\r' | b'\n');
            let slip = self.state == State::Mark && !ends && byte != b'"' && self.line > self.opened;
            self.state = match (self.state, byte) {
                (State::Begins, b'"') => {
                    self.opened = self.line;
                    State::Quoted
                }
                (State::Quoted, b'"') => State::Mark,
                (State::Quoted, _) | (State::Mark, b'"') => State::Quoted,
                _ if ends => State::Begins,
                _ => State::Plain,
            };
            self.line += u64::from(byte == b'\n');
            slip
        })
    }

    /// Whether a quotation is open where the table ends.
    pub fn is_open(&self) -> bool {
        self.state == State::Quoted
    }

    /// The line on which the last quotation opens.
    pub fn opened(&self) -> u64 {
        self.opened
    }
}

/// What to do about an open quotation.
pub const HELP: &str = "close it with a second \"; within a cell between quotation marks write \"\" for one of its own";

/// The line of `table` on which a quotation opens that is never closed, if there is one.
pub fn open(table: &str, separator: u8, first_line: u64) -> Option<u64> {
    let mut quoted = QuotedFields::new(separator, first_line);
    let slip = quoted.take(table.as_bytes()).is_some();
    (slip || quoted.is_open()).then_some(quoted.opened())
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn a_quotation_that_is_never_closed_is_found_where_it_opens() {
        for (table, line) in [
            ("a,b\n1,\"two\n3,four\n", Some(2)),
            ("a,b\n1,\"two\n3,\"four\"\n", Some(2)),
            ("a,b\n1,\"two\n\"3\",four\n", Some(2)),
            ("a,b\n1,\"\"\"two\"\"\n3,\"\"\n", Some(2)),
            ("a,b\n1,\"two\nlines\"\n3,\"fo\"\"ur\"\n\"5\",", None),
            ("a,b\n1,two \"three\"\n4,5\" pipe\n", None),
            ("a,b\n1,\"said \"yes\" twice\"\n2,3\n", None),
            ("a,b\n1,\"two\"", None),
            ("a,b\r\n1,\"two\"\r\n\"3\r\n4\",5\r\n", None),
        ] {
            assert_eq!(open(table, b',', 1), line, "{table:?}");
        }
        assert_eq!(open("a;b\n1;\"two, three\"\n", b';', 1), None);
    }
}
