//! Measures [`evenhand_language::claim`] on labelled sentences.
//!
//! The fixtures are read from `tests/fixtures/language`, or from the folder that
//! `EVENHAND_FIXTURES` names; `EVENHAND_SHOW=1` prints the failures, and
//! `EVENHAND_ROWS=odd` (or `even`) reads half of the rows.

use std::collections::BTreeMap;
use std::path::PathBuf;

use evenhand_language::claim::Prepared;
use evenhand_language::{Block, Claim, Kind, Reading, Section, Sentence, SetAside, Stage, Text, Words, claim};

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

fn folder() -> PathBuf {
    std::env::var_os("EVENHAND_FIXTURES")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/language"), PathBuf::from)
}

fn rows(file: &str) -> Vec<Row> {
    let Ok(text) = std::fs::read_to_string(folder().join(file)) else {
        return Vec::new();
    };
    let half = std::env::var("EVENHAND_ROWS").unwrap_or_default();
    let wanted = |index: usize| match half.as_str() {
        "odd" => index.is_multiple_of(2),
        "even" => !index.is_multiple_of(2),
        _ => true,
    };
    let mut records = records(&text).into_iter();
    let head = records.next().unwrap_or_default();
    let at = |record: &[String], name: &str| {
        head.iter().position(|h| h == name).and_then(|i| record.get(i)).cloned().unwrap_or_default()
    };
    let row = |r: Vec<String>| Row {
        id: at(&r, "id"),
        sentence: at(&r, "sentence"),
        phrase: at(&r, "phrase"),
        claim: [at(&r, "claim"), at(&r, "status")].concat(),
        aside: at(&r, "setaside"),
    };
    records.enumerate().filter(|(index, _)| wanted(*index)).map(|(_, record)| row(record)).collect()
}

/// The records of a CSV file; quoted fields may hold commas, quotes and line ends.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let (mut record, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                all.push(std::mem::take(&mut record));
            }
            '\r' if !quoted => {}
            c => field.push(c),
        }
    }
    if !field.is_empty() || !record.is_empty() {
        record.push(field);
        all.push(record);
    }
    all
}

/// Cuts a fixture's text into blocks and sentences, simply.
#[derive(Default)]
struct Cutter {
    found: Vec<Sentence>,
    paragraph: u32,
    heading: Option<u32>,
    lead: Option<u32>,
    header: Vec<u32>,
    last: Option<Block>,
}

impl Cutter {
    fn cut(text: &str) -> Vec<Sentence> {
        let mut cutter = Self::default();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            cutter.line(line, at);
            at += line.len();
        }
        cutter.found
    }

    fn line(&mut self, line: &str, start: usize) {
        let mark = line.trim();
        if mark.is_empty() {
            self.last = None;
            return;
        }
        if mark.starts_with('|') {
            if !mark.chars().all(|c| "|-: ".contains(c)) {
                self.paragraph += 1;
                self.row(line, start);
            }
            return;
        }
        let block = block(mark);
        if self.last != Some(block) {
            self.paragraph += 1;
        }
        self.last = Some(block);
        let introduced_by: Vec<u32> = match block {
            Block::Heading => Vec::new(),
            Block::ListItem => self.heading.into_iter().chain(self.lead).collect(),
            _ => self.heading.into_iter().collect(),
        };
        for (from, to) in split(line) {
            let span = (start + from) as u32..(start + to) as u32;
            let sentence = Sentence { span, block, paragraph: self.paragraph, introduced_by: introduced_by.clone() };
            self.found.push(sentence);
            let index = Some(self.found.len() as u32 - 1);
            match block {
                Block::Heading => (self.heading, self.lead) = (index, None),
                Block::ListItem => {}
                _ => self.lead = index,
            }
        }
    }

    fn row(&mut self, line: &str, start: usize) {
        let (mut at, mut column, mut first_cell) = (start, 0, None);
        let head = self.header.is_empty();
        for cell in line.split_inclusive('|') {
            let inner = cell.trim_end_matches(['|', '\n', '\r']).trim();
            if !inner.is_empty() {
                let from = at + cell.find(inner).unwrap_or(0);
                let above = if head { None } else { self.header.get(column).copied() };
                let introduced_by = above.into_iter().chain(first_cell).collect();
                let span = from as u32..(from + inner.len()) as u32;
                self.found.push(Sentence { span, block: Block::TableCell, paragraph: self.paragraph, introduced_by });
                let index = self.found.len() as u32 - 1;
                first_cell = first_cell.or(Some(index));
                if head {
                    self.header.push(index);
                }
                column += 1;
            }
            at += cell.len();
        }
    }
}

