//! A project for NVivo, ATLAS.ti, MAXQDA and their like: the description with every sentence that
//! counts coded by its criterion, in the form by which those programs exchange projects (REFI-QDA
//! 1.5, <https://www.qdasoftware.org>).
//!
//! Nothing is decided here. Positions are the report's own: code points of the canonical text, which
//! stands in the archive as it is.

mod codebook;
mod guid;
mod note;
mod selection;
mod xml;

use super::RenderError;
use super::parts::archive;
use super::quotation::Around;
use super::visible::visible;
use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;
use crate::model::report::{About, Outcome, Report, shortened, words};
use codebook::Codebook;
use guid::Guids;
use note::Note;
use xml::Project;

/// Why a report and a description are no project.
#[derive(Debug, thiserror::Error)]
enum Unfit {
    #[error("the report was made without the words of its description")]
    NoWords,
    #[error("the report is of another description: a quotation does not stand where it should")]
    OtherText,
}

/// `report` as the bytes of a REFI-QDA project (`.qdpx`), with the `description` that it is of.
///
/// In it stand the canonical text as a source; a codebook of framework, domain and criterion, of
/// which only criteria can be given to words; each sentence that supports or opposes as a selection
/// with a coding for each criterion; and notes that say what was found and by what. What was set
/// aside, and what only conclusions rest on, is left out. `frameworks` have the pages that say what
/// counts; without a framework's, its codes have their questions only.
///
/// Positions are code points of the text, from 0, and an end is the code point after the last. Lines
/// end in LF, and no byte order mark stands before the first.
///
/// The same arguments give the same bytes: GUIDs are digests, and no clock is read. A criterion has
/// the same GUID in every project, a description in each that is made of it.
///
/// # Errors
///
/// Where the report was made without words, or of another description; where the file cannot be
/// packed (it would have four gigabytes or more), which is our fault.
pub fn qda_project(
    report: &Report,
    description: &ProjectDescription,
    frameworks: &[Framework],
) -> Result<Vec<u8>, RenderError> {
    let project = project(report, description, frameworks).map_err(fail)?;
    let xml = String::from_utf8(xml::xml(&project).map_err(fail)?).map_err(fail)?;
    let source = (xml::file(&project.source), description.text.as_str());
    let notes = project.notes.iter().map(|note| (xml::file(&note.guid), note.text.as_str()));
    let texts: Vec<(String, &str)> = [source].into_iter().chain(notes).collect();
    let texts = texts.iter().map(|(name, text)| (name.as_str(), *text));
    archive([("project.qde", xml.as_str())].into_iter().chain(texts)).map_err(fail)
}

fn fail(error: impl std::error::Error + Send + Sync + 'static) -> RenderError {
    RenderError::new("a QDA project", error)
}

fn project(report: &Report, description: &ProjectDescription, frameworks: &[Framework]) -> Result<Project, Unfit> {
    let about = &report.description;
    let mut guids = Guids::default();
    let (user, source) = (guids.issue(&["user"]), guids.issue(&["source", &about.digest]));
    let whole = guids.issue(&["note", &about.digest]);
    let mut book = Codebook::default();
    for outcome in &report.outcomes {
        let Outcome::Assessed(assessed) = outcome else { continue };
        let pages = frameworks.iter().find(|one| one.id == assessed.framework && one.version == assessed.version);
        book.add(assessed, pages, &about.digest, &mut guids);
    }
    let text = &description.text;
    let selections = selection::selections(&book.criteria, text, Around::of(about), &about.digest, &mut guids)?;
    let whole = Note { guid: whole, name: note::WHOLE.to_owned(), text: note::of_whole(report) };
    Ok(Project {
        name: name(about)?,
        origin: format!("Evenhand {}", visible(&report.engine.version)),
        about: format!("{} {}", words::ONE_DOCUMENT, words::NOT_FOUND_MEANS),
        user,
        codes: book.codes,
        source,
        selections,
        notes: [whole].into_iter().chain(book.notes).collect(),
    })
}

/// How much of a title is the name of a project, in code points.
const TITLE: usize = 200;

/// The title of the description.
fn name(about: &About) -> Result<String, Unfit> {
    let title = visible(about.title.as_deref().ok_or(Unfit::NoWords)?);
    Ok(if title.is_empty() { "A project description".to_owned() } else { shortened(&title, TITLE) })
}
