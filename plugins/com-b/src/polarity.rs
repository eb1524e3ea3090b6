//! Which way a statement works, by counting signs.
//!
//! Things have a sign (a fear, a skill, a good leader), and words before them turn it:
//! *lack of support*, *no stigma*, *reduced workload*. Words that say outright that
//! something hinders or helps weigh more; a need says that the thing is not there.

use evenhand_language::{Reading, Words};

use crate::lexicon::{Hit, Kind, Sign};
use crate::model::Subcomponent;

/// What the signs of a stretch of words come to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signs {
    /// Below 0 a barrier, above 0 a facilitator.
    pub sum: f32,
    /// The words that weigh most.
    pub because: Option<Words>,
    pub need: bool,
    pub overcome: bool,
    /// It is said to be done, and no word takes that back.
    pub done: bool,
    /// It is said not to be a barrier.
    pub negated: bool,
    /// It is said to be expected.
    pub foretold: bool,
    /// It is asked or supposed that it is a barrier, a help or a need.
    pub open: bool,
    /// It is called one of them in so many words, and neither denied nor open.
    pub outright: bool,
    /// What is said to be lacking, or not so.
    pub turned: Vec<Words>,
    /// The same, and what says that a state is bad, or good.
    pub marked: Vec<Words>,
    /// What it names first settles the side, whatever other words it has: *no stigma*, *aware
    /// that pain is no danger*.
    pub settled: bool,
}

/// Something with a sign.
struct Thing<'h> {
    words: &'h Words,
    value: f32,
    /// A bare thing takes no side until a word turns it.
    bare: bool,
    turned: bool,
    /// What turns it stands right before it.
    right_before: bool,
}

/// What a thing counts that is not the first with a sign.
const FADE: f32 = 0.5;
/// What a word that says it outright counts at least.
const OUTRIGHT: f32 = 1.4;
/// What a word of each list of signs counts.
const WORTH: [(Sign, f32); 6] = [
    (Sign::Bad, -1.0),
    (Sign::Good, 0.7),
    (Sign::Done, 1.0),
    (Sign::Barrier, -2.0),
    (Sign::Trouble, -2.0),
    (Sign::Facilitator, OUTRIGHT),
];
/// How many words may stand between a turning word and what it turns.
const REACH: usize = 3;

/// Counts the signs among `hits`, in order; `cues` are those that say what it is about.
pub(crate) fn signs(reading: &Reading<'_>, hits: &[&Hit], cues: &[&Hit]) -> Signs {
    let own = |hit: &Hit| cues.iter().any(|cue| cue.sign != 0 && covers(&cue.words, &hit.words));
    let nothing = |hit: &Hit| {
        hits.iter().any(|other| other.list.kind == Kind::Sign(Sign::Nothing) && covers(&other.words, &hit.words))
    };
    let marks = |sign: Sign| {
        hits.iter().filter(move |hit| hit.list.kind == Kind::Sign(sign) && !own(hit) && !nothing(hit)).copied()
    };
    let mut things = things(&marks, cues);
    for sign in [Sign::Deficit, Sign::Negator, Sign::Reducer] {
        for hit in marks(sign) {
            turn(reading, &mut things, hit, sign);
        }
    }
    for hit in marks(Sign::Short) {
        let before = |thing: &&mut Thing<'_>| thing.words.end <= hit.words.start && !thing.turned;
        let signed =
            things.iter().any(|thing| thing.words.end <= hit.words.start && !thing.turned && thing.value != 0.0);
        if let Some(thing) = things.iter_mut().rev().filter(before).find(|thing| !signed || thing.value != 0.0) {
            thing.value = if thing.bare || thing.value > 0.0 { -1.0 } else { 0.8 };
            thing.turned = true;
        }
    }
    let known = cues.iter().find_map(|cue| known(reading, cue));
    if let Some(known) = &known {
        things.retain(|thing| !(known.start <= thing.words.start && thing.words.start < known.end));
    }
    fade(&mut things);
    let mut found = Signs { sum: things.iter().map(|thing| thing.value).sum(), ..Signs::default() };
    found.settled = known.is_some() || is_settled(hits, &things);
    found.because = heaviest(&things, found.sum);
    found.need = marks(Sign::Need).next().is_some();
    found.overcome = marks(Sign::Overcome).next().is_some();
    let has = |sign| hits.iter().any(|hit| hit.list.kind == Kind::Sign(sign));
    found.done = is_done(hits);
    found.negated = hits.iter().any(|hit| hit.list.kind == Kind::Sign(Sign::Negated));
    found.foretold = marks(Sign::Foretold).next().is_some();
    found.open = is_open(reading, hits);
    found.outright = has(Sign::InSoManyWords) && !has(Sign::Negator) && !found.open;
    found.turned = things.iter().filter(|thing| thing.turned).map(|thing| thing.words.clone()).collect();
    found.marked.clone_from(&found.turned);
    for sign in [Sign::Bad, Sign::Good] {
        found.marked.extend(marks(sign).map(|hit| hit.words.clone()));
    }
    if let Some(hit) = marks(Sign::Need).next() {
        found.sum -= 2.0;
        found.because = Some(hit.words.clone());
    }
    found
}

