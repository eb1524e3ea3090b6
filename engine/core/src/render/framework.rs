//! Frameworks on a terminal: a list of them, and one in full.
//!
//! It shows what a plugin says of itself; nothing here has been assessed.

use super::layout::count;
use super::page::{Entry, Page, Weight};
use super::text::View;
use crate::model::framework::{Criterion, Domain, Expectation, Framework};
use crate::model::report::words;

/// `frameworks` as a list; beside each stands where it comes from.
#[must_use]
pub fn framework_list<'a>(frameworks: impl IntoIterator<Item = (&'a Framework, &'a str)>, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    for (framework, from) in frameworks {
        let Framework { id, title, version, summary, criteria, domains, .. } = framework;
        page.entry(Entry { lead: id, lead_columns: 8, text: title, weight: Weight::Bold, ..Entry::default() });
        page.text(8, summary);
        let (criteria, domains) = (words::criteria(criteria.len()), count(domains.len(), "domain"));
        let counts = format!("{criteria} in {domains}; version {version}; {from}");
        page.text(8, &counts);
    }
    page.finish()
}

/// `framework` in full: its domains, criteria, questions, settings and sources.
#[must_use]
pub fn framework(framework: &Framework, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    let title = format!("{} ({})", framework.title, framework.id);
    page.entry(Entry { text: &title, weight: Weight::Bold, ..Entry::default() });
    page.text(0, &framework.summary);
    if let Some(measured) = &framework.measured {
        page.text(0, measured);
    }
    for domain in &framework.domains {
        in_domain(&mut page, framework, domain);
    }
    settings(&mut page, framework);
    if !framework.sources.is_empty() {
        page.blank();
        page.entry(Entry { text: "What it rests on", weight: Weight::Bold, ..Entry::default() });
    }
    for source in &framework.sources {
        let doi = source.doi.as_ref().map(|doi| format!(" https://doi.org/{doi}")).unwrap_or_default();
        page.text_hanging(2, 4, &format!("{}{doi}", source.citation));
    }
    page.blank();
    page.text(0, &format!("Version {}. Licence of the pages: {}.", framework.version, framework.licence));
    page.finish()
}

fn in_domain(page: &mut Page, framework: &Framework, domain: &Domain) {
    page.blank();
    page.entry(Entry { text: &domain.title, weight: Weight::Bold, ..Entry::default() });
    page.text(2, &format!("{} {}", domain.summary, expects(domain.expects)));
    for criterion in framework.criteria.iter().filter(|criterion| criterion.domain == domain.id) {
        one(page, framework, criterion);
    }
}

pub(super) fn expects(expects: Expectation) -> &'static str {
    match expects {
        Expectation::Each => "Each of these is expected.",
        Expectation::Any => "One of these is enough.",
        Expectation::None => "None of these is expected.",
        Expectation::Grounds => "None of these is expected; conclusions rest on them, and reports leave them out.",
    }
}

fn one(page: &mut Page, framework: &Framework, criterion: &Criterion) {
    page.blank();
    page.entry(Entry { margin: 2, text: &criterion.id, weight: Weight::Bold, ..Entry::default() });
    page.text(4, &criterion.question);
    page.text(4, &criterion.why);
    for (lead, text) in [
        ("Counts when:", &criterion.counts_when),
        ("Counts partly:", &criterion.counts_partly),
        ("Does not count:", &criterion.does_not_count),
    ] {
        if !text.is_empty() {
            page.text_hanging(4, 6, &format!("{lead} {text}"));
        }
    }
    for (at, prompt) in criterion.prompts.iter().enumerate() {
        // Several parts may ask the same.
        if criterion.prompts[..at].contains(prompt) {
            continue;
        }
        let who = framework.roles.iter().find(|role| role.id == prompt.who).map_or(&prompt.who, |role| &role.title);
        page.text_hanging(4, 6, &format!("To ask ({who}): {}", prompt.ask));
    }
}

fn settings(page: &mut Page, framework: &Framework) {
    if framework.settings.is_empty() {
        return;
    }
    page.blank();
    page.entry(Entry { text: "Settings", weight: Weight::Bold, ..Entry::default() });
    for setting in &framework.settings {
        let choices = match setting.choices.as_slice() {
            [] => String::new(),
            choices => format!(" One of: {}.", choices.join(", ")),
        };
        let default = setting.default.as_ref().map(|value| format!(" Without it: {value}.")).unwrap_or_default();
        let needed = if setting.required { " It is needed." } else { "" };
        let text = format!("{}.{}: {}{choices}{default}{needed}", framework.id, setting.id, setting.summary);
        page.text_hanging(2, 4, &text);
    }
}
