//! A plugin in Rust: cargo builds its module, and it becomes a component.

use std::path::{Path, PathBuf};
use std::process::Command;

use thiserror::Error;

use crate::CONTRACT;
use crate::wrap::wrap;

const TARGET: &str = "wasm32-unknown-unknown";

/// Why a plugin in Rust did not become a component.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CrateError {
    /// Cargo is not there.
    #[error("cargo could not be started: {0}")]
    NoCargo(String),
    /// Cargo failed; it has said why on standard error.
    #[error("cargo could not build the plugin")]
    Cargo,
    /// It built no module.
    #[error("the crate builds no {TARGET} module")]
    NoModule,
    /// The module cannot be read.
    #[error("{0}")]
    Unreadable(String),
    /// The module does not fit the contract.
    #[error("the module does not fit the contract: {0}")]
    Contract(String),
}

impl CrateError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoCargo(_) => "install Rust, or set CARGO to the cargo to use",
            Self::Cargo => "if the target is missing, type `rustup target add wasm32-unknown-unknown`",
            Self::NoModule => "write crate-type = [\"cdylib\"] under [lib] in its Cargo.toml",
            Self::Unreadable(_) => "check its permissions and try again",
            Self::Contract(_) => "export the framework of wit/framework.wit",
        }
    }
}

/// Whether `folder` holds a plugin in Rust.
#[must_use]
pub fn is_crate(folder: &Path) -> bool {
    folder.join("Cargo.toml").is_file() && !folder.join("framework.toml").is_file()
}

/// Builds the crate in `folder`: its name, and the component.
///
/// # Errors
/// When cargo fails, or what it builds does not fit the contract.
pub fn build_crate(folder: &Path) -> Result<(String, Vec<u8>), CrateError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--release", "--target", TARGET, "--message-format", "json-render-diagnostics"])
        .current_dir(folder)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| CrateError::NoCargo(error.to_string()))?;
    if !output.status.success() {
        return Err(CrateError::Cargo);
    }
    let module = module(&String::from_utf8_lossy(&output.stdout)).ok_or(CrateError::NoModule)?;
    let name = module.file_stem().map(|stem| stem.to_string_lossy().replace('_', "-")).unwrap_or_default();
    let bytes =
        std::fs::read(&module).map_err(|error| CrateError::Unreadable(format!("{}: {error}", module.display())))?;
    let component = wrap(&bytes, CONTRACT).map_err(CrateError::Contract)?;
    Ok((name, component))
}

/// The last module that cargo says it has built: the crate's own.
fn module(messages: &str) -> Option<PathBuf> {
    let files = |line: &str| -> Option<Vec<PathBuf>> {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let names = message.get("filenames")?.as_array()?.iter().filter_map(|name| name.as_str().map(PathBuf::from));
        Some(names.collect())
    };
    let all = messages.lines().filter_map(files).flatten();
    all.filter(|file| file.extension().is_some_and(|ending| ending == "wasm")).reduce(|_, later| later)
}
