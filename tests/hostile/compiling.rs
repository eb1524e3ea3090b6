//! What is slow or large to compile. Compiling takes no fuel and cannot be stopped, so each
//! of these is told from the component's bytes, and refused before any of it is compiled. In
//! pairs: what is just within a bound, and what is just outside.

use std::time::{Duration, Instant};

use evenhand::{Engine, Limits, LoadError};

use super::{engine, told};

/// A component that exports a framework of no functions: it is compiled, and then refused
/// for its shape.
fn around(modules: &str) -> Vec<u8> {
    let export = "(instance $f) (export \"evenhand:framework/framework@0.1.0\" (instance $f))";
    wat::parse_str(format!("(component {modules} {export})")).unwrap()
}

fn with(name: &str, value: u64) -> Limits {
    let mut limits = Limits::default();
    assert!(limits.set(name, value), "there is a limit {name}");
    limits
}

fn refused(limits: Limits, component: &[u8]) -> LoadError {
    let engine = engine(limits);
    let start = Instant::now();
    let error = engine.load(component).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?} for {error}", start.elapsed());
    error
}

/// That `within` is compiled, and `outside` is not.
fn pair(limits: &Limits, within: &[u8], outside: &[u8], kind: &str, tells: &[&str]) {
    let error = refused(limits.clone(), within);
    assert_eq!(error.kind(), "other-shape", "it is compiled: {}", told(&error));
    let error = refused(limits.clone(), outside);
    let told = told(&error);
    assert_eq!(error.kind(), kind, "{told}");
    for word in tells {
        assert!(told.contains(word), "it does not tell {word:?}: {told}");
    }
}

/// Loops in loops, so many deep.
pub fn deep(loops: usize) -> Vec<u8> {
    let inner = format!("{} {}", "loop ".repeat(loops), "i32.const 0 br_if 0 end ".repeat(loops));
    around(&format!("(core module (func {inner}))"))
}

/// So many functions that do nothing.
pub fn functions(count: usize) -> Vec<u8> {
    around(&format!("(core module {})", "(func)".repeat(count)))
}

/// So many types that nothing uses.
pub fn types(count: usize) -> Vec<u8> {
    around(&"(type (list u8))".repeat(count))
}

/// Two bytes of data, as far apart as they can be, in so many modules.
pub fn far_apart(modules: usize) -> Vec<u8> {
    let module = "(core module (memory 256) (data (i32.const 0) \"a\") (data (i32.const 16777215) \"b\"))";
    around(&module.repeat(modules))
}

/// Functions that call one another with as many values as a function may have, so many times.
pub fn calls(times: usize) -> Vec<u8> {
    let values = "i32 ".repeat(1_000);
    let body = "call $f call $g ".repeat(times);
    around(&format!("(core module (func $f (result {values}) unreachable) (func $g (param {values})) (func {body}))"))
}

/// Tables as large as one may be, in so many modules, a hundred in each, with an element at the
/// end of each.
pub fn tables(modules: usize, size: usize) -> Vec<u8> {
    let table = |at: usize| format!("(table {size} funcref) (elem (table {at}) (i32.const {}) func 0)", size - 1);
    around(&format!("(core module (func) {})", many(100, table)).repeat(modules))
}

/// `each` once for every number below `times`.
fn many(times: usize, each: impl Fn(usize) -> String) -> String {
    (0..times).map(each).collect()
}

/// Compiling loops in loops takes the cube of how deep they are: a thousand take a minute.
#[test]
fn loops_in_loops() {
    pair(&Limits::default(), &deep(64), &deep(65), "sprawling", &["more than 64 loops in loops", "its author"]);
    assert_eq!(refused(Limits::default(), &deep(10_000)).kind(), "sprawling");
}

