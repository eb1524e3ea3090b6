//! The files of a folder, as text, in an order that no machine changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use evenhand_language::text::acts;

use crate::endings;
use crate::framework::{Import, Imports};
use crate::mistake::{Mistake, Mistakes};

mod misplaced;
mod text;

use text::{text, too_large};

/// The files of a folder by their path in it, with `/` between names.
pub type Files = BTreeMap<String, String>;

/// No page is larger than this, in bytes.
const LARGEST: usize = 4 << 20;

/// All pages together are no larger than this, in bytes; the most files and folders that are
/// looked at. A framework has a hundredth of either.
const TOGETHER: usize = 32 << 20;
const MOST: usize = 20_000;

/// What belongs to the framework in the folder of a plugin in Rust.
const BESIDE_CODE: &[&str] = &["Cargo.toml", "framework.toml", "checks.toml", "criteria", "tests"];

/// Reads the files of a framework folder: Markdown, TOML and text, at most three
/// folders deep. Hidden files and others are not part of it; of the folder of a plugin in
/// Rust, only its pages and cases are.
///
/// # Errors
/// When it is no framework folder, a file cannot be read, or one stands among the pages or
/// lists that is never read there.
pub fn read(folder: &Path) -> Result<Files, Mistakes> {
    all(folder).map_err(|Mistakes(mistakes)| Mistakes(on_disk(folder, mistakes)))
}

fn all(folder: &Path) -> Result<Files, Mistakes> {
    if !folder.join("framework.toml").is_file() {
        let message = format!("{} is not a framework folder", folder.display());
        let help = match folder.join("lexicon.toml").is_file() {
            true => {
                "it is a lexicon, which frameworks import; `evenhand find QUERY FILE --lists FOLDER` tries its lists"
                    .to_owned()
            }
            false => misplaced::framework_in(folder)
                .unwrap_or_else(|| "a framework folder holds a file framework.toml".to_owned()),
        };
        return Err(Mistakes(vec![Mistake::new("framework.toml", 0, message, help)]));
    }
    let mut files = gathered(folder, "")?;
    lexicons(folder, &mut files)?;
    Ok(files)
}

/// The mistakes in files that were read from `folder`, with the folder in front of their
/// files; those of a lexicon are told where its files are.
#[must_use]
pub fn on_disk(folder: &Path, mistakes: Vec<Mistake>) -> Vec<Mistake> {
    let homes = homes_of(folder);
    mistakes.into_iter().map(|mistake| mistake.on_disk(folder, &homes)).collect()
}

/// The lists of a framework folder, with those that it imports; of a lexicon its own. A folder
/// `lists` is read as that of the framework or lexicon that it stands in, if it does in one.
pub(crate) fn lists(folder: &Path) -> Result<Files, Mistakes> {
    let (inside, toml) = (folder.join("lists"), folder.join("framework.toml"));
    let is_itself = is_lists(folder);
    let around = folder.parent().filter(|around| is_itself && is_of_words(around));
    if let Some(around) = around {
        return lists(if around.as_os_str().is_empty() { Path::new(".") } else { around });
    }
    let from = if is_itself { folder } else { inside.as_path() };
    if !from.is_dir() && !toml.is_file() {
        let help = match folder.join("lexicon.toml").is_file() {
            true => "a lexicon's lists are the files lists/NAME.txt in its folder, one query a line",
            false => "name a framework's folder or a lexicon's: lists are the files lists/NAME.txt",
        };
        return Err(Mistakes(vec![Mistake::new("lists", 0, "there is no such folder", help)]));
    }
    let mut files = if from.is_dir() { gathered(from, "lists")? } else { Files::new() };
    if toml.is_file() {
        let said = text("framework.toml", &toml).map_err(|mistake| Mistakes(vec![mistake]))?;
        files.insert("framework.toml".to_owned(), said);
        lexicons(folder, &mut files)?;
    }
    Ok(files)
}

