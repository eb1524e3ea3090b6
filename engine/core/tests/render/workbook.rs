//! What people rely on in a workbook: that the words stand in it, where they look for them, that
//! nothing in it acts, and that the same report is the same file.

use std::collections::BTreeSet;

use evenhand::model::batch::{LINE_SCHEMA, Line, Status, Unread};
use evenhand::model::report::{Assessed, Domain, Outcome, Report};
use evenhand::render::{LevelsWorkbook, csv, levels, levels_header, workbook};

use crate::opened::{Opened, Sheet};
use crate::{whole, without_words};

const GLANCE: &str = "At a glance";

fn opened(report: &Report) -> Opened {
    Opened::of(&workbook(report).expect("a workbook"))
}

fn assessed(report: &mut Report) -> &mut Assessed {
    match &mut report.outcomes[0] {
        Outcome::Assessed(assessed) => assessed,
        _ => panic!("assessed"),
    }
}

#[test]
fn the_sheets_stand_in_the_order_in_which_people_read() {
    let book = opened(&whole());
    let bar = whole().outcomes.iter().find_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => assessed.domains.iter().find(|domain| domain.grid.is_some()).cloned(),
        _ => None,
    });
    let bar = bar.expect("a domain with a grid").title;
    assert_eq!(book.names(), [GLANCE, "Evidence", "Questions", bar.as_str(), "What follows", "To repeat this"]);
    let grid = book.sheet(&bar).table("where it is named");
    assert_eq!(grid[2], ["money", "planned", "silent", "silent", "touched on"]);
}

#[test]
fn the_first_sheet_has_a_row_for_each_criterion_and_for_what_has_none() {
    let report = whole();
    let book = opened(&report);
    let sheet = book.sheet(GLANCE);
    let head: Vec<&str> = sheet.rows[..6].iter().map(|row| row[0].text.as_str()).collect();
    assert_eq!(head[0], "Warm homes for winter breathing");
    assert!(head[1].starts_with("This reads one document, not the project. “Not found” means"), "{head:?}");
    assert!(head[2].contains("3 May 2026") && head[3].starts_with("Note: This text has 127 words."), "{head:?}");
    let table = sheet.table("framework");
    let row = |id: &str| table.iter().find(|row| row.get(3) == Some(&id)).unwrap_or_else(|| panic!("no {id}"));
    let power = row("fair/act.power");
    assert_eq!((power[4], power[7]), ("Described", "Plan, paragraph 2, line 10"));
    assert!(power[6].starts_with("The Table decides: “") && !power[5].is_empty(), "{power:?}");
    assert_eq!(row("fair/end.share")[4..8], ["Not found by this reading", row("fair/end.share")[5], "", ""]);
    let asked = row("fair/end.share");
    assert!(!asked[8].is_empty() && asked[9] == "young people of the Table", "{asked:?}");
    for (name, outcome, why) in [("broken.wasm", "Failed", "Imports wasi"), ("", "Declined", "")] {
        let told = |row: &&Vec<&str>| row[0].contains(name) && row.get(4) == Some(&outcome) && row[5].starts_with(why);
        assert!(table.iter().any(|row| told(&row)), "{outcome} in {table:?}");
    }
}

#[test]
fn all_evidence_is_there_as_in_the_csv() {
    let report = whole();
    let page = csv(&report).expect("CSV");
    let mut plain = ::csv::Reader::from_reader(page.trim_start_matches('\u{feff}').as_bytes());
    let mut heads: Vec<String> = plain.headers().expect("heads").iter().map(str::to_owned).collect();
    let items = plain.records().filter(|row| row.as_ref().is_ok_and(|row| !row[7].is_empty())).count();
    let book = opened(&report);
    let table = book.sheet("Evidence").table("framework");
    assert_eq!(table.len(), 1 + items);
    let mut own: Vec<String> = table[0].iter().map(|head| (*head).to_owned()).collect();
    let quote = own.iter().position(|head| head == "quote").expect("quotations");
    assert_eq!(own[..5], ["framework", "title", "level", "stance", "quote"]);
    for said in ["which homes are visited first", "Nobody asked carers."] {
        assert!(table.iter().any(|row| row[quote] == said), "{said}");
    }
    own.sort();
    heads.sort();
    assert_eq!(own, heads, "the same columns, in another order");
    let line = table[0].iter().position(|head| *head == "line").expect("lines");
    let is_number = book.sheet("Evidence").rows[1..].iter().all(|row| row[line].kind.is_empty());
    assert!(is_number, "lines are numbers, and sort as such");
}

