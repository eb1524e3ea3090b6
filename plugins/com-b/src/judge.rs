//! Which sub-component a stretch of words is about.
//!
//! Every cue in it gives its weight to its list's first sub-component, and part of it
//! to the second; the cue that decides gives that part twice. A cue inside a longer one
//! that weighs as much is no cue: *social media* is not *social*. What stands first
//! counts most, because English names the influence first and its circumstances after.

use evenhand_language::Words;

use crate::lexicon::{Hit, Kind};
use crate::model::{Code, Subcomponent};

/// What each cue counts beside the one before it.
const FADE: f32 = 0.85;
/// How much of a cue's weight goes to its list's second sub-component.
const SECOND: f32 = 0.35;
/// What the best must reach: less is too little to say anything.
const LEAST: f32 = 0.75;
/// A runner-up with this share of the best makes it a close call.
const CLOSE: f32 = 0.75;

/// A decision, and the cue that it rests on.
#[derive(Debug, Clone)]
pub(crate) struct Decided<'h> {
    pub code: Code,
    pub cue: &'h Hit,
    /// The weight that the first sub-component came to.
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

/// Decides on the cues of one statement, in order.
pub(crate) fn decide<'h>(cues: &[&'h Hit]) -> Option<Decided<'h>> {
    let mut scores = [0.0_f32; 6];
    let mut best: [Option<(f32, &'h Hit)>; 6] = [None; 6];
    let mut fade = 1.0;
    let mut last: Option<&Words> = None;
    for hit in cues {
        if last.is_some_and(|words| hit.words.start > words.start) {
            fade *= FADE;
        }
        last = Some(&hit.words);
        let weight = f32::from(hit.weight) * fade;
        if let Some(first) = hit.list.first {
            let at = index(first);
            scores[at] += weight;
            if best[at].is_none_or(|(so_far, _)| weight > so_far) {
                best[at] = Some((weight, hit));
            }
        }
        if let Some(second) = hit.list.second {
            scores[index(second)] += weight * SECOND;
        }
    }
    let (first, weight) = top(&scores, None).map(|(at, &weight)| (at, weight))?;
    let (_, cue) = best[first]?;
    if weight < LEAST {
        return None;
    }
    if let Some(own) = cue.list.second {
        scores[index(own)] += f32::from(cue.weight) * SECOND;
    }
    let next = top(&scores, Some(first)).filter(|(_, score)| **score > 0.0);
    let second = next.map(|(at, _)| Subcomponent::ALL[at]).or(cue.list.second);
    let code = Code {
        first: Subcomponent::ALL[first],
        second,
        close: next.is_some_and(|(_, &score)| score >= weight * CLOSE),
        domain: cue.list.domain,
        rule: cue.list.rule,
        list: cue.list.id,
    };
    Some(Decided { code, cue, weight })
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
