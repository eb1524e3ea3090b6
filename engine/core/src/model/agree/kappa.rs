//! Cohen's kappa: agreement beyond what the two would reach by chance, given how often
//! each uses each value (Cohen 1960; with weights, Cohen 1968).

use std::collections::BTreeMap;

use super::rounded;

/// Kappa of pairs of codes, where a difference is a difference. `None` where chance
/// alone would agree on all, or there are no pairs.
pub fn plain<T: Ord + Copy>(pairs: &[(T, T)]) -> Option<f64> {
    weighted(pairs, |a, b| f64::from(u8::from(a != b)))
}

/// Kappa of pairs of steps on a ladder, where a difference weighs its square.
pub fn quadratic(pairs: &[(u8, u8)]) -> Option<f64> {
    weighted(pairs, |a, b| f64::from(a.abs_diff(b)).powi(2))
}

fn weighted<T: Ord + Copy>(pairs: &[(T, T)], weight: impl Fn(T, T) -> f64) -> Option<f64> {
    let all = pairs.len() as f64;
    let seen: f64 = pairs.iter().map(|(a, b)| weight(*a, *b)).sum::<f64>() / all;
    let (ours, theirs) = (counts(pairs.iter().map(|(a, _)| *a)), counts(pairs.iter().map(|(_, b)| *b)));
    let mut by_chance = 0.0;
    for (a, here) in &ours {
        for (b, there) in &theirs {
            by_chance += weight(*a, *b) * here * there / (all * all);
        }
    }
    (by_chance > 0.0).then(|| rounded(1.0 - seen / by_chance))
}

fn counts<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, f64> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0.0) += 1.0;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_beyond_chance_is_as_in_the_textbook() {
        // Fifty cases, of which 20 and 15 agree; half of the rest by chance.
        let table = [(('y', 'y'), 20), (('y', 'n'), 5), (('n', 'y'), 10), (('n', 'n'), 15)];
        let pairs: Vec<(char, char)> = table.iter().flat_map(|(pair, times)| vec![*pair; *times]).collect();
        assert_eq!(plain(&pairs), Some(0.4));
    }

    #[test]
    fn a_large_difference_weighs_more_than_a_small_one() {
        let near = quadratic(&[(0, 1), (1, 1), (2, 2), (2, 2), (0, 0)]);
        let far = quadratic(&[(0, 2), (1, 1), (2, 2), (2, 2), (0, 0)]);
        assert!(near > far, "{near:?} {far:?}");
        assert_eq!(quadratic(&[(0, 0), (1, 1), (2, 2)]), Some(1.0));
    }

    #[test]
    fn nothing_is_said_where_chance_explains_all() {
        assert_eq!(plain(&[('y', 'y'), ('y', 'y')]), None);
        assert_eq!(quadratic(&[]), None);
    }
}
