//! An element: what its brackets say, and its bullets.

use evenhand_language::query::Query;
use evenhand_language::rating::Tie;
use evenhand_language::{Actor, Kind, SetAside};

use super::{Ask, Element, Line, Says, Written};
use crate::mistake::{Mistake, suggest};

const REASONS: &[(&str, SetAside)] = &[
    ("other-sense", SetAside::OtherSense),
    ("other-work", SetAside::OtherWork),
    ("question", SetAside::Question),
    ("heading", SetAside::Heading),
    ("name", SetAside::Name),
    ("standard-wording", SetAside::StandardWording),
    ("only-mentioned", SetAside::OnlyMentioned),
    ("other-actor", SetAside::OtherActor),
    ("elsewhere", SetAside::Elsewhere),
];

const TIES: &[(&str, Tie)] = &[
    ("same clause", Tie::Clause),
    ("same paragraph", Tie::Paragraph),
    ("same section", Tie::Section),
    ("anywhere", Tie::Anywhere),
];

/// Reads an element from its heading and the lines below it.
pub(super) fn element(
    file: &str,
    line: usize,
    heading: &str,
    lines: &[Line<'_>],
    mistakes: &mut Vec<Mistake>,
) -> Option<Element> {
    let (name, brackets) = match heading.split_once('(') {
        Some((name, rest)) => (name.trim(), rest.trim_end().trim_end_matches(')')),
        None => (heading, ""),
    };
    let good = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !good {
        let help = "an element's name is one word, as in ## Element: comparison (core, deed)";
        mistakes.push(Mistake::new(file, line, format!("`{name}` cannot name an element"), help));
        return None;
    }
    let mut element = Element {
        name: name.to_owned(),
        line,
        core: false,
        kind: Kind::Deed,
        tie: Tie::Paragraph,
        background: false,
        actors: Vec::new(),
        with: None,
        queries: Vec::new(),
        asks: Vec::new(),
    };
    if let Err(mistake) = read_brackets(&mut element, brackets) {
        mistakes.push(Mistake::new(file, line, mistake.0, mistake.1));
    }
    for (number, column, text) in bullets(lines) {
        if let Err(mistake) = read_bullet(&mut element, file, number, column, &text) {
            mistakes.push(mistake);
        }
    }
    if element.queries.iter().all(|query| query.says != Says::Strong) {
        let help = "add a line `- strong: QUERY`";
        mistakes.push(Mistake::new(file, line, format!("nothing can meet the element `{name}`"), help));
    }
    Some(element)
}

/// `core, fact, same section, actors = public, carers, edition = v3`
fn read_brackets(element: &mut Element, brackets: &str) -> Result<(), (String, String)> {
    const WORDS: &[&str] = &[
        "core",
        "deed",
        "fact",
        "background",
        "same clause",
        "same paragraph",
        "same section",
        "anywhere",
        "actors = …",
    ];
    let mut in_actors = false;
    for word in brackets.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        if let Some((key, value)) = word.split_once('=') {
            let (key, value) = (key.trim(), value.trim());
            in_actors = key == "actors";
            if in_actors {
                element.actors.push(actor(value)?);
            } else {
                element.with = Some((key.to_owned(), value.to_owned()));
            }
            continue;
        }
        match (word, TIES.iter().find(|(tie, _)| *tie == word)) {
            ("core", _) => element.core = true,
            ("deed", _) => element.kind = Kind::Deed,
            ("fact", _) => element.kind = Kind::Fact,
            ("background", _) => element.background = true,
            (_, Some((_, tie))) => element.tie = *tie,
            _ if in_actors => element.actors.push(actor(word)?),
            _ => return Err((format!("`{word}` means nothing in an element's brackets"), suggest(word, WORDS))),
        }
    }
    Ok(())
}

