//! Words that stand after a phrase and deny it: *X was cancelled*, *X, but it never
//! came*; and what put a denial right. Negators before a phrase are [`super::earlier`]'s.

use super::super::prepared::Place;
use super::{commas, pseudo};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};

/// Negators after the phrase.
pub(super) fn negators_after(place: &Place<'_, '_, '_>) -> Option<Words> {
    let mut marks = place.marks(List::ClaimDenyBefore).map(Mark::words);
    marks.find(|words| words.start >= place.focus.end && !pseudo(place, words) && reaches_back(place, words))
}

fn reaches_back(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let at = place.clause_of(words.start);
    let first = place.word(words.start);
    let in_group = place
        .parsed
        .groups
        .iter()
        .find(|g| g.finite() && g.words.start < words.end && words.start < g.words.end.max(g.main + 1));
    // *Young people took the leaflet apart.*
    if first == "apart" && place.parsed.groups.iter().any(|g| g.main < words.start && place.clause_of(g.main) == at) {
        return false;
    }
    let object = place.tag(words.end).any(Tags::DET.or(Tags::FIGURE))
        && place.reading().before(words.end.min(place.sentence.end - 1)).trim().is_empty();
    if object && in_group.is_some_and(|g| !g.passive) {
        return false;
    }
    if asked_into(place, words) || in_group.is_some_and(|g| spliced(place, g)) {
        return false;
    }
    let aside = words.start > place.sentence.start
        && place.reading().before(words.start).contains(',')
        && place.parsed.groups.iter().any(|g| g.finite() && g.words.start >= words.end);
    if aside && words.len() == 1 {
        return false;
    }
    let joined = matches!(place.word(words.start.wrapping_sub(1)), "and" | "but" | "then" | "later");
    if joined && first != "nobody" && !object && words.len() == 1 && place.is_subject() {
        return true;
    }
    if (in_group.is_some_and(|g| matches!(g.form, Form::Can | Form::Weak)) && first != "had") || shrunk(place, words) {
        return false;
    }
    if at == place.clause {
        let verbless = place.finite_of(at).is_none();
        let between =
            place.parsed.groups.iter().any(|g| g.words.start >= place.focus.end && g.finite() && g.main < words.start);
        if matches!(first, "excepted" | "excluded" | "aside" | "apart" | "included")
            && in_group.is_none_or(|g| g.words.len() == 1)
        {
            return !commas(place, place.focus.end, words.start);
        }
        if words.len() == 1 && matches!(first, "none" | "nil" | "zero" | "no" | "n" | "nobody") {
            let offered = matches!(first, "none" | "nil") && place.tag(words.end).any(Tags::ED);
            return (verbless || offered) && words.end + usize::from(offered) == place.sentence.end;
        }
        let thin = place.finite_of(at).is_some_and(|g| g.thin);
        return if in_group.is_some() {
            !between && place.focus.start < words.start && subject_of(place, words)
        } else {
            verbless || (thin && place.is_subject()) || first == "out" || first == "off"
        };
    }
    anaphor(place, at, words)
}

/// *Asked why they were left out*: what is asked about, and no end of the asking.
fn asked_into(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    (place.focus.start..words.start).any(|i| matches!(place.word(i), "why" | "how" | "whether"))
}

/// *Nine requests were met, two were turned down*, *the card was added and the leaflet was dropped*:
/// a verb with a subject of its own, and the phrase has its verb.
fn spliced(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let has_verb = place.parsed.groups.iter().any(|g| g.finite() && place.focus.contains(&g.main));
    let between = place.focus.end..group.words.start;
    let comma = between.clone().find(|&i| place.reading().before(i).contains([',', ';']));
    let own = |i: &usize| place.tag(*i).any(Tags::FIGURE.or(Tags::DET)) || place.word(*i) == "others";
    // *and it was dropped*, *and then dropped* are of the same thing.
    let other = |i: usize| !place.tag(i).any(Tags::ADVERB.or(Tags::SUBJECT)) && place.word(i) != "then";
    let and = between.clone().find(|&i| matches!(place.word(i), "and" | "while"));
    has_verb && (comma.is_some_and(|at| own(&at)) || and.is_some_and(|at| (at + 1..between.end).any(other)))
}

