//! A criterion's page: front matter, a question, elements with their queries, worked
//! examples.

use std::collections::BTreeSet;

use evenhand_language::query::Query;
use evenhand_language::rating::{Expr, Tie};
use evenhand_language::{Actor, Kind, Level, SetAside, Shortfall};

use crate::framework::Front;
use crate::mistake::{Mistake, suggest};

pub(crate) mod bullets;
pub(crate) mod examples;
mod front;
mod lacking;
pub(crate) mod query;
mod slips;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    pub file: String,
    /// The criterion: the file's name without its ending.
    pub id: String,
    pub front: Front,
    /// The queries of the front matter.
    pub queries: Vec<Written>,
    /// Which elements must be there.
    pub required: Expr,
    pub question: String,
    pub why: String,
    pub counts_when: String,
    pub counts_partly: String,
    pub does_not_count: String,
    pub elements: Vec<Element>,
    pub examples: Vec<Example>,
    /// Who rates by it.
    pub rater: Rater,
}

/// Who rates by a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rater {
    /// The interpreter, by the page's queries.
    Queries,
    /// A plugin in Rust: the page says what is asked, and its code reads the words.
    Code,
}

/// An element of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub name: String,
    /// What reports call it, where that is not its name.
    pub called: Option<String>,
    pub line: usize,
    pub core: bool,
    pub kind: Kind,
    pub tie: Tie,
    pub background: bool,
    pub hypothetical: bool,
    pub one_of_many: bool,
    pub actors: Vec<Actor>,
    pub with: Option<(String, String)>,
    pub queries: Vec<Written>,
    /// Whether a strong query is written, even one that cannot be read.
    pub has_strong: bool,
    pub asks: Vec<Ask>,
}

/// A query as it stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub line: usize,
    pub column: usize,
    pub query: Query,
    pub says: Says,
}

/// What a query says by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Says {
    Strong,
    Weak,
    CloseBut(SetAside, String),
    Denied,
    AppliesWhen,
}

/// A question of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ask {
    pub line: usize,
    pub who: String,
    pub ask: String,
}

/// A worked example: a text, and the level that its criterion must get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The page, seen from the folder.
    pub file: String,
    /// The line of its fence, from 1.
    pub line: usize,
    /// The criterion's id.
    pub criterion: String,
    /// The level that it must get.
    pub level: Level,
    /// Whether something must be set aside in it.
    pub trap: bool,
    /// The shortfall that it must get, where the page says.
    pub shortfall: Option<Shortfall>,
    /// The heading that it stands under.
    pub heading: Option<String>,
    /// How far the project has come.
    pub stage: Option<String>,
    /// Settings that hold.
    pub settings: Vec<(String, String)>,
    /// The text.
    pub text: String,
}

/// No page has more elements.
const MOST_ELEMENTS: usize = 32;

/// A line of a page: its number in the file, from 1, and its text.
type Line<'p> = (usize, &'p str);

/// Reads a page that `rater` rates by; mistakes are added to `mistakes`, and what could be read is returned
/// all the same where the front matter could.
pub(crate) fn read(file: &str, text: &str, rater: Rater, mistakes: &mut Vec<Mistake>) -> Option<Page> {
    let id = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".md").to_owned();
    let (front, body) = match front::read(file, text) {
        Ok(read) => read,
        Err(mistake) => {
            mistakes.push(mistake);
            return None;
        }
    };
    let queries = front::queries(file, text, &front, mistakes);
    let mut page = Page {
        file: file.to_owned(),
        id,
        front,
        queries,
        required: Expr::All(Vec::new()),
        question: String::new(),
        why: String::new(),
        counts_when: String::new(),
        counts_partly: String::new(),
        does_not_count: String::new(),
        elements: Vec::new(),
        examples: Vec::new(),
        rater,
    };
    let mut headings = BTreeSet::new();
    for (heading, lines) in parts(&body) {
        if let Some((depth, line, words)) = heading
            && !headings.insert(if depth == 1 { "#" } else { words })
        {
            let message = if depth == 1 { "a second question".to_owned() } else { format!("`{words}` stands twice") };
            mistakes.push(Mistake::new(file, line, message, "put what belongs together under one heading"));
            continue;
        }
        page.take(heading, &lines, mistakes);
    }
    page.required = front::required(text, &page, mistakes);
    page.complain(&headings, mistakes);
    front::unread(text, &page, mistakes);
    Some(page)
}

