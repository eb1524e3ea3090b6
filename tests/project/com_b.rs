//! COM-B as it is bundled: the reports of the examples with their settings, a case after
//! a published abstract, the table for people, and agreement by the command.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::root;

/// Whose behaviour is analysed in each example, and which.
const EXAMPLES: [(&str, &str, &str); 3] = [
    ("pharmacy-blood-pressure", "adults over 40", "to have their blood pressure checked at a pharmacy"),
    ("dementia-allotment", "people with dementia", "to come to the plot and decide there"),
    ("digital-triage", "patients", "to ask for an appointment by the online form"),
];

fn evenhand(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_evenhand")).args(args).output().expect("the command starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn assess(description: &Path, more: &[&str]) -> String {
    let path = description.to_str().expect("UTF-8");
    evenhand(&[&["assess", path, "--framework", "com-b"], more].concat())
}

fn case() -> PathBuf {
    root().join("plugins/com-b/tests/prudent-coproduction/description.md")
}

/// Whether the component is another than the committed one, whose digest reports name.
fn other_component() -> bool {
    let Some(folder) = std::env::var_os("EVENHAND_PREBUILT") else { return false };
    let read = |folder: &Path| std::fs::read(folder.join("com-b.wasm")).expect("a component");
    read(Path::new(&folder)) != read(&root().join("plugins/prebuilt"))
}

/// `EVENHAND_BLESS=1` rewrites them, to be read before they are committed.
#[test]
fn the_reports_of_the_examples_are_current() {
    if other_component() {
        println!("SKIPPED: the component in EVENHAND_PREBUILT is another than the committed one");
        return;
    }
    for (example, actor, behaviour) in EXAMPLES {
        let folder = root().join("examples").join(example);
        let (actor, behaviour) = (format!("com-b.actor={actor}"), format!("com-b.behaviour={behaviour}"));
        for (format, ending) in [("text", "txt"), ("markdown", "md")] {
            let set = ["--set", &actor, "--set", &behaviour, "--format", format, "--width", "80"];
            let report = assess(&folder.join("description.md"), &set);
            let path = folder.join(format!("com-b.{ending}"));
            if std::env::var_os("EVENHAND_BLESS").is_some() {
                std::fs::write(&path, &report).expect("a report");
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == report, "{} is not current; EVENHAND_BLESS=1 rewrites it", path.display());
        }
    }
}

/// A barrier is no contradiction of what helps, and whichever are more come first.
#[test]
fn barriers_and_helps_stand_beside_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("report.md");
    let said = "Lack of time was a barrier for the nurses. Lack of private rooms was a barrier too. Lack of transport \
                was a barrier. Spare rooms in the library made it easier.";
    std::fs::write(&text, said).expect("a file");
    for format in ["text", "markdown"] {
        let report = assess(&text, &["--format", format]);
        assert!(!report.to_lowercase().contains("the text also says"), "{report}");
        let (_, own) = report.split_once("physical-opportunity").expect("the criterion");
        let own = own.split("What follows").next().expect("its evidence");
        let (barrier, help) = (own.find("was a barrier"), own.find("library"));
        assert!(barrier.is_some() && barrier < help, "{own}");
    }
}

/// Our paraphrase of the abstract of Holland-Hart and others, 2019: its authors coded four
/// barriers and one facilitator, by component.
#[test]
fn the_abstract_has_four_barriers_and_one_facilitator() {
    let report: Value = serde_json::from_str(&assess(&case(), &["--format", "json"])).expect("JSON");
    let ratings = report["outcomes"][0]["ratings"].as_array().expect("ratings");
    let counting = |domain: &str| {
        let own = ratings.iter().filter(|rating| rating["domain"] == domain);
        let items = own.flat_map(|rating| rating["evidence"].as_array().expect("evidence"));
        let mut stances: Vec<&str> = items.filter_map(|item| item["stance"].as_str()).collect();
        stances.retain(|stance| *stance != "set-aside");
        stances.sort_unstable();
        stances
    };
    assert_eq!(counting("capability"), ["opposes", "opposes"]);
    assert_eq!(counting("opportunity"), ["opposes", "supports"]);
    assert_eq!(counting("motivation"), ["opposes"]);
}

/// A row for each statement, with all that a COM-B table has a column for.
#[test]
fn the_table_has_all_its_columns() {
    let table = assess(&case(), &["--format", "csv"]);
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let headers = rows.headers().expect("headers").clone();
    let cell = |row: &csv::StringRecord, name: &str| {
        row[headers.iter().position(|header| header == name).expect("a column")].to_owned()
    };
    let all: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let time = all.iter().find(|row| cell(row, "phrase").contains("time")).expect("the row of time");
    assert_eq!(cell(time, "criterion"), "physical-opportunity");
    assert_eq!(cell(time, "quote"), "Clinicians were held back by lack of time");
    assert!(!cell(time, "line").is_empty() && cell(time, "section").ends_with("What we heard"));
    let labels = cell(time, "labels");
    for label in ["side: barrier", "tdf: environmental-context-and-resources", "actor: staff"] {
        assert!(labels.contains(label), "{labels}");
    }
    assert_eq!(cell(time, "label: side"), "barrier");
    assert_eq!(cell(time, "label: tdf"), "environmental-context-and-resources");
    assert_eq!(cell(time, "label: functions"), "training, restriction, environmental-restructuring, enablement");
    assert!(labels.contains("functions: training, restriction, environmental-restructuring, enablement"), "{labels}");
}

/// Each row is read as one statement, and an abstention is wrong.
#[test]
fn the_command_measures_it() {
    let gold = root().join("plugins/com-b/tests/fixtures/statements.csv");
    let gold = gold.to_str().expect("UTF-8");
    let args = ["agree", "--framework", "com-b", "--gold", gold, "--text", "text", "--code", "subcomponent"];
    let told = evenhand(&[&args[..], &["--stance", "polarity", "--format", "json"]].concat());
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let top1 = told["top1"].as_f64().expect("a share");
    assert!(top1 > 0.85, "{told}");
}
