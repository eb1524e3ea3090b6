//! What stands above a statement: headings, the headers of columns, lead-ins of lists.

use evenhand_com_b::{Mode, Polarity, Subcomponent};
use evenhand_language::text::Section;

mod common;

use Polarity::{Barrier, Facilitator};

/// What counts in `section`: its words, its code and its side.
fn counts(section: Section<'_>) -> Vec<(String, Subcomponent, Polarity)> {
    let found = common::found(section, Mode::Prose);
    found.into_iter().filter_map(|(s, words)| Some((words, s.code.as_ref()?.first, s.verdict.polarity()?))).collect()
}

/// Under a heading that says *barriers* a table has columns of people and of dates too.
#[test]
fn in_a_table_the_header_of_the_column_alone_gives_a_side() {
    let table = "Barriers to home visits\nBarrier | Owner | Due\nNo car on Fridays | Deputy manager | June\n\
                 Afraid of dogs | Rota clerk | 3 July";
    let found = counts(common::headed_table(table));
    let words: Vec<&str> = found.iter().map(|(words, ..)| words.as_str()).collect();
    assert_eq!(words, ["No car on Fridays", "Afraid of dogs"]);
    assert!(found.iter().all(|(_, _, side)| *side == Barrier), "{found:?}");
}

/// Nor does a column pass its side, or its row's first cell its code, to the columns beside it.
#[test]
fn who_said_it_and_what_is_tried_are_no_barriers() {
    let table = "From the visits\nWhat stops the porters | Raised by | What we could try\n\
                 They feel foolish asking | Eight porters, one sister | Badges with names\n\
                 Nowhere to wash | Night shift | A second basin by the lift";
    let words: Vec<String> = counts(common::headed_table(table)).into_iter().map(|(words, ..)| words).collect();
    assert_eq!(words, ["They feel foolish asking", "Nowhere to wash"]);
    let helped = "What came of it\nWhat helped | Who\nA chair by the scales | Porters";
    let found = counts(common::headed_table(helped));
    assert!(found.iter().all(|(words, _, side)| words == "A chair by the scales" && *side == Facilitator), "{found:?}");
}

/// What no list has a phrase for is coded by its words, and not left out.
#[test]
fn a_cell_below_barrier_is_never_dropped() {
    let table = "Notes\nBarrier | Owner\nThe thermometer is always flat and its charger has vanished | Stores";
    let found = counts(common::headed_table(table));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].1, found[0].2), (Subcomponent::PhysicalOpportunity, Barrier));
}

/// The heading's topic is no influence: an item that no list knows is coded by its own words.
#[test]
fn a_topic_in_a_heading_is_no_code() {
    let section = common::headed_list("Barriers to the swimming and stamina course\nThat is for old folk, not for me");
    let found = counts(section);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_ne!(found[0].1, Subcomponent::PhysicalCapability, "{found:?}");
}

/// A heading that asks why people do not come signs the items of its section.
#[test]
fn a_heading_that_asks_why_not_signs_its_list() {
    let section =
        common::headed_list("Why do tenants not come to the choir?\nThe hall is up two flights\nToo shy to sing");
    let found = counts(section);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|(_, _, side)| *side == Barrier), "{found:?}");
    let section = common::headed_list("Why do tenants not come to the choir?\nThose who come with a friend enjoy it");
    let found = common::found(section, Mode::Prose);
    assert!(found.iter().all(|(s, _)| s.verdict.polarity() != Some(Barrier)), "{found:?}");
}
