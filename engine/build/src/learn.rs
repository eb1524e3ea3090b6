//! Learns from readers' ratings how else people say what the pages look for.
//!
//! Each sentence of the rated descriptions is an example: it says something of a criterion
//! where a reader quoted it for `described` or `partly`, and the whole where she quoted it for
//! `described`. Two logistic regressions over its words and what the pages found in it give the
//! weights ([`logistic::fit`]). What each level is held against comes of what descriptions come
//! to whose own sentences were left out while learning, a fifth at a time, so that nothing
//! learned by heart counts ([`scale`]); the same tells how often the outcome agrees with readers
//! ([`Outcome`]).

use std::collections::{BTreeMap, BTreeSet};

use evenhand_interpreter::compiled::{Compiled, Unreadable};
use evenhand_interpreter::taught::Offer;
use evenhand_language::learned::{self, Asks, Find, Scale, UNIT};
use evenhand_language::{Level, Text, word};

use crate::folder::Folder;
use crate::logistic;
use crate::mistake::Mistakes;
use crate::taught::{Row, Taught};

mod outcome;
mod parallel;
mod scale;

pub use outcome::{Outcome, Tally};

/// A key that fewer descriptions have is not learned from, nor one that fewer than one in
/// [`ONE_IN`] have.
const FEWEST: usize = 3;
/// See [`FEWEST`].
const ONE_IN: usize = 100;
/// In how many parts descriptions are left out in turn.
const PARTS: usize = 5;
/// With fewer rated descriptions too few are left to learn from where a part of them is left
/// out: nobody could say how good what was learned is. As many are enough where each part has
/// as many of them.
const NEEDED: usize = (scale::FEWEST * PARTS).div_ceil(PARTS - 1);
/// How strongly weights are held to nothing.
const HELD: f64 = 8.0;

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
#[derive(Debug)]
pub enum Failure {
    /// The folder's pages do not build.
    Pages(Mistakes),
    /// They do not run.
    Unreadable(Unreadable),
    /// There is no criterion that readers rated in enough descriptions.
    TooFew {
        /// In how many the one was rated that was rated in most.
        rated: usize,
        /// How many it takes.
        needed: usize,
    },
    /// There is one, and too many of those descriptions stand together: left out to try out what
    /// was learned, they leave too few.
    Together {
        /// How many are left of the criterion of which most are.
        left: usize,
        /// How many it takes.
        needed: usize,
    },
    /// No quotation of a reader stands in any description.
    NothingQuoted,
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
    let built = crate::compile(&alone).map_err(Failure::Pages)?;
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
    Ok((taught.write(&outcome.heading(sure), folder.files(), &folder.pages), outcome))
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

/// The keys that are learned from, and where each stands.
struct Lesson {
    words: Vec<String>,
    finds: Vec<Find>,
    criteria: usize,
    /// For each text, for each sentence, its keys.
    keys: Vec<Vec<Vec<u32>>>,
}

/// The words of the folder's own pages and lists, as they are weighed: *Polish* is one of
/// them, and a name that only the descriptions have is not.
fn known_words(folder: &Folder) -> BTreeSet<String> {
    let says = |file: &str| ["criteria/", "lists/", "lexicons/"].iter().any(|within| file.starts_with(within));
    let texts = folder.files().iter().filter(|(file, _)| says(file)).map(|(_, text)| text);
    let words = texts.flat_map(|text| word::words(text, 0, text.len() as u32));
    words.map(|word| learned::key(&word).to_owned()).collect()
}

/// For each column of a [`Lesson`] a bias, then a weight for each key.
type Weights = Vec<(f64, Vec<f64>)>;

impl Lesson {
    fn new(texts: &[Example], folder: &Folder) -> Self {
        let known = known_words(folder);
        let fewest = FEWEST.max(texts.len() / ONE_IN);
        let (mut words, mut finds) = (BTreeMap::<&str, (usize, bool)>::new(), BTreeMap::<Find, usize>::new());
        for text in texts {
            let sentences = || text.offer.sentences.iter();
            let mut own: BTreeMap<&str, bool> = BTreeMap::new();
            for (word, name) in sentences().flat_map(|sentence| &sentence.words) {
                *own.entry(word).or_default() |= !name;
            }
            for (word, plain) in own {
                let (times, known) = words.entry(word).or_default();
                *times += 1;
                *known |= plain;
            }
            let own: BTreeSet<Find> = sentences().flat_map(|sentence| sentence.finds.iter().copied()).collect();
            own.into_iter().for_each(|find| *finds.entry(find).or_default() += 1);
        }
        let taken = |(word, (times, plain)): &(&str, (usize, bool))| {
            *times >= fewest && !word.is_empty() && (*plain || known.contains(*word))
        };
        let words: Vec<String> = words.into_iter().filter(taken).map(|(word, _)| word.to_owned()).collect();
        let finds: Vec<Find> = finds.into_iter().filter(|(_, times)| *times >= fewest).map(|(find, _)| find).collect();
        let keys_of = |sentence: &evenhand_interpreter::taught::Sentence| -> Vec<u32> {
            let of_words = sentence.words.iter().filter_map(|(word, _)| words.binary_search(word).ok());
            let of_finds = sentence.finds.iter().filter_map(|find| finds.binary_search(find).ok());
            of_words.chain(of_finds.map(|at| at + words.len())).map(|at| at as u32).collect()
        };
        let keys = texts.iter().map(|text| text.offer.sentences.iter().map(keys_of).collect()).collect();
        Self { criteria: folder.pages.len(), keys, words, finds }
    }

