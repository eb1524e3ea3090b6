//! What is asked, not said: questions, questions inside sentences, form prompts.

use super::prepared::Place;
use super::{Claim, Kind};
use crate::Words;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
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
        place.reading().before(last).contains(',')
            && place.tag(last).any(Tags::AUX)
            && place.tag(last + 1).any(Tags::SUBJECT)
    }
}

/// *whether …*, *explore how …*, *test if …*, before the phrase.
fn embedded(place: &Place<'_, '_, '_>, kind: Kind) -> Option<Words> {
    for clause in place.chain() {
        let c = place.clause(clause);
        if c.open == Open::Whether && c.first <= place.focus.start && !settled(place, c.first, kind) {
            return Some(c.first..c.first + 1);
        }
    }
    let asks = place.marks(List::ClaimAsk).map(Mark::words).filter(|m| m.start < place.focus.start).last()?;
    let closed = (asks.end..=place.focus.start).any(|i| place.reading().before(i).contains([';', ':']))
        || (asks.end..place.focus.start).any(|i| matches!(place.word(i), "but" | "because"));
    let told = asked_by_past(place, &asks) || answered(place, &asks) || known(place, &asks);
    let commaed = (asks.end..=place.focus.start).any(|i| place.reading().before(i).contains(',')) && kind == Kind::Deed;
    let given = matches!(place.word(asks.end - 1), "if" | "whether") && settled(place, asks.end - 1, kind);
    let noun = is_noun(place, &asks);
    // *I know how to cook* tells what somebody can.
    let able = place.word(asks.end - 1) == "how" && place.word(asks.end) == "to" && place.word(asks.start) == "know";
    (!closed && !able && !told && !commaed && !given && !noun && !left(place, &asks) && !is_list(place, &asks))
        .then_some(asks)
}

/// Whether the *whether* or *if* at `at` leaves the phrase out of what it asks.
fn settled(place: &Place<'_, '_, '_>, at: usize, kind: Kind) -> bool {
    // *exploring whether to* is a hope, not a question.
    place.word(at + 1) == "to" || recorded(place, at) || (kind == Kind::Fact && granted(place, at + 1))
}

/// *The form takes their age and whether they rent or own*: something that is written
/// down, and not a question that the project asks.
fn recorded(place: &Place<'_, '_, '_>, at: usize) -> bool {
    let whole = place.focus.start == at;
    let choice = (at + 2..place.sentence.end).any(|i| place.word(i) == "or") || of_person(place, at);
    let listed = place.reading().before(at).contains(',') || place.word(at.wrapping_sub(1)) == "and";
    let written = |i: usize| RECORDS.contains(&place.word(i)) || listed && HOLDS.contains(&place.word(i));
    (whole || choice) && (place.sentence.start..at).any(written)
}

/// *Whether the participant lives alone*: what somebody is like, and nothing that may come of the project.
fn of_person(place: &Place<'_, '_, '_>, at: usize) -> bool {
    let person = (at + 1..at + 4).any(|i| PERSONS.contains(&place.word(i)));
    let verb = place.parsed.groups.iter().find(|g| g.finite() && g.words.start > at);
    person && verb.is_some_and(|g| g.form == Form::Present)
}

/// *Whether the 38% in that group has shifted* takes for granted that there are such: the
/// phrase stands in a noun phrase that opens with *the* or *their* at `from`, before a
/// verb that is not its own.
fn granted(place: &Place<'_, '_, '_>, from: usize) -> bool {
    let opens = matches!(place.word(from), "the" | "this" | "that" | "these" | "those" | "our" | "their" | "its");
    let finite = |g: &&Group| g.finite() && g.words.start > from;
    let asked = place.parsed.groups.iter().filter(finite).any(|g| g.words.start >= place.focus.end);
    opens && from <= place.focus.start && asked && !place.finite_between(from, place.focus.start)
}

/// *The research question was set by …*, *the question is one that …*: the word, with
/// nothing asked.
fn is_noun(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    if !(asks.start..asks.end).any(|i| place.word(i) == "question") {
        return false;
    }
    let asked = |i: usize| {
        matches!(
            place.word(i),
            "whether" | "if" | "how" | "what" | "why" | "who" | "which" | "when" | "where" | "do" | "does" | "can"
        ) || place.reading().before(i).contains([':', ',', '\'', '"', '‘', '“'])
    };
    let be = |i: usize| place.tag(i).any(Tags::BE.or(Tags::WAS).or(Tags::NOT)) || place.word(i) == "not";
    let from = (asks.end..place.sentence.end).find(|&i| !be(i)).unwrap_or(asks.end);
    !(from..from + 2).any(|i| place.sentence.contains(&i) && asked(i))
}

