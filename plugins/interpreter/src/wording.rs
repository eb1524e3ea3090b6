//! Wording that a check flags, with what to say instead. It is never scored.

use evenhand_language::claim::Prepared;
use evenhand_language::rating::judge::overlaps;
use evenhand_language::wording::Wording;
use evenhand_language::{Reading, Words};

use crate::assess::Met;
use crate::compiled::{Mark, RestsOn, Rules};
use crate::contract as wit;
use crate::{evidence, project_parts};

/// For each check, the places where the text words something as the check flags it, and
/// the words are its own. Of places that share words, the longest.
pub(crate) fn flag(
    claims: &Prepared<'_, '_>,
    rules: &Rules<'_>,
    met: &Met,
    parts: &[Option<&str>],
) -> Vec<Vec<wit::Evidence>> {
    let mut places: Vec<Vec<(Words, u16)>> = rules.checks.iter().map(|_| Vec::new()).collect();
    let mut wording = None;
    for (mark, words) in &met.marks {
        let Mark::Wording(check, entry) = mark else { continue };
        let own = wording.get_or_insert_with(|| Wording::new(claims)).is_own(words);
        if let Some(places) = places.get_mut(usize::from(*check)).filter(|_| own) {
            places.push((words.clone(), *entry));
        }
    }
    let shown = |(places, check): (Vec<(Words, u16)>, &crate::compiled::Check<'_>)| {
        let instead: &[&str] = if let RestsOn::Wording(instead) = &check.rests_on { instead } else { &[] };
        let note = |entry: u16| instead.get(usize::from(entry)).copied().unwrap_or_default();
        let one = |(words, entry): (Words, u16)| item(claims.reading(), parts, &words, note(entry));
        longest(places).into_iter().map(one).collect()
    };
    places.into_iter().zip(&rules.checks).map(shown).collect()
}

/// Of places that share words, the longest; in order.
fn longest(mut places: Vec<(Words, u16)>) -> Vec<(Words, u16)> {
    places.sort_by_key(|(words, entry)| (std::cmp::Reverse(words.len()), words.start, *entry));
    let mut kept: Vec<(Words, u16)> = Vec::new();
    for place in places {
        if !kept.iter().any(|(words, _)| overlaps(words, &place.0)) {
            kept.push(place);
        }
    }
    kept.sort_by_key(|(words, _)| words.start);
    kept
}

/// The words alone are meant, whatever the sentence claims with them.
fn item(reading: &Reading<'_>, parts: &[Option<&str>], words: &Words, instead: &str) -> wit::Evidence {
    let (section, span, focus) = evidence::place(reading, words);
    wit::Evidence {
        section,
        span,
        focus,
        stance: wit::Stance::Supports,
        claim: wit::Claim::Mentioned,
        labels: project_parts::label(parts.get(section as usize).copied().flatten()).into_iter().collect(),
        note: format!("say instead: {instead}"),
    }
}
