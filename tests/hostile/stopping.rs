//! A host may stop what it started. That is never a verdict on a plugin.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use evenhand::{Control, Engine, Limits, Outcome, Request};
use evenhand_puppet::Misdeed;

use super::engine;
use crate::conformance::puppet::{bad, description, loaded, neighbour, outcome, packed};

/// An engine whose fuel lasts for minutes.
fn patient() -> Engine {
    let mut limits = Limits::default();
    limits.set("fuel", u64::MAX / 4);
    engine(limits)
}

fn under(engine: &Engine, control: &Control, misdeeds: &[Misdeed]) -> Vec<Outcome> {
    let asked: Vec<_> =
        misdeeds.iter().map(|misdeed| loaded(engine, &bad(misdeed.clone())).into()).collect::<Vec<Request>>();
    engine.assess_under(&description(), &asked, control).unwrap()
}

fn within(time: Duration) -> Control {
    Control { deadline: Some(Instant::now() + time), called_off: None }
}

#[test]
fn a_deadline_stops_what_runs_too_long() {
    let engine = patient();
    let plugins = [
        loaded(&engine, &neighbour("first")),
        loaded(&engine, &bad(Misdeed::Loop)),
        loaded(&engine, &neighbour("last")),
    ];
    let alone = outcome(&engine, plugins[0].clone());
    let start = Instant::now();
    let outcomes =
        engine.assess_under(&description(), &plugins.map(Request::from), &within(Duration::from_millis(300))).unwrap();
    assert!(
        start.elapsed() >= Duration::from_millis(300) && start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    let error = outcomes[1].result.as_ref().unwrap_err();
    assert_eq!(error.kind(), "host-deadline");
    assert!(error.to_string().contains("host deadline") && error.help().contains("more time"), "{error}");
    assert_eq!((&outcomes[0].result, outcomes[0].fuel), (&alone.result, alone.fuel), "what was done in time is whole");
}

#[test]
fn a_deadline_that_has_passed_starts_nothing() {
    let outcomes = under(&patient(), &within(Duration::ZERO), &[Misdeed::Nothing, Misdeed::Loop]);
    for outcome in outcomes {
        assert_eq!(outcome.result.unwrap_err().kind(), "host-deadline");
        assert_eq!((outcome.fuel, outcome.memory), (0, 0));
    }
}

#[test]
fn a_deadline_that_is_kept_changes_nothing() {
    let engine = patient();
    let plugin = loaded(&engine, &neighbour("first"));
    let alone = outcome(&engine, plugin.clone());
    let start = Instant::now();
    let kept =
        engine.assess_under(&description(), &[plugin.into()], &within(Duration::from_secs(600))).unwrap().remove(0);
    assert_eq!((kept.result, kept.fuel, kept.memory), (alone.result, alone.fuel, alone.memory));
    assert!(start.elapsed() < Duration::from_secs(10), "the clock does not keep the host waiting");
}

/// A plugin is run when it is loaded, too.
#[test]
fn a_deadline_stops_a_plugin_that_never_says_what_it_is() {
    let endless = super::wrapped("modules/describe-loops.wat");
    let sound = packed(&neighbour("sound"));
    let engine = patient();
    let start = Instant::now();
    let loaded = engine.clone().loading_under(within(Duration::from_millis(500))).load_all(&[&endless, &sound]);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    let error = loaded[0].as_ref().unwrap_err();
    assert_eq!(error.kind(), "host-deadline");
    assert!(error.help().contains("more time"), "{}", error.help());

    let off = Control { called_off: Some(Arc::new(AtomicBool::new(true))), ..Control::default() };
    assert_eq!(engine.clone().loading_under(off).load(&endless).unwrap_err().kind(), "called-off");
    assert!(engine.load(&sound).is_ok(), "one who loads without a clock is not stopped");
}

/// Compiling takes a second for each plugin of a stranger's, so none is begun in vain.
#[test]
fn nothing_is_loaded_after_it_was_called_off() {
    let components: Vec<_> = (0..20).map(|at| packed(&neighbour(&format!("one-{at}")))).collect();
    let components: Vec<&[u8]> = components.iter().map(Vec::as_slice).collect();
    let off = Control { called_off: Some(Arc::new(AtomicBool::new(true))), ..Control::default() };
    for (control, kind) in [(off, "called-off"), (within(Duration::ZERO), "host-deadline")] {
        let engine = patient().loading_under(control);
        let start = Instant::now();
        for loaded in engine.load_all(&components) {
            let error = loaded.unwrap_err();
            assert_eq!(error.kind(), kind);
            assert!(!error.to_string().contains("could not say"), "{error}");
        }
        assert!(start.elapsed() < Duration::from_millis(100), "{:?}", start.elapsed());
    }
}

/// One is compiled at a time: those that waited for it look again before they begin.
#[test]
fn loading_that_is_called_off_meanwhile_ends_with_what_is_being_compiled() {
    let flag = Arc::new(AtomicBool::new(false));
    let engine = patient().loading_under(Control { called_off: Some(Arc::clone(&flag)), ..Control::default() });
    let components: Vec<_> = (0..200).map(|at| packed(&neighbour(&format!("one-{at}")))).collect();
    let components: Vec<&[u8]> = components.iter().map(Vec::as_slice).collect();
    let loaded = thread::scope(|scope| {
        let loading = scope.spawn(|| engine.load_all(&components));
        thread::sleep(Duration::from_millis(20));
        flag.store(true, Ordering::Relaxed);
        loading.join().unwrap()
    });
    let kinds: Vec<_> = loaded.iter().map(|one| one.as_ref().map_or_else(|error| error.kind(), |_| "loaded")).collect();
    assert!(kinds.iter().all(|kind| ["loaded", "called-off"].contains(kind)), "{kinds:?}");
    assert_eq!(kinds.last(), Some(&"called-off"));
}

#[test]
fn what_is_called_off_stops() {
    let engine = patient();
    let flag = Arc::new(AtomicBool::new(false));
    let control = Control { deadline: Some(Instant::now() + Duration::from_secs(600)), called_off: Some(flag.clone()) };
    let caller = thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        flag.store(true, Ordering::Relaxed);
    });
    let start = Instant::now();
    let outcomes = under(&engine, &control, &[Misdeed::Loop, Misdeed::Loop, Misdeed::Loop]);
    caller.join().unwrap();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    for outcome in outcomes {
        let error = outcome.result.unwrap_err();
        assert_eq!(error.kind(), "called-off");
        assert!(error.to_string().contains("called off"), "{error}");
    }
}

