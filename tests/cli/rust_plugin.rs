//! A plugin in Rust, by what `evenhand new --rust` prints: its tests, its component, what
//! it answers, how it fails.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{Run, command, file, folder, root, run, told};

/// Whether this machine can build guests: with its own Rust, or with the one that
/// `GUEST_RUSTC`, `GUEST_CARGO` and `GUEST_LINKER` name, as in plugins/prebuilt/rebuild.sh.
fn has_guest_compiler() -> bool {
    if std::env::var_os("GUEST_CARGO").is_some() {
        return true;
    }
    let asked = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
    let output = Command::new("rustc").args(asked).output().expect("rustc starts");
    let path = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let there = !path.is_empty() && PathBuf::from(path).is_dir();
    // In CI every test runs: there the compiler is installed before the tests.
    assert!(there || std::env::var_os("EVENHAND_CI").is_none(), "CI has no compiler for wasm32-unknown-unknown");
    if !there {
        eprintln!(
            "SKIPPED: no compiler for wasm32-unknown-unknown; `rustup target add wasm32-unknown-unknown` adds it"
        );
    }
    there
}

/// A plugin as `evenhand new --rust` writes it. Its folder has the same path in every run,
/// and what is compiled is kept beside it, so that only what changed is compiled again.
struct Plugin {
    folder: PathBuf,
    target: PathBuf,
}

impl Plugin {
    fn new(name: &str) -> Self {
        let beside = root().join("target/rust-plugins");
        let folder = beside.join(name).join("says-when");
        if folder.exists() {
            std::fs::remove_dir_all(&folder).expect("the folder of the last run is removed");
        }
        std::fs::create_dir_all(beside.join(name)).expect("a folder");
        let made = run(&["new", "--rust", folder.to_str().expect("UTF-8")]);
        assert_eq!(made.code, 0, "{}", made.err);
        assert!(made.out.contains("cargo test") && made.out.contains("rustup target add"), "{}", made.out);
        Self { target: beside.join(name).join("target"), folder }
    }

    fn path(&self) -> &str {
        self.folder.to_str().expect("UTF-8")
    }

    fn evenhand(&self, args: &[&str]) -> Run {
        told(command(args).env("CARGO_TARGET_DIR", &self.target).output().expect("the command starts"))
    }

    fn cargo_test(&self) -> Run {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.arg("test").current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        told(cargo.output().expect("cargo starts"))
    }

    /// Changes what its code says.
    fn change(&self, from: &str, to: &str) {
        let code = self.folder.join("src/lib.rs");
        let before = std::fs::read_to_string(&code).expect("the code");
        assert!(before.contains(from), "the code no longer says {from}");
        std::fs::write(code, before.replace(from, to)).expect("the code is written");
    }
}

/// Its author's own tests need no wasm: one fails and says what to change, and passes
/// after that change.
#[test]
fn a_new_plugin_fails_one_test_and_passes_it_after_the_change_that_it_says() {
    let plugin = Plugin::new("native");
    let before = plugin.cargo_test();
    assert_ne!(before.code, 0, "{}", before.out);
    assert!(before.out.contains("2 passed; 1 failed"), "{}{}", before.out, before.err);
    assert!(before.out.contains("to mend this, add \"winter\" to SEASONS in src/lib.rs"), "{}", before.out);
    assert!(!before.err.contains("warning"), "{}", before.err);

    plugin.change("\"autumn\"]", "\"autumn\", \"winter\"]");
    let after = plugin.cargo_test();
    assert_eq!(after.code, 0, "{}{}", after.out, after.err);
    assert!(after.out.contains("3 passed; 0 failed"), "{}", after.out);
}

/// A mistake on a page is told where it is, by cargo and by the command.
#[test]
fn a_mistake_on_a_page_is_told_with_its_place() {
    let plugin = Plugin::new("pages");
    let page = plugin.folder.join("criteria/when.md");
    let text = std::fs::read_to_string(&page).expect("the page");
    let wrong = text.replace("- ask lead:", "- strong: (in | on) #date\n- ask boss:");
    std::fs::write(&page, wrong).expect("the page is written");
    let built = plugin.evenhand(&["build", plugin.path()]);
    assert_eq!(built.code, 2);
    assert!(built.err.contains("criteria/when.md:20:"), "{}", built.err);
    assert!(built.err.contains("a query is never read by a plugin in Rust"), "{}", built.err);
    assert!(built.err.contains("declares no role `boss`"), "{}", built.err);
}

