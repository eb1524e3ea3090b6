//! Why a description cannot be read, as facts; and what its author can do.
//!
//! Printing an error with its excerpt is for the command.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A place in a file, with its line. `{:?}` prints how long the line is, and not its words.
#[derive(Clone, PartialEq, Eq)]
pub struct At {
    /// The file, as it was named.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in code points, from 1.
    pub column: usize,
    /// The line's text.
    pub excerpt: String,
}

impl fmt::Debug for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, line, column, excerpt } = self;
        let characters = excerpt.chars().count();
        write!(f, "At({name}, line {line} of {characters} characters, column {column})")
    }
}

/// What the bytes of a file are likely to be, when they are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes for each character; what Notepad calls "Unicode".
    Utf16,
    /// The older encoding of Windows programs.
    Windows1252,
    /// Not known.
    Unknown,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "it looks like UTF-16",
            Self::Windows1252 => "it looks like Windows-1252",
            Self::Unknown => "its encoding is not known",
        })
    }
}

/// Why a description cannot be read.
///
/// Where [`Error::excerpt`] gives a line, the message has words that the writer put into the
/// front matter; [`Error::without_words`] and [`Error::help`] never have any, nor has `{:?}`.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("{} is not there", .path.display())]
    Missing {
        /// The path that was asked for.
        path: PathBuf,
        /// A file of that folder with a similar name.
        nearest: Option<String>,
    },
    /// The path is a folder.
    #[error("{} is a folder, not a description", .path.display())]
    Directory {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The system does not give its bytes.
    #[error("{name} cannot be read")]
    Unreadable {
        /// The file, as it was named.
        name: String,
        /// What the system says.
        source: io::Error,
    },
    /// It has more bytes than the limit.
    #[error("{name} has more than {limit} bytes, the most that is read")]
    TooLarge {
        /// The file, as it was named.
        name: String,
        /// The limit, in bytes.
        limit: u64,
    },
    /// It is a word processor's, a spreadsheet's or a printer's file that is not read.
    #[error("{name} is {kind}, and only Word documents (.docx), Markdown, TOML and plain text are read today")]
    Document {
        /// The file, as it was named.
        name: String,
        /// What it is, with its article.
        kind: &'static str,
    },
    /// It is called a Word document, and cannot be read as one.
    #[error("{name} cannot be read as a Word document: {why}")]
    Broken {
        /// The file, as it was named.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// It is locked with a password, or an old Word document with a new ending.
    #[error("{name} is locked with a password, or an old Word document (.doc) with a new ending")]
    Locked {
        /// The file, as it was named.
        name: String,
    },
    /// A Word document has more text than is read of any description.
    #[error("{name} has more than {limit} bytes of text, the most that is read, or is far more complex than text is")]
    TooLong {
        /// The file, as it was named.
        name: String,
        /// The limit, in bytes.
        limit: u64,
    },
    /// The end of its name says nothing about its format.
    #[error("the format of {name} is not known from its ending `.{extension}`")]
    UnknownFormat {
        /// The file, as it was named.
        name: String,
        /// The end of its name, without the full stop.
        extension: String,
    },
    /// Its bytes are not text in UTF-8.
    #[error("{name} is not UTF-8 text: byte {offset}, on line {line}, is not part of a character, and {likely}")]
    NotText {
        /// The file, as it was named.
        name: String,
        /// The first wrong byte, from 0.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// What the bytes are likely to be.
        likely: Encoding,
    },
    /// There are no words in it.
    #[error("{name} has no words to assess")]
    Empty {
        /// The file, as it was named.
        name: String,
        /// Whether it has front matter, and nothing after it.
        front_matter: bool,
    },
    /// The front matter starts and does not end.
    #[error("the front matter of {} starts at line {} and never ends", .at.name, .at.line)]
    UnclosedFrontMatter {
        /// Where it starts.
        at: Box<At>,
    },
    /// The front matter is YAML.
    #[error("the front matter of {} stands between `---` lines, as YAML does", .at.name)]
    Yaml {
        /// Where it starts.
        at: Box<At>,
    },
    /// The TOML does not parse.
    #[error("{} does not parse as TOML at line {}, column {}: {reason}", .at.name, .at.line, .at.column)]
    Syntax {
        /// Where.
        at: Box<At>,
        /// What the parser expected, in its words.
        reason: String,
    },
    /// A key that nothing reads.
    #[error("{} has the key `{key}` at line {}, which nothing reads", .at.name, .at.line)]
    UnknownKey {
        /// Where.
        at: Box<At>,
        /// The key, as it is written.
        key: String,
        /// The key that may be meant.
        nearest: Option<&'static str>,
        /// Every key that can stand there.
        choices: &'static [&'static str],
    },
    /// A value of the wrong kind.
    #[error("`{key}` at line {} of {} must be {expected}", .at.line, .at.name)]
    WrongShape {
        /// Where.
        at: Box<At>,
        /// The key, as it is written.
        key: String,
        /// What it must be.
        expected: &'static str,
    },
    /// A value that is not among the choices.
    #[error("`{key}` cannot be `{value}`, at line {} of {}", .at.line, .at.name)]
    UnknownChoice {
        /// Where.
        at: Box<At>,
        /// The key.
        key: &'static str,
        /// The value, as it is written.
        value: String,
        /// The value that may be meant.
        nearest: Option<&'static str>,
        /// Every value it can have.
        choices: &'static [&'static str],
    },
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind(), self.without_words())
    }
}

