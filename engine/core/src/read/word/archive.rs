//! The parts of a Word document: a zipped folder of XML, in which relations say which is which.
//!
//! Nothing is unpacked that is not asked for, and never more than a bound: a few kilobytes
//! can be zipped out of gigabytes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Fault;
use super::xml::{self, Element};

/// The most bytes that all parts together are unpacked to. Word writes twenty to fifty times
/// as much as there is text.
const UNPACKED: u64 = 64 << 20;

/// A document's archive, and how much of it may still be unpacked.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

/// A part and what another part says it is: `styles`, `numbering`, `footnotes`, ….
#[derive(Debug)]
pub(super) struct Relation {
    kind: String,
    target: String,
}

impl<'b> Archive<'b> {
    /// Opens the archive in `bytes`.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken("its archive is damaged"))?;
        Ok(Self { zip, left: UNPACKED })
    }

    /// Where the document's own words are.
    pub fn main_part(&mut self) -> Result<String, Fault> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        let path = main.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target);
        match self.zip.index_for_name(&path) {
            Some(_) if path.contains("document") => Ok(path),
            _ => Err(Fault::Broken("there is no document of Word's in it")),
        }
    }

    /// The parts that the part at `path` names; those of the whole for an empty path.
    pub fn relations(&mut self, path: &str) -> Result<Vec<Relation>, Fault> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let over = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(listed) = self.part(&format!("{over}_rels/{file}.rels"))? else { return Ok(Vec::new()) };
        let mut found = Relations { over, found: Vec::new() };
        xml::walk(&listed, &mut found)?;
        Ok(found.found)
    }

    /// The part that `relations` call `kind`, unpacked, if there is one.
    pub fn related(&mut self, relations: &[Relation], kind: &str) -> Result<Option<String>, Fault> {
        match relations.iter().find(|relation| relation.kind == kind) {
            Some(relation) => self.part(&relation.target),
            None => Ok(None),
        }
    }

    /// The XML of the part at `path`, if there is one.
    pub fn part(&mut self, path: &str) -> Result<Option<String>, Fault> {
        let file = match self.zip.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_)) => {
                return Err(Fault::Broken("a part of it is locked or oddly packed"));
            }
            Err(_) => return Err(Fault::Broken("its archive is damaged")),
        };
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|_| Fault::Broken("its archive is damaged"))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Fault::TooLong)?;
        let text = String::from_utf8(bytes).map_err(|_| Fault::Broken("a part of it is not UTF-8"))?;
        Ok(Some(text))
    }
}

/// Reads a list of relations.
struct Relations {
    over: String,
    found: Vec<Relation>,
}

impl xml::Listener for Relations {
    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        if element.name() != "Relationship" || element.attribute("TargetMode").as_deref() == Some("External") {
            return Ok(());
        }
        let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target")) else {
            return Ok(());
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let target = match target.strip_prefix('/') {
            Some(from_the_top) => from_the_top.to_owned(),
            None => format!("{}{target}", self.over),
        };
        self.found.push(Relation { kind, target });
        Ok(())
    }
}
