//! Whether a clause denies a phrase.
//!
//! Negators are counted, not searched for: each has a direction and a scope, and two
//! that cover a phrase cancel out. Those that stand after a phrase are [`later`]'s;
//! hope and tense are [`super::firm`]'s matter.

use super::prepared::Place;
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};
use later::{forestalled, negators_after, put_right, told};

mod later;

/// What negators do to a phrase.
pub(super) enum Verdict {
    /// None covers it.
    No,
    /// One does.
    Denied(Words),
    /// Two do.
    Twice(Words),
    /// It is the condition of something else: *without X we cannot …*.
    Condition(Words),
}

/// The phrase is itself a refusal, which is a decision.
pub(super) fn refusal(place: &Place<'_, '_, '_>) -> Option<Words> {
    let marks = place.marks(List::ClaimRefusal);
    let inside = marks.map(Mark::words).find(|m| m.start >= place.focus.start && m.end <= place.focus.end);
    let refused = |m: &Words| {
        let refusing = |not: usize| m.contains(&not);
        !place.group().is_some_and(|g| g.passive || g.not.is_some_and(|not| !refusing(not)))
    };
    inside.filter(refused)
}

/// What should have been, or would have been, was not: *should have been asked*,
/// *had there been …,*.
pub(super) fn unreal(place: &Place<'_, '_, '_>) -> Option<Words> {
    let first = place.sentence.start;
    let inverted = place.word(first) == "had"
        && place.tag(first + 1).any(Tags::SUBJECT.or(Tags::DET))
        && place.reading().before(first).trim().is_empty();
    let comma = (first..=place.focus.start).any(|i| i > first && place.reading().before(i).contains(','));
    if inverted && !comma && (place.focus.start..place.sentence.end).any(|i| place.tag(i).any(Tags::WEAK)) {
        return Some(first..first + 1);
    }
    if let Some(group) = place.tensed().filter(|g| g.form == Form::Will && g.not.is_none()) {
        // *were to have been made*
        let was = group.words.clone().any(|i| place.tag(i).any(Tags::WAS));
        let have = group.words.clone().any(|i| place.word(i) == "have");
        if was && have {
            return Some(group.words.clone());
        }
    }
    let group = place.tensed().filter(|g| g.form == Form::Weak && g.not.is_none() && !g.thin)?;
    // *We could have given out leaflets* weighs a choice, and denies nothing.
    let modal = group
        .words
        .clone()
        .any(|i| matches!(place.word(i), "should" | "would" | "ought") || (place.word(i) == "could" && group.passive));
    let have = group.words.clone().any(|i| place.word(i) == "have");
    let double = place.marks(List::ClaimDenyAfter).any(|m| (m.word as usize) < group.words.start);
    (modal && have && !double && place.clause_of(group.main) == place.clause).then(|| group.words.clone())
}

/// *The nurse rings people who have not sent a kit back*: whom it is done for, and no refusal.
pub(super) fn means_whom(place: &Place<'_, '_, '_>, not: &Words) -> bool {
    let clause = place.clause(place.clause_of(not.start));
    let restricts =
        clause.open == Open::Relative && !place.reading().before(clause.first).contains([',', '—', '–', '(']);
    let done = |g: &Group| g.finite() && g.not.is_none() && !g.thin && g.main < clause.first;
    restricts && place.clause_of(not.start) == place.clause && place.parsed.groups.iter().any(done)
}

/// *We have not asked them, other than at the fair*: some of it was done.
pub(super) fn but_some(place: &Place<'_, '_, '_>) -> bool {
    (place.focus.start..place.sentence.end).any(|i| match place.word(i) {
        "other" | "apart" | "aside" => matches!(place.word(i + 1), "than" | "from"),
        "except" | "beyond" | "besides" => true,
        _ => false,
    })
}

/// *But for X, nobody would …*: X was there.
pub(super) fn but_for(place: &Place<'_, '_, '_>) -> Option<Words> {
    let at = (place.sentence.start..place.focus.start).rev().find(|&i| place.word(i) == "but")?;
    let opens = place.word(at + 1) == "for" && !commas(place, at + 2, place.focus.start);
    let first = at == place.sentence.start;
    let negated = || place.parsed.groups.iter().any(|g| g.main < at && g.not.is_some() && g.form == Form::Weak);
    (opens && (first || negated())).then_some(at..at + 2)
}

