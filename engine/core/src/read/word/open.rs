//! What is open while the XML of a Word document is walked.

use super::block::{Block, Cell, Note, Paragraph, Row, Set, Table};
use super::numbering::Numbering;
use super::styles::{Numbered, Role, Styles, outlined};
use super::xml::Element;

/// Something that is open and holds others.
pub(super) enum Open {
    /// Blocks: the body, a note with its number, or a text box in a paragraph.
    Blocks(Vec<Block>),
    Note(Note, Vec<Block>),
    Table(Table),
    Row(Row, bool),
    Cell(Cell),
    Paragraph(Box<Draft>),
    /// A content control, and whether its words are not the team's.
    Control(bool),
    /// An element that holds nothing itself.
    Nothing,
}

/// Where a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Instructions,
    Shown,
}

impl Open {
    /// Whether it holds others.
    pub fn holds(&self) -> bool {
        !matches!(self, Self::Nothing | Self::Control(_))
    }
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Draft {
    pub paragraph: Paragraph,
    pub style: Option<String>,
    pub outlined: Option<Role>,
    pub list: Option<String>,
    pub level: Option<u8>,
    /// What stands in boxes beside it.
    pub beside: Vec<Block>,
}

/// How the run that is open is set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    pub bold: bool,
    pub italic: bool,
    pub hidden: bool,
    pub struck: bool,
}

/// The elements whose children are read otherwise than elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    ParagraphProperties,
    TableProperties,
    RowProperties,
    CellProperties,
    RunProperties,
    ControlProperties,
    CheckBox,
    Text,
    Other,
}

impl Draft {
    /// A property of the paragraph.
    pub fn property(&mut self, element: &Element<'_>) {
        match element.name() {
            "pStyle" => self.style = element.value(),
            "outlineLvl" => {
                self.outlined = element.value().as_deref().and_then(outlined).filter(|role| *role != Role::Text)
            }
            "numId" => self.list = element.value(),
            "ilvl" => self.level = element.value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    /// What the paragraph is: by its own outline level, its style, and the list it is in.
    pub fn role(&self, styles: &Styles, numbering: &Numbering) -> Role {
        let style = self.style.as_deref();
        let role = self.outlined.unwrap_or_else(|| styles.role(style));
        if role != Role::Text {
            return role;
        }
        let by_style = styles.numbered(style);
        let level = self.level.or(by_style.as_ref().map(|by| by.level)).unwrap_or(0);
        let list = self.list.clone().or(by_style.map(|by| by.list));
        match list.map(|list| Numbered { list, level }) {
            Some(at) if numbering.is_item(&at) => Role::Item(at.level),
            _ => Role::Text,
        }
    }
}

impl Table {
    /// A property of the table: whether its style sets the first row apart.
    pub fn property(&mut self, element: &Element<'_>, styles: &Styles) {
        match element.name() {
            "tblStyle" => self.style_heads = styles.heads(element.value().as_deref()),
            "tblLook" => {
                // Older files say it in a number of bits.
                let bits = || element.value().and_then(|bits| u16::from_str_radix(&bits, 16).ok());
                let first = element.attribute("firstRow").map(|on| on == "1" || on == "true");
                self.first_row = first.or_else(|| bits().map(|bits| bits & 0x20 != 0)).unwrap_or(false);
            }
            _ => {}
        }
    }
}

impl Setting {
    /// Whether its words are not shown, or were taken back.
    pub fn is_hidden(self) -> bool {
        self.hidden || self.struck
    }

    /// How its words are set.
    pub fn set(self) -> Set {
        match self {
            Self { bold: true, .. } => Set::Bold,
            Self { italic: true, .. } => Set::Italic,
            Self { .. } => Set::Plain,
        }
    }

    /// A property of the run.
    pub fn property(&mut self, element: &Element<'_>, styles: &Styles) {
        match element.name() {
            "b" => self.bold = element.is_on(),
            "i" => self.italic = element.is_on(),
            "vanish" => self.hidden = element.is_on(),
            "strike" | "dstrike" => self.struck = element.is_on(),
            "rStyle" => {
                let style = element.value();
                self.bold = styles.bold(style.as_deref()).unwrap_or(self.bold);
                self.hidden = styles.hidden(style.as_deref()).unwrap_or(self.hidden);
            }
            _ => {}
        }
    }
}
