//! What `checks.toml` says: what each check rests on, in its order.

use evenhand_interpreter::compiled::{Compare, Grade, When};
use evenhand_language::query::Query;
use toml::Spanned;

use super::Folder;
use super::declared::At;
use crate::expression;
use crate::framework::Check;
use crate::mistake::{Mistake, suggest};
use crate::page::query::parse;
use crate::toml_file::place_in;

/// What a check rests on.
#[derive(Debug, Clone)]
pub(crate) enum Basis {
    /// Levels.
    Levels(When),
    /// The same for each value of a facet: an index.
    EachValue(usize, When),
    /// Wording, and what to say instead.
    Wording(Vec<Flagged>),
}

/// Wording that a check flags.
#[derive(Debug, Clone)]
pub(crate) struct Flagged {
    pub query: Placed,
    pub instead: String,
}

/// A query in a TOML file of the folder.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub file: &'static str,
    pub line: usize,
    pub column: usize,
    pub query: Query,
}

const FILE: &str = "checks.toml";

/// Checks what `checks.toml` says: what each check rests on.
pub(super) fn read(folder: &Folder, mistakes: &mut Vec<Mistake>) -> Vec<Basis> {
    let text = folder.files.get(FILE).map_or("", String::as_str);
    let mut at = At { file: FILE, text, mistakes };
    at.ids("check", folder.checks.check.iter().map(|check| &check.id));
    let roles: Vec<&str> = folder.framework.roles.keys().map(|id| id.get_ref().as_str()).collect();
    let sources: Vec<&str> = folder.sources().iter().map(|source| source.id.get_ref().as_str()).collect();
    for check in &folder.checks.check {
        let who = check.prompts.iter().map(|prompt| ("role", &prompt.who, &roles));
        let of = check.sources.iter().filter(|_| folder.knows_sources()).map(|source| ("source", source, &sources));
        for (what, id, known) in who.chain(of) {
            if !known.contains(&id.get_ref().as_str()) {
                let message = format!("framework.toml declares no {what} `{}`", id.get_ref());
                at.wrong(id.span().start, message, suggest(id.get_ref(), known));
            }
        }
        for (key, said) in [("title", &check.title), ("text", &check.text)] {
            if said.get_ref().trim().is_empty() {
                at.wrong(said.span().start, format!("the check has an empty {key}"), format!("write {key} = \"…\""));
            }
        }
        for prompt in check.prompts.iter().filter(|prompt| prompt.ask.get_ref().trim().is_empty()) {
            at.wrong(prompt.ask.span().start, "an empty question", "write what is to be asked");
        }
    }
    folder.checks.check.iter().map(|check| basis(folder, check, &mut at)).collect()
}

fn basis(folder: &Folder, check: &Check, at: &mut At<'_>) -> Basis {
    let start = check.id.span().start;
    match (&check.when, check.flag.as_slice()) {
        (Some(when), []) => on_levels(folder, check, when, at),
        (Some(_), _) => {
            let help = "make two checks of it: one with `when`, one with `flag`";
            at.wrong(start, "the check has `when` and `flag`", help);
            Basis::Wording(Vec::new())
        }
        (None, flags) if check.for_each.is_some() && !flags.is_empty() => {
            at.wrong(start, "`for-each` is for a check with `when`", "leave `for-each` out");
            Basis::Wording(Vec::new())
        }
        (None, []) => {
            let so = example(folder, None);
            let help = format!("add when = \"{so}\", or flag = [\"wording = what to say instead\"]");
            at.wrong(start, "the check rests on nothing", help);
            Basis::Wording(Vec::new())
        }
        (None, flags) => Basis::Wording(flags.iter().filter_map(|flag| flagged(flag, at)).collect()),
    }
}

/// What a check with `when` rests on: levels, or those of each value of a facet.
fn on_levels(folder: &Folder, check: &Check, when: &Spanned<String>, at: &mut At<'_>) -> Basis {
    let Some(each) = &check.for_each else { return Basis::Levels(condition(folder, when, None, at)) };
    let facets: Vec<&str> = folder.facets.iter().map(|facet| facet.id.as_str()).collect();
    let Some(index) = facets.iter().position(|id| id == each.get_ref()) else {
        let message = format!("framework.toml has no table [facets.{}]", each.get_ref());
        at.wrong(each.span().start, message, suggest(each.get_ref(), &facets));
        return Basis::Levels(When::All(Vec::new()));
    };
    let condition = condition(folder, when, Some(each.get_ref()), at);
    if !check.title.get_ref().contains(&format!("{{{}}}", each.get_ref())) {
        let help = format!("write {{{}}} in it where the value is to stand", each.get_ref());
        at.wrong(check.id.span().start, "the title does not say which value it is about", help);
    }
    Basis::EachValue(index, condition)
}

