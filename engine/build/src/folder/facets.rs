//! Facets: labels that evidence gets by its words, a query for each value.

use super::checks::{Placed, placed};
use crate::files::Files;
use crate::framework::{Framework, written};
use crate::mistake::Mistake;
use crate::toml_file::place;

/// A facet, with its values in the order in which they are written.
#[derive(Debug, Clone)]
pub(crate) struct Facet {
    pub id: String,
    /// The id as words.
    pub title: String,
    /// Each value, and the query whose words get it.
    pub values: Vec<(String, Placed)>,
}

const FILE: &str = "framework.toml";

/// Reads the facets.
pub(super) fn read(framework: &Framework, files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Facet> {
    let text = files.get(FILE).map_or("", String::as_str);
    let mut facets = Vec::new();
    for (id, values) in written(&framework.facets) {
        if values.is_empty() {
            let help = "write a line for each value: cost = \"(fare* | fee*)\"";
            let line = place(text, id.span().start).0;
            mistakes.push(Mistake::new(FILE, line, format!("the facet `{}` has no values", id.get_ref()), help));
        }
        let read = |(value, query): (&toml::Spanned<String>, &toml::Spanned<String>)| {
            let placed = placed(FILE, text, query, query.get_ref()).map_err(|mistake| mistakes.push(mistake));
            Some((value.get_ref().clone(), placed.ok()?))
        };
        let values = written(values).into_iter().filter_map(read).collect();
        facets.push(Facet { id: id.get_ref().clone(), title: id.get_ref().replace('-', " "), values });
    }
    facets
}

/// The queries of all values.
pub(super) fn queries(facets: &[Facet]) -> impl Iterator<Item = &Placed> {
    facets.iter().flat_map(|facet| facet.values.iter().map(|(_, placed)| placed))
}
