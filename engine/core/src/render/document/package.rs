//! The file around the words: a zip of parts, of which most are the same in every document.

use zip::result::ZipError;

use super::body::Body;
use super::page::Page;
use super::words::escaped;
use crate::render::parts::archive;

/// What every part begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespace of word processing, as an attribute of a part's root.
pub(super) const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// The parts that are the same in every document. The first must come first in the file.
const PARTS: [(&str, &str); 7] = [
    ("[Content_Types].xml", include_str!("parts/content-types.xml")),
    ("_rels/.rels", include_str!("parts/relationships.xml")),
    ("docProps/app.xml", include_str!("parts/app.xml")),
    ("word/_rels/document.xml.rels", include_str!("parts/document-relationships.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/footer.xml", include_str!("parts/footer.xml")),
];

/// How much of a title stands in the properties, in code points.
const TITLE: usize = 250;

/// The bytes of the file.
pub(super) fn package(body: &Body) -> Result<Vec<u8>, ZipError> {
    let own = [
        ("docProps/core.xml", properties(&body.title)),
        ("word/numbering.xml", body.numbering.xml()),
        ("word/document.xml", main_part(&body.xml)),
    ];
    let own = own.iter().map(|(name, part)| (*name, part.as_str()));
    archive(PARTS.into_iter().chain(own))
}

fn main_part(body: &str) -> String {
    format!("{DECLARATION}<w:document {NAMESPACE}><w:body>{body}{}</w:body></w:document>", Page::Upright.xml())
}

/// Its title and language. A date would be the clock's, and an author whoever ran the command.
fn properties(title: &str) -> String {
    let title: String = title.chars().take(TITLE).collect();
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:creator>Evenhand</dc:creator><dc:language>en-GB</dc:language>\
         </cp:coreProperties>",
        escaped(&title)
    )
}
