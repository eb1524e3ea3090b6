//! A plugin run by the plain runtime, as its own tutorial on plugins does it: no fuel, no
//! limits, no laws, nothing kept. What `tests/bench/side-by-side` runs beside the command.
//!
//! ```text
//! plain [--metered] TEXT TIMES COMPONENT...
//! ```
//!
//! `--metered` sets the runtime up as the engine does. Prints what was found on standard
//! output, and the nanoseconds of each step on standard error.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use evenhand::read::{self, Source};
use wasmtime::component::{Component, HasSelf, Linker};
use wasmtime::{Config, Engine, Store};

#[allow(missing_docs, clippy::all, reason = "generated from the contract")]
mod bindings {
    wasmtime::component::bindgen!({ world: "plugin", path: "../../wit" });
}

#[macro_use]
mod crossing;

use bindings::evenhand::framework::diagnostics;
use bindings::exports::evenhand::framework::framework as wit;
use bindings::{Plugin, PluginPre};

struct Said;

impl diagnostics::Host for Said {
    fn report(&mut self, message: String) {
        eprintln!("it said: {message}");
    }
}

fn main() -> wasmtime::Result<()> {
    let mut args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let metered = args.first().is_some_and(|arg| arg == "--metered");
    args.drain(..usize::from(metered));
    let [text, times, components @ ..] = args.as_slice() else {
        println!("tests/bench/side-by-side runs this");
        return Ok(());
    };
    let times: usize = times.parse().expect("a number of times");
    let mut given = step("read", || {
        let text = fs::read_to_string(text).expect("a text");
        given(&read::description(Source::bytes(text), read::Limits::default()).expect("a description"))
    });
    let engine = step("start", || Engine::new(&config(metered)))?;
    let mut linker = Linker::new(&engine);
    Plugin::add_to_linker::<_, HasSelf<_>>(&mut linker, |said: &mut Said| said)?;
    for path in components {
        let component = step("compile", || Component::from_file(&engine, path))?;
        let code = component.serialize()?;
        // SAFETY: the bytes come from `serialize` just now.
        #[allow(unsafe_code, reason = "the runtime cannot see that compiled code is its own")]
        step("deserialize", || unsafe { Component::deserialize(&engine, &code) })?;
        let ready = PluginPre::new(linker.instantiate_pre(&component)?)?;
        let manifest = {
            let mut store = store(&engine, metered)?;
            let plugin = ready.instantiate(&mut store)?;
            plugin.evenhand_framework_framework().call_describe(&mut store)?
        };
        given.settings = manifest.settings.iter().filter_map(|s| Some((s.id.clone(), s.default.clone()?))).collect();
        let mut found = None;
        for _ in 0..times {
            let mut store = store(&engine, metered)?;
            let plugin = step("instantiate", || ready.instantiate(&mut store))?;
            let of = plugin.evenhand_framework_framework();
            let answer = step("call", || black_box(of.call_assess(&mut store, &given)))?;
            step("drop", || drop(store));
            found = Some(answer);
        }
        match found {
            Some(Ok(assessment)) => {
                let ids: Vec<&str> = manifest.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
                print!("{}", told(&ids, &assessment));
            }
            _ => panic!("{path} declines"),
        }
    }
    Ok(())
}

fn config(metered: bool) -> Config {
    let mut config = Config::new();
    if metered {
        config.consume_fuel(true).cranelift_nan_canonicalization(true);
        config.wasm_relaxed_simd(false).concurrency_support(false).wasm_backtrace_max_frames(None);
        config.generate_address_map(false);
    }
    config
}

fn store(engine: &Engine, metered: bool) -> wasmtime::Result<Store<Said>> {
    let mut store = Store::new(engine, Said);
    if metered {
        store.set_fuel(u64::MAX)?;
    }
    Ok(store)
}

fn step<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    eprintln!("{name} {}", started.elapsed().as_nanos());
    done
}

given!();
told!();
