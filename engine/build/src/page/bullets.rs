//! An element: what its brackets say, and its bullets.

use evenhand_language::rating::Tie;
use evenhand_language::{Actor, Kind, SetAside};

use super::query::parse;
use super::{Ask, Element, Line, Says, Written, slips};
use crate::mistake::{Mistake, suggest};

/// A place in a file: a line, and a column in code points.
pub(crate) type Spot = (usize, usize);

/// Why words are set aside, as a page says it.
pub(crate) const REASONS: &[(&str, SetAside)] = &[
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

/// The most bytes of what an element is called: a few words within a sentence.
const LONGEST_CALLED: usize = 60;

/// Where an element stands, seen from the core, as a page says it.
pub(crate) const TIES: &[(&str, Tie)] = &[
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
    reads_queries: bool,
    mistakes: &mut Vec<Mistake>,
) -> Option<Element> {
    let (name, brackets) = match heading.split_once('(') {
        Some((name, rest)) => (name.trim(), Some(rest)),
        None => (heading, None),
    };
    let closed = brackets.map_or(Some(""), |rest| rest.strip_suffix(')'));
    if closed.is_none() {
        let help = "close it at the end of the line: ## Element: comparison (core, deed)";
        mistakes.push(Mistake::new(file, line, "the bracket after the element's name is not closed", help));
    }
    let word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !word || matches!(name, "and" | "or") {
        let help = "an element's name is one word, as in ## Element: comparison (core, deed)";
        mistakes.push(Mistake::new(file, line, format!("`{name}` cannot name an element"), help));
        return None;
    }
    let mut element = Element {
        name: name.to_owned(),
        called: None,
        line,
        core: false,
        kind: Kind::Deed,
        tie: Tie::Paragraph,
        background: false,
        hypothetical: false,
        one_of_many: false,
        actors: Vec::new(),
        with: None,
        queries: Vec::new(),
        has_strong: false,
        asks: Vec::new(),
    };
    if let Err(mistake) = read_brackets(&mut element, closed.unwrap_or_default()) {
        mistakes.push(Mistake::new(file, line, mistake.0, mistake.1));
        // What stands behind the word that was not understood is not read; it may be the core.
        element.core |= closed.unwrap_or_default().split([',', ' ']).any(|word| word == "core");
    }
    for bullet in bullets(lines) {
        if let Err(mistake) = read_bullet(&mut element, file, &bullet) {
            mistakes.push(mistake);
        }
    }
    if reads_queries && !element.has_strong {
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
        "hypothetical",
        "one of many",
        "same clause",
        "same paragraph",
        "same section",
        "anywhere",
        "actors = …",
    ];
    let (mut in_actors, mut kind, mut tie) = (false, None, None);
    for word in brackets.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        if let Some((key, value)) = word.split_once('=') {
            let (key, value) = (key.trim(), value.trim());
            in_actors = key == "actors";
            if in_actors {
                element.actors.push(actor(value)?);
            } else {
                once(&mut element.with, (key.to_owned(), value.to_owned()), "one setting")?;
            }
            continue;
        }
        match (word, TIES.iter().find(|(tie, _)| *tie == word)) {
            ("core", _) => element.core = true,
            ("deed", _) => once(&mut kind, Kind::Deed, "a deed or a fact")?,
            ("fact", _) => once(&mut kind, Kind::Fact, "a deed or a fact")?,
            ("background", _) => element.background = true,
            ("hypothetical", _) => element.hypothetical = true,
            ("one of many", _) => element.one_of_many = true,
            (_, Some((_, found))) => once(&mut tie, *found, "one place seen from the core")?,
            _ if in_actors => element.actors.push(actor(word)?),
            _ => {
                let help = slips::several(word, WORDS).unwrap_or_else(|| suggest(word, WORDS));
                return Err((format!("`{word}` means nothing in an element's brackets"), help));
            }
        }
    }
    element.kind = kind.unwrap_or(element.kind);
    if element.kind == Kind::Fact && !element.actors.is_empty() {
        let help = "leave `actors` out, or write `deed`".to_owned();
        return Err(("nobody acts in a fact".to_owned(), help));
    }
    element.tie = tie.unwrap_or(element.tie);
    if element.hypothetical && element.kind == Kind::Deed {
        let message = "`hypothetical` is for facts, and this element is a deed";
        let help = "write `fact` beside it, or leave it out: a deed that is only hoped for is not done";
        return Err((message.to_owned(), help.to_owned()));
    }
    if element.one_of_many && (element.kind == Kind::Fact || !element.core) {
        let message = "`one of many` is for a core that is a deed";
        let help = "leave it out: of all else only the page's own `denied` says that it was not done";
        return Err((message.to_owned(), help.to_owned()));
    }
    Ok(())
}

