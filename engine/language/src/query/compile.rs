//! Compiles all queries of a framework into one table of bytes.
//!
//! The same queries and lists give the same bytes on every machine. What lies where
//! is [`super::layout`]'s, reading it is [`super::table`]'s.

use super::Query;
use super::dictionary::{Dictionary, put};
use super::graph::{Graph, Part};
use super::layout::{AFTER, ANY, HEADER, LEAF, MAGIC, NEAR, NONE, ROOT, SEQ, VERSION};
use super::lists::{Lists, Unresolved};
use crate::word::Figure;

/// Compiles `queries` into a table, which numbers them as they stand here.
///
/// # Errors
///
/// A query, or a list it names, names a list that is not there or contains itself.
pub fn compile(queries: &[Query], lists: &Lists) -> Result<Vec<u8>, Unresolved> {
    lists.check(queries)?;
    let mut graph = Graph::default();
    let mut roots: Vec<(u32, u32)> =
        queries.iter().zip(0..).map(|(query, number)| (graph.add(&query.node, lists), number)).collect();
    roots.sort_unstable();
    Ok(bytes(&graph, &roots))
}

fn bytes(graph: &Graph<'_>, roots: &[(u32, u32)]) -> Vec<u8> {
    let nodes = Nodes::new(graph, roots);
    let words = Dictionary::new(&graph.parts);
    let mut root_bytes = Vec::new();
    roots.iter().for_each(|(node, query)| put(&mut root_bytes, &[*node, *query]));

    let sections = [
        &nodes.rows,
        &nodes.wakes,
        &nodes.kids,
        &root_bytes,
        &words.heads,
        &words.slots,
        &words.entries,
        &words.exacts,
        &words.letters,
    ];
    let mut table = Vec::with_capacity(HEADER + sections.iter().map(|section| section.len()).sum::<usize>());
    table.extend_from_slice(&MAGIC);
    put(&mut table, &[VERSION]);
    sections.iter().for_each(|section| put(&mut table, &[section.len() as u32]));
    put(
        &mut table,
        &[Figure::NUMBER, Figure::MONEY, Figure::PERCENT, Figure::DATE].map(|kind| figure_node(graph, kind)),
    );
    table.resize(HEADER, 0);
    sections.iter().for_each(|section| table.extend_from_slice(section));
    table
}

fn figure_node(graph: &Graph<'_>, kind: Figure) -> u32 {
    graph.parts.iter().position(|part| *part == Part::Figure(kind.0)).map_or(NONE, |node| node as u32)
}

/// The sections that say how nodes hang together, as bytes.
#[derive(Default)]
struct Nodes {
    rows: Vec<u8>,
    wakes: Vec<u8>,
    kids: Vec<u8>,
}

impl Nodes {
    fn new(graph: &Graph<'_>, roots: &[(u32, u32)]) -> Self {
        let (wakes, keys) = graph.wakes();
        let mut nodes = Self::default();
        for (number, part) in graph.parts.iter().enumerate() {
            let is_root = roots.binary_search_by_key(&(number as u32), |(node, _)| *node).is_ok();
            nodes.row(part, keys[number], is_root);
            put(&mut nodes.wakes, &wakes[number]);
        }
        let end = nodes.woken();
        put(&mut nodes.rows, &[LEAF, 0, 0, end]);
        nodes
    }

    /// First number: kind and root, distance, or a phrase's key above them.
    fn row(&mut self, part: &Part, key: u32, is_root: bool) {
        let wakes = self.woken();
        let (kind, more, a, b) = match part {
            Part::Word { .. } | Part::Exact { .. } | Part::Figure(_) => (LEAF, 0, 0, 0),
            Part::Seq(nodes) => (SEQ, key, self.family(nodes), nodes.len() as u32),
            Part::Any(nodes) => (ANY, 0, self.family(nodes), nodes.len() as u32),
            Part::Near { left, right, within } => (NEAR, u32::from(*within), *left, *right),
            Part::After { left, right, within } => (AFTER, u32::from(*within), *left, *right),
        };
        let root = if is_root { ROOT } else { 0 };
        put(&mut self.rows, &[kind | root | more << 8, a, b, wakes]);
    }

    fn family(&mut self, nodes: &[u32]) -> u32 {
        let at = (self.kids.len() / 4) as u32;
        put(&mut self.kids, nodes);
        at
    }

    fn woken(&self) -> u32 {
        (self.wakes.len() / 4) as u32
    }
}
