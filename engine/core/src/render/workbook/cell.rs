//! What may stand in a cell, and what a sheet may be called: Excel's own bounds.

use std::collections::BTreeSet;

use crate::render::visible;

/// The most that a cell of Excel holds, in units of UTF-16; one is kept for [`cell`].
const LONGEST: usize = 32_766;

/// What says that a cell was cut.
const CUT: &str = " … (cut here: a cell holds no more, and the JSON has it whole)";

/// The most that the name of a sheet holds, in units of UTF-16.
const LONGEST_NAME: usize = 31;

/// `text` as the words of a cell: every character shows, and none is more than Excel holds.
pub(super) fn cell(text: &str) -> String {
    // XML has no such characters, and no text means anything by them.
    let mut shown = visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    if units(&shown) > LONGEST {
        shown.truncate(longest(&shown, LONGEST - units(CUT)));
        shown.push_str(CUT);
    }
    // The library would take this for XML of its own and write it as it stands.
    if shown.starts_with("<r>") && shown.ends_with("</r>") {
        shown.push(' ');
    }
    shown
}

/// A name for a sheet that is like `wanted` and that no other of `taken` has, which then has it.
pub(super) fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let refused = |c: char| "[]:*?/\\\u{fffe}\u{ffff}".contains(c);
    let plain = visible(&visible(wanted).replace(refused, " "));
    // Excel keeps one name for itself, and takes no apostrophe at either end.
    let plain = match plain.trim_matches(['\'', ' ']) {
        "" => "Sheet",
        name if name.eq_ignore_ascii_case("history") => "Sheet",
        name => name,
    };
    let numbers = (2..).map(|n: u32| format!(" ({n})"));
    let names = [String::new()].into_iter().chain(numbers).map(|number| shortened(plain, &number));
    let free = names.into_iter().find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or_default()
}

/// As much of `name` as fits before `number`.
fn shortened(name: &str, number: &str) -> String {
    let room = LONGEST_NAME - units(number);
    if units(name) <= room {
        return format!("{name}{number}");
    }
    let cut = &name[..longest(name, room - 1)];
    format!("{}…{number}", cut.trim_end_matches(['\'', ' ']))
}

/// How long Excel counts `text`.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many bytes of `text` are at most so many units of UTF-16.
fn longest(text: &str, most: usize) -> usize {
    let mut counted = 0;
    let beyond = text.char_indices().find(|(_, c)| {
        counted += c.len_utf16();
        counted > most
    });
    beyond.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_excel_holds_and_says_where_it_was_cut() {
        for long in ["a".repeat(40_000), "😀".repeat(20_000), format!("{}😀", "a".repeat(32_765))] {
            let cell = cell(&long);
            assert!(units(&cell) <= 32_767 && cell.ends_with(CUT), "{} units", units(&cell));
        }
        let whole = "a".repeat(LONGEST);
        assert_eq!(cell(&whole), whole);
        assert_eq!(cell("a\u{ffff}b\u{202e}c\nd"), "a\u{fffd}b⟨U+202E⟩c d");
        assert_eq!(cell("<r><t>x</t></r>"), "<r><t>x</t></r> ");
    }

    #[test]
    fn a_sheet_has_a_name_of_its_own_that_excel_takes() {
        let mut taken = BTreeSet::new();
        let mut named = |wanted: &str| name(wanted, &mut taken);
        assert_eq!(named("Coverage of PROGRESS-Plus"), "Coverage of PROGRESS-Plus");
        assert_eq!(named("coverage of progress-plus"), "coverage of progress-plus (2)");
        assert_eq!(named("a/b: [c]*?\\"), "a b c");
        assert_eq!(named("''=1+1'"), "=1+1");
        assert_eq!(named("History"), "Sheet");
        assert_eq!(named(" /'"), "Sheet (2)");
        let long = "Barriers to what somebody does, in their own words";
        assert_eq!(named(long), "Barriers to what somebody does…");
        assert_eq!(named(long), "Barriers to what somebody… (2)");
        assert!(units(&named(&"😀".repeat(40))) <= LONGEST_NAME);
    }
}
