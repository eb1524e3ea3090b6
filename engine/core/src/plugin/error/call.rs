//! Why a call came to nothing.

use std::fmt;

use thiserror::Error;

use crate::fault::Fault;
use crate::plugin::laws::Broken;
use crate::setting::SettingError;

/// Why a call of a plugin came to nothing.
///
/// The message and `{:?}` have no words of a description; [`CallError::said`] may.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CallError {
    /// It used all its fuel.
    #[error("used all of its {0} units of fuel")]
    OutOfFuel(u64),
    /// It asked for more memory than it may have.
    #[error("asked for {asked} bytes of memory, and the limit is {limit}")]
    Memory {
        /// What it asked for, in bytes.
        asked: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// It asked for a larger table than it may have.
    #[error("asked for a table of {asked} elements, and the limit is {limit}")]
    Table {
        /// What it asked for, in elements.
        asked: usize,
        /// The limit in elements.
        limit: usize,
    },
    /// It asked for more of something that is counted than it may have.
    #[error("asked for {asked} {what}, and the limit is {limit}")]
    Count {
        /// What is counted: `instances`, `memories` or `tables`, as the limit is named.
        what: &'static str,
        /// How many it asked for.
        asked: usize,
        /// The limit.
        limit: usize,
    },
    /// It went too deep.
    #[error("went deeper than its stack of {0} bytes")]
    Stack(usize),
    /// It handed over more than it may: in its answer, or in what it reported.
    #[error("returned more than {0} bytes")]
    Returned(usize),
    /// It was not asked: what the description sets for it is not what it takes. The message
    /// has no words of the description; the error within has, so it is no source, which logs
    /// print too.
    #[error("was not asked: {}", .0.without_words())]
    Setting(SettingError),
    /// Another engine loaded it. It is no verdict on the plugin.
    #[error("was loaded by another engine")]
    OtherEngine,
    /// The machine did not give what running it takes. It is no verdict on the plugin.
    #[error("could not be run by this machine: {0}")]
    Host(String),
    /// The host's deadline passed. It is no verdict on the plugin.
    #[error("was stopped by the host deadline")]
    Deadline,
    /// The caller called it off.
    #[error("was called off")]
    CalledOff,
    /// It trapped.
    #[error("stopped: {reason}{}", left_message(.said))]
    Trapped {
        /// The runtime's reason.
        reason: String,
        /// What the plugin said before: a plugin may put words of the description
        /// into it, so it is shown only where the caller asks.
        said: Vec<String>,
    },
    /// What it answered breaks a law.
    #[error(transparent)]
    Law(Broken),
}

fn left_message(said: &[String]) -> &'static str {
    if said.is_empty() { "" } else { " (it left a message)" }
}

impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {self}", self.kind())
    }
}

impl CallError {
    /// The name of a failure that is the machine's.
    pub const HOST: &'static str = "host-failed";

    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OutOfFuel(_) => "out-of-fuel",
            Self::Memory { .. } => "memory-limit",
            Self::Table { .. } => "table-limit",
            Self::Count { what: "instances", .. } => "instances-limit",
            Self::Count { what: "memories", .. } => "memories-limit",
            Self::Count { .. } => "tables-limit",
            Self::Stack(_) => "stack-limit",
            Self::Returned(_) => "returned-limit",
            Self::Setting(error) => error.kind(),
            Self::OtherEngine => "other-engine",
            Self::Host(_) => Self::HOST,
            Self::Deadline => "host-deadline",
            Self::CalledOff => "called-off",
            Self::Trapped { .. } => "trapped",
            Self::Law(broken) => broken.law,
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self {
            Self::Setting(_) => Fault::Description,
            Self::OtherEngine => Fault::Caller,
            Self::Host(_) | Self::Deadline | Self::CalledOff => Fault::Host,
            _ => Fault::Plugin,
        }
    }

    /// What can be done.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::OutOfFuel(_) => "raise the limit `fuel`, or ask the plugin's author why it needs so much".to_owned(),
            Self::Memory { .. } => {
                "raise the limit `memory`, or ask the plugin's author why it needs so much".to_owned()
            }
            Self::Table { .. } => "raise the limit `table-elements`".to_owned(),
            Self::Count { what, .. } => format!("raise the limit `{what}`"),
            Self::Stack(_) => {
                "the plugin calls itself deeper than the limit `stack` allows; its author must mend it".to_owned()
            }
            Self::Returned(_) => {
                "raise the limit `returned`, or ask the plugin's author why it answers so much".to_owned()
            }
            Self::Setting(error) => format!("mend the description's front matter: {}", error.help()),
            Self::OtherEngine => "load it with the engine that assesses".to_owned(),
            Self::Host(_) => "it is no fault of the plugin: free memory, or raise what a process may have".to_owned(),
            Self::Deadline => "try again with more time".to_owned(),
            Self::CalledOff => "run it again".to_owned(),
            Self::Trapped { .. } | Self::Law(_) => {
                "the plugin's author must mend it; the other frameworks are not affected".to_owned()
            }
        }
    }

    /// What the plugin said before it failed, or wrote where a law is broken. It has
    /// seen the description, so this may have words of it: show it only to who asks.
    #[must_use]
    pub fn said(&self) -> &[String] {
        match self {
            Self::Trapped { said, .. } => said,
            Self::Law(broken) => broken.said.as_slice(),
            _ => &[],
        }
    }
}
