//! From a text to its statements.

use evenhand_language::reading::Line;
use evenhand_language::{Block, Reading, Words};

use crate::actor;
use crate::clause;
use crate::gate::{self, Above};
use crate::judge::{self, Decided};
use crate::lexicon::{Hit, hits, within};
use crate::model::{Named, Polarity, Reason, Statement, Verdict};
use crate::polarity::{self, Signs};
use crate::prose::{self, Phrase};
use crate::words;

mod belief;
mod candidates;
mod list;
mod table;

pub use candidates::{Candidate, candidates};

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Running prose, in which influences are to be found.
    #[default]
    Prose,
    /// Each sentence is a statement of an influence already, as in the tables that
    /// people code: nothing is left out or cut up.
    Statement,
}

/// What a cue must weigh for prose to be taken for a statement.
const LEAST_IN_PROSE: f32 = 2.4;

/// What the list of a bare thing says of its side, beside what its words say.
const LEAN: f32 = 0.5;
/// What signs count beside the words.
const SIGNS: f32 = 2.0;

/// The statements of `reading`, in order; those that were set aside are among them.
#[must_use]
pub fn code(reading: &Reading<'_>, mode: Mode) -> Vec<Statement> {
    let hits = hits(reading);
    let coder = Coder { reading, hits: &hits };
    let lines = reading.sentences.iter().enumerate().filter(|(_, line)| !line.words.is_empty());
    match mode {
        Mode::Statement => lines.map(|(at, line)| coder.statement(at, line)).collect(),
        Mode::Prose => {
            let mut found = coder.phrases();
            coder.settle(&mut found);
            found.into_iter().map(|(at, read)| coder.whole(at, &reading.sentences[at], read)).collect()
        }
    }
}

struct Coder<'a, 't> {
    reading: &'a Reading<'t>,
    hits: &'a [Hit],
}

/// A piece of a sentence, read.
struct Read {
    words: Words,
    decided: Option<Decided>,
    /// `None` where its words are still to be weighed.
    verdict: Option<Verdict>,
    /// How likely they make it a statement, of a thousand.
    likely: u16,
    because: Option<Words>,
    /// What stands above it says that barriers, or facilitators, follow.
    above: Option<Polarity>,
    inherited: bool,
    signs: Signs,
}

