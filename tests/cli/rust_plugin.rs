//! A plugin in Rust goes the same way as a folder: built, checked, asked.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::{Run, command, file, folder, root, run, told};

/// The compiler for guests: this machine's, or the one that `GUEST_RUSTC`, `GUEST_CARGO`
/// and `GUEST_LINKER` name, as in plugins/prebuilt/rebuild.sh.
fn with_guest_compiler(command: &mut Command) -> bool {
    if let (Ok(rustc), Ok(cargo)) = (std::env::var("GUEST_RUSTC"), std::env::var("GUEST_CARGO")) {
        command.env("RUSTC", rustc).env("CARGO", cargo).env("RUSTC_BOOTSTRAP", "1");
        command.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        if let Ok(linker) = std::env::var("GUEST_LINKER") {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        return true;
    }
    let asked = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
    let path = Command::new("rustc")
        .args(asked)
        .output()
        .ok()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    path.is_some_and(|path| !path.is_empty() && PathBuf::from(path).is_dir())
}

fn build(component: &str) -> Option<Run> {
    let mut command = command(&["build", "tests/fixtures/rust-plugin", "-o", component]);
    // Its own target folder, kept between runs; none inside the fixture.
    command.env("CARGO_TARGET_DIR", root().join("target/rust-plugin"));
    let is_there = with_guest_compiler(&mut command);
    if !is_there {
        // In CI every test runs: there the compiler is installed before the tests.
        assert!(std::env::var_os("EVENHAND_CI").is_none(), "CI has no compiler for wasm32-unknown-unknown");
        eprintln!(
            "SKIPPED: no compiler for wasm32-unknown-unknown; `rustup target add wasm32-unknown-unknown` adds it"
        );
        return None;
    }
    Some(told(command.output().expect("the command starts")))
}

#[test]
fn a_plugin_in_rust_is_built_checked_and_asked() {
    let folder = folder();
    let component = folder.path().join("says-when.wasm");
    let component = component.to_str().expect("a UTF-8 path");
    let Some(built) = build(component) else { return };
    assert_eq!(built.code, 0, "{}", built.err);

    let checked = run(&["check", component]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    let text = file(folder.path(), "plan.md", "# A bench\n\nWe will put two benches on the hill in 2027.\n");
    let args = ["assess", &text, "--plugin", component, "--framework", "says-when", "--format", "json"];
    let assessed = run(&args);
    assert_eq!(assessed.code, 0, "{}", assessed.err);
    let report: Value = serde_json::from_str(&assessed.out).expect("JSON");
    let rating = &report["outcomes"][0]["ratings"][0];
    assert_eq!(rating["level"], "described");
    assert_eq!(rating["evidence"][0]["focus"], "2027");
    assert_eq!(rating["evidence"][0]["quote"], "We will put two benches on the hill in 2027.");
    let explained = run(&["explain", &text, "says-when/plan.year", "--plugin", component]);
    assert!(explained.out.contains("2027"), "{}{}", explained.out, explained.err);
}
