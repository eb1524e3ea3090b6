//! What stands among the pages and the lists and is never read there. An author who saved a
//! page as a Word file must not be left to wonder where it went.

use std::fs;
use std::path::Path;

use crate::endings;
use crate::mistake::Mistake;

/// Whether an editor or the system left the file there for itself.
pub(super) fn is_left_behind(name: &str) -> bool {
    name.starts_with(['.', '~', '#']) || name.ends_with(['~', '#']) || matches!(name, "Thumbs.db" | "desktop.ini")
}

/// What to do where a folder has its framework.toml under a name that is nearly that.
pub(super) fn framework_in(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut near: Vec<String> = names.filter(|name| name.to_lowercase().starts_with("framework.toml")).collect();
    near.sort();
    near.first().map(|name| format!("{name} is there: call it framework.toml"))
}

/// The mistake that the file `name`, seen from the folder, is not read for its name.
pub(super) fn told(name: &str) -> Option<Mistake> {
    let of_lexicon = name.strip_prefix("lexicons/").and_then(|rest| rest.split_once('/'));
    let (folder, inside) = of_lexicon.map_or(name, |(_, rest)| rest).split_once('/')?;
    let (what, ending) = match folder {
        "criteria" if of_lexicon.is_none() => ("pages", ".md"),
        "lists" => ("lists", ".txt"),
        "tests" if of_lexicon.is_none() => return of_case(name),
        _ => return None,
    };
    let file = inside.rsplit('/').next().unwrap_or(inside);
    let message = format!("is not read: {what} end in {ending}");
    (!file.ends_with(ending)).then(|| Mistake::new(name, 0, message, help(file, ending)))
}

/// The two files of a case, by the words that they start with.
const OF_CASE: [(&str, &str); 2] = [("description", ".md"), ("expected", ".toml")];

/// The mistake that a case's file is not read, because it is called nearly as it should be.
fn of_case(name: &str) -> Option<Mistake> {
    let file = name.rsplit('/').next()?;
    let low = file.to_lowercase();
    let (stem, rest) = low.split_once('.').unwrap_or((&low, ""));
    let (stem, ending) = OF_CASE.into_iter().find(|(known, _)| *known == stem)?;
    let last = rest.rsplit('.').next().unwrap_or_default();
    let message = format!("is not read: this file of a case is {stem}{ending}");
    let meant = last.is_empty() || endings::is_text(last) || is_rich(last);
    let slip = meant && file != format!("{stem}{ending}");
    slip.then(|| Mistake::new(name, 0, message, help(file, ending)))
}

/// Whether a text with this ending has more in it than its words.
fn is_rich(ending: &str) -> bool {
    endings::is_document(ending) || ending == "html"
}

fn help(file: &str, ending: &str) -> String {
    let low = file.to_lowercase();
    let (stem, last) = low.rsplit_once('.').unwrap_or((&low, ""));
    // A system that hides endings leaves one before another.
    let stem = endings::OF_PAGES.iter().fold(stem, |stem, known| stem.trim_end_matches(known));
    if is_rich(last) || last == "xlsx" {
        format!("save it as plain text in UTF-8, called {stem}{ending}")
    } else if last.is_empty() || endings::is_text(last) {
        format!("call it {stem}{ending}")
    } else {
        format!("call it {stem}{ending} if it is one, or move it elsewhere")
    }
}

#[cfg(test)]
mod tests {
    use super::{is_left_behind, told};

    #[test]
    fn a_page_with_another_ending_is_told_with_its_new_name() {
        for (name, help) in [
            ("criteria/came.docx", "save it as plain text in UTF-8, called came.md"),
            ("criteria/came.txt", "call it came.md"),
            ("criteria/came.md.txt", "call it came.md"),
            ("criteria/came.MD", "call it came.md"),
            ("criteria/came", "call it came.md"),
            ("criteria/plan.png", "call it plan.md if it is one, or move it elsewhere"),
            ("lists/ways.txt.md", "call it ways.txt"),
            ("lexicons/estate/lists/note.rtf", "save it as plain text in UTF-8, called note.txt"),
            ("tests/hall/Description.md", "call it description.md"),
            ("tests/hall/description.docx", "save it as plain text in UTF-8, called description.md"),
            ("tests/hall/expected.toml.txt", "call it expected.toml"),
        ] {
            assert_eq!(told(name).map(|mistake| mistake.help).as_deref(), Some(help), "{name}");
        }
        for name in [
            "criteria/came.md",
            "lists/ways.txt",
            "README.md",
            "notes.docx",
            "tests/a/photo.png",
            "tests/a/expected.toml",
        ] {
            assert_eq!(told(name), None, "{name}");
        }
    }

    #[test]
    fn what_editors_leave_for_themselves_is_no_page() {
        for name in ["~$came.md", ".#came.md", "came.md~", "#came.md#", ".DS_Store", ".came.md.swp", "Thumbs.db"] {
            assert!(is_left_behind(name), "{name}");
        }
        assert!(!is_left_behind("came.md"));
    }
}
