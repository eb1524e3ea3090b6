//! A fuzzer's bytes as choices, so that what it changes is the shape of an input.
//!
//! Every choice takes a byte (two where there are more than 256 to choose from), and the
//! first is taken where the bytes are used up. So a small change of the bytes is a small
//! change of the input, and a corpus means the same whatever else is upgraded.

/// Choices, as the bytes say.
pub struct Dice<'b> {
    bytes: &'b [u8],
}

impl<'b> Dice<'b> {
    /// Choices by `bytes`, in order.
    #[must_use]
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first)
    }

    /// A number below `n`; 0 where `n` is.
    pub fn below(&mut self, n: usize) -> usize {
        let rolled = if n > 256 { self.byte() << 8 | self.byte() } else { self.byte() };
        rolled.checked_rem(n).unwrap_or(0)
    }

    /// One of two.
    pub fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// One of `from`.
    ///
    /// # Panics
    /// Where there is nothing to choose from.
    pub fn of<'t, T: ?Sized>(&mut self, from: &[&'t T]) -> &'t T {
        from[self.below(from.len())]
    }

    /// One of `from`, copied.
    ///
    /// # Panics
    /// Where there is nothing to choose from.
    pub fn one<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Whether all bytes are used up.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    /// All bytes that are left.
    pub fn rest(&mut self) -> &'b [u8] {
        std::mem::take(&mut self.bytes)
    }

    /// Up to `most` bytes.
    pub fn take(&mut self, most: usize) -> &'b [u8] {
        let (taken, rest) = self.bytes.split_at(self.bytes.len().min(most));
        self.bytes = rest;
        taken
    }

    /// Pieces one after another, while there are bytes.
    pub fn soup(&mut self, pieces: &[&str]) -> String {
        let mut soup = String::new();
        while !self.is_done() {
            soup.push_str(self.of(pieces));
        }
        soup
    }
}
