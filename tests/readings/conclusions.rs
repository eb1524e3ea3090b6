//! Whether readers would draw the conclusions that are drawn: each is held against their levels.

use std::collections::BTreeMap;
use std::fs::File;

use evenhand::model::Level;
use evenhand_build::{Folder, compile};
use evenhand_interpreter::compiled::{Compiled, Grade, RestsOn, When};
use serde_json::Value;

use crate::{EARLY, READINGS, evenhand, root};

/// Readers' levels of the criteria of one description: all that any of them would take.
type Levels = BTreeMap<String, Vec<Level>>;

/// The conditions of a framework's checks, by the checks' ids, and its criteria. Those of one
/// value or of wording are left out: readers said nothing of these.
fn conditions(framework: &str) -> (BTreeMap<String, When>, Vec<String>) {
    let (folder, _) = Folder::read(&root().join("plugins").join(framework)).expect("the pages build");
    let built = compile(&folder).expect("they compile");
    let compiled = Compiled::open(&built.bytes).expect("it opens");
    let criteria = compiled.manifest().expect("a manifest").criteria.iter().map(|c| c.id.to_owned()).collect();
    let checks = compiled.rules().expect("rules").checks;
    let of = |check: evenhand_interpreter::compiled::Check<'_>| match check.rests_on {
        RestsOn::Levels(when) => Some((check.id.to_owned(), when)),
        _ => None,
    };
    (checks.into_iter().filter_map(of).collect(), criteria)
}

fn readers(framework: &str, folder: &str, group: &str) -> BTreeMap<String, Levels> {
    let path = root().join(folder).join(format!("{group}-{framework}.csv"));
    let mut all: BTreeMap<String, Levels> = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(File::open(path).expect("ratings"));
    for row in rows.deserialize::<(String, String, String, String, String)>() {
        let (input, criterion, _, level, _) = row.expect("a row");
        let levels = level.split('/').map(|id| Level::from_id(id).expect("a level"));
        all.entry(input).or_default().entry(criterion).or_default().extend(levels);
    }
    all
}

/// Whether a level that a reader would take makes each part of a condition hold. What readers
/// were not asked holds as it was found.
fn holds(when: &When, criteria: &[String], levels: &Levels) -> bool {
    match when {
        When::All(parts) => parts.iter().all(|part| holds(part, criteria, levels)),
        When::Any(parts) => parts.iter().any(|part| holds(part, criteria, levels)),
        When::Not(part) => !holds(part, criteria, levels),
        When::Level(criterion, compare, than) => levels
            .get(&criteria[usize::from(*criterion)])
            .is_none_or(|levels| levels.iter().any(|level| compare.holds(grade(*level), *than))),
        When::OfValue(..) => true,
    }
}

/// Whether readers were asked of a criterion that a condition names.
fn asked(when: &When, criteria: &[String], levels: &Levels) -> bool {
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().any(|part| asked(part, criteria, levels)),
        When::Not(part) => asked(part, criteria, levels),
        When::Level(criterion, ..) | When::OfValue(criterion, ..) => {
            levels.contains_key(&criteria[usize::from(*criterion)])
        }
    }
}

fn grade(level: Level) -> Grade {
    match level {
        Level::Described => Grade::Described,
        Level::Partly => Grade::Partly,
        _ => Grade::Absent,
    }
}

/// How many conclusions about levels are drawn, and how many of them readers' levels bear out.
fn drawn(framework: &str, learned: &str) -> (usize, usize) {
    let (conditions, criteria) = conditions(framework);
    let (mut all, mut right) = (0, 0);
    for (folder, group) in [(READINGS, "shut"), (READINGS, "unseen"), (EARLY, "late"), (EARLY, "shut")] {
        let readers = readers(framework, folder, group);
        let files: Vec<String> = readers.keys().map(|input| format!("{folder}/{input}.md")).collect();
        let set = format!("{framework}.learned={learned}");
        let mut args = vec!["batch", "--framework", framework, "--set", &set];
        args.extend(files.iter().map(String::as_str));
        let output = evenhand(&args);
        let lines: Vec<&str> = std::str::from_utf8(&output.stdout).expect("text").lines().collect();
        assert_eq!(lines.len(), readers.len(), "a line for each description");
        for (line, levels) in lines.into_iter().zip(readers.values()) {
            let line: Value = serde_json::from_str(line).expect("JSON");
            let conclusions = line["report"]["outcomes"][0]["conclusions"].as_array().expect("conclusions");
            let whens = conclusions.iter().filter_map(|drawn| conditions.get(drawn["id"].as_str()?));
            for when in whens.filter(|when| asked(when, &criteria, levels)) {
                all += 1;
                right += usize::from(holds(when, &criteria, levels));
            }
        }
    }
    println!("{framework}, learned {learned}: {all} conclusions, {right} right by readers");
    (all, right)
}

/// The floors are a little below what is measured.
#[test]
fn conclusions_are_what_readers_would_draw() {
    for (framework, floor, fewest) in [("hiat", 0.60, 18), ("ward", 0.45, 8)] {
        let share = |(all, right): (usize, usize)| right as f64 / all as f64;
        let (with, alone) = (drawn(framework, "on"), drawn(framework, "off"));
        assert!(with.0 >= fewest && share(with) >= floor, "{framework}: {with:?}");
        assert!(share(with) >= share(alone), "{framework}: {with:?}, by the pages alone {alone:?}");
    }
}
