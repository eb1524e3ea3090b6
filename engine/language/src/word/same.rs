//! Which words of a text are written the same, so that each is looked up once.

use super::Word;

/// For each of `words`, the first that is written exactly the same: an index.
pub(crate) fn first_written_so(words: &[Word<'_>]) -> Vec<u32> {
    let mask = (words.len() * 2).next_power_of_two() - 1;
    // A slot holds 1 + a word's index.
    let mut slots = vec![0_u32; mask + 1];
    let first = |(word, number): (&Word<'_>, u32)| {
        let mut slot = hash(word.raw) & mask;
        loop {
            match slots[slot].checked_sub(1) {
                None => {
                    slots[slot] = number + 1;
                    return number;
                }
                Some(first) if words[first as usize].raw == word.raw => return first,
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    };
    words.iter().zip(0..).map(first).collect()
}

fn hash(raw: &str) -> usize {
    let mixed = raw.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (mixed ^ (mixed >> 15)) as usize
}
