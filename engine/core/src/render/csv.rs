//! The spreadsheet: a row for each criterion and item of evidence.
//!
//! A criterion without evidence still has a row, and so has a framework that declined
//! or failed. Conclusions are left to the other formats: they are not rows of this table.
//! Each kind of label has a column of its own at the end, because a spreadsheet sorts,
//! filters and counts by columns.

use super::layout::{bare_quote, prompts_in_one};
use super::{RenderError, grid, visible};
use crate::model::report::{Assessed, Evidence, Outcome, Rating, Report, Stance, words};

const COLUMNS: [&str; 22] = [
    "framework",
    "domain",
    "criterion",
    "title",
    "level",
    "shortfall",
    "rationale",
    "stance",
    "set aside because",
    "claim",
    "quote",
    "phrase",
    "introduced by",
    "section",
    "paragraph",
    "line",
    "start",
    "end",
    "labels",
    "note",
    "prompts",
    "where in the project",
];

/// Without it a spreadsheet reads UTF-8 as something else, and “ becomes â€œ.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// `report` as a table. No cell starts as a formula does.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn csv(report: &Report) -> Result<String, RenderError> {
    let fail = |e| RenderError::new("CSV", e);
    let mut table = ::csv::Writer::from_writer(Vec::new());
    let facets = facets(report);
    let heads = facets.iter().map(|facet| guarded(&format!("label: {facet}")));
    table.write_record(COLUMNS.map(str::to_owned).into_iter().chain(heads)).map_err(fail)?;
    for (row, item) in report.outcomes.iter().flat_map(rows) {
        let labels = facets.iter().map(|facet| item.map(|item| label(item, facet)).unwrap_or_default());
        table.write_record(row.into_iter().chain(labels).map(|cell| guarded(&cell))).map_err(fail)?;
    }
    let bytes = table.into_inner().map_err(|e| RenderError::new("CSV", e.into_error()))?;
    let text = String::from_utf8(bytes).map_err(|e| RenderError::new("CSV", e))?;
    Ok(format!("{BYTE_ORDER_MARK}{text}"))
}

/// The kinds of label of all frameworks of `report`, in their order, each once.
fn facets(report: &Report) -> Vec<&str> {
    let assessed = report.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => Some(assessed),
        Outcome::Refused(_) | Outcome::Failed(_) => None,
    });
    let mut found: Vec<&str> = Vec::new();
    for facet in assessed.flat_map(|assessed| &assessed.facets) {
        if !found.contains(&facet.id.as_str()) {
            found.push(&facet.id);
        }
    }
    found
}

fn label(item: &Evidence, facet: &str) -> String {
    item.labels.get(facet).map(|values| values.join(", ")).unwrap_or_default()
}

/// The cells that every framework has, and the item of evidence that the row is of.
type Row<'r> = ([String; COLUMNS.len()], Option<&'r Evidence>);

fn rows(outcome: &Outcome) -> Vec<Row<'_>> {
    match outcome {
        Outcome::Assessed(assessed) => {
            assessed.ratings.iter().flat_map(|rating| rows_of_rating(assessed, rating)).collect()
        }
        Outcome::Refused(refused) => {
            vec![without_rating(&refused.framework, "declined", &refused.refusal.message)]
        }
        Outcome::Failed(failed) => {
            let name = failed.framework.as_ref().unwrap_or(&failed.source);
            vec![without_rating(name, "failed", &failed.error.message)]
        }
    }
}

fn without_rating(framework: &str, outcome: &str, why: &str) -> Row<'static> {
    let mut row: [String; COLUMNS.len()] = Default::default();
    row[0] = framework.to_string();
    row[4] = outcome.to_string();
    row[6] = why.to_string();
    (row, None)
}

fn rows_of_rating<'r>(assessed: &Assessed, rating: &'r Rating) -> Vec<Row<'r>> {
    if rating.evidence.is_empty() {
        return vec![row(assessed, rating, None)];
    }
    rating.evidence.iter().map(|item| row(assessed, rating, Some(item))).collect()
}

fn row<'r>(assessed: &Assessed, rating: &Rating, item: Option<&'r Evidence>) -> Row<'r> {
    let of_item = |cell: fn(&Evidence) -> String| item.map(cell).unwrap_or_default();
    let cells = [
        assessed.framework.clone(),
        rating.domain.clone(),
        rating.criterion.clone(),
        rating.title.clone(),
        rating.level_words.clone(),
        rating.shortfall.map(words::shortfall).unwrap_or_default().to_string(),
        rating.rationale.clone(),
        of_item(|e| words::stance(e.stance).to_string()),
        of_item(|e| e.set_aside.map(words::set_aside).unwrap_or_default().to_string()),
        // What was set aside claims nothing for the criterion.
        of_item(|e| match e.stance {
            Stance::SetAside => String::new(),
            _ => words::claim(e.claim).to_string(),
        }),
        of_item(bare_quote),
        of_item(|e| e.focus.clone().unwrap_or_default()),
        of_item(|e| e.introduced_by.join(" › ")),
        of_item(|e| e.place.section.join(" › ")),
        of_item(|e| e.place.paragraph.to_string()),
        of_item(|e| e.place.line.to_string()),
        of_item(|e| e.place.start.to_string()),
        of_item(|e| e.place.end.to_string()),
        of_item(|e| e.labels.iter().map(|(f, v)| format!("{f}: {}", v.join(", "))).collect::<Vec<_>>().join("; ")),
        of_item(|e| e.note.clone()),
        prompts_in_one(&rating.prompts),
        where_named(assessed, rating),
    ];
    (cells, item)
}

/// The row of the domain's grid that is the criterion's, in one cell.
fn where_named(assessed: &Assessed, rating: &Rating) -> String {
    let domain = assessed.domains.iter().find(|domain| domain.id == rating.domain);
    let grid = domain.and_then(|domain| domain.grid.as_ref());
    grid.map(|grid| grid::of_rating(grid, rating)).unwrap_or_default()
}

/// A spreadsheet runs a cell that starts with one of these, in either width.
pub(super) fn guarded(cell: &str) -> String {
    let starts_formula = |c: char| "=+-@\t\r＝＋－＠".contains(c);
    // Looked for before and after the white space is tidied: both are read.
    let shown = visible(cell);
    let guarded = cell.starts_with(starts_formula) || shown.starts_with(starts_formula);
    let whole = if guarded { format!("'{shown}") } else { shown };
    if !whole.contains(';') {
        return whole;
    }
    // Where commas are decimal points a spreadsheet parts cells at semicolons, inside
    // quotation marks too: what follows one there is the start of a cell.
    let mut parted = String::with_capacity(whole.len());
    let mut after_semicolon = false;
    for c in whole.chars() {
        if after_semicolon && (starts_formula(c) || c == '"') {
            parted.push(' ');
        }
        after_semicolon = c == ';';
        parted.push(c);
    }
    parted
}
