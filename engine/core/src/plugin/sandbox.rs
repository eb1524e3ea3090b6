//! The sandbox: the runtime's settings, and what a store carries.

use std::sync::{Arc, Mutex, PoisonError};

use wasmtime::component::{Component, HasSelf, Linker};
use wasmtime::{Config, Engine, ResourceLimiter, Store};

use super::bindings::Plugin as World;
use super::bindings::evenhand::framework::diagnostics;
use super::cache::{Cache, Told};
use super::call::Control;
use super::error::{CallError, LoadError, SetupError};
use super::functions::Functions;
use super::limits::Limits;
use super::load::{Digest, first_line};
use super::room::{Room, Taken};
use super::{fuel, pool, shown};

/// How many messages of a plugin are kept, how many characters of each, and how many
/// bytes a message counts for beside its own.
const MESSAGES: usize = 8;
const MESSAGE: usize = 500;
const EACH: usize = 64;

/// The deepest stack in bytes that a plugin may have: a call stands on one of twice of it, with
/// room for the host's own part.
const DEEPEST: usize = 1 << 20;

/// How much fuel a call burns between two looks of the host at its clock, in units: about a
/// tenth of a millisecond. The runtime has to count fuel anyway; a clock that interrupts from
/// outside would have it look twice at each loop.
const SLICE: u64 = 1_000_000;

/// How far apart in bytes the data of a memory may stand and yet be compiled into one
/// image: two bytes that stand sixteen megabytes apart make an image of sixteen megabytes.
const SPARSE: u64 = 1 << 20;

/// The runtime, set up once: deterministic, metered, with nothing to import but
/// diagnostics.
pub struct Sandbox {
    pub(super) engine: Engine,
    pub(super) linker: Linker<State>,
    pub(super) limits: Limits,
    /// The room for calls, where they run in memory that was set aside beforehand.
    room: Option<Room>,
    cache: Option<Cache>,
    /// One component is compiled at a time: each takes all cores by itself, and the next
    /// finds what it has in common with it.
    compiling: Mutex<()>,
}

impl Sandbox {
    /// A sandbox with these limits, whose compiled code is kept in `cache`, if any.
    ///
    /// # Errors
    /// When this machine cannot run WebAssembly with these settings, or the stack
    /// limit is out of range.
    pub fn new(limits: Limits, cache: Option<Cache>) -> Result<Self, SetupError> {
        Self::with_pool(limits, cache, None)
    }

    /// The same for at most `at_once` calls at a time, which run in address space that is
    /// set aside now.
    ///
    /// # Errors
    /// Where [`Sandbox::new`] has some, and where there is not as much address space.
    pub fn pooled(limits: Limits, cache: Option<Cache>, at_once: usize) -> Result<Self, SetupError> {
        Self::with_pool(limits, cache, Some(at_once))
    }

    fn with_pool(limits: Limits, cache: Option<Cache>, at_once: Option<usize>) -> Result<Self, SetupError> {
        if !(1..=DEEPEST).contains(&limits.stack) {
            let (value, most) = (limits.stack as u64, DEEPEST as u64);
            return Err(SetupError::Limit { name: "stack", value, unit: "bytes", least: 1, most });
        }
        let machine = |error: wasmtime::Error| SetupError::Machine(error.to_string());
        let mut config = Config::new();
        config
            .consume_fuel(true)
            .operator_cost(fuel::costs())
            .cranelift_nan_canonicalization(true)
            .wasm_relaxed_simd(false)
            .concurrency_support(false)
            .wasm_backtrace_max_frames(None)
            // Places in a plugin are told by nothing: they need not be kept beside its code.
            .generate_address_map(false)
            .memory_guaranteed_dense_image_size(SPARSE)
            .max_wasm_stack(limits.stack)
            .async_stack_size(2 * DEEPEST);
        if let Some(at_once) = at_once {
            config.allocation_strategy(pool::pool(&limits, at_once));
        }
        config.enable_incremental_compilation(Arc::new(Functions::default())).map_err(machine)?;
        let engine = Engine::new(&config).map_err(machine)?;
        let mut linker = Linker::new(&engine);
        World::add_to_linker::<_, HasSelf<_>>(&mut linker, |state| state).map_err(machine)?;
        let room = at_once.map(Room::new);
        Ok(Self { engine, linker, limits, room, cache, compiling: Mutex::new(()) })
    }

    /// Whether calls run in memory that was set aside beforehand.
    pub(crate) fn is_pooled(&self) -> bool {
        self.room.is_some()
    }

