//! Measures [`evenhand_language::claim`] on labelled sentences.
//!
//! `EVENHAND_SHOW=1` prints the failures, but not those of the held-out files.

use std::collections::BTreeMap;

use evenhand_language::claim::Prepared;
use evenhand_language::{Claim, Kind, Reading, Section, SetAside, Stage, Text, claim};
use fixture::{Record, find, one_section};

mod fixture;

/// A row of a fixture: the sentence, the phrase, and what is expected of it.
struct Row {
    id: String,
    sentence: String,
    phrase: String,
    claim: String,
    aside: String,
}

/// What was found in a row.
struct Found {
    claim: Claim,
    aside: Option<SetAside>,
    because: String,
}

fn rows(file: &str) -> Vec<Row> {
    let row = |record: Record| Row {
        id: record.at("id"),
        sentence: record.at("sentence"),
        phrase: record.at("phrase"),
        claim: [record.at("claim"), record.at("status")].concat(),
        aside: record.at("setaside"),
    };
    fixture::rows(file).into_iter().map(row).collect()
}

fn ask(row: &Row, kind: Kind) -> Option<Found> {
    let text = one_section(&row.sentence);
    let reading = Reading::new(&text);
    let focus = find(&reading, &row.sentence, &row.phrase)?;
    let found = Prepared::new(&reading).claim(&focus, kind);
    let because = found.because.map_or_else(String::new, |words| {
        let span = reading.span(&words);
        row.sentence[span.start as usize..span.end as usize].to_owned()
    });
    Some(Found { claim: found.claim, aside: found.set_aside, because })
}

fn claim_id(claim: Claim) -> &'static str {
    match claim {
        Claim::Mentioned => "mentioned",
        Claim::Intended => "intended",
        Claim::Planned => "planned",
        Claim::Reported => "reported",
        Claim::Denied => "denied",
    }
}

fn aside_id(aside: Option<SetAside>) -> &'static str {
    match aside {
        Some(SetAside::OtherSense) => "other-sense",
        Some(SetAside::OtherWork) => "other-work",
        Some(SetAside::Question) => "question",
        Some(SetAside::Name) => "name",
        Some(SetAside::StandardWording) => "boilerplate",
        _ => "",
    }
}

fn status_id(found: &Found) -> &'static str {
    match (aside_id(found.aside), found.claim) {
        ("boilerplate", _) => "standard-wording",
        ("", Claim::Reported) => "asserted",
        ("", Claim::Intended) => "hedged",
        ("", other) => claim_id(other),
        (aside, _) => aside,
    }
}

/// Counts what was expected and found, and shows what was wrong.
#[derive(Default)]
struct Tally {
    confusion: BTreeMap<(String, &'static str), u32>,
    right: [u32; 3],
    shown: bool,
}

impl Tally {
    fn add(&mut self, row: &Row, found: &Found, want: (&str, &str), got: (&'static str, &'static str)) {
        let right = (want.0 == got.0, want.1 == got.1);
        self.right[0] += u32::from(right.0);
        self.right[1] += u32::from(right.1);
        self.right[2] += u32::from(right.0 && right.1);
        *self.confusion.entry((want.0.to_owned(), got.0)).or_default() += 1;
        if right != (true, true) && self.shown {
            let Row { id, sentence, phrase, .. } = row;
            println!("{id} [{phrase}] {}/{} -> {}/{} ({}): {sentence}", want.0, want.1, got.0, got.1, found.because);
        }
    }

