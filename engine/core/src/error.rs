//! What can go wrong, by stage.

use thiserror::Error as ThisError;

use crate::assess::SettingError;
use crate::plugin::LoadError;

/// Why the engine could not do what it was asked.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// This machine cannot run the sandbox.
    #[error("the sandbox cannot be set up: {0}")]
    Sandbox(String),
    /// A plugin could not be loaded; its author must act.
    #[error("the plugin {0}")]
    Load(#[from] LoadError),
    /// A setting is not a framework's; the person who gave it must act.
    #[error(transparent)]
    Setting(#[from] SettingError),
}

impl Error {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Sandbox(_) => "give limits that this machine can keep, or say what machine it is".to_owned(),
            Self::Load(error) => error.help(),
            Self::Setting(error) => error.help(),
        }
    }
}
