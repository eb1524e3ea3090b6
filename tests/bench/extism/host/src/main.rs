//! A plugin run by extism, with its usual settings. What `tests/bench/side-by-side` runs
//! beside the command.
//!
//! ```text
//! extism-host GIVEN TIMES PLUGIN
//! ```
//!
//! Prints what was found on standard output, and the nanoseconds of each step on standard
//! error.

use std::time::Instant;

use extism::{CompiledPlugin, Error, Function, Manifest, Plugin, PluginBuilder, UserData, ValType, Wasm};

/// What the interpreter's code imports of the contract, and calls where it panics.
const DIAGNOSTICS: &str = "evenhand:framework/diagnostics@0.1.0";

fn main() -> Result<(), Error> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [given, times, plugin] = args.as_slice() else {
        println!("tests/bench/side-by-side runs this");
        return Ok(());
    };
    let times: usize = times.parse()?;
    let given = std::fs::read(given)?;
    let report = Function::new("report", [ValType::I32, ValType::I32], [], UserData::new(()), |_, _, _, _| Ok(()));
    let manifest = Manifest::new([Wasm::data(std::fs::read(plugin)?)]);
    let builder = PluginBuilder::new(manifest).with_wasi(false).with_functions([report.with_namespace(DIAGNOSTICS)]);
    let compiled = step("compile", || CompiledPlugin::new(builder))?;
    let mut found = String::new();
    for _ in 0..times {
        let mut plugin = step("instantiate", || Plugin::new_from_compiled(&compiled))?;
        found = step("call", || plugin.call::<&[u8], &str>("assess", &given).map(str::to_owned))?;
        step("drop", || drop(plugin));
    }
    print!("{found}");
    Ok(())
}

fn step<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    eprintln!("{name} {}", started.elapsed().as_nanos());
    done
}
