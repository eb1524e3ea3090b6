//! The hash by which a word is found in the dictionary: FNV-1a. The build script that
//! makes the dictionary uses this module too; looking words up is the lexicon's.

/// The hash of no letters.
pub(crate) const NO_LETTERS: u32 = 0x811c_9dc5;

/// The hash of the letters before and one more.
pub(crate) const fn and_letter(before: u32, letter: u8) -> u32 {
    (before ^ letter as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a word.
pub(crate) fn hash(word: &[u8]) -> u32 {
    word.iter().fold(NO_LETTERS, |before, &letter| and_letter(before, letter))
}