/// Where the quotation starts that ends a statement with a question: *the chair asks them,
/// “who reads this?”*. A sentence that is itself a question has none.
pub(super) fn quoted_at_end(place: &Place<'_, '_, '_>) -> Option<usize> {
    let quotes = ['\'', '"', '‘', '“'];
    let (first, last) = (place.sentence.start, place.sentence.end - 1);
    let (_, closing) = place.reading().after(last).split_once('?')?;
    let from = (first + 1..=last).rfind(|&i| place.reading().before(i).ends_with(quotes))?;
    let inverted = place.tag(first).any(Tags::AUX)
        || matches!(place.word(first), "who" | "what" | "why" | "how" | "which" | "when" | "where");
    let says = place.parsed.groups.iter().any(|g| g.words.end <= from);
    let open = place.reading().before(first).ends_with(quotes);
    (closing.starts_with(['\'', '"', '’', '”']) && !inverted && says && !open).then_some(from)
}

/// Words for those of whom something is written down.
const PERSONS: &[&str] = &[
    "participant",
    "patient",
    "person",
    "household",
    "family",
    "parent",
    "mother",
    "father",
    "child",
    "pupil",
    "respondent",
    "client",
    "user",
    "tenant",
    "resident",
    "carer",
    "they",
    "he",
    "she",
    "people",
    "anyone",
    "anybody",
    "someone",
    "somebody",
];
/// Words for having written down, told by the list that they open.
const HOLDS: &[&str] = &["hold", "holds", "held", "keep", "keeps", "kept", "data", "age", "sex", "ethnicity"];
/// Words for writing things down, and for what they are written in.
const RECORDS: &[&str] = &[
    "record",
    "records",
    "recorded",
    "recording",
    "note",
    "notes",
    "noted",
    "log",
    "logs",
    "logged",
    "collect",
    "collects",
    "collected",
    "takes",
    "register",
    "registers",
    "registered",
    "form",
    "forms",
    "column",
    "columns",
    "field",
    "fields",
    "items",
    "variables",
    "tick",
    "ticks",
    "enter",
    "enters",
    "entered",
];

/// *We had not appreciated how many carers there are*: there are many.
fn known(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    let how = matches!(place.word(asks.start), "how" | "what");
    how && place.marks(List::ClaimKnown).map(Mark::words).any(|words| words.end == asks.start)
}

/// The phrase stands in a later clause of its own: *… see if it helped, and it did*,
/// *asked if it was worth it and we showed them*, *asked who they are, though they do not
/// like asking*.
fn left(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    let own = place.clause(place.clause);
    let conceded = own.open == Open::Circumstance && matches!(place.word(own.first), "although" | "though");
    if conceded && own.first >= asks.end && place.reading().before(own.first).contains(',') {
        return true;
    }
    let chain = place.chain();
    if chain.contains(&place.clause_of(asks.start)) || chain.contains(&place.clause_of(asks.end - 1)) {
        return false;
    }
    chain.into_iter().map(|clause| place.clause(clause)).any(|c| {
        let next = place.word(c.first + 1);
        let asked_too = matches!(next, "how" | "what" | "why" | "who" | "which" | "when" | "where" | "whether" | "if");
        let marked = place.reading().before(c.first).contains([',', '?', '—', '–']);
        let apart = marked || matches!(next, "we" | "our" | "i" | "my");
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

/// *Asked why they stayed away, 40 mothers said …*: what follows is the answer.
fn answered(place: &Place<'_, '_, '_>, asks: &Words) -> bool {
    let comma = (asks.end..=place.focus.start).find(|&i| place.reading().before(i).contains(','));
    let opens = asks.start <= place.sentence.start + 1 && place.word(asks.start) == "asked";
    opens
        && comma.is_some_and(|at| {
            place.parsed.groups.iter().any(|g| g.finite() && g.words.start > at && g.words.end <= place.focus.end)
        })
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
