//! Lexicons: imported by name and version, found beside the folder, packed with it.

use std::fs;
use std::path::Path;

use evenhand_build::{Files, Folder, Mistake, compile};
use evenhand_interpreter::compiled::Compiled;
use evenhand_interpreter::describe;
use evenhand_language::query::Query;
use evenhand_language::{Block, Reading, Section, Sentence, Text};

use crate::sample::{PAGE, mistakes, with};

const LEXICON: &str = "name = \"streets\"\nversion = \"1.2.0\"\nlicence = \"CC-BY-4.0\"\nabout = \"Who lives where.\"\n\n\
                       [[sources]]\nid = \"atlas2019\"\ncitation = \"An atlas, 2019.\"\n";

/// The sample with a lexicon whose lists name each other, imported and named on a page.
fn importing(import: &str) -> Files {
    let mut files = with(PAGE, "strong: {group}", "strong: {streets:people}");
    files.get_mut("framework.toml").expect("the file").push_str(&format!("\n[lexicons]\n{import}\n"));
    files.insert("lexicons/streets/lexicon.toml".to_owned(), LEXICON.to_owned());
    files.insert("lexicons/streets/lists/people.txt".to_owned(), "tenant*\n{places} people\n".to_owned());
    files.insert("lexicons/streets/lists/places.txt".to_owned(), "fennel\n{public}\n".to_owned());
    files.insert("lexicons/streets/lists/unused.txt".to_owned(), "zeppelin*\n".to_owned());
    files
}

fn changed(path: &str, from: &str, to: &str) -> Files {
    let mut files = importing("streets = \"1\"");
    let text = files.get_mut(path).expect("a file");
    assert!(text.contains(from), "{path} has no {from}");
    *text = text.replacen(from, to, 1);
    files
}

fn only(files: Files, place: (&str, usize), message: &str, help: &str) {
    let found = mistakes(files);
    let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert_eq!(found.len(), 1, "{told}");
    assert_eq!((found[0].file.as_str(), found[0].line), place, "{told}");
    assert!(found[0].message.contains(message) && found[0].help.contains(help), "{told}");
}

#[test]
fn what_is_imported_is_packed_and_what_no_query_needs_is_not() {
    let (folder, warnings) =
        Folder::from_files(importing("streets = \"1\"")).map_err(|wrong| wrong.to_string()).expect("it builds");
    // The page now takes its groups from the lexicon, and the folder's own list is left over.
    let left_over: Vec<&str> = warnings.iter().map(|warning| warning.file.as_str()).collect();
    assert_eq!(left_over, ["lists/group.txt"]);
    let built = compile(&folder).expect("it compiles");
    let line = "Fennel people and tenants came.";
    let sentence =
        Sentence { span: 0..line.len() as u32, block: Block::Paragraph, paragraph: 0, introduced_by: Vec::new() };
    let section = Section { heading: "", depth: 0, text: line, sentences: vec![sentence] };
    let text = Text { title: "", stage: None, we: None, sections: vec![section] };
    assert_eq!(built.met(&Reading::new(&text)).len(), 1, "the lexicon's list is met");
    let holds = |word: &str| built.bytes.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(holds("fennel") && !holds("zeppelin"), "a list that no query needs is left out");
}

#[test]
fn the_lexicon_is_a_work_that_the_framework_rests_on() {
    let folder = Folder::from_files(importing("streets = \"1.2\"")).expect("it builds").0;
    let built = compile(&folder).expect("it compiles");
    let said = describe(&Compiled::open(&built.bytes).expect("it opens")).expect("it is readable");
    let sources: Vec<_> = said.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources, ["book2020", "atlas2019", "lexicon.streets"]);
    let citation = &said.sources[2].citation;
    assert!(citation.contains("“streets”, version 1.2.0 (licence: CC-BY-4.0). Who lives where."), "{citation}");
    let again = importing("streets = { version = \"1.2.0\", path = \"somewhere/else\" }");
    let again = compile(&Folder::from_files(again).expect("it builds").0).expect("it compiles");
    assert!(again.bytes == built.bytes, "where it lay changes nothing");
}

#[test]
fn versions_must_agree() {
    for (asked, agrees) in
        [("1", true), ("1.2", true), ("1.2.0", true), ("2", false), ("1.3", false), ("1.2.1", false), ("one", false)]
    {
        let read = Folder::from_files(importing(&format!("streets = \"{asked}\"")));
        assert_eq!(read.is_ok(), agrees, "{asked}");
        if let Err(mistakes) = read {
            let told = &mistakes.0[0];
            assert!(told.message.contains(&format!("version {asked} of the lexicon `streets`")), "{told}");
            assert!(told.message.contains("1.2.0 is there") && told.help.contains("streets = \"1\""), "{told}");
        }
    }
}

