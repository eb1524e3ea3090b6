//! The first sheet: how far the reading goes, a row for each criterion, and what each framework is.

use rust_xlsxwriter::XlsxError;

use super::column::Column;
use super::table::{Table, Weight};
use crate::model::framework::Expectation;
use crate::model::report::{About, Assessed, Domain, Evidence, Outcome, Rating, Report, words};
use crate::render::emphasis::unmarked;
use crate::render::glance::leading;
use crate::render::layout::{capital, count, lead_in};
use crate::render::quotation::Around;

/// The sheet of `report`, which has so many more grids than there are sheets for.
pub(super) fn table(report: &Report, more_grids: usize) -> Result<Table, XlsxError> {
    let mut table = Table::new(columns())?;
    head(&mut table, report, more_grids)?;
    table.heads()?;
    for outcome in &report.outcomes {
        match outcome {
            Outcome::Assessed(assessed) => of_framework(&mut table, assessed, Around::of(&report.description))?,
            Outcome::Refused(refused) => {
                let why = [refused.refusal.message.as_str(), refused.refusal.help.as_str()];
                without_rating(&mut table, &refused.title, "Declined", &why)?;
            }
            Outcome::Failed(failed) => {
                let why = [failed.error.message.as_str(), failed.error.help.as_str()];
                without_rating(&mut table, failed.framework.as_ref().unwrap_or(&failed.source), "Failed", &why)?;
            }
        }
    }
    table.filter()?;
    foot(&mut table, report)?;
    Ok(table)
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("framework", 14),
        Column::new("domain", 16),
        Column::new("asked", 22).bold(),
        Column::new("id", 16),
        Column::new("in this text", 16).bold(),
        Column::new("why", 34),
        Column::new("the first sentence it rests on", 42),
        Column::new("place", 16),
        Column::new("first question", 32),
        Column::new("who to ask", 13),
    ]
}

/// What every report opens with.
fn head(table: &mut Table, report: &Report, more_grids: usize) -> Result<(), XlsxError> {
    let About { title, stage, words: of_words, sections, .. } = &report.description;
    table.line(0, title.as_deref().unwrap_or("A project description"), Weight::Title)?;
    table.line(0, &format!("{} {}", words::ONE_DOCUMENT, words::NOT_FOUND_MEANS), Weight::Plain)?;
    let mut facts = vec![count(*of_words, "word"), count(*sections, "section")];
    facts.extend(stage.map(|stage| format!("stage: {}", words::stage(stage))));
    facts.extend(report.date.clone());
    table.line(0, &facts.join(" · "), Weight::Plain)?;
    for notice in &report.notices {
        table.line(0, &format!("Note: {notice}"), Weight::Bold)?;
    }
    if more_grids > 0 {
        let told = format!("Note: {} have no sheet here; the Markdown has them.", count(more_grids, "more grid"));
        table.line(0, &told, Weight::Bold)?;
    }
    table.gap();
    Ok(())
}

/// The rows of a framework, but for what only its conclusions rest on.
fn of_framework(table: &mut Table, assessed: &Assessed, around: Around<'_>) -> Result<(), XlsxError> {
    for domain in assessed.domains.iter().filter(|domain| domain.expects != Expectation::Grounds) {
        for rating in assessed.ratings.iter().filter(|rating| rating.domain == domain.id) {
            criterion(table, (assessed, domain, rating), around)?;
        }
    }
    Ok(())
}

fn criterion(
    table: &mut Table,
    (assessed, domain, rating): (&Assessed, &Domain, &Rating),
    around: Around<'_>,
) -> Result<(), XlsxError> {
    let (id, level) = (format!("{}/{}", assessed.framework, rating.criterion), capital(&rating.level_words));
    let first = leading(rating);
    let (sentence, place) = (first.map(said).unwrap_or_default(), first.map(|item| around.place_long(item)));
    let asked = rating.prompts.first();
    table.row([
        assessed.title.as_str(),
        &domain.title,
        &rating.title,
        &id,
        &level,
        &rating.rationale,
        &sentence,
        place.as_deref().unwrap_or_default(),
        asked.map(|prompt| prompt.ask.as_str()).unwrap_or_default(),
        asked.map(|prompt| prompt.who_title.as_str()).unwrap_or_default(),
    ])
}

/// The sentence with what introduces it; empty where words are left out.
pub(super) fn said(item: &Evidence) -> String {
    let quote = item.quote.as_deref().map(|quote| format!("{}“{}”", lead_in(item), unmarked(quote.trim())));
    quote.unwrap_or_default()
}

/// What is not there must not look like silence.
fn without_rating(table: &mut Table, framework: &str, outcome: &str, why: &[&str]) -> Result<(), XlsxError> {
    let why: Vec<String> = why.iter().filter(|words| !words.is_empty()).map(|words| capital(words)).collect();
    let why = why.iter().map(|words| words.trim_end_matches('.')).collect::<Vec<_>>().join(". ");
    table.row([framework, "", "", "", outcome, &why])
}

/// What kind of reading each framework gives, what it finds, and how far that can be trusted.
fn foot(table: &mut Table, report: &Report) -> Result<(), XlsxError> {
    for outcome in &report.outcomes {
        if let Outcome::Assessed(assessed) = outcome {
            let kind = format!("{}.", capital(words::kind_of_reading(&assessed.domains)));
            let said = [&kind, &assessed.summary].into_iter().chain(&assessed.measured);
            table.gap();
            table.named_line(&assessed.title, &said.map(String::as_str).collect::<Vec<_>>().join(" "))?;
        }
    }
    Ok(())
}
