//! Properties of what is open: of a paragraph, a run, a cell, a row, a table, a control.

use super::open::{Name, Open};
use super::story::{COLUMNS, Story};
use super::xml::Element;

impl Story<'_> {
    /// A property of what is open.
    pub(super) fn property(&mut self, element: &Element<'_>, of: Name) {
        let styles = self.styles;
        match (of, self.holder_mut()) {
            (Name::ParagraphProperties, Some(Open::Paragraph(draft))) => draft.property(element),
            (Name::RowProperties, Some(Open::Row(row, deleted))) => match element.name() {
                "tblHeader" => row.heads = element.is_on(),
                "gridBefore" => {
                    row.before = element.value().and_then(|columns| columns.parse().ok()).unwrap_or(0).min(COLUMNS);
                }
                "del" => *deleted = true,
                _ => {}
            },
            (Name::CellProperties, Some(Open::Cell(cell))) => match element.name() {
                "gridSpan" => {
                    cell.span = element.value().and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, COLUMNS)
                }
                "vMerge" => cell.goes_on = element.value().as_deref() != Some("restart"),
                _ => {}
            },
            (Name::TableProperties, Some(Open::Table(table))) => table.property(element, styles),
            (Name::RunProperties, _) => self.run_property(element),
            (Name::ControlProperties, _) => self.control_property(element),
            (Name::CheckBox, _) if matches!(element.name(), "default" | "checked") => self.ticked = element.is_on(),
            _ => {}
        }
    }

    /// A content control that shows what to write there, or is a table of contents.
    fn control_property(&mut self, element: &Element<'_>) {
        let contents = || element.value().is_some_and(|gallery| gallery == "Table of Contents");
        let hides = match element.name() {
            "showingPlcHdr" => element.is_on(),
            "docPartGallery" => contents(),
            _ => false,
        };
        let control = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Control(hidden) => Some(hidden),
            _ => None,
        });
        if let Some(hidden) = control.filter(|_| hides) {
            *hidden = true;
        }
    }

    fn run_property(&mut self, element: &Element<'_>) {
        if let Some(run) = &mut self.run {
            run.property(element, self.styles);
        }
    }
}
