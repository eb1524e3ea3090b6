//! In which sentences something stands, so that phrases are only looked for where all
//! their parts are.

/// How many sentences are told apart. Those of a longer text share bits, so it may seem
/// that something stands where it does not, and never the other way.
const BITS: u32 = 256;

/// Sentences, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Within([u64; (BITS / 64) as usize]);

impl Within {
    /// Any sentence.
    pub(super) const ANY: Self = Self([u64::MAX; (BITS / 64) as usize]);

    /// Adds the sentence of this number.
    pub(super) fn add(&mut self, sentence: u32) {
        self.0[(sentence % BITS / 64) as usize] |= 1 << (sentence % 64);
    }

    /// Whether the sentence of this number may be one of these.
    pub(super) fn has(&self, sentence: u32) -> bool {
        self.0[(sentence % BITS / 64) as usize] & (1 << (sentence % 64)) != 0
    }

    /// Those of either.
    pub(super) fn or(self, other: Self) -> Self {
        Self(core::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// Those of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(core::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }
}
