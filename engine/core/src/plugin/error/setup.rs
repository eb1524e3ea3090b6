//! Why an engine could not be set up.

use thiserror::Error;

use crate::fault::Fault;

/// Why the sandbox could not be set up.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SetupError {
    /// A limit is out of range.
    #[error("the limit `{name}` is {value} {unit}, and may be from {least} to {most}")]
    Limit {
        /// The limit's name.
        name: &'static str,
        /// What was given.
        value: u64,
        /// What it is counted in.
        unit: &'static str,
        /// The least that it may be.
        least: u64,
        /// The most that it may be.
        most: u64,
    },
    /// This machine cannot run it.
    #[error("the sandbox cannot be set up: {0}")]
    Machine(String),
}

impl SetupError {
    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Limit { .. } => "limit",
            Self::Machine(_) => "sandbox",
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self {
            Self::Limit { .. } => Fault::Caller,
            Self::Machine(_) => Fault::Host,
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Limit { name, least, most, .. } => {
                format!("set the limit `{name}` to a number from {least} to {most}")
            }
            Self::Machine(_) => "give limits that this machine can keep, or say what machine it is".to_owned(),
        }
    }
}
