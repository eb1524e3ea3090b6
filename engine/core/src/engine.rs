//! The engine: what another program makes once and asks many times.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::assess::{self, Outcome};
use crate::error::Error;
use crate::model::description::{Notice, ProjectDescription};
use crate::model::report::{Options, Report, words};
use crate::plugin::{Cache, Component, Control, Limits, LoadError, Plugin, Sandbox};
#[cfg(doc)]
use crate::plugin::{CallError, Digest};

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

impl Request {
    fn framework(&self) -> &str {
        &self.plugin.framework().id
    }
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
        Ok(Self::of(Sandbox::new(limits, cache)?))
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
    /// The same bytes loaded again are compiled again, unless the engine has a [`Cache`]: a
    /// program that is handed plugins compares their [`Digest`] with [`Plugin::digest`], and
    /// clones the plugin that it has.
    ///
    /// # Errors
    /// When it is not a plugin, breaks a law of the contract, or was stopped.
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
    /// plugin that fails leaves the others alone: its failure is its outcome, and so is a
    /// setting in the description's front matter that it does not take
    /// ([`CallError::Setting`]). One plugin may be asked several times, with other settings.
    ///
    /// What the front matter sets for a framework that is not asked is not looked at;
    /// [`Engine::report`] tells of it.
    ///
    /// # Errors
    /// When a setting of a request is not its framework's; nothing is run then.
    pub fn assess(&self, description: &ProjectDescription, requests: &[Request]) -> Result<Vec<Outcome>, Error> {
        self.assess_under(description, requests, &Control::default())
    }

    /// As [`Engine::assess`], with a deadline or a flag by which the caller may stop it.
    ///
    /// They stop plugins. Reading the description beforehand and making the report
    /// afterwards are outside of them.
    ///
    /// # Errors
    /// When a setting of a request is not its framework's; nothing is run then.
    pub fn assess_under(
        &self,
        description: &ProjectDescription,
        requests: &[Request],
        control: &Control,
    ) -> Result<Vec<Outcome>, Error> {
        requests.iter().try_for_each(|request| assess::check(request.plugin.framework(), &request.settings))?;
        let asked = |request: &Request| {
            let settings = assess::settings(request.plugin.framework(), description, &request.settings);
            (request.plugin.clone(), settings)
        };
        let asked: Vec<_> = requests.iter().map(asked).collect();
        Ok(assess::assess(&self.sandbox, description, &asked, control))
    }

    /// The report of [`Engine::assess`]: every outcome, in order. A notice in it tells how
    /// many frameworks the front matter has settings for that were not asked.
    ///
    /// # Errors
    /// When a setting of a request is not its framework's, or two requests are of one
    /// framework.
    pub fn report(
        &self,
        description: &ProjectDescription,
        requests: &[Request],
        options: &Options,
    ) -> Result<Report, Error> {
        self.report_under(description, requests, options, &Control::default())
    }

    /// As [`Engine::report`], with a deadline or a flag as [`Engine::assess_under`] has them:
    /// a plugin that was stopped is a failed outcome, and the others are whole.
    ///
    /// # Errors
    /// When a setting of a request is not its framework's, or two requests are of one
    /// framework.
    pub fn report_under(
        &self,
        description: &ProjectDescription,
        requests: &[Request],
        options: &Options,
        control: &Control,
    ) -> Result<Report, Error> {
        let mut asked = BTreeSet::new();
        if let Some(twin) = requests.iter().map(Request::framework).find(|id| !asked.insert(*id)) {
            return Err(Error::Twins { framework: twin.to_owned() });
        }
        let outcomes = self.assess_under(description, requests, control)?;
        let found: Vec<_> = outcomes.iter().map(|outcome| outcome.found(outcome.plugin.digest().as_str())).collect();
        let mut report = assess::report(description, &found, options);
        let unread = description.settings.keys().filter(|id| !asked.contains(id.as_str())).count();
        if unread > 0 {
            report.notices.push(words::notice(Notice::SettingsUnread(unread)));
        }
        Ok(report)
    }

    /// The limits that hold.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        self.sandbox.limits()
    }
}
