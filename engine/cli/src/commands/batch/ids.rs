//! Which ids of a file of rows were met before.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

/// Ids that were met, by their hash: eight bytes for each row, however long ids are.
#[derive(Default)]
pub struct SeenIds {
    hashes: HashSet<u64>,
    by: RandomState,
}

impl SeenIds {
    /// Whether `id` was met before; it is now.
    pub fn again(&mut self, id: &str) -> bool {
        !self.hashes.insert(self.by.hash_one(id))
    }
}

#[cfg(test)]
mod tests {
    use super::SeenIds;

    #[test]
    fn an_id_is_met_again_where_it_was_met() {
        let mut seen = SeenIds::default();
        let again: Vec<bool> = ["a", "b", "a", "", "A", "a"].iter().map(|id| seen.again(id)).collect();
        assert_eq!(again, [false, false, true, false, false, true]);
    }
}
