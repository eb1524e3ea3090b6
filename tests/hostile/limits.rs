//! Limits in pairs: a plugin that takes just what it may, and the same one when it may
//! have less.

use evenhand::{Engine, Error, Fault, Limits};
use evenhand_puppet::{Answer, Misdeed};

use super::engine;
use crate::conformance::puppet::{bad, loaded, outcome, packed, sound};

fn with(name: &str, value: u64) -> Limits {
    let mut limits = Limits::default();
    assert!(limits.set(name, value), "there is a limit {name}");
    limits
}

#[test]
fn fuel_is_the_same_each_time_and_its_limit_holds() {
    let script = bad(Misdeed::Report("a message".into(), 200));
    let first = Engine::new().unwrap();
    let plugin = loaded(&first, &script);
    let used: Vec<u64> = (0..5).map(|_| outcome(&first, plugin.clone()).fuel).collect();
    assert!(used.iter().all(|fuel| *fuel == used[0] && *fuel > plugin.describe_fuel()), "{used:?}");

    let enough = engine(with("fuel", used[0] + 1));
    let outcome_then = outcome(&enough, loaded(&enough, &script));
    assert!(outcome_then.result.is_ok());
    assert_eq!(outcome_then.fuel, used[0]);

    let few = used[0] - 500;
    assert!(few > plugin.describe_fuel(), "it can still say what it is");
    let less = engine(with("fuel", few));
    let error = outcome(&less, loaded(&less, &script)).result.unwrap_err();
    assert_eq!(error.kind(), "out-of-fuel");
    assert!(error.to_string().contains(&format!("all of its {few} units")), "{error}");
}

#[test]
fn memory_is_told_and_its_limit_holds() {
    let first = Engine::new().unwrap();
    let held = outcome(&first, loaded(&first, &sound()));
    let memory = held.memory;
    assert!(held.result.is_ok() && memory > 0 && memory.is_multiple_of(65_536), "{memory}");

    let enough = engine(with("memory", memory as u64));
    assert!(outcome(&enough, loaded(&enough, &sound())).result.is_ok());

    let error = engine(with("memory", memory as u64 - 1)).load(&packed(&sound())).unwrap_err();
    assert_eq!(error.kind(), "memory-limit");
    assert!(error.to_string().contains(&format!("and the limit is {}", memory - 1)), "{error}");
}

#[test]
fn what_a_call_returns_is_counted() {
    let mut script = sound();
    let Answer::Assessment(answer) = &mut script.answer else { panic!("the sound puppet assesses") };
    answer.summary = "a".repeat(60_000);
    let enough = engine(with("returned", 70_000));
    assert!(outcome(&enough, loaded(&enough, &script)).result.is_ok());
    let less = engine(with("returned", 50_000));
    let error = outcome(&less, loaded(&less, &script)).result.unwrap_err();
    assert_eq!(error.kind(), "returned-limit");
    assert!(error.to_string().contains("more than 50000 bytes") && error.help().contains("`returned`"), "{error}");
}

#[test]
fn what_a_plugin_reports_counts_as_returned() {
    let messages = |count: u64| bad(Misdeed::Report("a".repeat(1_000), count));
    let engine = engine(with("returned", 100_000));
    assert!(outcome(&engine, loaded(&engine, &messages(90))).result.is_ok());
    let error = outcome(&engine, loaded(&engine, &messages(100))).result.unwrap_err();
    assert_eq!(error.kind(), "returned-limit");
    let error = outcome(&engine, loaded(&engine, &bad(Misdeed::Report(String::new(), u64::MAX)))).result.unwrap_err();
    assert_eq!(error.kind(), "returned-limit", "messages of nothing are counted too");
}

#[test]
fn lists_and_texts_are_counted_for_settable_limits() {
    assert!(engine(with("items", 5)).load(&packed(&sound())).is_ok());
    let error = engine(with("items", 4)).load(&packed(&sound())).unwrap_err();
    assert_eq!(error.kind(), "lists-are-within-limits");
    assert!(error.to_string().contains("a list of 5 items, and the limit `items` is 4"), "{error}");

    let longest = "Who decides about repairs, and who is reached.".len() as u64;
    assert!(engine(with("text", longest)).load(&packed(&sound())).is_ok());
    let error = engine(with("text", longest - 1)).load(&packed(&sound())).unwrap_err();
    assert_eq!(error.kind(), "texts-are-plain");
    assert!(error.to_string().contains(&format!("a text of {longest} bytes, and the limit `text` is {}", longest - 1)));
}

/// Compiling takes no fuel, and one large function takes it longest.
#[test]
fn the_size_of_a_function_is_limited() {
    let with_body = |adds: usize| {
        let body = "i32.const 1 i32.add ".repeat(adds);
        let module = format!("(core module (func (param i32) (result i32) local.get 0 {body}))");
        let export = "(instance $f) (export \"evenhand:framework/framework@0.1.0\" (instance $f))";
        wat::parse_str(format!("(component {module} {export})")).unwrap()
    };
    // Three bytes for each addition, one for the locals, two to begin and one to end.
    let size = 3 * 100 + 4;
    let kept = engine(with("function", size)).load(&with_body(100)).unwrap_err();
    assert_eq!(kept.kind(), "other-shape", "it is compiled: {kept}");
    let error = engine(with("function", size - 1)).load(&with_body(100)).unwrap_err();
    assert_eq!(error.kind(), "function-limit");
    assert_eq!(error.to_string(), format!("has a function of {size} bytes, and the limit is {}", size - 1));
    assert!(error.help().contains("`function`"), "{}", error.help());

    let large = with_body(1_000_000);
    let start = std::time::Instant::now();
    let error = Engine::new().unwrap().load(&large).unwrap_err();
    assert_eq!(error.kind(), "function-limit");
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn a_stack_that_threads_do_not_have_is_refused() {
    let deep = engine(with("stack", 1 << 20));
    let error = outcome(&deep, loaded(&deep, &bad(Misdeed::Recurse))).result.unwrap_err();
    assert_eq!(error.kind(), "stack-limit");
    assert!(error.to_string().contains("1048576"), "{error}");

    for (given, engine) in [
        ((1 << 20) + 1, Engine::with_limits(with("stack", (1 << 20) + 1))),
        ((1 << 20) + 1, Engine::pooled(with("stack", (1 << 20) + 1), None, 2)),
        (0, Engine::with_limits(with("stack", 0))),
    ] {
        let error = engine.expect_err("a stack that no thread has is accepted");
        assert!(matches!(error, Error::Sandbox(_)) && error.kind() == "limit", "{error}");
        assert_eq!(error.to_string(), format!("the limit `stack` is {given} bytes, and may be from 1 to 1048576"));
        assert!(error.fault() == Fault::Caller && !error.fault().is_retryable());
        assert!(error.help().contains("`stack`") && error.help().contains("1048576"), "{}", error.help());
    }
}

/// Each limit goes by the name that it is listed under.
#[test]
fn every_limit_is_listed_and_can_be_set() {
    let mut limits = Limits::default();
    for (at, (name, value, _)) in Limits::default().listed().into_iter().enumerate() {
        assert!(limits.set(name, value + 1), "{name}");
        let listed = limits.listed();
        assert_eq!((listed[at].0, listed[at].1), (name, value + 1));
        assert!(
            listed[at + 1..].iter().zip(&Limits::default().listed()[at + 1..]).all(|(a, b)| a == b),
            "{name} sets another"
        );
    }
    assert!(!limits.set("patience", 1));
}
