//! `evenhand find`: a query tried on a text, before it goes on a page.
//!
//! Finding is the library's, and the same code as inside a plugin; what else could be
//! tried is `hints`'.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand::render;
use evenhand_language::Kind;
use evenhand_language::query::{Lists, Query};

use crate::args::{Find, Listing};
use crate::failure::Problem;
use crate::{exit, output, run as reading};

mod hints;

/// Finds and tells every place.
///
/// # Errors
/// When the query, a list or the description cannot be read.
pub fn run(args: &Find) -> Result<u8> {
    if let Some(query) = in_pieces(args) {
        let message = "the query has spaces, and comes as several words";
        return Err(Problem::new(message, format!("put it in single quotes: evenhand find '{query}' FILE")).into());
    }
    let format = format(args.format, args.output.as_deref())?;
    let folders = args.lists.iter().flat_map(|folder| [folder.clone(), folder.join("lists")]);
    let lists_read = folders.flat_map(|folder| output::files_of(&folder));
    let read: Vec<PathBuf> = [args.description.clone()].into_iter().chain(lists_read).collect();
    output::apart(args.output.as_slice(), &read)?;
    let kind = if args.fact { Kind::Fact } else { Kind::Deed };
    let query = query(&args.query)?;
    let lists = lists(args.lists.as_deref())?;
    check_names(&query, &lists, args.lists.as_deref())?;
    let description = reading::read(&args.description, args.from)?;
    let find = |query: &Query, kind: Kind| evenhand::find(query, &lists, &description, kind);
    let found = find(&query, kind)?;
    let listed = match format {
        Listing::Json => render::search_json(&found)?,
        Listing::Text => {
            let count = |query: &Query| find(query, kind).map_or(0, |found| found.len());
            let as_facts = || find(&query, Kind::Fact).unwrap_or_default();
            let hints = match found.as_slice() {
                [] => hints::of_none(&query, &lists, &count),
                _ if args.fact => Vec::new(),
                found => hints::of_facts(found, &as_facts()),
            };
            let text = (description.title.as_str(), description.words());
            told(args, &render::Search { query: &args.query, kind, text, found: &found, hints: &hints })
        }
    };
    match &args.output {
        Some(file) if file.as_os_str() != "-" => output::write(file, listed.as_bytes())?,
        _ => output::print(listed.as_bytes())?,
    }
    Ok(exit::DONE)
}

/// The query whose words the shell took apart, where more words stand there than a query and a
/// file.
fn in_pieces(args: &Find) -> Option<String> {
    let (_, more) = args.more.split_last()?;
    let file = args.description.display().to_string();
    let words = [args.query.as_str(), &file].into_iter().chain(more.iter().map(String::as_str));
    Some(words.collect::<Vec<_>>().join(" "))
}

fn told(args: &Find, search: &render::Search<'_>) -> String {
    let view = if args.output.is_some() { output::view_on_paper(&args.view) } else { output::view(&args.view) };
    render::search(search, view)
}

/// What was asked for, else what the file's ending says.
fn format(asked: Option<Listing>, file: Option<&Path>) -> Result<Listing> {
    file.map_or(Ok(()), |file| output::check_ending(file, &["text", "json"]))?;
    let ending = file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match (asked, file, ending.as_deref()) {
        (Some(format), ..) => Ok(format),
        (None, None, _) | (None, _, Some("txt" | "text")) => Ok(Listing::Text),
        (None, _, Some("json")) => Ok(Listing::Json),
        (None, Some(file), _) => {
            let message = format!("the ending of {} does not say a format", file.display());
            Err(Problem::new(message, "add --format text or --format json").into())
        }
    }
}

/// Reads the query, or points at what cannot be read.
fn query(given: &str) -> Result<Query> {
    if let Some((at, word, help)) = evenhand_build::operator(given) {
        let message = format!("`{word}` is only the word *{}* in a query", word.to_lowercase());
        let help = format!("{help}; the word itself is written small");
        return Err(Problem::new(message, help).at(column(given, at), given).into());
    }
    Query::parse(given).map_err(|mistake| {
        let column = column(given, mistake.at.start);
        let help = mistake.suggestion.unwrap_or_else(|| {
            "write words, (one | another), depriv*, a ~6 b, a >6 b, {list}, #number or \"exact\"".to_owned()
        });
        Problem::new(format!("the query cannot be read: {}", mistake.expected), help).at(column, given).into()
    })
}

fn lists(folder: Option<&Path>) -> Result<Lists> {
    match folder {
        None => Ok(Lists::built_in()),
        Some(folder) => {
            evenhand_build::lists(folder).with_context(|| format!("the lists of {} cannot be read", folder.display()))
        }
    }
}

/// Points at the first name in the query that no list has: the nearest, and all there are.
fn check_names(query: &Query, lists: &Lists, folder: Option<&Path>) -> Result<()> {
    let Err(unresolved) = lists.check(std::slice::from_ref(query)) else { return Ok(()) };
    let near = unresolved.mistake.suggestion.as_ref().map(|near| format!("{near}\nhelp: ")).unwrap_or_default();
    let names = lists.names().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
    let more = match folder {
        None => "; --lists FOLDER adds those of a framework's folder",
        Some(_) => "",
    };
    let column = column(query.source(), unresolved.mistake.at.start);
    let problem =
        Problem::new(format!("there is no list {{{}}}", unresolved.list), format!("{near}the lists are {names}{more}"));
    Err(problem.at(column, query.source()).into())
}

/// The column, from 1, of a byte of `text`.
fn column(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count()) + 1
}
