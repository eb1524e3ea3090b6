//! A page's front matter: where it ends, and the queries and the expression in it.

use evenhand_language::rating::Expr;
use toml::Spanned;

use super::bullets::Spot;
use super::query::parse;
use super::{Line, Page, Rater, Says, Written};
use crate::expression;
use crate::framework::Front;
use crate::mistake::{Mistake, listed};
use crate::toml_file::{self, place, place_in};

/// Reads the front matter: what it says, and the lines below it. Empty lines may stand above.
pub(super) fn read<'p>(file: &str, text: &'p str) -> Result<(Front, Vec<Line<'p>>), Mistake> {
    let lines: Vec<Line<'p>> = text.lines().enumerate().map(|(i, line)| (i + 1, line)).collect();
    let help = "a page starts with a line +++, then domain, order and title, then a line +++";
    let start = lines.iter().position(|(_, line)| !line.trim().is_empty()).unwrap_or(0);
    if lines.get(start).is_none_or(|(_, line)| line.trim() != "+++") {
        return Err(Mistake::new(file, start + 1, "the page does not start with front matter", help));
    }
    let mut below = lines.iter().skip(start + 1);
    let length = below.position(|(_, line)| line.trim() == "+++");
    let end = length.ok_or_else(|| Mistake::new(file, start + 1, "the front matter is not closed", help))? + start + 1;
    // Its first line is left empty, so that places in the front matter are the page's.
    let empty = |(at, line): (usize, &str)| if at <= start { " ".repeat(line.len()) } else { line.to_owned() };
    let front: Vec<String> = lines[..end].iter().map(|(number, line)| empty((number - 1, line))).collect();
    let front = toml_file::read(file, &front.join("\n"))?;
    Ok((front, lines[end + 1..].to_vec()))
}

/// The queries of the front matter: `denied` and `applies-when`.
pub(super) fn queries(file: &str, text: &str, front: &Front, mistakes: &mut Vec<Mistake>) -> Vec<Written> {
    let kinds = [(&front.denied, Says::Denied), (&front.applies_when, Says::AppliesWhen)];
    let mut queries = Vec::new();
    for (string, says) in kinds.iter().flat_map(|(strings, says)| strings.iter().map(move |string| (string, says))) {
        let spot = |nth: usize| -> Spot { place_in(text, string, nth) };
        match parse(file, string.get_ref(), &spot) {
            Ok(query) => {
                let (line, column) = spot(0);
                queries.push(Written { line, column, query, says: says.clone() });
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    queries
}

/// What `required` asks of the elements; all of them where it is not written.
pub(super) fn required(text: &str, page: &Page, mistakes: &mut Vec<Mistake>) -> Expr {
    let all = || Expr::All((0..page.elements.len()).map(|at| Expr::Has(at as u8, 1)).collect());
    let Some(written) = &page.front.required else { return all() };
    let index = |name: &str| page.elements.iter().position(|element| element.name == name).map(|at| at as u8);
    expression::required(written.get_ref(), &index).unwrap_or_else(|(column, message)| {
        let known: Vec<&str> = page.elements.iter().map(|element| element.name.as_str()).collect();
        let (line, column) = place_in(text, written, column - 1);
        let help = format!("join elements with `and` and `or`; the page has {}", listed(&known));
        mistakes.push(Mistake::new(&page.file, line, format!("`required`: {message}"), help).at(column));
        all()
    })
}

/// What a page that only counts others, or that code rates by, cannot have: it would
/// never be read.
pub(super) fn unread(text: &str, page: &Page, mistakes: &mut Vec<Mistake>) {
    let (on, instead) = match page.rater {
        Rater::Code => ("by a plugin in Rust", "leave it out: the code reads the words; an element may still ask"),
        Rater::Queries if page.front.at_least.is_some() => {
            ("on a page with `at-least`", "leave it out; an element may still ask")
        }
        Rater::Queries => return,
    };
    let strings = |strings: &[Spanned<String>]| strings.first().map(Spanned::span);
    let front = &page.front;
    let counts = front.at_least.as_ref().filter(|_| page.rater == Rater::Code);
    let unread = [
        ("at-least", counts.map(|at_least| at_least.of.span())),
        ("required", front.required.as_ref().map(Spanned::span)),
        ("applies-when", strings(&front.applies_when)),
        ("denied", strings(&front.denied)),
    ];
    for (key, span) in unread.into_iter().filter_map(|(key, span)| span.map(|span| (key, span))) {
        let message = format!("`{key}` is never read {on}");
        let help = if page.rater == Rater::Code { instead } else { "leave one of the two out" };
        mistakes.push(Mistake::new(&page.file, place(text, span.start).0, message, help));
    }
    for query in page.elements.iter().flat_map(|element| &element.queries) {
        let message = format!("a query is never read {on}");
        mistakes.push(Mistake::new(&page.file, query.line, message, instead));
    }
}