/// *was cut from nine pages to two*, *were cut down*: less of it, but some.
fn shrunk(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let amount = place.tag(words.end + 1).any(Tags::FIGURE) || place.word(words.end + 1) == "half";
    place.word(words.end - 1) == "cut"
        && match place.word(words.end) {
            "down" | "back" => true,
            "to" | "from" | "by" => amount,
            _ => false,
        }
}

/// *before X could be held*, *before anyone had seen it* tell that it was not.
pub(super) fn forestalled(place: &Place<'_, '_, '_>) -> Option<Words> {
    let clause = place.clause(place.clause);
    let weak = place.finite_of(place.clause).is_some_and(|g| g.form == Form::Weak && g.not.is_none());
    // *before anything was decided* tells when, and no more.
    let any = matches!(place.word(clause.first + 1), "any" | "anyone" | "anybody");
    let before = place.word(clause.first) == "before" && (weak || any) && clause.open == Open::Circumstance;
    before.then(|| clause.first..clause.first + 1)
}

/// The phrase stands before the verb group that `words` belong to, as its subject.
fn subject_of(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let clause = place.clause_of(words.start);
    !place.parsed.groups.iter().any(|g| {
        g.finite() && place.clause_of(g.main) == clause && g.main < place.focus.start && g.words.start < words.start
    })
}

/// A later clause takes the phrase up: *…; none came*, *…, but it never happened*.
fn anaphor(place: &Place<'_, '_, '_>, clause: usize, words: &Words) -> bool {
    let later = place.clause(clause);
    if later.first < place.focus.end || starts_anew(place, later.end, words) {
        return false;
    }
    let between = words.start.saturating_sub(later.first);
    let subject = (later.first..words.start).all(|i| {
        matches!(
            place.word(i),
            "but"
                | "and"
                | "yet"
                | "however"
                | "it"
                | "this"
                | "that"
                | "which"
                | "they"
                | "these"
                | "then"
                | "later"
                | "in"
                | "the"
                | "event"
                | "end"
                | "has"
                | "have"
                | "since"
                | "was"
                | "were"
                | "so"
        ) || place.tag(i).any(Tags::ADVERB)
    });
    // *A list would be signed and not done*: *and* goes on with the subject before it.
    let joined = (later.first..words.start).all(|i| matches!(place.word(i), "and" | "but" | "yet" | "then" | "later"));
    let elsewhere = joined && place.clause_of(later.first - 1) != place.clause && later.open == Open::Main;
    between <= 6 && subject && !elsewhere
}

/// *…; no form is asked for*, *… and none of the staff came*: a subject of its own, which
/// takes nothing up.
fn starts_anew(place: &Place<'_, '_, '_>, end: usize, words: &Words) -> bool {
    let more = words.end < end;
    words.len() == 1
        && match place.word(words.start) {
            "no" | "nobody" => more,
            "none" | "nil" | "zero" => place.word(words.end) == "of",
            _ => false,
        }
}

/// Negative anaphors as subjects or objects of a later clause, and double denials
/// that a *that* clause hangs on.
pub(super) fn told(place: &Place<'_, '_, '_>) -> Option<Words> {
    for mark in place.marks(List::ClaimDouble) {
        let words = mark.words();
        let here = place.chain().contains(&place.clause_of(words.start));
        if here && words.end <= place.focus.start && !pseudo(place, &words) && !separate(place, &words) {
            return Some(words);
        }
    }
    (place.focus.end..place.sentence.end)
        .find_map(|i| {
            let none = matches!(place.word(i), "none" | "neither") && place.clause_of(i) != place.clause;
            let takes_up =
                none && place.word(i + 1) != "of" && place.clause(place.clause_of(i)).first >= i.saturating_sub(4);
            let object = none && place.group_before(i) && i + 1 >= place.sentence.end;
            (takes_up || object).then_some(i..i + 1)
        })
        .or_else(|| dashed(place))
}

