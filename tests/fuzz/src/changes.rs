//! Changed copies of inputs, the same ones in the same order every time.

/// As long as a fuzzer lets an input grow, in bytes (`tests/fuzz/run`).
const LONGEST: usize = 300;

/// Changed copies of a corpus, without an end.
pub struct Changes<'c> {
    corpus: &'c [Vec<u8>],
    state: u64,
}

impl<'c> Changes<'c> {
    /// Those of `corpus`, which has an input.
    pub const fn of(corpus: &'c [Vec<u8>]) -> Self {
        Self { corpus, state: 0x9E37_79B9_7F4A_7C15 }
    }

    /// A number below `n`, which is not 0: Marsaglia's xorshift (Journal of Statistical
    /// Software 8, 2003).
    const fn below(&mut self, n: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % n as u64) as usize
    }

    /// Where a piece of `bytes` starts and ends.
    const fn piece(&mut self, bytes: &[u8]) -> (usize, usize) {
        let start = self.below(bytes.len() + 1);
        (start, start + self.below(bytes.len() - start + 1))
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let (start, end) = self.piece(bytes);
        match self.below(4) {
            0 if start < bytes.len() => bytes[start] = self.below(256) as u8,
            1 => drop(bytes.drain(start..end)),
            2 => bytes.extend_from_within(start..end),
            _ => {
                let other = &self.corpus[self.below(self.corpus.len())];
                let (from, to) = self.piece(other);
                bytes.splice(start..end, other[from..to].iter().copied());
            }
        }
        bytes.truncate(LONGEST);
    }
}

impl Iterator for Changes<'_> {
    type Item = Vec<u8>;

    /// One of the inputs, changed one to four times.
    fn next(&mut self) -> Option<Vec<u8>> {
        let mut bytes = self.corpus[self.below(self.corpus.len())].clone();
        for _ in 0..=self.below(4) {
            self.change(&mut bytes);
        }
        Some(bytes)
    }
}
