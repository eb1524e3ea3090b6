//! Memory that is set aside beforehand: the same answers, the same errors, and nothing of
//! one call left for the next.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use evenhand::{Control, Engine, Limits, Request};
use evenhand_puppet::Misdeed;

use super::{engine, tight};
use crate::conformance::puppet::{bad, description, loaded, neighbour, outcome, packed, sound};

fn pooled(limits: Limits) -> Engine {
    let engine = Engine::pooled(limits, None, 2).expect("limits that this machine keeps");
    assert!(engine.is_pooled(), "this machine has the address space");
    engine
}

#[test]
fn answers_and_errors_are_those_of_memory_on_demand() {
    let (pooled, on_demand) = (pooled(tight()), Engine::with_limits(tight()).unwrap());
    let scripts = [sound(), bad(Misdeed::Recurse), bad(Misdeed::Report("a message".into(), 200)), sound()];
    for script in scripts {
        let (a, b) = (loaded(&pooled, &script), loaded(&on_demand, &script));
        for _ in 0..3 {
            let (a, b) = (outcome(&pooled, a.clone()), outcome(&on_demand, b.clone()));
            assert_eq!((a.result, a.fuel, a.memory), (b.result, b.fuel, b.memory));
        }
    }
}

/// More calls than there is room for at once, one after another: each gives its room back.
#[test]
fn room_is_given_back_also_by_those_that_failed() {
    let engine = pooled(tight());
    let (sound, failing) = (loaded(&engine, &sound()), loaded(&engine, &bad(Misdeed::Recurse)));
    for _ in 0..50 {
        assert!(outcome(&engine, failing.clone()).result.is_err());
        assert!(outcome(&engine, sound.clone()).result.is_ok());
    }
}

#[test]
fn where_there_is_no_such_address_space_memory_comes_on_demand() {
    let mut limits = Limits::default();
    limits.set("memory", 1 << 42);
    let engine = Engine::pooled(limits, None, 64).expect("an engine all the same");
    assert!(!engine.is_pooled());
    assert!(outcome(&engine, engine.load(&packed(&sound())).unwrap()).result.is_ok());
}

/// What has no room waits for some, and is not told to be a failure of its plugin. Each asks
/// on a thread of its own, since one core alone reads one after another.
#[test]
fn a_call_too_many_waits_for_room() {
    let engine = Engine::pooled(tight(), None, 1).unwrap();
    let components = ["a", "b", "c", "d"].map(|id| packed(&neighbour(id)));
    let start = Barrier::new(components.len());
    std::thread::scope(|scope| {
        for component in &components {
            scope.spawn(|| {
                start.wait();
                let plugin = engine.load(component).expect("it has waited");
                for _ in 0..50 {
                    let outcome = outcome(&engine, plugin.clone());
                    assert!(outcome.result.is_ok(), "{outcome:?}");
                }
            });
        }
    });
}

#[test]
fn a_call_waits_for_room_no_longer_than_it_may() {
    let mut limits = Limits::default();
    limits.set("fuel", u64::MAX / 4);
    let engine = Engine::pooled(limits, None, 1).unwrap();
    let requests: Vec<Request> = (0..3).map(|_| loaded(&engine, &bad(Misdeed::Loop)).into()).collect();
    let kinds = |control: &Control| -> Vec<&str> {
        let outcomes = engine.assess_under(&description(), &requests, control).unwrap();
        outcomes.into_iter().map(|outcome| outcome.result.unwrap_err().kind()).collect()
    };
    let start = Instant::now();
    let deadline = Control { deadline: Some(start + Duration::from_millis(300)), ..Control::default() };
    assert_eq!(kinds(&deadline), ["host-deadline"; 3]);
    let flag = Arc::new(AtomicBool::new(false));
    let off = Control { called_off: Some(Arc::clone(&flag)), ..Control::default() };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(200));
            flag.store(true, Ordering::Relaxed);
        });
        assert_eq!(kinds(&off), ["called-off"; 3]);
    });
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// A component around a module of this body, `times` over, which says nothing of itself.
fn with_module(body: &str, times: usize) -> Vec<u8> {
    let instances = "(core instance (instantiate $m))".repeat(times);
    let export = "(instance $f) (export \"evenhand:framework/framework@0.1.0\" (instance $f))";
    wat::parse_str(format!("(component (core module $m {body}) {instances} {export})")).unwrap()
}

/// The limit is named, and nobody is told to fetch a file again that is whole.
#[test]
fn a_plugin_that_has_no_place_in_the_pool_is_not_called_damaged() {
    let with = |name: &str, value: u64| {
        let mut limits = tight();
        limits.set(name, value);
        limits
    };
    let refused = |limits: &Limits, component: &[u8]| pooled(limits.clone()).load(component).unwrap_err();
    let (small, sound) = (with("memory", 1 << 16), packed(&sound()));
    assert_eq!(refused(&small, &sound).kind(), "memory-limit");
    assert_eq!(engine(small).load(&sound).unwrap_err().kind(), "memory-limit", "as where memory comes on demand");

    let globals = "(global i32 (i32.const 0))".repeat(19_000);
    for (limits, body, kind, tells) in [
        (with("memories", 1), "(memory 1)(memory 1)", "memories-limit", "raise the limit `memories`"),
        (with("tables", 1), "(table 1 funcref)(table 1 funcref)", "tables-limit", "raise the limit `tables`"),
        (with("table-elements", 5), "(table 7 funcref)", "table-limit", "7 elements, and the limit is 5"),
        (tight(), globals.as_str(), "pool", "load it with an engine whose memory comes on demand"),
    ] {
        let error = refused(&limits, &with_module(body, 10));
        assert_eq!(error.kind(), kind, "{error}");
        assert!(super::told(&error).contains(tells), "{error}");
    }
}
