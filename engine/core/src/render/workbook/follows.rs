//! What follows from several ratings together: a row for each sentence that a conclusion rests on.

use rust_xlsxwriter::XlsxError;

use super::column::Column;
use super::glance::said;
use super::table::Table;
use crate::model::report::{Assessed, Conclusion, ConclusionKind, Evidence, Outcome, Report, shortened};
use crate::render::layout::{flagged_words, prompts_in_one};
use crate::render::quotation::{Around, gather, labels};
use crate::render::rows::REPEATED;

/// The sheet of `report`; none where nothing follows.
pub(super) fn table(report: &Report) -> Result<Option<Table>, XlsxError> {
    let mut table = Table::new(columns())?;
    table.heads()?;
    let mut is_empty = true;
    for outcome in &report.outcomes {
        let Outcome::Assessed(assessed) = outcome else { continue };
        let around = Around { facets: &assessed.facets, ..Around::of(&report.description) };
        for conclusion in &assessed.conclusions {
            is_empty = false;
            rows(&mut table, (assessed, conclusion), around)?;
        }
    }
    table.filter()?;
    Ok((!is_empty).then_some(table))
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("framework", 16),
        Column::new("what follows", 28).bold(),
        Column::new("in words", 44),
        Column::new("about", 24),
        Column::new("a sentence it rests on", 52),
        Column::new("place", 22),
        Column::new("note", 36),
        Column::new("questions", 36),
    ]
}

/// What is of the conclusion stands whole in its first row.
fn rows(
    table: &mut Table,
    (assessed, conclusion): (&Assessed, &Conclusion),
    around: Around<'_>,
) -> Result<(), XlsxError> {
    let whole = [
        assessed.title.clone(),
        conclusion.title.clone(),
        conclusion.text.clone(),
        conclusion.criteria.join(", "),
        prompts_in_one(&conclusion.prompts),
    ];
    let again = whole.each_ref().map(|cell| shortened(cell, REPEATED));
    let sentences = sentences(conclusion, around);
    if sentences.is_empty() {
        return row(table, &whole, &<[String; 3]>::default());
    }
    for (nth, sentence) in sentences.iter().enumerate() {
        row(table, if nth == 0 { &whole } else { &again }, sentence)?;
    }
    Ok(())
}

fn row(table: &mut Table, of: &[String; 5], sentence: &[String; 3]) -> Result<(), XlsxError> {
    let [before @ .., questions] = of;
    table.row(before.iter().chain(sentence).chain([questions]).map(String::as_str))
}

/// Each sentence with its place and what is said of it. Of wording each phrase is one, with what to
/// say instead.
fn sentences(conclusion: &Conclusion, around: Around<'_>) -> Vec<[String; 3]> {
    let sentence = |item: &Evidence, note: String| [said(item), around.place_long(item), note];
    if conclusion.kind == ConclusionKind::Wording {
        return conclusion.evidence.iter().map(|item| sentence(item, flagged_words(item))).collect();
    }
    let gathered = gather(conclusion.evidence.iter());
    let noted = gathered.iter().map(|quotation| {
        let notes = [quotation.notes(), labels(&quotation.items, around)];
        let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        sentence(quotation.first, notes.join("; "))
    });
    noted.collect()
}
