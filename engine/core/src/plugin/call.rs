//! One call of a plugin, in a store of its own.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use wasmtime::{PoolConcurrencyLimitError, Store, Trap};

use super::bindings::{Plugin as World, PluginPre};
use super::error::{CallError, LoadError};
use super::limits::Limits;
use super::load::{Plugin, first_line};
use super::sandbox::{Refused, Sandbox, State};
use super::{convert, laws};
use crate::model::assessment::{Assessment, Refusal};
use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;

/// How a caller may stop what it started. Neither is a verdict on a plugin.
///
/// Both are looked at while a plugin runs, every fraction of a millisecond, and before and
/// after a plugin is compiled. A call that waits for room waits until the deadline and no
/// longer, and looks every ten milliseconds whether it is called off. Reading a description,
/// compiling, checking an answer and making a report are outside of them, and have bounds of
/// their own.
#[derive(Debug, Clone, Default)]
pub struct Control {
    /// Stop at this time.
    pub deadline: Option<Instant>,
    /// Stop when this becomes true.
    pub called_off: Option<Arc<AtomicBool>>,
}

impl Control {
    /// Why a call has to stop now, if it has to.
    pub(super) fn stop(&self) -> Option<CallError> {
        let called_off = self.called_off.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed));
        let late = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        match (called_off, late) {
            (true, _) => Some(CallError::CalledOff),
            (_, true) => Some(CallError::Deadline),
            _ => None,
        }
    }

    /// How long it is until the deadline, if there is one.
    pub(super) fn left(&self) -> Option<Duration> {
        self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()))
    }

    /// Whether loading may go on.
    pub(super) fn go_on(&self) -> Result<(), LoadError> {
        self.stop().map_or(Ok(()), |stop| Err(LoadError::Stopped(stop)))
    }

    /// Runs a call of a plugin to its end, or until it has to stop: it lets the host look
    /// whenever it has burnt a slice of its fuel.
    fn run<T>(&self, call: impl Future<Output = T>) -> Result<T, CallError> {
        let mut call = pin!(call);
        let mut context = Context::from_waker(Waker::noop());
        loop {
            if let Poll::Ready(answer) = call.as_mut().poll(&mut context) {
                return Ok(answer);
            }
            if let Some(stop) = self.stop() {
                return Err(stop);
            }
        }
    }
}

/// What a plugin answered, and what it took.
pub(crate) struct Answer {
    /// What it answered: every law has been checked.
    pub result: Result<Result<Assessment, Refusal>, CallError>,
    /// Fuel used, in units.
    pub fuel: u64,
    /// The most linear memory it held, in bytes.
    pub memory: usize,
}

/// Asks a plugin what it is.
pub(super) fn describe(
    sandbox: &Sandbox,
    ready: &PluginPre<State>,
    control: &Control,
) -> Result<(Framework, u64), LoadError> {
    let _room = sandbox.room(control).map_err(LoadError::Stopped)?;
    let mut store = sandbox.store();
    let came_to_nothing =
        |store: &Store<State>, error: &wasmtime::Error| LoadError::Describe(failed(sandbox, store, error));
    let instance = control.run(ready.instance_pre().instantiate_async(&mut store)).map_err(LoadError::Stopped)?;
    let instance = instance.map_err(|error| came_to_nothing(&store, &error))?;
    let plugin = World::new(&mut store, &instance).map_err(|error| LoadError::OtherShape(first_line(&error)))?;
    let framework = plugin.evenhand_framework_framework();
    let manifest = control.run(framework.call_describe(&mut store)).map_err(LoadError::Stopped)?;
    let manifest = manifest.map_err(|error| came_to_nothing(&store, &error))?;
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
    let not_run = |why| Answer { result: Err(why), fuel: 0, memory: 0 };
    if let Some(stop) = strange.then_some(CallError::OtherEngine).or_else(|| control.stop()) {
        return not_run(stop);
    }
    let _room = match sandbox.room(control) {
        Ok(room) => room,
        Err(stop) => return not_run(stop),
    };
    let mut store = sandbox.store();
    let given = convert::description(description, settings);
    let answer = control.run(async {
        let instance = plugin.ready().instantiate_async(&mut store).await?;
        instance.evenhand_framework_framework().call_assess(&mut store, &given).await
    });
    let fuel = sandbox.limits.fuel.saturating_sub(store.get_fuel().unwrap_or(0));
    let memory = store.data().meter.memory;
    let result = match answer {
        Err(stop) => Err(stop),
        Ok(Err(error)) => Err(failed(sandbox, &store, &error)),
        Ok(Ok(Err(refusal))) => laws::check_refusal(convert::refusal(refusal), plugin.framework(), &sandbox.limits)
            .map(Err)
            .map_err(CallError::Law),
        Ok(Ok(Ok(assessment))) => {
            let assessment = convert::assessment(assessment);
            laws::check_assessment(&assessment, plugin.framework(), description, &sandbox.limits)
                .map(|()| Ok(assessment))
                .map_err(CallError::Law)
        }
    };
    Answer { result, fuel, memory }
}

/// The fact behind a runtime's error.
fn failed(sandbox: &Sandbox, store: &Store<State>, error: &wasmtime::Error) -> CallError {
    let (state, limits) = (store.data(), &sandbox.limits);
    match state.meter.refused {
        Some(Refused::Memory(asked)) => return CallError::Memory { asked, limit: limits.memory },
        Some(Refused::Table(asked)) => return CallError::Table { asked, limit: limits.table_elements },
        Some(Refused::Reported) => return CallError::Returned(limits.returned),
        None => {}
    }
    if error.is::<PoolConcurrencyLimitError>() {
        return CallError::Host(first_line(error));
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::OutOfFuel) => CallError::OutOfFuel(limits.fuel),
        Some(Trap::StackOverflow) => CallError::Stack(limits.stack),
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
            let plugin = Plugin::load(&sandbox, component.as_slice().into(), &Control::default()).expect("it loads");
            let (mut made, mut let_go) = (Vec::new(), Vec::new());
            for _ in 0..5_000 {
                let start = Instant::now();
                let mut store = sandbox.store();
                Control::default()
                    .run(plugin.ready().instantiate_async(&mut store))
                    .expect("nobody stops it")
                    .expect("an instance");
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
}
