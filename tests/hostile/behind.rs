//! Nothing is left for the next call, wherever a plugin puts it.

use evenhand::model::assessment::Refusal;
use evenhand::{Engine, Request};
use evenhand_puppet::Misdeed;

use super::{engine, tight, wrapped};
use crate::conformance::puppet::{bad, description, loaded, outcome, packed};

/// It looks for what it left in a global, in its memory, behind its memory, in a table and in
/// a segment that it dropped. Handles it cannot have: `components/keeps-handles.wat`.
#[test]
fn what_a_plugin_leaves_is_gone() {
    let engine = engine(tight());
    // It is asked twice what it is, and would say otherwise the second time.
    let plugin = engine.load(&wrapped("modules/leaves-behind.wat")).unwrap();
    assert_eq!(plugin.framework().title, "a");
    let asked: Vec<Request> = (0..4).map(|_| plugin.clone().into()).collect();
    for _ in 0..3 {
        for outcome in engine.assess(&description(), &asked).unwrap() {
            assert_eq!(outcome.result, Ok(Err(Refusal::TooLittleText)), "something was left");
            assert_eq!(outcome.memory, 2 * 65_536);
        }
    }
    assert_eq!(engine.load(&wrapped("modules/leaves-behind.wat")).unwrap().framework().title, "a");
}

/// The same when calls run at once, and when others fail between them.
#[test]
fn what_a_plugin_leaves_is_gone_between_threads_and_failures() {
    let engine = engine(tight());
    let plugin = engine.load(&wrapped("modules/leaves-behind.wat")).unwrap();
    let traps = loaded(&engine, &bad(Misdeed::Trap("why".into())));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..10 {
                    let asked = [Request::from(plugin.clone()), traps.clone().into(), plugin.clone().into()];
                    let outcomes = engine.assess(&description(), &asked).unwrap();
                    for at in [0, 2] {
                        assert_eq!(outcomes[at].result, Ok(Err(Refusal::TooLittleText)), "something was left");
                    }
                }
            });
        }
    });
}

/// A plugin can say the same twice and no more: nothing in the sandbox differs between two
/// calls. The law that compares the two is tested without one (`laws/framework.rs`).
#[test]
fn a_plugin_cannot_describe_itself_differently_the_second_time() {
    let mut counts = bad(Misdeed::Nothing);
    counts.before_describe = Misdeed::Count;
    let component = packed(&counts);
    let (one, other) = (Engine::new().unwrap(), Engine::new().unwrap());
    let told: Vec<_> = [&one, &one, &other].map(|engine| engine.load(&component).unwrap()).to_vec();
    assert!(told.iter().all(|plugin| plugin.framework() == told[0].framework()));
    let fuel: Vec<u64> = told.iter().map(evenhand::Plugin::describe_fuel).collect();
    assert!(fuel.iter().all(|used| *used == fuel[0]), "{fuel:?}");
    let outcomes = [outcome(&one, told[0].clone()), outcome(&one, told[1].clone()), outcome(&other, told[2].clone())];
    assert!(outcomes.iter().all(|again| (&again.result, again.fuel) == (&outcomes[0].result, outcomes[0].fuel)));
}
