//! What a report was made by, so that somebody else can make it again, and the works it rests on.

use rust_xlsxwriter::XlsxError;

use super::column::Column;
use super::table::Table;
use crate::model::report::{Outcome, Report, Source};
use crate::render::layout::number;

/// The sheet of `report`.
pub(super) fn table(report: &Report) -> Result<Table, XlsxError> {
    let columns = vec![Column::new("of", 24).bold(), Column::new("what", 20), Column::new("is", 90)];
    let mut table = Table::new(columns)?;
    table.heads()?;
    table.row(["evenhand", "version", &report.engine.version])?;
    table.row(["the description", "digest", &report.description.digest])?;
    report.outcomes.iter().try_for_each(|outcome| of_outcome(&mut table, outcome))?;
    table.filter()?;
    Ok(table)
}

fn of_outcome(table: &mut Table, outcome: &Outcome) -> Result<(), XlsxError> {
    let (name, version, plugin, fuel, settings) = match outcome {
        Outcome::Assessed(a) => (&a.framework, &a.version, &a.plugin, a.fuel, &a.settings),
        Outcome::Refused(r) => (&r.framework, &r.version, &r.plugin, r.fuel, &r.settings),
        Outcome::Failed(failed) => {
            let name = failed.framework.as_ref().unwrap_or(&failed.source);
            return table.row([name.as_str(), "failed", &format!("{}, {}", failed.error.stage, failed.error.kind)]);
        }
    };
    table.row([name.as_str(), "version", version])?;
    table.row([name.as_str(), "plugin", plugin])?;
    table.row([name.as_str(), "fuel", &number(fuel)])?;
    for (id, value) in settings {
        let value = value.as_deref().unwrap_or("(left out)");
        table.row([name.as_str(), &format!("setting {id}"), value])?;
    }
    let Outcome::Assessed(assessed) = outcome else { return Ok(()) };
    assessed.sources.iter().try_for_each(|source| table.row([name.as_str(), "rests on", &cited(source)]))
}

fn cited(source: &Source) -> String {
    let doi = source.doi.as_ref().map(|doi| format!(" doi:{doi}")).unwrap_or_default();
    format!("{}{doi}", source.citation)
}
