//! The sentences that count, each once, with the criteria that it counts for.

use std::collections::BTreeMap;

use super::Unfit;
use super::codebook::Criterion;
use super::guid::{Guid, Guids};
use crate::model::report::{Stance, shortened, words};
use crate::render::emphasis::unmarked;
use crate::render::quotation::{Around, Quotation, gather, labels, once};
use crate::render::visible::visible;

/// A stretch of the text, in code points, with its codes.
#[derive(Debug)]
pub(super) struct Selection {
    pub guid: Guid,
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    pub name: String,
    pub about: String,
    pub codings: Vec<Coding>,
}

/// That a code is given to a stretch.
#[derive(Debug)]
pub(super) struct Coding {
    pub guid: Guid,
    pub code: Guid,
}

/// How much of a sentence is its name, in code points.
const NAME: usize = 60;

/// What was said for one criterion.
type Said<'c, 'r> = (&'c Criterion<'r>, Quotation<'r>);

/// The sentences of `text` that count for `criteria`, in the order of the text.
///
/// # Errors
///
/// Where a quotation is left out, or does not stand in `text` where it should.
pub(super) fn selections(
    criteria: &[Criterion<'_>],
    text: &str,
    around: Around<'_>,
    digest: &str,
    guids: &mut Guids,
) -> Result<Vec<Selection>, Unfit> {
    let mut places: BTreeMap<(usize, usize), Vec<Said<'_, '_>>> = BTreeMap::new();
    for criterion in criteria {
        let counting = criterion.rating.evidence.iter().filter(|item| item.stance != Stance::SetAside);
        for said in gather(counting) {
            places.entry(said.stands()).or_default().push((criterion, said));
        }
    }
    let text = Text::of(text);
    places.into_values().map(|said| selection(&said, &text, around, digest, guids)).collect()
}

fn selection(
    all: &[Said<'_, '_>],
    text: &Text<'_>,
    around: Around<'_>,
    digest: &str,
    guids: &mut Guids,
) -> Result<Selection, Unfit> {
    let first = all[0].1.first;
    let (start, end) = (first.place.start, first.place.end);
    let quote = first.quote.as_deref().ok_or(Unfit::NoWords)?;
    if text.cut(start, end) != Some(quote) {
        return Err(Unfit::OtherText);
    }
    let at = [digest, &start.to_string(), &end.to_string()];
    let guid = guids.issue(&["selection", at[0], at[1], at[2]]);
    let mut codings: Vec<Coding> = Vec::new();
    // A sentence that speaks for and against the same criterion has its code once.
    for (criterion, _) in all {
        if codings.last().is_none_or(|last| last.code != criterion.code) {
            let parts = ["coding", at[0], at[1], at[2], criterion.code.as_str()];
            codings.push(Coding { guid: guids.issue(&parts), code: criterion.code.clone() });
        }
    }
    let about: Vec<String> = all.iter().map(|(criterion, said)| visible(&told(criterion, said, around))).collect();
    let name = shortened(&visible(&unmarked(quote)), NAME);
    Ok(Selection { guid, start, end, name, about: about.join("\n"), codings })
}

/// `Who decides (ward/whose.public): supports (said as a plan); “chose the hours”; …`
fn told(criterion: &Criterion<'_>, said: &Quotation<'_>, around: Around<'_>) -> String {
    let around = Around { facets: &criterion.assessed.facets, parts: criterion.parts, ..around };
    let claims = once(said.items.iter().map(|item| words::said_as(item.claim))).join("; ");
    let phrases = said.pieces().into_iter().flatten().filter(|(_, is_phrase)| *is_phrase);
    let phrases: Vec<String> = phrases.map(|(words, _)| format!("“{}”", unmarked(words.trim()))).collect();
    let does = format!("{} ({claims})", words::stance(said.first.stance));
    let parts = [does, phrases.join(", "), labels(&said.items, around), said.notes()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("{}: {}", criterion.name(), parts.join("; "))
}

/// A text that is cut by code points.
struct Text<'t> {
    text: &'t str,
    /// Where each code point starts, and where the last ends, in bytes.
    bytes: Vec<usize>,
}

impl<'t> Text<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    fn cut(&self, start: usize, end: usize) -> Option<&'t str> {
        self.text.get(*self.bytes.get(start)?..*self.bytes.get(end)?)
    }
}
