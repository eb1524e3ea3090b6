//! Conclusions about each value of a facet.

use evenhand_build::Files;

use crate::{ASKED, read, sample};

fn each(when: &str) -> Files {
    let check = "[[check]]\nid = \"apart\"\nfor-each = \"day\"\nwhen = \"WHEN\"\ntitle = \"{day}: asked, and not \
                 compared\"\ntext = \"On a {day}, people are asked.\"\nprompts = [{ who = \"analyst\", ask = \"What of \
                 each {day}?\" }]\n";
    sample::and("checks.toml", &check.replace("WHEN", when))
}

#[test]
fn a_check_for_each_value_is_drawn_for_those_of_which_it_holds() {
    let text = "On Monday our team interviewed forty tenants in our survey. On Sunday our team interviewed ten tenants.\n\
                On Sunday we compared uptake between women and men.";
    let found = read(each("s1.ask[day] >= partly and s1.compare[day] < partly"), &[], text);
    let [one] = found.conclusions.as_slice() else { panic!("{:?}", found.conclusions) };
    assert_eq!((one.id.as_str(), one.title.as_str()), ("apart.weekday", "Weekday: asked, and not compared"));
    assert_eq!(
        (one.text.as_str(), one.prompts[0].ask.as_str()),
        ("On a weekday, people are asked.", "What of each weekday?")
    );
    assert_eq!(one.criteria, [1, 0]);
    let shown: Vec<_> = one.evidence.iter().map(|at| (at.rating, at.item)).collect();
    assert_eq!(shown, [(1, 0)], "the sentence that names the value, once, and not the comparison on Sunday");
    let both = read(each("s1.ask[day] >= partly"), &[], text);
    let ids: Vec<_> = both.conclusions.iter().map(|drawn| drawn.id.as_str()).collect();
    assert_eq!(ids, ["apart.weekday", "apart.weekend"]);
    assert!(read(each("s1.ask[day] >= partly"), &[], ASKED).conclusions.is_empty(), "no day is named");
}

/// What is described on one day may be hoped for on another.
#[test]
fn a_value_has_the_level_of_what_names_it() {
    let text = "On Monday our team interviewed forty tenants in our survey.\nWe hope to survey people at weekends.";
    for (when, ids) in [
        ("s1.ask[day] = described", &["apart.weekday"][..]),
        ("s1.ask[day] = partly", &["apart.weekend"]),
        ("s1.ask = described and s1.ask[day] < described", &["apart.weekend"]),
        ("not s1.ask[day] >= partly", &[]),
    ] {
        let found = read(each(when), &[], text);
        assert_eq!(found.conclusions.iter().map(|drawn| drawn.id.as_str()).collect::<Vec<_>>(), ids, "{when}");
    }
}

/// Where the value stands with another element, it is the core's too.
#[test]
fn what_decides_together_names_a_value_together() {
    let files = |when: &str| {
        let mut files = each(when);
        let page = files.get_mut(sample::PAGE).expect("the page");
        *page = page.replace("comparison and (measure or group)", "comparison and group");
        files.insert("lists/group.txt".to_owned(), "(monday | sunday) callers\n".to_owned());
        files
    };
    let text = "We compared uptake in March. We told Monday callers apart.";
    let found = read(files("s1.compare[day] = described"), &[], text);
    assert_eq!(found.conclusions.len(), 1, "{:?}", found.ratings[0]);
    assert_eq!(found.conclusions[0].id, "apart.weekday");
}