impl Error {
    /// A stable name for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Directory { .. } => "folder",
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge { .. } => "too-large",
            Self::Document { .. } => "other-document",
            Self::Broken { .. } => "broken-document",
            Self::Locked { .. } => "locked-document",
            Self::TooLong { .. } => "too-long",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::NotText { .. } => "not-text",
            Self::Empty { .. } => "empty",
            Self::UnclosedFrontMatter { .. } => "unclosed-front-matter",
            Self::Yaml { .. } => "yaml",
            Self::Syntax { .. } => "syntax",
            Self::UnknownKey { .. } => "unknown-key",
            Self::WrongShape { .. } => "wrong-shape",
            Self::UnknownChoice { .. } => "unknown-choice",
        }
    }

    /// What to do next: a clause that fits after "help:".
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Missing { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::Missing { .. } => "check the path, and the folder you are in".into(),
            Self::Directory { .. } => "name one file in it; `evenhand batch` reads them all".into(),
            Self::Unreadable { .. } => "check that you may read it and that it is not open elsewhere".into(),
            Self::TooLarge { .. } | Self::TooLong { .. } => {
                "assess the description itself, without its appendices and embedded pictures".into()
            }
            Self::Document { .. } => {
                "save it as a Word document (.docx) or as plain text (.txt) and assess that".into()
            }
            Self::Broken { .. } => "open it in Word and save it again as .docx, or as plain text (.txt)".into(),
            Self::Locked { .. } => "open it in Word, take off its password, and save it as .docx".into(),
            Self::UnknownFormat { .. } => {
                "say which it is: markdown, toml, text or docx; or give it the ending .md, .toml, .txt or .docx".into()
            }
            Self::NotText { likely: Encoding::Utf16, .. } => {
                "save it again and choose the encoding UTF-8, not \"Unicode\" or UTF-16".into()
            }
            Self::NotText { .. } => "save it again as plain text and choose the encoding UTF-8".into(),
            Self::Empty { front_matter: true, .. } => "write the description below the front matter".into(),
            Self::Empty { .. } => "check that the file was saved, and that it is the right one".into(),
            Self::UnclosedFrontMatter { .. } => "add a line `+++` after its last key".into(),
            Self::Yaml { .. } => "put it between `+++` lines and write it as TOML: title = \"…\"".into(),
            Self::Syntax { at, .. } => syntax(&at.excerpt).into(),
            Self::UnknownKey { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::UnknownKey { choices, .. } => format!("it can be one of {}", list(choices)),
            Self::WrongShape { expected, .. } => format!("write {expected}"),
            Self::UnknownChoice { nearest: Some(nearest), choices, .. } => {
                format!("did you mean `{nearest}`? It can be {}", list(choices))
            }
            Self::UnknownChoice { choices, .. } => format!("it can be {}", list(choices)),
        }
    }

    /// What happened, in words of which none is the description's: for logs, and for who may
    /// not read it. The names of files stand in it.
    #[must_use]
    pub fn without_words(&self) -> String {
        match self.at() {
            Some(At { name, line, column, .. }) => {
                format!("what {name} says of itself cannot be read at line {line}, column {column} ({})", self.kind())
            }
            None => self.to_string(),
        }
    }

    /// The line it is about, from 1; the column, from 1; and the line's text. It is
    /// the description's own words, so show it only to who may read them.
    #[must_use]
    pub fn excerpt(&self) -> Option<(usize, usize, String)> {
        self.at().map(|at| (at.line, at.column, at.excerpt.clone()))
    }

    fn at(&self) -> Option<&At> {
        match self {
            Self::UnclosedFrontMatter { at }
            | Self::Yaml { at }
            | Self::Syntax { at, .. }
            | Self::UnknownKey { at, .. }
            | Self::WrongShape { at, .. }
            | Self::UnknownChoice { at, .. } => Some(at),
            _ => None,
        }
    }
}

/// What to do about a line that is no TOML, by how its value begins.
fn syntax(line: &str) -> &'static str {
    let value = line.split_once('=').and_then(|(_, value)| value.trim_start().chars().next());
    match value {
        Some('“' | '”' | '‘' | '’' | '„') => "use straight quotation marks: title = \"A warm room\"",
        Some('"' | '\'') => "begin and end a text with a quotation mark, and write one within it as \\\"",
        Some(c) if c.is_alphabetic() => "put every text value in quotation marks: title = \"A warm room\"",
        _ => "write a line for each key, as in: title = \"A warm room\"",
    }
}

fn list(choices: &[&str]) -> String {
    let quoted: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
