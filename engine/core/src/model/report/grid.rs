//! Where in the project each criterion of a domain is named: a grid of criteria and parts.
//!
//! Decided once, so that no two renderers mark a place differently. A cell says how firmly
//! the firmest words there speak; silence is a cell too.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Rating, Stance, codes};
use crate::model::Claim;
use crate::model::framework::{Expectation, Facet, PART};

/// Where in the project each criterion of a domain is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grid {
    /// The parts of the project, in the framework's order.
    pub columns: Vec<Column>,
    /// The criteria of the domain, in the framework's order.
    pub rows: Vec<Row>,
}

/// A part of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// The label's value; `null` for what stands under headings that tell no part.
    pub part: Option<String>,
    /// Its name for people.
    pub title: String,
}

/// Where one criterion is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// The criterion's id.
    pub criterion: String,
    /// A few words that stand for it.
    pub title: String,
    /// For each column, how firmly the firmest words there say it; `null` for silence.
    #[schemars(schema_with = "codes::claims_or_null")]
    pub cells: Vec<Option<Claim>>,
}

/// The most cells of a grid: what has more is nothing that anybody reads, and a plugin could
/// declare hundreds of millions.
const CELLS: usize = 10_000;

/// The grid of a domain that expects nothing, where the framework tells parts of a project.
/// `ratings` are the domain's.
pub(super) fn grid(expects: Expectation, facets: &[Facet], ratings: &[&Rating]) -> Option<Grid> {
    let parts = facets.iter().find(|facet| facet.id == PART && !facet.values.is_empty())?;
    let cells = parts.values.len().saturating_mul(ratings.len());
    if expects != Expectation::None || ratings.is_empty() || cells > CELLS {
        return None;
    }
    let named = |value: &String| Column { part: Some(value.clone()), title: value.replace('-', " ") };
    let mut columns: Vec<Column> = parts.values.iter().map(named).collect();
    let elsewhere = Column { part: None, title: "elsewhere".to_owned() };
    if ratings.iter().any(|rating| firmest(rating, None).is_some()) {
        columns.push(elsewhere);
    }
    let row = |rating: &&Rating| Row {
        criterion: rating.criterion.clone(),
        title: rating.title.clone(),
        cells: columns.iter().map(|column| firmest(rating, column.part.as_deref())).collect(),
    };
    let rows = ratings.iter().map(row).collect();
    Some(Grid { columns, rows })
}

/// How firmly the words that count under a part say it; a denial only where nothing else
/// is said there.
fn firmest(rating: &Rating, part: Option<&str>) -> Option<Claim> {
    let here = |labels: &[String]| part.is_some_and(|part| labels.iter().any(|label| label == part));
    let stands = |item: &&super::Evidence| match item.labels.get(PART) {
        Some(labels) => here(labels),
        None => part.is_none(),
    };
    let counting = rating.evidence.iter().filter(|item| item.stance != Stance::SetAside).filter(stands);
    let rank = |claim: &Claim| if *claim == Claim::Denied { 0 } else { 1 + *claim as u8 };
    counting.map(|item| item.claim).max_by_key(rank)
}