/// Neither a verdict: a plugin's own failure keeps its name while a clock ticks.
#[test]
fn a_plugins_own_failure_is_told_as_its_own() {
    let engine = engine(super::tight());
    let control = within(Duration::from_secs(600));
    let misdeeds = [Misdeed::Loop, Misdeed::Recurse, Misdeed::Grow, Misdeed::Trap("why".into())];
    let kinds: Vec<_> =
        under(&engine, &control, &misdeeds).iter().map(|o| o.result.as_ref().unwrap_err().kind()).collect();
    assert_eq!(kinds, ["out-of-fuel", "stack-limit", "memory-limit", "trapped"]);
}

/// A clock for one run must not stop another run of the same engine that has none.
#[test]
fn one_runs_clock_is_not_anothers() {
    let engine = patient();
    let (quick, slow) = (loaded(&engine, &neighbour("quick")), loaded(&engine, &bad(Misdeed::Loop)));
    thread::scope(|scope| {
        let stopped = scope.spawn(|| {
            engine.assess_under(&description(), &[slow.into()], &within(Duration::from_millis(300))).unwrap().remove(0)
        });
        while !stopped.is_finished() {
            assert!(outcome(&engine, quick.clone()).result.is_ok());
        }
        assert_eq!(stopped.join().unwrap().result.unwrap_err().kind(), "host-deadline");
    });
}
