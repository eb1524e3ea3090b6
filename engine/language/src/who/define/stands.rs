//! Where the names that a text defines stand in it.

use std::collections::BTreeMap;

use super::super::cast::Cast;
use super::super::class::Class;
use super::Name;

/// For each word, the name it is in, counted from 1.
pub(in crate::who) fn found(cast: &Cast<'_, '_, '_>) -> Vec<u32> {
    let mut by_first: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (index, name) in cast.names.iter().enumerate() {
        let second = name.spelt.get(1).map_or("", |(word, _)| word.as_str());
        by_first.entry(name.spelt[0].0.as_str()).or_default().entry(second).or_default().push(index);
    }
    let first = cast.text.reading.each_by_writing(|word| by_first.get(word.folded.as_ref()));
    let mut name_of = vec![0; cast.text.reading.words.len()];
    for line in &cast.text.reading.sentences {
        let mut i = line.words.start;
        while i < line.words.end {
            let next = ["", cast.word_before(i + 1, line.words.end)];
            let next = &next[..1 + usize::from(!next[1].is_empty())];
            let here = first[i].into_iter().flat_map(|seconds| next.iter().filter_map(|next| seconds.get(next)));
            let here = here.flatten().copied();
            let met = here.filter(|&n| meets(cast, &cast.names[n], i, line.words.end));
            let Some(best) = met.max_by_key(|&n| (cast.names[n].spelt.len(), !cast.names[n].short)) else {
                i += 1;
                continue;
            };
            let end = i + cast.names[best].spelt.len();
            name_of[i..end].fill(best as u32 + 1);
            i = end;
        }
    }
    name_of
}

fn meets(cast: &Cast<'_, '_, '_>, name: &Name, at: usize, end: usize) -> bool {
    let spelt = name.spelt.len() <= end - at
        && name.spelt.iter().enumerate().all(|(k, (word, cased))| {
            cast.word(at + k) == word && (!cased || cast.capital(at + k)) && (k == 0 || !cast.broken(at + k))
        });
    if !spelt || !name.short {
        return spelt;
    }
    let low = cast.piece(at).start;
    let points =
        at > low && matches!(cast.word(at - 1), "the" | "this" | "that" | "our" | "its" | "each" | "those" | "these");
    let goes_on = at + 1 < end && cast.class(at + 1) == Class::Noun && !cast.broken(at + 1);
    // *Panel turned it down*, as notes write.
    let noted = cast.capital(at) && cast.noun(at).is_some_and(|noun| noun.group) && (at == low || cast.broken(at));
    (points || noted) && !goes_on
}

impl Cast<'_, '_, '_> {
    /// Whether a defined name starts at word `i`.
    pub(in crate::who) fn name_starts(&self, i: usize) -> bool {
        let low = self.piece(i).start;
        self.name(i).is_some_and(|name| {
            name.spelt[0].0 == self.word(i)
                && (i == low || name.spelt.len() == 1 || self.name(i - 1).is_none_or(|n| n.spelt != name.spelt))
        })
    }
}
