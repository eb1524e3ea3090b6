//! A statement as evidence: its place, its side, its labels and why.

use evenhand_sdk::{Claim, Description, Evidence, Place, SetAside};

use super::whose::Whose;
use crate::model::{Code, Polarity, Reason, Statement, Verdict};
use crate::wheel::Matrix;

/// How firmly a statement is claimed that is said outright.
pub(super) const FIRM: Claim = Claim::Reported;

/// The evidence that `statement` is. Of a barrier of the actor's, the labels name the functions
/// that may serve.
pub(super) fn of(text: Description<'_>, statement: &Statement, matrix: Matrix, whose: &Whose<'_>) -> Evidence {
    let (place, whole) = places(text, statement);
    let claim = if is_hedged(&whole) { Claim::Mentioned } else { FIRM };
    let item = match statement.verdict {
        Verdict::Counts(Polarity::Barrier) => place.opposes().claimed(claim).label("side", "barrier"),
        Verdict::Counts(Polarity::Facilitator) => place.supports(claim).label("side", "facilitator"),
        Verdict::SetAside(reason) => place.set_aside(contract(reason)),
    };
    let Some(code) = &statement.code else { return item };
    let matrix = Some(matrix).filter(|_| whose.takes(statement));
    labelled(item, statement, code, matrix).note(note(statement, code))
}

/// The place of a statement with its cue in focus, and that of the whole statement.
fn places<'d>(text: Description<'d>, statement: &Statement) -> (Place<'d>, Place<'d>) {
    let Statement { section, span, cue, .. } = statement;
    let within = span.start <= cue.start && cue.end <= span.end;
    // The cue of a list's item may stand in its lead-in.
    let focus = if within { cue } else { span };
    let place = |focus: &core::ops::Range<u32>| {
        text.place_at(*section, span.clone(), focus.clone()).expect("a statement is a place of the text it was read in")
    };
    (place(focus), place(span))
}

/// Whether the statement says only that something may be so.
fn is_hedged(whole: &Place<'_>) -> bool {
    const HEDGES: &[&str] = &["may", "might", "perhaps", "possibly", "maybe", "presumably"];
    let from = whole.span().start;
    let capital = |start: u32| whole.quote()[(start - from) as usize..].starts_with(char::is_uppercase);
    // *May* with a capital is the month.
    whole.words().iter().any(|word| HEDGES.contains(&word.folded.as_ref()) && !capital(word.start))
}

fn labelled(mut item: Evidence, statement: &Statement, code: &Code, matrix: Option<Matrix>) -> Evidence {
    if let Some(second) = code.second {
        item = item.label("second", &second.id().replace('_', "-"));
    }
    if let Some(domain) = code.domain {
        item = item.label("tdf", &kebab(domain.title()));
    }
    if statement.verdict == Verdict::Counts(Polarity::Barrier) {
        for function in matrix.iter().flat_map(|matrix| matrix.functions(code.first)) {
            item = item.label("functions", &kebab(function.title()));
        }
    }
    match actor(statement) {
        Some(actor) => item.label("actor", actor),
        None => item,
    }
}

/// The kind of actor that `statement` names.
pub(super) fn actor(statement: &Statement) -> Option<&'static str> {
    let id = statement.actor.as_ref().map(|named| named.actor.id())?;
    (id != "unclear").then_some(id)
}

/// A title as an id.
pub(super) fn kebab(title: &str) -> String {
    title.replace(", ", "-").replace([' ', '/'], "-").to_lowercase()
}

fn note(statement: &Statement, code: &Code) -> String {
    let mut note = match statement.verdict {
        Verdict::Counts(polarity) => polarity.id().to_owned(),
        Verdict::SetAside(reason) => reason.title().to_owned(),
    };
    note += "; ";
    note += &decided_by(code);
    if let Some(second) = code.second.filter(|_| code.close) {
        note += &format!("; a close call with {}", second.title());
    }
    let more = [
        (statement.need, "said as a need, so it is not there now"),
        (statement.overcome, "it was overcome"),
        (statement.inherited, "what stands above says which side it is on"),
    ];
    for (_, words) in more.iter().filter(|(so, _)| *so) {
        note += "; ";
        note += words;
    }
    note
}

/// What decided, in words that need no key.
fn decided_by(code: &Code) -> String {
    match (code.list, code.rule.0) {
        ("words", _) => "decided by its single words, no phrase of a word list is in it".to_owned(),
        (list, 18) => format!("decided by a phrase of the word list {list}"),
        (list, rule) => format!("rule {rule}, {}: decided by a phrase of the word list {list}", code.rule.title()),
    }
}

/// The contract's word for a reason; the note has the coder's own.
fn contract(reason: Reason) -> SetAside {
    match reason {
        Reason::StudyLimitation
        | Reason::Method
        | Reason::ResearchGap
        | Reason::Benefit
        | Reason::Background
        | Reason::Members => SetAside::OtherSense,
        Reason::Boilerplate => SetAside::StandardWording,
        Reason::Heading => SetAside::Elsewhere,
        Reason::Question => SetAside::Question,
        Reason::Seldom => SetAside::SeldomCounted,
        Reason::Plan | Reason::Negated | Reason::Foretold | Reason::NoDirection => SetAside::OnlyMentioned,
    }
}
