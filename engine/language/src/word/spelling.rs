//! One spelling for words that British and American writers spell differently.

use std::borrow::Cow;

const PAIRS: &[(&str, &str)] = &[
    ("behavior", "behaviour"),
    ("color", "colour"),
    ("favor", "favour"),
    ("labor", "labour"),
    ("neighbor", "neighbour"),
    ("honor", "honour"),
    ("harbor", "harbour"),
    ("pediatric", "paediatric"),
    ("anesthe", "anaesthe"),
    ("gynecolog", "gynaecolog"),
    ("hematolog", "haematolog"),
    ("orthopedic", "orthopaedic"),
    ("center", "centre"),
    ("program", "programme"),
];

/// The spelling that words are compared by: British, with -ise.
pub(super) fn one_spelling(word: Cow<'_, str>) -> Cow<'_, str> {
    if let Some(stem) = word.find("iz").filter(|&at| at > 2 && is_ize(&word[at..])) {
        let mut british = word.into_owned();
        british.replace_range(stem + 1..stem + 2, "s");
        return Cow::Owned(british);
    }
    for (american, british) in PAIRS {
        if let Some(rest) = word.strip_prefix(american) {
            if (*american != "program" || rest.is_empty() || rest == "s") && !word.starts_with(british) {
                return Cow::Owned([british, rest].concat());
            }
        }
    }
    word
}

fn is_ize(tail: &str) -> bool {
    ["ize", "izes", "ized", "izing", "ization", "izations", "izational", "izer", "izers"].contains(&tail)
}
