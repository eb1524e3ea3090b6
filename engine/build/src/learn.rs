//! Learns from readers' ratings how else people say what the pages look for.
//!
//! Each sentence of the rated descriptions is an example: it says something of a criterion
//! where a reader quoted it for `described` or `partly`, and the whole where she quoted it for
//! `described`. Two logistic regressions over its words and what the pages found in it give the
//! weights ([`crate::logistic::fit`]). What each level is held against comes of what descriptions come
//! to whose own sentences were left out while learning, a fifth at a time, so that nothing
//! learned by heart counts ([`scale`]); the same tells how often the outcome agrees with readers
//! ([`Outcome`]).

use std::collections::{BTreeMap, BTreeSet};

use evenhand_interpreter::compiled::{Compiled, Unreadable};
use evenhand_interpreter::taught::Offer;
use evenhand_language::learned::{self, UNIT};
use evenhand_language::{Level, Text};
use thiserror::Error;

use crate::folder::Folder;
use crate::mistake::Mistakes;
use lesson::Lesson;

mod lesson;
mod outcome;
mod parallel;
mod scale;

pub use outcome::{Outcome, Tally};

/// In how many parts descriptions are left out in turn.
const PARTS: usize = 5;
/// With fewer rated descriptions too few are left to learn from where a part of them is left
/// out: nobody could say how good what was learned is. As many are enough where each part has
/// as many of them.
const NEEDED: usize = (scale::FEWEST * PARTS).div_ceil(PARTS - 1);

/// A description, and what readers said of it.
#[derive(Debug)]
pub struct Rated<'t> {
    /// Its name, for order.
    pub name: String,
    /// Its text.
    pub text: &'t Text<'t>,
    /// For each criterion that was rated, by its id.
    pub readings: BTreeMap<String, Reading>,
}

/// What readers said of one criterion of a description.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The levels that a reader gave or would take, the first reader's first.
    pub levels: Vec<Level>,
    /// The words that readers quoted for `described` or `partly`.
    pub quotes: Vec<String>,
}

/// Why nothing was learned.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Failure {
    /// The folder's pages do not build.
    #[error(transparent)]
    Pages(#[from] Mistakes),
    /// They do not run, which is our fault.
    #[error("what was built cannot be read: {0:?}")]
    Unreadable(Unreadable),
    /// There is no criterion that readers rated in enough descriptions.
    #[error("too few descriptions are rated to try out what was learned: {rated}, and {needed} are needed")]
    TooFew {
        /// In how many the one was rated that was rated in most.
        rated: usize,
        /// How many it takes.
        needed: usize,
    },
    /// There is one, and too many of those descriptions stand together: left out to try out what
    /// was learned, they leave too few.
    #[error(
        "the rated descriptions stand too close together to try out what was learned: without one fifth of all, by \
         name, {left} are left that are rated by the same criterion, and {needed} are needed"
    )]
    Together {
        /// How many are left of the criterion of which most are.
        left: usize,
        /// How many it takes.
        needed: usize,
    },
    /// No quotation of a reader stands in any description.
    #[error("no reader's words are found in the descriptions")]
    NothingQuoted,
}

impl Failure {
    /// What to do; empty where each mistake of the pages says it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Pages(_) => String::new(),
            Self::Unreadable(_) => "please report it, with the framework's folder".to_owned(),
            Self::TooFew { needed, .. } => {
                format!("rate {needed} or more by the same criterion; a hundred teach something")
            }
            Self::Together { .. } => "rate descriptions from all over the alphabet by the same criterion".to_owned(),
            Self::NothingQuoted => {
                "in the column quote, give the words that made a reader say described or partly, as \
                                    they stand in the text"
                    .to_owned()
            }
        }
    }
}