    /// How many things are asked of a sentence: whether it says something of each criterion,
    /// then whether it says the whole of each.
    fn columns(&self) -> usize {
        2 * self.criteria
    }

    /// What is learned from the texts that `holds` takes, for each column.
    fn weights(&self, texts: &[Example], holds: &(dyn Fn(usize) -> bool + Sync)) -> Weights {
        let one = |asked: usize| {
            let is_rated = |text: &Example| text.readings[asked % self.criteria].is_some();
            let of = |(at, text): &(usize, &Example)| holds(*at) && is_rated(text);
            let rows: Vec<(&[u32], bool)> = (texts.iter().enumerate().filter(of))
                .flat_map(|(at, text)| {
                    let lines = self.keys[at].iter().enumerate();
                    lines.map(move |(line, keys)| (keys.as_slice(), text.says(line, asked)))
                })
                .collect();
            logistic::fit(&rows, self.words.len() + self.finds.len(), HELD)
        };
        parallel::each(self.columns(), &one)
    }

    /// The weights in the units that are kept.
    fn taught(&self, weights: &Weights, asks: Vec<Option<Asks>>, sure: u8) -> Taught {
        let unit = |weight: f64| (weight * UNIT).round().clamp(-127.0, 127.0);
        let row = |key: usize| -> Row { weights.iter().map(|(_, own)| unit(own[key]) as i8).collect() };
        let known = |row: &Row| row.iter().any(|weight| *weight != 0);
        let words = self.words.iter().enumerate().map(|(at, word)| (word.clone(), row(at)));
        let words = words.filter(|(_, row)| known(row));
        let finds = self.finds.iter().enumerate().map(|(at, find)| (*find, row(at + self.words.len())));
        let bias = |asked: usize| (weights[asked].0 * UNIT).round() as i32;
        let scale = |(at, asks): (usize, _)| Scale { biases: [bias(at), bias(self.criteria + at)], asks };
        let shortest = self.keys.iter().map(Vec::len).min().unwrap_or(0) as u32;
        let scales = asks.into_iter().enumerate().map(scale).collect();
        Taught::new(words.collect(), finds.collect(), scales, (shortest, sure))
    }
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
