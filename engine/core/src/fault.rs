//! Whose a failure is, for a program that has to do something about it.

/// Whose a failure is: who can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// The description's: its writer must mend it.
    Description,
    /// The caller's: a setting, a path, a choice of engine.
    Caller,
    /// The plugin's: its author must mend it, or the caller raises a limit. The same plugin
    /// fails on the same description again.
    Plugin,
    /// The machine's or the clock's: the same may go well with more time or memory.
    Host,
    /// Ours.
    Engine,
}

impl Fault {
    /// Whether the same, done again, may go well.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        self == Self::Host
    }
}
