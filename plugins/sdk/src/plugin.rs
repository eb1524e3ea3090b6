//! The trait that a plugin implements.

use crate::assessment::Assessment;
use crate::description::Description;
use crate::framework::Framework;

/// A framework as a plugin: what it is, and how it reads a description.
///
/// Both functions are pure: the same arguments give the same answer. There is no file,
/// clock, network or chance to reach, and nothing is left over between two calls.
/// [`export!`](crate::export!) makes a component of it.
pub trait Plugin {
    /// What the framework is.
    fn describe() -> &'static Framework;

    /// Reads `description`. One without a word is refused before this is asked.
    ///
    /// # Errors
    /// A [`Refusal`] is an answer: this framework does not assess this description.
    fn assess(description: Description<'_>) -> Result<Assessment, Refusal>;
}

/// Why a framework declines to assess a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is too little text.
    TooLittleText,
    /// A setting is needed: its id.
    MissingSetting(String),
    /// A setting has a value that it cannot have.
    InvalidSetting {
        /// Its id.
        id: String,
        /// The value.
        value: String,
    },
    /// It is no description that this framework is for: a clause that says why.
    OutOfScope(String),
}
