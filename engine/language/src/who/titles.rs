//! Words before a surname.

/// Those that go with any name: *Len Corby* is *Mr Corby*.
pub(super) const PLAIN: &[&str] = &["mr", "mrs", "ms", "miss"];

/// Those that tell what somebody is, or was honoured for.
const OTHERS: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "sister",
    "nurse",
    "matron",
    "cllr",
    "councillor",
    "rev",
    "reverend",
    "pc",
    "sir",
    "dame",
];

/// Whether a word, in small letters, may stand before a surname.
pub(super) fn is_title(word: &str) -> bool {
    PLAIN.contains(&word) || OTHERS.contains(&word)
}