    /// Room for one call, to be held longer than its store; none is needed where memory comes
    /// on demand.
    pub(super) fn room(&self, control: &Control) -> Result<Option<Taken<'_>>, CallError> {
        self.room.as_ref().map(|room| room.take(control)).transpose()
    }

    /// The limits that hold.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The component that was compiled before, where there is a cache, and what it said of
    /// itself then.
    pub(super) fn kept(&self, digest: &Digest) -> Option<(Component, Option<Told>)> {
        self.cache.as_ref().and_then(|cache| cache.component(&self.engine, digest.as_str()))
    }

    /// The component in `bytes`, compiled now, and kept if anything is.
    pub(super) fn compile(&self, digest: &Digest, bytes: &[u8], control: &Control) -> Result<Component, LoadError> {
        let _one = self.compiling.lock().unwrap_or_else(PoisonError::into_inner);
        // It may have waited for others.
        control.go_on()?;
        let component = Component::new(&self.engine, bytes).map_err(|error| {
            let reason = first_line(&error);
            let unfit = self.room.as_ref().and_then(|_| pool::does_not_fit(&self.limits, &reason));
            unfit.unwrap_or(LoadError::Damaged(reason))
        })?;
        self.keep(digest, &component, None);
        Ok(component)
    }

    /// Keeps a component for the next run, if anything is kept.
    pub(super) fn keep(&self, digest: &Digest, component: &Component, told: Option<&Told>) {
        if let Some(cache) = &self.cache {
            cache.keep(&self.engine, digest.as_str(), component, told);
        }
    }

    /// A fresh store: nothing in it has seen any description.
    pub(super) fn store(&self) -> Store<State> {
        let mut store = Store::new(&self.engine, State::new(&self.limits));
        store.limiter(|state| &mut state.meter);
        // A store without fuel cannot be made with these settings.
        let _ = store.set_fuel(self.limits.fuel);
        let _ = store.fuel_async_yield_interval(Some(SLICE));
        store.set_hostcall_fuel(self.limits.returned);
        store
    }
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// What one store carries.
pub(super) struct State {
    pub(super) meter: Meter,
    /// What the plugin said, shortened, without control characters.
    pub(super) said: Vec<String>,
}

impl State {
    fn new(limits: &Limits) -> Self {
        Self {
            meter: Meter { limits: limits.clone(), memory: 0, last: 0, reported: 0, refused: None },
            said: Vec::new(),
        }
    }
}

impl diagnostics::Host for State {
    fn report(&mut self, message: String) -> wasmtime::Result<()> {
        self.meter.reporting(message.len())?;
        if self.said.len() < MESSAGES {
            self.said.push(shown::bare(&message, MESSAGE));
        }
        Ok(())
    }
}

/// Counts what a store takes, and refuses what is too much.
pub(super) struct Meter {
    limits: Limits,
    /// Linear memory in bytes, all memories together.
    pub(super) memory: usize,
    /// What was added to it last, in case the memory cannot grow after all.
    last: usize,
    /// What was reported, in bytes: copying it takes the host's time, not fuel.
    reported: usize,
    /// The first thing that was refused.
    pub(super) refused: Option<Refused>,
}

/// A request that went over a limit.
#[derive(Debug, Clone, Copy)]
pub(super) enum Refused {
    Memory(usize),
    Table(usize),
    Reported,
}

impl Meter {
    fn reporting(&mut self, bytes: usize) -> wasmtime::Result<()> {
        self.reported = self.reported.saturating_add(bytes).saturating_add(EACH);
        if self.reported > self.limits.returned {
            self.refused.get_or_insert(Refused::Reported);
            return Err(wasmtime::Error::msg("over the limit of what may be returned"));
        }
        Ok(())
    }
}

impl ResourceLimiter for Meter {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        self.last = desired.saturating_sub(current);
        let asked = self.memory.saturating_add(self.last);
        if asked > self.limits.memory {
            self.refused.get_or_insert(Refused::Memory(asked));
            return Err(wasmtime::Error::msg("over the memory limit"));
        }
        self.memory = asked;
        Ok(true)
    }

    fn memory_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.memory = self.memory.saturating_sub(std::mem::take(&mut self.last));
        Ok(())
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        if desired > self.limits.table_elements {
            self.refused.get_or_insert(Refused::Table(desired));
            return Err(wasmtime::Error::msg("over the table limit"));
        }
        Ok(true)
    }

    fn instances(&self) -> usize {
        self.limits.instances
    }

    fn tables(&self) -> usize {
        self.limits.tables
    }

    fn memories(&self) -> usize {
        self.limits.memories
    }
}
