//! The sheet of questions on a terminal: the few to ask first, or all by whom to ask.
//!
//! Which come first was decided when the sheet was made.

use super::criterion;
use super::layout::{capital, count};
use super::page::{Entry, Page, Tail, Weight};
use super::quotation::Around;
use super::text::{View, brief, head};
use crate::model::report::{Reason, Sheet, ToAsk};

/// What a sheet says where no framework asks anything.
pub(super) const NOTHING: &str = "The frameworks ask nothing more of this text.";

/// What it says where no framework could ask.
pub(super) const NOBODY: &str = "No framework read this text, so there are no questions.";

/// `sheet` for a terminal; `all` sets every question, after the few to ask first.
#[must_use]
pub fn sheet(sheet: &Sheet, all: bool, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    head(&mut page, &sheet.description, sheet.date.as_deref(), &sheet.notices);
    page.blank();
    let more = sheet.total > sheet.first.len();
    match (sheet.total, all) {
        (0, _) if sheet.frameworks.is_empty() => page.text(0, NOBODY),
        (0, _) => page.text(0, NOTHING),
        // So few need not be set twice.
        (_, true) if !more => by_role(&mut page, sheet),
        (_, true) => {
            first(&mut page, sheet, "");
            page.blank();
            by_role(&mut page, sheet);
        }
        (_, false) => first(&mut page, sheet, if more { " · all of them: --all" } else { "" }),
    }
    for unread in &sheet.unread {
        page.blank();
        page.text_hanging(0, 2, &format!("{} {}. {}", unread.name, unread.why, capital(&unread.help)));
    }
    foot(&mut page, sheet);
    page.finish()
}

fn foot(page: &mut Page, sheet: &Sheet) {
    page.blank();
    page.entry(Entry { text: "To repeat this", weight: Weight::Bold, ..Entry::default() });
    let run = format!("evenhand {} · description {}", sheet.engine.version, brief(&sheet.description.digest));
    page.text_hanging(2, 6, &run);
    for asker in &sheet.frameworks {
        page.text_hanging(2, 6, &format!("{} {} · {}", asker.id, asker.version, brief(&asker.plugin)));
    }
}

fn first(page: &mut Page, sheet: &Sheet, more: &str) {
    let around = Around::of(&sheet.description);
    title(page, "Questions to ask first", &format!("{} of {}{more}", sheet.first.len(), sheet.total));
    for (at, to_ask) in sheet.first.iter().enumerate() {
        question(page, at + 1, &format!("{}: {}", to_ask.who_title, to_ask.ask), to_ask, around);
    }
}

fn by_role(page: &mut Page, sheet: &Sheet) {
    let around = Around::of(&sheet.description);
    for (nth, role) in sheet.roles.iter().enumerate() {
        if nth > 0 {
            page.blank();
        }
        title(page, &format!("For {}", role.who_title), &count(role.questions.len(), "question"));
        for (at, to_ask) in role.questions.iter().enumerate() {
            question(page, at + 1, &to_ask.ask, to_ask, around);
        }
    }
}

fn title(page: &mut Page, text: &str, tail: &str) {
    page.entry(Entry { text, weight: Weight::Bold, tail: Tail::Keep(tail), ..Entry::default() });
}

fn question(page: &mut Page, number: usize, ask: &str, to_ask: &ToAsk, around: Around<'_>) {
    if number > 1 {
        page.blank();
    }
    page.entry(Entry {
        lead: &format!("{number}."),
        lead_columns: 4,
        text: ask,
        weight: Weight::Bold,
        ..Entry::default()
    });
    for reason in &to_ask.about {
        about(page, reason, around);
    }
}

/// What the question would settle, and the sentence that it follows up.
fn about(page: &mut Page, reason: &Reason, around: Around<'_>) {
    let level = reason.level_words.as_ref().map(|words| format!(" · {words}")).unwrap_or_default();
    let text = format!("{}{level}", reason.title);
    page.entry(Entry { margin: 4, text: &text, tail: Tail::Drop(&reason.id), ..Entry::default() });
    page.text(4, &reason.missing);
    if let Some(item) = &reason.follows_up {
        criterion::plain_quotation(page, item, around);
    }
}
