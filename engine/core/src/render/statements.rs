//! The statements of a framework that describes and asks nothing, as the table that coders
//! draw up by hand: a row for each that counts, in the order of the text.

use super::emphasis::unmarked;
use super::quotation::Around;
use crate::model::framework::PART;
use crate::model::report::{Assessed, Evidence, Facet, Rating, Stance};

/// The table, its heads first; none where the framework asks for something, or where nothing
/// is labelled.
pub(super) fn table(assessed: &Assessed, around: Around<'_>) -> Option<Vec<Vec<String>>> {
    let describes = assessed.domains.iter().all(|domain| domain.expects.describes());
    let mut statements: Vec<(&Rating, &Evidence)> = (assessed.ratings.iter())
        .flat_map(|rating| rating.evidence.iter().map(move |item| (rating, item)))
        .filter(|(_, item)| item.stance != Stance::SetAside)
        .collect();
    let used =
        |facet: &&Facet| facet.id != PART && statements.iter().any(|(_, item)| item.labels.contains_key(&facet.id));
    let facets: Vec<&Facet> = assessed.facets.iter().filter(used).collect();
    if !describes || facets.is_empty() {
        return None;
    }
    statements.sort_by_key(|(_, item)| (item.place.start, item.place.end));
    let heads =
        ["coded as"].into_iter().chain(facets.iter().map(|facet| facet.title.as_str())).chain(["statement", "place"]);
    let row = |(rating, item): (&Rating, &Evidence)| {
        let labels = facets.iter().map(|facet| item.labels.get(&facet.id).map(|of| of.join(", ")).unwrap_or_default());
        let quote =
            unmarked(item.quote.as_deref().unwrap_or_default()).split_whitespace().collect::<Vec<_>>().join(" ");
        [rating.title.clone()].into_iter().chain(labels).chain([quote, around.place_long(item)]).collect()
    };
    let heads: Vec<String> = heads.map(str::to_owned).collect();
    Some([heads].into_iter().chain(statements.into_iter().map(row)).collect())
}