/// A heading with its depth, line and words; the lines up to the next.
type Part<'p> = (Option<(usize, usize, &'p str)>, Vec<Line<'p>>);

/// The body by headings. Lines between fences are never headings.
fn parts<'p>(body: &[Line<'p>]) -> Vec<Part<'p>> {
    let mut parts: Vec<Part<'p>> = vec![(None, Vec::new())];
    let mut fence: Option<&str> = None;
    for &(number, line) in body {
        let mark = ["~~~", "```"].into_iter().find(|mark| line.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark && line.trim_end() == mark => fence = None,
            _ => {}
        }
        let depth = line.chars().take_while(|c| *c == '#').count();
        let heading = fence.is_none() && depth > 0 && (depth > 1 || line[depth..].starts_with(' '));
        match parts.last_mut() {
            _ if heading => parts.push((Some((depth, number, line[depth..].trim())), Vec::new())),
            Some((_, lines)) => lines.push((number, line)),
            None => {}
        }
    }
    parts
}

/// What may stand behind ##.
const HEADINGS: &[&str] = &["Counts when", "Counts partly", "Does not count", "Element: NAME (…)", "Worked examples"];

impl Page {
    /// Every query of the page.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Written> {
        self.elements.iter().flat_map(|element| &element.queries).chain(&self.queries)
    }

    /// Text above the first heading: nothing belongs there.
    fn before_question(&mut self, lines: &[Line<'_>], mistakes: &mut Vec<Mistake>) {
        let Some(at) = lines.iter().position(|(_, text)| !text.trim().is_empty()) else { return };
        let (line, text) = lines[at];
        let Some(question) = slips::question(text) else {
            let help = "the question comes first: # and a question";
            mistakes.push(Mistake::new(&self.file, line, "text stands before the question", help));
            return;
        };
        let help = format!("put a space behind it: # {question}");
        mistakes.push(Mistake::new(&self.file, line, "a heading has a space behind its #", help));
        self.question = question.to_owned();
        self.why = prose(&lines[at + 1..]);
    }

    fn take(&mut self, heading: Option<(usize, usize, &str)>, lines: &[Line<'_>], mistakes: &mut Vec<Mistake>) {
        let Some((depth, line, words)) = heading else { return self.before_question(lines, mistakes) };
        match words {
            _ if depth == 1 => {
                self.question = words.to_owned();
                self.why = prose(lines);
            }
            _ if depth > 2 => {
                let help = "a page has one # and its parts have ##";
                mistakes.push(Mistake::new(&self.file, line, format!("the heading `{words}` is too deep"), help));
            }
            "Counts when" => self.counts_when = prose(lines),
            "Counts partly" => self.counts_partly = prose(lines),
            "Does not count" => self.does_not_count = prose(lines),
            "Worked examples" => self.examples = examples::read(&self.file, &self.id, lines, mistakes),
            _ => {
                let element = words.strip_prefix("Element:");
                if element.is_none() {
                    let message = format!("there is no part `{words}` on a page");
                    let help =
                        slips::heading(words).map_or_else(|| suggest(words, HEADINGS), |(help, _)| help.to_owned());
                    mistakes.push(Mistake::new(&self.file, line, message, help));
                }
                if let Some(heading) = element.or(slips::heading(words).map(|(_, rest)| rest)) {
                    let read = self.reads_queries();
                    self.elements.extend(bullets::element(&self.file, line, heading.trim(), lines, read, mistakes));
                }
            }
        }
    }

    /// Whether its level comes of its own queries.
    fn reads_queries(&self) -> bool {
        self.rater == Rater::Queries && self.front.at_least.is_none()
    }
}

/// Lines as paragraphs; list items keep their own line.
fn prose(lines: &[Line<'_>]) -> String {
    let mut text = String::new();
    let mut new = true;
    for (_, line) in lines {
        let line = line.trim();
        if line.is_empty() {
            new = true;
            continue;
        }
        let item = line.starts_with("- ");
        if !text.is_empty() {
            text.push(if new || item { '\n' } else { ' ' });
        }
        text.push_str(line);
        new = false;
    }
    text
}