/// Counts the negators that cover the phrase.
pub(super) fn denied(place: &Place<'_, '_, '_>) -> Verdict {
    if put_right(place).is_some() {
        return Verdict::No;
    }
    if let Some(words) = kept_by(place) {
        return Verdict::Twice(words);
    }
    let mut found = negators_before(place);
    if found.is_empty() {
        found.extend(contrast(place));
    }
    if found.is_empty() {
        found.extend(negators_after(place).or_else(|| forestalled(place)).or_else(|| object(place)));
    }
    found.extend(told(place).filter(|words| !overlaps(&found, words)));
    let Some(first) = found.first().cloned() else {
        return Verdict::No;
    };
    // *Not one of them missed it.*
    let missed = place.group().filter(|g| matches!(place.word(g.main), "miss" | "missed") && !g.passive);
    if missed.is_some_and(|g| g.main < place.focus.start && first.start < g.main) && found.len() == 1 {
        return Verdict::Twice(first);
    }
    if let Some(condition) = found.iter().find_map(|words| needed(place, words)) {
        return condition;
    }
    if found.len().is_multiple_of(2) { Verdict::Twice(first) } else { Verdict::Denied(first) }
}

/// *We asked nobody*: the verb of the phrase has no one for its object.
fn object(place: &Place<'_, '_, '_>) -> Option<Words> {
    let at = place.focus.end;
    let nobody = place.word(at) == "nobody" || (place.word(at) == "no" && place.word(at + 1) == "one");
    let verb = place.parsed.groups.iter().any(|g| place.focus.contains(&g.main) && g.finite());
    let beside = nobody && place.reading().before(at).trim().is_empty() && place.clause_of(at) == place.clause;
    // *Staff noticed nobody was drinking*: what they noticed, with a verb of its own.
    let own = place.parsed.groups.iter().any(|g| g.finite() && (at + 1..at + 4).contains(&g.words.start));
    (beside && verb && !own).then_some(at..at + 1)
}

/// *Without X we couldn't have done it*: it was done.
fn kept_by(place: &Place<'_, '_, '_>) -> Option<Words> {
    let group = place.group().filter(|g| g.form == Form::Weak && g.not.is_some())?;
    let have = group.words.clone().any(|i| place.word(i) == "have");
    let first = place.sentence.start;
    let without = place.word(first) == "without" || (place.word(first) == "but" && place.word(first + 1) == "for");
    (have && without && place.focus.start >= group.words.start).then_some(first..first + 1)
}

/// Pseudo-triggers: what they cover is no negator.
pub(super) fn pseudo(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    place
        .marks(List::ClaimPseudo)
        .map(Mark::words)
        .filter(|m| m.end <= place.focus.start || place.focus.end <= m.start)
        .any(|m| m.start < words.end && words.start < m.end)
}

/// Negators before the phrase.
fn negators_before(place: &Place<'_, '_, '_>) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    let mut groups = place
        .group()
        .filter(|g| !elliptic(place, g))
        .and_then(|g| g.not)
        .into_iter()
        .map(|n| n..n + 1)
        .collect::<Vec<_>>();
    if place.group().is_some_and(|g| !g.finite() || place.focus.start > g.main) {
        // The verb that governs an infinitive or an object's own verb.
        groups.extend(chain_not(place));
    }
    groups.dedup();
    found.extend(groups.into_iter().filter(|n| !pseudo(place, n) && !elsewhere(place, n) && !stops(place, n)));
    for mark in place.marks(List::ClaimDenyAfter) {
        let words = mark.words();
        let inside = words.start >= place.focus.start && words.start < place.focus.end && !own_negator(place, &words);
        if !inside && !pseudo(place, &words) && covers(place, &words) && !overlaps(&found, &words) {
            found.push(words);
        }
    }
    found.extend(plain_no(place).filter(|n| !overlaps(&found, n) && !pseudo(place, n)));
    // *neither … nor* is one denial.
    let mut pair = false;
    found.retain(|n| {
        let of_pair = matches!(place.word(n.start), "neither" | "nor");
        let keep = !(of_pair && pair);
        pair |= of_pair;
        keep
    });
    found
}

