//! One spelling for words that British and American writers spell differently.
//!
//! It is asked for every word, so it looks at the few stems that share the word's
//! first letter, and only at words long enough to have two spellings. It knows pairs
//! that are one word in both spellings, never words that only look alike.

use std::borrow::Cow;

/// A stem in both spellings, and what may follow it.
struct Pair {
    american: &'static str,
    british: &'static str,
    endings: Endings,
}

#[derive(Clone, Copy)]
enum Endings {
    /// Anything: the stem is long enough to be one family.
    Any,
    /// These only, so that *labor* is folded and *laboratory* is not.
    These(&'static [&'static str]),
}

const OUR: Endings = Endings::These(&[
    "", "s", "ed", "ing", "er", "ers", "able", "ably", "al", "ally", "ful", "fully", "less", "hood", "hoods", "ly",
    "ite", "ites", "ism", "ist", "ists",
]);
const NOUN: Endings = Endings::These(&["", "s"]);
const ING: Endings = Endings::These(&["ed", "er", "ers", "ing", "or", "ors"]);

const fn pair(american: &'static str, british: &'static str, endings: Endings) -> Pair {
    Pair { american, british, endings }
}

/// In order of the alphabet, by the American stem.
const PAIRS: &[Pair] = &[
    pair("aging", "ageing", NOUN),
    pair("anemi", "anaemi", Endings::Any),
    pair("anesthe", "anaesthe", Endings::Any),
    pair("behavior", "behaviour", OUR),
    pair("cancel", "cancell", ING),
    pair("celiac", "coeliac", Endings::Any),
    pair("center", "centre", NOUN),
    pair("centered", "centred", Endings::Any),
    pair("centering", "centring", Endings::Any),
    pair("cesarean", "caesarean", Endings::Any),
    pair("color", "colour", OUR),
    pair("counsel", "counsell", ING),
    pair("defense", "defence", Endings::Any),
    pair("diarrhea", "diarrhoea", Endings::Any),
    pair("edema", "oedema", Endings::Any),
    pair("endeavor", "endeavour", OUR),
    pair("enrollment", "enrolment", NOUN),
    pair("esophag", "oesophag", Endings::Any),
    pair("estrogen", "oestrogen", Endings::Any),
    pair("favor", "favour", OUR),
    pair("fiber", "fibre", NOUN),
    pair("flavor", "flavour", OUR),
    pair("fulfillment", "fulfilment", NOUN),
    pair("gynecolog", "gynaecolog", Endings::Any),
    pair("harbor", "harbour", OUR),
    pair("hematolog", "haematolog", Endings::Any),
    pair("hemoglobin", "haemoglobin", Endings::Any),
    pair("hemophil", "haemophil", Endings::Any),
    pair("hemorrh", "haemorrh", Endings::Any),
    pair("honor", "honour", OUR),
    pair("humor", "humour", OUR),
    pair("hyperglycemi", "hyperglycaemi", Endings::Any),
    pair("hypoglycemi", "hypoglycaemi", Endings::Any),
    pair("ischemi", "ischaemi", Endings::Any),
    pair("judgment", "judgement", Endings::Any),
    pair("label", "labell", ING),
    pair("labor", "labour", OUR),
    pair("leukemi", "leukaemi", Endings::Any),
    pair("model", "modell", ING),
    pair("neighbor", "neighbour", OUR),
    pair("orthopedic", "orthopaedic", Endings::Any),
    pair("pediatric", "paediatric", Endings::Any),
    pair("program", "programme", NOUN),
    pair("rumor", "rumour", OUR),
    pair("septicemi", "septicaemi", Endings::Any),
    pair("travel", "travell", ING),
    pair("tumor", "tumour", OUR),
    pair("vapor", "vapour", OUR),
];

/// For each letter, the first pair of it; the last entry ends them all.
const FIRST: [u8; 27] = {
    let mut first = [0; 27];
    let mut letter = 0;
    let mut at = 0;
    while letter < 26 {
        first[letter] = at as u8;
        while at < PAIRS.len() && PAIRS[at].american.as_bytes()[0] == b'a' + letter as u8 {
            at += 1;
        }
        letter += 1;
    }
    assert!(at == PAIRS.len(), "the pairs are in order of the alphabet");
    first[26] = at as u8;
    first
};

const SHORTEST: usize = 5;

/// What may stand for -ise and its family, and for -yse.
const IZE: &[&str] = &[
    "ize",
    "ized",
    "izes",
    "izing",
    "izer",
    "izers",
    "ization",
    "izations",
    "izational",
    "izationally",
    "izable",
    "izably",
];
const YZE: &[&str] = &["yze", "yzed", "yzes", "yzing", "yzer", "yzers"];

/// The spelling that words are compared by: British, with -ise.
pub(super) fn one_spelling(word: Cow<'_, str>) -> Cow<'_, str> {
    if word.len() < SHORTEST {
        return word;
    }
    let word = with_s(word);
    let found = pairs(&word).find_map(|pair| {
        let ending = word.strip_prefix(pair.american)?;
        pair.takes(ending).then(|| [pair.british, ending].concat())
    });
    found.map_or(word, Cow::Owned)
}

/// The starts of folded words that go on from `start`.
pub(super) fn starts(start: String) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(at) = zed(&start)
        && IZE.iter().chain(YZE).any(|ending| ending.starts_with(&start[at - 1..]))
    {
        found.push([&start[..at], "s", &start[at + 1..]].concat());
    }
    for pair in PAIRS {
        let british = if pair.american.starts_with(&start) {
            pair.british.to_owned()
        } else if let Some(ending) = start.strip_prefix(pair.american).filter(|ending| pair.goes_on(ending)) {
            [pair.british, ending].concat()
        } else {
            continue;
        };
        if !british.starts_with(&start) && !found.iter().any(|known| british.starts_with(known.as_str())) {
            found.push(british);
        }
    }
    found.insert(0, start);
    found
}

impl Pair {
    fn takes(&self, ending: &str) -> bool {
        match self.endings {
            Endings::Any => true,
            Endings::These(endings) => endings.contains(&ending),
        }
    }

    /// Whether some ending of the stem starts so.
    fn goes_on(&self, ending: &str) -> bool {
        match self.endings {
            Endings::Any => true,
            Endings::These(endings) => endings.iter().any(|known| known.starts_with(ending)),
        }
    }
}

fn pairs(word: &str) -> impl Iterator<Item = &'static Pair> {
    let letter = word.bytes().next().filter(u8::is_ascii_lowercase).map(|b| usize::from(b - b'a'));
    let of_letter = letter.map_or(0..0, |letter| usize::from(FIRST[letter])..usize::from(FIRST[letter + 1]));
    PAIRS[of_letter].iter()
}

/// *-ize* as *-ise*, and *-yze* as *-yse*.
fn with_s(word: Cow<'_, str>) -> Cow<'_, str> {
    let Some(at) = zed(&word) else { return word };
    let ending = &word[at - 1..];
    if !IZE.contains(&ending) && !YZE.contains(&ending) {
        return word;
    }
    let mut british = word.into_owned();
    british.replace_range(at..=at, "s");
    Cow::Owned(british)
}

/// Where the last `z` stands that follows an `i` or `y` after two letters or more: not
/// in *size* or *prize*.
fn zed(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let at = bytes.iter().rposition(|&b| b == b'z').filter(|&at| at > 3)?;
    matches!(bytes[at - 1], b'i' | b'y').then_some(at)
}
