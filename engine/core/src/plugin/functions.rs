//! Functions compiled in this process, for plugins that have them in common.
//!
//! Frameworks that are packed into one interpreter differ in their pages and share
//! their code. The runtime asks here for a function before it compiles one. Nothing of
//! this is written anywhere: what is kept between runs is the cache's.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use wasmtime::CacheStore;

/// The most bytes that are held: some twenty plugins' functions.
const BOUND: usize = 48 << 20;

/// Compiled functions by the runtime's key: the sha256 of all that a function's code
/// depends on, so a plugin cannot bring another one to run what it did not contain.
#[derive(Debug, Default)]
pub(super) struct Functions {
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    functions: HashMap<Vec<u8>, Vec<u8>>,
    bytes: usize,
}

impl CacheStore for Functions {
    fn get(&self, key: &[u8]) -> Option<Cow<'_, [u8]>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.functions.get(key).cloned().map(Cow::Owned)
    }

    /// Starts anew where there is too much: what is compiled next is wanted next.
    fn insert(&self, key: &[u8], value: Vec<u8>) -> bool {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let added = key.len() + value.len();
        if held.bytes + added > BOUND {
            *held = Held::default();
        }
        held.bytes += added;
        let replaced = held.functions.insert(key.to_vec(), value).map_or(0, |old| key.len() + old.len());
        held.bytes -= replaced;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_bounded() {
        let functions = Functions::default();
        for key in 0..200_u8 {
            functions.insert(&[key], vec![key; 1 << 20]);
            assert_eq!(functions.get(&[key]).as_deref(), Some(&vec![key; 1 << 20][..]));
            assert!(functions.held.lock().expect("no panic").bytes <= BOUND);
        }
        assert!(functions.get(&[0]).is_none());
        functions.insert(&[199], Vec::new());
        let held = functions.held.lock().expect("no panic");
        assert_eq!(held.bytes, held.functions.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>());
    }
}