fn once<T>(place: &mut Option<T>, value: T, what: &str) -> Result<(), (String, String)> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err((format!("an element has {what}, not two"), "leave one of the two out".to_owned())),
    }
}

fn actor(word: &str) -> Result<Actor, (String, String)> {
    const ACTORS: &[&str] = &["public", "carers", "staff", "commissioners", "researchers", "developers", "other"];
    Actor::from_id(word)
        .filter(|actor| *actor != Actor::Unclear)
        .ok_or_else(|| (format!("`{word}` is no kind of actor"), suggest(word, ACTORS)))
}

/// A bullet, with its wrapped lines joined.
struct Bullet {
    text: String,
    /// Where the text goes on: a code point of it, and its place in the file.
    starts: Vec<(usize, Spot)>,
}

impl Bullet {
    fn new(spot: Spot, text: &str) -> Self {
        Self { text: text.trim_end().to_owned(), starts: vec![(0, spot)] }
    }

    fn go_on(&mut self, line: usize, text: &str) {
        self.text.push(' ');
        let column = text.chars().take_while(|c| c.is_whitespace()).count() + 1;
        self.starts.push((self.text.chars().count(), (line, column)));
        self.text.push_str(text.trim());
    }

    fn line(&self) -> usize {
        self.starts[0].1.0
    }

    /// Where its code point `nth` stands.
    fn spot(&self, nth: usize) -> Spot {
        let start = self.starts.iter().rev().find(|(from, _)| *from <= nth);
        start.map_or((self.line(), 0), |(from, (line, column))| (*line, column + nth - from))
    }
}

fn bullets(lines: &[Line<'_>]) -> Vec<Bullet> {
    let mut found: Vec<Bullet> = Vec::new();
    for &(number, line) in lines.iter().filter(|(_, line)| !line.trim().is_empty()) {
        let text = line.trim_start();
        let indent = line.chars().count() - text.chars().count();
        match (text.strip_prefix("- "), found.last_mut()) {
            (Some(text), _) => found.push(Bullet::new((number, indent + 3), text)),
            (None, Some(bullet)) if indent > 0 => bullet.go_on(number, line),
            (None, _) => found.push(Bullet::new((number, indent + 1), text)),
        }
    }
    found
}

fn read_bullet(element: &mut Element, file: &str, bullet: &Bullet) -> Result<(), Mistake> {
    let (line, text) = (bullet.line(), bullet.text.as_str());
    if let Some(rest) = text.strip_prefix("ask ") {
        let (who, ask) = rest.split_once(':').unwrap_or((rest, ""));
        if who.trim().is_empty() || ask.trim().is_empty() {
            let help = "write `- ask ROLE: question`";
            return Err(Mistake::new(file, line, "nobody is asked anything here", help));
        }
        element.asks.push(Ask { line, who: who.trim().to_owned(), ask: ask.trim().to_owned() });
        return Ok(());
    }
    if let Some(words) = text.strip_prefix("called:") {
        return called(element, words.trim()).map_err(|(what, help)| Mistake::new(file, line, what, help));
    }
    let (says, query) = if let Some(rest) = text.strip_prefix("strong:") {
        element.has_strong = true;
        (Says::Strong, rest)
    } else if let Some(rest) = text.strip_prefix("weak:") {
        (Says::Weak, rest)
    } else if let Some(rest) = text.strip_prefix("close but no,") {
        close_but(file, line, rest)?
    } else {
        element.has_strong |= text.to_lowercase().starts_with("strong");
        return Err(slips::no_part(file, line, text));
    };
    let start = text[..text.len() - query.len()].chars().count();
    let spot = |nth: usize| bullet.spot(start + nth);
    let parsed = parse(file, query, &spot)?;
    element.queries.push(Written { line, column: spot(0).1, query: parsed, says });
    Ok(())
}

/// What reports call the element.
fn called(element: &mut Element, words: &str) -> Result<(), (String, String)> {
    if words.is_empty() || words.len() > LONGEST_CALLED {
        let what = format!("what an element is called takes one to {LONGEST_CALLED} bytes");
        return Err((what, "write a few words without an article: `- called: figure for each group`".to_owned()));
    }
    once(&mut element.called, words.to_owned(), "one line `- called:`")
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
