//! One query on one description: every place where it is met, and how it reads there.
//!
//! It is for authors, who try a query before it goes on a page. The words are read by
//! the same code as inside a plugin; only the page's own rules are not there.

use std::ops::Range;

use evenhand_language::claim::Prepared;
use evenhand_language::query::{self, Lists, Query, Table, Unresolved};
use evenhand_language::who::{self, Cast};
use evenhand_language::{Kind, Reading, Words};

use crate::model::description::ProjectDescription;
use crate::model::occurrence::{Acting, Occurrence, Told};
use crate::model::report::{Places, introduced_by, place};
use crate::model::{Actor, Claim};

/// The most characters of a sentence that stand before a match, and after it.
const BESIDE: usize = 1_000;

/// Where `query` is met in `description`, in order, and how each place reads as `kind`.
///
/// # Errors
/// When the query, or a list that it names, names a list that `lists` does not have.
pub fn find(
    query: &Query,
    lists: &Lists,
    description: &ProjectDescription,
    kind: Kind,
) -> Result<Vec<Occurrence>, Unresolved> {
    let bytes = query::compile(std::slice::from_ref(query), lists)?;
    let text = description.as_text();
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let cast = Cast::new(&claims);
    let places = Places::of(&description.text);
    let reader = Reader { description, places: &places, reading: &reading, claims: &claims, cast: &cast, kind };
    let mut found = Vec::new();
    // The bytes were compiled above, so they open.
    if let Ok(table) = Table::open(&bytes) {
        table.scan(&reading, &mut |_, words| found.push(words));
    }
    found.sort_by_key(|words| (words.start, words.end));
    found.dedup();
    Ok(found.iter().map(|words| reader.occurrence(words)).collect())
}

/// What is asked of each place.
struct Reader<'a> {
    description: &'a ProjectDescription,
    places: &'a Places<'a>,
    reading: &'a Reading<'a>,
    claims: &'a Prepared<'a, 'a>,
    cast: &'a Cast<'a, 'a, 'a>,
    kind: Kind,
}

impl Reader<'_> {
    fn occurrence(&self, words: &Words) -> Occurrence {
        let reckoned = self.claims.claim(words, self.kind);
        let line = self.reading.line_of(words);
        let section = line.section as usize;
        let span = bytes(&self.reading.span(words));
        let sentence = bytes(&line.span);
        let within = span.start - sentence.start..span.end - sentence.start;
        let (sentence, within) = near(self.description.quote(section, &sentence), &within);
        Occurrence {
            quote: self.description.quote(section, &span).to_owned(),
            sentence,
            place: place(self.description, self.places, section, &span),
            claim: reckoned.claim,
            set_aside: reckoned.set_aside,
            who: self.who(words, reckoned.claim),
            introduced_by: introduced_by(self.description, section, &span),
            within,
            because: reckoned.because.map(|words| self.said(&words)),
        }
    }

    /// Who does it. Nobody does a fact, nor what is only mentioned with nobody near it.
    fn who(&self, words: &Words, claim: Claim) -> Option<Acting> {
        if self.kind == Kind::Fact {
            return None;
        }
        let who = self.cast.who(words);
        let nobody = claim == Claim::Mentioned && who.actor == Actor::Unclear;
        (!nobody).then(|| Acting {
            kind: who.actor.id(),
            words: who.words.map(|words| self.said(&words)),
            told: match who.told {
                who::Told::Named => Told::Named,
                who::Told::Alias => Told::Alias,
                who::Told::Pronoun => Told::Pronoun,
                who::Told::Introduced => Told::Introduced,
                who::Told::Nothing => Told::Nothing,
            },
        })
    }

    /// The text of `words`, which may stand anywhere in the description.
    fn said(&self, words: &Words) -> String {
        let section = self.reading.line_of(words).section as usize;
        self.description.quote(section, &bytes(&self.reading.span(words))).to_owned()
    }
}

fn bytes(span: &Range<u32>) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// `sentence` as far as it stands near the bytes `within` it, and where these stand in that. A
/// text without a full stop is one sentence, and would be quoted whole at each of its words.
fn near(sentence: &str, within: &Range<usize>) -> (String, Range<usize>) {
    let (before, met, after) = (&sentence[..within.start], &sentence[within.clone()], &sentence[within.end..]);
    let start = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(BESIDE).map_or(after.len(), |(at, _)| at);
    let mut near = String::new();
    if start > 0 {
        near.push('…');
    }
    near.push_str(&before[start..]);
    let from = near.len();
    near.push_str(met);
    near.push_str(&after[..end]);
    if end < after.len() {
        near.push('…');
    }
    (near, from..from + met.len())
}

#[cfg(test)]
mod tests {
    use super::{BESIDE, near};

    #[test]
    fn a_sentence_is_quoted_as_far_as_it_stands_near() {
        assert_eq!(near("We visit homes.", &(3..8)), ("We visit homes.".to_owned(), 3..8));
        let (before, after) = ("é".repeat(BESIDE), "ü".repeat(BESIDE));
        let whole = format!("{before}visit{after}");
        let at = before.len()..before.len() + 5;
        assert_eq!(near(&whole, &at), (whole.clone(), at.clone()), "to so many characters it is whole");
        let longer = format!("a{whole}b");
        let (near, within) = near(&longer, &(at.start + 1..at.end + 1));
        assert_eq!(near, format!("…{whole}…"));
        assert_eq!(&near[within], "visit");
    }
}
