//! What the pages look for, as a digest: rules, queries and lists, and no prose or examples.
//!
//! It is of the pages as they were read and not of their lines, so that a query may be wrapped
//! otherwise, and no half of one is left out.

use std::fmt::Write as _;

use evenhand_language::Kind;
use evenhand_language::query::{Lists, Query};

use crate::folder::Folder;
use crate::lock::digest;
use crate::page::bullets::{REASONS, TIES};
use crate::page::{Element, Page, Says, Written};

/// The digest of what the pages of `folder` look for.
pub(super) fn looked_for(folder: &Folder) -> String {
    let mut text = String::new();
    let mut pages: Vec<&Page> = folder.pages.iter().collect();
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    pages.iter().for_each(|page| say_page(&mut text, page));
    // What the language has changes with the engine, and is nothing that an author can mend.
    let built_in = Lists::built_in();
    let named = pages.iter().flat_map(|page| page.written()).flat_map(|written| written.query.lists());
    for name in folder.reached(named.collect()).into_iter().filter(|name| built_in.get(name).is_none()) {
        let _ = writeln!(text, "list {name}: {}", folder.lists.get(name).map(plain).unwrap_or_default());
    }
    digest(text.as_bytes())
}

fn say_page(text: &mut String, page: &Page) {
    let _ = writeln!(text, "page {}", page.id);
    if let Some(at_least) = &page.front.at_least {
        let _ = writeln!(text, "at least {} of {}", at_least.n.get_ref(), at_least.of.get_ref());
    }
    if let Some(required) = &page.front.required {
        let _ = writeln!(text, "required {}", spaced_once(required.get_ref()));
    }
    page.queries.iter().for_each(|written| say_query(text, written));
    for element in &page.elements {
        let _ = writeln!(text, "element {}: {}", element.name, brackets(element));
        element.queries.iter().for_each(|written| say_query(text, written));
    }
}

/// All that stands in an element's brackets, or would if nothing went without saying.
fn brackets(element: &Element) -> String {
    let kind = match element.kind {
        Kind::Deed => "deed",
        Kind::Fact => "fact",
    };
    let tie = TIES.iter().find(|(_, tie)| *tie == element.tie).map_or("", |(word, _)| word);
    let marks = [
        (element.core, "core"),
        (element.background, "background"),
        (element.hypothetical, "hypothetical"),
        (element.one_of_many, "one of many"),
    ];
    let marks = marks.into_iter().filter_map(|(there, word)| there.then_some(word));
    let actors = element.actors.iter().map(|actor| actor.id());
    let with = element.with.iter().flat_map(|(setting, value)| [setting.as_str(), value]);
    [kind, tie].into_iter().chain(marks).chain(actors).chain(with).collect::<Vec<_>>().join(", ")
}

/// A query with what it says; the words for the reader are prose.
fn say_query(text: &mut String, written: &Written) {
    let says = match &written.says {
        Says::Strong => "strong",
        Says::Weak => "weak",
        Says::Denied => "denied",
        Says::AppliesWhen => "applies when",
        Says::CloseBut(reason, _) => REASONS.iter().find(|(_, known)| known == reason).map_or("", |(word, _)| word),
    };
    let _ = writeln!(text, "{says}: {}", plain(&written.query));
}

fn plain(query: &Query) -> String {
    spaced_once(query.source())
}

fn spaced_once(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
