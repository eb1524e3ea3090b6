//! Which sub-component a stretch of words is about.
//!
//! Every cue in it gives its weight to its list's first sub-component, and part of it
//! to the second; the cue that decides gives that part twice. A cue inside a longer one
//! that weighs as much is no cue: *social media* is not *social*. What stands first
//! counts most, because English names the influence first and its circumstances after.
//! What single words say is added, settles close calls, names runners-up, and decides
//! alone where no list does.

use evenhand_language::Words;

use crate::lexicon::{Hit, Kind, List};
use crate::model::{Code, Rule, Subcomponent};
use crate::words::Leaning;

/// What each cue counts beside the one before it.
const FADE: f32 = 0.85;
/// How much of a cue's weight goes to its list's second sub-component.
const SECOND: f32 = 0.35;
/// What the best must reach: less is too little to say anything.
const LEAST: f32 = 0.75;
/// A runner-up with this share of the best makes it a close call.
const CLOSE: f32 = 0.75;

/// Up to this weight a cue only points somewhere, and counts once for its sub-component.
const POINTS: u8 = 2;
/// What the whole share of single words counts beside the lists.
const WORDS: f32 = 4.5;
/// The share from which single words may decide alone. By chance each of the six would have a sixth.
const SURE: f32 = 0.25;

/// What single words decide by.
static BY_WORDS: List =
    List { id: "words", kind: Kind::Cue, first: None, second: None, domain: None, rule: Rule(18), lean: 0 };

/// A decision, and the cue that it rests on.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    pub code: Code,
    pub cue: Words,
    /// Which way the cue is read, where nothing else tells: below 0 a barrier.
    pub lean: f32,
    /// What the lists say for the first sub-component; 0 where words alone decided.
    pub weight: f32,
}

/// The cues among `hits` (in order) that no longer cue covers.
pub(crate) fn cues<'h>(hits: &[&'h Hit]) -> Vec<&'h Hit> {
    let of_cues: Vec<&Hit> = hits.iter().copied().filter(|hit| hit.list.kind == Kind::Cue).collect();
    let covers = |a: &Hit, b: &Hit| {
        let inside = a.words.start <= b.words.start && b.words.end <= a.words.end;
        inside && a.words.len() > b.words.len() && (a.weight >= b.weight || a.list.first.is_none() || a.weight == 0)
    };
    let same = |a: &Hit, b: &Hit| {
        a.words == b.words && (a.weight == 0 || a.list.first.is_none()) && b.weight > 0 && b.list.first.is_some()
    };
    let kept = of_cues.iter().filter(|hit| {
        hit.weight > 0
            && hit.list.first.is_some()
            && !of_cues.iter().any(|other| covers(other, hit) || same(other, hit))
    });
    let mut kept: Vec<&'h Hit> = kept.copied().collect();
    kept.dedup_by(|b, a| a.words == b.words && core::ptr::eq(a.list, b.list));
    kept
}

/// Decides on the cues of one statement, in order, and on what its single `words` say.
pub(crate) fn decide(cues: &[&Hit], words: Option<&Leaning>) -> Option<Decided> {
    let Scores { mut all, best } = weigh(cues);
    let listed = all;
    if let Some(words) = words {
        all.iter_mut().zip(words.share).for_each(|(score, share)| *score += WORDS * share);
    }
    let (first, &score) = top(&all, None)?;
    let by_list = best[first].map(|(_, hit)| Decided {
        code: coded(first, hit.list.second, hit.list),
        cue: hit.words.clone(),
        lean: f32::from(hit.lean),
        weight: listed[first],
    });
    let sure = words.is_some_and(|words| words.share[first] >= SURE);
    let decided = match by_list {
        Some(decided) if decided.weight >= LEAST || sure => decided,
        _ if sure => by_words(first, words?)?,
        _ => return None,
    };
    if let (Some((_, hit)), Some(own)) = (best[first], decided.code.second) {
        all[index(own)] += f32::from(hit.weight) * SECOND;
    }
    let next = top(&all, Some(first)).filter(|(_, score)| **score > 0.0);
    let second = next.map(|(at, _)| Subcomponent::ALL[at]).or(decided.code.second);
    let close = next.is_some_and(|(_, &next)| next >= score * CLOSE);
    Some(Decided { code: Code { second, close, ..decided.code }, ..decided })
}

/// What each sub-component comes to by the lists, and the cue that weighs most for it.
struct Scores<'h> {
    all: [f32; 6],
    best: [Option<(f32, &'h Hit)>; 6],
}

fn weigh<'h>(cues: &[&'h Hit]) -> Scores<'h> {
    let mut found = Scores { all: [0.0; 6], best: [None; 6] };
    let mut fade = 1.0;
    let mut last: Option<&Words> = None;
    let mut pointed = [false; 6];
    for hit in cues {
        if last.is_some_and(|words| hit.words.start > words.start) {
            fade *= FADE;
        }
        last = Some(&hit.words);
        let weight = f32::from(hit.weight) * fade;
        if let Some(first) = hit.list.first {
            let at = index(first);
            // Many places in one sentence point no more than one.
            if hit.weight > POINTS || !core::mem::replace(&mut pointed[at], true) {
                found.all[at] += weight;
            }
            if found.best[at].is_none_or(|(so_far, _)| weight > so_far) {
                found.best[at] = Some((weight, hit));
            }
        }
        if let Some(second) = hit.list.second {
            found.all[index(second)] += weight * SECOND;
        }
    }
    found
}

/// What single words alone decide: their list has no rule and no domain.
fn by_words(first: usize, words: &Leaning) -> Option<Decided> {
    let cue = words.cue[first]?;
    let code = coded(first, None, &BY_WORDS);
    Some(Decided { code, cue: cue..cue + 1, lean: 0.0, weight: 0.0 })
}

fn coded(first: usize, second: Option<Subcomponent>, list: &List) -> Code {
    let first = Subcomponent::ALL[first];
    Code { first, second, close: false, domain: list.domain, rule: list.rule, list: list.id }
}

fn index(of: Subcomponent) -> usize {
    of as usize
}

/// The highest of `scores` but `without`; of equals the earlier.
fn top(scores: &[f32; 6], without: Option<usize>) -> Option<(usize, &f32)> {
    let mut best: Option<(usize, &f32)> = None;
    for (at, score) in scores.iter().enumerate() {
        if Some(at) != without && best.is_none_or(|(_, so_far)| score > so_far) {
            best = Some((at, score));
        }
    }
    best
}
