//! What is slow for its fuel: fuel counts instructions, and some take the machine longer
//! than others. Those that take much longer cost more, so a budget is a bound in time.

use std::time::{Duration, Instant};

use evenhand::Limits;

use super::engine;

/// Instructions that take long, each in a loop that never ends.
const SLOW: &[(&str, &str)] = &[
    ("dividing", "(local.set $n (i64.div_u (i64.const -1) (i64.or (local.get $n) (i64.const 3))))"),
    ("remainders", "(local.set $n (i64.rem_s (i64.const -7) (i64.or (local.get $n) (i64.const 3))))"),
    ("square roots", "(local.set $x (f64.sqrt (f64.add (local.get $x) (f64.const 2))))"),
    ("growing by nothing", "(drop (memory.grow (i32.const 0)))"),
    ("growing a table by nothing", "(drop (table.grow (ref.null func) (i32.const 0)))"),
    ("copying a byte", "(memory.copy (i32.const 0) (i32.const 9) (i32.const 1))"),
    ("filling nothing", "(memory.fill (i32.const 0) (i32.const 0) (i32.const 0))"),
    ("filling a table", "(table.fill (i32.const 0) (ref.func $callee) (i32.const 1000))"),
    ("copying a table", "(table.copy (i32.const 0) (i32.const 1) (i32.const 999))"),
    ("calling by table", "(table.set (i32.const 0) (ref.func $callee)) (call_indirect (i32.const 0))"),
    (
        "memory that is nowhere near",
        "(local.set $n (i64.add (i64.mul (local.get $n) (i64.const 6364136223846793005)) (i64.const 1442695040888963407)))
         (local.set $n (i64.add (local.get $n)
            (i64.load8_u (i32.and (i32.wrap_i64 (i64.shr_u (local.get $n) (i64.const 33))) (i32.const 0x0ffffff8)))))",
    ),
];

fn component(body: &str) -> Vec<u8> {
    let module = format!(
        r#"(module
            (memory (export "memory") 4096)
            (table 1000 funcref)
            (elem declare func $callee)
            (func $callee)
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
            (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
                (local $n i64) (local $x f64)
                (loop {body} (br 0))
                unreachable)
            (func (export "evenhand:framework/framework@0.1.0#assess")
                (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32) unreachable))"#
    );
    evenhand_build::wrap(&wat::parse_str(module).unwrap(), evenhand_build::CONTRACT).unwrap()
}

#[test]
fn a_budget_of_fuel_is_a_bound_in_time() {
    const FUEL: u64 = 20_000_000;
    let mut limits = Limits::default();
    limits.set("fuel", FUEL);
    let engine = engine(limits);
    let mut told = Vec::new();
    for (name, body) in SLOW {
        // The second time its functions are compiled already.
        let component = component(body);
        engine.load(&component).unwrap_err();
        let start = Instant::now();
        let error = engine.load(&component).unwrap_err();
        let took = start.elapsed();
        assert_eq!(error.kind(), "out-of-fuel", "{name}: {error}");
        assert!(took < Duration::from_secs(10), "{name} takes {took:?} for {FUEL} units");
        told.push(format!("{name} {}", took.as_millis()));
    }
    println!("milliseconds for {FUEL} units of fuel: {}", told.join(", "));
}