/// Learns from `rated`, and writes what `learned.txt` is to hold. `sure` is how sure it has
/// to be, of a hundred, before it lets `described` stand.
///
/// # Errors
/// A [`Failure`].
pub fn learn(folder: &Folder, rated: &[Rated<'_>], sure: u8) -> Result<(String, Outcome), Failure> {
    enough(folder, rated)?;
    let mut alone = folder.clone();
    alone.taught = None;
    let built = crate::compile(&alone)?;
    let compiled = Compiled::open(&built.bytes).map_err(Failure::Unreadable)?;
    let settings = defaults(&alone);
    let texts: Result<Vec<Example>, Unreadable> = rated
        .iter()
        .map(|one| Ok(Example::new(one, evenhand_interpreter::offer(&compiled, one.text, &settings)?, folder)))
        .collect();
    let texts = texts.map_err(Failure::Unreadable)?;
    if texts.iter().all(|text| text.quoted.iter().all(BTreeSet::is_empty)) {
        return Err(Failure::NothingQuoted);
    }
    let lesson = Lesson::new(&texts, folder);
    let said = left_out(&lesson, &texts);
    let scored: Vec<scale::Scored<'_>> = texts.iter().zip(&said).collect();
    let taught = lesson.taught(&lesson.weights(&texts, &|_| true), scale::asks(&scored, &scored), sure);
    let outcome = outcome::of(&scored, sure, taught.size());
    Ok((taught.write(&outcome.heading(sure), folder), outcome))
}

/// Fails where no criterion has enough ratings to be learned: the file would hold nothing.
fn enough(folder: &Folder, rated: &[Rated<'_>]) -> Result<(), Failure> {
    let taught = folder.pages.iter().filter(|page| !folder.describes(page));
    let places = |id: &str| (0..rated.len()).filter(|&at| rated[at].readings.contains_key(id)).collect();
    let places: Vec<Vec<usize>> = taught.map(|page| places(&page.id)).collect();
    let most = places.iter().map(Vec::len).max().unwrap_or(0);
    if most < NEEDED {
        return Err(Failure::TooFew { rated: most, needed: NEEDED });
    }
    let left = places.iter().map(|places| scale::fewest_left(places, rated.len())).max().unwrap_or(0);
    match left < scale::FEWEST {
        true => Err(Failure::Together { left, needed: scale::FEWEST }),
        false => Ok(()),
    }
}

/// The settings as they are where nobody sets any.
fn defaults(folder: &Folder) -> Vec<(String, String)> {
    let settings = folder.framework.settings.iter();
    let set = settings.filter_map(|s| Some((s.id.get_ref().clone(), s.default.as_ref()?.get_ref().clone())));
    set.collect()
}

/// A description as an example.
struct Example {
    offer: Offer,
    /// For each criterion, what readers said; none where nobody rated it.
    readings: Vec<Option<Reading>>,
    /// For each criterion, the sentences that readers quoted.
    quoted: Vec<BTreeSet<usize>>,
}

impl Example {
    fn new(rated: &Rated<'_>, offer: Offer, folder: &Folder) -> Self {
        let texts: Vec<String> = (offer.sentences.iter())
            .map(|s| plain(&rated.text.sections[s.section as usize].text[s.span.start as usize..s.span.end as usize]))
            .collect();
        let readings: Vec<Option<Reading>> = folder
            .pages
            .iter()
            .map(|page| rated.readings.get(&page.id).filter(|_| !folder.describes(page)).cloned())
            .collect();
        let quoted = readings.iter().map(|reading| quoted(reading.as_ref(), &texts)).collect();
        Self { offer, readings, quoted }
    }

    /// Whether sentence `line` says what `asked` asks, one of [`Lesson::columns`].
    fn says(&self, line: usize, asked: usize) -> bool {
        let criterion = asked % self.readings.len();
        let whole = || self.readings[criterion].as_ref().and_then(|reading| reading.levels.first());
        self.quoted[criterion].contains(&line) && (asked == criterion || whole() == Some(&Level::Described))
    }
}

/// The sentences in which a reader's quotations stand.
fn quoted(reading: Option<&Reading>, sentences: &[String]) -> BTreeSet<usize> {
    let quotes = reading.iter().flat_map(|reading| &reading.quotes).map(|quote| plain(quote));
    let mut found = BTreeSet::new();
    for quote in quotes.filter(|quote| quote.len() > 8) {
        let stands = |sentence: &String| sentence.contains(&quote) || (sentence.len() > 12 && quote.contains(sentence));
        found.extend(sentences.iter().enumerate().filter(|(_, s)| stands(s)).map(|(at, _)| at));
    }
    found
}

/// Letters and digits alone, so that marks and line ends make no difference.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// For each text and column, how many sentences say it, by weights that the text had no part in.
fn left_out(lesson: &Lesson, texts: &[Example]) -> Vec<Vec<i32>> {
    let mut said = vec![Vec::new(); texts.len()];
    for left_out in 0..PARTS {
        let is_out = |at: usize| part(at, texts.len()) == left_out;
        let weights = lesson.weights(texts, &|at| !is_out(at));
        for at in (0..texts.len()).filter(|at| is_out(*at)) {
            said[at] = weights.iter().map(|(bias, own)| many(&lesson.keys[at], *bias, own)).collect();
        }
    }
    said
}

/// The part in which a text is left out: neighbours together, because one writer's texts
/// mostly stand together and are alike.
fn part(at: usize, texts: usize) -> usize {
    at * PARTS / texts
}

/// How many sentences say it.
fn many(sentences: &[Vec<u32>], bias: f64, weights: &[f64]) -> i32 {
    let score = |keys: &Vec<u32>| bias + keys.iter().map(|&key| weights[key as usize]).sum::<f64>();
    learned::many(sentences.iter().map(|keys| (score(keys) * UNIT).round() as i32))
}
