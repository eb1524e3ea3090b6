//! Memory that is set aside beforehand: the same answers, the same errors, and nothing of
//! one call left for the next.

use evenhand::{Engine, Limits};
use evenhand_puppet::Misdeed;

use super::tight;
use crate::conformance::puppet::{bad, loaded, outcome, packed, sound};

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
