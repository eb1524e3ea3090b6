//! What is left out: study limitations, methods, research gaps, standard wording,
//! benefits, plans, and whole parts whose heading says so.

use evenhand_language::reading::Line;
use evenhand_language::{Block, Reading, Words};

use crate::lexicon::{Gate, Hit, Kind, Sign, within};
use crate::model::{Polarity, Reason};
use crate::silent;

/// What stands above a sentence, and what that does to it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Above {
    /// Everything below is left out.
    pub out: Option<Reason>,
    /// What follows is said to be barriers, or facilitators.
    pub polarity: Option<Polarity>,
    /// It says so in a word that means nothing else: *barriers*, and not *problems*.
    pub outright: bool,
    /// It only asks what stops people, so that an item may say what helps them.
    pub asks: bool,
    /// The sentence that says so: an index into the reading's sentences.
    pub says: Option<usize>,
}

/// What the headings and lead-ins of `line` say of it; the innermost that says
/// anything decides. Of a cell the header of its column alone says a side: under a heading
/// *Barriers* a table has columns of dates and of names too.
pub(crate) fn above(reading: &Reading<'_>, hits: &[Hit], line: &Line) -> Above {
    let is_cell = |at: usize| reading.sentences[at].block == Block::TableCell;
    let header = line.introduced_by.iter().copied().find(|&at| is_cell(at));
    let in_table = line.block == Block::TableCell;
    let mut found = Above::default();
    for &at in line.introduced_by.iter().filter(|&&at| !is_cell(at) || header == Some(at)) {
        let words = &reading.sentences[at].words;
        let lead = lead(hits, words);
        if asks_why(hits, words) && (line.block == Block::Paragraph || reading.sentences[at].section != line.section) {
            continue;
        }
        let column_out = || within(hits, words).any(|hit| hit.list.kind == Kind::Gate(Gate::ColumnOut));
        if in_table && !is_cell(at) {
            found.out = lead.out.or(found.out.filter(|_| lead.polarity.is_none()));
        } else if lead.polarity.is_some() || lead.out.is_some() {
            found = Above { says: Some(at), asks: asks_why(hits, words), ..lead };
        } else if in_table && column_out() {
            found.out = Some(Reason::Heading);
        }
    }
    found
}

/// Whether `words` ask what stops people, and call nothing a barrier: it signs the items of its own
/// section. Running prose below it has both sides.
fn asks_why(hits: &[Hit], words: &Words) -> bool {
    let has = |kind: Kind| within(hits, words).any(|hit| hit.list.kind == kind);
    has(Kind::Gate(Gate::HeadingBarrier)) && !has(Kind::Sign(Sign::Barrier))
}

/// What `words` say of what follows them.
pub(crate) fn lead(hits: &[Hit], words: &Words) -> Above {
    let mut found = Above::default();
    let names_task = |trouble: &Hit| {
        let task = |hit: &&Hit| hit.list.kind == Kind::Gate(Gate::HeadingTask);
        within(hits, words).filter(task).any(|hit| hit.words == trouble.words)
    };
    for hit in within(hits, words) {
        match hit.list.kind {
            Kind::Gate(Gate::HeadingNegated) => return Above { out: Some(Reason::Negated), ..Above::default() },
            Kind::Gate(Gate::HeadingPlan) => return Above { out: Some(Reason::Plan), ..Above::default() },
            Kind::Gate(Gate::HeadingOut) => found.out = Some(Reason::Heading),
            Kind::Sign(Sign::Trouble) if names_task(hit) => {}
            Kind::Sign(Sign::Trouble) => {
                found.outright &= found.polarity == Some(Polarity::Barrier);
                found.polarity = Some(Polarity::Barrier);
            }
            Kind::Gate(Gate::HeadingBarrier) | Kind::Sign(Sign::Barrier) => {
                (found.polarity, found.outright) = (Some(Polarity::Barrier), true)
            }
            Kind::Sign(Sign::Facilitator) if found.polarity.is_none() => {
                (found.polarity, found.outright) = (Some(Polarity::Facilitator), true);
            }
            _ => {}
        }
    }
    if found.polarity.is_some() {
        found.out = None;
    }
    found
}

/// Why the sentence `line` holds no influence, where it does not.
pub(crate) fn leaves_out(reading: &Reading<'_>, hits: &[Hit], line: &Line) -> Option<Reason> {
    let text = &reading.section_text(line)[line.span.start as usize..line.span.end as usize];
    if text.trim_end_matches(['"', '\u{201d}', '\'', '\u{2019}', '*', '_']).ends_with('?') {
        return Some(Reason::Question);
    }
    if is_roll(reading, line) {
        return Some(Reason::Members);
    }
    if is_background(reading, hits, line) {
        return Some(Reason::Background);
    }
    within(hits, &line.words).find_map(|hit| match hit.list.kind {
        Kind::Gate(Gate::Members) => Some(Reason::Members),
        Kind::Gate(Gate::StudyLimitation) if silent::is_quoted(reading, hit.words.start) => None,
        Kind::Gate(Gate::StudyLimitation) => Some(Reason::StudyLimitation),
        Kind::Gate(Gate::Method) => Some(Reason::Method),
        Kind::Gate(Gate::ResearchGap) => Some(Reason::ResearchGap),
        Kind::Gate(Gate::Boilerplate) => Some(Reason::Boilerplate),
        Kind::Gate(Gate::Benefit) => Some(Reason::Benefit),
        Kind::Gate(Gate::Plan) => Some(Reason::Plan),
        _ => None,
    })
}

/// Whether `line` lists who was there: *Present:*, *Apologies:*.
fn is_roll(reading: &Reading<'_>, line: &Line) -> bool {
    const ROLLS: [&str; 7] = ["present", "apologies", "attendees", "attended", "attendance", "members", "membership"];
    let opening = line.words.clone().take(2);
    opening.into_iter().any(|i| {
        ROLLS.contains(&reading.words[i].folded.as_ref()) && reading.after(i).contains(':') && line.words.len() > 2
    })
}

/// Whether `line` tells how often an illness is found, and nothing in it links that to what anybody
/// does: no word that says that it hinders or helps, and nobody who says, thinks or feels it.
fn is_background(reading: &Reading<'_>, hits: &[Hit], line: &Line) -> bool {
    const SPEAKS: [&str; 24] = [
        "said",
        "say",
        "says",
        "told",
        "reported",
        "report",
        "felt",
        "feel",
        "feels",
        "thought",
        "think",
        "believed",
        "believe",
        "knew",
        "know",
        "cited",
        "named",
        "mentioned",
        "described",
        "wanted",
        "want",
        "asked",
        "afraid",
        "because",
    ];
    let rate = |hit: &Hit| hit.list.kind == Kind::Gate(Gate::Background);
    let links = |hit: &Hit| matches!(hit.list.kind, Kind::Sign(Sign::Barrier | Sign::Facilitator));
    let speaks = || line.words.clone().any(|i| SPEAKS.contains(&reading.words[i].folded.as_ref()));
    within(hits, &line.words).any(rate) && !within(hits, &line.words).any(links) && !speaks()
}
