//! How far a framework agrees with people who read the same texts: its levels with
//! readers' levels, its codes with coders' codes.
//!
//! Only counting happens here. Who reads the files and runs the plugin is the caller,
//! so a service can count what it has kept. A share of nothing is `None` and never 0.

mod answer;
mod codes;
mod kappa;
mod levels;

pub use answer::{
    AGREEMENT_SCHEMA, Compared, Disagreement, InVain, Miscoded, Missed, OfCodes, OfLevels, OfPart, Said, Unread,
    Untouched,
};
pub use codes::{Coded, CodedAgreement, Confused, Given};
pub use levels::{Cell, Described, LevelAgreement, Quoted, Words};

/// `part` of `whole`, to four places; nothing where there is no whole.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| rounded(part as f64 / whole as f64))
}

/// To four places, so that a published number does not carry the noise of addition.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
