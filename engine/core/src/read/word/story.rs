//! The XML of a Word document's words to paragraphs and tables.
//!
//! Read is what the page shows: insertions that are tracked, links, text boxes, what fields
//! say, cells of content controls. Not read is what it does not show, or what is taken out:
//! tracked deletions, struck and hidden words, comments, the instructions of fields, and the
//! second copy of a text box for old versions of Word.

use super::block::{Block, Cell, Note, Paragraph, Row, Table};
use super::numbering::Numbering;
use super::open::{Draft, Field, Name, Open, Setting};
use super::sign::{TICKED, UNTICKED, mark};
use super::styles::{Role, Styles};
use super::xml::{self, Element};
use super::{Fault, NotRead};

/// The most paragraphs, rows and cells: a long bid has two thousand.
const UNITS: usize = 100_000;

/// The most columns that a cell takes, or a row starts behind.
pub(super) const COLUMNS: usize = 64;

/// What is read of a part, and how.
pub(super) struct Story<'s> {
    pub(super) styles: &'s Styles,
    numbering: &'s Numbering,
    /// The names of the elements that are open, of those that matter.
    path: Vec<Name>,
    pub(super) open: Vec<Open>,
    /// How many elements are open in one that is not read.
    skipped: usize,
    pub(super) run: Option<Setting>,
    /// The fields that are open, outermost first.
    fields: Vec<Field>,
    /// Whether the last check box of a form is ticked.
    pub(super) ticked: bool,
    /// The bytes of text that may still come.
    left: u64,
    units: usize,
    pub not_read: NotRead,
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
            fields: Vec::new(),
            ticked: false,
            left,
            units: 0,
            not_read: NotRead::default(),
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
            "sdt" => return Ok(Open::Control(false)),
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
        self.open.iter().rev().find(|open| open.holds())
    }

    pub(super) fn holder_mut(&mut self) -> Option<&mut Open> {
        self.open.iter_mut().rev().find(|open| open.holds())
    }

    fn paragraph(&mut self) -> Option<&mut Draft> {
        match self.holder_mut() {
            Some(Open::Paragraph(draft)) => Some(draft),
            _ => None,
        }
    }

    /// Words, or white space, of the run that is open.
    fn words(&mut self, text: &str) -> Result<(), Fault> {
        let run = self.run.unwrap_or_default();
        if run.is_hidden() {
            self.not_read.words |= !text.trim().is_empty();
            return Ok(());
        }
        let instructs = self.fields.contains(&Field::Instructions);
        if instructs || self.open.iter().any(|open| matches!(open, Open::Control(true))) {
            return Ok(());
        }
        self.take(text)
    }

    /// Adds `text` as the run that is open is set.
    fn take(&mut self, text: &str) -> Result<(), Fault> {
        let run = self.run.unwrap_or_default();
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
            "br" | "cr" => self.words("\n")?,
            "sym" => self.words(mark(&element.attribute("char").unwrap_or_default()))?,
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "noBreakHyphen" => self.words("-")?,
            "blip" | "imagedata" | "relIds" | "chart" | "altChunk" => self.not_read.pictures += 1,
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

    /// A field begins, goes on from its instructions to what it shows, or ends.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::Instructions),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Shown;
                }
            }
            _ => drop(self.fields.pop()),
        }
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
            Open::Table(_) | Open::Row(..) | Open::Note(..) | Open::Control(_) | Open::Nothing => return,
        };
        self.put(block);
    }

    fn close_paragraph(&mut self, draft: Draft) {
        let role = draft.role(self.styles, self.numbering);
        let Draft { mut paragraph, beside, .. } = draft;
        self.not_read.options |= paragraph.leave_out_unticked();
        let role = paragraph.settle(role);
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
            // What stands in them are properties too.
            "numPr" | "tabs" => within,
            _ if within == Name::ControlProperties => within,
            "sdtPr" => Name::ControlProperties,
            "checkBox" => Name::CheckBox,
            "tblPr" => Name::TableProperties,
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
            self.run = Some(Setting { bold, italic: false, hidden, struck: false });
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
        if self.skipped > 0 || self.path.last() != Some(&Name::Text) {
            return Ok(());
        }
        // A line of the XML is none of the page.
        if text.contains(['\n', '\r']) { self.words(&text.replace(['\n', '\r'], " ")) } else { self.words(text) }
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        if self.path.pop() == Some(Name::CheckBox) {
            self.take(if self.ticked { TICKED } else { UNTICKED })?;
        }
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
