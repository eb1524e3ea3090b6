//! A query as it is understood: a tree of words, phrases and distances.
//!
//! Hyphens and endings are written out here, so that whoever matches knows only
//! plain words. Reading the tree from text is [`super::syntax`]'s.

use core::ops::Range;

use crate::word::{self, Figure};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A folded word, or with `open` the start of one. Words that hyphens join match
    /// as if they were one; see [`super::joins`].
    Word { key: String, open: bool },
    /// A word exactly as it is written, and whether a hyphen stands before it.
    Exact { raw: String, hyphened: Option<bool> },
    /// A figure of one kind.
    Figure(Figure),
    /// A named list, and where the query names it.
    List { name: String, at: Range<usize> },
    /// These next to each other.
    Seq(Vec<Node>),
    /// One of these.
    Any(Vec<Node>),
    /// These two, at most `within` words between them.
    Near { left: Box<Node>, right: Box<Node>, within: u8 },
    /// The same, the second after the first.
    After { left: Box<Node>, right: Box<Node>, within: u8 },
}

impl Node {
    /// A word of a query, whose parts were written with hyphens between them.
    pub(super) fn hyphened(parts: &[&str], open: bool) -> Self {
        let hyphens = parts.len() - 1;
        let forms = (0..1_u32 << hyphens).map(|kept| {
            let mut pieces = vec![parts[0].to_owned()];
            for (i, part) in parts[1..].iter().enumerate() {
                match pieces.last_mut() {
                    Some(last) if kept & (1 << i) == 0 => last.push_str(part),
                    _ => pieces.push((*part).to_owned()),
                }
            }
            let last = pieces.len() - 1;
            Self::all(pieces.iter().enumerate().map(|(i, piece)| Self::word(piece, open && i == last)).collect())
        });
        Self::any(forms.collect())
    }

    fn word(raw: &str, open: bool) -> Self {
        if open {
            let keys = word::fold_open(raw).into_iter();
            return Self::any(keys.map(|key| Self::Word { key, open }).collect());
        }
        Self::Word { key: word::fold(raw).into_owned(), open }
    }

    /// One of `nodes`; the node itself where there is one.
    pub(super) fn any(nodes: Vec<Self>) -> Self {
        Self::one(nodes).unwrap_or_else(Self::Any)
    }

    /// All of `nodes`, in a row; the node itself where there is one.
    pub(super) fn all(nodes: Vec<Self>) -> Self {
        Self::one(nodes).unwrap_or_else(Self::Seq)
    }

    fn one(nodes: Vec<Self>) -> Result<Self, Vec<Self>> {
        <[Self; 1]>::try_from(nodes).map(|[node]| node)
    }

    /// Calls `name` for every list that the tree names, in order.
    pub(super) fn names<'n>(&'n self, name: &mut impl FnMut(&'n str, &Range<usize>)) {
        match self {
            Self::Word { .. } | Self::Exact { .. } | Self::Figure(_) => {}
            Self::List { name: list, at } => name(list, at),
            Self::Seq(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.names(name)),
            Self::Near { left, right, .. } | Self::After { left, right, .. } => {
                left.names(name);
                right.names(name);
            }
        }
    }

    /// The same with every list under the name that `rename` gives it, where it gives one.
    pub(super) fn renamed(self, rename: &dyn Fn(&str) -> Option<String>) -> Self {
        let all = |nodes: Vec<Self>| nodes.into_iter().map(|node| node.renamed(rename)).collect();
        let one = |node: Box<Self>| Box::new(node.renamed(rename));
        match self {
            Self::List { name, at } => Self::List { name: rename(&name).unwrap_or(name), at },
            Self::Seq(nodes) => Self::Seq(all(nodes)),
            Self::Any(nodes) => Self::Any(all(nodes)),
            Self::Near { left, right, within } => Self::Near { left: one(left), right: one(right), within },
            Self::After { left, right, within } => Self::After { left: one(left), right: one(right), within },
            node => node,
        }
    }
}