#[test]
fn what_imports_and_lexicons_get_wrong() {
    const TOML: &str = "lexicons/streets/lexicon.toml";
    const LIST: &str = "lexicons/streets/lists/people.txt";
    let line = importing("streets = \"1\"")["framework.toml"].lines().count();
    let at = ("framework.toml", line);
    let mut nowhere = importing("streets = \"1\"");
    nowhere.retain(|path, _| !path.starts_with("lexicons/"));
    only(nowhere, at, "no lexicon `streets`", "lexicons/streets, in this folder and beside it; if it is elsewhere");
    only(importing("streets = 1"), at, "imports nothing", "= \"1\"");
    only(importing("streets = { version = \"1\", at = \"x\" }"), at, "imports nothing", "path =");
    only(changed(TOML, "\"streets\"", "\"roads\""), (TOML, 1), "named `roads`", "import it as roads");
    only(changed(TOML, "1.2.0", "first"), (TOML, 2), "`first` is no version", "1.0.0");
    only(changed(TOML, "licence", "license"), (TOML, 3), "no key `license`", "`licence`");
    only(changed(TOML, "atlas2019", "book2020"), (TOML, 0), "`book2020` is cited otherwise", "another id");
    only(changed(LIST, "tenant*", "tenant* ~"), (LIST, 1), "number was expected", "~6");
    only(changed(LIST, "{places}", "{plases}"), (LIST, 2), "no list `plases`", "did you mean `places`?");
    only(changed(LIST, "{places}", "{group}"), (LIST, 2), "no list `group`", "name each other and");
    only(changed(LIST, "{places}", "{people}"), (LIST, 2), "names itself", "circle");
    only(
        changed(PAGE, "{streets:people}", "{streets:peeple}"),
        (PAGE, 30),
        "no list `streets:peeple`",
        "streets:people",
    );
    only(
        changed(PAGE, "{streets:people}", "{people}"),
        (PAGE, 30),
        "no list `people`",
        "did you mean `streets:people`?",
    );
    only(changed(PAGE, "{streets:people}", "{roads:all}"), (PAGE, 30), "no list `roads:all`", "roads = \"1\"");
    let unused = Folder::from_files(changed(PAGE, "{streets:people}", "{group}")).expect("it builds").1;
    let unused: Vec<&Mistake> = unused.iter().filter(|warning| warning.message.contains("`streets`")).collect();
    assert!(unused.len() == 1 && unused[0].line == line, "{unused:?}");
}

fn write(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
}

/// A framework in `fair/`, the lexicon in `at`, both below the folder returned.
fn on_disk(import: &str, at: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let (lexicon, own): (Files, Files) =
        importing(import).into_iter().partition(|(path, _)| path.starts_with("lexicons/"));
    write(&root.path().join("fair"), &own);
    let moved = |(path, text): (String, String)| (path.replace("lexicons/streets", at), text);
    write(root.path(), &lexicon.into_iter().map(moved).collect());
    root
}

#[test]
fn it_is_found_in_the_folder_beside_it_or_where_the_author_says() {
    let path = "streets = { version = \"1\", path = \"../words/of-streets\" }";
    let mut bytes = Vec::new();
    for (import, at) in [
        ("streets = \"1\"", "fair/lexicons/streets"),
        ("streets = \"1\"", "lexicons/streets"),
        (path, "words/of-streets"),
    ] {
        let root = on_disk(import, at);
        let fair = root.path().join("fair");
        let folder = Folder::read(&fair).map_err(|wrong| wrong.to_string()).expect("it builds").0;
        bytes.push(compile(&folder).expect("it compiles").bytes);
        let packed = Folder::from_files(folder.files().clone()).expect("what is packed builds").0;
        assert!(compile(&packed).expect("it compiles").bytes == bytes[0], "{at}");
        let lists = evenhand_build::lists(&fair).expect("lists");
        let query = Query::parse("{streets:people}").expect("a query");
        assert!(lists.check(&[query]).is_ok() && lists.get("group").is_some(), "{at}");
        let stamps = evenhand_build::stamps(&fair);
        assert!(stamps.contains_key("lexicons/streets/lists/people.txt"), "{:?}", stamps.keys());
    }
    assert!(bytes[0] == bytes[1] && bytes[1] == bytes[2]);
}

#[test]
fn a_lexicons_mistake_is_told_where_its_file_is() {
    let root = on_disk("streets = \"1\"", "lexicons/streets");
    fs::write(root.path().join("lexicons/streets/lists/people.txt"), "(tenants\n").expect("written");
    let found = Folder::read(&root.path().join("fair")).expect_err("it does not build").0;
    assert_eq!(found[0].file, "../lexicons/streets/lists/people.txt", "{:?}", found[0]);
    let (told, seen) = (found[0].to_string(), root.path().join("fair").join(&found[0].file));
    assert!(told.starts_with(&format!("{}:1:", seen.display())) && seen.is_file(), "{told}");
    let alone = Folder::read(&root.path().join("lexicons/streets")).expect_err("it is no framework").0;
    assert!(alone[0].help.contains("it is a lexicon"), "{}", alone[0]);
    fs::write(root.path().join("lexicons/streets/lists/people.txt"), "tenants\n").expect("written");
    let lists = evenhand_build::lists(&root.path().join("lexicons/streets")).expect("a lexicon's lists can be tried");
    assert!(lists.get("people").is_some());
}

#[test]
fn what_rests_on_a_lexicon_is_run_again_with_it() {
    let folder = Folder::from_files(importing("streets = \"1\"")).expect("it builds").0;
    let affected = |file: &str| folder.affected(&[file.to_owned()].into());
    let pages = affected("lexicons/streets/lists/places.txt").pages;
    assert_eq!(pages.iter().map(String::as_str).collect::<Vec<_>>(), [PAGE, "criteria/s2.any.md"]);
    assert!(affected("lexicons/streets/lists/unused.txt").is_empty());
    assert_eq!(affected("lexicons/streets/lexicon.toml"), folder.everything());
}