impl<'a> Coder<'a, '_> {
    /// The sentence `line` as one statement.
    fn statement(&self, at: usize, line: &Line) -> Statement {
        let hits: Vec<&Hit> = within(self.hits, &line.words).collect();
        let cues = judge::cues(&hits);
        let leaning = words::leaning(self.reading, &line.words);
        let decided = judge::decide(&cues, leaning.as_ref());
        let signs = polarity::signs(self.reading, &hits, &cues);
        let lean = decided.as_ref().filter(|_| signs.sum == 0.0).map_or(0.0, |decided| decided.lean);
        let side = leaning.as_ref().filter(|_| !signs.settled).map_or(0.0, |leaning| leaning.side);
        let sum = SIGNS * signs.sum + LEAN * lean + side;
        let verdict = if signs.negated {
            Verdict::Counts(Polarity::Facilitator)
        } else {
            direction(sum).map_or(Verdict::SetAside(Reason::NoDirection), Verdict::Counts)
        };
        let because = signs.because.clone();
        let words = line.words.clone();
        self.whole(
            at,
            line,
            Read { words, decided, verdict: Some(verdict), likely: 0, because, above: None, inherited: false, signs },
        )
    }

    /// Every phrase of prose that a list finds something in, with its sentence: an index.
    fn phrases(&self) -> Vec<(usize, Read)> {
        let furniture = table::furniture(self.reading, self.hits);
        let lines = self.reading.sentences.iter().enumerate();
        let prose =
            lines.filter(|(at, line)| !line.words.is_empty() && line.block != Block::Heading && !furniture[*at]);
        prose.flat_map(|(at, line)| self.sentence(line).into_iter().map(move |read| (at, read))).collect()
    }

    /// Weighs what is open, beside the whole text.
    fn settle(&self, found: &mut [(usize, Read)]) {
        let weigh = |(at, read): &(usize, Read)| self.phrase(*at, read, |phrase| prose::weigh(&phrase, self.reading));
        let weighed: Vec<_> = found.iter().map(|one| one.1.verdict.is_none().then(|| weigh(one))).collect();
        let least = prose::least(weighed.iter().flatten());
        for ((_, read), weighed) in found.iter_mut().zip(weighed) {
            let Some(weighed) = weighed else { continue };
            read.likely = weighed.likely();
            let side = if read.inherited { read.above } else { direction(weighed.leaning.side) };
            let side = if read.signs.done && !read.inherited { Some(Polarity::Facilitator) } else { side };
            let side = side.filter(|_| weighed.odds >= least);
            read.verdict = Some(side.map_or(Verdict::SetAside(Reason::Seldom), Verdict::Counts));
            let decided = judge::decide(&self.cues(&read.words), Some(&weighed.leaning));
            read.decided = decided.or_else(|| read.decided.take());
        }
    }

    /// What `then` makes of the phrase `read` of sentence `at`.
    fn phrase<T>(&self, at: usize, read: &Read, then: impl FnOnce(Phrase<'_, '_>) -> T) -> T {
        let hits: Vec<&Hit> = within(self.hits, &read.words).collect();
        let cue = read.decided.as_ref().map_or(&read.words, |decided| &decided.cue);
        let line = &self.reading.sentences[at];
        then(Phrase { words: &read.words, hits: &hits, cue, signs: &read.signs, line, above: read.above })
    }

    /// The cues of prose in `words`: phrases that only point somewhere stand in every sentence.
    fn cues(&self, words: &Words) -> Vec<&'a Hit> {
        let hits: Vec<&'a Hit> = within(self.hits, words).collect();
        let mut cues = judge::cues(&hits);
        cues.retain(|hit| !hit.list.is_weak() && !self.is_writers_belief(hit));
        cues
    }

    /// The phrases of a sentence of prose.
    fn sentence(&self, line: &Line) -> Vec<Read> {
        let above = gate::above(self.reading, self.hits, line);
        let out = above.out.or_else(|| gate::leaves_out(self.reading, self.hits, line));
        let mut found: Vec<Read> = Vec::new();
        let mut scope = None;
        for piece in clause::pieces(self.reading, &line.words) {
            let introduced = scope.take().filter(|_| piece.after_colon);
            let reads: Vec<Read> = match introduced {
                Some(above) => self.list(&piece, above),
                None => self.opened(&piece).unwrap_or_else(|| vec![self.piece(&piece.words, above, line)]),
            };
            scope = self.opens_list(&piece.words);
            for read in reads {
                join(&mut found, read);
            }
        }
        if above.polarity.is_some() && found.iter().all(|read| read.decided.is_none()) {
            found = vec![self.by_own_words(above, line)];
        }
        found.retain(|read| read.decided.is_some());
        if let Some(reason) = out {
            found.iter_mut().for_each(|read| read.verdict = Some(Verdict::SetAside(reason)));
        }
        found
    }

    /// Reads one piece by its own words, and by what stands above it.
    fn piece(&self, words: &Words, above: Above, line: &Line) -> Read {
        let hits: Vec<&'a Hit> = within(self.hits, words).collect();
        let cues = self.cues(words);
        let mut decided = judge::decide(&cues, None).filter(|decided| decided.weight >= LEAST_IN_PROSE);
        if decided.is_none() && above.polarity.is_some() {
            decided = self.lead_in(line);
        }
        let signs = polarity::signs(self.reading, &hits, &cues);
        let own = direction(signs.sum);
        let item = line.block != Block::Paragraph;
        let own_side = own.is_some() && (!item || (above.asks && own != above.polarity));
        let inherited = above.polarity.is_some() && !own_side && !signs.overcome;
        let verdict = match above.polarity {
            _ if signs.negated => Some(Verdict::SetAside(Reason::Negated)),
            _ if signs.open => Some(Verdict::SetAside(Reason::Question)),
            _ if signs.foretold => Some(Verdict::SetAside(Reason::Foretold)),
            Some(polarity) if inherited && item && above.outright => Some(Verdict::Counts(polarity)),
            None if !signs.need && self.is_plan(words) => Some(Verdict::SetAside(Reason::Plan)),
            _ if signs.outright => own.map(Verdict::Counts),
            _ => None,
        };
        let because = match above.says {
            Some(says) if inherited => Some(self.reading.sentences[says].words.clone()),
            _ => signs.because.clone(),
        };
        Read { words: words.clone(), decided, verdict, likely: 0, because, above: above.polarity, inherited, signs }
    }

    /// Whether `words` say what is to be done.
    fn is_plan(&self, words: &Words) -> bool {
        let word = |i: usize| self.reading.words.get(i).map_or("", |word| word.folded.as_ref());
        words.clone().any(|i| match word(i) {
            "will" | "shall" => !matches!(word(i + 1), "not" | "need" | "require"),
            "to" => {
                word(i + 1) == "be"
                    && matches!(
                        word(i + 2),
                        "looked" | "refreshed" | "agreed" | "confirmed" | "decided" | "done" | "reviewed"
                    )
            }
            _ => false,
        })
    }

    fn whole(&self, at: usize, line: &Line, read: Read) -> Statement {
        let reading = self.reading;
        let cue = read.decided.as_ref().map_or(read.words.clone(), |decided| decided.cue.clone());
        let named = actor::named(reading, &read.words, &cue).or_else(|| {
            line.introduced_by.iter().rev().find_map(|&up| {
                let words = reading.sentences[up].words.clone();
                actor::named(reading, &words, &(words.end..words.end))
            })
        });
        Statement {
            section: line.section,
            sentence: at,
            span: reading.span(&read.words),
            cue: reading.span(&cue),
            code: read.decided.map(|decided| decided.code),
            // What was weighed has its verdict; nothing else is whole.
            verdict: read.verdict.unwrap_or(Verdict::SetAside(Reason::NoDirection)),
            likely: read.likely,
            sign: read.because.map(|words| reading.span(&words)),
            inherited: read.inherited,
            overcome: read.signs.overcome,
            need: read.signs.need,
            actor: named.map(|(actor, words)| Named { actor, span: reading.span(&words) }),
        }
    }
}

/// The side on which a sum falls.
fn direction(sum: f32) -> Option<Polarity> {
    let side = if sum < 0.0 { Polarity::Barrier } else { Polarity::Facilitator };
    (sum != 0.0).then_some(side)
}

/// What is known of a piece's side before it is weighed.
fn side_of(read: &Read) -> (Option<Verdict>, Option<Polarity>) {
    (read.verdict, direction(read.signs.sum))
}

/// Adds `read` to the pieces of its sentence; one without a code of its own belongs
/// to the piece before it.
fn join(found: &mut Vec<Read>, mut read: Read) {
    let Some(last) = found.last_mut() else { return found.push(read) };
    if last.words.end != read.words.start {
        return found.push(read);
    }
    let same = match (&last.decided, &read.decided) {
        (Some(a), Some(b)) => a.code.first == b.code.first && side_of(last) == side_of(&read),
        _ => true,
    };
    if !same {
        return found.push(read);
    }
    if last.decided.is_none() {
        read.words.start = last.words.start;
        *last = read;
    } else {
        last.words.end = read.words.end;
        last.signs.done |= read.signs.done;
    }
}
