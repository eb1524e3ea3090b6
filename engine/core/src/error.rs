//! What can go wrong, by stage.

use thiserror::Error as ThisError;

use crate::assess::SettingError;
use crate::plugin::LoadError;
use crate::read;
use crate::render::RenderError;

/// Why the engine could not do what it was asked.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The description could not be read; its author must act.
    #[error(transparent)]
    Read(#[from] read::Error),
    /// This machine cannot run the sandbox.
    #[error("the sandbox cannot be set up: {0}")]
    Sandbox(String),
    /// A plugin could not be loaded; its author must act.
    #[error("the plugin {0}")]
    Load(#[from] LoadError),
    /// A setting is not a framework's; the person who gave it must act.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// A report could not be laid out, which is our fault.
    #[error(transparent)]
    Render(#[from] RenderError),
}

impl Error {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Read(error) => error.help(),
            Self::Sandbox(_) => "give limits that this machine can keep, or say what machine it is".to_owned(),
            Self::Load(error) => error.help(),
            Self::Setting(error) => error.help(),
            Self::Render(_) => "please report it, with what was rendered".to_owned(),
        }
    }
}
