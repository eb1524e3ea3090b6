//! Whom the project is for, where the text says so: *health checks for skippers*.
//!
//! They are the public of that text, though elsewhere they are known by their trade.
//! Whom other nouns name is [`super::nouns`]'s and [`super::unlisted`]'s to say.

use super::cast::Cast;
use super::class::Class;
use super::nouns::Sort;
use crate::lexicon::{List, holds};
use crate::{Actor, Words};

/// How far before *for* stands what is for them: *the project is mainly for …*.
const NEAR: usize = 5;

/// The words for those whom the text says its project is for, in order.
pub(super) fn served<'r>(cast: &Cast<'_, 'r, '_>) -> Vec<&'r str> {
    let mut found: Vec<&str> = Vec::new();
    for line in &cast.text.reading.sentences {
        for i in line.words.clone().filter(|&i| cast.word(i) == "for") {
            if (line.words.start.max(i.saturating_sub(NEAR))..i).any(|k| cast.is_service(k)) {
                found.extend(cast.for_whom(i + 1, line.words.end));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl<'r> Cast<'_, 'r, '_> {
    /// Whether word `i` names those whom the project is for.
    pub(super) fn is_served(&self, i: usize) -> bool {
        self.served.binary_search(&one(self.word(i))).is_ok()
    }

    /// The heads of the people named from `from` on: *skippers and deckhands*.
    fn for_whom(&self, from: usize, end: usize) -> Vec<&'r str> {
        let mut found = Vec::new();
        let mut at = from;
        while at < end {
            let Words { start, end: stop } = self.chunk_from(at, end);
            if start == stop {
                break;
            }
            if self.is_trade(stop - 1) {
                found.push(one(self.word(stop - 1)));
            }
            let joined = stop < end && self.class(stop) == Class::And;
            if !joined {
                break;
            }
            at = stop + 1;
        }
        found
    }

    /// Whether word `i` names people by what they do: a trade of the lists, or a plural
    /// that ends as such words do.
    fn is_trade(&self, i: usize) -> bool {
        let word = self.word(i);
        match self.noun(i) {
            Some(noun) => noun.sort == Sort::Actor(Actor::Other) && !holds(List::WhoBody, word) && self.is_plural(i),
            None => ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end)) && !THINGS.contains(&word),
        }
    }

    /// Whether word `i` names what a project has for people.
    fn is_service(&self, i: usize) -> bool {
        let hyphened = self.text.reading.words[i].hyphened;
        matches!(
            self.word(i),
            "check"
                | "checks"
                | "clinic"
                | "clinics"
                | "service"
                | "services"
                | "project"
                | "programme"
                | "scheme"
                | "screening"
                | "support"
                | "help"
                | "helpline"
                | "app"
                | "van"
                | "advice"
                | "care"
                | "health"
                | "study"
                | "trial"
                | "club"
                | "group"
                | "centre"
        ) || (hyphened && self.word(i) == "in" && self.word(i.wrapping_sub(1)) == "drop")
    }
}

/// A word without the ending of a plural.
fn one(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// How words for people by what they do end.
const ENDS: &[&str] = &["ers", "ors", "hands", "men", "women", "ists", "ees"];
/// Words that end so and name no people.
const THINGS: &[&str] = &[
    "letters",
    "orders",
    "disorders",
    "papers",
    "numbers",
    "computers",
    "printers",
    "posters",
    "timers",
    "cancers",
    "ulcers",
    "fevers",
    "winters",
    "dinners",
    "offers",
    "matters",
    "corners",
    "shelters",
    "transfers",
    "boilers",
    "towers",
    "quarters",
    "covers",
    "others",
    "doctors",
    "visitors",
    "fees",
    "trees",
    "committees",
    "doors",
    "floors",
    "errors",
    "factors",
    "sensors",
    "tumours",
    "lists",
    "providers",
    "carers",
    "partners",
    "referrers",
    "payers",
];