/// *Men wait longer and women do not*: the negation is of the second subject alone.
fn elliptic(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let last = group.words.end.max(group.not.map_or(0, |not| not + 1));
    let bare = matches!(place.word(group.words.start), "do" | "does" | "did" | "don't" | "doesn't" | "didn't");
    let ends = last >= place.clause(place.clause).end || place.reading().before(last).contains([',', ';']);
    let joined = (place.focus.end..group.words.start).any(|i| matches!(place.word(i), "and" | "while"));
    bare && ends && joined && group.words.len() <= 2
}

/// The phrase opens with the negator; but where it opens with stopping or dropping
/// something, that is the deed.
fn own_negator(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    words.start == place.focus.start && words.end < place.focus.end && !stops(place, words)
}

fn stops(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    words.start == place.focus.start && place.marks(List::ClaimStop).any(|m| m.words().start == words.start)
}

fn overlaps(found: &[Words], words: &Words) -> bool {
    found.iter().any(|other| other.start < words.end && words.start < other.end)
}

/// The negation of a finite verb reaches the infinitives and -ing forms it governs.
fn chain_not(place: &Place<'_, '_, '_>) -> Option<Words> {
    let clause = place.clause;
    let before = place
        .parsed
        .groups
        .iter()
        .rfind(|g| g.finite() && place.clause_of(g.main) == clause && g.words.start < place.focus.start)?;
    before.not.map(|n| n..n + 1)
}

/// A negated subject whose contrast says what is so: *did not reach X but was …*.
fn elsewhere(place: &Place<'_, '_, '_>, not: &Words) -> bool {
    let shared = place.is_subject();
    shared
        && place.parsed.clauses.all.iter().any(|c| {
            c.open == Open::Contrast && c.first > not.start && {
                let verb = place.parsed.groups.iter().find(|g| g.finite() && g.words.start > c.first);
                verb.is_some_and(|g| g.not.is_none() && g.words.start <= c.first + 2)
            }
        })
}

/// Whether a negative word or phrase before the phrase reaches it.
fn covers(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let from = words.end;
    let first = place.word(words.start);
    if words.start >= place.focus.end || place.clause_of(words.start) != place.clause {
        return words.start < place.focus.start && lifted(place, words, first);
    }
    if from > place.focus.start {
        return words.start < place.focus.start || own_negator(place, words);
    }
    // *Free meals or not, and the language at home*: either way.
    if first == "not" && place.word(words.start.wrapping_sub(1)) == "or" {
        return false;
    }
    if matches!(first, "not" | "never" | "cannot") && words.len() == 1 {
        let subject =
            words.start == place.clause(place.clause).first && place.tag(from).any(Tags::DET.or(Tags::FIGURE));
        if first == "not" && subject {
            return true;
        }
        let free = !place.parsed.groups.iter().any(|g| g.not == Some(words.start));
        return free && !place.finite_between(from, place.focus.start) && !commas(place, from, place.focus.start);
    }
    if matches!(first, "nobody" | "none" | "nothing" | "neither" | "few")
        || (first == "no" && place.word(words.start + 1) == "one")
    {
        return !contrast_after(place, from) && !set_off(place, words);
    }
    let verb_own = place.parsed.groups.iter().any(|g| g.passive && words.len() == 1 && words.contains(&g.main));
    if verb_own {
        return false;
    }
    let prepositional = matches!(
        first,
        "without"
            | "instead"
            | "rather"
            | "except"
            | "excepting"
            | "excluding"
            | "apart"
            | "aside"
            | "other"
            | "bar"
            | "barring"
            | "save"
            | "minus"
            | "zero"
            | "nil"
            | "against"
    );
    if prepositional {
        let free = !place.parsed.groups.iter().any(|g| g.words.start >= from && g.main < place.focus.start);
        // *Progress against the plan* weighs, *a vote against closing* denies.
        let weighs = first == "against" && !place.tag(from).any(Tags::ING);
        if weighs || says_who(place, words) {
            return false;
        }
        let listed = free && first == "without" && words.start > place.sentence.start;
        return (listed || !commas(place, from, place.focus.start)) && !place.finite_between(from, place.focus.start);
    }
    let listed = first != "no" || !commas(place, from, place.focus.start);
    listed && !place.finite_between(from, place.focus.start)
}

