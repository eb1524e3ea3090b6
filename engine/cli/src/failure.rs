//! The one place that turns an error into words for the person at the keyboard.

use std::fmt;
use std::io::{self, Write as _};

use evenhand::LoadError;
use evenhand::read;
use evenhand_build::{BuildError, CrateError, Mistakes};

use crate::exit;

/// Something that the person must mend, said with what to do.
#[derive(Debug)]
pub struct Problem {
    message: String,
    help: String,
    excerpt: Option<Excerpt>,
}

impl Problem {
    /// A lowercase clause, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), excerpt: None }
    }

    /// The same, pointing at a column, from 1, of words that were given on the command line.
    pub fn at(mut self, column: usize, given: &str) -> Self {
        self.excerpt = Some((0, column, given.to_owned()));
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// What happened and what to do, where it is told elsewhere than on standard error.
pub fn words(error: &anyhow::Error) -> (String, String) {
    (format!("{error:#}"), advice(error).0)
}

/// What is wrong with a description, as who asked may be told: without a word of it, where
/// none are wanted. To be asked once: what has no words any more does not say what it was.
pub fn redacted(error: anyhow::Error, no_quotes: bool) -> anyhow::Error {
    if no_quotes { without_words(&error).into() } else { error }
}

fn without_words(error: &anyhow::Error) -> Problem {
    if let Some(unread) = error.downcast_ref::<read::Error>() {
        return Problem::new(unread.without_words(), unread.help());
    }
    if let Some(evenhand::Error::Setting(unset)) = error.downcast_ref() {
        return Problem::new(unset.without_words(), unset.help());
    }
    let help = "look at its settings and roles; without --no-quotes their names are shown";
    Problem::new("the front matter speaks of a framework or a role that is not at hand", help)
}

/// Prints `error` with what to do, and returns the exit code that it deserves.
pub fn tell(error: &anyhow::Error) -> u8 {
    if is_broken_pipe(error) {
        return exit::DONE;
    }
    let (help, excerpt, code) = advice(error);
    let mut said = format!("error: {error:#}\n");
    if let Some((line, column, text)) = excerpt {
        said.push_str(&shown(line, column, &text));
    }
    if !help.is_empty() {
        said.push_str(&format!("help: {help}\n"));
    }
    say(&said);
    code
}

/// Writes `text` to standard error. Names of files, words of a description and of a plugin
/// stand in it, so nothing in it may move a cursor.
pub fn say(text: &str) {
    // Nothing can be done where even this cannot be written.
    let _ = io::stderr().write_all(evenhand::render::visible_lines(text).as_bytes());
}

/// A line of a file: its number (0 where it is of no file), the column, the text.
type Excerpt = (usize, usize, String);

fn advice(error: &anyhow::Error) -> (String, Option<Excerpt>, u8) {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        return (problem.help.clone(), problem.excerpt.clone(), exit::USAGE);
    }
    if let Some(unread) = error.downcast_ref::<read::Error>() {
        return (unread.help(), unread.excerpt(), exit::USAGE);
    }
    if let Some(unloaded) = error.downcast_ref::<LoadError>() {
        return (unloaded.help(), None, exit::USAGE);
    }
    if let Some(engine) = error.downcast_ref::<evenhand::Error>() {
        return (engine.help(), None, exit::USAGE);
    }
    if let Some(unbuilt) = error.downcast_ref::<CrateError>() {
        return (unbuilt.help().to_owned(), None, exit::USAGE);
    }
    if error.downcast_ref::<Mistakes>().is_some()
        || matches!(error.downcast_ref::<BuildError>(), Some(BuildError::Mistakes(_)))
        || error.downcast_ref::<io::Error>().is_some()
    {
        return (String::new(), None, exit::USAGE);
    }
    ("this is our fault; please report it with the command you typed".to_owned(), None, exit::OURS)
}

/// How many characters of a line are shown before and after the column.
const BESIDE: usize = 70;

/// The line with its number, and a mark below the column.
fn shown(line: usize, column: usize, text: &str) -> String {
    // One character for one, so that the mark stands below the right one.
    let one = |c: char| match c {
        c if c.is_whitespace() => ' ',
        c => evenhand::render::visible(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(' '),
    };
    let from = column.saturating_sub(BESIDE + 1);
    let text: String = text.chars().skip(from).take(2 * BESIDE).map(one).collect();
    let number = if line == 0 { " ".to_owned() } else { format!("{line} ") };
    let margin = " ".repeat(number.len());
    let before = " ".repeat(column.saturating_sub(1) - from.min(column.saturating_sub(1)));
    format!("{margin}|\n{number}| {text}\n{margin}| {before}^\n")
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    error.chain().any(pipe)
}
