//! What a framework declares and nothing uses, as warnings: an author who wrote it expects it
//! to do something, and wonders why it does not.

use std::collections::BTreeSet;

use evenhand_language::rating::Expr;
use toml::Spanned;

use super::Folder;
use crate::mistake::Mistake;
use crate::page::{Page, Rater};
use crate::toml_file::place;

/// Warns of all that is declared for nothing.
pub(super) fn check(folder: &Folder, mistakes: &mut Vec<Mistake>) {
    lists(folder, mistakes);
    domains(folder, mistakes);
    // Code asks questions and reads settings by itself.
    if !folder.is_code() {
        roles(folder, mistakes);
        settings(folder, mistakes);
    }
    folder.pages.iter().for_each(|page| elements(page, mistakes));
}

fn lists(folder: &Folder, mistakes: &mut Vec<Mistake>) {
    let of_pages = folder.pages.iter().flat_map(|page| folder.lists_of(page));
    let used: BTreeSet<String> = of_pages.chain(folder.lists_of_checks()).collect();
    let own = |file: &&String| file.starts_with("lists/") && file.ends_with(".txt");
    for file in folder.files.keys().filter(own).filter(|file| !used.contains(*file)) {
        let help = "name it in a query, or remove the file";
        mistakes.push(Mistake::new(file, 0, "nothing that is used names this list", help).warning());
    }
}

/// A warning of what `framework.toml` declares as `id`.
fn declared(folder: &Folder, id: &Spanned<String>, message: String, help: &str) -> Mistake {
    let text = folder.files.get("framework.toml").map_or("", String::as_str);
    Mistake::new("framework.toml", place(text, id.span().start).0, message, help).warning()
}

fn domains(folder: &Folder, mistakes: &mut Vec<Mistake>) {
    let used: BTreeSet<&str> = folder.pages.iter().map(|page| page.front.domain.get_ref().as_str()).collect();
    let ids = folder.framework.domains.iter().map(|domain| &domain.id);
    for id in ids.filter(|id| !used.contains(id.get_ref().as_str())) {
        let message = format!("no page is in the domain `{}`", id.get_ref());
        mistakes.push(declared(folder, id, message, "name it on a page, or remove it"));
    }
}

fn roles(folder: &Folder, mistakes: &mut Vec<Mistake>) {
    let elements = folder.pages.iter().flat_map(|page| &page.elements);
    let of_pages = elements.flat_map(|element| &element.asks).map(|ask| ask.who.as_str());
    let of_checks = folder.checks.check.iter().flat_map(|check| &check.prompts).map(|prompt| prompt.who.get_ref());
    let used: BTreeSet<&str> = of_pages.chain(of_checks.map(String::as_str)).collect();
    for id in folder.framework.roles.keys().filter(|id| !used.contains(id.get_ref().as_str())) {
        let message = format!("no question is for the role `{}`", id.get_ref());
        mistakes.push(declared(folder, id, message, "write one, as - ask ROLE: question, or remove the role"));
    }
}

fn settings(folder: &Folder, mistakes: &mut Vec<Mistake>) {
    let elements = folder.pages.iter().flat_map(|page| &page.elements);
    let used: BTreeSet<&str> = elements.filter_map(|element| Some(element.with.as_ref()?.0.as_str())).collect();
    let ids = folder.framework.settings.iter().map(|setting| &setting.id);
    for id in ids.filter(|id| !used.contains(id.get_ref().as_str())) {
        let message = format!("no element asks for the setting `{}`", id.get_ref());
        let help = "name it in an element's brackets, as in (fact, SETTING = VALUE), or remove it";
        mistakes.push(declared(folder, id, message, help));
    }
}

/// Elements that `required` does not name: whether they are found changes no level. Without the
/// core there is no level, whatever `required` says.
fn elements(page: &Page, mistakes: &mut Vec<Mistake>) {
    let counts = page.rater == Rater::Queries && page.front.at_least.is_none();
    let Some(_) = page.front.required.as_ref().filter(|_| counts) else { return };
    let mut named = BTreeSet::new();
    gather(&page.required, &mut named);
    for (element, _) in page.elements.iter().zip(0..).filter(|(one, at)| !one.core && !named.contains(at)) {
        let message = format!("`required` leaves out the element `{}`, so it changes no level", element.name);
        let help = "name it in `required`, or remove the element";
        mistakes.push(Mistake::new(&page.file, element.line, message, help).warning());
    }
}

fn gather(expr: &Expr, named: &mut BTreeSet<u8>) {
    match expr {
        Expr::Has(at, _) => drop(named.insert(*at)),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| gather(part, named)),
    }
}
