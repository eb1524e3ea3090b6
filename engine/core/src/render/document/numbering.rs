//! Lists: bullets, and numbers that start anew with each list.

use super::package::{DECLARATION, NAMESPACE};

/// How far each level stands in, in twentieths of a point.
pub(super) const STEP: usize = 397;

/// The deepest level that is set as one of its own, from 0.
pub(super) const DEEPEST: usize = 2;

/// The number of the one list of bullets.
pub(super) const BULLETS: usize = 1;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// What each list with numbers starts with.
    starts: Vec<u64>,
}

impl Numbering {
    /// The number of a list that starts with `start`, or has bullets.
    pub(super) fn list(&mut self, start: Option<u64>) -> usize {
        let Some(start) = start else { return BULLETS };
        self.starts.push(start);
        BULLETS + self.starts.len()
    }

    /// The part `word/numbering.xml`.
    pub(super) fn xml(&self) -> String {
        let mut xml = format!("{DECLARATION}<w:numbering {NAMESPACE}>");
        let marks = [("bullet", ["•", "–", "•"]), ("decimal", ["%1.", "%2.", "%3."])];
        for (id, (format, texts)) in marks.iter().enumerate() {
            xml.push_str(&format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>"));
            for (level, text) in texts.iter().enumerate() {
                let left = STEP * (level + 1);
                xml.push_str(&format!(
                    "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
                     <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
                     <w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{STEP}\"/></w:pPr></w:lvl>"
                ));
            }
            xml.push_str("</w:abstractNum>");
        }
        xml.push_str(&format!("<w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"0\"/></w:num>"));
        for (nth, start) in self.starts.iter().enumerate() {
            let list = BULLETS + 1 + nth;
            xml.push_str(&format!("<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/>"));
            for level in 0..=DEEPEST {
                xml.push_str(&format!(
                    "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
                ));
            }
            xml.push_str("</w:num>");
        }
        xml.push_str("</w:numbering>");
        xml
    }
}
