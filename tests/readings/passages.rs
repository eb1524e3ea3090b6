//! Short passages, each with the level that it was written to give one criterion of Ward.

use evenhand::agree::{Cell, LevelAgreement, Quoted};
use evenhand::model::Level;
use evenhand::read::{self, Source};
use evenhand::{Engine, Plugin};
use evenhand_build::Folder;

use crate::root;

/// A row: criterion, the hand that wrote it, the level that it was meant to have, the level that
/// a second reader gave it, passage.
type Row = (String, String, String, String, String);

/// The passages that the pages were tuned on, and those that they were not: how many levels
/// agree, and how many of those called *described* a reader calls so. Each is a little below what
/// is measured.
const FILES: &[(&str, f64, f64)] = &[("passages.csv", 0.77, 0.91), ("passages-shut.csv", 0.56, 0.72)];

/// The interpreter is the prebuilt one, or that of the folder `EVENHAND_PREBUILT`.
fn ward(engine: &Engine) -> Plugin {
    let prebuilt = std::env::var_os("EVENHAND_PREBUILT").map_or_else(|| root().join("plugins/prebuilt"), Into::into);
    let interpreter = std::fs::read(prebuilt.join("interpreter.wasm")).expect("the interpreter is there");
    let (folder, _) = Folder::read(&root().join("plugins/ward")).expect("Ward's pages build");
    let packed = evenhand_build::component(&folder, &interpreter, false).expect("the interpreter can be packed into");
    engine.load(&packed.component).expect("Ward loads")
}

fn cell(engine: &Engine, ward: &Plugin, (criterion, _, meant, second, passage): Row) -> Cell {
    let place = ward.framework().criteria.iter().position(|c| c.id == criterion).expect("a criterion");
    let description = read::description(Source::bytes(passage.as_str()), read::Limits::default()).expect("text");
    let outcomes = engine.assess(&description, &[ward.clone().into()]).expect("no settings are needed");
    let assessment = outcomes[0].result.as_ref().expect("no failure").as_ref().expect("no refusal");
    let levels = |said: &str| said.split('/').map(|id| Level::from_id(id).expect("a level")).collect();
    let (found, readers) = (assessment.ratings[place].level, vec![levels(&meant), levels(&second)]);
    Cell { criterion, found, readers, words: Quoted::Nothing }
}

#[test]
fn passages_are_read_as_they_were_meant() {
    let engine = Engine::new().expect("the sandbox");
    let ward = ward(&engine);
    for (file, exact, precision) in FILES {
        let mut rows = csv::Reader::from_path(root().join("tests/fixtures/early").join(file)).expect("the passages");
        let cells: Vec<Cell> =
            rows.deserialize().map(|row| cell(&engine, &ward, row.expect("a row of passages"))).collect();
        let of = LevelAgreement::of(&cells);
        println!("{file}: {of:?}");
        assert!(of.exact >= Some(*exact), "{file}: {:?} agree", of.exact);
        assert!(of.described.precision >= Some(*precision), "{file}: {:?} of those described", of.described.precision);
    }
}
