//! What others did, and what is ours beside it.

use evenhand_language::claim::Prepared;
use evenhand_language::{Claim, Kind, Reading, Section, SetAside, Text};

use crate::{deed_at, fixture};

#[test]
fn other_peoples_work_lasts_until_we_act() {
    let text = "Marsh and colleagues (2019) worked in Kent. They paid residents to sit on a panel. We held four open meetings.";
    assert_eq!(deed_at(text, "paid residents", None).1, Some(SetAside::OtherWork));
    assert_eq!(deed_at(text, "four open meetings", None), (Claim::Reported, None));
}

/// What others use is theirs, and what we do with it is ours; the place where findings are shown
/// makes nobody else of us.
#[test]
fn a_deed_of_ours_stays_ours_beside_others() {
    let asks =
        "Midwives will ask every woman about money, using a set of prompts which is in use at a neighbouring trust.";
    assert_eq!(deed_at(asks, "ask", None), (Claim::Planned, None));
    let theirs = "The midwives who work at a neighbouring trust ask every woman about money.";
    assert_eq!(deed_at(theirs, "ask", None).1, Some(SetAside::OtherWork));
    let shown = "Findings were presented at the regional network. A summary was sent to everyone who took part.";
    assert_eq!(deed_at(shown, "summary was sent", None), (Claim::Reported, None));
}

/// A section of a description: its heading, and how deep that stands, is read from its text.
fn section(text: &str) -> Section<'_> {
    let depth = text.chars().take_while(|c| *c == '#').count() as u8;
    Section { heading: "", depth, text, sentences: fixture::Cutter::cut(text) }
}

#[test]
fn a_list_of_sources_is_others_work_to_its_last_section() {
    let texts = [
        "## 7. References\n\n- Marr, J. We paid parents to sit. 2019.\n",
        "### On the web\n\nParents were paid to read.\n",
        "## Budget\n\nParents were paid to walk.\n",
    ];
    let whole = Text { sections: texts.map(section).into(), ..Text::default() };
    let reading = Reading::new(&whole);
    let prepared = Prepared::new(&reading);
    let aside = |word: &str| {
        let at = reading.words.iter().position(|w| w.folded == word).expect("the word stands in the text");
        prepared.claim(&(at..at + 1), Kind::Deed).set_aside
    };
    assert_eq!(aside("sit"), Some(SetAside::OtherWork));
    assert_eq!(aside("read"), Some(SetAside::OtherWork));
    assert_eq!(aside("walk"), None);
}

#[test]
fn a_comparison_with_elsewhere_is_ours() {
    let of = |text: &str| deed_at(text, "are counted", None).1;
    assert_eq!(of("Falls dropped by 8% on the ward and by 3% elsewhere. Results are counted by age."), None);
    assert_eq!(of("Elsewhere a trust did this in 2019. Results are counted by age."), Some(SetAside::OtherWork));
}
