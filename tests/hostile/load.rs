//! What is refused before any of it runs.

use evenhand::{Engine, Limits};

use super::{encoded, engine, told};

/// A component, how the engine calls what is wrong, and what it must tell.
const REFUSED: &[(&str, &str, &[&str])] = &[
    ("core-module", "core-module", &["a core WebAssembly module, not a component", "wrap it into a component"]),
    ("exports-nothing", "no-framework", &["it exports nothing", "evenhand:framework/framework@0.1.0"]),
    ("other-world", "no-framework", &["it exports wasi:cli/run@0.2.0", "evenhand:framework/framework@0.1.0"]),
    ("other-version", "other-version", &["version 0.2.0", "this engine speaks 0.1.0", "wit/framework.wit"]),
    ("other-diagnostics", "other-version", &["version 0.9.0", "this engine speaks 0.1.0", "wit/framework.wit"]),
    (
        "imports-wasi",
        "imports-forbidden",
        &["imports wasi:cli/environment@0.2.0", "wasm32-wasip2", "build it for wasm32-unknown-unknown"],
    ),
    (
        "imports-something",
        "imports-forbidden",
        &["imports read-file", "evenhand:framework/diagnostics and nothing else"],
    ),
    ("imports-types", "imports-forbidden", &["imports evenhand:framework/types@0.1.0", "and nothing else"]),
    ("more-diagnostics", "other-shape", &["diagnostics", "wit/framework.wit, unchanged"]),
    ("missing-export", "other-shape", &["does not have export `describe`", "wit/framework.wit, unchanged"]),
    ("other-types", "other-shape", &["shape of the contract", "wit/framework.wit, unchanged"]),
    ("linked", "linked", &["several components linked together", "build it as one component"]),
    ("doubles", "linked", &["several components linked together", "build it as one component"]),
    ("keeps-handles", "beyond-functions", &["uses resources, tasks or threads", "wit/framework.wit"]),
    ("shared-memory", "damaged", &["threads", "build the file again"]),
    ("relaxed-simd", "damaged", &["relaxed SIMD", "build the file again"]),
    ("not-valid", "damaged", &["type mismatch", "build the file again"]),
    ("names-that-act", "imports-forbidden", &["imports [2Jwasi:cli, which no plugin may"]),
];

#[test]
fn what_is_no_plugin_is_refused_with_what_to_do() {
    let engine = Engine::new().unwrap();
    for (name, kind, tells) in REFUSED {
        let error = engine.load(&encoded(&format!("components/{name}.wat"))).expect_err(name);
        let told = told(&error);
        assert_eq!(error.kind(), *kind, "{name}: {told}");
        for word in *tells {
            assert!(told.contains(word), "{name} does not tell {word:?}: {told}");
        }
        assert!(!told.chars().any(|c| c.is_control() || c == '\u{202e}'), "{name}: {told:?}");
    }
}

#[test]
fn every_component_file_is_tried() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/hostile/components");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut names: Vec<String> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    let mut tried: Vec<String> = REFUSED.iter().map(|(name, ..)| (*name).to_owned()).collect();
    tried.sort();
    assert_eq!(names, tried);
}

#[test]
fn what_is_not_webassembly_is_told_apart() {
    let engine = Engine::new().unwrap();
    for bytes in [&b""[..], b"\0as", b"# A page\n", b"\x7fELF", &[0xff; 64]] {
        let error = engine.load(bytes).unwrap_err();
        assert_eq!(error.kind(), "not-wasm");
        assert!(told(&error).contains("evenhand build FOLDER"), "{error}");
    }
    // The head alone, then versions that neither modules nor components have.
    for bytes in [&b"\0asm"[..], b"\0asm\x0d\0\x01", b"\0asm\x0d\0\x01\0\x0b", b"\0asm\xff\0\x01\0", b"\0asm\x02\0\0\0"]
    {
        let error = engine.load(bytes).unwrap_err();
        assert_eq!(error.kind(), "damaged", "{error}");
        assert!(told(&error).contains("fetch or build the file again"), "{error}");
    }
}

#[test]
fn the_size_of_a_component_is_limited() {
    let component = crate::conformance::puppet::packed(&crate::conformance::puppet::sound());
    let size = component.len();
    let mut limits = Limits::default();
    limits.set("component", size as u64);
    engine(limits.clone()).load(&component).expect("it is as large as it may be");
    limits.set("component", size as u64 - 1);
    let error = engine(limits).load(&component).unwrap_err();
    assert_eq!(error.kind(), "component-limit");
    let told = told(&error);
    assert!(told.contains(&format!("is {size} bytes, and the limit is {}", size - 1)), "{told}");
    assert!(told.contains("`component`"), "{told}");
}

/// An endless file, and a folder, are refused without being read to their end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read_for_ever() {
    let mut limits = Limits::default();
    limits.set("component", 1 << 20);
    let engine = engine(limits);
    assert_eq!(engine.load_file("/dev/zero").unwrap_err().kind(), "component-limit");
    assert_eq!(engine.load_file(env!("CARGO_MANIFEST_DIR")).unwrap_err().kind(), "unreadable");
    let error = engine.load_file("no/such/plugin.wasm").unwrap_err();
    assert_eq!(error.kind(), "unreadable");
    assert!(told(&error).contains("check the path"), "{error}");
}