/// Whether the first thing with a sign is a good one that is so by the words that turn it,
/// right before it or its own.
fn is_settled(hits: &[&Hit], things: &[Thing<'_>]) -> bool {
    let turns = |hit: &&&Hit| matches!(hit.list.kind, Kind::Sign(Sign::Deficit | Sign::Negator | Sign::Reducer));
    let turned = |thing: &Thing<'_>| hits.iter().filter(turns).any(|hit| hit.words.start == thing.words.start);
    let first = things.iter().find(|thing| thing.value != 0.0);
    first.is_some_and(|thing| thing.value > 0.0 && (thing.right_before || turned(thing)))
}

/// Whether it is said to be done, and no word before that turns it.
fn is_done(hits: &[&Hit]) -> bool {
    let done = hits.iter().find(|hit| hit.list.kind == Kind::Sign(Sign::Done));
    done.is_some_and(|done| {
        let turns = |hit: &&&Hit| matches!(hit.list.kind, Kind::Sign(Sign::Negator | Sign::Deficit));
        !hits.iter().filter(turns).any(|hit| hit.words.end <= done.words.start)
    })
}

/// What somebody knows, by a cue of knowing before *that*: bad as it may be, knowing it is good.
fn known(reading: &Reading<'_>, cue: &Hit) -> Option<Words> {
    let knows = cue.sign > 0 && cue.list.first == Some(Subcomponent::PsychologicalCapability);
    let that = (cue.words.end.saturating_sub(1)..=cue.words.end)
        .find(|&i| reading.words.get(i).is_some_and(|word| word.folded == "that"))?;
    knows.then(|| that + 1..reading.line_of(&cue.words).words.end)
}

/// Whether a word before what is said in so many words leaves it open: *if*, *whether*.
fn is_open(reading: &Reading<'_>, hits: &[&Hit]) -> bool {
    let said = hits.iter().filter(|hit| hit.list.kind == Kind::Sign(Sign::InSoManyWords));
    let opens = |i: usize| matches!(reading.words[i].folded.as_ref(), "if" | "whether" | "unless");
    said.map(|hit| reading.line_of(&hit.words).words.start..hit.words.start).any(|mut before| before.any(opens))
}

fn covers(outer: &Words, inner: &Words) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn things<'h, M: Iterator<Item = &'h Hit>>(marks: &impl Fn(Sign) -> M, cues: &[&'h Hit]) -> Vec<Thing<'h>> {
    let cue = |hit: &&'h Hit| Thing {
        words: &hit.words,
        value: f32::from(hit.sign) * (f32::from(hit.weight) / 4.0).clamp(0.5, 1.25),
        bare: hit.sign == 0,
        turned: false,
        right_before: false,
    };
    let inside = |hit: &Hit| {
        cues.iter()
            .any(|other| other.sign != 0 && other.words.len() > hit.words.len() && covers(&other.words, &hit.words))
    };
    let mut things: Vec<Thing<'h>> = cues.iter().filter(|hit| !inside(hit)).map(cue).collect();
    for (sign, value) in WORTH {
        for hit in marks(sign) {
            let taken = things.iter().any(|thing| !thing.bare && covers(thing.words, &hit.words));
            if !taken {
                things.push(Thing { words: &hit.words, value, bare: false, turned: false, right_before: false });
            }
        }
    }
    things.sort_by_key(|thing| (thing.words.start, thing.words.end));
    things
}

/// Turns what follows `hit`: the next thing, and those joined to it.
fn turn(reading: &Reading<'_>, things: &mut [Thing<'_>], hit: &Hit, sign: Sign) {
    let mut from = hit.words.end;
    let mut reach = REACH;
    for thing in things.iter_mut() {
        let inside = thing.bare && covers(thing.words, &hit.words);
        if thing.words.start < hit.words.end && !inside {
            continue;
        }
        let joined = reach == REACH
            || (from..thing.words.start).any(|i| matches!(reading.words[i].folded.as_ref(), "and" | "or"));
        if thing.words.start > from + reach || !joined || thing.turned {
            break;
        }
        thing.value = match (sign, thing.bare) {
            (_, true) => -1.0,
            (Sign::Negator, false) if thing.value < 0.0 => 0.5,
            (_, false) if thing.value < 0.0 => 0.9,
            (_, false) => -1.0,
        };
        thing.turned = true;
        thing.right_before = (from..thing.words.start).all(|i| is_thin(reading, i));
        from = thing.words.end;
        reach = 2;
    }
}

/// Whether word `i` leaves what stands behind it to the word that turns it: *not being judged*.
fn is_thin(reading: &Reading<'_>, i: usize) -> bool {
    const THIN: [&str; 15] = [
        "a", "all", "any", "at", "be", "being", "feel", "feeling", "having", "in", "longer", "more", "of", "the", "to",
    ];
    THIN.contains(&reading.words[i].folded.as_ref())
}

/// What comes after the first thing with a sign is what that one is about, and counts
/// less: *understanding of the benefits*, *fear of losing support*. What says outright
/// that something hinders or helps counts wherever it stands.
fn fade(things: &mut [Thing<'_>]) {
    let mut signed = false;
    for thing in things {
        if signed && thing.value.abs() < OUTRIGHT {
            thing.value *= FADE;
        }
        signed |= thing.value != 0.0;
    }
}

/// The words that weigh most on the side of `sum`.
fn heaviest(things: &[Thing<'_>], sum: f32) -> Option<Words> {
    let side = things.iter().filter(|thing| thing.value * sum > 0.0);
    let best = side.max_by(|a, b| a.value.abs().total_cmp(&b.value.abs()).then(b.words.start.cmp(&a.words.start)));
    best.map(|thing| thing.words.clone())
}
