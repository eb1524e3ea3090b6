//! The sheet of questions in Markdown: one part to hand to each role.
//!
//! Parts are kept apart by a rule, which every reader of Markdown understands; which
//! questions come first was decided when the sheet was made.

use super::layout::count;
use super::markdown::{Doc, about, capital, quotation};
use super::markdown_escape::literal;
use super::sheet::NOTHING;
use crate::model::report::{Reason, Sheet, ToAsk};

/// What stands between the parts: in a word processor, where to break the page.
const RULE: &str = "---";

/// `sheet` as Markdown; `all` sets every question, after the few to ask first.
#[must_use]
pub fn sheet_markdown(sheet: &Sheet, all: bool) -> String {
    let mut doc = Doc::default();
    about(&mut doc, &sheet.description, sheet.date.as_deref(), &sheet.notices);
    if sheet.total == 0 {
        doc.block(NOTHING);
    } else {
        doc.block("## Questions to ask first");
        doc.block(&format!("{} of {}.", sheet.first.len(), count(sheet.total, "question")));
        for (at, to_ask) in sheet.first.iter().enumerate() {
            let lead = format!("{}. {}:", at + 1, to_ask.who_title);
            question(&mut doc, &lead, to_ask);
        }
    }
    for unread in &sheet.unread {
        doc.block(&literal(&format!("{} {}. {}", unread.name, unread.why, unread.help)));
    }
    if all {
        for role in &sheet.roles {
            doc.block(RULE);
            doc.block(&format!("## Questions for {}", literal(&role.who_title)));
            for (at, to_ask) in role.questions.iter().enumerate() {
                question(&mut doc, &format!("{}.", at + 1), to_ask);
            }
        }
    }
    doc.block(RULE);
    doc.block(&literal(&format!("evenhand {}, description {}", sheet.engine.version, sheet.description.digest)));
    doc.out
}

fn question(doc: &mut Doc, lead: &str, to_ask: &ToAsk) {
    doc.block(&format!("**{} {}**", literal(lead), literal(&to_ask.ask)));
    for reason in &to_ask.about {
        reason_of(doc, reason);
    }
}

/// What the question would settle, and the sentence that it follows up.
fn reason_of(doc: &mut Doc, reason: &Reason) {
    let level = reason.level_words.as_ref().map(|words| format!(" – {words}")).unwrap_or_default();
    doc.block(&format!("{}{} ({})", literal(&capital(&reason.title)), literal(&level), literal(&reason.id)));
    doc.block(&literal(&reason.missing));
    if let Some(item) = &reason.follows_up {
        quotation(doc, item, "", &[]);
    }
}
