//! One call of a plugin, in a store of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use wasmtime::{Store, Trap, UpdateDeadline};

use super::bindings::{Plugin as World, PluginPre};
use super::error::{CallError, LoadError};
use super::limits::Limits;
use super::load::{Plugin, first_line};
use super::sandbox::{Refused, Sandbox, State};
use super::{convert, laws};
use crate::model::assessment::{Assessment, Refusal};
use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;

/// How often the host's clock looks at a call that it may have to stop.
const TICK: Duration = Duration::from_millis(5);

/// How a caller may stop what it started. Neither is a verdict on a plugin.
#[derive(Debug, Clone, Default)]
pub struct Control {
    /// Stop at this time.
    pub deadline: Option<Instant>,
    /// Stop when this becomes true.
    pub called_off: Option<Arc<AtomicBool>>,
}

impl Control {
    fn is_idle(&self) -> bool {
        self.deadline.is_none() && self.called_off.is_none()
    }

    /// Why a call has to stop now, if it has to.
    fn stop(&self) -> Option<CallError> {
        let called_off = self.called_off.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed));
        let late = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        match (called_off, late) {
            (true, _) => Some(CallError::CalledOff),
            (_, true) => Some(CallError::Deadline),
            _ => None,
        }
    }

    /// Runs `work` while a clock ticks for the sandbox's calls, if any may be stopped.
    pub(crate) fn while_ticking<T>(&self, sandbox: &Sandbox, work: impl FnOnce() -> T) -> T {
        if self.is_idle() {
            return work();
        }
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let clock = scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    thread::park_timeout(TICK);
                    sandbox.engine.increment_epoch();
                }
            });
            let _stops = Stops { done: &done, clock: clock.thread() };
            work()
        })
    }
}

/// Stops the clock when it goes: the scope waits for the clock, also when work panics.
struct Stops<'a> {
    done: &'a AtomicBool,
    clock: &'a Thread,
}

impl Drop for Stops<'_> {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
        self.clock.unpark();
    }
}

/// What a plugin answered, and what it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What it answered: every law has been checked.
    pub result: Result<Result<Assessment, Refusal>, CallError>,
    /// Fuel used, in units.
    pub fuel: u64,
    /// The most linear memory it held, in bytes.
    pub memory: usize,
}

/// Asks a plugin what it is.
pub(super) fn describe(sandbox: &Sandbox, ready: &PluginPre<State>) -> Result<(Framework, u64), LoadError> {
    let mut store = sandbox.store();
    let came_to_nothing = |store: &Store<State>, error: &wasmtime::Error| {
        LoadError::Describe(failed(sandbox, store, error, &Control::default()))
    };
    let instance = match ready.instance_pre().instantiate(&mut store) {
        Ok(instance) => instance,
        Err(error) => return Err(came_to_nothing(&store, &error)),
    };
    let plugin = World::new(&mut store, &instance).map_err(|error| LoadError::OtherShape(first_line(&error)))?;
    let answer = plugin.evenhand_framework_framework().call_describe(&mut store);
    let manifest = answer.map_err(|error| came_to_nothing(&store, &error))?;
    let fuel = sandbox.limits.fuel.saturating_sub(store.get_fuel().unwrap_or(0));
    Ok((convert::framework(manifest), fuel))
}

/// Asks `plugin` to assess `description` with these settings.
pub(crate) fn assess(
    sandbox: &Sandbox,
    plugin: &Plugin,
    description: &ProjectDescription,
    settings: &[(String, String)],
    control: &Control,
) -> Answer {
    let strange = !wasmtime::Engine::same(plugin.ready().engine(), &sandbox.engine);
    if let Some(stop) = strange.then_some(CallError::OtherEngine).or_else(|| control.stop()) {
        return Answer { result: Err(stop), fuel: 0, memory: 0 };
    }
    let mut store = sandbox.store();
    if !control.is_idle() {
        watch(&mut store, control.clone());
    }
    let given = convert::description(description, settings);
    let answer = plugin
        .ready()
        .instantiate(&mut store)
        .and_then(|ready| ready.evenhand_framework_framework().call_assess(&mut store, &given));
    let fuel = sandbox.limits.fuel.saturating_sub(store.get_fuel().unwrap_or(0));
    let memory = store.data().meter.memory;
    let result = match answer {
        Err(error) => Err(failed(sandbox, &store, &error, control)),
        Ok(Err(refusal)) => laws::check_refusal(convert::refusal(refusal), plugin.framework(), &sandbox.limits)
            .map(Err)
            .map_err(CallError::Law),
        Ok(Ok(assessment)) => {
            let assessment = convert::assessment(assessment);
            laws::check_assessment(&assessment, plugin.framework(), description, &sandbox.limits)
                .map(|()| Ok(assessment))
                .map_err(CallError::Law)
        }
    };
    Answer { result, fuel, memory }
}

