//! The XML of a Word document's words to paragraphs and tables.
//!
//! Read is what the page shows: insertions that are tracked, links, text boxes, what fields
//! say, cells of content controls. Not read is what it does not show, or what is taken out:
//! tracked deletions, struck and hidden words, comments, the instructions of fields, and the
//! second copy of a text box for old versions of Word.

use super::block::{Block, Cell, Note, Paragraph, Row, Table};
use super::numbering::Numbering;
use super::open::{Draft, Name, Open, Setting};
use super::styles::{Role, Styles};
use super::xml::{self, Element};
use super::{Fault, Left};

/// The most paragraphs, rows and cells: a long bid has two thousand.
const UNITS: usize = 100_000;

/// What is read of a part, and how.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    numbering: &'s Numbering,
    /// The names of the elements that are open, of those that matter.
    path: Vec<Name>,
    open: Vec<Open>,
    /// How many elements are open in one that is not read.
    skipped: usize,
    run: Option<Setting>,
    /// The bytes of text that may still come.
    left: u64,
    units: usize,
    pub not_read: Left,
}

/// Elements whose words the page does not show, or shows twice.
const NOT_SHOWN: &[&str] = &[
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "delInstrText",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
    "sectPr",
    "sdtPr",
    "annotation",
    "rt",
];

impl<'s> Story<'s> {
    /// Reads at most `left` bytes of text.
    pub fn new(styles: &'s Styles, numbering: &'s Numbering, left: u64) -> Self {
        Self {
            styles,
            numbering,
            path: Vec::new(),
            open: Vec::new(),
            skipped: 0,
            run: None,
            left,
            units: 0,
            not_read: Left::default(),
        }
    }

    /// The blocks of the body in the part `xml`.
    pub fn body(&mut self, xml: &str) -> Result<Vec<Block>, Fault> {
        self.open = vec![Open::Blocks(Vec::new())];
        xml::walk(xml, self)?;
        match self.open.pop() {
            Some(Open::Blocks(blocks)) => Ok(blocks),
            _ => Ok(Vec::new()),
        }
    }

    /// The notes in the part `xml`, each with its blocks.
    pub fn notes(&mut self, xml: &str) -> Result<Vec<(Note, Vec<Block>)>, Fault> {
        self.open = Vec::new();
        self.path = Vec::new();
        let mut notes = Notes { story: self, found: Vec::new() };
        xml::walk(xml, &mut notes)?;
        Ok(notes.found)
    }

    /// What opens with `element`, where it holds something.
    fn opened(&mut self, element: &Element<'_>) -> Result<Open, Fault> {
        let (in_table, in_row) = (self.within_table(), self.within_row());
        let open = match element.name() {
            "tbl" => Open::Table(Table::default()),
            "tr" if in_table => Open::Row(Row::default(), false),
            "tc" if in_row => Open::Cell(Cell { blocks: Vec::new(), span: 1, goes_on: false }),
            "p" => Open::Paragraph(Box::default()),
            "txbxContent" => Open::Blocks(Vec::new()),
            "footnote" => Open::Note(Note::Foot(element.attribute("id").unwrap_or_default()), Vec::new()),
            "endnote" => Open::Note(Note::End(element.attribute("id").unwrap_or_default()), Vec::new()),
            _ => return Ok(Open::Nothing),
        };
        self.units += 1;
        if self.units > UNITS { Err(Fault::TooLong) } else { Ok(open) }
    }

    fn within_table(&self) -> bool {
        matches!(self.holder(), Some(Open::Table(_)))
    }

    fn within_row(&self) -> bool {
        matches!(self.holder(), Some(Open::Row(..)))
    }

    /// The innermost that is open and holds something.
    fn holder(&self) -> Option<&Open> {
        self.open.iter().rev().find(|open| !matches!(open, Open::Nothing))
    }

    fn holder_mut(&mut self) -> Option<&mut Open> {
        self.open.iter_mut().rev().find(|open| !matches!(open, Open::Nothing))
    }

    fn paragraph(&mut self) -> Option<&mut Draft> {
        match self.holder_mut() {
            Some(Open::Paragraph(draft)) => Some(draft),
            _ => None,
        }
    }