/// The folder that the files of [`lists`] are seen from.
pub(crate) fn home_of_lists(folder: &Path) -> &Path {
    folder.parent().filter(|_| is_lists(folder)).unwrap_or(folder)
}

/// Whether a folder is one `lists` itself, and has none in it.
fn is_lists(folder: &Path) -> bool {
    !folder.join("lists").is_dir() && folder.is_dir() && folder.file_name().is_some_and(|name| name == "lists")
}

/// Whether a folder is a framework's or a lexicon's.
fn is_of_words(folder: &Path) -> bool {
    ["framework.toml", "lexicon.toml"].iter().any(|name| folder.join(name).is_file())
}

/// Adds the lexicons that `framework.toml` imports, as if they stood in the folder.
fn lexicons(folder: &Path, files: &mut Files) -> Result<(), Mistakes> {
    let text = files.get("framework.toml").map_or("", String::as_str);
    for (name, home) in homes(folder, text) {
        let inside = format!("lexicons/{name}");
        let read = gathered(&home, &inside)?;
        files.retain(|path, _| !path.starts_with(&format!("{inside}/")));
        files.extend(read.into_iter().filter(|(path, _)| is_of_lexicon(&path[inside.len() + 1..])));
    }
    Ok(())
}

/// Whether a file of a lexicon's folder belongs to it.
fn is_of_lexicon(path: &str) -> bool {
    path == "lexicon.toml" || path.starts_with("lists/")
}

/// Where the lexicons are that `framework.toml` imports, as far as there are any: where it
/// says, else in the folder's own `lexicons`, else in that beside the folder.
fn homes(folder: &Path, framework: &str) -> Vec<(String, PathBuf)> {
    let imports = toml::from_str::<Imports>(framework).unwrap_or_default().lexicons;
    let home = |(name, import): (toml::Spanned<String>, toml::Spanned<Import>)| {
        let name = name.into_inner();
        let places = match import.get_ref().path() {
            Some(path) => vec![folder.join(path)],
            None => vec![folder.join("lexicons").join(&name), folder.join("../lexicons").join(&name)],
        };
        let plain = !name.is_empty() && !name.contains(['/', '\\', '.']);
        Some((name, places.into_iter().find(|place| place.is_dir())?)).filter(|_| plain)
    };
    imports.into_iter().filter_map(home).collect()
}

/// The same, by the `framework.toml` that stands in the folder.
fn homes_of(folder: &Path) -> Vec<(String, PathBuf)> {
    homes(folder, &text("framework.toml", &folder.join("framework.toml")).unwrap_or_default())
}

/// When each file of a framework folder, and of what it imports, was last saved, and its
/// size: enough to see that something changed without reading it.
#[must_use]
pub fn stamps(folder: &Path) -> BTreeMap<String, (Option<SystemTime>, u64)> {
    let mut stamps = BTreeMap::new();
    // A folder that is gone has no files, which is a change too.
    let mut stamp = |name: String, path: &Path| {
        let seen = fs::metadata(path).map(|about| (about.modified().ok(), about.len()));
        stamps.insert(name, seen.unwrap_or_default());
    };
    walk(folder, "", &mut stamp).unwrap_or_default();
    for (name, home) in homes_of(folder) {
        walk(&home, &format!("lexicons/{name}"), &mut stamp).unwrap_or_default();
    }
    stamps
}

/// The same files as every machine and editor would have written them: `/` between
/// names, LF line ends, no byte order mark, no tabs.
pub(crate) fn plain(files: Files) -> Files {
    let plain_text = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\t', " ");
    files.into_iter().map(|(path, text)| (path.replace('\\', "/"), plain_text(&text))).collect()
}

/// What no file may be or hold, whatever is in it otherwise.
pub(crate) fn check(files: &Files, mistakes: &mut Vec<Mistake>) {
    for (path, text) in files {
        if text.len() > LARGEST {
            mistakes.push(too_large(path));
        }
        let lines = text.lines().zip(1..);
        let found = lines.filter_map(|(line, number)| line.chars().position(acts).map(|at| (number, at + 1)));
        mistakes.extend(found.map(|(line, column)| {
            Mistake::new(path, line, "there is a control character", "delete it and type the words anew").at(column)
        }));
    }
}

