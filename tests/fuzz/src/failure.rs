//! What the command tells people, as far as the reader of tables needs it.

/// Something that a person must mend, and how.
#[derive(Debug)]
pub struct Problem {
    message: String,
    help: String,
}

impl Problem {
    /// A clause, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for Problem {}