/// A loop joins each variable with itself: three bytes of code for each.
#[test]
fn variables_in_loops() {
    let function = |variables: usize, loops: usize| {
        let used = many(variables, |at| format!("local.get {at} drop "));
        let (open, close) = ("loop ".repeat(loops), "i32.const 0 br_if 0 end ".repeat(loops));
        format!("(func (local {}) {open} {used} {close})", "i32 ".repeat(variables))
    };
    let component = around(&format!("(core module {})", function(500, 1)));
    // 500 variables in a loop with a branch: their square twice, and 1,000 for each branch;
    // 1,004 operators of 4,000; one for each operator at each branch; a hundred for each local;
    // and 20,000 to begin.
    let nanoseconds: u64 = 2 * 500 * 500 + 500 * 500 * 2 + 4_000 * 1_005 + 1_005 * 2 + 100 * 500 + 20_000;
    let units = nanoseconds / 1_000;
    // One function may take a tenth.
    let (enough, less) = (with("compiling", units * 10), with("compiling", units * 10 - 10));
    assert_eq!(refused(enough, &component).kind(), "other-shape", "it is compiled");
    let error = refused(less, &component);
    assert_eq!(error.kind(), "compiling-limit");
    let told = told(&error);
    assert!(told.contains(&format!("one of its functions takes about {units} units")), "{told}");
    assert!(told.contains("`compiling`"), "{told}");
    let several = around(&format!("(core module {})", many(11, |_| function(500, 1))));
    let error = refused(with("compiling", units * 10), &several);
    assert!(error.to_string().contains("it takes about"), "{error}");
    let error = refused(Limits::default(), &around(&format!("(core module {})", function(25_000, 4))));
    assert_eq!(error.kind(), "compiling-limit", "{error}");
}

/// What a branch hands over counts as variables do.
#[test]
fn values_at_branches() {
    let component = |blocks: usize| {
        let handed = "(result ".to_owned() + &"i32 ".repeat(500) + ")";
        let body =
            many(blocks, |_| format!("block {handed} {} br 0 end {}", "local.get 0 ".repeat(500), "drop ".repeat(500)));
        around(&format!("(core module (func (param i32) {body}))"))
    };
    let units = 3_000;
    pair(&with("compiling", units * 10), &component(0), &component(8), "compiling-limit", &["`compiling`"]);
}

/// What a call hands over and takes back is stored and loaded value by value: six kilobytes of
/// calls took 13 seconds of a core and a gigabyte.
#[test]
fn values_at_calls() {
    let tells = ["one of its functions takes about", "`compiling`"];
    pair(&with("compiling", 1_000_000), &calls(4), &calls(5), "compiling-limit", &tells);
    assert_eq!(refused(Limits::default(), &calls(1_000)).kind(), "compiling-limit");
}

/// A function's own ways in and out are made for each type: a hundred types of a thousand
/// parameters took over a second.
#[test]
fn values_of_types() {
    let types = |count: usize| {
        let one = |at: usize| format!("(type (func (param {})))", "i32 ".repeat(1_000 - at));
        around(&format!("(core module {})", many(count, one)))
    };
    pair(&with("compiling", 100_000), &types(5), &types(8), "compiling-limit", &["it takes about", "`compiling`"]);
}

/// Five bytes declare fifty thousand locals, whether they are used or not.
#[test]
fn locals() {
    let locals = |count: usize| {
        around(&format!("(core module {})", format!("(func (local {}))", "i32 ".repeat(50_000)).repeat(count)))
    };
    pair(&with("compiling", 100_000), &locals(19), &locals(20), "compiling-limit", &["it takes about", "`compiling`"]);
}

#[test]
fn declarations() {
    // Each function, and the one type of all of them.
    let tells = ["more than 20000 declarations", "its author"];
    pair(&Limits::default(), &functions(19_999), &functions(20_000), "sprawling", &tells);
    for each in ["(global i32 (i32.const 0))", "(data \"\")", "(type (func))", "(elem func)"] {
        assert_eq!(
            refused(Limits::default(), &around(&format!("(core module {})", each.repeat(20_001)))).kind(),
            "sprawling"
        );
    }
    let exported = many(20_001, |at| format!("(export \"{at}\" (func 0))"));
    assert_eq!(refused(Limits::default(), &around(&format!("(core module (func) {exported})"))).kind(), "sprawling");
}

/// A segment of a table takes two kilobytes for each element, whether it is used or not.
#[test]
fn elements_of_tables() {
    let elements = |count: usize| around(&format!("(core module (func) (elem func {}))", "0 ".repeat(count)));
    let tells = ["more than 100 elements of tables", "`table-elements`"];
    pair(&with("table-elements", 100), &elements(100), &elements(101), "sprawling", &tells);
    let table = |size: usize| around(&format!("(core module (table {size} funcref))"));
    let tells = ["asked for a table of 101 elements, and the limit is 100", "`table-elements`"];
    pair(&with("table-elements", 100), &table(100), &table(101), "table-limit", &tells);
}

