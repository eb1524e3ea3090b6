//! What is claimed of a fact: asserted, guessed or denied.
//!
//! Negation inside a fact is part of it. From outside it denies only a difference, a
//! trouble, or the truth of the whole statement.

use super::deny::{self, Verdict};
use super::prepared::Place;
use super::{Claim, firm};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};

/// Reckons a fact.
pub(super) fn fact(place: &Place<'_, '_, '_>) -> (Claim, Option<Words>) {
    if let Some(words) = untrue(place) {
        return (Claim::Denied, Some(words));
    }
    if let Verdict::Denied(words) = deny::denied(place)
        && denies_fact(place, &words)
    {
        return (Claim::Denied, Some(words));
    }
    if let Some(words) = guessed(place).or_else(|| hoped(place)) {
        return (Claim::Intended, Some(words));
    }
    let claim = if to_come(place) { Claim::Planned } else { Claim::Reported };
    (claim, place.tensed().map(|g| g.words.clone()))
}

/// *We will report it for each ward*: the phrase has its verb, and that is of the future.
fn to_come(place: &Place<'_, '_, '_>) -> bool {
    place.group().is_some_and(|g| g.form == Form::Will && g.not.is_none() && place.focus.contains(&g.main))
}

/// *We hope that loneliness is reduced*: the fact has its verb inside what is hoped. Of a noun
/// (*we hope to close the gap*) it is taken for granted.
fn hoped(place: &Place<'_, '_, '_>) -> Option<Words> {
    let met = |g: &Group| g.words.start < place.focus.end && place.focus.start <= g.main;
    let own = place.group().filter(|g| !g.thin && met(g))?;
    let should = own.form == Form::Weak && place.word(own.words.start) == "should" && place.focus.contains(&own.main);
    // *No idea what it would cost* supposes, and hopes for nothing.
    let hope = || firm::wish(place).filter(|words| !place.tag(words.start).any(Tags::WEAK));
    if should { Some(own.words.clone()) } else { hope() }
}

/// *made no odds*, *no difference*, *far from*, *it is not true that*.
fn untrue(place: &Place<'_, '_, '_>) -> Option<Words> {
    // *Women here should be no more likely to …* is what is wanted.
    let wanted = |m: &Words| {
        let before = m.start.saturating_sub(3).max(place.sentence.start)..m.start;
        place.word(m.start) == "no" && before.clone().any(|i| matches!(place.word(i), "should" | "ought"))
    };
    let mut marks = place.marks(List::ClaimUntrue).map(Mark::words);
    let signing = |m: &Words| place.word(m.end - 1) == "sign" && place.word(m.end) == "language";
    marks.find(|m| !deny::pseudo(place, m) && !wanted(m) && !signing(m) && !bounds(place, m) && untrue_here(place, m))
}

/// *A gap of no more than 5 points*: how much it may be, and no untruth.
fn bounds(place: &Place<'_, '_, '_>, m: &Words) -> bool {
    let figure = (m.end + 1..m.end + 3).any(|i| i < place.sentence.end && place.tag(i).any(Tags::FIGURE));
    place.word(m.start) == "no" && place.word(m.end) == "than" && figure
}

fn untrue_here(place: &Place<'_, '_, '_>, m: &Words) -> bool {
    let first = place.word(m.start);
    if m.start >= place.focus.start && m.end <= place.focus.end {
        // *No longer opens on Saturdays* is a change, and no untruth.
        if place.word(m.start + 1) == "longer" {
            return false;
        }
        let denies = ["no", "nothing", "made", "make", "makes", "not"].contains(&first);
        return denies || compares_equal(first);
    }
    if compares_equal(first) {
        return false;
    }
    let here = place.clause_of(m.start) == place.clause;
    if m.start >= place.focus.end {
        let verb = ["did", "does", "didn't", "turns", "turned", "was", "were", "it"].contains(&first);
        return (verb && m.len() > 2) || (here && !["no", "nothing", "made", "make", "makes", "not"].contains(&first));
    }
    let clause = place.clause(place.clause);
    let that = clause.open == Open::That && clause.parent == Some(place.clause_of(m.start));
    let far = matches!(place.word(m.end - 1), "evidence" | "sign");
    (here || that) && (far || !place.finite_between(m.end, place.focus.start))
}

/// *equally*, *just as*, *on a par*, *much the same* deny only where they stand inside.
fn compares_equal(first: &str) -> bool {
    matches!(first, "equally" | "just" | "the" | "much" | "on" | "by")
}

