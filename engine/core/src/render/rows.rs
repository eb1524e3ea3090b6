//! The rows of a table of evidence, whatever the file that holds the table: one for each item of
//! each criterion.
//!
//! A criterion without evidence still has a row, and so has a framework that declined
//! or failed. Conclusions are left out: they are not rows of this table. Each kind of label has a
//! column of its own at the end, because a spreadsheet sorts, filters and counts by columns. What
//! is of a criterion stands whole in its first row, and to so many characters in the others.

use super::grid;
use super::layout::{bare_quote, prompts_in_one};
use crate::model::report::{Assessed, Evidence, Outcome, Rating, Report, Stance, shortened, words};

/// The columns but those of single kinds of label.
pub(super) const COLUMNS: [&str; 22] = [
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

/// The most characters of a cell of a criterion that each row after its first repeats: a long
/// rationale is long once, and not at each of a thousand quotations.
pub(super) const REPEATED: usize = 1_000;

/// The most kinds of label that have a column of their own. The column of all labels has the
/// others too; a plugin may declare twenty thousand.
const FACETS: usize = 100;

/// The table of one report.
pub(super) struct Rows<'r> {
    report: &'r Report,
    facets: Vec<&'r str>,
}

/// One row: its cells, in the order of the heads, and whether it is of an item of evidence.
pub(super) struct Row<'c> {
    pub cells: Vec<&'c str>,
    pub is_item: bool,
}

impl<'r> Rows<'r> {
    pub fn of(report: &'r Report) -> Self {
        Self { report, facets: facets(report) }
    }

    /// What stands over the columns: [`COLUMNS`], then one for each kind of label.
    pub fn heads(&self) -> Vec<String> {
        let labels = self.facets.iter().map(|facet| format!("label: {facet}"));
        COLUMNS.map(str::to_owned).into_iter().chain(labels).collect()
    }

    /// Gives each row to `take`, in the order of the report.
    ///
    /// # Errors
    ///
    /// The first of `take`, which is then not asked again.
    pub fn each<E>(&self, mut take: impl FnMut(Row<'_>) -> Result<(), E>) -> Result<(), E> {
        for outcome in &self.report.outcomes {
            match outcome {
                Outcome::Assessed(assessed) => {
                    assessed.ratings.iter().try_for_each(|rating| self.rating(assessed, rating, &mut take))?;
                }
                Outcome::Refused(refused) => {
                    take(self.without_rating(&refused.framework, "declined", &refused.refusal.message))?;
                }
                Outcome::Failed(failed) => {
                    let name = failed.framework.as_ref().unwrap_or(&failed.source);
                    take(self.without_rating(name, "failed", &failed.error.message))?;
                }
            }
        }
        Ok(())
    }

    fn without_rating<'c>(&self, framework: &'c str, outcome: &'c str, why: &'c str) -> Row<'c> {
        let cells = [framework, "", "", "", outcome, "", why].into_iter();
        let width = COLUMNS.len() + self.facets.len();
        Row { cells: cells.chain(std::iter::repeat("")).take(width).collect(), is_item: false }
    }

    fn rating<E>(
        &self,
        assessed: &Assessed,
        rating: &Rating,
        take: &mut impl FnMut(Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let of_rating = OfRating::of(assessed, rating);
        let Some((first, others)) = rating.evidence.split_first() else {
            return self.rated(&of_rating, None, take);
        };
        self.rated(&of_rating, Some(first), take)?;
        let again = of_rating.shortened();
        others.iter().try_for_each(|item| self.rated(&again, Some(item), take))
    }

    fn rated<E>(
        &self,
        of_rating: &OfRating,
        item: Option<&Evidence>,
        take: &mut impl FnMut(Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let own = item.map(of_item).unwrap_or_default();
        let labels: Vec<String> =
            self.facets.iter().map(|facet| item.map(|item| label(item, facet)).unwrap_or_default()).collect();
        let after = [&of_rating.prompts, &of_rating.places];
        let cells = of_rating.before.iter().chain(&own).chain(after).chain(&labels);
        take(Row { cells: cells.map(String::as_str).collect(), is_item: item.is_some() })
    }
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
