//! What was taken without a word and did something else than its author meant, and mistakes
//! that are none once another is mended.

use evenhand_build::{Files, Folder};

use crate::sample::{PAGE, and, files, mistakes, with};

/// The one mistake of `files`, as it is told.
fn only(files: Files) -> String {
    let found = mistakes(files);
    let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert_eq!(found.len(), 1, "{told}");
    told
}

fn warnings(files: Files) -> Vec<String> {
    let (_, warnings) = Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds");
    warnings.iter().map(ToString::to_string).collect()
}

/// The sample with a lexicon of one list, which a list and a page name.
fn importing() -> Files {
    let mut files = with("framework.toml", "[roles]", "[lexicons]\nestate = \"1\"\n\n[roles]");
    for (path, text) in [
        ("lists/group.txt", "women\n{estate:kin}\n"),
        ("lexicons/estate/lexicon.toml", LEXICON),
        ("lexicons/estate/lists/kin.txt", "aunts\n"),
    ] {
        files.insert(path.to_owned(), text.to_owned());
    }
    let page = files.get_mut(PAGE).expect("the page");
    *page = page.replacen("\"book2020\"", "\"kin2024\"", 1);
    files
}

const LEXICON: &str = "name = \"estate\"\nversion = \"1.0.0\"\nlicence = \"CC0-1.0\"\nabout = \"Kin.\"\n\n\
                       [[sources]]\nid = \"kin2024\"\ncitation = \"Kin. 2024.\"\n";

#[test]
fn what_cannot_be_read_makes_no_other_mistakes() {
    assert_eq!(warnings(importing()), [] as [String; 0]);
    let mut toml = importing();
    let text = toml.get_mut("framework.toml").expect("the file");
    *text = text.replacen("licence = \"MIT\"", "licence = MIT", 1);
    assert!(only(toml).starts_with("framework.toml:5"), "no list of a lexicon is missed");
    let mut lexicon = importing();
    lexicon.insert("lexicons/estate/lexicon.toml".to_owned(), LEXICON.replace("\"1.0.0\"", "1.0.0"));
    assert!(only(lexicon).starts_with("lexicons/estate/lexicon.toml:2"), "no source is missed");
    let mut page = files();
    let text = page.remove(PAGE).expect("the page");
    page.insert("criteria/S1.Compare.md".to_owned(), text);
    assert!(only(page).contains("`S1.Compare` cannot be the id"), "neither check nor case misses it");
}

#[test]
fn a_lexicon_without_lists_is_told_where_its_words_belong() {
    let mut files = importing();
    files.remove("lexicons/estate/lists/kin.txt");
    let told = only(files);
    assert!(told.starts_with("lexicons/estate/lexicon.toml: the lexicon `estate` has no lists"), "{told}");
    assert!(told.contains("lists/NAME.txt"), "{told}");
}

#[test]
fn empty_lines_may_stand_above_front_matter() {
    let text = files().remove(PAGE).expect("the page");
    let (plain, _) = Folder::from_files(files()).expect("it builds");
    let (lower, _) = Folder::from_files(and(PAGE, &format!("\u{feff}\n \n{text}"))).expect("it builds all the same");
    let same = |folder: &Folder| evenhand_build::compile(folder).expect("it compiles").bytes;
    assert!(same(&plain) == same(&lower));
    let wrong = only(and(PAGE, &format!("\n\n{}", text.replacen("order = 10", "order = \"ten\"", 1))));
    assert!(wrong.starts_with(&format!("{PAGE}:5:9")), "places are the file's: {wrong}");
}

#[test]
fn the_core_may_be_left_out_of_required() {
    let page = files().remove(PAGE).expect("the page");
    let line = page.lines().find(|line| line.starts_with("required")).expect("it says what is required");
    let told = warnings(with(PAGE, line, "required = \"group and measure\""));
    assert_eq!(told, [] as [String; 0]);
}

#[test]
fn what_says_nothing_or_something_else_is_refused() {
    const CHECK: &str = "when = \"s1.ask >= partly and s1.compare < partly\"";
    for (path, from, to, words) in [
        (PAGE, "order = 10", "order = 10\ntitle = \" \"", "an empty title"),
        ("framework.toml", "[roles]", "[parts]\nneed = [\"backgr*\"]\n\n[roles]", "told by plain words"),
        (
            "framework.toml",
            "id = \"book2020\"",
            "id = \"book2020\"\ndoi = \"https://example.org/x\"",
            "starts with 10.",
        ),
        ("checks.toml", CHECK, "flag = [\"old folk => older people\"]", "write = alone"),
        (PAGE, "(fact, same section)", "(deed, actor = public)", "did you mean `actors = public`?"),
    ] {
        let told = only(with(path, from, to));
        assert!(told.starts_with(path) && told.contains(words), "{told}");
    }
    let address =
        with("framework.toml", "id = \"book2020\"", "id = \"book2020\"\ndoi = \"https://doi.org/10.1000/182\"");
    let (folder, _) = Folder::from_files(address).map_err(|wrong| wrong.to_string()).expect("it builds");
    let manifest = evenhand_build::compile(&folder).expect("it compiles").manifest;
    assert!(manifest.contains("\"10.1000/182\"") && !manifest.contains("doi.org"), "{manifest}");
}
