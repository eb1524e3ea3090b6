//! What is asked, not said: questions, questions inside sentences, form prompts.

use super::prepared::Place;
use super::{Claim, Kind};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::Form;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};
use crate::text::Block;

/// The words by which the phrase is asked about.
pub(super) fn asked(place: &Place<'_, '_, '_>, kind: Kind) -> Option<Words> {
    if place.asked_outright() && !tag_question(place) {
        return Some(place.sentence.start..place.sentence.start + 1);
    }
    embedded(place, kind).or_else(|| prompt(place))
}

/// What a question takes for granted: *why …?* its whole clause, *what did the … ?* a
/// definite doer. Anything else is only asked.
pub(super) fn presupposed(place: &Place<'_, '_, '_>, claim: Claim) -> Claim {
    let first = place.word(place.sentence.start);
    let negated = place.sentence.clone().any(|i| place.tag(i).any(Tags::NOT));
    let past = place.parsed.groups.iter().any(|g| matches!(g.form, Form::Past | Form::Perfect))
        || place.sentence.clone().any(|i| place.tag(i).any(Tags::DID.or(Tags::WAS)));
    let definite = place.tag(place.focus.start.wrapping_sub(1)).any(Tags::DET)
        || (place.sentence.start..place.focus.start).any(|i| matches!(place.word(i), "the" | "our"));
    match first {
        "why" if negated => Claim::Denied,
        "why" | "how" if past && claim == Claim::Denied => Claim::Denied,
        "why" if past => Claim::Reported,
        "what" | "how" | "which" | "who" | "when" | "where" if past && definite && place.asked_outright() => {
            Claim::Reported
        }
        _ => Claim::Mentioned,
    }
}

/// *…, isn't it?* asserts.
fn tag_question(place: &Place<'_, '_, '_>) -> bool {
    let n = place.sentence.len();
    n > 4 && {
        let last = place.sentence.end - 2;
        place.reading().before(last).contains(',') && place.tag(last).any(Tags::AUX)
    }
}

/// *whether …*, *explore how …*, *test if …*, before the phrase.
fn embedded(place: &Place<'_, '_, '_>, kind: Kind) -> Option<Words> {
    for clause in place.chain() {
        let c = place.clause(clause);
        // *exploring whether to* is a hope, not a question.
        let choice = place.word(c.first + 1) == "to";
        if c.open == Open::Whether && c.first <= place.focus.start && !choice {
            return Some(c.first..c.first + 1);
        }
    }
    let asks = place.marks(List::ClaimAsk).map(Mark::words).filter(|m| m.start < place.focus.start).last()?;
    let closed = (asks.end..=place.focus.start).any(|i| place.reading().before(i).contains([';', ':']))
        || (asks.end..place.focus.start).any(|i| matches!(place.word(i), "but" | "because"));
    let told = asked_by_past(place, &asks);
    let commaed = (asks.end..=place.focus.start).any(|i| place.reading().before(i).contains(',')) && kind == Kind::Deed;
    (!closed && !told && !commaed && !left(place, &asks) && !is_list(place, &asks)).then_some(asks)
}

/// The phrase stands in a later clause of its own: *… see if it helped, and it did*,
/// *asked if it was worth it and we showed them*.
fn left(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    let chain = place.chain();
    if chain.contains(&place.clause_of(asks.start)) || chain.contains(&place.clause_of(asks.end - 1)) {
        return false;
    }
    chain.into_iter().map(|clause| place.clause(clause)).any(|c| {
        let next = place.word(c.first + 1);
        let asked_too = matches!(next, "how" | "what" | "why" | "who" | "which" | "when" | "where" | "whether" | "if");
        let apart = place.reading().before(c.first).contains([',', '?', '—', '–']) || matches!(next, "we" | "our");
        matches!(c.open, Open::Main | Open::Contrast) && c.first >= asks.end && apart && !asked_too
    })
}

/// *list the*, *describe any* ask only at a sentence's head.
fn is_list(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    matches!(
        place.word(asks.start),
        "list" | "set" | "show" | "outline" | "give" | "describe" | "provide" | "explain" | "state"
    ) && asks.start != place.sentence.start
}

fn asked_by_past(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    matches!(place.word(asks.start), "how" | "what")
        && asks.start > place.sentence.start
        && place.word(asks.end) == "the"
}

/// A form's request at the head of the sentence: an imperative for whoever fills it in.
fn prompt(place: &Place<'_, '_, '_>) -> Option<Words> {
    let first = place.sentence.start;
    let mark = place.marks(List::ClaimPrompt).map(Mark::words).find(|m| m.start == first)?;
    let asking = matches!(
        place.word(first),
        "describe"
            | "explain"
            | "outline"
            | "state"
            | "say"
            | "specify"
            | "indicate"
            | "demonstrate"
            | "summarise"
            | "ask"
            | "give"
            | "tell"
            | "provide"
            | "set"
            | "please"
            | "consider"
            | "imagine"
    );
    let wh = matches!(place.word(first), "how" | "what" | "which" | "who" | "why" | "where")
        && place.block() != Block::ListItem
        && inverted(place, first);
    ((asking && !place.tag(first + 1).any(Tags::SUBJECT.or(Tags::BE))) || wh).then_some(mark)
}

fn inverted(place: &Place<'_, '_, '_>, first: usize) -> bool {
    (first + 1..first + 4).any(|i| place.tag(i).any(Tags::AUX))
        && !place.reading().after(place.sentence.end - 1).starts_with('.')
}
