//! What ends with a full stop without ending a sentence.
//!
//! The lists are of British health and council prose. Whether a sentence ends is
//! for [`super`]; this module only says what an abbreviation can stand before.

/// What an abbreviation stands before when its full stop does not end a sentence.
pub(super) enum Abbreviation {
    /// Anything: a title, "e.g.", "vs.".
    Always,
    /// A figure or a code: "No. 5", "Fig. B", "Jan. 12".
    BeforeFigure,
    /// A day, a month or a zone: "7 p.m. Tuesday".
    BeforeTime,
    /// A name or a bracket, but not a word that opens a sentence: "St. Mary's",
    /// "Oduvale et al. (2020)", an initial.
    BeforeName,
}

/// Abbreviations that always need something after them.
const ALWAYS: &[&str] = &[
    "approx", "asst", "avg", "ca", "capt", "cf", "cllr", "cllrs", "dr", "drs", "e.g", "eg", "esp", "exc", "excl", "fr",
    "gen", "hon", "i.e", "ie", "inc", "incl", "lt", "messrs", "mr", "mrs", "ms", "mx", "prof", "profs", "rev", "revd",
    "rt", "sgt", "sr", "viz", "vs",
];

/// Abbreviations of what is numbered.
const BEFORE_FIGURE: &[&str] = &[
    "c", "ch", "chap", "circ", "cl", "ed", "edn", "eq", "est", "ext", "fig", "figs", "max", "min", "n", "nos", "p",
    "para", "paras", "pop", "pp", "pt", "ref", "refs", "reg", "s", "sch", "sec", "sect", "tel", "v", "ver", "vol",
    "vols",
];

/// Those that are other words without their capital: "sat", "no", "mar".
const CAPITALISED: &[&str] = &[
    "App", "Apr", "Art", "Aug", "Dec", "Feb", "Fri", "Jan", "Jul", "Jun", "Mar", "Mon", "No", "Nov", "Oct", "Sat",
    "Sep", "Sept", "Sun", "Tab", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed",
];

/// Abbreviations that are part of a name, or stand before one.
const BEFORE_NAME: &[&str] = &[
    "al", "assoc", "attn", "ave", "bros", "co", "corp", "cttee", "dept", "depts", "dist", "div", "govt", "hosp", "hq",
    "inst", "jr", "ltd", "mt", "natl", "ph.d", "rd", "soc", "sq", "st", "sts", "univ",
];

/// Words after which a single capital is a label, and not an initial: "Plan B.".
const LABELLED: &[&str] = &[
    "annex",
    "appendix",
    "arm",
    "band",
    "bay",
    "block",
    "class",
    "cluster",
    "cohort",
    "factor",
    "figure",
    "form",
    "grade",
    "group",
    "hepatitis",
    "influenza",
    "item",
    "level",
    "option",
    "part",
    "phase",
    "plan",
    "room",
    "schedule",
    "section",
    "site",
    "stage",
    "step",
    "strand",
    "stream",
    "table",
    "team",
    "tier",
    "type",
    "unit",
    "vitamin",
    "ward",
    "wave",
    "zone",
];

/// Words that open sentences, and seldom names.
const OPENERS: &[&str] = &[
    "a", "about", "after", "all", "also", "although", "an", "and", "another", "any", "are", "as", "at", "because",
    "before", "both", "but", "by", "can", "do", "does", "during", "each", "either", "even", "every", "everyone", "few",
    "for", "from", "further", "has", "have", "he", "her", "here", "his", "how", "however", "i", "if", "in", "is", "it",
    "its", "many", "most", "my", "neither", "no", "nobody", "none", "not", "nothing", "now", "of", "on", "once", "one",
    "only", "or", "other", "others", "our", "over", "people", "she", "since", "so", "some", "such", "that", "the",
    "their", "then", "there", "these", "they", "this", "those", "three", "to", "two", "under", "until", "was", "we",
    "were", "what", "when", "where", "whether", "which", "while", "who", "why", "will", "with", "without", "you",
    "your",
];

/// What a word before a time can be followed by.
const TIMES: &[&str] = &[
    "april",
    "august",
    "bst",
    "december",
    "february",
    "friday",
    "gmt",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "november",
    "october",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "tuesday",
    "utc",
    "wednesday",
];

/// What `last`, the word before a full stop, abbreviates; `body` ends with it.
pub(super) fn abbreviation(last: &str, body: &str) -> Option<Abbreviation> {
    let last = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = last.to_lowercase();
    let word = word.as_str();
    let is = |list: &[&str]| list.contains(&word);
    if matches!(word, "a.m" | "p.m") {
        Some(Abbreviation::BeforeTime)
    } else if is(ALWAYS) {
        Some(Abbreviation::Always)
    } else if (is(BEFORE_FIGURE) && !is_initial(last)) || CAPITALISED.contains(&last) {
        Some(Abbreviation::BeforeFigure)
    } else if is(BEFORE_NAME) || is_initials(last) || (is_initial(last) && !is_label(last, body)) {
        Some(Abbreviation::BeforeName)
    } else {
        None
    }
}

/// Whether `word` opens sentences.
pub(super) fn is_opener(word: &str) -> bool {
    let word = word.split(['\'', '\u{2019}']).next().unwrap_or(word);
    OPENERS.contains(&word.to_lowercase().as_str())
}

/// Whether `word` is a day, a month or a time zone.
pub(super) fn is_time(word: &str) -> bool {
    TIMES.contains(&word.to_lowercase().as_str())
}

/// "J", one capital.
fn is_initial(last: &str) -> bool {
    let mut chars = last.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// "J.R", "N.H.S", "B.Sc": capitals joined by full stops.
fn is_initials(last: &str) -> bool {
    last.contains('.')
        && last.split('.').all(|part| part.len() <= 2 && part.chars().next().is_some_and(char::is_uppercase))
}

/// Whether the capital that ends `body` is a label: "Plan B", "Hepatitis C".
fn is_label(last: &str, body: &str) -> bool {
    let before = body[..body.len() - last.len()].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    LABELLED.contains(&word.as_str()) || LABELLED.contains(&word.trim_end_matches('s'))
}
