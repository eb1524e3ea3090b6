//! What a list item, a table cell or an answer borrows from what introduces it.

use super::prepared::Place;
use super::{Claim, deny, firm, mention};
use crate::Words;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark, holds};
use crate::reading::Line;
use crate::text::Block;
use crate::word::Figure;

/// The sentence nearest above that introduces this one, as a place of its own. A heading
/// introduces where it asks, or where it says that items are done or planned.
pub(super) fn lead_in<'p, 'r, 't>(place: &Place<'p, 'r, 't>) -> Option<Place<'p, 'r, 't>> {
    let reading = place.reading();
    let line = &reading.sentences[place.line];
    let in_table = line.block == Block::TableCell;
    let listed = in_table || line.block == Block::ListItem;
    line.introduced_by.iter().rev().filter(|&&l| !reading.sentences[l].words.is_empty()).find_map(|&l| {
        let lead = &reading.sentences[l];
        let last = lead.words.end - 1;
        let found = place.text.place(&(last..lead.words.end))?;
        let labels = || listed && label(&found).is_some();
        let introduces = match lead.block {
            Block::Heading => reading.after(last).contains('?') || labels(),
            // Of the cells that head a row and a column, the one that says something.
            Block::TableCell if in_table => found.tensed().is_some() || labels(),
            _ => true,
        };
        introduces.then_some(found)
    })
}

/// Whether something introduces the sentence of the phrase.
pub(super) fn introduced(place: &Place<'_, '_, '_>) -> bool {
    lead_in(place).is_some()
}

/// The claim that a phrase without a verb of its own borrows from its lead-in.
pub(super) fn borrowed(place: &Place<'_, '_, '_>) -> Option<(Claim, Option<Words>)> {
    let lead = lead_in(place)?;
    if let Some(found) = label(&lead).or_else(|| topic(&lead)) {
        return Some(found);
    }
    lead.tensed()?;
    if lead.asked_outright() {
        return Some((Claim::Reported, None));
    }
    match deny::denied(&lead) {
        deny::Verdict::Denied(words) => return Some((Claim::Denied, Some(words))),
        deny::Verdict::Condition(words) => return Some((Claim::Mentioned, Some(words))),
        deny::Verdict::Twice(words) => return Some((Claim::Reported, Some(words))),
        deny::Verdict::No => {}
    }
    if let Some(words) = mention::mentioned(&lead) {
        return Some((Claim::Mentioned, Some(words)));
    }
    Some(firm::firm(&lead))
}

/// A lead-in that is a label: *Done so far*, *What's on offer*, *Action plan*.
fn label(lead: &Place<'_, '_, '_>) -> Option<(Claim, Option<Words>)> {
    let labels = lead.reading().marks_in(&lead.sentence).filter_map(|mark| match mark.list {
        List::ClaimLeadDone => Some((Claim::Reported, mark.words())),
        List::ClaimLeadPlan | List::ClaimLeadWish => Some((Claim::Intended, mark.words())),
        _ => None,
    });
    let (claim, mark) = labels.max_by_key(|(_, mark)| mark.len())?;
    let sentence = &lead.sentence;
    let opens = (sentence.start..mark.start).all(|i| lead.tag(i).any(Tags::DET.or(Tags::FIGURE)));
    let rest = if mark.len() == 1 { 1 } else { 5 };
    // What is not done, or only may be, says so itself.
    let other = |i: usize| lead.tag(i).any(Tags::NOT.or(Tags::WEAK)) || matches!(lead.word(i), "no" | "if" | "should");
    let ahead = |i: usize| lead.tag(i).any(Tags::WILL.or(Tags::TO)) || holds(List::ClaimAim, lead.word(i));
    let firm = !sentence.clone().any(|i| other(i) || (claim == Claim::Reported && ahead(i)));
    (opens && firm && sentence.end <= mark.end + rest).then_some((claim, Some(mark)))
}

/// A lead-in whose last word only talks or wishes: *Issues discussed:*, *Changes
/// proposed:*, *What good looks like*.
fn topic(lead: &Place<'_, '_, '_>) -> Option<(Claim, Option<Words>)> {
    let last = lead.sentence.end - 1;
    if lead.word(last) == "like" && lead.word(last.wrapping_sub(1)).starts_with("look") {
        return Some((Claim::Mentioned, Some(last - 1..last + 1)));
    }
    let bare = !lead.parsed.groups.iter().any(|g| g.finite() && g.main != last);
    let verb = lead.tag(last).any(Tags::ED);
    let is = |list| holds(list, lead.word(last));
    let claim = if is(List::ClaimTalk) {
        Claim::Mentioned
    } else if is(List::ClaimWish) || is(List::ClaimAim) {
        Claim::Intended
    } else {
        return None;
    };
    (bare && verb).then(|| (claim, Some(last..last + 1)))
}

/// Whether the words of a lead-in only wish, so that no figure in an item makes it firm.
pub(super) fn wishes(place: &Place<'_, '_, '_>, words: Option<&Words>) -> bool {
    let wishing = |list| matches!(list, List::ClaimLeadWish | List::ClaimWish | List::ClaimHedge);
    words.is_some_and(|words| place.reading().marks_in(words).any(|mark| wishing(mark.list)))
}

/// Another cell of the row says when, how many or for how much.
pub(super) fn dated_row(place: &Place<'_, '_, '_>) -> bool {
    let reading = place.reading();
    let row = &reading.sentences[place.line];
    let figure = |line: &Line| line.words.clone().any(|i| reading.words[i].figure != Figure::default());
    let cell = |line: &&Line| line.unit == row.unit && line.block == Block::TableCell;
    let near = place.line.saturating_sub(8)..reading.sentences.len().min(place.line + 9);
    row.block == Block::TableCell && reading.sentences[near].iter().filter(cell).any(figure)
}

/// An answer of so many words says no more than when, or why.
const BRIEF: usize = 7;

/// The words of an answer that denies what the question or heading above it names: *No*,
/// *Nobody*, *None so far*, *We do not*.
pub(super) fn answered_no(place: &Place<'_, '_, '_>) -> Option<Words> {
    let reading = place.reading();
    let heading = place.block() == Block::Heading;
    if !heading && !place.asked_outright() {
        return None;
    }
    let next = reading.sentences.get(place.line + 1)?;
    let follows = next.introduced_by.contains(&place.line) || next.unit == reading.sentences[place.line].unit;
    let words = next.words.clone();
    if words.is_empty() || !follows {
        return None;
    }
    // *Travel expenses? Nobody got them.*
    let none = || matches!(reading.words[words.start].folded.as_ref(), "no" | "none" | "nil" | "never" | "nobody");
    if place.asked_outright() && place.sentence.len() <= 4 && words.len() <= 8 && none() {
        return Some(words.start..words.start + 1);
    }
    let answer = reading.marks_in(&words).find(|m| m.list == List::ClaimAnswer).map(Mark::words);
    let answer = answer.filter(|m| m.start == words.start)?;
    let whole = answer.end == words.end;
    let pause = || reading.after(answer.end - 1).contains([',', '.', ';', ':', '—', '–', '(']);
    // *Not considered at this stage*.
    let brief = || answer.len() > 1 && words.len() <= BRIEF;
    // A heading that asks nothing is denied only by an answer that says nothing else.
    (whole || (place.asked_outright() && (pause() || brief()))).then(|| words.start..words.start + 1)
}
