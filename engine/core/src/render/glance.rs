//! A checklist or a profile at a glance: a table for the first page, with a row for each
//! criterion, its level in words and the first words that it rests on.

use super::emphasis::unmarked;
use super::layout::capital;
use super::marked::marked;
use super::quotation::{Around, Quotation};
use crate::model::Level;
use crate::model::framework::Expectation;
use crate::model::report::{Assessed, Evidence, Rating, Stance};

/// How much of a sentence a row shows, in code points: the pages below have all of it.
const LONGEST: usize = 90;

/// The table, its heads first; none where the framework asks for nothing.
pub(super) fn table(assessed: &Assessed, around: Around<'_>) -> Option<Vec<Vec<String>>> {
    let asks = |expects: Expectation| expects != Expectation::Grounds && !expects.describes();
    let domains = assessed.domains.iter().filter(|domain| asks(domain.expects));
    let ratings = domains.flat_map(|domain| assessed.ratings.iter().filter(|rating| rating.domain == domain.id));
    let row = |rating: &Rating| {
        let words = leading(rating).map(|item| first_words(item, around)).unwrap_or_default();
        vec![rating.title.clone(), capital(&rating.level_words), words]
    };
    let rows: Vec<Vec<String>> = ratings.map(row).collect();
    let heads = ["asked", "in this text", "the first of its words"].map(str::to_owned).to_vec();
    (!rows.is_empty()).then(|| [heads].into_iter().chain(rows).collect())
}

/// What the level rests on first.
pub(super) fn leading(rating: &Rating) -> Option<&Evidence> {
    let denies = |item: &&Evidence| item.stance == Stance::Opposes;
    match rating.level {
        Level::SaidNotDone => rating.evidence.iter().find(denies),
        Level::NotFound | Level::NotApplicable => None,
        _ => rating.evidence.iter().find(|item| item.stance != Stance::SetAside),
    }
}

/// The sentence, shortened about its phrase; where words are left out its place.
fn first_words(item: &Evidence, around: Around<'_>) -> String {
    let pieces = Quotation { first: item, items: vec![item] }.pieces();
    let words = pieces.map(|pieces| unmarked(&marked(&pieces, ("", ""), LONGEST)).into_owned());
    words.map_or_else(|| around.place_long(item), |words| format!("“{}”", words.trim()))
}