/// *People without a phone were lent one*, *ten mothers, most of them without work, were
/// shown how*: it says who they are whom the verb after it is about.
fn says_who(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let said = |g: &Group| g.finite() && g.words.start >= words.end && g.words.start <= place.focus.start;
    place.word(words.start) == "without"
        && words.start > place.clause(place.clause_of(words.start)).first
        && !place.group_before(words.start)
        && place.parsed.groups.iter().any(said)
}

fn contrast_after(place: &Place<'_, '_, '_>, from: usize) -> bool {
    // *Nobody worked harder than X* praises X.
    let more = |i: usize| {
        place.word(i) == "than" && (from..i).any(|k| place.word(k) == "more" || place.word(k).ends_with("er"))
    };
    (from..place.focus.start).any(|i| matches!(place.word(i), "but" | "except") || more(i))
}

/// *Our members, none of them paid, wrote the bid*: said by the way.
fn set_off(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let comma = |i: usize| place.reading().before(i).contains([',', '(', '—', '–']);
    words.start > place.clause(place.clause).first && comma(words.start) && (words.end..=place.focus.start).any(comma)
}

/// A negator of the clause that a *that* clause or a phrase hangs on.
fn lifted(place: &Place<'_, '_, '_>, words: &Words, first: &str) -> bool {
    let clause = place.clause(place.clause);
    let hangs = matches!(clause.open, Open::That) && clause.parent == Some(place.clause_of(words.start));
    hangs && !matches!(first, "without" | "rather" | "instead")
}

fn commas(place: &Place<'_, '_, '_>, from: usize, to: usize) -> bool {
    (from + 1..=to).any(|i| place.reading().before(i).contains([',', ';', ':', '(']))
}

/// *no X*, and *no … subject* of the phrase's own verb.
fn plain_no(place: &Place<'_, '_, '_>) -> Option<Words> {
    let finite = place.finite_of(place.clause);
    (place.sentence.start..place.focus.start + 1).rev().find_map(|i| {
        if place.word(i) != "no" || matches!(place.word(i + 1), "one" | "longer") || place.clause_of(i) != place.clause
        {
            return None;
        }
        // *Women here should be no more likely to …* is what is wanted.
        let compares = matches!(place.word(i + 1), "more" | "less" | "fewer");
        if compares && (i.saturating_sub(3)..i).any(|k| matches!(place.word(k), "should" | "ought")) {
            return None;
        }
        // *The no-show rate*: part of a name.
        if i + 1 < place.sentence.end && place.reading().words[i + 1].hyphened {
            return None;
        }
        if i == place.focus.start && place.focus.len() == 1 {
            return None;
        }
        // *People with no internet were lent a tablet*: it says who they are.
        let with = matches!(place.word(i.wrapping_sub(1)), "with" | "having");
        let said_of = |g: &Group| with && g.finite() && g.words.start > i && g.words.start <= place.focus.start;
        let near = !commas(place, i, place.focus.start)
            && !place.parsed.groups.iter().any(|g| (g.words.start > i && g.main < place.focus.start) || said_of(g));
        let subject = finite.is_some_and(|g| i < g.words.start)
            && !place.parsed.groups.iter().any(|g| g.words.start < i && place.clause_of(g.main) == place.clause)
            && !matches!(place.word(i.wrapping_sub(1)), "with" | "despite" | "of" | "have" | "having");
        (near || subject).then_some(i..i + 1)
    })
}

/// *X, not Y* denies Y.
fn contrast(place: &Place<'_, '_, '_>) -> Option<Words> {
    let clause = place.clause(place.clause);
    let not = clause.open == Open::Not
        && clause.first < place.focus.start
        && !pseudo(place, &(clause.first..clause.first + 1));
    not.then_some(clause.first..clause.first + 1)
}

/// *Without X we cannot …* says what X is needed for; with a past it was there.
fn needed(place: &Place<'_, '_, '_>, first: &Words) -> Option<Verdict> {
    if place.word(first.start) != "without" {
        return None;
    }
    let main = place.parsed.groups.iter().find(|g| g.finite() && g.main >= place.focus.end && g.not.is_some())?;
    let past = (main.words.start..main.words.end + 1)
        .any(|i| matches!(place.word(i), "have" | "couldn't" | "wouldn't" | "could" | "would"));
    Some(if past { Verdict::Twice(first.clone()) } else { Verdict::Condition(first.clone()) })
}
