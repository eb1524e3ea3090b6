//! What the styles of a Word document make of a paragraph or a run.
//!
//! A style's id is in the language of whoever made it; the names of Word's own styles are
//! English in every file, so roles are told by them, and by the outline level.

use std::collections::HashMap;

use super::Fault;
use super::xml::{self, Element};

/// How many styles one can be based on, one after another.
const CHAIN: usize = 16;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Running text.
    #[default]
    Text,
    /// The title of the whole.
    Title,
    /// A heading of this depth, from 1.
    Heading(u8),
    /// An item of a list, this deep in others, from 0.
    Item(u8),
    /// Somebody's words, set apart.
    Quotation,
    /// A line of a table of contents: its words stand elsewhere.
    Contents,
    /// What stands below a picture or a table.
    Caption,
}

/// A paragraph's place in a list, as Word keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    pub list: String,
    pub level: u8,
}

/// What one style says itself.
#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    role: Option<Role>,
    list: Option<String>,
    level: Option<u8>,
    bold: Option<bool>,
    hidden: Option<bool>,
    /// Of a table: whether its first row is bold.
    heads: Option<bool>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    open: Option<(String, Style)>,
    path: Vec<Part>,
}

/// Where in the part of styles an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Paragraph,
    Run,
    /// How a part of a table is set: its first row, or another.
    FirstRow,
    OtherRow,
    Other,
}

impl Styles {
    /// The styles in the part `xml`.
    pub fn read(xml: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        xml::walk(xml, &mut styles)?;
        Ok(styles)
    }

    /// What a paragraph with the style `id` is, leaving lists aside; of the usual style without one.
    pub fn role(&self, id: Option<&str>) -> Role {
        self.first(id, |style| style.role).unwrap_or_default()
    }

    /// The list that a paragraph with the style `id` is in.
    pub fn numbered(&self, id: Option<&str>) -> Option<Numbered> {
        let list = self.first(id, |style| style.list.clone())?;
        Some(Numbered { list, level: self.first(id, |style| style.level).unwrap_or(0) })
    }

    /// Whether words with the style `id` are bold, where it says so.
    pub fn bold(&self, id: Option<&str>) -> Option<bool> {
        self.first(id, |style| style.bold)
    }

    /// Whether words with the style `id` are hidden, where it says so.
    pub fn hidden(&self, id: Option<&str>) -> Option<bool> {
        self.first(id, |style| style.hidden)
    }

    /// Whether tables with the style `id` have their first row in bold.
    pub fn heads(&self, id: Option<&str>) -> bool {
        self.first(id, |style| style.heads).unwrap_or(false)
    }

    /// What the style `id`, or the nearest that it is based on, says of something.
    fn first<T>(&self, id: Option<&str>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = id.or(self.usual.as_deref());
        for _ in 0..CHAIN {
            let style = self.styles.get(at?)?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            at = style.based_on.as_deref();
        }
        None
    }

    fn style(&mut self, element: &Element<'_>) {
        let id = element.attribute("styleId").unwrap_or_default();
        let usual = element.attribute("default").is_some_and(|on| on == "1" || on == "true");
        if usual && element.attribute("type").as_deref() == Some("paragraph") {
            self.usual = Some(id.clone());
        }
        self.open = Some((id, Style::default()));
    }
}

impl xml::Listener for Styles {
    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        let part = match element.name() {
            "pPr" => Part::Paragraph,
            "rPr" => Part::Run,
            "tblStylePr" if element.attribute("type").as_deref() == Some("firstRow") => Part::FirstRow,
            "tblStylePr" => Part::OtherRow,
            "numPr" if self.path.last() == Some(&Part::Paragraph) => Part::Paragraph,
            _ => Part::Other,
        };
        let within = self.path.last().copied().unwrap_or(Part::Other);
        self.path.push(part);
        if element.name() == "style" {
            self.style(element);
            return Ok(());
        }
        let Some((_, style)) = &mut self.open else { return Ok(()) };
        match (within, element.name()) {
            (Part::Other, "name") => {
                let name = element.value().unwrap_or_default().to_ascii_lowercase();
                style.role = style.role.or(role_named(&name));
            }
            (Part::Other, "basedOn") => style.based_on = element.value(),
            (Part::Paragraph, "outlineLvl") => {
                style.role = style.role.or(element.value().as_deref().and_then(outlined))
            }
            (Part::Paragraph, "numId") => style.list = element.value(),
            (Part::Paragraph, "ilvl") => style.level = element.value().and_then(|level| level.parse().ok()),
            (Part::Run, "b") if self.path.contains(&Part::FirstRow) => style.heads = Some(element.is_on()),
            (Part::Run, "b" | "vanish") if self.path.contains(&Part::OtherRow) => {}
            (Part::Run, "b") => style.bold = Some(element.is_on()),
            (Part::Run, "vanish") => style.hidden = Some(element.is_on()),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        self.path.pop();
        // A style stands in the list of styles, which is the first element.
        if self.path.len() == 1
            && let Some((id, style)) = self.open.take()
        {
            self.styles.insert(id, style);
        }
        Ok(())
    }
}

/// The role of Word's own style of this name, in small letters.
fn role_named(name: &str) -> Option<Role> {
    let last = name.rsplit(' ').next().unwrap_or_default();
    match name {
        "title" => Some(Role::Title),
        "quote" | "intense quote" | "block text" | "quotations" => Some(Role::Quotation),
        "caption" => Some(Role::Caption),
        "table of figures" | "toc heading" | "table of authorities" => Some(Role::Contents),
        _ if name.starts_with("toc ") || name.starts_with("index ") => Some(Role::Contents),
        _ if name.starts_with("heading ") => {
            last.parse().ok().filter(|depth| (1..=9).contains(depth)).map(Role::Heading)
        }
        _ => None,
    }
}

/// The role of a paragraph of this outline level; 9 is Word's for running text.
pub(super) fn outlined(level: &str) -> Option<Role> {
    match level.parse::<u8>().ok()? {
        level @ 0..=8 => Some(Role::Heading(level + 1)),
        _ => Some(Role::Text),
    }
}
