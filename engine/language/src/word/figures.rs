//! Which words are figures: numbers, money, percentages and dates.

use super::{Figure, Word};

/// Numbers in words, and what they count.
const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
];

/// Words that are figures and count nothing whole.
const PARTS: &[&str] = &["half", "third", "quarter", "twice", "once", "double"];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
];

const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const AFTER_PREPOSITION: &[&str] = &[
    "in", "by", "from", "since", "until", "till", "of", "during", "before", "after", "to", "and", "early", "late",
    "mid",
];

/// What a number counts, in words or in digits: *six*, *40*.
pub(crate) fn count(folded: &str) -> Option<u32> {
    let said = NUMBERS.iter().find(|(name, _)| *name == folded).map(|(_, value)| *value);
    said.or_else(|| folded.parse().ok())
}

fn is_number(folded: &str) -> bool {
    PARTS.contains(&folded) || NUMBERS.iter().any(|(name, _)| *name == folded)
}

/// Marks every word of `words` with the kinds of figure it is.
pub(super) fn mark_figures(text: &str, words: &mut [Word<'_>]) {
    for i in 0..words.len() {
        let folded = words[i].folded.as_ref();
        let digits = folded.starts_with(|c: char| c.is_ascii_digit());
        if !digits && !may_be_named(folded) {
            continue;
        }
        let mut kinds = 0;
        if (digits && !ends_a_name(words, i) || !digits && is_number(folded)) && !tells_the_hour(words, i) {
            kinds |= number_kinds(text, words, i);
        }
        if is_date(words, i, digits) {
            kinds |= Figure::DATE.0;
        }
        words[i].figure = Figure(kinds);
    }
}

/// What the number at `i` counts.
fn number_kinds(text: &str, words: &[Word<'_>], i: usize) -> u8 {
    let before = &text[..words[i].start as usize];
    let after = &text[words[i].end as usize..];
    let mut kinds = Figure::NUMBER.0;
    if before.ends_with(['£', '€', '$']) || next_is(words, i, &["pounds", "pound", "quid", "pence", "gbp"]) {
        kinds |= Figure::MONEY.0;
    }
    if after.starts_with('%') || next_is(words, i, &["percent"]) || per_cent(words, i) {
        kinds |= Figure::PERCENT.0;
    }
    kinds
}

/// For each first letter, the lengths of the numbers, months and days in words, a bit
/// each; of the days' plurals too.
const LENGTHS: [u16; 26] = {
    let mut lengths = [0; 26];
    let mut number = 0;
    while number < NUMBERS.len() {
        lengths = with(lengths, NUMBERS[number].0, 0);
        number += 1;
    }
    let lists = [PARTS, MONTHS, DAYS];
    let mut list = 0;
    while list < lists.len() {
        let mut word = 0;
        while word < lists[list].len() {
            lengths = with(lengths, lists[list][word], 0);
            lengths = with(lengths, lists[list][word], 1);
            word += 1;
        }
        list += 1;
    }
    lengths
};

const fn with(mut lengths: [u16; 26], word: &str, more: usize) -> [u16; 26] {
    lengths[(word.as_bytes()[0] - b'a') as usize] |= 1 << (word.len() + more);
    lengths
}

/// A quick look: most words are no number, month or day by their first letter and length.
fn may_be_named(folded: &str) -> bool {
    let first = folded.as_bytes().first().filter(|b| b.is_ascii_lowercase());
    folded.len() < 16 && first.is_some_and(|b| LENGTHS[usize::from(b - b'a')] & (1 << folded.len()) != 0)
}

/// The number of a name counts nothing: *COVID-19*, *PHQ-9*, *EQ-5D*.
fn ends_a_name(words: &[Word<'_>], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|at| &words[at]) else { return false };
    let capitals = before.raw.len() > 1 && before.raw.bytes().all(|b| b.is_ascii_uppercase());
    before.folded == "covid" || (capitals && words[i].hyphened)
}

/// The hour counts nothing: *half past four*, *quarter to 9*, *six o'clock*.
fn tells_the_hour(words: &[Word<'_>], i: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_ref());
    let part = |at: usize| matches!(word(at), "half" | "quarter");
    let turn = |at: usize| matches!(word(at), "past" | "to");
    let hour = i >= 2 && turn(i - 1) && part(i - 2);
    let before_hour = part(i) && turn(i + 1) && count(word(i + 2)).is_some_and(|hour| hour <= 12);
    hour || before_hour || word(i + 1) == "o'clock"
}

fn next_is(words: &[Word<'_>], i: usize, any: &[&str]) -> bool {
    words.get(i + 1).is_some_and(|next| any.contains(&next.folded.as_ref()))
}

fn per_cent(words: &[Word<'_>], i: usize) -> bool {
    next_is(words, i, &["per"]) && words.get(i + 2).is_some_and(|w| w.folded == "cent")
}

fn is_date(words: &[Word<'_>], i: usize, digits: bool) -> bool {
    let word = &words[i];
    let folded = word.folded.as_ref();
    if digits {
        let year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
        let decade =
            folded.len() == 5 && folded.ends_with("0s") && (folded.starts_with("19") || folded.starts_with("20"));
        let years =
            folded.contains('/') && folded.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
        let of_month = |w: Option<&Word<'_>>| w.is_some_and(|w| MONTHS.contains(&w.folded.as_ref()));
        let counted = i > 0 && matches!(words[i - 1].folded.as_ref(), "month" | "week" | "year" | "quarter" | "day");
        return year
            || decade
            || years
            || counted
            || of_month(words.get(i + 1))
            || (i > 0 && of_month(words.get(i - 1)));
    }
    let day = DAYS.contains(&folded.strip_suffix('s').unwrap_or(folded));
    day || (MONTHS.contains(&folded)
        && (!matches!(folded, "may" | "march" | "mar" | "jan") || month_by_context(words, i)))
}

/// *May* and *March* are months when capital and beside a figure or a preposition.
fn month_by_context(words: &[Word<'_>], i: usize) -> bool {
    let word = &words[i];
    let beside_digits = |w: Option<&Word<'_>>| w.is_some_and(|w| w.folded.starts_with(|c: char| c.is_ascii_digit()));
    let capital = word.raw.starts_with(char::is_uppercase);
    let after_preposition = i > 0 && AFTER_PREPOSITION.contains(&words[i - 1].folded.as_ref());
    capital && (after_preposition || beside_digits(words.get(i + 1)) || (i > 0 && beside_digits(words.get(i - 1))))
}
