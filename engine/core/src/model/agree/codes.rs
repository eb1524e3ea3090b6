//! Codes that a framework gives to statements, beside those that coders gave.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{kappa, share};

/// What a framework gives one statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Codes, the likeliest first. None where it abstains.
    pub codes: Vec<String>,
    /// Which side it puts the statement on, where it tells.
    pub stance: Option<String>,
}

/// One statement with the code that people gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The coders' code.
    pub code: String,
    /// The side that the coders put it on; none where they gave none, or both.
    pub stance: Option<String>,
    /// What the framework gives it.
    pub given: Given,
}

impl Coded {
    /// The framework's first code.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.given.codes.first().map(String::as_str)
    }

    /// Whether the coders' code is among the framework's first `most`.
    #[must_use]
    pub fn within(&self, most: usize) -> bool {
        self.given.codes.iter().take(most).any(|code| *code == self.code)
    }

    /// Whether both put it on a side, and on the same one; none where the coders did not.
    #[must_use]
    pub fn stance_agrees(&self) -> Option<bool> {
        self.stance.as_ref().map(|stance| self.given.stance.as_ref() == Some(stance))
    }
}

/// How far codes agree with coders'. An abstention is a wrong answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CodedAgreement {
    /// How many statements with one code were read.
    pub rows: usize,
    /// How many got a code.
    pub answered: usize,
    /// The share whose first code is the coders'.
    pub top1: Option<f64>,
    /// The share whose first or second code is the coders'.
    pub top2: Option<f64>,
    /// The mean over the coders' codes of F1, the harmonic mean of precision and recall.
    pub macro_f1: Option<f64>,
    /// Cohen's kappa; an abstention is a code of its own.
    pub kappa: Option<f64>,
    /// How many statements the coders put on one side.
    pub stance_rows: usize,
    /// The share of them that the framework puts on the same side.
    pub stance_accuracy: Option<f64>,
    /// How often which code was given to which.
    pub confusion: Vec<Confused>,
}

/// How often a code of the coders' was given a code by the framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confused {
    /// The coders' code.
    pub coded: String,
    /// The framework's; `null` where it abstains.
    pub given: Option<String>,
    /// How often.
    pub rows: usize,
}

impl CodedAgreement {
    /// Counts `rows`.
    #[must_use]
    pub fn of(rows: &[Coded]) -> Self {
        let count = |holds: &dyn Fn(&Coded) -> bool| rows.iter().filter(|row| holds(row)).count();
        let pairs: Vec<(Option<&str>, Option<&str>)> =
            rows.iter().map(|row| (row.first(), Some(row.code.as_str()))).collect();
        let sides: Vec<bool> = rows.iter().filter_map(Coded::stance_agrees).collect();
        Self {
            rows: rows.len(),
            answered: count(&|row| row.first().is_some()),
            top1: share(count(&|row| row.within(1)), rows.len()),
            top2: share(count(&|row| row.within(2)), rows.len()),
            macro_f1: macro_f1(rows),
            kappa: kappa::plain(&pairs),
            stance_rows: sides.len(),
            stance_accuracy: share(sides.iter().filter(|agrees| **agrees).count(), sides.len()),
            confusion: confusion(rows),
        }
    }
}

fn macro_f1(rows: &[Coded]) -> Option<f64> {
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let f1 = |code: &str| {
        let right = rows.iter().filter(|row| row.code == code && row.first() == Some(code)).count();
        let either = rows.iter().filter(|row| row.code == code).count()
            + rows.iter().filter(|row| row.first() == Some(code)).count();
        2.0 * right as f64 / either as f64
    };
    let sum: f64 = codes.iter().map(|code| f1(code)).sum();
    (!codes.is_empty()).then(|| super::rounded(sum / codes.len() as f64))
}

fn confusion(rows: &[Coded]) -> Vec<Confused> {
    let mut counts: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for row in rows {
        *counts.entry((&row.code, row.first())).or_default() += 1;
    }
    let confused = |((coded, given), rows): ((&str, Option<&str>), usize)| Confused {
        coded: coded.to_owned(),
        given: given.map(str::to_owned),
        rows,
    };
    counts.into_iter().map(confused).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, given: &[&str], sides: (Option<&str>, Option<&str>)) -> Coded {
        let given =
            Given { codes: given.iter().map(|code| (*code).to_owned()).collect(), stance: sides.1.map(str::to_owned) };
        Coded { code: code.to_owned(), stance: sides.0.map(str::to_owned), given }
    }

    #[test]
    fn an_abstention_is_wrong_and_a_second_code_counts_for_the_second() {
        let rows = [
            row("skills", &["skills", "norms"], (Some("barrier"), Some("barrier"))),
            row("skills", &["norms", "skills"], (Some("barrier"), Some("facilitator"))),
            row("norms", &[], (Some("barrier"), None)),
            row("norms", &["norms"], (None, Some("barrier"))),
        ];
        let counted = CodedAgreement::of(&rows);
        assert_eq!((counted.rows, counted.answered), (4, 3));
        assert_eq!((counted.top1, counted.top2), (Some(0.5), Some(0.75)));
        assert_eq!((counted.stance_rows, counted.stance_accuracy), (3, Some(0.3333)));
        // skills: 1 right of 2 coded and 1 given; norms: 1 right of 2 and 2.
        assert_eq!(counted.macro_f1, Some(0.5833));
        let abstained = Confused { coded: "norms".to_owned(), given: None, rows: 1 };
        assert!(counted.confusion.contains(&abstained), "{:?}", counted.confusion);
    }
}
