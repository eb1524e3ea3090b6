//! Whole descriptions with the levels that they must get.

use std::collections::BTreeMap;

use evenhand_language::Level;
use toml::Spanned;

use crate::files::Files;
use crate::framework::Expected;
use crate::mistake::Mistake;
use crate::page::examples::level;
use crate::toml_file::{self, place};

/// A whole description with the levels that it must get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The case's name: its folder's.
    pub name: String,
    /// The file of its levels, seen from the framework's folder.
    pub file: String,
    /// The description, as Markdown.
    pub description: String,
    /// Settings that hold.
    pub settings: BTreeMap<String, String>,
    /// Levels by criterion.
    pub levels: BTreeMap<String, Level>,
    /// The ids of all conclusions that must be drawn, where it says.
    pub conclusions: Option<Vec<String>>,
    /// The lines of `settings`, `levels` and `conclusions`, by what they name.
    pub(super) lines: BTreeMap<String, usize>,
}

const DESCRIPTION: &str = "description.md";
const EXPECTED: &str = "expected.toml";

/// Reads the cases: `tests/NAME/expected.toml`, each with a `description.md` beside it.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Case> {
    let mut cases = Vec::new();
    for (file, text) in files.iter().filter(|(path, _)| path.starts_with("tests/")) {
        let Some((folder, own)) = file.rsplit_once('/').filter(|(_, own)| [DESCRIPTION, EXPECTED].contains(own)) else {
            continue;
        };
        let there = |name: &str| files.get(&format!("{folder}/{name}"));
        let Some(name) = folder.strip_prefix("tests/") else {
            if own == EXPECTED || there(EXPECTED).is_none() {
                let help = format!("move {DESCRIPTION} and {EXPECTED} to tests/NAME/");
                mistakes.push(Mistake::new(file, 0, "a case is a folder of its own", help));
            }
            continue;
        };
        if own == DESCRIPTION {
            if there(EXPECTED).is_none() {
                let help = format!("add {EXPECTED}, with a table [levels]");
                mistakes.push(Mistake::new(file, 0, "the case has no expected levels beside it", help));
            }
            continue;
        }
        let description = there(DESCRIPTION).cloned();
        if description.is_none() {
            let help = instead(files, folder).unwrap_or_else(|| format!("add {DESCRIPTION}"));
            mistakes.push(Mistake::new(file, 0, "the case has no description beside it", help));
        }
        match toml_file::read::<Expected>(file, text) {
            Ok(expected) => {
                cases.push(case(name.to_owned(), file, text, description.unwrap_or_default(), expected, mistakes));
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    cases
}

/// What to call the text that stands in a case's folder by another name, if one does.
fn instead(files: &Files, folder: &str) -> Option<String> {
    let own = files.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
    let mut texts = own.filter(|name| !name.contains('/') && *name != EXPECTED);
    let text = texts.next().filter(|_| texts.next().is_none())?;
    Some(format!("{text} is there: call it {DESCRIPTION}"))
}

fn case(
    name: String,
    file: &str,
    text: &str,
    description: String,
    expected: Expected,
    mistakes: &mut Vec<Mistake>,
) -> Case {
    let (mut settings, mut levels, mut lines) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (id, value) in expected.settings {
        lines.insert(id.get_ref().clone(), place(text, id.span().start).0);
        settings.insert(id.into_inner(), value);
    }
    if expected.levels.is_empty() && expected.conclusions.is_none() {
        let help = "add [levels] with a line for each criterion that is tested, or conclusions = [\"ID\"]";
        mistakes.push(Mistake::new(file, 0, "the case expects nothing", help));
    }
    for (id, word) in expected.levels {
        let criterion = id.get_ref().replace('_', "-");
        lines.insert(criterion.clone(), place(text, id.span().start).0);
        match level(word.get_ref()) {
            Ok(level) => drop(levels.insert(criterion, level)),
            Err(help) => {
                let line = place(text, word.span().start).0;
                mistakes.push(Mistake::new(file, line, format!("`{}` is no level", word.get_ref()), help));
            }
        }
    }
    let conclusions = expected.conclusions.map(|ids| {
        let mut one = |id: Spanned<String>| {
            lines.insert(id.get_ref().clone(), place(text, id.span().start).0);
            id.into_inner()
        };
        ids.into_iter().map(&mut one).collect()
    });
    Case { name, file: file.to_owned(), description, settings, levels, conclusions, lines }
}
