//! A plugin in Rust: cargo builds its module, and it becomes a component.
//!
//! The compiler is the machine's own, or the one that `GUEST_CARGO`, `GUEST_RUSTC` and
//! `GUEST_LINKER` name, as for `plugins/prebuilt/rebuild.sh`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use thiserror::Error;

use crate::CONTRACT;
use crate::wrap::{WrapError, wrap};

const TARGET: &str = "wasm32-unknown-unknown";

/// Why a plugin in Rust did not become a component.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CrateError {
    /// Cargo is not there.
    #[error("cargo could not be started: {0}")]
    NoCargo(String),
    /// The compiler cannot compile for the sandbox.
    #[error("this machine's Rust cannot compile for {TARGET}")]
    NoTarget,
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
    #[error(transparent)]
    Contract(#[from] WrapError),
}

impl CrateError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoCargo(_) => "install Rust from https://rustup.rs, or set CARGO to the cargo to use",
            Self::NoTarget => "type `rustup target add wasm32-unknown-unknown`, then build again",
            Self::Cargo => "mend what cargo says above, then build again; `cargo test` in the folder is quicker",
            Self::NoModule => "write crate-type = [\"cdylib\", \"rlib\"] under [lib] in its Cargo.toml",
            Self::Unreadable(_) => "check its permissions and try again",
            Self::Contract(_) => "write `evenhand_sdk::export!(NAME);` once in src/lib.rs, or export wit/framework.wit",
        }
    }
}

/// Whether `folder` holds a plugin in Rust.
#[must_use]
pub fn is_crate(folder: &Path) -> bool {
    folder.join("Cargo.toml").is_file()
}

/// Builds the crate in `folder`: its name, and the component.
///
/// # Errors
/// When the compiler lacks the target, cargo fails, or what it builds does not fit the
/// contract.
pub fn build_crate(folder: &Path) -> Result<(String, Vec<u8>), CrateError> {
    if lacks_target(folder) {
        return Err(CrateError::NoTarget);
    }
    let output =
        cargo(folder).stderr(Stdio::inherit()).output().map_err(|error| CrateError::NoCargo(error.to_string()))?;
    if !output.status.success() {
        return Err(CrateError::Cargo);
    }
    let module = module(&String::from_utf8_lossy(&output.stdout)).ok_or(CrateError::NoModule)?;
    let name = module.file_stem().map(|stem| stem.to_string_lossy().replace('_', "-")).unwrap_or_default();
    let bytes =
        std::fs::read(&module).map_err(|error| CrateError::Unreadable(format!("{}: {error}", module.display())))?;
    let component = wrap(&bytes, CONTRACT)?;
    Ok((name, component))
}

/// Cargo, about to build the crate in `folder`.
fn cargo(folder: &Path) -> Command {
    let guest = env::var_os("GUEST_CARGO");
    let cargo = guest.clone().or_else(|| env::var_os("CARGO")).unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--release", "--target", TARGET, "--message-format", "json-render-diagnostics"])
        .args(["--config", &flags(folder)])
        .current_dir(folder);
    if guest.is_some() {
        command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    }
    if let Some(rustc) = env::var_os("GUEST_RUSTC") {
        command.env("RUSTC", rustc);
    }
    if let Some(linker) = env::var_os("GUEST_LINKER") {
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
    command
}

/// Keeps this machine's paths out of the component, so that another machine builds the
/// same and a panic names a file of the plugin.
fn flags(folder: &Path) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let crates = home.map(|home| home.join("registry/src")).map(|crates| (crates, "/crates"));
    let here = folder.canonicalize().ok().map(|here| (here, "."));
    let remaps = crates.into_iter().chain(here);
    rustflags(remaps.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())))
}

/// What `--config` takes to hand these flags to the compiler: TOML.
fn rustflags(flags: impl Iterator<Item = String>) -> String {
    format!("target.{TARGET}.rustflags={}", toml::Value::from(flags.collect::<Vec<_>>()))
}

/// Whether the compiler that cargo will use is known to lack the target. One that builds
/// the standard library itself needs none.
fn lacks_target(folder: &Path) -> bool {
    if env::var_os("GUEST_CARGO").is_some() || env::var_os("CARGO_UNSTABLE_BUILD_STD").is_some() {
        return false;
    }
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let asked = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).current_dir(folder).output();
    // Where it cannot be asked, cargo says what is wrong.
    let Some(told) = asked.ok().filter(|asked| asked.status.success()) else { return false };
    !Path::new(String::from_utf8_lossy(&told.stdout).trim()).is_dir()
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

#[cfg(test)]
mod tests {
    use super::{TARGET, rustflags};

    /// Some systems write an accent apart from its letter.
    #[test]
    fn flags_with_any_path_reach_the_compiler_as_they_are() {
        let flags = ["a=/home/Rene\u{301}/\u{200b}", "b=C:\\Users\\\"Zoë\"", "c=/a\tb'c"].map(str::to_owned);
        let config = rustflags(flags.iter().cloned());
        assert!(!config.contains('\n'), "{config}");
        let read: toml::Table = toml::from_str(&config).expect("TOML");
        assert_eq!(read["target"][TARGET]["rustflags"], toml::Value::from(flags.to_vec()));
    }
}
