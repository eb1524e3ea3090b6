//! From bytes to a plugin: looked at, compiled, asked what it is, checked.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::bindings::PluginPre;
use super::cache::Told;
use super::call::Control;
use super::error::LoadError;
use super::limits::Limits;
use super::look::{Look, admit, look};
use super::sandbox::{Sandbox, State};
use super::{call, effort, laws, shown};
use crate::model::framework::Framework;
use sha2::{Digest as _, Sha256};

/// A sha256, printed as `sha256:` and 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(String);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_hash(Sha256::digest(bytes).as_slice())
    }

    pub(super) fn from_hash(hash: &[u8]) -> Self {
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(format!("sha256:{hex}"))
    }

    /// The digest as it is printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A component's bytes, and their digest where that is known without taking it.
#[derive(Clone, Copy)]
pub struct Component<'a> {
    bytes: &'a [u8],
    digest: Option<&'static str>,
}

impl<'a> Component<'a> {
    /// The component in `bytes`, whose digest was taken when the program was built, as
    /// [`Digest`] prints it.
    ///
    /// Compiled code is kept by the digest: of a digest that is not the bytes', the code of
    /// another component would run.
    #[must_use]
    pub fn known(bytes: &'a [u8], digest: &'static str) -> Self {
        debug_assert_eq!(Digest::of(bytes).as_str(), digest, "the digest is of other bytes");
        Self { bytes, digest: Some(digest) }
    }

    fn digest(&self) -> Digest {
        self.digest.map_or_else(|| Digest::of(self.bytes), |known| Digest(known.to_owned()))
    }
}

impl std::fmt::Debug for Component<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Component({} bytes)", self.bytes.len())
    }
}

impl<'a> From<&'a [u8]> for Component<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self { bytes, digest: None }
    }
}

/// A framework's plugin, ready to assess. Cheap to clone; every assessment runs in a
/// store of its own.
#[derive(Clone)]
pub struct Plugin {
    inner: Arc<Inner>,
}

struct Inner {
    framework: Framework,
    digest: Digest,
    size: usize,
    fuel: u64,
    ready: PluginPre<State>,
}

impl Plugin {
    /// Loads `component` under `control`, which is looked at before and after it is compiled
    /// and while it says what it is. Compiling cannot be stopped.
    ///
    /// # Errors
    /// When it is not a plugin, breaks a law, or was stopped.
    pub fn load(sandbox: &Sandbox, component: Component<'_>, control: &Control) -> Result<Self, LoadError> {
        let bytes = component.bytes;
        control.go_on()?;
        let seen = admitted(bytes, &sandbox.limits)?;
        let digest = component.digest();
        let (component, told) = compiled(sandbox, &digest, bytes, control)?;
        control.go_on()?;
        let other_shape = |error: wasmtime::Error| LoadError::OtherShape(first_line(&error));
        let instance = sandbox.linker.instantiate_pre(&component).map_err(other_shape)?;
        let ready = PluginPre::new(instance).map_err(other_shape)?;
        let asked_before = told.is_some();
        let (framework, fuel) = match told.filter(|told| told.holds_under(&sandbox.limits)) {
            Some(told) => {
                check(&told.framework, &told.framework, &seen, sandbox)?;
                (told.framework, told.fuel)
            }
            None => {
                let (framework, fuel) = call::describe(sandbox, &ready, control)?;
                let (again, _) = call::describe(sandbox, &ready, control)?;
                check(&framework, &again, &seen, sandbox)?;
                if !asked_before {
                    sandbox.keep(&digest, &component, Some(&Told::new(&framework, fuel, &sandbox.limits)));
                }
                (framework, fuel)
            }
        };
        let inner = Inner { framework, digest, size: bytes.len(), fuel, ready };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The same of the component in the file at `path`.
    ///
    /// # Errors
    /// When the file cannot be read, is not a plugin, breaks a law, or was stopped.
    pub fn load_file(sandbox: &Sandbox, path: &Path, control: &Control) -> Result<Self, LoadError> {
        Self::load(sandbox, read_component(path, &sandbox.limits)?.as_slice().into(), control)
    }

    /// What the framework is.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.inner.framework
    }

    /// The digest of the component.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.inner.digest
    }

    /// The component's size in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.inner.size
    }

    /// The fuel that it took to say what it is.
    #[must_use]
    pub fn describe_fuel(&self) -> u64 {
        self.inner.fuel
    }

    pub(super) fn ready(&self) -> &PluginPre<State> {
        &self.inner.ready
    }
}

impl std::fmt::Debug for Plugin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Inner { framework, digest, .. } = &*self.inner;
        f.debug_struct("Plugin").field("framework", &framework.id).field("digest", digest).finish_non_exhaustive()
    }
}

/// What the component in `bytes` shows of itself, where that may be compiled.
fn admitted(bytes: &[u8], limits: &Limits) -> Result<Look, LoadError> {
    let limit = limits.component;
    if bytes.len() > limit {
        return Err(LoadError::TooLarge { size: bytes.len(), limit });
    }
    let seen = look(bytes)?;
    admit(&seen, limits)?;
    let (size, limit) = (seen.largest_function, limits.function);
    match size > limit {
        true => Err(LoadError::FunctionTooLarge { size, limit }),
        false => Ok(seen),
    }
}

/// The compiled component, and what it said of itself before: kept ones, or compiled now.
fn compiled(
    sandbox: &Sandbox,
    digest: &Digest,
    bytes: &[u8],
    control: &Control,
) -> Result<(wasmtime::component::Component, Option<Told>), LoadError> {
    let kept = sandbox.kept(digest);
    // What was kept under the same limits was told to be within them before.
    if !kept.as_ref().and_then(|(_, told)| told.as_ref()).is_some_and(|told| told.holds_under(&sandbox.limits)) {
        effort::admit(bytes, &sandbox.limits)?;
    }
    match kept {
        Some(kept) => Ok(kept),
        None => Ok((sandbox.compile(digest, bytes, control)?, None)),
    }
}

fn check(framework: &Framework, again: &Framework, seen: &Look, sandbox: &Sandbox) -> Result<(), LoadError> {
    laws::check_framework(framework, again, seen.manifest.as_deref(), &sandbox.limits).map_err(LoadError::Law)
}

/// The bytes of the component in the file at `path`.
///
/// # Errors
/// When the file cannot be read, or is larger than `limits` allow.
pub fn read_component(path: &Path, limits: &Limits) -> Result<Vec<u8>, LoadError> {
    let unreadable = |error: std::io::Error| LoadError::Unreadable(error.kind(), error.to_string());
    let limit = limits.component;
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(LoadError::Folder);
    }
    let size = about.len();
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > limit {
        return Err(LoadError::TooLarge { size, limit });
    }
    // What is no plain file does not tell its size.
    let mut bytes = Vec::with_capacity(size);
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// A runtime's error, harmless and in one line.
pub(super) fn first_line(error: &wasmtime::Error) -> String {
    shown::reason(&format!("{error:#}"))
}