fn block(mark: &str) -> Block {
    let number = mark.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < mark.len() && (number.starts_with(". ") || number.starts_with(") "));
    if mark.starts_with('#') {
        Block::Heading
    } else if mark.starts_with("- ") || mark.starts_with("* ") || numbered {
        Block::ListItem
    } else if mark.starts_with('>') {
        Block::Quotation
    } else {
        Block::Paragraph
    }
}

/// Sentence ends: a mark, a space, and a capital, a figure or a quotation after it.
fn split(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (i, c) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!')) {
        let after = line[i + c.len_utf8()..].trim_start_matches(['\'', '"', '’', '”', ')']);
        let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || "'\"‘“£".contains(c);
        let word = line[from..i].rsplit(' ').next().unwrap_or("");
        let short =
            matches!(word, "Dr" | "Mr" | "Mrs" | "Ms" | "St" | "Prof" | "No" | "Cllr" | "e.g" | "i.e" | "al" | "vs")
                || (word.chars().count() == 1 && word != "I");
        if after.starts_with(' ') && after.trim_start().starts_with(opens) && !short {
            let end = line.len() - after.len();
            found.push((from, end));
            from = end;
        }
    }
    let rest = line[from..].trim_end();
    if rest.chars().any(char::is_alphanumeric) {
        found.push((from, from + rest.len()));
    }
    found
}

fn ask(row: &Row, kind: Kind) -> Option<Found> {
    let section = Section { heading: "", depth: 0, text: &row.sentence, sentences: Cutter::cut(&row.sentence) };
    let text = Text { sections: vec![section], ..Text::default() };
    let reading = Reading::new(&text);
    let focus = find(&reading, &row.sentence, &row.phrase)?;
    let found = Prepared::new(&reading).claim(&focus, kind);
    let because = found.because.map_or_else(String::new, |words| {
        let span = reading.span(&words);
        row.sentence[span.start as usize..span.end as usize].to_owned()
    });
    Some(Found { claim: found.claim, aside: found.set_aside, because })
}

fn find(reading: &Reading<'_>, sentence: &str, phrase: &str) -> Option<Words> {
    let at = sentence.find(phrase).or_else(|| sentence.to_lowercase().find(&phrase.to_lowercase()))?;
    let end = at + phrase.len();
    let from = reading.words.iter().position(|w| w.end as usize > at)?;
    let to = reading.words.iter().rposition(|w| (w.start as usize) < end)? + 1;
    Some(from..to)
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
}

impl Tally {
    fn add(&mut self, row: &Row, found: &Found, want: (&str, &str), got: (&'static str, &'static str)) {
        let right = (want.0 == got.0, want.1 == got.1);
        self.right[0] += u32::from(right.0);
        self.right[1] += u32::from(right.1);
        self.right[2] += u32::from(right.0 && right.1);
        *self.confusion.entry((want.0.to_owned(), got.0)).or_default() += 1;
        if right != (true, true) && std::env::var_os("EVENHAND_SHOW").is_some() {
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
    let mut tally = Tally::default();
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
    let mut tally = Tally::default();
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
}

#[test]
fn facts_are_read() {
    facts_above("facts.csv", 0.96);
    facts_above("facts-own.csv", 0.95);
}

/// What is found for `phrase` in `text`, as a deed, in a project at `stage`.
fn deed_at(text: &str, phrase: &str, stage: Option<Stage>) -> (Claim, Option<SetAside>) {
    let section = Section { heading: "", depth: 0, text, sentences: Cutter::cut(text) };
    let whole = Text { sections: vec![section], stage, ..Text::default() };
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

#[test]
fn negation_inside_a_fact_is_part_of_it() {
    let text = "We met people with no money and landlords who were not mending their flats.";
    let section = Section { heading: "", depth: 0, text, sentences: Cutter::cut(text) };
    let whole = Text { sections: vec![section], ..Text::default() };
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
        let section = Section { heading: "", depth: 0, text, sentences: Cutter::cut(text) };
        let whole = Text { sections: vec![section], ..Text::default() };
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
    let section = Section { heading: "", depth: 0, text: &text, sentences: Cutter::cut(&text) };
    let whole = Text { sections: vec![section], ..Text::default() };
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
