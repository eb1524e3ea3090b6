//! Word documents, made of the XML that Word would write.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const OF_DOCUMENT: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
    <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>
    <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="/word/footnotes.xml"/>
    <Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/a.png" TargetMode="External"/>
    </Relationships>"#;

/// As a German Word writes them: ids in German, names in English.
const STYLES: &str = r#"<?xml version="1.0"?><w:styles>
    <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="Ours"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
    <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Liste"><w:basedOn w:val="Punkte"/></w:style>
    <w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/></w:style>
    </w:styles>"#;

const NUMBERING: &str = r#"<w:numbering>
    <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
    </w:numbering>"#;

/// A document, as its parts.
pub struct File {
    parts: Vec<(String, String)>,
}

impl File {
    /// A document with this body, and Word's usual parts beside it.
    pub fn of(body: &str) -> Self {
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document><w:body>{body}<w:sectPr/></w:body></w:document>"
        );
        let parts = [
            ("_rels/.rels", RELATIONS),
            ("word/_rels/document.xml.rels", OF_DOCUMENT),
            ("word/styles.xml", STYLES),
            ("word/numbering.xml", NUMBERING),
            ("word/document.xml", &document),
        ];
        Self { parts: parts.map(|(path, xml)| (path.to_owned(), xml.to_owned())).to_vec() }
    }

    /// The same with another part, or in place of one.
    pub fn with(mut self, path: &str, xml: &str) -> Self {
        self.parts.retain(|(known, _)| known != path);
        self.parts.push((path.to_owned(), xml.to_owned()));
        self
    }

    /// The same without a part.
    pub fn without(mut self, path: &str) -> Self {
        self.parts.retain(|(known, _)| known != path);
        self
    }

    /// The file's bytes.
    pub fn zipped(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, xml) in &self.parts {
            zip.start_file(path.as_str(), SimpleFileOptions::default()).expect("a part");
            zip.write_all(xml.as_bytes()).expect("its bytes");
        }
        zip.finish().expect("an archive").into_inner()
    }
}

/// A run with these properties.
pub fn run(properties: &str, text: &str) -> String {
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph of the usual style.
pub fn para(text: &str) -> String {
    format!("<w:p>{}</w:p>", run("", text))
}

/// A paragraph of a style.
pub fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p>", run("", text))
}

/// A heading: the first by its style's name, the second by its outline level.
pub fn heading(depth: u8, text: &str) -> String {
    styled(&format!("berschrift{depth}"), text)
}

/// An item of a list: by its style, or deeper by its own properties.
pub fn item(level: u8, text: &str) -> String {
    if level == 0 {
        return styled("Liste", text);
    }
    let list = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
    format!("<w:p><w:pPr>{list}</w:pPr>{}</w:p>", run("", text))
}

/// A paragraph with a number such as 1.2.
pub fn numbered(text: &str) -> String {
    let list = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr>";
    format!("<w:p><w:pPr>{list}</w:pPr>{}</w:p>", run("", text))
}

/// A table of these rows.
pub fn table(rows: &str) -> String {
    format!("<w:tbl><w:tblPr><w:tblLook w:firstRow=\"1\"/></w:tblPr><w:tblGrid/>{rows}</w:tbl>")
}

/// A row of these cells.
pub fn row(cells: &str) -> String {
    format!("<w:tr>{cells}</w:tr>")
}

/// A cell with these properties and blocks.
pub fn cell(properties: &str, blocks: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>")
}
