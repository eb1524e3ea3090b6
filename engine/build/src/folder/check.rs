//! What pages, checks, lexicons and cases say of each other: whether it fits together.

use std::collections::{BTreeMap, BTreeSet};

use super::{Folder, Lexicon, Placed, declared, is_id, is_page, lexicons, lists, misnamed, unused};
use crate::framework::Check;
use crate::mistake::{Mistake, suggest};
use crate::page::Page;
use crate::toml_file::place;

impl Folder {
    /// What pages say of each other and of the framework.
    pub(super) fn check(&self, mistakes: &mut Vec<Mistake>) {
        let text = self.files.get("framework.toml").map_or("", String::as_str);
        declared::check(&self.framework, text, mistakes);
        let has_pages = self.files.keys().any(|path| is_page(path)) || misnamed::has_pages(&self.files);
        if self.pages.is_empty() && !has_pages {
            mistakes.push(Mistake::new("criteria", 0, "there are no pages", "a criterion is a page criteria/ID.md"));
        }
        let mut orders = BTreeMap::new();
        let mut ids = BTreeMap::new();
        for page in &self.pages {
            let order = &page.front.order;
            if let Some(other) = orders.insert(order.get_ref(), &page.file) {
                let message = format!("has the order {} of {other}", order.get_ref());
                self.wrong(page, order.span().start, message, "give each page an order of its own", mistakes);
            }
            if let Some(other) = ids.insert(&page.id, &page.file) {
                let message = format!("has the id of {other}");
                mistakes.push(Mistake::new(&page.file, 0, message, "a page's file gives its id: rename one"));
            }
            self.check_page(page, mistakes);
            self.check_settings(page, mistakes);
            self.check_count(page, mistakes);
        }
        self.check_cases(mistakes);
    }

    /// A mistake at a byte of a page.
    fn wrong(&self, page: &Page, at: usize, message: String, help: impl Into<String>, mistakes: &mut Vec<Mistake>) {
        let text = self.files.get(&page.file).map_or("", String::as_str);
        mistakes.push(Mistake::new(&page.file, place(text, at).0, message, help));
    }

    fn check_page(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        if !is_id(&page.id) {
            let message = format!("`{}` cannot be the id of a criterion", page.id);
            mistakes.push(Mistake::new(&page.file, 0, message, declared::ID_HELP));
        }
        if declared::repeats(self.id(), &page.id) {
            let message = format!("`{}` repeats the framework's id", page.id);
            mistakes.push(Mistake::new(&page.file, 0, message, "leave it out of the file's name"));
        }
        let domains: Vec<&str> = self.framework.domains.iter().map(|domain| domain.id.get_ref().as_str()).collect();
        let sources: Vec<&str> = self.sources().iter().map(|source| source.id.get_ref().as_str()).collect();
        let roles: Vec<&str> = self.framework.roles.keys().map(|role| role.get_ref().as_str()).collect();
        let none = |what: &str, word: &str| format!("framework.toml declares no {what} `{word}`");
        let front = page.front.sources.iter().map(|source| ("source", source, &sources));
        let known_at_all = |(what, ..): &(&str, _, _)| *what != "source" || self.knows_sources();
        for (what, id, known) in front.chain([("domain", &page.front.domain, &domains)]).filter(known_at_all) {
            if !known.contains(&id.get_ref().as_str()) {
                let help = suggest(id.get_ref(), known);
                self.wrong(page, id.span().start, none(what, id.get_ref()), help, mistakes);
            }
        }
        for ask in page.elements.iter().flat_map(|element| &element.asks) {
            if !roles.contains(&ask.who.as_str()) {
                let help = suggest(&ask.who, &roles);
                mistakes.push(Mistake::new(&page.file, ask.line, none("role", &ask.who), help));
            }
        }
        let mut names = BTreeSet::new();
        for element in page.elements.iter().filter(|element| !names.insert(&element.name)) {
            let message = format!("the element `{}` stands twice", element.name);
            mistakes.push(Mistake::new(&page.file, element.line, message, "give it another name"));
        }
        let slot = format!("{{{}}}", page.front.domain.get_ref());
        let phrase = page.front.phrase.as_deref().unwrap_or_default().trim();
        if phrase.is_empty() && self.framework.summary.get_ref().contains(&slot) {
            let message = format!("the page has no words for the slot {slot} of `summary`");
            mistakes.push(Mistake::new(&page.file, 0, message, "add phrase = \"a few words\" to its front matter"));
        }
        if let Some(title) = page.front.title.as_ref().filter(|title| title.get_ref().trim().is_empty()) {
            let help = "write a few words, or leave the line out";
            self.wrong(page, title.span().start, "the page has an empty title".to_owned(), help, mistakes);
        }
        if page.front.title.is_none() && page.front.phrase.is_none() {
            let help = "add title = \"a few words\" to its front matter";
            let message = "the page has no title, and reports print its whole question";
            mistakes.push(Mistake::new(&page.file, 0, message, help).warning());
        }
        self.check_lists(page, mistakes);
        mistakes.extend(page.lacking());
    }

    fn check_lists(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        for written in page.written() {
            for list in written.query.lists() {
                let Some((message, help)) = self.unknown(list) else { continue };
                let column = written.column + lists::column(&written.query, list).saturating_sub(1);
                mistakes.push(Mistake::new(&page.file, written.line, message, help).at(column));
            }
        }
    }