#[test]
fn modules_and_what_holds_them_together() {
    let modules = |count: usize| around(&"(core module)".repeat(count));
    pair(&with("instances", 5), &modules(5), &modules(6), "sprawling", &["more than 5 modules", "`instances`"]);
    // The instance that is exported is one of them.
    let made = |count: usize| around(&format!("(component $c) {}", "(instance (instantiate $c))".repeat(count)));
    pair(&with("instances", 5), &made(4), &made(5), "sprawling", &["more than 5 components", "`instances`"]);
    // A type is two bytes, and its section has some of its own.
    pair(
        &Limits::default(),
        &types(400_000),
        &types(600_000),
        "sprawling",
        &["bytes of types and names", "its author"],
    );
}

/// A thousand tables, and more than one module may have.
#[test]
fn a_thousand_tables() {
    let tables = |count: usize| around(&format!("(core module {})", "(table 1 funcref)".repeat(count)));
    assert_eq!(refused(Limits::default(), &tables(1_000)).kind(), "damaged");
    let spread = around(&format!("(core module {})", "(table 1 funcref)".repeat(100)).repeat(10));
    assert_eq!(refused(Limits::default(), &spread).kind(), "other-shape", "nothing makes them");
}

/// An image is made of each table before anything asks for it: three thousand tables, each
/// within the limit, were a gigabyte.
#[test]
fn elements_in_all_tables() {
    let tells = ["more than 1600 elements in all tables", "`table-elements`"];
    pair(&with("table-elements", 100), &tables(1, 16), &tables(2, 16), "sprawling", &tells);
    assert_eq!(refused(Limits::default(), &tables(32, 20_000)).kind(), "sprawling");
}

/// Two bytes that stand sixteen megabytes apart are two bytes, and no image of sixteen
/// megabytes; in thirty-two modules they were half a gigabyte. What stands less far apart is
/// an image, so the memories of all modules are counted.
#[test]
fn data_that_stands_far_apart() {
    let start = Instant::now();
    let tells = ["asked for 5 memories, and the limit is 4", "`memories`"];
    pair(&Limits::default(), &far_apart(4), &far_apart(5), "memories-limit", &tells);
    let memories = |count: usize| around(&format!("(core module {})", "(memory 16)".repeat(count)));
    pair(&Limits::default(), &memories(4), &memories(5), "memories-limit", &tells);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

/// Types in types, as deep as a file allows, are refused by the runtime.
#[test]
fn types_in_types() {
    let deep = |depth: usize| {
        around(&many(depth, |at| {
            if at == 0 { "(type $t0 (list u8))".to_owned() } else { format!("(type $t{at} (list $t{}))", at - 1) }
        }))
    };
    assert_eq!(refused(Limits::default(), &deep(50)).kind(), "other-shape");
    let error = refused(Limits::default(), &deep(5_000));
    assert!(matches!(&error, LoadError::Damaged(reason) if reason.contains("too deep")), "{error}");
    let wide = around(&many(40, |at| {
        if at == 0 {
            "(type $t0 (tuple u8 u8))".to_owned()
        } else {
            format!("(type $t{at} (tuple $t{0} $t{0}))", at - 1)
        }
    }));
    let error = refused(Limits::default(), &wide);
    assert!(matches!(&error, LoadError::Damaged(reason) if reason.contains("type size")), "{error}");
}

/// A component of 200 MB is not read.
#[test]
fn two_hundred_megabytes() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(200_000_000).unwrap();
    let engine = Engine::new().unwrap();
    let start = Instant::now();
    let error = engine.load_file(file.path()).unwrap_err();
    assert_eq!(error.to_string(), "is 200000000 bytes, and the limit is 16777216");
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(engine.load(&vec![0; 200_000_000]).unwrap_err().kind(), "component-limit");
}

/// A manifest that is carried is read before anything is known of it.
#[test]
fn a_manifest_that_is_carried() {
    let carrying = |bytes: usize| {
        let section = format!("(@custom \"evenhand:manifest\" \"{}\")", " ".repeat(bytes));
        around(&section)
    };
    pair(&Limits::default(), &carrying(4 << 20), &carrying((4 << 20) + 1), "sprawling", &["bytes of manifest"]);
}