#[test]
fn questions_and_conclusions_have_a_row_each() {
    let report = whole();
    let book = opened(&report);
    let questions = book.sheet("Questions").table("who to ask");
    assert_eq!(questions.len(), 1 + report.questions.total);
    assert_eq!(questions.iter().filter(|row| row[2] == "first").count(), report.questions.first.len());
    let follows = book.sheet("What follows").table("framework");
    let conclusions = report.outcomes.iter().flat_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => assessed.conclusions.as_slice(),
        _ => &[],
    });
    for conclusion in conclusions {
        assert!(follows.iter().any(|row| row[1] == conclusion.title), "{}", conclusion.title);
    }
    assert!(follows.iter().any(|row| row[4].starts_with('“')), "they quote: {follows:?}");
    let repeat = book.sheet("To repeat this").table("of");
    assert_eq!(repeat[2], ["the description", "digest", report.description.digest.as_str()]);
    assert!(repeat.iter().any(|row| row[..2] == ["fair", "fuel"]), "{repeat:?}");
}

#[test]
fn every_sheet_has_a_frozen_head_and_a_filter_and_prints_on_pages_of_its_width() {
    let book = opened(&whole());
    for sheet in &book.sheets {
        for part in [
            "state=\"frozen\"",
            "<autoFilter ref=\"A",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "<pageSetUpPr fitToPage=\"1\"/>",
        ] {
            assert!(sheet.xml.contains(part), "{part} in {}", sheet.name);
        }
    }
    let repeated = book.parts["xl/workbook.xml"].matches("_xlnm.Print_Titles").count();
    assert_eq!(repeated, book.sheets.len(), "each prints its heads on every page");
}

#[test]
fn a_sheet_with_nothing_in_it_is_left_out() {
    let mut report = whole();
    report.outcomes.truncate(1);
    let fair = assessed(&mut report);
    fair.conclusions.clear();
    fair.ratings.iter_mut().for_each(|rating| {
        rating.evidence.clear();
        rating.prompts.clear();
    });
    assert_eq!(opened(&report).names(), [GLANCE, "To repeat this"]);
}

/// A sentence of the fixture is a formula that would send the reader's words somewhere.
#[test]
fn what_looks_like_a_formula_is_words_and_stays_words() {
    let book = opened(&whole());
    let acting: Vec<_> = book.sheets.iter().flat_map(Sheet::cells).filter(|cell| cell.text.starts_with('=')).collect();
    assert!(!acting.is_empty());
    for cell in acting {
        assert!(cell.kind == "s" && book.is_guarded(cell), "{}", cell.text);
    }
    assert!(book.sheets.iter().all(|sheet| !sheet.xml.contains("<f>") && !sheet.xml.contains("hyperlink")));
    let plain = book.sheet("Questions").cells().next().expect("a cell");
    assert!(!book.is_guarded(plain));
}

#[test]
fn the_same_report_is_the_same_file() {
    let first = workbook(&whole()).expect("a workbook");
    assert!(first == workbook(&whole()).expect("a workbook"));
    let made = &Opened::of(&first).parts["docProps/core.xml"];
    assert_eq!(made.matches("2000-01-01T00:00:00Z").count(), 2, "no clock was read: {made}");
}

