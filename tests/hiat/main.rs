//! Measures HIAT's pages against what readers found in long descriptions. The interpreter
//! is the prebuilt one, or that of the folder `EVENHAND_PREBUILT`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use evenhand::agree::{Cell, LevelAgreement};
use evenhand::model::Level;
use evenhand::read::{self, Source};
use evenhand::{Engine, Plugin};
use evenhand_build::Folder;

/// What a group of descriptions was used for, and what is asked of the pages there: exact
/// agreement, and how many of those called `described` a reader calls so. Each is a little
/// below what is measured.
const GROUPS: &[(&str, f64, f64)] = &[
    ("first twelve, worked on", 0.86, 0.86),
    ("first twelve, opened late", 0.76, 0.72),
    ("written later, worked on", 0.82, 0.89),
    ("written later, kept shut", 0.75, 0.82),
    ("written last, worked on", 0.74, 0.82),
    ("written last, kept shut", 0.76, 0.89),
];

fn group(input: &str) -> &'static str {
    match input.chars().next() {
        Some('0'..='9') if ["03", "06", "09", "12"].contains(&input) => GROUPS[1].0,
        Some('0'..='9') => GROUPS[0].0,
        Some('h') => GROUPS[3].0,
        Some('k' | 'q') if input[1..] <= *"05" => GROUPS[4].0,
        Some('k' | 'q') => GROUPS[5].0,
        _ => GROUPS[2].0,
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn hiat(engine: &Engine) -> Plugin {
    let prebuilt = std::env::var_os("EVENHAND_PREBUILT").map_or_else(|| root().join("plugins/prebuilt"), PathBuf::from);
    let interpreter = std::fs::read(prebuilt.join("interpreter.wasm")).expect("the interpreter is there");
    let (folder, _) = Folder::read(&root().join("plugins/hiat")).expect("HIAT's pages build");
    let packed = evenhand_build::component(&folder, &interpreter, false).expect("the interpreter can be packed into");
    engine.load(&packed.component).expect("HIAT loads")
}

/// What readers gave, by description and criterion.
fn readings() -> BTreeMap<String, BTreeMap<String, Vec<Vec<Level>>>> {
    let mut all: BTreeMap<String, BTreeMap<String, Vec<Vec<Level>>>> = BTreeMap::new();
    let mut file = csv::Reader::from_path(root().join("tests/fixtures/hiat/ratings.csv")).expect("the ratings");
    for row in file.deserialize::<(String, String, String, String, String)>() {
        let (input, criterion, _, levels, _) = row.expect("a row of ratings");
        let levels = levels.split('/').map(|id| Level::from_id(id).expect("a level")).collect();
        all.entry(input).or_default().entry(criterion).or_default().push(levels);
    }
    all
}

/// The levels found in one description, by criterion.
fn found(engine: &Engine, hiat: &Plugin, input: &str) -> BTreeMap<String, Level> {
    let path = root().join(format!("tests/fixtures/ward/{input}.md"));
    let description = read::description(Source::path(path), read::Limits::default()).expect("a description");
    let outcomes = engine.assess(&description, &[hiat.clone().into()]).expect("no settings are needed");
    let assessment = outcomes.into_iter().next().expect("an outcome").result.expect("no failure").expect("no refusal");
    let criteria = hiat.framework().criteria.iter().map(|criterion| criterion.id.clone());
    criteria.zip(assessment.ratings.iter().map(|rating| rating.level)).collect()
}

#[test]
fn levels_agree_with_readers() {
    let engine = Engine::new().expect("the sandbox");
    let hiat = hiat(&engine);
    let mut cells: BTreeMap<&str, Vec<Cell>> = BTreeMap::new();
    for (input, criteria) in readings() {
        let found = found(&engine, &hiat, &input);
        for (criterion, readers) in criteria {
            let level = *found.get(&criterion).unwrap_or_else(|| panic!("HIAT has no criterion {criterion}"));
            cells.entry(group(&input)).or_default().push(Cell { criterion, found: level, readers });
        }
    }
    for (name, exact, precision) in GROUPS {
        let of = LevelAgreement::of(&cells[name]);
        println!("{name}: {of:?}");
        for section in ["s1.", "s2.", "s3.", "s4.", "x."] {
            let part = LevelAgreement::of(cells[name].iter().filter(|cell| cell.criterion.starts_with(section)));
            println!("    {section} {part:?}");
        }
        assert!(of.exact >= Some(*exact), "{name}: {:?} agree", of.exact);
        assert!(of.described.precision >= Some(*precision), "{name}: {:?} of those described", of.described.precision);
    }
}
