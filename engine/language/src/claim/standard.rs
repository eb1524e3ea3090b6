//! Standard wording: what any text of its kind carries, sentence by sentence.

use super::groups::Form;
use super::prepared::Place;
use super::{Claim, Kind, firm};
use crate::Words;
use crate::lexicon::{List, Mark};

/// The words that make the sentence standard wording.
pub(super) fn standard(place: &Place<'_, '_, '_>, kind: Kind) -> Option<Words> {
    let mut marks = place.marks(List::ClaimStandard).map(Mark::words);
    let found = marks.find(|m| kind == Kind::Fact || !loose(place, m))?;
    let told = place.parsed.groups.iter().any(|g| {
        matches!(g.form, Form::Past | Form::Perfect | Form::Going)
            && place.clause_of(g.main) == place.clause
            && !g.thin
    });
    let template = matches!(
        place.word(found.start),
        "delete" | "tick" | "applicants" | "please"
    );
    let firm = firm::concrete(place).is_some_and(|w| !law_year(place, &w));
    (template || (!told && !firm)).then_some(found)
}

/// A figure that belongs to the name of an act.
fn law_year(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    matches!(
        place.word(words.start.wrapping_sub(1)),
        "act" | "regulations" | "gdpr"
    ) || place.reading().words[words.start].raw.starts_with("20")
}

/// Phrases that are standard only where they open the sentence.
fn loose(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let opening = words.start <= place.sentence.start + 3;
    matches!(
        place.word(words.start),
        "committed" | "in" | "this" | "is" | "are" | "available"
    ) && !opening
}

/// Standard wording promises or mentions; it never reports or plans.
pub(super) fn softened(claim: Claim) -> Claim {
    match claim {
        Claim::Planned => Claim::Intended,
        Claim::Reported => Claim::Mentioned,
        other => other,
    }
}