/// Reads `hard to reach = whom services do not reach`.
fn flagged(flag: &Spanned<String>, at: &mut At<'_>) -> Option<Flagged> {
    let (query, instead) = flag.get_ref().split_once('=').unwrap_or((flag.get_ref(), ""));
    if instead.trim().is_empty() {
        let help = "write the wording, = and what to say instead: \"hard to reach = whom services do not reach\"";
        at.wrong(flag.span().start, "nothing is said instead of this wording", help);
        return None;
    }
    if instead.trim_start().starts_with('>') {
        at.wrong(flag.span().start, "what is said instead starts with `>`", "write = alone between the two");
        return None;
    }
    let query = placed(FILE, at.text, flag, query).map_err(|mistake| at.mistakes.push(mistake)).ok()?;
    Some(Flagged { query, instead: instead.trim().to_owned() })
}

/// Reads the query that is the start of a string in a TOML file.
pub(super) fn placed(file: &'static str, text: &str, string: &Spanned<String>, query: &str) -> Result<Placed, Mistake> {
    let spot = |nth: usize| place_in(text, string, nth);
    let (line, column) = spot(0);
    Ok(Placed { file, line, column, query: parse(file, query, &spot)? })
}

fn condition(folder: &Folder, when: &Spanned<String>, each: Option<&str>, at: &mut At<'_>) -> When {
    let ids = folder.criteria();
    let read = expression::when(when.get_ref(), &|id| folder.index(id), each);
    let found = read.and_then(|when| match (settled(&when), each) {
        (Some(so), _) => Err((1, format!("a part of it is {so} so, whatever the text says"))),
        (None, Some(each)) if !of_value(&when) => {
            let id = ids.first().copied().unwrap_or("ID");
            Err((1, format!("no level in it is that of a value: write one as {id}[{each}]")))
        }
        (None, _) => match counting(folder, &when) {
            Some(id) => Err((1, format!("`{id}` only counts others, and has no level for a value"))),
            None => Ok(when),
        },
    });
    found.unwrap_or_else(|(column, message)| {
        let (line, column) = place_in(at.text, when, column - 1);
        let unknown = message.split('`').nth(1).filter(|_| message.starts_with("there is no criterion"));
        let written = || format!("a condition is written {}", example(folder, each));
        let help = unknown.map_or_else(written, |id| suggest(id, &ids));
        at.mistakes.push(Mistake::new(at.file, line, format!("`when`: {message}"), help).at(column));
        When::All(Vec::new())
    })
}

/// A condition as it may be written, with ids that the author knows.
fn example(folder: &Folder, each: Option<&str>) -> String {
    let value = each.map_or_else(String::new, |each| format!("[{each}]"));
    match folder.criteria().as_slice() {
        [first, second, ..] => format!("{first}{value} >= partly and {second}{value} < partly"),
        [only] => format!("{only}{value} < partly"),
        [] => format!("ID{value} < partly"),
    }
}

/// A comparison that is always or never so.
fn settled(when: &When) -> Option<&'static str> {
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().find_map(settled),
        When::Not(part) => settled(part),
        When::Level(_, compare, grade) | When::OfValue(_, compare, grade) => match (compare, grade) {
            (Compare::Less, Grade::Absent) | (Compare::More, Grade::Described) => Some("never"),
            (Compare::AtLeast, Grade::Absent) | (Compare::AtMost, Grade::Described) => Some("always"),
            _ => None,
        },
    }
}

/// Whether some level of a condition is that of a value.
fn of_value(when: &When) -> bool {
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().any(of_value),
        When::Not(part) => of_value(part),
        When::Level(..) => false,
        When::OfValue(..) => true,
    }
}

/// A criterion whose level for a value is asked for, and that only counts others.
fn counting<'f>(folder: &'f Folder, when: &When) -> Option<&'f str> {
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().find_map(|part| counting(folder, part)),
        When::Not(part) => counting(folder, part),
        When::Level(..) => None,
        When::OfValue(at, ..) => {
            let page = folder.pages.get(usize::from(*at))?;
            page.front.at_least.as_ref().map(|_| page.id.as_str())
        }
    }
}
