//! `project.qde`: the project as XML, its elements in the order of the standard's schema.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;

use super::codebook::Code;
use super::guid::Guid;
use super::note::Note;
use super::selection::Selection;
use crate::render::parts::held;

/// All that is in a project.
pub(super) struct Project {
    /// The name of the project and of its only source.
    pub name: String,
    /// What made it.
    pub origin: String,
    pub about: String,
    pub user: Guid,
    pub codes: Vec<Code>,
    pub source: Guid,
    pub selections: Vec<Selection>,
    /// The notes; the first is about the whole.
    pub notes: Vec<Note>,
}

type To = Writer<Vec<u8>>;

/// When everything is said to have been made. The schema asks for no date and no clock is read, but
/// there are programs that stop at a sentence or a note without one.
const MADE: &str = "2000-01-01T00:00:00Z";

/// Where the text of `guid` stands in the archive.
pub(super) fn file(guid: &Guid) -> String {
    format!("sources/{}.txt", guid.as_str())
}

/// `project` in XML.
///
/// # Errors
///
/// Never, as memory is written to.
pub(super) fn xml(project: &Project) -> io::Result<Vec<u8>> {
    let mut to = Writer::new_with_indent(Vec::new(), b' ', 1);
    to.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = to.create_element("Project").with_attributes([
        ("xmlns", "urn:QDA-XML:project:1.0"),
        ("name", held(&project.name).as_ref()),
        ("origin", held(&project.origin).as_ref()),
        ("creatingUserGUID", project.user.as_str()),
        ("creationDateTime", MADE),
    ]);
    root.write_inner_content(|to| parts(to, project))?;
    let mut xml = to.into_inner();
    xml.push(b'\n');
    Ok(xml)
}

fn parts(to: &mut To, project: &Project) -> io::Result<()> {
    to.create_element("Users").write_inner_content(|to| {
        let user = [("guid", project.user.as_str()), ("name", "Evenhand")];
        to.create_element("User").with_attributes(user).write_empty()?;
        Ok(())
    })?;
    // The schema knows no codebook without a code.
    if !project.codes.is_empty() {
        to.create_element("CodeBook").write_inner_content(|to| {
            let all = to.create_element("Codes");
            all.write_inner_content(|to| project.codes.iter().try_for_each(|one| code(to, one)))?;
            Ok(())
        })?;
    }
    to.create_element("Sources").write_inner_content(|to| source(to, project))?;
    let notes = to.create_element("Notes");
    notes.write_inner_content(|to| {
        project.notes.iter().try_for_each(|note| {
            text(to, "Note", &note.guid, &note.name, &project.user).write_empty()?;
            Ok(())
        })
    })?;
    described(to, &project.about)?;
    refers(to, "NoteRef", project.notes.first().map(|note| &note.guid))
}

fn code(to: &mut To, code: &Code) -> io::Result<()> {
    let element = to.create_element("Code").with_attributes([
        ("guid", code.guid.as_str()),
        ("name", held(&code.name).as_ref()),
        ("isCodable", if code.is_criterion { "true" } else { "false" }),
    ]);
    element.write_inner_content(|to| {
        described(to, &code.about)?;
        refers(to, "NoteRef", code.note.as_ref())?;
        code.below.iter().try_for_each(|one| self::code(to, one))
    })?;
    Ok(())
}

fn source(to: &mut To, project: &Project) -> io::Result<()> {
    let source = text(to, "TextSource", &project.source, &project.name, &project.user);
    source.write_inner_content(|to| project.selections.iter().try_for_each(|one| selection(to, one, &project.user)))?;
    Ok(())
}

/// An element that stands for a text in the archive.
fn text<'t>(to: &'t mut To, element: &str, guid: &Guid, name: &str, user: &Guid) -> ElementWriter<'t, Vec<u8>> {
    to.create_element(element.to_owned()).with_attributes([
        ("guid", guid.as_str()),
        ("name", held(name).as_ref()),
        ("plainTextPath", &format!("internal://{}.txt", guid.as_str())),
        ("creatingUser", user.as_str()),
        ("creationDateTime", MADE),
    ])
}

fn selection(to: &mut To, selection: &Selection, user: &Guid) -> io::Result<()> {
    let made = [("creatingUser", user.as_str()), ("creationDateTime", MADE)];
    let element = to.create_element("PlainTextSelection").with_attributes([
        ("guid", selection.guid.as_str()),
        ("name", held(&selection.name).as_ref()),
        ("startPosition", &selection.start.to_string()),
        ("endPosition", &selection.end.to_string()),
    ]);
    element.with_attributes(made).write_inner_content(|to| {
        described(to, &selection.about)?;
        selection.codings.iter().try_for_each(|coding| {
            let element = to.create_element("Coding").with_attribute(("guid", coding.guid.as_str()));
            element.with_attributes(made).write_inner_content(|to| refers(to, "CodeRef", Some(&coding.code)))?;
            Ok(())
        })
    })?;
    Ok(())
}

fn described(to: &mut To, about: &str) -> io::Result<()> {
    if !about.is_empty() {
        to.create_element("Description").write_text_content(BytesText::new(&held(about)))?;
    }
    Ok(())
}

fn refers(to: &mut To, element: &str, target: Option<&Guid>) -> io::Result<()> {
    if let Some(target) = target {
        to.create_element(element.to_owned()).with_attribute(("targetGUID", target.as_str())).write_empty()?;
    }
    Ok(())
}