    fn shares(&self, file: &str, rows: usize) -> [f64; 3] {
        let shares = self.right.map(|n| f64::from(n) / rows as f64);
        println!("{file}: {rows} rows, claim {:.3}, set aside {:.3}, both {:.3}", shares[0], shares[1], shares[2]);
        for ((want, found), n) in &self.confusion {
            println!("    {want:>16} read as {found:<16} {n}");
        }
        shares
    }
}

/// The shares that are right: of claims, of reasons to set aside, and of both.
fn measure_claims(file: &str) -> Option<[f64; 3]> {
    let rows = rows(file);
    let mut tally = Tally { shown: fixture::shown(file), ..Tally::default() };
    for row in &rows {
        match ask(row, Kind::Deed) {
            Some(found) => {
                let got = (claim_id(found.claim), aside_id(found.aside));
                tally.add(row, &found, (&row.claim, &row.aside), got);
            }
            None => println!("{}: no such phrase", row.id),
        }
    }
    (!rows.is_empty()).then(|| tally.shares(file, rows.len()))
}

/// The share of facts whose status is right.
fn measure_facts(file: &str) -> Option<f64> {
    let rows = rows(file);
    let mut tally = Tally { shown: fixture::shown(file), ..Tally::default() };
    for row in &rows {
        match ask(row, Kind::Fact) {
            Some(found) => tally.add(row, &found, (&row.claim, ""), (status_id(&found), "")),
            None => println!("{}: no such phrase", row.id),
        }
    }
    (!rows.is_empty()).then(|| tally.shares(file, rows.len())[0])
}

/// Floors stand a little below what is measured: claims, reasons to set aside, both.
fn claims_above(file: &str, floors: [f64; 3]) {
    let shares = measure_claims(file).expect("the fixture has rows");
    assert!(shares.iter().zip(floors).all(|(share, floor)| *share >= floor), "{file}: {shares:?} < {floors:?}");
}

fn facts_above(file: &str, floor: f64) {
    let share = measure_facts(file).expect("the fixture has rows");
    assert!(share >= floor, "{file}: {share} < {floor}");
}

#[test]
fn claims_are_read() {
    claims_above("claims.csv", [0.96, 0.98, 0.95]);
    claims_above("claims-own.csv", [0.96, 0.97, 0.95]);
    claims_above("whose-own.csv", [0.97, 0.88, 0.87]);
}

/// Nobody tunes on these sentences.
#[test]
fn held_out_claims_are_read() {
    claims_above("heldout-claims.csv", [0.92, 0.92, 0.9]);
}

#[test]
fn held_out_facts_are_read() {
    facts_above("heldout-facts.csv", 0.93);
}

#[test]
fn facts_are_read() {
    facts_above("facts.csv", 0.96);
    facts_above("facts-own.csv", 0.95);
    facts_above("whose-facts.csv", 0.9);
}

/// What is found for `phrase` in `text`, as a deed, in a project at `stage`.
fn deed_at(text: &str, phrase: &str, stage: Option<Stage>) -> (Claim, Option<SetAside>) {
    let whole = Text { stage, ..one_section(text) };
    let reading = Reading::new(&whole);
    let focus = find(&reading, text, phrase).expect("the phrase stands in the text");
    let found = claim(&reading, &focus, Kind::Deed);
    (found.claim, found.set_aside)
}

fn deed(text: &str, phrase: &str) -> Claim {
    deed_at(text, phrase, None).0
}

#[test]
fn list_items_inherit_from_their_lead_in() {
    assert_eq!(deed("We will not:\n\n- consult carers\n- hold a launch\n", "consult carers"), Claim::Denied);
    assert_eq!(deed("We did not fund:\n\n- a crèche\n- late taxis\n", "late taxis"), Claim::Denied);
    assert_eq!(deed("We hope to offer:\n\n- a crèche\n- late taxis\n", "late taxis"), Claim::Intended);
    assert_eq!(deed("Last year the panel chose:\n\n- the caterer\n- the date\n", "the date"), Claim::Reported);
    assert_eq!(deed("In May we will hold:\n\n- three workshops\n- 12 interviews\n", "12 interviews"), Claim::Planned);
}

#[test]
fn a_bid_in_would_plans() {
    let bid = "We would run six sessions in May. Two tutors would lead them. The total would be £900.";
    assert_eq!(deed(bid, "run six sessions"), Claim::Planned);
    let report = "We ran six sessions in May. Two tutors led them. We would run six more.";
    assert_eq!(deed(report, "run six more"), Claim::Intended);
}

#[test]
fn clipped_phrases_follow_the_stage() {
    let budget = "- Late taxis home: £2,400\n";
    assert_eq!(deed_at(budget, "Late taxis", Some(Stage::Design)).0, Claim::Planned);
    assert_eq!(deed_at(budget, "Late taxis", Some(Stage::Completed)).0, Claim::Reported);
    assert_eq!(deed_at("- Late taxis home\n", "Late taxis", None).0, Claim::Mentioned);
}

#[test]
fn a_bare_no_under_a_question_denies() {
    assert_eq!(deed("## Were carers involved?\n\nNo.\n", "carers involved"), Claim::Denied);
    assert_eq!(deed("## Were carers involved?\n\nN/A\n", "carers involved"), Claim::Denied);
    let (claim, aside) = deed_at("## Were carers involved?\n\nThree sat on the board.\n", "carers involved", None);
    assert_eq!((claim, aside), (Claim::Mentioned, Some(SetAside::Question)));
}

#[test]
fn headings_are_set_aside() {
    assert_eq!(
        deed_at("## Involving carers\n\nTwo sit on the board.\n", "Involving carers", None).1,
        Some(SetAside::Heading)
    );
}

#[test]
fn a_refusal_is_a_decision() {
    assert_eq!(deed("The young people said no to the logo.", "said no"), Claim::Reported);
    assert_eq!(deed("Residents vetoed the second site.", "vetoed"), Claim::Reported);
    assert_eq!(deed("They did not choose what we would have chosen.", "did not choose"), Claim::Reported);
}

#[test]
fn what_was_put_right_counts() {
    let text = "Deaf tenants were not asked at first, which was wrong, and was put right with an interpreter.";
    assert_eq!(deed(text, "asked"), Claim::Reported);
}

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

#[test]
fn to_know_how_asks_nothing() {
    assert_eq!(deed_at("Mr Farouk knows how to cook for eighty.", "cook", None).1, None);
    assert_eq!(deed_at("We do not know how they cook for eighty.", "cook", None).1, Some(SetAside::Question));
}

/// *3.3* numbers the paragraph: it counts nothing, and the word behind it begins a sentence.
#[test]
fn the_number_of_a_paragraph_is_no_word_of_it() {
    let text = one_section("3.3 Tenants chose the paint. 3.5 metres of it were used.");
    let reading = Reading::new(&text);
    assert_eq!((reading.words[0].raw, reading.words[4].raw), ("Tenants", "3.5"));
    assert_eq!(deed("3.3 Tenants chose the paint.", "chose"), Claim::Reported);
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
fn what_is_denied_of_somebody_is_not_denied_of_what_they_did() {
    for (text, phrase) in [
        ("The mothers who never joined the group told us what kept them away.", "told us"),
        (
            "Nine drivers who had never used the line were interviewed.",
            "drivers who had never used the line were interviewed",
        ),
        ("The porters saw nobody was using the bell.", "saw"),
        ("Before anything had been agreed, tenants were asked for their ideas.", "tenants were asked"),
        ("The paper sets out progress against the scheme that tenants drew.", "drew"),
    ] {
        assert_eq!(deed(text, phrase), Claim::Reported, "{text}");
    }
    for (text, phrase) in [
        ("The drivers who used the line were not interviewed.", "drivers who used the line were not interviewed"),
        ("We asked nobody about the bell.", "asked"),
        ("The board voted against asking tenants.", "asking tenants"),
        ("They settled it before anyone was asked.", "asked"),
    ] {
        assert_eq!(deed(text, phrase), Claim::Denied, "{text}");
    }
}

#[test]
fn numbers_and_halves_act() {
    for text in ["Of 60 asked, 45 took part.", "45 of 60 took part.", "Half took part.", "Most took part."] {
        assert_eq!(deed(text, "took part"), Claim::Reported, "{text}");
    }
}

#[test]
fn what_was_done_every_week_is_no_hope() {
    assert_eq!(deed("Every Friday they'd walk us round the wards.", "walk us round"), Claim::Reported);
    assert_eq!(deed("They'd walk us round the wards if they had time.", "walk us round"), Claim::Intended);
}

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
fn a_comparison_with_elsewhere_is_ours() {
    let of = |text: &str| deed_at(text, "are counted", None).1;
    assert_eq!(of("Falls dropped by 8% on the ward and by 3% elsewhere. Results are counted by age."), None);
    assert_eq!(of("Elsewhere a trust did this in 2019. Results are counted by age."), Some(SetAside::OtherWork));
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

#[test]
fn every_word_of_odd_texts_has_a_claim() {
    for text in
        ["", "?", "- ", "No", "not not not", "without", "( ( )", "“—”", "ãã 6ãã", "| a | |\n", "if", "but but, but"]
    {
        let whole = one_section(text);
        let reading = Reading::new(&whole);
        let prepared = Prepared::new(&reading);
        let all = reading.words.len();
        for from in 0..all {
            for to in from + 1..=all {
                let _ = prepared.claim(&(from..to), Kind::Deed);
                let _ = prepared.claim(&(from..to), Kind::Fact);
            }
        }
    }
}

#[test]
fn every_stretch_of_the_fixtures_has_a_claim() {
    let all: Vec<String> =
        ["claims.csv", "claims-own.csv", "facts.csv"].iter().flat_map(|f| rows(f)).map(|r| r.sentence).collect();
    let text = all.join("\n\n");
    let whole = one_section(&text);
    let started = std::time::Instant::now();
    let reading = Reading::new(&whole);
    let read = started.elapsed();
    let prepared = Prepared::new(&reading);
    let cut = started.elapsed() - read;
    let mut asked = 0;
    for from in 0..reading.words.len() {
        for to in from + 1..=reading.words.len().min(from + 3) {
            let _ = prepared.claim(&(from..to), if to % 2 == 0 { Kind::Deed } else { Kind::Fact });
            asked += 1;
        }
    }
    let claimed = started.elapsed() - read - cut;
    println!("{} words: read {read:?}, prepared {cut:?}, {asked} claims {claimed:?}", reading.words.len());
}