/// A negation outside the phrase denies a trouble, or a statement with its own verb.
fn denies_fact(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    if words.start >= place.focus.start && words.end <= place.focus.end {
        return false;
    }
    // *They did not want a bench because of the smoke*, *… because there is no room*: the
    // reason is no less so.
    let reason = matches!(place.word(place.focus.start), "because" | "due" | "owing");
    if reason && words.end != place.focus.start {
        return false;
    }
    let trouble = place
        .marks(List::ClaimTrouble)
        .map(Mark::words)
        .any(|m| m.start < place.focus.end && place.focus.start < m.end);
    let quantifier = matches!(place.word(words.start), "none" | "neither" | "nobody" | "no");
    let whole = place.group().is_some_and(|g| place.focus.contains(&g.main) && quantifier);
    trouble
        || whole
        || of_us(place, words)
        || (place.clause(place.clause).open == Open::That && !place.focus.contains(&words.start))
}

/// *We haven't found a way*, *I'm not a researcher*: what we say that we did not do, or are not, and no
/// trouble that befell anybody.
fn of_us(place: &Place<'_, '_, '_>, not: &Words) -> bool {
    let is_ours = |g: &Group| {
        let us = matches!(place.word(g.words.start.wrapping_sub(1)), "we" | "i")
            || matches!(place.word(g.words.start), "i'm" | "we're");
        let done = matches!(g.form, Form::Perfect | Form::Past) && g.main == place.focus.start;
        let been = g.thin && place.focus.start <= g.words.end + 1 && g.words.end <= place.focus.start;
        us && g.not == Some(not.start) && (done || been)
    };
    place.parsed.groups.iter().any(is_ours)
}

/// Words of guessing that reach the phrase.
fn guessed(place: &Place<'_, '_, '_>) -> Option<Words> {
    let chain = place.chain();
    place.marks(List::ClaimGuess).map(Mark::words).find(|m| {
        let clause = place.clause_of(m.start);
        let hung = place.clause(clause).parent.is_some_and(|p| chain.contains(&p))
            && place.clause(clause).open != Open::Relative;
        if !(chain.contains(&clause) || hung && place.clause(clause).open != Open::Circumstance)
            || deny::pseudo(place, m)
            || witnessed(place, m)
            || feeling(place, m)
            || counted(place, m)
            || built_in(place, m)
            || disbelieved(place, m)
            || asked_for(place, m)
        {
            return false;
        }
        match place.word(m.start) {
            "may" | "might" | "could" | "should" | "must" => able(place, m),
            "expected" | "risk" | "feared" | "likely" | "estimated" | "concern" | "supposed" => {
                m.end <= place.focus.start && !compared(place, m)
            }
            _ => true,
        }
    })
}

/// *Staff felt that X*, *residents told us that X*: people who were there report it, in
/// the past. What *we* thought, what *some* say and what staff think now is a guess.
fn witnessed(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let reports = ["told", "thought", "felt", "said"].contains(&place.word(words.start));
    let group = place.parsed.groups.iter().find(|g| g.main == words.start);
    let Some(group) =
        group.filter(|g| reports && matches!(g.form, Form::Past | Form::Participle) && !g.passive && g.not.is_none())
    else {
        return false;
    };
    let from = place.clause(place.clause_of(group.main)).first;
    let vague = |i: usize| {
        matches!(place.word(i), "we" | "i" | "it" | "some" | "people" | "someone" | "somebody" | "you" | "who")
    };
    let next = group.words.start.wrapping_sub(1);
    from < group.words.start && !vague(next) && !vague(from)
}

/// *Mothers feared that they might be judged*, *they felt unsure of the dose*: what people
/// other than us feel or believe is the fact, with the guess inside it. The phrase has to
/// name the feeling; the belief alone stays a guess.
fn feeling(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let inside = place.focus.start..words.end.min(place.focus.end);
    let Some(at) = inside.clone().find(|&i| FEELINGS.contains(&place.word(i)) || believes(place, i)) else {
        return false;
    };
    let from = place.clause(place.clause_of(at)).first;
    let group = place.parsed.groups.iter().rfind(|g| g.words.start <= at && g.finite());
    let verb = group.map_or(at, |g| g.words.start);
    let ours = (from.min(verb)..verb)
        .any(|i| matches!(place.word(i), "we" | "i" | "our" | "it" | "someone" | "somebody" | "you" | "who" | "there"))
        || place.word(verb.wrapping_sub(1)) == "some";
    words.start < place.focus.end && verb > from && !ours
}

