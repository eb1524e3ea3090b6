//! What a word is, and what it is compared as, by example.

use super::{Figure, fold, fold_open, words};

fn raw(text: &str) -> Vec<&str> {
    words(text, 0, text.len() as u32).iter().map(|word| word.raw).collect()
}

/// The words of `text` that are figures of `kind`.
fn figures(text: &str, kind: Figure) -> Vec<&str> {
    let all = words(text, 0, text.len() as u32);
    all.iter().filter(|word| word.figure.is(kind)).map(|word| word.raw).collect()
}

#[test]
fn marks_inside_figures_do_not_end_them() {
    assert_eq!(
        raw("£2,400 and £1.2m, at 10.30am; 24/7 in 2023/24."),
        ["2,400", "and", "1.2m", "at", "10.30am", "24/7", "in", "2023/24"]
    );
    assert_eq!(raw("p<0.05 (1:1), and/or 5%."), ["p", "0.05", "1:1", "and", "or", "5"]);
}

#[test]
fn hyphens_of_all_kinds_join_words_and_are_remembered() {
    for text in ["low-income", "low\u{2010}income", "low\u{2011}income", "low\u{2013}income"] {
        let found = words(text, 0, text.len() as u32);
        assert_eq!(found.iter().map(|word| word.hyphened).collect::<Vec<_>>(), [false, true], "{text}");
    }
    let apart = "low - income";
    assert!(!words(apart, 0, apart.len() as u32)[1].hyphened);
    assert_eq!(raw("co\u{ad}production"), ["co\u{ad}production"]);
    assert_eq!(fold("co\u{ad}production"), "coproduction");
}

#[test]
fn markdown_is_skipped_and_an_address_is_one_word() {
    assert_eq!(raw("**Bold** _and_ `code` | cell"), ["Bold", "and", "code", "cell"]);
    assert_eq!(raw("[site](https://a.org/b-c?d=e), or me@a.org."), ["site", "https://a.org/b-c?d=e", "or", "me@a.org"]);
}

#[test]
fn one_spelling_for_two() {
    for (american, british) in [
        ("organization", "organisation"),
        ("Organizational", "organisational"),
        ("randomized", "randomised"),
        ("analyze", "analyse"),
        ("behaviors", "behaviours"),
        ("behavioral", "behavioural"),
        ("neighborhood", "neighbourhood"),
        ("pediatrics", "paediatrics"),
        ("hemorrhage", "haemorrhage"),
        ("anesthetist", "anaesthetist"),
        ("centers", "centres"),
        ("centered", "centred"),
        ("counselor", "counsellor"),
        ("program", "programme"),
    ] {
        assert_eq!(fold(american), british);
        assert_eq!(fold(british), british);
    }
    for same in ["size", "prize", "citizens", "laboratory", "programmed", "horizon", "colorado", "model", "travel"] {
        assert_eq!(fold(same), same);
    }
    assert_eq!(fold("Carer\u{2019}s"), "carer");
    assert_eq!(fold("didn\u{2018}t"), "didn't");
}

#[test]
fn the_start_of_a_word_starts_both_spellings() {
    assert_eq!(fold_open("organiz"), ["organiz", "organis"]);
    assert_eq!(fold_open("citiz"), ["citiz", "citis"]);
    assert_eq!(fold_open("pedi"), ["pedi", "paediatric"]);
    assert_eq!(fold_open("center"), ["center", "centre", "centring"]);
    assert_eq!(fold_open("behavior"), ["behavior", "behaviour"]);
    assert_eq!(fold_open("depriv"), ["depriv"]);
}

#[test]
fn figures_are_told_by_what_stands_beside_them() {
    assert_eq!(figures("£2,400, £1.2m and 30 pounds of 12", Figure::MONEY), ["2,400", "1.2m", "30"]);
    assert_eq!(figures("twenty pound an hour, and 5 quid for the bus", Figure::MONEY), ["twenty", "5"]);
    assert_eq!(figures("12%, 9 per cent, ten percent of 40", Figure::PERCENT), ["12", "9", "ten"]);
    assert_eq!(
        figures("Twelve of 24, at 10.30am, p<0.05, 24/7", Figure::NUMBER),
        ["Twelve", "24", "10.30am", "0.05", "24/7"]
    );
    assert_eq!(figures("COVID-19, Covid 19, PHQ-9 and EQ-5D", Figure::NUMBER), [] as [&str; 0]);
    let hours = "half past four, a quarter to 9, six o'clock; half to the hall, quarter of 8";
    assert_eq!(figures(hours, Figure::NUMBER), ["half", "quarter", "8"], "the hour counts nothing");
    assert_eq!(figures("mid-2024 and the over-65s", Figure::NUMBER), ["2024", "65s"]);
}

#[test]
fn dates_are_days_months_and_years() {
    assert_eq!(
        figures("on 12th May, in 2023/24, the 1990s, on Mondays", Figure::DATE),
        ["12th", "May", "2023/24", "1990s", "Mondays"]
    );
    assert_eq!(figures("it may rain in March 2025; they march", Figure::DATE), ["March", "2025"]);
    assert_eq!(figures("24/7 and 1,950 people", Figure::DATE), [] as [&str; 0]);
}
