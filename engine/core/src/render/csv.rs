//! The spreadsheet: a row for each criterion and item of evidence.
//!
//! A criterion without evidence still has a row, and so has a framework that declined
//! or failed. Conclusions are left to the other formats: they are not rows of this table.
//! Each kind of label has a column of its own at the end, because a spreadsheet sorts,
//! filters and counts by columns. What is of a criterion stands whole in its first row, and
//! to so many characters in the others.

use super::layout::{bare_quote, prompts_in_one};
use super::{RenderError, grid, visible};
use crate::model::report::{Assessed, Evidence, Outcome, Rating, Report, Stance, shortened, words};

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

/// The most characters of a cell of a criterion that each row after its first repeats: a long
/// rationale is long once, and not at each of a thousand quotations.
const REPEATED: usize = 1_000;

/// The most kinds of label that have a column of their own. The column of all labels has the
/// others too; a plugin may declare twenty thousand.
const FACETS: usize = 100;

/// `report` as a table. No cell starts as a formula does.
///
/// # Errors
///
/// Where the writer fails, which is our fault.
pub fn csv(report: &Report) -> Result<String, RenderError> {
    let facets = facets(report);
    let marked = BYTE_ORDER_MARK.to_string().into_bytes();
    let mut table = Table { writer: ::csv::Writer::from_writer(marked), facets: &facets };
    let heads = facets.iter().map(|facet| format!("label: {facet}"));
    let heads: Vec<String> = COLUMNS.map(str::to_owned).into_iter().chain(heads).collect();
    table.row(heads.iter().map(String::as_str))?;
    for outcome in &report.outcomes {
        table.outcome(outcome)?;
    }
    let bytes = table.writer.into_inner().map_err(|e| RenderError::new("CSV", e.into_error()))?;
    String::from_utf8(bytes).map_err(|e| RenderError::new("CSV", e))
}

/// The first kinds of label of all frameworks of `report`, in their order, each once.
fn facets(report: &Report) -> Vec<&str> {
    let assessed = report.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => Some(assessed),
        Outcome::Refused(_) | Outcome::Failed(_) => None,
    });
    let mut found: Vec<&str> = Vec::new();
    for facet in assessed.flat_map(|assessed| &assessed.facets) {
        if found.len() == FACETS {
            break;
        }
        if !found.contains(&facet.id.as_str()) {
            found.push(&facet.id);
        }
    }
    found
}

fn label(item: &Evidence, facet: &str) -> String {
    item.labels.get(facet).map(|values| values.join(", ")).unwrap_or_default()
}

/// What is of one criterion, in the order of the columns.
struct OfRating {
    before: [String; 7],
    prompts: String,
    places: String,
}

impl OfRating {
    fn of(assessed: &Assessed, rating: &Rating) -> Self {
        let before = [
            assessed.framework.clone(),
            rating.domain.clone(),
            rating.criterion.clone(),
            rating.title.clone(),
            rating.level_words.clone(),
            rating.shortfall.map(words::shortfall).unwrap_or_default().to_string(),
            rating.rationale.clone(),
        ];
        Self { before, prompts: prompts_in_one(&rating.prompts), places: where_named(assessed, rating) }
    }

    /// The same to so many characters: what rows after the first repeat.
    fn shortened(&self) -> Self {
        Self {
            before: self.before.each_ref().map(|cell| shortened(cell, REPEATED)),
            prompts: shortened(&self.prompts, REPEATED),
            places: shortened(&self.places, REPEATED),
        }
    }
}

/// The table, as far as it is written.
struct Table<'r> {
    writer: ::csv::Writer<Vec<u8>>,
    facets: &'r [&'r str],
}

impl Table<'_> {
    fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<(), RenderError> {
        self.writer.write_record(cells.map(guarded)).map_err(|e| RenderError::new("CSV", e))
    }

    fn outcome(&mut self, outcome: &Outcome) -> Result<(), RenderError> {
        match outcome {
            Outcome::Assessed(assessed) => assessed.ratings.iter().try_for_each(|rating| self.rating(assessed, rating)),
            Outcome::Refused(refused) => self.without_rating(&refused.framework, "declined", &refused.refusal.message),
            Outcome::Failed(failed) => {
                let name = failed.framework.as_ref().unwrap_or(&failed.source);
                self.without_rating(name, "failed", &failed.error.message)
            }
        }
    }

    fn without_rating(&mut self, framework: &str, outcome: &str, why: &str) -> Result<(), RenderError> {
        let cells = [framework, "", "", "", outcome, "", why].into_iter();
        let width = COLUMNS.len() + self.facets.len();
        self.row(cells.chain(std::iter::repeat("")).take(width))
    }

    fn rating(&mut self, assessed: &Assessed, rating: &Rating) -> Result<(), RenderError> {
        let of_rating = OfRating::of(assessed, rating);
        let Some((first, others)) = rating.evidence.split_first() else {
            return self.rated(&of_rating, None);
        };
        self.rated(&of_rating, Some(first))?;
        let again = of_rating.shortened();
        others.iter().try_for_each(|item| self.rated(&again, Some(item)))
    }

    fn rated(&mut self, of_rating: &OfRating, item: Option<&Evidence>) -> Result<(), RenderError> {
        let own = item.map(of_item).unwrap_or_default();
        let labels: Vec<String> =
            self.facets.iter().map(|facet| item.map(|item| label(item, facet)).unwrap_or_default()).collect();
        let after = [&of_rating.prompts, &of_rating.places];
        let cells = of_rating.before.iter().chain(&own).chain(after).chain(&labels);
        self.row(cells.map(String::as_str))
    }
}

/// What is of one item of evidence, in the order of the columns.
fn of_item(e: &Evidence) -> [String; 13] {
    [
        words::stance(e.stance).to_string(),
        e.set_aside.map(words::set_aside).unwrap_or_default().to_string(),
        // What was set aside claims nothing for the criterion.
        match e.stance {
            Stance::SetAside => String::new(),
            _ => words::claim(e.claim).to_string(),
        },
        bare_quote(e),
        e.focus.clone().unwrap_or_default(),
        e.introduced_by.join(" › "),
        e.place.section.join(" › "),
        e.place.paragraph.to_string(),
        Some(e.place.line).filter(|line| *line > 0).map(|line| line.to_string()).unwrap_or_default(),
        e.place.start.to_string(),
        e.place.end.to_string(),
        e.labels.iter().map(|(f, v)| format!("{f}: {}", v.join(", "))).collect::<Vec<_>>().join("; "),
        e.note.clone(),
    ]
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
