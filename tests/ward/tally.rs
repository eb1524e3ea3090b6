//! Counting how often a level is one that a reader gave.

use std::collections::BTreeMap;

use evenhand::model::Level;

/// What each reader said: a first choice and others that would do, and the words.
pub type Readers = Vec<(Vec<Level>, String)>;

/// What the readers said, in their words for it.
pub fn said(readers: &Readers) -> String {
    let one = |(levels, _): &(Vec<Level>, String)| levels.iter().map(|l| l.id()).collect::<Vec<_>>().join("/");
    readers.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// Counts over ratings.
#[derive(Debug, Default)]
pub struct Tally {
    /// By criterion: ratings, first choices of either reader that were met.
    by_criterion: BTreeMap<String, (u32, u32)>,
    /// Levels that either reader would accept.
    accepted: u32,
    /// First choice of the first reader, and what was found.
    confusion: BTreeMap<(Level, Level), u32>,
    /// Where `described` was found: how often, and how often a reader accepts it.
    described: (u32, u32),
    /// How often each first choice, by criterion; the commonest is the yardstick.
    choices: BTreeMap<String, BTreeMap<Level, u32>>,
}

impl Tally {
    /// Counts one rating; whether a reader's first choice was met.
    pub fn add(&mut self, criterion: &str, readers: &Readers, level: Level) -> bool {
        let first = readers.iter().any(|(levels, _)| levels.first() == Some(&level));
        let accepted = readers.iter().any(|(levels, _)| levels.contains(&level));
        let (all, right) = self.by_criterion.entry(criterion.to_owned()).or_default();
        *all += 1;
        *right += u32::from(first);
        self.accepted += u32::from(accepted);
        if level == Level::Described {
            self.described.0 += 1;
            self.described.1 += u32::from(accepted);
        }
        *self.confusion.entry((readers[0].0[0], level)).or_default() += 1;
        for choice in Level::ALL.into_iter().filter(|l| readers.iter().any(|(levels, _)| levels[0] == *l)) {
            *self.choices.entry(criterion.to_owned()).or_default().entry(choice).or_default() += 1;
        }
        first
    }

    fn all(&self) -> u32 {
        self.by_criterion.values().map(|(all, _)| all).sum()
    }

    /// The share in which a reader's first choice was met.
    pub fn agreement(&self) -> f64 {
        let right: u32 = self.by_criterion.values().map(|(_, right)| right).sum();
        share(right, self.all())
    }

    /// Where `described` was found, the share in which a reader accepts it.
    pub fn precision(&self) -> f64 {
        share(self.described.1, self.described.0)
    }

    /// Prints it under `name`.
    pub fn print(&self, name: &str) {
        let commonest: u32 = self.choices.values().map(|levels| levels.values().max().copied().unwrap_or(0)).sum();
        println!(
            "{name}: {} ratings, {:.3} a reader's first choice (the commonest level alone: {:.3}), {:.3} accepted by a reader; described {} times, {:.3} accepted",
            self.all(),
            self.agreement(),
            share(commonest, self.all()),
            share(self.accepted, self.all()),
            self.described.0,
            self.precision()
        );
        for (criterion, (all, right)) in &self.by_criterion {
            println!("    {criterion:<28} {right} of {all}");
        }
        for ((reader, found), times) in &self.confusion {
            println!("    {:>14} read as {:<14} {times}", reader.id(), found.id());
        }
    }
}

fn share(part: u32, of: u32) -> f64 {
    f64::from(part) / f64::from(of.max(1))
}
