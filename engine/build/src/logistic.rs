//! Logistic regression whose weights are held to nothing, one coordinate at a time: what
//! `learn` learns by, and whoever else needs weights that are the same on any machine.
//!
//! After Genkin, Lewis and Madigan, *Large-scale Bayesian logistic regression for text
//! categorization* (Technometrics 2007): a Newton step for each weight in turn, cut to a
//! region that narrows. The order of the rows and keys alone decides the outcome.

/// How often [`fit`] looks at each weight: enough for keys that are mostly apart.
pub const ROUNDS: usize = 14;
/// A round that moves no weight by more ends it.
const STILL: f64 = 0.003;

/// Rows of a key: the row, and how much of the key it has.
pub type Column = Vec<(u32, f64)>;

/// The bias and a weight for each of `keys` keys; `held` is how strongly a weight is held to
/// nothing. A row is the keys that it has, each as often as it has it, and what it is.
#[must_use]
pub fn fit(rows: &[(&[u32], bool)], keys: usize, held: f64) -> (f64, Vec<f64>) {
    let mut columns: Vec<Column> = vec![Vec::new(); keys];
    for (row, (own, _)) in rows.iter().enumerate() {
        for &key in *own {
            match columns[key as usize].last_mut() {
                Some((last, times)) if *last == row as u32 => *times += 1.0,
                _ => columns[key as usize].push((row as u32, 1.0)),
            }
        }
    }
    let outcomes: Vec<bool> = rows.iter().map(|(_, is)| *is).collect();
    solve(&columns, &outcomes, held, ROUNDS)
}

/// The same of columns of numbers: the rows that have a key, in order, and how much of it. Each
/// weight is looked at `rounds` times at most; columns that go together need more.
#[must_use]
pub fn solve(columns: &[Column], outcomes: &[bool], held: f64, rounds: usize) -> (f64, Vec<f64>) {
    let positive = outcomes.iter().filter(|is| **is).count() as f64;
    let share = (positive + 0.5) / (outcomes.len() as f64 + 1.0);
    let mut bias = (share / (1.0 - share)).ln();
    let all: Column = (0..outcomes.len()).map(|row| (row as u32, 1.0)).collect();
    let mut weights = vec![0.0; columns.len()];
    let mut state = State { scores: vec![bias; outcomes.len()], outcomes };
    let (mut region, mut of_bias) = (vec![1.0; columns.len()], 1.0);
    for _ in 0..rounds {
        let mut moved = state.step(&all, &mut bias, 0.0, &mut of_bias);
        for ((column, weight), region) in columns.iter().zip(&mut weights).zip(&mut region) {
            moved = moved.max(state.step(column, weight, held, region));
        }
        if moved < STILL {
            break;
        }
    }
    (bias, weights)
}

struct State<'a> {
    scores: Vec<f64>,
    outcomes: &'a [bool],
}

impl State<'_> {
    /// Moves one weight, and tells how far.
    fn step(&mut self, column: &Column, weight: &mut f64, held: f64, region: &mut f64) -> f64 {
        let (mut slope, mut bend) = (held * *weight, held);
        for &(row, value) in column {
            let share = 1.0 / (1.0 + (-self.scores[row as usize]).exp());
            slope += value * (share - f64::from(u8::from(self.outcomes[row as usize])));
            bend += value * value * (share * (1.0 - share)).max(1e-4);
        }
        if bend <= 0.0 {
            return 0.0;
        }
        let step = (-slope / bend).clamp(-*region, *region);
        *region = (2.0 * step.abs()).max(*region / 2.0);
        *weight += step;
        column.iter().for_each(|&(row, value)| self.scores[row as usize] += step * value);
        step.abs()
    }
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_key_that_tells_gets_weight_and_one_that_does_not_gets_none() {
        let rows: Vec<(&[u32], bool)> =
            (0..40).map(|row| (if row % 2 == 0 { &[0, 2][..] } else { &[1, 2][..] }, row % 2 == 0)).collect();
        let (_, weights) = fit(&rows, 3, 1.0);
        assert!(weights[0] > 1.0 && weights[1] < -1.0, "{weights:?}");
        assert!(weights[2].abs() < 0.1, "{weights:?}");
    }

    #[test]
    fn without_any_key_the_bias_is_the_share() {
        let rows: Vec<(&[u32], bool)> = (0..100).map(|row| (&[][..], row < 20)).collect();
        let (bias, _) = fit(&rows, 0, 1.0);
        assert!((1.0 / (1.0 + (-bias).exp()) - 0.2).abs() < 0.01, "{bias}");
    }

    #[test]
    fn the_more_weights_are_held_the_nearer_they_are_to_nothing() {
        let rows: Vec<(&[u32], bool)> =
            (0..20).map(|row| (if row < 10 { &[0][..] } else { &[][..] }, row < 10)).collect();
        let weight = |held: f64| fit(&rows, 1, held).1[0];
        assert!(weight(1.0) > weight(10.0) && weight(10.0) > weight(100.0) && weight(100.0) > 0.0);
    }
}
