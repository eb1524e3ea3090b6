//! The lexicons that a framework imports: whether they are there, of the version that is
//! asked for, and what they rest on. Their lists are `lists`'.

use std::collections::BTreeMap;

use toml::Spanned;

use super::declared::{ID_HELP, is_id};
use crate::files::Files;
use crate::framework::{Import, Imports, LexiconFile, Source};
use crate::mistake::Mistake;
use crate::toml_file::{self, place};

/// A lexicon that is imported and there.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    /// Its name, which stands before its lists': `{NAME:list}`.
    pub name: String,
    /// Where `framework.toml` imports it: a line.
    pub line: usize,
    /// The id by which it stands among what the framework rests on.
    pub id: String,
    /// The lexicon itself as a work to cite.
    pub citation: String,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// What `framework.toml` imports, whatever else it says; none where it is no TOML, which is
/// told where all of the file is read.
pub(super) fn imports(files: &Files) -> Option<BTreeMap<Spanned<String>, Spanned<Import>>> {
    let text = files.get("framework.toml").map_or("", String::as_str);
    toml::from_str::<Imports>(text).ok().map(|imports| imports.lexicons)
}

/// Reads the lexicons that are imported.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Lexicon> {
    imports(files).unwrap_or_default().iter().filter_map(|(name, import)| one(files, name, import, mistakes)).collect()
}

fn one(
    files: &Files,
    name: &Spanned<String>,
    import: &Spanned<Import>,
    mistakes: &mut Vec<Mistake>,
) -> Option<Lexicon> {
    let text = files.get("framework.toml").map_or("", String::as_str);
    let line = place(text, name.span().start).0;
    let (name, import) = (name.get_ref(), import.get_ref());
    let mut wrong = |line: usize, file: &str, message: String, help: String| {
        mistakes.push(Mistake::new(file, line, message, help));
        None
    };
    if !is_id(name) || name.contains('.') {
        return wrong(line, "framework.toml", format!("`{name}` cannot be the name of a lexicon"), ID_HELP.to_owned());
    }
    let file = format!("lexicons/{name}/lexicon.toml");
    let Some(said) = files.get(&file) else {
        let (message, help) = not_there(files, name, import);
        return wrong(line, "framework.toml", message, help);
    };
    if !has_lists(files, name) {
        let message = format!("the lexicon `{name}` has no lists");
        return wrong(0, &file, message, "put its words into lists/NAME.txt beside it, one query a line".to_owned());
    }
    let lexicon = match toml_file::read::<LexiconFile>(&file, said) {
        Ok(lexicon) => lexicon,
        Err(mistake) => {
            mistakes.push(mistake);
            return None;
        }
    };
    let (version, asked) = (lexicon.version.get_ref(), import.version());
    let at = |span: std::ops::Range<usize>| place(said, span.start).0;
    if lexicon.name.get_ref() != name {
        let message = format!("the lexicon is named `{}`, and is imported as `{name}`", lexicon.name.get_ref());
        return wrong(at(lexicon.name.span()), &file, message, format!("import it as {}", lexicon.name.get_ref()));
    }
    let Some(found) = numbers(version) else {
        let help = "write version = \"1.0.0\": numbers with points between, three at most".to_owned();
        return wrong(at(lexicon.version.span()), &file, format!("`{version}` is no version"), help);
    };
    if !numbers(asked).is_some_and(|wanted| found.starts_with(&wanted[..asked.split('.').count()])) {
        let message = format!("version {asked} of the lexicon `{name}` is asked for, and {version} is there");
        let major = found[0];
        let help = format!(
            "ask for {name} = \"{major}\" and run `evenhand test`, since levels may come out otherwise; or put version \
             {asked} there"
        );
        return wrong(line, "framework.toml", message, help);
    }
    let LexiconFile { licence, about, sources, .. } = lexicon;
    let about = about.trim();
    let citation = format!("Word lists “{name}”, version {version} (licence: {licence}). {about}");
    Some(Lexicon { id: format!("lexicon.{name}"), name: name.clone(), line, citation, sources })
}

fn has_lists(files: &Files, name: &str) -> bool {
    files.keys().any(|path| path.starts_with(&format!("lexicons/{name}/lists/")))
}

fn not_there(files: &Files, name: &str, import: &Import) -> (String, String) {
    match import.path() {
        _ if has_lists(files, name) => {
            let message = format!("the lexicon `{name}` has no file lexicon.toml");
            (message, "write one, with name, version, licence and about".to_owned())
        }
        Some(path) => {
            let help = "a path is seen from this folder, and leads to the folder that holds lexicon.toml";
            (format!("there is no lexicon at {path}"), help.to_owned())
        }
        None => {
            let help = format!(
                "it is looked for in lexicons/{name}, in this folder and beside it; if it is elsewhere, write {name} = {{ \
                 version = \"{}\", path = \"../words/{name}\" }}",
                import.version()
            );
            (format!("there is no lexicon `{name}`"), help)
        }
    }
}

/// A version as three numbers; what is not written is 0.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    for (at, part) in version.split('.').enumerate() {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        *numbers.get_mut(at)? = part.parse().ok().filter(|_| digits)?;
    }
    Some(numbers)
}

/// What a framework and its lexicons rest on, each work once.
pub(super) fn sources<'f>(own: &'f [Source], lexicons: &'f [Lexicon]) -> Vec<&'f Source> {
    let mut all: Vec<&Source> = own.iter().collect();
    for source in lexicons.iter().flat_map(|lexicon| &lexicon.sources) {
        if !all.iter().any(|known| known.id.get_ref() == source.id.get_ref()) {
            all.push(source);
        }
    }
    all
}

/// A work has one id and is cited in one way, whoever rests on it.
pub(super) fn check(own: &[Source], lexicons: &[Lexicon], mistakes: &mut Vec<Mistake>) {
    let all = sources(own, lexicons);
    for lexicon in lexicons.iter().filter(|lexicon| own.iter().any(|source| *source.id.get_ref() == lexicon.id)) {
        let message = format!("the source `{}` is declared, and stands for the lexicon", lexicon.id);
        mistakes.push(Mistake::new("framework.toml", lexicon.line, message, "give the source another id"));
    }
    for (lexicon, source) in lexicons.iter().flat_map(|lexicon| lexicon.sources.iter().map(move |one| (lexicon, one))) {
        let id = source.id.get_ref();
        let mut wrong = |message: String, help: &str| {
            mistakes.push(Mistake::new(&format!("lexicons/{}/lexicon.toml", lexicon.name), 0, message, help));
        };
        if !is_id(id) {
            wrong(format!("`{id}` cannot be the id of a source"), ID_HELP);
        }
        let known = all.iter().find(|known| known.id.get_ref() == id);
        if known.is_some_and(|known| (&known.citation, &known.doi) != (&source.citation, &source.doi)) {
            let help = "cite it the same in both, or give one of them another id";
            wrong(format!("the source `{id}` is cited otherwise elsewhere"), help);
        }
    }
}
