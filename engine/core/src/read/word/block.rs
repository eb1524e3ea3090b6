//! What stands in a Word document, in its order: paragraphs and tables.

use evenhand_language::sentence::sentences;

use super::super::front::FENCE;
use super::sign;
use super::styles::Role;

/// The most words of a heading.
const HEADING: usize = 25;

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph that has words.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub role: Role,
    /// Its words, each run set otherwise than the one before.
    pub runs: Vec<Run>,
    /// The notes that it points to.
    pub notes: Vec<Note>,
}

/// Words that are set in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// A line break stands where somebody ended a line.
    pub text: String,
    pub set: Set,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Set {
    #[default]
    Plain,
    Italic,
    Bold,
}

/// A footnote or an endnote, by its number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Note {
    Foot(String),
    End(String),
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub rows: Vec<Row>,
    /// Its style sets the first row in bold, where the table wants that.
    pub style_heads: bool,
    pub first_row: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    /// Word repeats it on each page.
    pub heads: bool,
    /// So many columns stand empty before its first cell.
    pub before: usize,
}

/// A cell of a row.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub blocks: Vec<Block>,
    /// How many columns it takes.
    pub span: usize,
    /// It is the cell above, going on.
    pub goes_on: bool,
}

impl Block {
    /// Itself, or the paragraphs of the table that it is.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => vec![paragraph],
            Self::Table(table) => table.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::paragraphs).collect(),
        }
    }
}

impl Paragraph {
    /// Adds `text`, set so.
    pub fn push(&mut self, text: &str, set: Set) {
        match self.runs.last_mut() {
            // White space looks the same in bold.
            Some(last) if last.set == set || text.trim().is_empty() => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), set }),
        }
    }

    /// Leaves out what stands behind an empty box; whether there was any.
    pub fn leave_out_unticked(&mut self) -> bool {
        if !self.runs.iter().any(|run| run.text.contains(sign::UNTICKED)) {
            return false;
        }
        let mut open = false;
        for run in &mut self.runs {
            run.text = sign::without_unticked(&run.text, &mut open);
        }
        true
    }

    /// What it is, where its style says `role`: a heading of whole sentences is text, and so is
    /// a caption, which heads nothing; a text behind a bullet that somebody typed is an item.
    pub fn settle(&mut self, role: Role) -> Role {
        match role {
            Role::Heading(_) if self.is_prose() => Role::Text,
            Role::Caption => {
                self.runs.iter_mut().for_each(|run| run.set = Set::Plain);
                Role::Text
            }
            Role::Text => match self.runs.first_mut().map(|run| (sign::bullet(run.text.trim_start()), run)) {
                Some((Some(mark), run)) => {
                    run.text = run.text.trim_start()[mark..].to_owned();
                    Role::Item(0)
                }
                _ => Role::Text,
            },
            role => role,
        }
    }

    /// Whether it is more than a heading is: many words, or sentences that state something.
    fn is_prose(&self) -> bool {
        let text = self.text();
        let several = self.words() > HEADING / 2 && sentences(&text).len() > 1 && !text.trim_end().ends_with('?');
        self.words() > HEADING || several
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether it has a letter or a digit.
    pub fn says_something(&self) -> bool {
        self.runs.iter().any(|run| run.text.contains(char::is_alphanumeric))
    }

    /// Whether it starts with the line that stands around front matter.
    pub fn is_fence(&self) -> bool {
        self.text().trim_start().lines().next().is_some_and(|line| line.trim_end() == FENCE)
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text().split_whitespace().count()
    }

    /// Whether all its words are bold.
    pub fn is_bold(&self) -> bool {
        self.runs.iter().all(|run| run.set == Set::Bold || run.text.trim().is_empty())
    }

    /// Whether it may head what follows: a few words that end no sentence.
    pub fn could_head(&self, most: usize) -> bool {
        let text = self.text();
        self.words() <= most && !text.trim_end().ends_with(['.', ',', ';', '!', '\u{201d}'])
    }
}

impl Cell {
    /// Its paragraphs, and those of tables in it.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        self.blocks.iter().flat_map(Block::paragraphs).collect()
    }

    /// Whether it has nothing but a number, as the first column of a form often has.
    pub fn is_number(&self) -> bool {
        let text = self.only().map(Paragraph::text).unwrap_or_default();
        let text = text.trim();
        (1..=5).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'))
    }

    /// Its paragraph, where it has just one.
    pub fn only(&self) -> Option<&Paragraph> {
        match self.blocks.as_slice() {
            [Block::Paragraph(only)] => Some(only),
            _ => None,
        }
    }
}
