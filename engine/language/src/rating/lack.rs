//! What a rating lacks: the nearest way to all that is required.
//!
//! A requirement of alternatives is met in several ways. What is told, and asked, is what
//! the nearest of them lacks; where two are as near, either.

use super::rule::Expr;

/// A thing that is lacking: any of these would do.
pub type Lack = Vec<Want>;

/// An element that is wanted, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    /// The element: an index into the rule's.
    pub element: u8,
    /// Of how many different things it must be found.
    pub times: u8,
    /// Of how many it was found.
    pub found: u8,
}

/// What is lacking for `expr` to hold, all of it, where `found` counts the things by which
/// an element is found. `active` says whether an element is required at all.
pub(super) fn lacking(expr: &Expr, active: &dyn Fn(u8) -> bool, found: &dyn Fn(u8) -> usize) -> Vec<Lack> {
    match expr {
        Expr::All(parts) => {
            let mut all: Vec<Lack> = Vec::new();
            for lack in parts.iter().flat_map(|part| lacking(part, active, found)) {
                if !all.contains(&lack) {
                    all.push(lack);
                }
            }
            all
        }
        Expr::Any(parts) => nearest(parts.iter().map(|part| lacking(part, active, found)).collect()),
        Expr::Has(element, _) if !active(*element) => Vec::new(),
        Expr::Has(element, times) => {
            let found = u8::try_from(found(*element)).unwrap_or(u8::MAX);
            let want = Want { element: *element, times: *times, found };
            if found >= *times { Vec::new() } else { vec![vec![want]] }
        }
    }
}

/// Of several ways the one that lacks least, the first of equals; where several lack one
/// thing, any of these things.
fn nearest(ways: Vec<Vec<Lack>>) -> Vec<Lack> {
    let least = ways.iter().map(Vec::len).min().unwrap_or(0);
    let mut near = ways.into_iter().filter(|way| way.len() == least);
    if least != 1 {
        return near.next().unwrap_or_default();
    }
    let mut either: Lack = Vec::new();
    for want in near.flatten().flatten() {
        if !either.contains(&want) {
            either.push(want);
        }
    }
    vec![either]
}
