//! The sheet of questions in Markdown: one part to hand to each role.
//!
//! Parts are kept apart by a rule, which every reader of Markdown understands; which
//! questions come first was decided when the sheet was made.

use super::emphasis::unmarked;
use super::layout::{capital, count, lead_in};
use super::markdown::{Doc, about};
use super::markdown_escape::literal;
use super::quotation::Around;
use super::sheet::{NOBODY, NOTHING};
use crate::model::report::{Reason, Sheet, ToAsk};

/// What stands between the parts: in a word processor, where to break the page.
const RULE: &str = "---";

/// `sheet` as Markdown; `all` sets every question, after the few to ask first.
#[must_use]
pub fn sheet_markdown(sheet: &Sheet, all: bool) -> String {
    let mut doc = Doc::default();
    let around = Around::of(&sheet.description);
    about(&mut doc, &sheet.description, sheet.date.as_deref(), &sheet.notices);
    if sheet.total == 0 {
        doc.block(if sheet.frameworks.is_empty() { NOBODY } else { NOTHING });
    } else {
        doc.block("## Questions to ask first");
        let more = if all || sheet.first.len() == sheet.total { "" } else { " The others: `--all`." };
        doc.block(&format!("{} of {}.{more}", sheet.first.len(), count(sheet.total, "question")));
        for (at, to_ask) in sheet.first.iter().enumerate() {
            question(&mut doc, at + 1, &format!("{}: {}", to_ask.who_title, to_ask.ask), to_ask, around);
        }
    }
    for unread in &sheet.unread {
        doc.block(&literal(&format!("{} {}. {}", unread.name, unread.why, capital(&unread.help))));
    }
    if all {
        for role in &sheet.roles {
            doc.block(RULE);
            doc.block(&format!("## Questions for {}", literal(&role.who_title)));
            for (at, to_ask) in role.questions.iter().enumerate() {
                question(&mut doc, at + 1, &to_ask.ask, to_ask, around);
            }
        }
    }
    doc.block(RULE);
    let run = format!("evenhand {}, description {}", sheet.engine.version, sheet.description.digest);
    let askers = sheet.frameworks.iter().map(|asker| format!("{} {}, {}", asker.id, asker.version, asker.plugin));
    doc.list([run].into_iter().chain(askers).map(|line| literal(&line)));
    doc.out
}

fn question(doc: &mut Doc, number: usize, ask: &str, to_ask: &ToAsk, around: Around<'_>) {
    doc.block(&format!("**{number}. {}**", literal(ask)));
    for reason in &to_ask.about {
        about_reason(doc, reason, around);
    }
}

/// What the question would settle, and the sentence that it follows up.
fn about_reason(doc: &mut Doc, reason: &Reason, around: Around<'_>) {
    let level = reason.level_words.as_ref().map(|words| format!(" – {words}")).unwrap_or_default();
    doc.block(&literal(&format!("{}{level} ({})", capital(&reason.title), reason.id)));
    doc.block(&literal(&reason.missing));
    let Some(item) = &reason.follows_up else { return };
    let place = literal(&around.place_long(item));
    doc.block(&match &item.quote {
        Some(quote) => {
            format!("> {}\n>\n> — {place}", literal(&format!("{}“{}”", lead_in(item), unmarked(quote.trim()))))
        }
        None => format!("> — {place}"),
    });
}
