//! Short passages, each with the level that it gives one criterion.

use evenhand::model::assessment::Stance;
use evenhand::read::{self, Source};
use evenhand::{Engine, Plugin};

use crate::tally::{self, Readers, Tally};
use crate::{levels, root};

/// A row of `passages.csv`: criterion, the hand that wrote it, the level that it was
/// meant to have, the level that a second reader gave it, passage.
type Row = (String, String, String, String, String);

/// The passages that the pages may be tuned on, and those that they may not.
const FILES: &[(&str, &str, f64, f64)] =
    &[("passages, worked on", "passages.csv", 0.0, 0.0), ("passages, kept shut", "passages-shut.csv", 0.0, 0.0)];

/// Rates each passage for its criterion. What is shown is shown of the first file only.
pub fn measure(engine: &Engine, ward: &Plugin, wanted: &[&str], show: bool) {
    for (at, (name, file, agreement, precision)) in FILES.iter().enumerate() {
        let tally = tally(engine, ward, file, wanted, show && at == 0);
        tally.print(name);
        if wanted.is_empty() {
            assert!(tally.agreement() >= *agreement, "{name}: {:.3} agree", tally.agreement());
            assert!(tally.precision() >= *precision, "{name}: {:.3} of those described", tally.precision());
        }
    }
}

fn tally(engine: &Engine, ward: &Plugin, file: &str, wanted: &[&str], show: bool) -> Tally {
    let mut tally = Tally::default();
    let mut rows = csv::Reader::from_path(root().join("tests/fixtures/ward").join(file)).expect("the passages");
    for (at, row) in rows.deserialize::<Row>().enumerate() {
        let (criterion, hand, meant, second, passage) = row.expect("a row of passages");
        if !wanted.is_empty() && !wanted.iter().any(|start| criterion.starts_with(start)) {
            continue;
        }
        let readers: Readers = [meant, second].iter().map(|said| (levels(said), String::new())).collect();
        let place = ward.framework().criteria.iter().position(|c| c.id == criterion).expect("a criterion");
        let description = read::description(Source::bytes(passage.as_str()), read::Limits::default()).expect("text");
        let outcomes = engine.assess(&description, &[ward.clone().into()]).expect("no settings are needed");
        let assessment = outcomes[0].result.as_ref().expect("no failure").as_ref().expect("no refusal");
        let rating = &assessment.ratings[place];
        let right = tally.add(&criterion, &readers, rating.level);
        if show && !right {
            println!("row {} {criterion} ({hand}): {} -> {}", at + 2, tally::said(&readers), rating.level.id());
            println!("    {}", passage.replace('\n', "\n    "));
            println!("    = {}", rating.rationale);
            for item in rating.evidence.iter().filter(|item| item.stance == Stance::Supports).take(3) {
                println!("    [{}]", description.quote(item.section, &item.focus));
            }
        }
    }
    tally
}
