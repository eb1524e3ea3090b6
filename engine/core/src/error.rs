//! What can go wrong, by stage.

use thiserror::Error as ThisError;

use crate::fault::Fault;
use crate::plugin::{LoadError, SetupError};
use crate::read;
use crate::render::RenderError;
use crate::setting::SettingError;

/// Why the engine could not do what it was asked.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The description could not be read; its author must act.
    #[error(transparent)]
    Read(#[from] read::Error),
    /// This machine cannot run the sandbox, or not with the limits that the caller gives.
    #[error(transparent)]
    Sandbox(#[from] SetupError),
    /// A plugin could not be loaded; its author must act. The message has the whole reason, so
    /// the error within is no source, which logs print after it.
    #[error("the plugin {0}")]
    Load(LoadError),
    /// A setting that the caller gives is not a framework's.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// Two plugins of one report are the same framework: nobody could tell them apart in it.
    #[error("two plugins are the framework `{framework}`")]
    Twins {
        /// The framework's id.
        framework: String,
    },
    /// A report could not be laid out, which is our fault.
    #[error(transparent)]
    Render(#[from] RenderError),
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl Error {
    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Read(error) => error.kind(),
            Self::Sandbox(error) => error.kind(),
            Self::Load(error) => error.kind(),
            Self::Setting(error) => error.kind(),
            Self::Twins { .. } => "twins",
            Self::Render(_) => "render",
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        use read::Error as Unread;
        match self {
            Self::Read(Unread::Missing { .. } | Unread::Directory { .. } | Unread::Unreadable { .. }) => Fault::Caller,
            Self::Read(_) => Fault::Description,
            Self::Sandbox(error) => error.fault(),
            Self::Load(error) => error.fault(),
            Self::Setting(_) | Self::Twins { .. } => Fault::Caller,
            Self::Render(_) => Fault::Engine,
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Read(error) => error.help(),
            Self::Sandbox(error) => error.help(),
            Self::Load(error) => error.help(),
            Self::Setting(error) => error.help(),
            Self::Twins { .. } => "leave one out, or report on each by itself".to_owned(),
            Self::Render(_) => "please report it, with what was rendered".to_owned(),
        }
    }
}