/// *A survey asks what staff think of it*: what is asked, and no guess of ours.
fn asked_for(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let asks = |i: usize| matches!(place.word(i), "ask" | "asks" | "asked" | "asking");
    let what = |i: usize| matches!(place.word(i), "what" | "how" | "why" | "whether" | "where" | "which");
    (place.sentence.start..words.start).rev().find(|&i| what(i)).is_some_and(|at| {
        at - place.sentence.start > 0 && (at.saturating_sub(2)..at).any(asks) && place.focus.start < words.start
    })
}

/// *From 20 points to 10*: a measure, and no hint.
fn counted(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    matches!(place.word(words.start), "point" | "points") && place.tag(words.start.wrapping_sub(1)).any(Tags::FIGURE)
}

/// *The form assumes a bank card*: what a system takes for granted is so.
fn built_in(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let verb = matches!(
        place.word(words.start),
        "assume" | "assumes" | "assumed" | "presume" | "presumed" | "expect" | "expects" | "expected" | "thinks"
    );
    let inside = place.focus.start <= words.start && words.end <= place.focus.end;
    let first = place.clause(place.clause_of(words.start)).first;
    verb && inside && (first..words.start).any(|i| SYSTEMS.contains(&place.word(i)))
}

/// *Her pain was not believed*: what befell her, and no guess of ours.
fn disbelieved(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let inside = place.focus.start < words.end && words.start < place.focus.end;
    let group = place.parsed.groups.iter().find(|g| words.contains(&g.main));
    let being = |back: usize, word: &str| place.word(words.end.wrapping_sub(1 + back)) == word;
    if inside && being(0, "believed") && being(1, "being") && being(2, "not") {
        return true;
    }
    inside
        && place.word(words.end - 1) == "believed"
        && group.is_some_and(|g| {
            g.passive
                && g.not.is_some()
                && place.word(g.words.start.wrapping_sub(1)) != "it"
                && place.word(g.main + 1) != "to"
        })
}

/// What takes things for granted without being a person.
const SYSTEMS: &[&str] = &[
    "algorithm",
    "app",
    "calculator",
    "chatbot",
    "design",
    "form",
    "forms",
    "formula",
    "guidance",
    "leaflet",
    "letter",
    "letters",
    "menu",
    "model",
    "page",
    "pathway",
    "policy",
    "portal",
    "process",
    "programme",
    "questionnaire",
    "rota",
    "rule",
    "rules",
    "scheme",
    "score",
    "screen",
    "script",
    "service",
    "site",
    "software",
    "survey",
    "system",
    "template",
    "timetable",
    "tool",
    "website",
];

/// *Thought*, *believed*, as the verb of somebody: in the past, and not *it is believed*.
fn believes(place: &Place<'_, '_, '_>, at: usize) -> bool {
    let verb = matches!(place.word(at), "thought" | "believed" | "felt" | "assumed" | "expected" | "suspected");
    verb && place
        .parsed
        .groups
        .iter()
        .any(|g| g.main == at && matches!(g.form, Form::Past | Form::Participle) && !g.passive && g.not.is_none())
}

/// Words for what people feel.
const FEELINGS: &[&str] = &[
    "afraid",
    "anxious",
    "ashamed",
    "feared",
    "fear",
    "frightened",
    "nervous",
    "scared",
    "unsure",
    "uncertain",
    "worried",
    "worry",
];

/// *Could not book* tells an inability; *could be keeping* guesses.
fn able(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let group = place.parsed.groups.iter().find(|g| g.words.contains(&words.start));
    let inability = group.is_some_and(|g| g.not.is_some()) && place.word(words.start) == "could";
    let month = group.is_none_or(|g| g.form != Form::Weak);
    let purpose = place.clause(place.clause_of(words.start)).open == Open::Circumstance;
    // *It may be that the hours put people off.*
    let here = place.clause(place.clause);
    let over = here.open == Open::That && here.parent == Some(place.clause_of(words.start));
    let own = place.tensed().is_some_and(|g| g.words.contains(&words.start));
    let governs = own || over || place.focus.contains(&words.start);
    !inability && !month && !purpose && governs
}

/// *twice as likely*, *more likely* compare; *likely* alone guesses.
fn compared(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    matches!(place.word(words.start.wrapping_sub(1)), "more" | "less" | "as" | "least" | "most" | "equally")
}
