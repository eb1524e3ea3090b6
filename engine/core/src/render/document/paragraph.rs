//! One paragraph in the words of Word: its style, and what its place asks for besides.

use super::words::Runs;

/// A paragraph of one of the styles in `parts/styles.xml`.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The id of its style.
    pub(super) style: &'static str,
    /// Whether it stands on the page of what follows.
    pub(super) keep_next: bool,
    /// Whether it starts a page.
    pub(super) page_break: bool,
    /// The level of its mark in a list, from 0, and the list's number.
    pub(super) mark: Option<(usize, usize)>,
    /// Space above that its style has not, in twentieths of a point.
    pub(super) above: Option<u32>,
    /// From the left margin, where not as its style says, in twentieths of a point.
    pub(super) left: Option<u32>,
}

impl Paragraph {
    /// The element `w:p` with `runs` in it. The order of what stands in it is the schema's.
    pub(super) fn push_xml(&self, runs: &Runs, xml: &mut String) {
        xml.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style));
        if self.keep_next {
            xml.push_str("<w:keepNext/>");
        }
        if self.page_break {
            xml.push_str("<w:pageBreakBefore/>");
        }
        if let Some((level, list)) = self.mark {
            xml.push_str(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"));
        }
        if let Some(above) = self.above {
            xml.push_str(&format!("<w:spacing w:before=\"{above}\"/>"));
        }
        if let Some(left) = self.left {
            xml.push_str(&format!("<w:ind w:left=\"{left}\"/>"));
        }
        xml.push_str("</w:pPr>");
        runs.push_xml(xml);
        xml.push_str("</w:p>");
    }
}
