//! Facts that are hoped for, and negation that is part of a fact.

use evenhand_language::claim::Prepared;
use evenhand_language::{Claim, Kind, Reading, claim};

use crate::fixture::{find, one_section};

#[test]
fn a_fact_that_is_hoped_for_is_no_fact_yet() {
    let fact = |text: &'static str, phrase: &str| {
        let text = one_section(text);
        let reading = Reading::new(&text);
        let focus = find(&reading, text.sections[0].text, phrase).expect("the phrase");
        Prepared::new(&reading).claim(&focus, Kind::Fact).claim
    };
    for (text, phrase) in [
        ("We hope that waiting will be shortened.", "waiting will be shortened"),
        ("We hope waiting is shortened.", "waiting is shortened"),
        ("We hope to shorten waiting.", "shorten waiting"),
        ("Missed calls should fall.", "calls should fall"),
    ] {
        assert_eq!(fact(text, phrase), Claim::Intended, "{text}");
    }
    assert_eq!(fact("Waiting was shortened.", "Waiting was shortened"), Claim::Reported);
    assert_eq!(fact("We hope to close the gap between the wards.", "gap between the wards"), Claim::Reported);
}

#[test]
fn negation_inside_a_fact_is_part_of_it() {
    let text = "We met people with no money and landlords who were not mending their flats.";
    let whole = one_section(text);
    let reading = Reading::new(&whole);
    for phrase in ["people with no money", "landlords", "not mending"] {
        let focus = find(&reading, text, phrase).expect("the phrase stands in the text");
        assert_eq!(claim(&reading, &focus, Kind::Fact).claim, Claim::Reported, "{phrase}");
    }
}