/// A later clause whose subject only points back is negated: *but one was never
/// found*, *but it did not come to that*; or what was meant ran out of means.
fn dashed(place: &Place<'_, '_, '_>) -> Option<Words> {
    let meant = [List::ClaimWish, List::ClaimAim, List::ClaimCommit]
        .into_iter()
        .any(|list| place.marks(list).map(Mark::words).any(|m| m.start < place.focus.end));
    place.parsed.clauses.all.iter().enumerate().find_map(|(index, clause)| {
        if clause.first < place.focus.end || matches!(clause.open, Open::Relative | Open::Aside) {
            return None;
        }
        let group = place.parsed.groups.iter().find(|g| g.finite() && place.clause_of(g.main) == index)?;
        let points = (clause.first..group.words.start).all(|i| {
            matches!(
                place.word(i),
                "but"
                    | "and"
                    | "yet"
                    | "it"
                    | "this"
                    | "that"
                    | "one"
                    | "so"
                    | "however"
                    | "then"
                    | "though"
                    | "although"
            )
        }) && (clause.first..group.words.start)
            .any(|i| matches!(place.word(i), "it" | "this" | "that" | "one"));
        // *We did think about X, but the hall isn't fit for one.*
        let ends = matches!(place.word(clause.end - 1), "one" | "it" | "them") && meant;
        let no_means = place.word(group.main) == "ran" && place.word(group.main + 1) == "out";
        let nobody = (clause.first..group.words.start).find(|&i| {
            let one = place.word(i) == "nobody" || (place.word(i) == "no" && place.word(i + 1) == "one");
            one && (matches!(place.word(group.main + 1), "it" | "them" | "so" | "that")
                || (group.words.end == clause.end && stops_there(place, clause.end)))
        });
        if let Some(nobody) = nobody.filter(|_| clause.open == Open::Contrast && group.not.is_none()) {
            return Some(nobody..nobody + 1);
        }
        let contrast = clause.open == Open::Contrast;
        let not = group.not.filter(|_| (points && !names(place, group) && (contrast || meant)) || (ends && contrast));
        not.map(|n| n..n + 1).or((no_means && meant).then(|| group.words.clone()))
    })
}

/// *… but it isn't something that a ward can mend*: what it is not, and no word on whether it was done.
fn names(place: &Place<'_, '_, '_>, group: &Group) -> bool {
    let after = group.words.end.max(group.main + 1).max(group.not.map_or(0, |not| not + 1));
    let thing = matches!(place.word(after), "something" | "anything" | "what" | "about" | "because" | "just" | "only");
    group.thin && (thing || place.tag(after).any(Tags::DET))
}

/// *… but nobody came.*; not *but nobody has checked what they took from it*.
fn stops_there(place: &Place<'_, '_, '_>, end: usize) -> bool {
    end >= place.sentence.end || place.reading().before(end).contains([',', ';', ':', '(', '—', '–'])
}

impl Place<'_, '_, '_> {
    pub(super) fn group_before(&self, i: usize) -> bool {
        self.parsed.groups.iter().any(|g| g.words.end == i)
    }
}

fn separate(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    (words.end..=place.focus.start).any(|i| place.reading().before(i).contains([';', ':']))
}

/// A denial that was put right later in the sentence.
pub(super) fn put_right(place: &Place<'_, '_, '_>) -> Option<Words> {
    let mark = place.marks(List::ClaimRemedy).map(Mark::words).find(|m| m.start >= place.focus.end)?;
    let later = place.clause_of(mark.start) != place.clause
        && place.clause(place.clause_of(mark.start)).first >= place.focus.end;
    let negated = place.parsed.groups.iter().any(|g| g.not.is_some() && g.main >= mark.start.saturating_sub(4));
    (later && !negated).then_some(mark)
}
