//! Bytes that nobody wrote on purpose: files cut short, changed and made up.

use evenhand::{Engine, LoadError};

use super::{engine, tight};
use crate::conformance::puppet::{packed, sound};

/// Kinds of errors that damage may show as; anything else tells the wrong story.
const DAMAGE: &[&str] = &["damaged", "not-wasm", "core-module", "no-framework", "other-shape"];

#[test]
fn a_component_that_is_cut_short_is_damaged() {
    let engine = engine(tight());
    let whole = packed(&sound());
    let mut seen = std::collections::BTreeSet::new();
    for length in (0..whole.len()).step_by(499).chain([whole.len() - 1]) {
        let error = engine.load(&whole[..length]).expect_err("a part of a component");
        assert!(DAMAGE.contains(&error.kind()), "cut at {length}: {error}");
        seen.insert(error.kind());
    }
    assert!(seen.contains("damaged"), "{seen:?}");
}

/// A changed byte may leave a plugin that works; what it may never do is bring the host
/// down, hang it, or say what acts.
#[test]
fn a_component_with_a_changed_byte_does_no_harm() {
    let mut limits = tight();
    limits.set("fuel", 5_000_000);
    let engine = engine(limits);
    let whole = packed(&sound());
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut refused = 0;
    for _ in 0..60 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let mut changed = whole.clone();
        let at = (state >> 16) as usize % changed.len();
        changed[at] ^= 1 << (state % 8);
        if let Err(error) = engine.load(&changed) {
            refused += 1;
            let told = format!("{error} {}", error.help());
            assert!(!told.chars().any(char::is_control) && told.len() < 800, "byte {at}: {told:?}");
        }
    }
    assert!(refused > 12, "only {refused} of 60 changes were seen");
}

/// Components in components, as deep as a file allows.
#[test]
fn components_in_components_are_not_followed_for_ever() {
    let mut inner = b"\0asm\x0d\0\x01\0".to_vec();
    for _ in 0..5_000 {
        let mut length = Vec::new();
        let mut value = inner.len();
        while value > 0x7f {
            length.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        length.push(value as u8);
        let mut outer = b"\0asm\x0d\0\x01\0\x04".to_vec();
        outer.extend(length);
        outer.extend(inner);
        inner = outer;
    }
    let error = Engine::new().unwrap().load(&inner).unwrap_err();
    assert!(matches!(error, LoadError::NoFramework(_) | LoadError::Damaged(_)), "{error}");
}

/// A file that lists names without end is not listed.
#[test]
fn names_without_end_are_not_gathered() {
    let imports: String = (0..1_001).map(|at| format!("(import \"i{at}\" (func))")).collect();
    let component = wat::parse_str(format!("(component {imports})")).unwrap();
    let error = Engine::new().unwrap().load(&component).unwrap_err();
    assert!(matches!(&error, LoadError::Damaged(reason) if reason.contains("more than 1000 imports")), "{error}");

    let exports: String = (0..50).map(|at| format!("(instance $i{at}) (export \"e{at}\" (instance $i{at}))")).collect();
    let component = wat::parse_str(format!("(component {exports})")).unwrap();
    let error = Engine::new().unwrap().load(&component).unwrap_err();
    assert_eq!(error.to_string(), "exports no framework (it exports e0, e1, e2, e3, e4 and 45 more)");
}
