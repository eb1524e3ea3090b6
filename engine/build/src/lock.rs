//! The lock of the prebuilt components: what they were built from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// Why a lock, or what it is of, cannot be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LockError {
    /// A file or a folder cannot be read.
    #[error("{}: {why}", .path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The file is no lock.
    #[error("{}: {why}", .path.display())]
    NoLock {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: toml::de::Error,
    },
}

impl LockError {
    fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |why| Self::Unreadable { path, why }
    }
}

/// A component that is committed as it was built, since building it needs a wasm target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guest {
    /// The guest that a framework folder is packed into.
    Interpreter,
    /// The guest of the conformance tests.
    Puppet,
    /// The framework COM-B, a plugin in Rust.
    ComB,
}

impl Guest {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Interpreter, Self::Puppet, Self::ComB];

    /// Its name: the component is `NAME.wasm`, its lock `NAME.lock`, its crate
    /// `evenhand-NAME`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interpreter => "interpreter",
            Self::Puppet => "puppet",
            Self::ComB => "com-b",
        }
    }

    /// The folder of its pages, where it carries a framework of its own: the command
    /// bundles it.
    #[must_use]
    pub const fn pages(self) -> Option<&'static str> {
        match self {
            Self::Interpreter | Self::Puppet => None,
            Self::ComB => Some("plugins/com-b"),
        }
    }

    /// The guest whose core module, as cargo names it, is the file at `core`.
    #[must_use]
    pub fn of_core(core: &Path) -> Option<Self> {
        let stem = core.file_stem()?.to_str()?;
        let name = stem.strip_prefix("evenhand_")?.replace('_', "-");
        Self::ALL.into_iter().find(|guest| guest.name() == name)
    }

    /// What it is built from, seen from the project's folder.
    #[must_use]
    pub const fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Interpreter => &[
                "wit",
                "engine/language/src",
                "engine/language/lists",
                "engine/language/build.rs",
                "engine/language/Cargo.toml",
                "plugins/interpreter/src",
                "plugins/interpreter/Cargo.toml",
            ],
            Self::Puppet => {
                &["wit", "plugins/interpreter/src/cell.rs", "plugins/puppet/src", "plugins/puppet/Cargo.toml"]
            }
            Self::ComB => &[
                "wit",
                "engine/language/src",
                "engine/language/lists",
                "engine/language/build.rs",
                "engine/language/Cargo.toml",
                "plugins/sdk/src",
                "plugins/sdk/Cargo.toml",
                "plugins/com-b/src",
                "plugins/com-b/lists",
                "plugins/com-b/criteria",
                "plugins/com-b/framework.toml",
                "plugins/com-b/build.rs",
                "plugins/com-b/Cargo.toml",
            ],
        }
    }

    /// The digest of its sources under the project's folder `root`: paths and bytes, in
    /// the order of the paths.
    ///
    /// # Errors
    /// When a source cannot be read.
    pub fn sources_digest(self, root: &Path) -> Result<String, LockError> {
        let mut files = Vec::new();
        for source in self.sources() {
            gather(&root.join(source), source, &mut files)?;
        }
        files.sort();
        let mut hash = Sha256::new();
        for (name, path) in files {
            let bytes = fs::read(&path).map_err(LockError::unreadable(&path))?;
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name.as_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(&bytes);
        }
        Ok(hex(hash.finalize().as_slice()))
    }
}

/// The lock of one component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The digest of its sources.
    pub sources: String,
    /// The digest of the component.
    pub component: String,
    /// The compiler that built it, as it names itself.
    pub compiler: String,
}

impl Lock {
    /// Reads a lock file.
    ///
    /// # Errors
    /// When it cannot be read or is not a lock.
    pub fn read(file: &Path) -> Result<Self, LockError> {
        let text = fs::read_to_string(file).map_err(LockError::unreadable(file))?;
        toml::from_str(&text).map_err(|why| LockError::NoLock { path: file.to_owned(), why })
    }

    /// The lock as a file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let Self { sources, component, compiler } = self;
        format!(
            "# What the component beside this file was built from; plugins/prebuilt/rebuild.sh writes it.\n\
             sources = \"{sources}\"\ncomponent = \"{component}\"\ncompiler = \"{compiler}\"\n"
        )
    }
}

/// The digest of some bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_slice())
}

fn hex(hash: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in hash {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn gather(path: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) -> Result<(), LockError> {
    if path.is_file() {
        files.push((name.to_owned(), path.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(LockError::unreadable(path))? {
        let entry = entry.map_err(LockError::unreadable(path))?;
        let inner = entry.file_name().to_string_lossy().into_owned();
        if !inner.starts_with('.') {
            gather(&entry.path(), &format!("{name}/{inner}"), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Guest, Lock, LockError};

    #[test]
    fn what_cannot_be_read_is_told_by_its_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = Guest::Interpreter.sources_digest(folder.path()).expect_err("there are no sources");
        assert!(matches!(&told, LockError::Unreadable { path, .. } if path.ends_with("wit")), "{told}");
        let file = folder.path().join("guest.lock");
        fs::write(&file, "sources = 1\n").expect("a file");
        let told = Lock::read(&file).expect_err("it is no lock");
        assert!(matches!(told, LockError::NoLock { .. }) && told.to_string().contains("guest.lock: "), "{told}");
    }
}
