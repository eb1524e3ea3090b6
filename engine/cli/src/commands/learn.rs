//! `evenhand learn`: readers' ratings become weights of words beside a framework's pages.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use evenhand::ProjectDescription;
use evenhand::model::Level;
use evenhand::read::{self, Source};
use evenhand_build::learn::{self, Failure, Outcome, Rated, Reading, Tally};

use super::agree::readings::{self, Given};
use super::build;
use crate::args::Learn;
use crate::failure::Problem;
use crate::{exit, failure, output};

/// The file in the folder that holds what was learned.
const FILE: &str = "learned.txt";

/// Learns, tells how often the outcome agrees, and writes it.
///
/// # Errors
/// When the pages do not build, or the ratings or a description cannot be read.
pub fn run(args: &Learn) -> Result<u8> {
    let folder = build::read_untaught(&args.folder)?;
    if folder.is_code() {
        let help = "a plugin in Rust rates by its code; teach that";
        return Err(Problem::new("only pages can be taught", help).into());
    }
    let criteria = folder.criteria();
    let (readings, remarks) = readings::read(&args.ratings, folder.id(), &criteria)?;
    remarks.tell(folder.id());
    let mut descriptions = Vec::new();
    for (input, path, given) in readings::descriptions(&args.inputs, readings)? {
        let description = read::description(Source::path(&path), read::Limits::default())
            .with_context(|| path.display().to_string())?;
        descriptions.push((input, description, given));
    }
    let texts: Vec<_> =
        descriptions.iter().map(|(_, description, _)| ProjectDescription::as_text(description)).collect();
    let rated: Vec<Rated<'_>> = descriptions
        .iter()
        .zip(&texts)
        .map(|((input, _, given), text)| Rated {
            name: input.clone(),
            text,
            readings: given.iter().map(|(at, given)| (criteria[*at].to_owned(), reading(given))).collect(),
        })
        .collect();
    let (file, outcome) = learn::learn(&folder, &rated, args.sure).map_err(told)?;
    output::print(said(&outcome, remarks.of_others()).as_bytes())?;
    let path = args.folder.join(FILE);
    if args.dry_run {
        output::tell(&format!("\n{}: not written (--dry-run)\n", path.display()))?;
    } else {
        output::write(&path, file.as_bytes())?;
        output::tell(&format!("\n{}: {} bytes\n", path.display(), file.len()))?;
    }
    if let Some(doubt) = doubt(&outcome) {
        failure::say(&doubt);
    }
    Ok(exit::DONE)
}

/// That it is better not kept, where the pages alone are right more often.
fn doubt(Outcome { pages, both, .. }: &Outcome) -> Option<String> {
    (both.exact < pages.exact).then(|| {
        format!(
            "warning: what was learned makes levels worse: a reader would take {} of {}, and {} by the pages alone\n  \
             help: delete {FILE}, and rate more descriptions before you learn again\n",
            both.exact, both.ratings, pages.exact
        )
    })
}

fn reading(given: &[Given]) -> Reading {
    let there = |given: &&Given| given.levels.first().is_some_and(|first| *first >= Level::Partly);
    Reading {
        levels: given.iter().flat_map(|given| given.levels.iter().copied()).collect(),
        quotes: given.iter().filter(there).flat_map(Given::quotes).map(str::to_owned).collect(),
    }
}

fn told(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Pages(mistakes) => mistakes.into(),
        failure @ Failure::Unreadable(_) => failure.into(),
        failure => Problem::new(failure.to_string(), failure.help()).into(),
    }
}

fn said(outcome: &Outcome, others: usize) -> String {
    let mut text = String::new();
    let Outcome { descriptions, words, finds, pages, both } = outcome;
    let _ = writeln!(
        text,
        "Learned from {descriptions} descriptions with {} ratings: {words} words and {finds} kinds of hits.",
        pages.ratings
    );
    let _ = match others {
        0 => Ok(()),
        1 => writeln!(text, "1 row names a criterion of another framework and was passed over."),
        n => writeln!(text, "{n} rows name criteria of other frameworks and were passed over."),
    };
    let _ = writeln!(text, "\nOf each fifth of the descriptions, learned from the other four:\n");
    let _ = writeln!(text, "                        a level that a     described, and a    found, of those that the");
    let _ = writeln!(text, "                        reader would take  reader says so      first reader says are");
    for (name, tally) in [("the pages alone", pages), ("with what was learned", both)] {
        let Tally { ratings, exact, described, right, expected, met } = tally;
        let of = |part: &usize, all: &usize| format!("{:.2} ({part} of {all})", *part as f64 / (*all).max(1) as f64);
        let _ = writeln!(
            text,
            "{name:<22}  {:<17}  {:<18}  {}",
            format!("{:.3}", *exact as f64 / (*ratings).max(1) as f64),
            of(right, described),
            of(met, expected)
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Tally, doubt};

    fn outcome(pages: usize, both: usize) -> Outcome {
        let tally = |exact| Tally { ratings: 40, exact, ..Tally::default() };
        Outcome { descriptions: 40, words: 9, finds: 2, pages: tally(pages), both: tally(both) }
    }

    #[test]
    fn what_makes_levels_worse_is_advised_against() {
        let told = doubt(&outcome(31, 28)).expect("a warning");
        assert!(told.contains("28 of 40, and 31 by the pages alone"), "{told}");
        assert_eq!((doubt(&outcome(31, 31)), doubt(&outcome(28, 31))), (None, None));
    }
}