    /// A property of what is open.
    fn property(&mut self, element: &Element<'_>, of: Name) {
        match (of, self.holder_mut()) {
            (Name::ParagraphProperties, Some(Open::Paragraph(draft))) => draft.property(element),
            (Name::RowProperties, Some(Open::Row(row, deleted))) => match element.name() {
                "tblHeader" => row.heads = element.is_on(),
                "del" => *deleted = true,
                _ => {}
            },
            (Name::CellProperties, Some(Open::Cell(cell))) => match element.name() {
                "gridSpan" => cell.span = element.value().and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 64),
                "vMerge" => cell.goes_on = element.value().as_deref() != Some("restart"),
                _ => {}
            },
            (Name::RunProperties, _) => self.run_property(element),
            _ => {}
        }
    }

    fn run_property(&mut self, element: &Element<'_>) {
        if let Some(run) = &mut self.run {
            run.property(element, self.styles);
            self.not_read.words |= run.hidden;
        }
    }

    /// Words, or white space, of the run that is open.
    fn words(&mut self, text: &str) -> Result<(), Fault> {
        let run = self.run.unwrap_or_default();
        if run.hidden {
            return Ok(());
        }
        self.left = self.left.checked_sub(text.len() as u64).ok_or(Fault::TooLong)?;
        if let Some(draft) = self.paragraph() {
            draft.paragraph.push(text, run.set());
        }
        Ok(())
    }

    /// What stands in a run beside text.
    fn in_run(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        let note = |kind: fn(String) -> Note| element.attribute("id").map(kind);
        match element.name() {
            "tab" | "ptab" => self.words("\t")?,
            "br" if element.attribute("type").is_none_or(|kind| kind == "textWrapping") => self.words("\n")?,
            "cr" => self.words("\n")?,
            "noBreakHyphen" => self.words("-")?,
            "blip" | "imagedata" => self.not_read.pictures += 1,
            "footnoteReference" | "endnoteReference" => {
                let kind = if element.name() == "footnoteReference" { Note::Foot } else { Note::End };
                if let (Some(note), Some(draft)) = (note(kind), self.paragraph()) {
                    draft.paragraph.notes.push(note);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Puts what was open into what holds it.
    fn close(&mut self, open: Open) {
        let block = match open {
            Open::Paragraph(draft) => return self.close_paragraph(*draft),
            Open::Table(table) if !table.rows.is_empty() => Block::Table(table),
            Open::Row(row, false) => {
                if let Some(Open::Table(table)) = self.holder_mut() {
                    table.rows.push(row);
                }
                return;
            }
            Open::Cell(cell) => {
                if let Some(Open::Row(row, _)) = self.holder_mut() {
                    row.cells.push(cell);
                }
                return;
            }
            Open::Blocks(blocks) => {
                if let Some(draft) = self.paragraph() {
                    draft.beside.extend(blocks);
                }
                return;
            }
            Open::Table(_) | Open::Row(..) | Open::Note(..) | Open::Nothing => return,
        };
        self.put(block);
    }

    fn close_paragraph(&mut self, draft: Draft) {
        let role = draft.role(self.styles, self.numbering);
        let Draft { paragraph, beside, .. } = draft;
        if (paragraph.says_something() || paragraph.is_fence()) && role != Role::Contents {
            self.put(Block::Paragraph(Paragraph { role, ..paragraph }));
        }
        beside.into_iter().for_each(|block| self.put(block));
    }

    fn put(&mut self, block: Block) {
        match self.holder_mut() {
            Some(Open::Blocks(blocks) | Open::Note(_, blocks)) => blocks.push(block),
            Some(Open::Cell(cell)) => cell.blocks.push(block),
            Some(Open::Paragraph(draft)) => draft.beside.push(block),
            _ => {}
        }
    }
}

impl xml::Listener for Story<'_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        let within = self.path.last().copied().unwrap_or(Name::Other);
        let tracked = matches!(element.name(), "del" | "ins" | "moveFrom");
        self.not_read.changes |= tracked;
        if NOT_SHOWN.contains(&element.name()) || (element.name() == "del" && within == Name::Other) {
            self.skipped = 1;
            return Ok(());
        }
        let named = match element.name() {
            "pPr" => Name::ParagraphProperties,
            "numPr" => within,
            "trPr" => Name::RowProperties,
            "tcPr" => Name::CellProperties,
            // The paragraph mark's own setting says nothing of its words.
            "rPr" if within == Name::Other => Name::RunProperties,
            "t" => Name::Text,
            _ => Name::Other,
        };
        if element.name() == "r" {
            let style = self.paragraph().and_then(|draft| draft.style.clone());
            let bold = self.styles.bold(style.as_deref()).unwrap_or(false);
            let hidden = self.styles.hidden(style.as_deref()).unwrap_or(false);
            self.run = Some(Setting { bold, italic: false, hidden });
        }
        if within == Name::Other {
            self.in_run(element)?
        } else {
            self.property(element, within)
        }
        let opened = if within == Name::Other { self.opened(element)? } else { Open::Nothing };
        self.path.push(named);
        self.open.push(opened);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        if self.skipped == 0 && self.path.last() == Some(&Name::Text) { self.words(text) } else { Ok(()) }
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        self.path.pop();
        if let Some(open) = self.open.pop() {
            self.close(open);
        }
        Ok(())
    }
}

/// Reads a part of notes: each is a story of its own.
struct Notes<'n, 's> {
    story: &'n mut Story<'s>,
    found: Vec<(Note, Vec<Block>)>,
}

impl xml::Listener for Notes<'_, '_> {
    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        self.story.start(element)
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        self.story.text(text)
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.story.skipped == 0
            && let Some(Open::Note(note, blocks)) = self.story.open.pop_if(|open| matches!(open, Open::Note(..)))
        {
            self.story.path.pop();
            self.found.push((note, blocks));
            return Ok(());
        }
        self.story.end()
    }
}
