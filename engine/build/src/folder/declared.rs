//! What `framework.toml` declares: ids, defaults, parts, slots.

use std::collections::BTreeSet;

use evenhand_interpreter::compiled::{LEARNED, PART};
use toml::Spanned;

use crate::framework::Framework;
use crate::mistake::{Mistake, suggest};
use crate::toml_file::{place, place_in};

/// A file of the folder, and where its mistakes go.
pub(super) struct At<'a> {
    pub file: &'a str,
    pub text: &'a str,
    pub mistakes: &'a mut Vec<Mistake>,
}

impl At<'_> {
    pub(super) fn wrong(&mut self, at: usize, message: impl Into<String>, help: impl Into<String>) {
        self.mistakes.push(Mistake::new(self.file, place(self.text, at).0, message, help));
    }

    /// Ids are lower-case words, each of them once.
    pub(super) fn ids<'i>(&mut self, what: &str, ids: impl Iterator<Item = &'i Spanned<String>>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            let at = id.span().start;
            if !is_id(id.get_ref()) {
                self.wrong(at, format!("`{}` cannot be the id of a {what}", id.get_ref()), ID_HELP);
            }
            if !seen.insert(id.get_ref()) {
                self.wrong(at, format!("the {what} `{}` is declared twice", id.get_ref()), "give it another id");
            }
        }
    }
}

pub(super) const ID_HELP: &str =
    "an id is lower-case words of letters and digits, joined by - or ., of a hundred letters at most";
/// What the engine takes of an id, in bytes.
const LONGEST_ID: usize = 100;

/// Whether `id` is lower-case words of letters and digits, joined by `-` and `.`, and not too long.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.len() <= LONGEST_ID && id.split(['-', '.']).all(word)
}

/// Checks what the framework declares.
pub(super) fn check(framework: &Framework, text: &str, mistakes: &mut Vec<Mistake>) {
    let mut at = At { file: "framework.toml", text, mistakes };
    at.ids("framework", std::iter::once(&framework.id));
    at.ids("source", framework.sources.iter().map(|source| &source.id));
    at.ids("domain", framework.domains.iter().map(|domain| &domain.id));
    at.ids("setting", framework.settings.iter().map(|setting| &setting.id));
    at.ids("facet", framework.facets.keys());
    framework.facets.values().for_each(|values| at.ids("value of a facet", values.keys()));
    at.ids("role", framework.roles.keys());
    at.ids("part", framework.parts.keys());
    parts(framework, &mut at);
    let named = framework.domains.iter().map(|domain| &domain.id);
    let named = named.chain(framework.settings.iter().map(|setting| &setting.id));
    for id in named.chain(framework.facets.keys()) {
        if repeats(framework.id.get_ref(), id.get_ref()) {
            at.wrong(id.span().start, format!("`{}` repeats the framework's id", id.get_ref()), "leave it out");
        }
    }
    if framework.title.get_ref().trim().is_empty() {
        at.wrong(framework.title.span().start, "the framework has no title", "write title = \"its name\"");
    }
    for domain in framework.domains.iter().filter(|domain| domain.title.get_ref().trim().is_empty()) {
        at.wrong(domain.title.span().start, "the domain has no title", "write title = \"its name\"");
    }
    for source in framework.sources.iter().filter(|one| one.doi.as_ref().is_some_and(|doi| !doi.starts_with("10."))) {
        let message = format!("the source `{}` has no DOI in `doi`", source.id.get_ref());
        at.wrong(source.id.span().start, message, "a DOI starts with 10.; another address belongs in `citation`");
    }
    for setting in framework.settings.iter().filter(|setting| setting.id.get_ref() == LEARNED.0) {
        let help = "give it another id: this one leaves out what readers taught";
        at.wrong(setting.id.span().start, format!("`{}` is the tool's own setting", LEARNED.0), help);
    }
    for setting in &framework.settings {
        let choices: Vec<&str> = setting.choices.iter().map(String::as_str).collect();
        if let Some(default) = setting
            .default
            .as_ref()
            .filter(|default| !choices.is_empty() && !choices.contains(&default.get_ref().as_str()))
        {
            let message = format!("the default `{}` is none of the choices", default.get_ref());
            at.wrong(default.span().start, message, suggest(default.get_ref(), &choices));
        }
    }
    slots(framework, &mut at);
}

/// A part is told by words, and the facet that carries it is not declared twice.
fn parts(framework: &Framework, at: &mut At<'_>) {
    for (id, headings) in &framework.parts {
        for heading in headings.iter().filter(|heading| heading.get_ref().contains(['*', '{', '}', '|', '~', '>'])) {
            let help = "write the words as they stand in the heading, each form of them by itself";
            at.wrong(
                heading.span().start,
                format!("`{}` is a query, and a part is told by plain words", heading.get_ref()),
                help,
            );
        }
        if headings.is_empty() || headings.iter().any(|heading| !heading.get_ref().contains(char::is_alphanumeric)) {
            let message = format!("no heading tells the part `{}`", id.get_ref());
            at.wrong(id.span().start, message, "list words of headings: problem = [\"background\", \"need\"]");
        }
    }
    if let Some(facet) = framework.facets.keys().find(|facet| facet.get_ref() == PART) {
        let message = format!("the facet `{PART}` is what [parts] declares");
        at.wrong(facet.span().start, message, "give the facet another id");
    }
}

/// Whether an id starts with the framework's own, which is written before it anyway.
pub(super) fn repeats(framework: &str, id: &str) -> bool {
    id.strip_prefix(framework).is_some_and(|rest| rest.starts_with(['.', '-']))
}

/// Every slot of the summary names a domain.
fn slots(framework: &Framework, at: &mut At<'_>) {
    const WORDS: [&str; 2] = ["counts", "leaning"];
    let summary = &framework.summary;
    if !summary.get_ref().contains('{') && !WORDS.contains(&summary.get_ref().as_str()) {
        let near = suggest(summary.get_ref(), &WORDS);
        let help = "write \"counts\", \"leaning\" or a sentence with a {DOMAIN} in it".to_owned();
        let help = if near.starts_with("did you mean") { near } else { help };
        at.wrong(summary.span().start, "`summary` would say the same of every text", help);
    }
    let domains: Vec<&str> = framework.domains.iter().map(|domain| domain.id.get_ref().as_str()).collect();
    for (open, _) in summary.get_ref().match_indices('{') {
        let nth = summary.get_ref()[..open].chars().count();
        let (line, column) = place_in(at.text, summary, nth);
        let mut wrong =
            |message: String, help: String| at.mistakes.push(Mistake::new(at.file, line, message, help).at(column));
        let rest = &summary.get_ref()[open + 1..];
        let Some((slot, _)) = rest.split_once('}') else {
            wrong("a slot of `summary` is not closed".to_owned(), "a slot is {DOMAIN}".to_owned());
            return;
        };
        if !domains.contains(&slot) {
            wrong(format!("the slot {{{slot}}} of `summary` is no domain"), suggest(slot, &domains));
        }
    }
}
