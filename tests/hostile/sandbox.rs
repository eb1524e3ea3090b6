//! What is stopped while it runs. Nothing here may take long, and nothing may bring the
//! host down: that these tests end is half of what they test.

use std::time::{Duration, Instant};

use evenhand::{Engine, LoadError, Request};

use super::{engine, tight, told, wrapped};
use crate::conformance::puppet::description;

/// A module whose `describe` does not end well, how the engine calls that, and what it
/// must tell.
const DESCRIBES: &[(&str, &str, &[&str])] = &[
    ("start-loops", "out-of-fuel", &["used all of its 50000000 units of fuel", "`fuel`"]),
    ("describe-loops", "out-of-fuel", &["used all of its 50000000 units of fuel", "`fuel`"]),
    ("fills-memory", "out-of-fuel", &["used all of its 50000000 units of fuel", "`fuel`"]),
    ("describe-traps", "trapped", &["unreachable", "author must mend it"]),
    ("divides-by-zero", "trapped", &["integer divide by zero", "author must mend it"]),
    ("describe-recurses", "stack-limit", &["its stack of 524288 bytes", "`stack`", "author must mend it"]),
    (
        "memory-too-large",
        "memory-limit",
        &["asked for 335544320 bytes of memory, and the limit is 8388608", "`memory`"],
    ),
    ("memory-grows", "memory-limit", &["asked for 8454144 bytes of memory, and the limit is 8388608", "`memory`"]),
    (
        "fills-all-memory",
        "memory-limit",
        &["asked for 268435456 bytes of memory, and the limit is 8388608", "`memory`"],
    ),
    ("memory-has-a-maximum", "trapped", &["unreachable"]),
    ("many-memories", "memories-limit", &["asked for 5 memories, and the limit is 4", "`memories`"]),
    (
        "table-too-large",
        "table-limit",
        &["asked for a table of 20001 elements, and the limit is 20000", "`table-elements`"],
    ),
    (
        "table-grows",
        "table-limit",
        &["asked for a table of 20001 elements, and the limit is 20000", "`table-elements`"],
    ),
    ("many-tables", "tables-limit", &["tables, and the limit is 16", "`tables`"]),
    ("answer-out-of-bounds", "trapped", &["out of bounds", "author must mend it"]),
    ("answer-misaligned", "trapped", &["not aligned", "author must mend it"]),
    ("string-out-of-bounds", "trapped", &["out of bounds", "author must mend it"]),
    ("string-not-utf8", "trapped", &["utf-8", "author must mend it"]),
    ("list-out-of-bounds", "trapped", &["out of bounds", "author must mend it"]),
    ("code-unknown", "trapped", &["discriminant", "author must mend it"]),
    ("one-buffer-many-times", "returned-limit", &["returned more than 33554432 bytes", "`returned`"]),
    ("reports-for-ever", "returned-limit", &["returned more than 33554432 bytes", "`returned`"]),
];

/// A module that says what it is, and whose `assess` does not end well.
const ASSESSES: &[(&str, &str, &[&str])] = &[
    ("realloc-out-of-bounds", "trapped", &["beyond end of memory", "author must mend it"]),
    ("realloc-loops", "out-of-fuel", &["used all of its 50000000 units of fuel", "`fuel`"]),
    ("refusal-unknown", "trapped", &["discriminant", "author must mend it"]),
    ("cleaning-up-loops", "out-of-fuel", &["used all of its 50000000 units of fuel", "`fuel`"]),
];

/// Long enough for a machine that has other things to do.
const SOON: Duration = Duration::from_secs(10);

fn module(name: &str) -> Vec<u8> {
    wrapped(&format!("modules/{name}.wat"))
}

#[test]
fn a_plugin_that_cannot_say_what_it_is_is_stopped_with_the_reason() {
    let engine = engine(tight());
    for (name, kind, tells) in DESCRIBES {
        let start = Instant::now();
        let error = engine.load(&module(name)).expect_err(name);
        assert!(start.elapsed() < SOON, "{name} took {:?}", start.elapsed());
        let told = told(&error);
        assert_eq!(error.kind(), *kind, "{name}: {told}");
        assert!(matches!(error, LoadError::Describe(_)), "{name}: {error:?}");
        for word in *tells {
            assert!(told.contains(word), "{name} does not tell {word:?}: {told}");
        }
    }
}

#[test]
fn a_plugin_that_cannot_assess_is_stopped_with_the_reason() {
    let engine = engine(tight());
    for (name, kind, tells) in ASSESSES {
        let plugin = engine.load(&module(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let start = Instant::now();
        let outcome = engine.assess(&description(), &[Request::from(plugin)]).unwrap().remove(0);
        assert!(start.elapsed() < SOON, "{name} took {:?}", start.elapsed());
        let error = outcome.result.expect_err(name);
        let told = format!("{error}; {}", error.help());
        assert_eq!(error.kind(), *kind, "{name}: {told}");
        for word in *tells {
            assert!(told.contains(word), "{name} does not tell {word:?}: {told}");
        }
    }
}

/// The same module without its misdeed passes, so each misdeed is what is refused.
#[test]
fn the_smallest_sound_module_is_a_plugin() {
    let engine = engine(tight());
    let plugin = engine.load(&module("sound")).unwrap();
    assert_eq!(plugin.framework().criteria[0].question, "a");
    let outcome = engine.assess(&description(), &[Request::from(plugin)]).unwrap().remove(0);
    assert_eq!(outcome.result, Ok(Err(evenhand::model::assessment::Refusal::TooLittleText)));
    assert_eq!(outcome.memory, 65_536);
    assert!(outcome.fuel > 0);
}

#[test]
fn every_module_file_is_tried() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile/modules");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut names: Vec<String> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    let mut tried: Vec<String> = DESCRIBES.iter().chain(ASSESSES).map(|(name, ..)| (*name).to_owned()).collect();
    tried.extend(["sound", "leaves-behind"].map(str::to_owned));
    tried.sort();
    assert_eq!(names, tried);
}

/// A component may make as many instances as the limit says, and not one more.
#[test]
fn instances_are_counted() {
    let with = |instances: usize| {
        let made: String = (0..instances).map(|_| "(core instance (instantiate $guest))".to_owned()).collect();
        let component = format!(
            r#"(component
                (core module $guest (func (export "number") (result i32) i32.const 7))
                {made}
                (core instance $last (instantiate $guest))
                (func $number (result u32) (canon lift (core func $last "number")))
                (instance $framework (export "describe" (func $number)) (export "assess" (func $number)))
                (export "evenhand:framework/framework@0.1.0" (instance $framework)))"#
        );
        Engine::new().unwrap().load(&wat::parse_str(component).unwrap()).unwrap_err()
    };
    assert_eq!(with(31).kind(), "other-shape", "32 instances are made");
    let error = with(32);
    assert_eq!(error.kind(), "instances-limit");
    assert!(
        told(&error).contains("asked for 33 instances, and the limit is 32; raise the limit `instances`"),
        "{error}"
    );
}
