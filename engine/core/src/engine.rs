//! The engine: what another program makes once and asks many times.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::assess::{self, Outcome};
use crate::error::Error;
use crate::model::description::ProjectDescription;
use crate::model::report::{Options, Report};
use crate::plugin::{Cache, Component, Control, Limits, LoadError, Plugin, Sandbox};

/// Loads plugins and puts descriptions before them. Cheap to clone, `Send` and
/// `Sync`; it keeps nothing of what it has assessed.
#[derive(Debug, Clone)]
pub struct Engine {
    sandbox: Arc<Sandbox>,
    /// How the caller may stop what it loads.
    loading: Control,
}

/// What is asked of one plugin.
#[derive(Debug, Clone)]
pub struct Request {
    /// The plugin.
    pub plugin: Plugin,
    /// Settings, by id; they go before those that the description gives.
    pub settings: BTreeMap<String, String>,
}

impl From<Plugin> for Request {
    fn from(plugin: Plugin) -> Self {
        Self { plugin, settings: BTreeMap::new() }
    }
}

impl Engine {
    /// An engine with the default limits, which keeps nothing between runs.
    ///
    /// # Errors
    /// When this machine cannot run the sandbox.
    pub fn new() -> Result<Self, Error> {
        Self::with_limits(Limits::default())
    }

    /// An engine with these limits.
    ///
    /// # Errors
    /// When this machine cannot run the sandbox, or a limit is out of range.
    pub fn with_limits(limits: Limits) -> Result<Self, Error> {
        Self::with_cache(limits, None)
    }

    /// An engine with these limits that keeps the code it compiles in `cache`, if any.
    ///
    /// # Errors
    /// When this machine cannot run the sandbox, or a limit is out of range.
    pub fn with_cache(limits: Limits, cache: Option<Cache>) -> Result<Self, Error> {
        Ok(Self::of(Sandbox::new(limits, cache).map_err(Error::Sandbox)?))
    }

    fn of(sandbox: Sandbox) -> Self {
        Self { sandbox: Arc::new(sandbox), loading: Control::default() }
    }

    /// An engine for very many descriptions, at most `at_once` calls at a time: their
    /// memory is set aside now, so that none of it has to be asked of the system for each
    /// call. Where the machine does not give as much address space, it is an engine as
    /// [`Engine::with_cache`] makes it; [`Engine::is_pooled`] tells which.
    ///
    /// A call more than `at_once` waits until another has ended, or its deadline has passed;
    /// loading a plugin is such a call too. A plugin that fits the limits may still not fit
    /// the pool, and is then refused at load ([`LoadError::DoesNotFit`]): load it with an
    /// engine whose memory comes on demand.
    ///
    /// # Errors
    /// When this machine cannot run the sandbox, or a limit is out of range.
    pub fn pooled(limits: Limits, cache: Option<Cache>, at_once: usize) -> Result<Self, Error> {
        match Sandbox::pooled(limits.clone(), cache.clone(), at_once) {
            Ok(sandbox) => Ok(Self::of(sandbox)),
            Err(_) => Self::with_cache(limits, cache),
        }
    }

    /// Whether its calls run in memory that was set aside beforehand.
    #[must_use]
    pub fn is_pooled(&self) -> bool {
        self.sandbox.is_pooled()
    }

    /// The same engine, which stops loading when `control` says so: a plugin that is loaded
    /// is run, and may run until its fuel is burnt. It is looked at before and after a
    /// plugin is compiled; compiling one, which [`Limits::compiling`] bounds, is not
    /// interrupted.
    #[must_use]
    pub fn loading_under(self, control: Control) -> Self {
        Self { loading: control, ..self }
    }

    /// Loads the component in `bytes`.
    ///
    /// # Errors
    /// When it is not a plugin, or breaks a law of the contract.
    pub fn load(&self, bytes: &[u8]) -> Result<Plugin, LoadError> {
        Plugin::load(&self.sandbox, bytes.into(), &self.loading)
    }

    /// Loads the component in a file.
    ///
    /// # Errors
    /// When it cannot be read, is not a plugin, or breaks a law of the contract.
    pub fn load_file(&self, path: impl AsRef<Path>) -> Result<Plugin, LoadError> {
        Plugin::load_file(&self.sandbox, path.as_ref(), &self.loading)
    }

    /// Loads many components, on as many threads as the machine has; results stand in
    /// the order of `components`.
    #[must_use]
    pub fn load_all(&self, components: &[&[u8]]) -> Vec<Result<Plugin, LoadError>> {
        let components: Vec<Component<'_>> = components.iter().map(|bytes| Component::from(*bytes)).collect();
        self.load_components(&components)
    }

    /// As [`Engine::load_all`], of components whose digest may be known.
    #[must_use]
    pub fn load_components(&self, components: &[Component<'_>]) -> Vec<Result<Plugin, LoadError>> {
        assess::in_order(components, |component| Plugin::load(&self.sandbox, *component, &self.loading))
    }

    /// Puts `description` before each plugin; outcomes stand in the order asked. A
    /// plugin that fails leaves the others alone: its failure is its outcome.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn assess(&self, description: &ProjectDescription, requests: &[Request]) -> Result<Vec<Outcome>, Error> {
        self.assess_under(description, requests, &Control::default())
    }

    /// As [`Engine::assess`], with a deadline or a flag by which the caller may stop it.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn assess_under(
        &self,
        description: &ProjectDescription,
        requests: &[Request],
        control: &Control,
    ) -> Result<Vec<Outcome>, Error> {
        let settings = |request: &Request| {
            let settings = assess::settings(request.plugin.framework(), description, &request.settings)?;
            Ok((request.plugin.clone(), settings))
        };
        let asked: Vec<_> = requests.iter().map(settings).collect::<Result<_, Error>>()?;
        Ok(assess::assess(&self.sandbox, description, &asked, control))
    }

    /// The report of [`Engine::assess`]: every outcome, in order.
    ///
    /// # Errors
    /// When a setting is not the framework's.
    pub fn report(
        &self,
        description: &ProjectDescription,
        requests: &[Request],
        options: &Options,
    ) -> Result<Report, Error> {
        let outcomes = self.assess(description, requests)?;
        let found: Vec<_> = outcomes.iter().map(|outcome| outcome.found(outcome.plugin.digest().as_str())).collect();
        Ok(assess::report(description, &found, options))
    }

    /// The limits that hold.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        self.sandbox.limits()
    }
}
