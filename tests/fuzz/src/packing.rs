//! Packing into a damaged interpreter: refused with a reason, or a component that is as
//! valid as what it was packed into and carries what was packed.

use std::sync::OnceLock;

use evenhand_build::{PackError, pack_bytes, source_of};
use evenhand_puppet::cell::MARKER;
use wasmparser::Validator;

use crate::dice::Dice;
use crate::edits;

/// What is packed.
const PACKED: &[u8] = b"what is packed into it";

/// Packs into the puppet, damaged as the bytes say.
pub fn check(bytes: &[u8]) {
    let (guest, plain) = (edits::puppet(), whole());
    let damaged = edits::damaged(guest, &mut Dice::new(bytes));
    match pack_bytes(&damaged, PACKED) {
        Err(error) => {
            let told = error.to_string();
            assert!(!told.is_empty() && told.len() < 500 && !told.contains(char::is_control), "{told:?}");
            assert_ne!(damaged, guest, "{told}");
        }
        Ok(packed) => {
            assert!(packed.windows(PACKED.len()).any(|window| window == PACKED), "what was packed is in it");
            assert!(packed.windows(MARKER.len()).any(|window| window == MARKER), "the cell is still there");
            assert_eq!(pack_bytes(&packed, PACKED), Err(PackError::Taken), "it takes one framework");
            let _ = source_of(&packed);
            if damaged == guest {
                assert_eq!(packed, *plain, "the same guest gives the same bytes");
            } else if is_valid(&damaged) {
                assert!(is_valid(&packed), "a valid guest became a component that is not");
            }
        }
    }
}

fn whole() -> &'static Vec<u8> {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let packed = pack_bytes(edits::puppet(), PACKED).expect("the puppet takes bytes");
        assert!(is_valid(&packed), "a packed puppet is a component");
        packed
    })
}

fn is_valid(component: &[u8]) -> bool {
    Validator::new().validate_all(component).is_ok()
}
