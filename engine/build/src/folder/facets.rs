//! Facets: labels that evidence gets by its words, a query for each value. In a plugin in
//! Rust the code gives them, and the values stand without queries.

use toml::Spanned;

use super::checks::{Placed, placed};
use super::rater;
use crate::files::Files;
use crate::framework::{Framework, written};
use crate::mistake::Mistake;
use crate::page::Rater;
use crate::toml_file::place;

/// A facet, with its values in the order in which they are written.
#[derive(Debug, Clone)]
pub(crate) struct Facet {
    pub id: String,
    /// The id as words.
    pub title: String,
    /// Each value, and the query whose words get it; none where a plugin's code gives it.
    pub values: Vec<(String, Option<Placed>)>,
}

const FILE: &str = "framework.toml";

/// Reads the facets.
pub(super) fn read(framework: &Framework, files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Facet> {
    let text = files.get(FILE).map_or("", String::as_str);
    let by_code = rater(files) == Rater::Code;
    let mut facets = Vec::new();
    for (id, values) in written(&framework.facets) {
        if values.is_empty() {
            let help = "write a line for each value: cost = \"(fare* | fee*)\"";
            let line = place(text, id.span().start).0;
            mistakes.push(Mistake::new(FILE, line, format!("the facet `{}` has no values", id.get_ref()), help));
        }
        let read = |(value, query): (&Spanned<String>, &Spanned<String>)| {
            if by_code {
                if !query.get_ref().trim().is_empty() {
                    mistakes.push(never_read(text, value, query));
                }
                return Some((value.get_ref().clone(), None));
            }
            let placed = placed(FILE, text, query, query.get_ref()).map_err(|mistake| mistakes.push(mistake));
            Some((value.get_ref().clone(), Some(placed.ok()?)))
        };
        let values = written(values).into_iter().filter_map(read).collect();
        facets.push(Facet { id: id.get_ref().clone(), title: id.get_ref().replace('-', " "), values });
    }
    facets
}

/// A query for a label that a plugin's own code gives.
fn never_read(text: &str, value: &Spanned<String>, query: &Spanned<String>) -> Mistake {
    let help = format!("the plugin's code gives its labels: write {} = \"\"", value.get_ref());
    Mistake::new(FILE, place(text, query.span().start).0, "a query is never read by a plugin in Rust".to_owned(), help)
}

/// The queries of all values.
pub(super) fn queries(facets: &[Facet]) -> impl Iterator<Item = &Placed> {
    facets.iter().flat_map(|facet| facet.values.iter().filter_map(|(_, placed)| placed.as_ref()))
}