    /// That there is no such list, if there is none.
    fn unknown(&self, list: &str) -> Option<(String, String)> {
        let imported: Vec<&str> = self.framework.lexicons.keys().map(|name| name.get_ref().as_str()).collect();
        lists::unknown(list, None, &self.lists, &imported)
    }

    /// What can only be checked once all queries are read: the lists that those of no page
    /// name, and whether each lexicon is needed.
    pub(super) fn check_placed(&self, mistakes: &mut Vec<Mistake>) {
        for Placed { file, line, column, query } in self.placed() {
            for list in query.lists() {
                let Some((message, help)) = self.unknown(list) else { continue };
                let column = column + lists::column(query, list).saturating_sub(1);
                mistakes.push(Mistake::new(file, *line, message, help).at(column));
            }
        }
        self.check_lexicons(mistakes);
        unused::check(self, mistakes);
    }

    fn check_lexicons(&self, mistakes: &mut Vec<Mistake>) {
        lexicons::check(&self.framework.sources, &self.lexicons, mistakes);
        let needed: BTreeSet<&str> = self.needed().into_iter().filter_map(lists::lexicon).collect();
        for Lexicon { name, line, .. } in self.lexicons.iter().filter(|one| !needed.contains(one.name.as_str())) {
            let message = format!("no query needs a list of the lexicon `{name}`");
            let help = format!("name one, as in {{{name}:LIST}}, or import nothing");
            mistakes.push(Mistake::new("framework.toml", *line, message, help).warning());
        }
    }

    /// What is wrong with a setting that has a value, if anything: what, and what to do.
    fn setting(&self, id: &str, value: &str) -> Option<(String, String)> {
        let settings = &self.framework.settings;
        let known: Vec<&str> = settings.iter().map(|setting| setting.id.get_ref().as_str()).collect();
        let Some(setting) = settings.iter().find(|setting| setting.id.get_ref() == id) else {
            let help = match id {
                "actor" => format!("did you mean `actors = {value}`?"),
                _ => suggest(id, &known),
            };
            return Some((format!("framework.toml declares no setting `{id}`"), help));
        };
        let choices: Vec<&str> = setting.choices.iter().map(String::as_str).collect();
        let fits = choices.is_empty() || choices.contains(&value);
        (!fits).then(|| (format!("the setting `{id}` is never `{value}`"), suggest(value, &choices)))
    }

    fn check_settings(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        let with = page.elements.iter().filter_map(|element| element.with.as_ref().map(|with| (element.line, with)));
        let of_examples = page.examples.iter().flat_map(|e| e.settings.iter().map(|setting| (e.line, setting)));
        for (line, (id, value)) in with.chain(of_examples) {
            if let Some((message, help)) = self.setting(id, value) {
                mistakes.push(Mistake::new(&page.file, line, message, help));
            }
        }
    }

    fn check_count(&self, page: &Page, mistakes: &mut Vec<Mistake>) {
        // Where a page could not be read, how many are counted is not known.
        let all_read = self.pages.len() == self.files.keys().filter(|path| is_page(path)).count();
        let Some(at_least) = page.front.at_least.as_ref().filter(|_| all_read) else { return };
        let (of, n) = (at_least.of.get_ref(), usize::from(*at_least.n.get_ref()));
        let counted = self.counted(page).len();
        if counted == 0 {
            let known: Vec<&str> =
                self.pages.iter().filter(|page| page.front.at_least.is_none()).map(|page| page.id.as_str()).collect();
            let message = format!("no criterion that can be counted is meant by `{of}`");
            self.wrong(page, at_least.of.span().start, message, suggest(of, &known), mistakes);
        } else if !(1..=counted).contains(&n) {
            let message = format!("at least {n} of {counted} means nothing");
            let help = format!("write a number from 1 to {counted}");
            self.wrong(page, at_least.n.span().start, message, help, mistakes);
        }
    }

    /// The ids of all conclusions that may be drawn.
    fn conclusions(&self) -> Vec<String> {
        let of = |check: &Check| {
            let id = check.id.get_ref();
            let each =
                check.for_each.as_ref().and_then(|id| self.facets.iter().find(|facet| facet.id == *id.get_ref()));
            each.map_or_else(
                || vec![id.clone()],
                |facet| facet.values.iter().map(|(value, _)| format!("{id}.{value}")).collect(),
            )
        };
        self.checks.check.iter().flat_map(of).collect()
    }

    fn check_cases(&self, mistakes: &mut Vec<Mistake>) {
        let known = self.criteria();
        let checks_read = !mistakes.iter().any(|mistake| mistake.file == "checks.toml");
        for case in &self.cases {
            let mut wrong = |id: &str, (message, help): (String, String)| {
                let line = case.lines.get(id).copied().unwrap_or_default();
                mistakes.push(Mistake::new(&case.file, line, message, help));
            };
            for id in case.levels.keys().filter(|id| self.index(id).is_none()) {
                wrong(id, (format!("there is no criterion `{id}`"), suggest(id, &known)));
            }
            for (id, value) in &case.settings {
                self.setting(id, value).into_iter().for_each(|said| wrong(id, said));
            }
            let drawn = self.conclusions();
            let unknown = case.conclusions.iter().flatten().filter(|id| checks_read && !drawn.contains(id));
            for id in unknown {
                let drawn: Vec<&str> = drawn.iter().map(String::as_str).collect();
                wrong(id, (format!("checks.toml draws no conclusion `{id}`"), suggest(id, &drawn)));
            }
        }
    }
}
