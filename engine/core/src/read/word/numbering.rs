//! Which of Word's numbered paragraphs are items of a list.
//!
//! Councils number every paragraph of a report (1.1, 1.2): that is no list.

use std::collections::HashMap;

use super::Fault;
use super::styles::Numbered;
use super::xml::{self, Element};

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Of each definition and level: whether its paragraphs are items.
    items: HashMap<(String, u8), bool>,
    /// The definition of each list.
    definitions: HashMap<String, String>,
    definition: Option<String>,
    list: Option<String>,
    level: u8,
}

impl Numbering {
    /// The lists in the part `xml`.
    pub fn read(xml: &str) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        xml::walk(xml, &mut numbering)?;
        Ok(numbering)
    }

    /// Whether a paragraph there is an item; one of a list that nobody defines is.
    pub fn is_item(&self, at: &Numbered) -> bool {
        if at.list == "0" {
            return false;
        }
        let definition = self.definitions.get(&at.list);
        definition.and_then(|id| self.items.get(&(id.clone(), at.level))).copied().unwrap_or(true)
    }

    fn note(&mut self, is_item: bool) {
        if let Some(id) = &self.definition {
            let item = self.items.entry((id.clone(), self.level)).or_insert(true);
            *item &= is_item;
        }
    }
}

impl xml::Listener for Numbering {
    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        match element.name() {
            "abstractNum" => self.definition = element.attribute("abstractNumId"),
            "num" => (self.definition, self.list) = (None, element.attribute("numId")),
            "lvl" => self.level = element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0),
            "abstractNumId" => {
                if let (Some(list), Some(id)) = (&self.list, element.value()) {
                    self.definitions.insert(list.clone(), id);
                }
            }
            "numFmt" => self.note(element.value().as_deref() != Some("none")),
            // "%1.%2" numbers the paragraphs of a part.
            "lvlText" => self.note(element.value().is_none_or(|text| !numbers_a_part(&text))),
            _ => {}
        }
        Ok(())
    }
}

/// Whether a number of this form has several parts: "%1.%2", "4.%1".
fn numbers_a_part(text: &str) -> bool {
    let written = text.split('%').skip(1).any(|after| after.chars().skip(1).any(|c| c.is_ascii_digit()));
    let before = text.split('%').next().is_some_and(|before| before.contains(|c: char| c.is_ascii_digit()));
    text.matches('%').count() > 1 || (text.contains('%') && (before || written))
}
