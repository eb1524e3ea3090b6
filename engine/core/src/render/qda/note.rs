//! The notes, which are memos in most programs: what was found, and by what.

use super::guid::Guid;
use crate::model::report::{Assessed, Conclusion, Outcome, Prompt, Rating, Report, words};
use crate::render::layout::{capital, count, made_by};
use crate::render::visible::visible;

/// A note: a text beside the description.
#[derive(Debug)]
pub(super) struct Note {
    pub guid: Guid,
    pub name: String,
    pub text: String,
}

/// What the note about the whole is called.
pub(super) const WHOLE: &str = "About this reading";

/// Lines with a blank one between blocks; nothing in them acts.
#[derive(Default)]
struct Page(String);

impl Page {
    fn block(&mut self, lines: impl IntoIterator<Item = impl AsRef<str>>) {
        let lines: Vec<String> = lines.into_iter().map(|line| visible(line.as_ref())).collect();
        let some: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        if some.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&some.join("\n"));
        self.0.push('\n');
    }
}

/// What every report opens with, what was read, who did not read it, the first questions, and what a
/// report's foot says.
pub(super) fn of_whole(report: &Report) -> String {
    let mut page = Page::default();
    let about = &report.description;
    page.block([words::ONE_DOCUMENT, words::NOT_FOUND_MEANS]);
    let mut facts = vec![count(about.words, "word"), count(about.sections, "section")];
    facts.extend(about.stage.map(|stage| format!("stage: {}", words::stage(stage))));
    facts.extend(report.date.clone());
    page.block([facts.join(" · ")].into_iter().chain(report.notices.iter().map(|notice| format!("Note: {notice}"))));
    report.outcomes.iter().for_each(|outcome| page.block(unread(outcome)));
    if !report.questions.first.is_empty() {
        let asked = report.questions.first.iter().map(|q| format!("- {}: {} ({})", q.who_title, q.ask, q.about));
        page.block(["Questions to take away".to_owned()].into_iter().chain(asked));
    }
    page.block(["To repeat this".to_owned()].into_iter().chain(made_by(report)));
    page.0
}

/// Why a framework did not read the description.
fn unread(outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Assessed(_) => Vec::new(),
        Outcome::Refused(refused) => {
            let why = refused.refusal.message.trim_end_matches('.');
            let declined = format!("{} declined to read this description: {why}.", refused.title);
            vec![declined, refused.refusal.help.clone()]
        }
        Outcome::Failed(failed) => {
            let (name, error) = (failed.framework.as_ref().unwrap_or(&failed.source), &failed.error);
            let failed = format!("{name}: the plugin failed ({}, {}): {}", error.stage, error.kind, error.message);
            vec![failed, error.help.clone()]
        }
    }
}

/// What a framework found in all, what follows, and what it rests on.
pub(super) fn of_framework(assessed: &Assessed) -> String {
    let mut page = Page::default();
    page.block([capital(words::kind_of_reading(&assessed.domains))]);
    page.block([assessed.summary.as_str(), assessed.measured.as_deref().unwrap_or_default()]);
    assessed.conclusions.iter().for_each(|one| conclusion(&mut page, one));
    if !assessed.sources.is_empty() {
        let cited = assessed.sources.iter().map(|source| {
            let doi = source.doi.as_ref().map(|doi| format!(" doi:{doi}")).unwrap_or_default();
            format!("- {}{doi}", source.citation)
        });
        page.block(["Sources".to_owned()].into_iter().chain(cited));
    }
    page.0
}

fn conclusion(page: &mut Page, conclusion: &Conclusion) {
    let mut lines = vec![format!("What follows: {}", conclusion.title), conclusion.text.clone()];
    if !conclusion.criteria.is_empty() {
        lines.push(format!("About: {}", conclusion.criteria.join(", ")));
    }
    page.block(lines.into_iter().chain(asked(&conclusion.prompts)));
}

/// A criterion's level, why it has it, and what is still to be asked.
pub(super) fn of_criterion(rating: &Rating) -> String {
    let mut page = Page::default();
    page.block([capital(&rating.level_words)]);
    page.block([&rating.question]);
    page.block([&rating.rationale]);
    page.block(asked(&rating.prompts));
    page.0
}

fn asked(prompts: &[Prompt]) -> impl Iterator<Item = String> {
    prompts.iter().map(|prompt| format!("Question for {}: {}", prompt.who_title, prompt.ask))
}
