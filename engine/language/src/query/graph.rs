//! All queries as one graph in which every part that is written twice stands once.
//!
//! A node comes after the nodes it is made of. Named lists become one node each,
//! however many queries name them. Writing the graph as bytes is
//! [`super::compile`]'s.

use std::collections::BTreeMap;

use super::lists::Lists;
use super::node::Node;
use crate::word::Figure;

/// A node: what it is made of. The numbers are earlier nodes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Word { key: String, open: bool },
    Exact { raw: String, hyphened: Option<bool> },
    Figure(u8),
    Seq(Vec<u32>),
    Any(Vec<u32>),
    Near { left: u32, right: u32, within: u8 },
    After { left: u32, right: u32, within: u8 },
}

#[derive(Default)]
pub(super) struct Graph<'l> {
    pub(super) parts: Vec<Part>,
    known: BTreeMap<Part, u32>,
    lists: BTreeMap<&'l str, u32>,
}

impl<'l> Graph<'l> {
    /// Adds a query whose lists are known to be there, and not in a circle.
    pub(super) fn add(&mut self, node: &'l Node, lists: &'l Lists) -> u32 {
        let part = match node {
            Node::Word { key, open } => Part::Word { key: key.clone(), open: *open },
            Node::Exact { raw, hyphened } => Part::Exact { raw: raw.clone(), hyphened: *hyphened },
            Node::Figure(kind) => Part::Figure(kind.0),
            Node::List { name, .. } => return self.list(name, lists),
            Node::Any(nodes) => {
                let nodes = nodes.iter().map(|node| self.add(node, lists)).collect();
                return self.any(nodes);
            }
            Node::Seq(nodes) => Part::Seq(nodes.iter().map(|node| self.add(node, lists)).collect()),
            Node::Near { left, right, within } => {
                let (left, right) = (self.add(left, lists), self.add(right, lists));
                Part::Near { left: left.min(right), right: left.max(right), within: *within }
            }
            Node::After { left, right, within } => {
                Part::After { left: self.add(left, lists), right: self.add(right, lists), within: *within }
            }
        };
        self.intern(part)
    }

    fn list(&mut self, name: &'l str, lists: &'l Lists) -> u32 {
        if let Some(&known) = self.lists.get(name) {
            return known;
        }
        let list = match lists.get(name) {
            Some(list) => self.add(&list.node, lists),
            None => self.any(Vec::new()),
        };
        self.lists.insert(name, list);
        list
    }

    fn any(&mut self, mut nodes: Vec<u32>) -> u32 {
        nodes.sort_unstable();
        nodes.dedup();
        match nodes.as_slice() {
            [one] => *one,
            _ => self.intern(Part::Any(nodes)),
        }
    }

    fn intern(&mut self, part: Part) -> u32 {
        if let Some(&known) = self.known.get(&part) {
            return known;
        }
        let number = self.parts.len() as u32;
        self.known.insert(part.clone(), number);
        self.parts.push(part);
        number
    }

    /// For each node, the nodes to look at when it is found. A phrase or distance is
    /// looked at when its rarest side is found, and then only; `keys` says which side
    /// that is.
    pub(super) fn wakes(&self) -> (Vec<Vec<u32>>, Vec<u32>) {
        let common = self.common();
        let mut named = vec![0_u64; self.parts.len()];
        for part in &self.parts {
            part.made_of(|node| named[node as usize] += 1);
        }
        let mut wakes = vec![Vec::new(); self.parts.len()];
        let mut keys = vec![0; self.parts.len()];
        for (number, part) in self.parts.iter().enumerate() {
            let mut sides = Vec::new();
            part.made_of(|node| sides.push(node));
            if matches!(part, Part::Any(_)) {
                sides.iter().for_each(|&side| wakes[side as usize].push(number as u32));
            } else {
                let cost = |side: u32| common[side as usize].saturating_mul(named[side as usize]);
                let rarest = sides.iter().enumerate().min_by_key(|(_, side)| cost(**side));
                if let Some((key, &side)) = rarest {
                    wakes[side as usize].push(number as u32);
                    keys[number] = key as u32;
                }
            }
        }
        (wakes, keys)
    }

    /// How often each node is likely to be found, roughly.
    fn common(&self) -> Vec<u64> {
        let mut common: Vec<u64> = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let of = |node: &u32| common[*node as usize];
            common.push(match part {
                Part::Word { key, open } => word_is_common(key, *open),
                Part::Exact { .. } => 2,
                Part::Figure(kind) => {
                    if *kind == Figure::NUMBER.0 {
                        100
                    } else {
                        40
                    }
                }
                Part::Seq(nodes) => nodes.iter().map(of).min().unwrap_or(0),
                Part::Any(nodes) => nodes.iter().map(of).fold(0, u64::saturating_add),
                Part::Near { left, right, .. } | Part::After { left, right, .. } => of(left).min(of(right)),
            });
        }
        common
    }
}

impl Part {
    /// Calls `node` for each node that this one is made of, in order.
    pub(super) fn made_of(&self, mut node: impl FnMut(u32)) {
        match self {
            Self::Word { .. } | Self::Exact { .. } | Self::Figure(_) => {}
            Self::Seq(nodes) | Self::Any(nodes) => nodes.iter().copied().for_each(node),
            Self::Near { left, right, .. } | Self::After { left, right, .. } => {
                node(*left);
                node(*right);
            }
        }
    }
}

/// The commonest English words: a phrase with one of them is looked up by another.
const COMMONEST: &[&str] = &[
    "the", "and", "of", "to", "a", "in", "for", "is", "on", "with", "we", "be", "was", "that", "are", "by", "it", "as",
    "at", "will", "from", "were", "who", "they", "not", "or", "this", "their", "our", "have", "has", "had", "an",
    "which", "what", "how", "can", "people", "health", "care", "all", "one", "two", "no", "been", "them", "us", "more",
    "than",
];

fn word_is_common(key: &str, open: bool) -> u64 {
    let closed = match key.len() {
        _ if !open && COMMONEST.contains(&key) => 200,
        0..=2 => 40,
        3 => 15,
        4..=5 => 8,
        6..=8 => 5,
        _ => 3,
    };
    if open { closed * 2 } else { closed }
}