/// A plugin may write 64 KiB into a rationale; a file with more in a cell than Excel holds is
/// one that Excel wants to repair.
#[test]
fn no_cell_holds_more_than_excel_does() {
    let mut report = whole();
    let rating = &mut assessed(&mut report).ratings[0];
    rating.rationale = "ü😀".repeat(20_000);
    let book = opened(&report);
    let longest = book.sheets.iter().flat_map(Sheet::cells).max_by_key(|cell| cell.text.encode_utf16().count());
    let longest = &longest.expect("a cell").text;
    assert!(
        longest.encode_utf16().count() <= 32_767
            && longest.ends_with("(cut here: a cell holds no more, and the JSON has it whole)")
    );
}

#[test]
fn a_grid_has_a_sheet_whatever_it_is_called() {
    let mut report = whole();
    let domains = report.outcomes.iter_mut().filter_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => Some(&mut assessed.domains),
        _ => None,
    });
    let domain = domains.flatten().find(|domain| domain.grid.is_some()).expect("a grid").clone();
    let titles = ["Evidence", "[a]/b: c?", "", "'x'", "Whose knowledge is asked for in this project, and whose not"];
    let named = |title: &str| Domain { title: title.to_owned(), ..domain.clone() };
    assessed(&mut report).domains.extend(titles.into_iter().chain(["many"; 60]).map(named));
    let book = opened(&report);
    let names: BTreeSet<String> = book.names().iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(names.len(), book.sheets.len());
    for name in ["evidence (2)", "a b c", "sheet", "x", "whose knowledge is asked for i…", "many (45)"] {
        assert!(names.contains(name), "{name} in {names:?}");
    }
    assert!(book.sheet(GLANCE).cells().any(|cell| cell.text.starts_with("Note: 16 more grids have no sheet here")));
}

fn lines() -> Vec<Line> {
    let line = |report: Option<Report>, error| Line {
        schema: LINE_SCHEMA.to_owned(),
        input: "=bids.csv".to_owned(),
        row: Some(7),
        id: Some("_x000D_ <r>&</r>".to_owned()),
        result: String::new(),
        run: String::new(),
        status: Status::Assessed,
        error,
        report,
    };
    let unread = Unread { kind: "not-text".to_owned(), message: "it is no text".to_owned(), help: String::new() };
    vec![line(Some(whole()), None), line(None, Some(unread)), line(Some(without_words()), None)]
}

fn of_levels() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut book = LevelsWorkbook::new(&mut bytes).expect("a file");
    lines().iter().for_each(|line| book.line(line).expect("rows"));
    book.finish().expect("an end");
    bytes
}

#[test]
fn levels_are_the_table_of_the_csv() {
    let mut page = levels_header().expect("heads");
    lines().iter().for_each(|line| page.push_str(&levels(line).expect("rows")));
    let mut plain =
        ::csv::ReaderBuilder::new().has_headers(false).from_reader(page.trim_start_matches('\u{feff}').as_bytes());
    let bytes = of_levels();
    let book = Opened::of(&bytes);
    assert!(bytes == of_levels(), "the same lines are the same file");
    let sheet = book.sheet("Levels");
    let rows: Vec<Vec<String>> = plain.deserialize().map(|row| row.expect("a row")).collect();
    assert_eq!(sheet.rows.len(), rows.len());
    for (row, cells) in rows.iter().zip(&sheet.rows) {
        for (at, text) in row.iter().enumerate() {
            let cell = cells.get(at).cloned().unwrap_or_default();
            // The CSV guards by what it writes, the workbook by how the cell is set.
            let words = cell.text.replace("_x005F_", "_");
            assert!(
                words == *text || (format!("'{words}") == *text && book.is_guarded(&cell)),
                "{words:?} is {text:?}"
            );
            assert!(matches!((cell.kind.as_str(), at), ("s" | "inlineStr", _) | ("", 1 | 11)) || words.is_empty());
        }
    }
    let last = format!("<autoFilter ref=\"A1:N{}\"/>", rows.len());
    assert!(sheet.xml.contains(&last) && sheet.xml.contains("state=\"frozen\""), "{last}");
    assert!(book.parts["xl/workbook.xml"].contains(&format!("Levels!$A$1:$N${}", rows.len())));
}