fn gathered(folder: &Path, inside: &str) -> Result<Files, Mistakes> {
    let (mut files, mut mistakes, mut size) = (Files::new(), Vec::new(), 0);
    let read = |name: &str, path: &Path| misplaced::told(name).map_or_else(|| text(name, path), Err);
    let walked = walk(folder, inside, &mut |name, path| match read(&name, path) {
        Ok(_) if size > TOGETHER => {}
        Ok(text) => {
            size += text.len();
            files.insert(name, text);
        }
        Err(mistake) => mistakes.push(mistake),
    });
    if size > TOGETHER {
        let message = format!("the files of the folder are larger than {TOGETHER} bytes together");
        mistakes.push(Mistake::new(inside, 0, message, "leave out what is no page and no list"));
    }
    mistakes.extend(walked.err());
    mistakes.sort();
    if mistakes.is_empty() { Ok(files) } else { Err(Mistakes(mistakes)) }
}

/// Finds every file that is part of a folder, or stands among its pages and lists: its name
/// from there on, and its path.
fn walk(folder: &Path, inside: &str, found: &mut dyn FnMut(String, &Path)) -> Result<(), Mistake> {
    let home = folder.canonicalize().map_err(|error| unreadable(inside, &error))?;
    Walk { home, left: MOST, found }.folder(folder, inside, 0)
}

struct Walk<'f> {
    /// The folder itself, which no link may lead out of.
    home: PathBuf,
    left: usize,
    found: &'f mut dyn FnMut(String, &Path),
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, inside: &str, depth: usize) -> Result<(), Mistake> {
        let beside_code = depth == 0 && folder.join("Cargo.toml").is_file();
        for entry in fs::read_dir(folder).map_err(|error| unreadable(inside, &error))? {
            let entry = entry.map_err(|error| unreadable(inside, &error))?;
            self.left = self.left.checked_sub(1).ok_or_else(|| too_many(inside))?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if misplaced::is_left_behind(&name) || (beside_code && !BESIDE_CODE.contains(&name.as_str())) {
                continue;
            }
            let name = if inside.is_empty() { name } else { format!("{inside}/{name}") };
            let kind = entry.file_type().map_err(|error| unreadable(&name, &error))?;
            let is_read = endings::OF_PAGES.iter().any(|ending| name.ends_with(ending));
            let is_page = is_read || misplaced::told(&name).is_some();
            if kind.is_symlink() && (is_page || path.is_dir()) {
                self.stays(&name, &path)?;
            }
            if kind.is_dir() {
                if depth < 3 {
                    self.folder(&path, &name, depth + 1)?;
                }
            } else if is_page {
                (self.found)(name, &path);
            }
        }
        Ok(())
    }

    /// A link is followed to a file of the same folder, and nowhere else: what is packed
    /// from a stranger's folder must not have this user's other files in it.
    fn stays(&self, name: &str, path: &Path) -> Result<(), Mistake> {
        let help = "put a copy there instead";
        let wrong = |what: &str| Err(Mistake::new(name, 0, format!("is a link {what}"), help));
        match path.canonicalize() {
            Err(error) => Err(unreadable(name, &error)),
            Ok(to) if !to.starts_with(&self.home) => wrong("that leads out of the folder"),
            Ok(to) if to.is_dir() => wrong("to a folder"),
            Ok(_) => Ok(()),
        }
    }
}

fn too_many(name: &str) -> Mistake {
    Mistake::new(name, 0, format!("there are more than {MOST} files"), "leave out what is no page and no list")
}

fn unreadable(name: &str, error: &std::io::Error) -> Mistake {
    Mistake::new(name, 0, format!("cannot be read: {error}"), "check that it is there, and that you may read it")
}