#[test]
fn a_plugin_in_rust_is_built_checked_tested_and_asked() {
    if !has_guest_compiler() {
        return;
    }
    let plugin = Plugin::new("guest");
    let scratch = folder();
    let component = scratch.path().join("says-when.wasm");
    let component = component.to_str().expect("UTF-8");
    let build = || plugin.evenhand(&["build", plugin.path(), "-o", component]);
    let built = build();
    assert_eq!(built.code, 0, "{}", built.err);
    no_path_of_this_machine(&plugin, Path::new(component));

    let checked = run(&["check", component]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    let tested = plugin.evenhand(&["test", plugin.path()]);
    assert_eq!(tested.code, 0, "{}{}", tested.out, tested.err);
    assert!(tested.out.contains("says-when: 4 passed, 0 failed"), "{}", tested.out);

    let text = file(scratch.path(), "plan.md", "# A bench\n\nWe will put two benches on the hill in 2027.\n");
    let assess = ["assess", &text, "--plugin", component, "--framework", "says-when"];
    let assessed = run(&[&assess[..], &["--format", "json"]].concat());
    assert_eq!(assessed.code, 0, "{}", assessed.err);
    let report: Value = serde_json::from_str(&assessed.out).expect("JSON");
    let rating = &report["outcomes"][0]["ratings"][0];
    assert_eq!(rating["level"], "described");
    assert_eq!(rating["evidence"][0]["focus"], "2027");
    assert_eq!(rating["evidence"][0]["quote"], "We will put two benches on the hill in 2027.");
    let explained = run(&["explain", &text, "says-when/when", "--plugin", component]);
    assert!(explained.out.contains("2027"), "{}{}", explained.out, explained.err);

    // A panic is told with its message and the author's own line.
    plugin.change("when(text, &mut answer);", "assert!(text.title().is_empty(), \"a title of {} bytes\", 7);");
    assert_eq!(build().code, 0);
    let said = "says-when said: src/lib.rs:21:9: a title of 7 bytes";
    let failed = run(&[&assess[..], &["--diagnostics"]].concat());
    assert_eq!(failed.code, 3, "{}{}", failed.out, failed.err);
    assert!(failed.err.contains(said), "{}{}", failed.out, failed.err);
    let quiet = run(&assess);
    assert!(!(quiet.out + &quiet.err).contains("a title of"), "nothing that a plugin says is shown unasked");
    let checked = run(&["check", component]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("it said: src/lib.rs:21:9: a title of 7 bytes"), "{}", checked.out);
}

fn no_path_of_this_machine(plugin: &Plugin, component: &Path) {
    let bytes = std::fs::read(component).expect("the component");
    for path in [plugin.path(), "registry/src"] {
        let found = bytes.windows(path.len()).any(|window| window == path.as_bytes());
        assert!(!found, "the component holds {path}");
    }
}

/// What cannot be written says what to do; nothing is left of it.
#[test]
fn what_cannot_name_a_crate_is_refused() {
    let folder = folder();
    for name in ["2026-plan", "plan.when", "match", "evenhand-sdk"] {
        let made = folder.path().join(name);
        let refused = run(&["new", "--rust", made.to_str().expect("UTF-8")]);
        assert_eq!(refused.code, 2, "{name}");
        assert!(refused.err.contains("cannot be the name of a crate") && refused.err.contains("help: "), "{name}");
        assert!(!made.exists());
    }
    let made = folder.path().join("mine");
    let made = made.to_str().expect("UTF-8");
    let no_sdk = run(&["new", "--rust", made, "--sdk", "engine/core"]);
    assert_eq!(no_sdk.code, 2);
    assert!(no_sdk.err.contains("is no folder of evenhand-sdk"), "{}", no_sdk.err);
    assert!(!Path::new(made).exists());

    let own = run(&["new", "--rust", made, "--sdk", "plugins/sdk"]);
    assert_eq!(own.code, 0, "{}", own.err);
    assert!(!Path::new(made).join("vendor").exists());
    let manifest = std::fs::read_to_string(Path::new(made).join("Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = toml::from_str(&manifest).expect("TOML");
    let sdk = root().join("plugins/sdk");
    assert_eq!(manifest["dependencies"]["evenhand-sdk"]["path"].as_str(), sdk.to_str());
    let watched = run(&["test", made, "--watch"]);
    assert!(watched.code == 2 && watched.err.contains("--watch is for a folder of pages"), "{}", watched.err);
}

/// A compiler without the target is found out before it compiles for minutes.
#[cfg(unix)]
#[test]
fn a_compiler_without_the_target_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    file(folder.path(), "Cargo.toml", "[package]\nname = \"mine\"\n");
    let rustc = file(folder.path(), "rustc", "#!/bin/sh\necho /nowhere/lib\n");
    std::fs::set_permissions(&rustc, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    let mut build = command(&["build", folder.path().to_str().expect("UTF-8")]);
    build.env("RUSTC", rustc).env_remove("GUEST_CARGO").env_remove("CARGO_UNSTABLE_BUILD_STD");
    let told = told(build.output().expect("the command starts"));
    assert_eq!(told.code, 2);
    assert!(told.err.contains("cannot compile for wasm32-unknown-unknown"), "{}", told.err);
    assert!(told.err.contains("rustup target add wasm32-unknown-unknown"), "{}", told.err);
}
