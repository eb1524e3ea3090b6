//! Whose wording it is: what a text says itself, and what it quotes or objects to.

use evenhand_language::claim::Prepared;
use evenhand_language::query::{Lists, Query};
use evenhand_language::wording::Wording;
use evenhand_language::{Block, Reading, Section, Sentence, Text};

/// Whether `block` words it so itself, at each place of *hard to reach*.
fn own_in(block: Block, line: &str) -> Vec<bool> {
    let sentence = |span: core::ops::Range<usize>| Sentence {
        span: span.start as u32..span.end as u32,
        block,
        paragraph: 0,
        introduced_by: Vec::new(),
    };
    let sentences = evenhand_language::sentence::sentences(line).into_iter().map(sentence).collect();
    let section = Section { heading: "", depth: 0, text: line, sentences };
    let text = Text { title: "", stage: None, we: None, sections: vec![section] };
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let wording = Wording::new(&claims);
    let query = Query::parse("hard to reach").expect("a query");
    query.find(&Lists::new(), &reading).iter().map(|words| wording.is_own(words)).collect()
}

fn own(line: &str) -> Vec<bool> {
    own_in(Block::Paragraph, line)
}

#[test]
fn a_text_says_it_itself() {
    for line in [
        "We will work with hard to reach groups.",
        "Hard-to-reach families came to two sessions.",
        "We have not yet recruited hard to reach groups.",
        "We removed barriers for hard to reach people.",
        "Many of those who live here are hard to reach.",
        "Surveys rarely include hard to reach groups.",
        "The word got round, and hard to reach groups came.",
        "We will avoid delays and visit hard to reach groups.",
        "A study in Leeds worked with hard to reach groups.",
        "People's views matter, and hard to reach people's views most.",
        "It is the tenants' room, and the hard to reach tenants' too.",
    ] {
        assert_eq!(own(line), [true], "{line}");
    }
    assert_eq!(own_in(Block::Heading, "Hard to reach groups"), [true]);
    assert_eq!(own_in(Block::ListItem, "Hard to reach groups"), [true]);
}

#[test]
fn what_is_quoted_is_somebody_elses_wording() {
    for line in [
        "They are \u{201c}hard to reach\u{201d}, we were told.",
        "The form says \"these groups are hard to reach\".",
        "The form says \u{2018}hard to reach\u{2019}.",
        "The form says 'these groups are hard to reach'.",
        "\u{201c}It is not our way. We are not hard to reach. Nobody rang.\u{201d}",
    ] {
        assert_eq!(own(line), [false], "{line}");
    }
    assert_eq!(own_in(Block::Quotation, "We are hard to reach."), [false]);
}

#[test]
fn what_is_objected_to_is_not_the_texts_wording() {
    for line in [
        "People who were coded as hard to reach had no telephone.",
        "Families put down as hard to reach were never rung.",
        "Others called us hard to reach.",
        "The so-called hard to reach live two streets away.",
        "They were labelled hard to reach.",
        "The plan described these families as hard to reach.",
        "We have removed the phrase hard to reach from the form.",
        "We dropped hard to reach from all letters.",
        "We do not say hard to reach.",
        "We don't use the term hard to reach here.",
        "The board stopped using hard to reach in May.",
        "We no longer speak of hard to reach groups.",
        "We write whom we did not reach rather than hard to reach.",
        "Tenants objected to the words hard to reach.",
        "They are not hard to reach.",
        "Nobody is hard to reach; some are easy to ignore.",
        "Hard to reach is a label that we no longer use.",
        "Hard to reach was removed from the form.",
        "Hard to reach groups, as they are called, live nearby.",
    ] {
        assert_eq!(own(line), [false], "{line}");
    }
}

#[test]
fn what_a_form_asks_is_not_the_texts_wording() {
    assert_eq!(own("How will you involve hard to reach groups?"), [false]);
    assert_eq!(own_in(Block::Heading, "How will you involve hard to reach groups?"), [false]);
    assert_eq!(own("Describe how you will involve hard to reach groups."), [false]);
}
