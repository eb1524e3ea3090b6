//! What evidence is labelled with.

use evenhand_interpreter::contract as wit;

use crate::{assessed, read, sample, section};

/// The labels of the evidence that decides, by criterion.
fn labelled(found: &wit::Assessment, criterion: usize) -> Vec<Vec<&str>> {
    let counts = found.ratings[criterion].evidence.iter().filter(|item| matches!(item.stance, wit::Stance::Supports));
    counts.map(|item| item.labels.iter().map(|label| label.value.as_str()).collect()).collect()
}

#[test]
fn words_label_the_evidence_that_they_stand_in() {
    for (text, labels) in [
        ("We compared uptake between women and men in March.", &[][..]),
        ("We compared uptake between women and men on Mondays and at weekends.", &["weekday", "weekend"]),
        ("On Monday we compared uptake between women and men; the weekend was quiet.", &["weekday", "weekend"]),
        ("It rained on Sunday. We compared uptake between women and men.", &[]),
    ] {
        let found = read(sample::files(), &[], text);
        assert_eq!(labelled(&found, 0)[0], labels, "{text}");
    }
    let within = sample::with(sample::PAGE, "compar* ~8", "(monday | sunday) ~3 compar* ~8");
    let found = read(within, &[], "On Monday we compared uptake between women and men; at the weekend we slept.");
    assert_eq!(labelled(&found, 0)[0], ["weekday"], "the words that were found go before their sentence");
}

/// The shortest stretch is what was found; what is listed with it is meant as well.
#[test]
fn what_is_listed_beside_the_words_labels_them_too() {
    for (text, labels) in [
        ("We compared uptake on Mondays, holidays and at weekends.", &["weekday", "weekend"][..]),
        ("At weekends and on Monday we compared uptake.", &["weekday", "weekend"]),
        ("On Sunday we compared access in town, and on Monday we slept.", &["weekday", "weekend"]),
        ("We compared uptake on Mondays by ringing those who came at weekends.", &["weekday"]),
    ] {
        let within = sample::with(sample::PAGE, "compar* ~8 (uptake | access", "compar* ~8 (monday* | access");
        let found = read(within, &[], text);
        assert_eq!(labelled(&found, 0)[0], labels, "{text}");
    }
}

/// A list item is labelled by its lead-in, and a lead-in by its list.
#[test]
fn a_list_and_its_lead_in_label_each_other() {
    let text = "On Sunday:\nwe compared uptake between women and men\nWe compared outcomes:\nwomen on Monday\nmen\n";
    let mut section = section(text);
    section.sentences[1].introduced_by = vec![0];
    section.sentences[3].introduced_by = vec![2];
    let found = assessed(sample::files(), vec![section]);
    assert_eq!(labelled(&found, 0)[..2], [["weekend"], ["weekday"]]);
}
