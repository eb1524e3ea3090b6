//! The sheet of questions on a terminal: the few to ask first, or all by whom to ask.
//!
//! Which come first was decided when the sheet was made.

use super::criterion;
use super::layout::count;
use super::page::{Entry, Page, Tail, Weight};
use super::text::{View, brief, head};
use crate::model::report::{Reason, Sheet, ToAsk};

/// What a sheet says where no framework asks anything.
pub(super) const NOTHING: &str = "The frameworks ask nothing more of this text.";

/// `sheet` for a terminal; `all` sets every question, after the few to ask first.
#[must_use]
pub fn sheet(sheet: &Sheet, all: bool, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    head(&mut page, &sheet.description, sheet.date.as_deref(), &sheet.notices);
    page.blank();
    if sheet.total == 0 {
        page.text(0, NOTHING);
    } else {
        first(&mut page, sheet, all);
    }
    if all {
        for role in &sheet.roles {
            page.blank();
            let questions = count(role.questions.len(), "question");
            title(&mut page, &role.who_title, &questions);
            for (at, to_ask) in role.questions.iter().enumerate() {
                question(&mut page, at + 1, &to_ask.ask, to_ask);
            }
        }
    }
    for unread in &sheet.unread {
        page.blank();
        page.text_hanging(0, 2, &format!("{} {}. {}", unread.name, unread.why, unread.help));
    }
    page.blank();
    let run = format!("evenhand {} · description {}", sheet.engine.version, brief(&sheet.description.digest));
    page.entry(Entry { text: &run, weight: Weight::Dim, ..Entry::default() });
    page.finish()
}

fn first(page: &mut Page, sheet: &Sheet, all: bool) {
    let shown = sheet.first.len();
    let more = if all || shown == sheet.total { "" } else { " · all of them: --all" };
    title(page, "Questions to ask first", &format!("{shown} of {}{more}", sheet.total));
    for (at, to_ask) in sheet.first.iter().enumerate() {
        question(page, at + 1, &format!("{}: {}", to_ask.who_title, to_ask.ask), to_ask);
    }
}

fn title(page: &mut Page, text: &str, tail: &str) {
    page.entry(Entry { text, weight: Weight::Bold, tail: Tail::Keep(tail), ..Entry::default() });
}

fn question(page: &mut Page, number: usize, ask: &str, to_ask: &ToAsk) {
    page.entry(Entry { lead: &format!("{number:>3}"), text: ask, weight: Weight::Bold, ..Entry::default() });
    for reason in &to_ask.about {
        about(page, reason);
    }
}

/// What the question would settle, and the sentence that it follows up.
fn about(page: &mut Page, reason: &Reason) {
    let level = reason.level_words.as_ref().map(|words| format!(" · {words}")).unwrap_or_default();
    let text = format!("{}{level}", reason.title);
    page.entry(Entry { margin: 4, text: &text, tail: Tail::Drop(&reason.id), ..Entry::default() });
    page.text(4, &reason.missing);
    if let Some(item) = &reason.follows_up {
        criterion::quotation(page, item, "");
    }
}
