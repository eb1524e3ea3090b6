//! Word documents: whatever stands in their XML, what is read of it holds together.

use std::io::{Cursor, Write as _};

use evenhand::ProjectDescription;
use evenhand::read::{self, Error, Format, Limits, Source};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::dice::Dice;
use crate::reading::holds;

const RELATIONS: &str = r#"<Relationships><Relationship Type="x/styles" Target="styles.xml"/>
    <Relationship Type="x/numbering" Target="numbering.xml"/><Relationship Type="x/footnotes" Target="footnotes.xml"/></Relationships>"#;

/// Elements that hold others.
const ELEMENTS: &[&str] = &[
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:pPr",
    "w:rPr",
    "w:tcPr",
    "w:trPr",
    "w:ins",
    "w:del",
    "w:numPr",
    "w:sdt",
    "w:sdtContent",
    "w:sdtPr",
    "w:txbxContent",
    "mc:Choice",
    "mc:Fallback",
    "w:hyperlink",
    "w:footnote",
    "w:style",
    "w:lvl",
    "w:abstractNum",
    "w:num",
    "w:body",
    "w:drawing",
];

/// Elements that hold nothing.
const PROPERTIES: &[&str] = &[
    "<w:b/>",
    "<w:i/>",
    "<w:vanish/>",
    "<w:strike w:val=\"0\"/>",
    "<w:br/>",
    "<w:tab/>",
    "<w:noBreakHyphen/>",
    "<w:pStyle w:val=\"1\"/>",
    "<w:pStyle w:val=\"2\"/>",
    "<w:basedOn w:val=\"1\"/>",
    "<w:basedOn w:val=\"2\"/>",
    "<w:name w:val=\"heading 2\"/>",
    "<w:name w:val=\"Title\"/>",
    "<w:name w:val=\"toc 1\"/>",
    "<w:name w:val=\"Quote\"/>",
    "<w:outlineLvl w:val=\"1\"/>",
    "<w:outlineLvl w:val=\"9\"/>",
    "<w:numId w:val=\"1\"/>",
    "<w:ilvl w:val=\"3\"/>",
    "<w:abstractNumId w:val=\"1\"/>",
    "<w:lvlText w:val=\"%1.%2\"/>",
    "<w:numFmt w:val=\"none\"/>",
    "<w:tblHeader/>",
    "<w:gridSpan w:val=\"3\"/>",
    "<w:vMerge/>",
    "<w:vMerge w:val=\"restart\"/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<a:blip/>",
    "<w:tc/>",
    "<w:p/>",
];

/// Text.
const TEXTS: &[&str] = &[
    "Tenants decide. ",
    "Who?",
    "**",
    "é ",
    "&amp;",
    "&#8220;",
    "&#0;",
    "&a;",
    "<![CDATA[in it]]>",
    "+++",
    "title = \u{201c}x\u{201d}\n",
    "THE PLAN",
    "1.2 ",
    "\u{a0}",
    "\u{301}",
    "\u{202e}",
    ":",
    "a very long line of words that goes on and on for more than it should, ",
];

/// Reads a document of which the bytes say what stands in it, and then damaged.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let damaged = dice.coin();
    let (styles, numbering, notes) = (xml(&mut dice, 12), xml(&mut dice, 8), xml(&mut dice, 12));
    let document = xml(&mut dice, 400);
    let parts = [
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/footnotes.xml", &notes),
        ("word/document.xml", &document),
    ];
    let mut file = zipped(&parts);
    if damaged {
        for byte in bytes.chunks(3) {
            let at = byte.iter().fold(0, |at, byte| at * 256 + usize::from(*byte)) % file.len();
            file[at] ^= byte[0] | 1;
        }
    }
    let found = read(file.clone());
    match &found {
        Ok(found) => {
            holds(found, None);
            assert!(!found.lines, "a Word document has no lines");
        }
        Err(error) => assert!(!error.to_string().is_empty() && !error.help().is_empty()),
    }
    match (found, read(file)) {
        (Ok(found), Ok(again)) => assert_eq!(found, again),
        (Err(found), Err(again)) => assert_eq!(found.to_string(), again.to_string()),
        (found, again) => panic!("{found:?} is not {again:?}"),
    }
}

fn read(bytes: Vec<u8>) -> Result<ProjectDescription, Error> {
    read::description(Source::bytes(bytes).format(Format::Word), Limits::default())
}

/// Elements in elements, of at most so many choices; what is open is closed at the end.
fn xml(dice: &mut Dice<'_>, most: usize) -> String {
    let mut xml = "<w:document>".to_owned();
    let mut open = vec!["w:document"];
    for _ in 0..most {
        if dice.is_done() {
            break;
        }
        match dice.below(5) {
            0 | 1 => {
                let element = dice.of(ELEMENTS);
                let id = dice.below(3);
                xml += &format!(
                    "<{element} w:styleId=\"{id}\" w:id=\"{id}\" w:numId=\"{id}\" w:abstractNumId=\"{id}\" w:ilvl=\"{id}\">"
                );
                open.push(element);
            }
            2 => xml += dice.of(PROPERTIES),
            3 => xml += dice.of(TEXTS),
            _ if open.len() > 1 => xml += &open.pop().map(|element| format!("</{element}>")).unwrap_or_default(),
            _ => {}
        }
    }
    while let Some(element) = open.pop() {
        xml += &format!("</{element}>");
    }
    xml
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, xml) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).expect("a part");
        zip.write_all(xml.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}
