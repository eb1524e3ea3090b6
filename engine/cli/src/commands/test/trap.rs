//! Why a `close but no` that was met sets nothing aside.

use std::ops::Range;

use evenhand::ProjectDescription;
use evenhand::model::assessment::{Rating, Stance};
use evenhand::render::visible;
use evenhand_build::Built;
use evenhand_language::{Reading, Words};

/// Says of each `close but no` of the page `file` whose words are met beside what counts that it
/// shares none of them, since only what shares a word with it is set aside.
pub fn in_vain(built: &Built, file: &str, description: &ProjectDescription, rating: &Rating) -> String {
    let mut counts = rating.evidence.iter().filter(|item| !matches!(item.stance, Stance::SetAside(_)));
    let Some(found) = counts.next() else { return String::new() };
    let text = description.as_text();
    let reading = Reading::new(&text);
    let quote = |(section, span): &(usize, Range<usize>)| visible(description.quote(*section, span));
    let kept: Vec<_> = std::iter::once(found).chain(counts).map(|item| (item.section, &item.focus)).collect();
    let shares = |(section, span): &(usize, Range<usize>)| {
        let overlaps = |focus: &Range<usize>| focus.start < span.end && span.start < focus.end;
        kept.iter().any(|(at, focus)| at == section && overlaps(focus))
    };
    let stretches = built.stretches(&reading);
    let mut out = String::new();
    for place in built.places.iter().filter(|place| place.sets_aside && place.file == file) {
        let own = stretches.iter().filter(|(query, _)| *query == place.query);
        let met: Vec<_> = own.map(|(_, words)| bytes(&reading, words)).collect();
        if let Some(first) = met.first().filter(|_| !met.iter().any(shares)) {
            out.push_str(&format!(
                "    The `close but no` on line {} meets “{}”: it shares no word with “{}”, so it sets nothing aside.\n",
                place.line,
                quote(first),
                visible(description.quote(found.section, &found.focus))
            ));
        }
    }
    out
}

/// Where `words` stand: a section, and bytes of its text.
fn bytes(reading: &Reading<'_>, words: &Words) -> (usize, Range<usize>) {
    let span = reading.span(words);
    (reading.line_of(words).section as usize, span.start as usize..span.end as usize)
}
