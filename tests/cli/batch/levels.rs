//! `evenhand levels`: the spreadsheet of a batch.

use std::fs;

use super::{Place, lines};
use crate::{Run, command, told};

fn levels(place: &Place, args: &[&str]) -> Run {
    let mut command = command(&["levels"]);
    told(command.args(args).current_dir(place.path("")).output().expect("the command starts"))
}

fn rows(table: &str) -> Vec<std::collections::HashMap<String, String>> {
    let table = table.strip_prefix('\u{feff}').expect("the mark that spreadsheets know UTF-8 by");
    csv::Reader::from_reader(table.as_bytes()).deserialize().collect::<Result<_, _>>().expect("CSV")
}

#[test]
fn every_criterion_of_every_description_has_a_row() {
    let place = Place::with(3);
    place.write("in/001.md", "");
    place.write("in/=cmd.md", "# =1+1\n\nTenants chose the opening hours at three meetings in May 2025.\n");
    assert_eq!(place.batch(&["in", "-o", "out.jsonl"]).code, 3);
    let told = levels(&place, &["out.jsonl"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let (rows, read) = (rows(&told.out), lines(&place.read("out.jsonl")));
    let ratings = |at: usize| read[at]["report"]["outcomes"][0]["ratings"].as_array().map_or(0, Vec::len);
    assert_eq!(rows.len(), ratings(0) + 1 + ratings(2) + ratings(3));
    let of = |input: &str, criterion: &str| {
        rows.iter().find(|row| row["input"] == input && row["criterion"] == criterion).expect("a row")
    };
    let chosen = of("in/000.md", "whose.public");
    let rated = |key: &str| {
        let ratings = read[0]["report"]["outcomes"][0]["ratings"].as_array().expect("ratings");
        ratings.iter().find(|rating| rating["criterion"] == "whose.public").expect("it is rated")[key].clone()
    };
    assert_eq!(
        (chosen["framework"].as_str(), &chosen["level"]),
        ("ward", &rated("level").as_str().expect("a level").to_owned())
    );
    assert_eq!(chosen["quote"], rated("evidence")[0]["quote"].as_str().expect("a quotation"));
    assert_eq!(chosen["description"], "Warm room 0");
    let unread = of("in/001.md", "");
    assert_eq!(
        (unread["level"].as_str(), unread["why not"].as_str()),
        ("not-read", "in/001.md has no words to assess")
    );
    let guarded = rows.iter().find(|row| row["description"] == "'=1+1").expect("a formula is guarded");
    assert_eq!(guarded["input"], "in/=cmd.md", "its folder stands before it");
}

#[test]
fn parts_make_one_table_and_other_files_none() {
    let place = Place::with(4);
    for part in ["1/2", "2/2"] {
        let name = format!("part-{}.jsonl", &part[..1]);
        assert_eq!(place.batch(&["in", "--shard", part, "-o", &name]).code, 0);
    }
    assert_eq!(levels(&place, &["part-1.jsonl", "part-2.jsonl", "-o", "all.csv"]).code, 0);
    let whole = place.batch(&["in"]).out;
    place.write("whole.jsonl", &whole);
    assert_eq!(levels(&place, &["whole.jsonl"]).out, place.read("all.csv"));
    for (name, results) in [("parts.xlsx", &["part-1.jsonl", "part-2.jsonl"][..]), ("whole.xlsx", &["whole.jsonl"])] {
        assert_eq!(levels(&place, &[results, &["-o", name]].concat()).code, 0);
    }
    let [parts, all] = ["parts.xlsx", "whole.xlsx"].map(|name| fs::read(place.path(name)).expect("a workbook"));
    assert!(all.starts_with(b"PK") && parts == all);

    place.write("half.jsonl", &whole[..whole.len() - 10]);
    let table = fs::read(place.path("all.csv")).expect("a table");
    for (name, words) in [("half.jsonl", "line 4 of half.jsonl is no result of a batch"), ("nowhere", "cannot be read")]
    {
        let told = levels(&place, &[name, "-o", "all.csv"]);
        assert_eq!(told.code, 2);
        assert!(told.err.contains(words), "{}", told.err);
        assert_eq!(fs::read(place.path("all.csv")).expect("a table"), table, "the table is as it was");
    }
}
