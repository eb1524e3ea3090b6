//! All questions, by whom to ask: a row for each.

use rust_xlsxwriter::XlsxError;

use super::column::Column;
use super::glance::said;
use super::table::Table;
use crate::model::report::{Reason, Report, Sheet, ToAsk};

/// The sheet of `report`; none where nothing is asked.
pub(super) fn table(report: &Report) -> Result<Option<Table>, XlsxError> {
    let sheet = Sheet::new(report, report.questions.first.len());
    if sheet.total == 0 {
        return Ok(None);
    }
    let mut table = Table::new(columns())?;
    table.heads()?;
    for to_ask in sheet.roles.iter().flat_map(|role| &role.questions) {
        let is_first = sheet.first.iter().any(|first| first.who == to_ask.who && first.ask == to_ask.ask);
        question(&mut table, to_ask, is_first)?;
    }
    table.filter()?;
    Ok(Some(table))
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("who to ask", 20).bold(),
        Column::new("question", 56),
        Column::new("ask first", 11),
        Column::new("about", 32),
        Column::new("in this text", 20),
        Column::new("it follows up", 48),
        Column::new("id", 24),
    ]
}

fn question(table: &mut Table, to_ask: &ToAsk, is_first: bool) -> Result<(), XlsxError> {
    let of = |part: fn(&Reason) -> &str| {
        let parts: Vec<&str> = to_ask.about.iter().map(part).filter(|part| !part.is_empty()).collect();
        parts.join("; ")
    };
    let follows_up = to_ask.about.iter().find_map(|reason| reason.follows_up.as_ref()).map(said);
    table.row([
        to_ask.who_title.as_str(),
        &to_ask.ask,
        if is_first { "first" } else { "" },
        &of(|reason| &reason.title),
        &of(|reason| reason.level_words.as_deref().unwrap_or_default()),
        follows_up.as_deref().unwrap_or_default(),
        &of(|reason| &reason.id),
    ])
}