/// Lets the store look at `control` at every tick.
fn watch(store: &mut Store<State>, control: Control) {
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(move |_| match control.stop() {
        Some(_) => Ok(UpdateDeadline::Interrupt),
        None => Ok(UpdateDeadline::Continue(1)),
    });
}

/// The fact behind a runtime's error.
fn failed(sandbox: &Sandbox, store: &Store<State>, error: &wasmtime::Error, control: &Control) -> CallError {
    let (state, limits) = (store.data(), &sandbox.limits);
    match state.meter.refused {
        Some(Refused::Memory(asked)) => return CallError::Memory { asked, limit: limits.memory },
        Some(Refused::Table(asked)) => return CallError::Table { asked, limit: limits.table_elements },
        Some(Refused::Reported) => return CallError::Returned(limits.returned),
        None => {}
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::OutOfFuel) => CallError::OutOfFuel(limits.fuel),
        Some(Trap::StackOverflow) => CallError::Stack(limits.stack),
        Some(Trap::Interrupt) => control.stop().unwrap_or(CallError::Deadline),
        Some(trap) => {
            let reason = trap.to_string().trim_start_matches("wasm trap: ").to_owned();
            CallError::Trapped { reason, said: state.said.clone() }
        }
        None => untyped(limits, first_line(error), &state.said),
    }
}

/// The fact behind an error that the runtime gives no type: its words are all there
/// is, and a test holds each of them to a component that brings it about.
fn untyped(limits: &Limits, reason: String, said: &[String]) -> CallError {
    const TOO_MANY: &str = "resource limit exceeded: ";
    if reason.contains("fuel allocated for hostcalls") {
        return CallError::Returned(limits.returned);
    }
    // The system's own words: it gave no memory, or no file to share it by.
    if reason.contains("(os error ") {
        return CallError::Host(reason);
    }
    let counted = reason.split_once(TOO_MANY).and_then(|(_, rest)| rest.split_once(" count too high at "));
    let asked = |asked: &str| asked.parse().unwrap_or(usize::MAX);
    match counted {
        Some(("instance", n)) => CallError::Count { what: "instances", asked: asked(n), limit: limits.instances },
        Some(("memory", n)) => CallError::Count { what: "memories", asked: asked(n), limit: limits.memories },
        Some(("table", n)) => CallError::Count { what: "tables", asked: asked(n), limit: limits.tables },
        _ => CallError::Trapped { reason, said: said.to_vec() },
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    /// A measurement, which fails for nothing: what an instance of Ward costs to make and to
    /// let go, untouched, with memory on demand and with memory set aside.
    #[test]
    #[ignore = "a measurement: cargo test --release -p evenhand --lib instance -- --ignored --nocapture"]
    fn what_an_instance_costs() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let (folder, _) = evenhand_build::Folder::read(&root.join("plugins/ward")).expect("Ward's pages");
        let interpreter = std::fs::read(root.join("plugins/prebuilt/interpreter.wasm")).expect("the interpreter");
        let component = evenhand_build::component(&folder, &interpreter, false).expect("Ward").component;
        for (memory, sandbox) in [
            ("on demand", Sandbox::new(Limits::default(), None)),
            ("set aside", Sandbox::pooled(Limits::default(), None, 2)),
        ] {
            let sandbox = sandbox.expect("the default limits");
            let plugin = Plugin::load(&sandbox, component.as_slice().into()).expect("it loads");
            let (mut made, mut let_go) = (Vec::new(), Vec::new());
            for _ in 0..5_000 {
                let start = Instant::now();
                let mut store = sandbox.store();
                plugin.ready().instantiate(&mut store).expect("an instance");
                made.push(start.elapsed());
                let start = Instant::now();
                drop(store);
                let_go.push(start.elapsed());
            }
            made.sort();
            let_go.sort();
            println!("memory {memory}: made in {:?}, let go in {:?} (medians)", made[2_500], let_go[2_500]);
        }
    }

    #[test]
    fn the_clock_stops_when_the_work_panics() {
        let sandbox = Sandbox::new(Limits::default(), None).expect("the default limits");
        let control = Control { deadline: Some(Instant::now() + Duration::from_secs(600)), called_off: None };
        let work = || control.while_ticking(&sandbox, || -> () { std::panic::resume_unwind(Box::new("work")) });
        assert!(catch_unwind(AssertUnwindSafe(work)).is_err());
    }
}