fn actor(word: &str) -> Result<Actor, (String, String)> {
    const ACTORS: &[&str] = &["public", "carers", "staff", "commissioners", "researchers", "developers", "other"];
    Actor::from_id(word)
        .filter(|actor| *actor != Actor::Unclear)
        .ok_or_else(|| (format!("`{word}` is no kind of actor"), suggest(word, ACTORS)))
}

/// The bullets: line, column of the text, and text, with wrapped lines joined.
fn bullets(lines: &[Line<'_>]) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (number, line) in lines {
        match (line.strip_prefix("- "), found.last_mut()) {
            (Some(text), _) => found.push((*number, 3, text.trim_end().to_owned())),
            (None, Some((_, _, text))) if line.starts_with(' ') && !line.trim().is_empty() => {
                text.push(' ');
                text.push_str(line.trim());
            }
            (None, _) if line.trim().is_empty() => {}
            (None, _) => found.push((*number, 1, (*line).to_owned())),
        }
    }
    found
}

fn read_bullet(element: &mut Element, file: &str, line: usize, column: usize, text: &str) -> Result<(), Mistake> {
    const STARTS: &[&str] = &["strong: …", "weak: …", "close but no, REASON: …", "ask ROLE: …"];
    let wrong = || Mistake::new(file, line, "this line is no part of an element", suggest(text, STARTS));
    if let Some(rest) = text.strip_prefix("ask ") {
        let (who, ask) = rest.split_once(':').ok_or_else(wrong)?;
        element.asks.push(Ask { line, who: who.trim().to_owned(), ask: ask.trim().to_owned() });
        return Ok(());
    }
    let (says, query) = if let Some(rest) = text.strip_prefix("strong:") {
        (Says::Strong, rest)
    } else if let Some(rest) = text.strip_prefix("weak:") {
        (Says::Weak, rest)
    } else if let Some(rest) = text.strip_prefix("close but no,") {
        close_but(file, line, rest)?
    } else {
        return Err(wrong());
    };
    let start = text.len() - query.len();
    let column = column + text[..start].chars().count();
    let parsed = parse(file, line, column, query)?;
    element.queries.push(Written { line, column, query: parsed, says });
    Ok(())
}

/// `other-sense (a disease is not a group): QUERY`
fn close_but<'t>(file: &str, line: usize, rest: &'t str) -> Result<(Says, &'t str), Mistake> {
    let help = "write `- close but no, other-sense (words for the reader): QUERY`";
    let wrong = |message: &str| Mistake::new(file, line, message, help);
    let open = rest.find('(').filter(|open| rest[..*open].find(':').is_none());
    let (reason, note, query) = match open {
        Some(open) => {
            let (note, query) = rest[open + 1..]
                .split_once("):")
                .ok_or_else(|| wrong("the words for the reader are not closed by `):`"))?;
            (&rest[..open], note, query)
        }
        None => {
            let (reason, query) = rest.split_once(':').ok_or_else(|| wrong("a colon was expected after the reason"))?;
            (reason, "", query)
        }
    };
    let known: Vec<&str> = REASONS.iter().map(|(name, _)| *name).collect();
    let reason = reason.trim();
    let found = REASONS.iter().find(|(name, _)| *name == reason).map(|(_, reason)| *reason);
    let found = found.ok_or_else(|| {
        Mistake::new(file, line, format!("`{reason}` is no reason to set words aside"), suggest(reason, &known))
    })?;
    Ok((Says::CloseBut(found, note.trim().to_owned()), query))
}

/// Parses a query that stands at `column` (code points, from 1) of a line.
pub(crate) fn parse(file: &str, line: usize, column: usize, query: &str) -> Result<Query, Mistake> {
    Query::parse(query).map_err(|mistake| {
        let at = query.get(..mistake.at.start).map_or(0, |before| before.chars().count());
        let message = format!("the query cannot be read: {}", mistake.expected);
        Mistake::new(file, line, message, "the signs of a query are on the author's page").at(column + at)
    })
}
