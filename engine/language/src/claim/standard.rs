//! Standard wording: what any text of its kind carries, sentence by sentence.

use super::concrete::concrete;
use super::prepared::Place;
use super::{Claim, Kind};
use crate::Words;
use crate::grammar::groups::Form;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};

/// The words that make the sentence standard wording.
pub(super) fn standard(place: &Place<'_, '_, '_>, kind: Kind) -> Option<Words> {
    if let Some(words) = makes_no_difference(place) {
        return Some(words);
    }
    let mut marks = place.marks(List::ClaimStandard).map(Mark::words);
    let found = marks.find(|m| (kind == Kind::Fact && place.word(m.start) != "nothing") || !loose(place, m))?;
    let told =
        place.parsed.groups.iter().any(|g| {
            matches!(g.form, Form::Past | Form::Perfect) && place.clause_of(g.main) == place.clause && !g.thin
        });
    let template = matches!(place.word(found.start), "delete" | "tick" | "applicants" | "please");
    let firm = concrete(place).is_some_and(|w| !law_year(place, &w));
    (template || (!told && !firm)).then_some(found)
}

/// The phrase that says that what stands in a list makes no difference: *… to all,
/// regardless of age, faith or income*. It holds of the list, and of being open to all
/// before it, whatever else the sentence tells.
fn makes_no_difference(place: &Place<'_, '_, '_>) -> Option<Words> {
    let listed = |words: &Words| {
        let between = words.end..place.focus.start;
        let deed = place.parsed.groups.iter().any(|g| g.finite() && between.contains(&g.main));
        words.end <= place.focus.start
            && !deed
            && !between.clone().any(|i| place.reading().before(i).contains([';', ':', '\u{2014}', '\u{2013}']))
    };
    let open_to_all = |words: &Words| {
        let told = place.tensed().is_some_and(|g| matches!(g.form, Form::Past | Form::Perfect));
        place.focus.start < words.start
            && place.clause_of(words.start) == place.clause
            && !told
            && (place.sentence.start + 1..words.start).rev().take(4).any(|i| {
                matches!(place.word(i), "all" | "anybody" | "anyone" | "everybody" | "everyone")
                    && matches!(place.word(i - 1), "for" | "to")
            })
    };
    place.marks(List::ClaimRegardless).map(Mark::words).find(|words| listed(words) || open_to_all(words))
}

/// A figure that belongs to the name of an act.
fn law_year(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    matches!(place.word(words.start.wrapping_sub(1)), "act" | "regulations" | "gdpr")
        || place.reading().words[words.start].raw.starts_with("20")
}

/// Phrases that are standard only where they open the sentence.
fn loose(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    if place.word(words.start) == "nothing" && !is_paper(place.word(words.end)) {
        return true;
    }
    let opening = words.start <= place.sentence.start + 3;
    matches!(place.word(words.start), "committed" | "in" | "this" | "is" | "are" | "available") && !opening
}

/// *Nothing in this notice …*, and not *nothing in this plan touches rents*.
fn is_paper(word: &str) -> bool {
    matches!(
        word,
        "notice"
            | "policy"
            | "document"
            | "leaflet"
            | "form"
            | "agreement"
            | "statement"
            | "contract"
            | "licence"
            | "section"
            | "clause"
            | "handbook"
            | "procedure"
            | "website"
            | "page"
    )
}

/// A form's instruction to whoever fills it in.
pub(super) fn instruction(place: &Place<'_, '_, '_>) -> Option<Words> {
    let found = place.text.instructs.of(place.line, || instructs(place))?;
    Some(found..found + 1)
}

/// Where the sentence instructs whoever fills in a form.
fn instructs(place: &Place<'_, '_, '_>) -> Option<usize> {
    let found = place.sentence.clone().find(|&i| {
        (matches!(place.word(i), "applicants" | "bidders" | "tenderers" | "grantees")
            && !place.reading().words[i].hyphened
            && !place.parsed.groups.iter().any(|g| g.form == Form::Past))
            || (place.word(i) == "please" && i == place.sentence.start)
            || (place.word(i) == "max" && matches!(place.word(i + 2), "words" | "characters"))
            || (place.word(i) == "words"
                && place.tag(i.wrapping_sub(1)).any(Tags::FIGURE)
                && place.reading().after(i).starts_with(')'))
            || (i == place.sentence.start && matches!(place.word(i), "tick" | "enter" | "insert" | "delete"))
            || (place.word(i) == "write" && place.word(i + 1) == "n")
    })?;
    let asked = place.reading().after(place.sentence.end - 1).contains('?');
    (!asked).then_some(found)
}

/// Standard wording promises or mentions; it never reports, plans or denies.
pub(super) fn softened(place: &Place<'_, '_, '_>, claim: Claim) -> Claim {
    if claim == Claim::Denied && !template(place) {
        return claim;
    }
    let promise = place.sentence.clone().any(|i| {
        place.tag(i).any(Tags::WILL)
            || matches!(
                place.word(i),
                "committed"
                    | "strive"
                    | "strives"
                    | "aim"
                    | "aims"
                    | "seek"
                    | "seeks"
                    | "looking"
                    | "endeavour"
                    | "hope"
                    | "commitment"
                    | "aspire"
                    | "aspires"
                    | "striving"
                    | "dedicated"
                    | "pledge"
                    | "pledges"
                    | "keen"
            )
    });
    if promise && !template(place) { Claim::Intended } else { Claim::Mentioned }
}

/// A form's or a funder's words to whoever reads it.
fn template(place: &Place<'_, '_, '_>) -> bool {
    place.sentence.clone().any(|i| {
        matches!(
            place.word(i),
            "please"
                | "delete"
                | "tick"
                | "applicants"
                | "bidders"
                | "applicable"
                | "must"
                | "shall"
                | "required"
                | "grantees"
        )
    })
}
