//! Pages: A4, upright or on its side, with two centimetres around the text and a footer.

/// How the pages of a part of the document lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// As nearly all do.
    Upright,
    /// For a table of many columns.
    OnItsSide,
}

/// The sides of A4 and the margin, in twentieths of a point.
const SHORT: usize = 11906;
const LONG: usize = 16838;
const MARGIN: usize = 1134;

impl Page {
    /// How wide the text is, in twentieths of a point.
    pub(super) fn width(self) -> usize {
        match self {
            Self::Upright => SHORT - 2 * MARGIN,
            Self::OnItsSide => LONG - 2 * MARGIN,
        }
    }

    /// The element `w:sectPr`, which ends a part of the document whose pages lie so.
    pub(super) fn xml(self) -> String {
        let size = match self {
            Self::Upright => format!("w:w=\"{SHORT}\" w:h=\"{LONG}\""),
            Self::OnItsSide => format!("w:w=\"{LONG}\" w:h=\"{SHORT}\" w:orient=\"landscape\""),
        };
        format!(
            "<w:sectPr><w:footerReference \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
             w:type=\"default\" r:id=\"rId4\"/><w:pgSz {size}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
        )
    }

    /// A paragraph that nobody sees, behind which pages no longer lie so.
    pub(super) fn end(self) -> String {
        format!(
            "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>{}</w:pPr></w:p>",
            self.xml()
        )
    }
}
