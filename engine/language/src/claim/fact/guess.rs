//! Words by which a fact is only guessed: *it may be that X*, *we think that X*; and what
//! looks like a guess and is none, such as what somebody else told or felt.

use super::super::deny;
use super::super::prepared::Place;
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::Form;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};

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

/// Words of guessing that reach the phrase.
pub(super) fn guessed(place: &Place<'_, '_, '_>) -> Option<Words> {
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

/// *Thought*, *believed*, as the verb of somebody: in the past, and not *it is believed*.
fn believes(place: &Place<'_, '_, '_>, at: usize) -> bool {
    let verb = matches!(place.word(at), "thought" | "believed" | "felt" | "assumed" | "expected" | "suspected");
    verb && place
        .parsed
        .groups
        .iter()
        .any(|g| g.main == at && matches!(g.form, Form::Past | Form::Participle) && !g.passive && g.not.is_none())
}

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
