//! Clipped plans, as minutes and action lists write them: who is *to* do what.

use super::prepared::Place;
use crate::Words;
use crate::grammar::groups::Form;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Lists};

/// *SB to ring them by Friday*, *two carers to join the panel*: a clipped plan that says
/// who is to do it.
pub(super) fn assigned(place: &Place<'_, '_, '_>) -> Option<Words> {
    let group = place.group().filter(|g| g.form == Form::To)?;
    let to = group.words.start;
    let people = place.reading().marks_in(&place.sentence).any(|m| m.words().end == to && PEOPLE.has(m.list));
    let initials = |i: usize| {
        let raw = place.reading().words[i].raw;
        (2..=3).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_uppercase())
    };
    let from = (place.sentence.start + 1..to).rev().find(|&i| place.reading().before(i).contains([',', ';', ':', '.']));
    let from = from.unwrap_or(place.sentence.start);
    let near = to - from <= 6 && !place.parsed.groups.iter().any(|g| g.words.start >= from && g.main < to);
    let plain = !(from..to).any(|i| place.tag(i).any(Tags::PREP));
    (near && plain && to > from && (people || initials(to - 1))).then(|| group.words.clone())
}

/// Lists of people and of bodies that act.
const PEOPLE: Lists = Lists::of(&[
    List::Carers,
    List::Commissioners,
    List::Developers,
    List::Public,
    List::Researchers,
    List::Staff,
    List::WhoPublic,
    List::WhoStaff,
    List::WhoGroup,
    List::WhoCommissioners,
    List::WhoResearchers,
]);
