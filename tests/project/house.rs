//! The floors of the house: imports point down, never sideways, never up.

use std::path::Path;

use crate::{files, root};

/// The floors of `evenhand`, each with those it may use.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("read", &["model", "read"]),
    ("fault.rs", &[]),
    ("setting.rs", &["model"]),
    ("plugin", &["model", "plugin", "fault", "setting"]),
    ("render", &["model", "render"]),
    ("assess.rs", &["model", "plugin", "assess", "setting"]),
    ("find.rs", &["model"]),
    ("engine.rs", &["model", "plugin", "assess", "error"]),
    ("error.rs", &["model", "read", "plugin", "render", "fault", "setting"]),
];

/// The modules that a file names after `crate::`.
fn named(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let whole = code.collect::<Vec<_>>().join("\n");
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found: Vec<String> = whole.split("crate::").skip(1).map(word).filter(|name| !name.is_empty()).collect();
    found.sort();
    found.dedup();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a source file")
}

#[test]
fn imports_of_the_library_point_down() {
    let src = root().join("engine/core/src");
    let mut seen = 0;
    for path in files(&src, ".rs") {
        let inside = path.strip_prefix(&src).expect("a file of the library").to_str().expect("UTF-8").to_owned();
        let floor = FLOORS.iter().find(|(floor, _)| inside == *floor || inside.starts_with(&format!("{floor}/")));
        let Some((floor, below)) = floor else {
            assert_eq!(inside, "lib.rs", "every file stands on a floor");
            continue;
        };
        seen += 1;
        for name in named(&read(&path)) {
            assert!(below.contains(&name.as_str()), "{inside} stands on `{floor}` and names `crate::{name}`");
        }
    }
    assert!(seen > 40, "{seen} files were looked at");
}

/// Crates that stop at a floor: the types of others do not go further.
#[test]
fn a_crate_stops_where_it_belongs() {
    let core = root().join("engine/core/src");
    for (name, homes) in [
        ("wasmtime", &["plugin"][..]),
        ("wasmparser", &["plugin"]),
        ("pulldown_cmark", &["read", "render/document"]),
        ("toml::", &["read"]),
        ("csv::", &["render"]),
        ("unicode_width", &["render"]),
        ("quick_xml", &["read/word", "render/document", "render/qda", "render/workbook"]),
        ("zip::", &["read/word", "render/document", "render/parts", "render/workbook"]),
        ("rust_xlsxwriter", &["render/workbook"]),
    ] {
        for path in files(&core, ".rs") {
            let inside = path.strip_prefix(&core).expect("inside").to_str().expect("UTF-8").to_owned();
            let text = read(&path);
            let own = text.split("#[cfg(test)]").next().unwrap_or_default();
            let uses = own.lines().any(|line| line.trim_start().starts_with(&format!("use {name}")));
            let at_home =
                homes.iter().any(|home| inside.starts_with(&format!("{home}/")) || inside == format!("{home}.rs"));
            assert!(!uses || at_home, "{inside} uses {name}, which stops at {homes:?}");
        }
    }
}

/// Language and builder know nothing of the library; guests nothing of the host.
#[test]
fn crates_depend_downwards() {
    let manifest =
        |of: &str| -> toml::Table { toml::from_str(&read(&root().join(of).join("Cargo.toml"))).expect("TOML") };
    for (of, never) in [
        ("engine/language", &["evenhand", "evenhand-build", "wasmtime", "wit-bindgen"][..]),
        ("engine/build", &["evenhand", "wasmtime", "clap"][..]),
        ("engine/core", &["evenhand-build", "evenhand-interpreter", "clap", "anyhow"][..]),
        ("plugins/interpreter", &["evenhand", "evenhand-build", "wasmtime"][..]),
        ("plugins/sdk", &["evenhand", "evenhand-cli", "wasmtime"][..]),
    ] {
        let manifest = manifest(of);
        let depends = manifest["dependencies"].as_table().expect("dependencies");
        for name in never {
            assert!(!depends.contains_key(*name), "{of} depends on {name}");
        }
    }
}

/// Every module says what it is before anything else.
#[test]
fn every_module_opens_with_what_it_is() {
    for folder in ["engine", "plugins", "tests", "examples"] {
        for path in files(&root().join(folder), ".rs") {
            let text = read(&path);
            assert!(text.starts_with("//!"), "{} does not open with //!", path.display());
        }
    }
}

/// Whether a line of code has `unsafe` in any of its forms: a block, an attribute, a function,
/// an implementation, a trait or an extern block, or leave to have them.
fn is_unsafe(line: &str) -> bool {
    const WORD: &str = "unsafe";
    let leave = |how: &str| line.contains(&format!("{how}({WORD}_code"));
    let forms = ["{", "(", "fn ", "impl ", "impl<", "extern ", "trait "];
    let here = |(at, _): (usize, &str)| {
        let whole = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = line[at + WORD.len()..].trim_start();
        whole && (rest.is_empty() || forms.iter().any(|form| rest.starts_with(form)))
    };
    ["allow", "expect", "warn"].into_iter().any(leave) || line.match_indices(WORD).any(here)
}

/// `unsafe` stands in the modules that earn it and say why, and nowhere else.
#[test]
fn unsafe_code_is_named() {
    const EARNED: &[&str] = &[
        "engine/core/src/plugin/cache/trusted.rs",
        "plugins/interpreter/src/cell.rs",
        "plugins/interpreter/src/guest/heap.rs",
        "plugins/interpreter/src/guest.rs",
        "plugins/puppet/src/guest.rs",
        "plugins/sdk/src/export.rs",
        // It measures what the runtime alone takes for what `trusted.rs` does.
        "tests/bench/plain.rs",
    ];
    let mut found = Vec::new();
    for path in ["engine", "plugins", "tests", "examples"].iter().flat_map(|folder| files(&root().join(folder), ".rs"))
    {
        let text = read(&path);
        let mut code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        if code.any(is_unsafe) {
            found.push(path.strip_prefix(root()).expect("inside").to_str().expect("UTF-8").to_owned());
        }
    }
    assert_eq!(found, EARNED, "modules with unsafe code, and those that earn it");
}

#[test]
fn every_form_of_unsafe_code_is_seen() {
    let forms = ["{ *at }", "fn read()", "impl Sync for Heap {}", "impl<T> Send for Cell<T> {}", "extern \"C\" {"];
    for form in forms.into_iter().chain(["trait Plain {}", "(no_mangle)]", ""]) {
        assert!(
            is_unsafe(&format!("    #[{}{form}", "unsafe")) && is_unsafe(&format!("pub {} {form}", "unsafe")),
            "{form}"
        );
    }
    assert!(is_unsafe(&format!("#[allow({}_code, reason = \"…\")]", "unsafe")));
    for plain in ["deny(unsafe_code)", "an unsafe attribute", "\"unsafe\", \"unsized\"", "is_unsafe(line)"] {
        assert!(!is_unsafe(plain), "{plain}");
    }
}
