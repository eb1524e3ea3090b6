//! How many sentences say something, where of each it is only likely.

/// How many units of a score are one: of its odds, the logarithm.
pub const UNIT: f64 = 32.0;
/// How much more twice as many sentences come to.
pub const DOUBLING: f64 = 128.0;
/// What a sentence that is sure to say it counts.
const ONE: u64 = 1 << 16;

/// How many of the sentences of these scores say it: each counts by how likely it is to. That
/// none does is nothing; the number rises with the logarithm, because whether two or three say
/// it tells more than whether nine or ten do.
pub fn many(scores: impl Iterator<Item = i32>) -> i32 {
    let half = ONE / 2;
    doublings(half + scores.map(chance).sum::<u64>()) - doublings(half)
}

/// How likely a sentence of this score says it, of [`ONE`].
fn chance(score: i32) -> u64 {
    let odds = raised(score as f32 / UNIT as f32);
    (odds / (1.0 + odds) * ONE as f32) as u64
}

/// How often one has to be doubled to reach `number`, which is not nothing, in parts of
/// [`DOUBLING`]: between two powers along a straight line.
fn doublings(number: u64) -> i32 {
    let (power, parts) = (number.ilog2(), DOUBLING as u64);
    let beyond = (parts * number) >> power;
    power as i32 * parts as i32 + beyond as i32 - parts as i32
}

/// The number whose logarithm is `power`, nearly, by multiplication alone, so that every
/// machine comes to the same.
#[must_use]
pub fn raised(power: f32) -> f32 {
    (0..8).fold(1.0 + power.clamp(-20.0, 20.0) / 256.0, |raised: f32, _| raised * raised)
}

#[cfg(test)]
mod tests {
    use super::{DOUBLING, UNIT, many, raised};

    const SURE: i32 = 20 * UNIT as i32;

    fn doubled(times: f64) -> i32 {
        (times * DOUBLING) as i32
    }

    #[test]
    fn none_is_nothing_and_each_that_is_sure_counts() {
        assert_eq!(many([].into_iter()), 0);
        assert_eq!(many([-SURE; 9].into_iter()), 0);
        assert!((many([SURE].into_iter()) - doubled(1.5)).abs() <= 1, "1.5 is three times a half");
        assert!((many([SURE, SURE, SURE, -SURE].into_iter()) - doubled(2.75)).abs() <= 1);
    }

    #[test]
    fn two_of_which_each_may_or_may_not_are_one() {
        assert_eq!(many([0, 0].into_iter()), doubled(1.5));
    }

    #[test]
    fn a_sentence_never_lowers_it_and_a_likelier_one_raises_it() {
        let of = |score| many([-40, score].into_iter());
        assert!((-200..200).all(|score| of(score) <= of(score + 1)));
        assert!(of(-200) >= many([-40].into_iter()) && of(-64) < of(0) && of(0) < of(64));
    }

    #[test]
    fn the_longest_text_is_counted() {
        let sure = many((0..4_000_000).map(|_| SURE));
        assert!((sure - doubled(22.86)).abs() <= 8, "{sure}");
    }

    #[test]
    fn powers_are_near() {
        for (power, is) in [(0.0, 1.0), (1.0, std::f32::consts::E), (-2.0, 0.1353)] {
            assert!((raised(power) / is - 1.0).abs() < 0.02, "{power}");
        }
    }
}
